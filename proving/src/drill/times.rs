//! The times that a receipt tells.

use openssl::base64;
use signatures::timestamp::Token;
use vocabulary::Instant;

/// What a receipt tells of when.
pub struct Times {
    /// The last byte of the letter came.
    pub entered: Instant,
    /// The receipt was made and sealed.
    pub made: Instant,
    /// The seal was there, by the clock of the timestamp authority.
    pub stamped: Instant,
    /// The timestamp that says so.
    pub token: Vec<u8>,
}

impl Times {
    /// Those of a receipt; none when it lacks one of them.
    pub fn of(receipt: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(receipt);
        let instant = |element| Instant::parse(said(&text, element)?).ok();
        let token = base64::decode_block(said(&text, "xades:EncapsulatedTimeStamp")?).ok()?;
        Some(Self {
            entered: instant("pos:DataDoreczenia")?,
            made: instant("pos:DataWytworzeniaPoswiadczenia")?,
            stamped: Token::from_der(&token).ok()?.time(),
            token,
        })
    }
}

fn said<'t>(text: &'t str, element: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(&format!("<{element}>"))?;
    rest.split('<').next()
}
