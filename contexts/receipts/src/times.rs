//! The instants that a sealed receipt tells apart.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use signatures::timestamp::Token;
use vocabulary::Instant;

use crate::{SealedReceipt, Upp};

/// What happened when. What counts in law is the first; the others may be hours later when the key or the timestamp authority
/// was out of order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// The last byte of the filing came.
    pub entered_at: Instant,
    /// The receipt was made and sealed, by the office's clock.
    pub made_at: Instant,
    /// The seal was there, by the clock of the timestamp authority.
    pub stamped_at: Instant,
}

impl SealedReceipt {
    /// The instants it tells; none when it is not as we write receipts. It says nothing about whether they can be believed.
    #[must_use]
    pub fn times(&self) -> Option<Times> {
        let upp = Upp::read(self.xml.as_bytes()).ok()?;
        // The first is that over the seal; our own writer puts no attribute on it.
        let (_, rest) = self.xml.split_once("<xades:EncapsulatedTimeStamp>")?;
        let token = STANDARD.decode(rest.split('<').next()?).ok()?;
        let stamped_at = Token::from_der(&token).ok()?.time();
        Some(Times { entered_at: upp.content.entered_at, made_at: upp.made_at, stamped_at })
    }
}
