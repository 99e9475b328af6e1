//! Addresses for cameras.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};
use vocabulary::Fault;

/// The light border that a reader needs around the code, in modules (ISO/IEC 18004, 6.3.8).
const QUIET: i32 = 4;

/// A QR code as a drawing in SVG; both the page and the paper draw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Width and height in modules, with the light border: the view box is `0 0 size size`.
    pub size: i32,
    /// The dark modules: the `d` of a path that is to be filled, on a light ground.
    pub path: String,
}

/// The QR code (ISO/IEC 18004) of an address, still readable when 15% of it is soiled (level M).
///
/// # Errors
/// The address is longer than a code holds (2331 bytes).
pub fn qr(address: &str) -> Result<Qr, Fault> {
    let code = QrCode::encode_text(address, QrCodeEcc::Medium)?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            // Dark modules side by side are one stroke, so that no reader sees a gap between them.
            let run = (x..code.size()).take_while(|&x| code.get_module(x, y)).count() as i32;
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    Ok(Qr { size: code.size() + 2 * QUIET, path })
}

impl Qr {
    /// The code as a picture of its own.
    pub(crate) fn svg(&self) -> String {
        let Self { size, path } = self;
        format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"><path d="{path}" fill="#16202e"/></svg>"##
        )
    }
}
