//! What can be seen of a scan without drawing it: how many sheets it has, how large their pictures are, which are the same.
//!
//! Only tables and headers are read, within limits; no picture is unpacked, so a hostile file costs what it weighs.

mod doubt;
mod jpeg;
mod pdf;
mod tiff;

use files::Kind;
use serde::{Deserialize, Serialize};

pub use doubt::{Doubt, doubts};

/// Scans of more sheets are not looked into.
const MOST_SHEETS: usize = 2_000;

/// What was seen of a scan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Seen {
    /// Its sheets in order.
    Sheets(Vec<Sheet>),
    /// It is under a password.
    Locked,
    /// It cannot be looked into: damaged, or of too many parts.
    Broken,
}

/// One side of a sheet, as it was scanned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its picture, in dots: the short side, then the long one; zero when no one picture fills it.
    pub dots: (u32, u32),
    /// The paper, in tenths of a millimetre: the short side, then the long one; zero when the file does not tell.
    pub size: (u32, u32),
    /// There is nothing on it at all.
    pub empty: bool,
    /// The same mark means the very same picture.
    pub mark: Option<u64>,
    /// The page before it, counted from 1, that it looks like, as a machine saw that drew them.
    #[serde(default)]
    pub like: Option<u32>,
}

/// What is on the paper: by it the instruction sets how fine a scan must be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Writing {
    /// Print, in which colour means nothing.
    #[default]
    Print,
    /// Handwriting, filled-in forms and signatures that must be read.
    Hand,
    /// Print in which colour means something.
    Colour,
    /// Photographs.
    Photo,
}

impl Writing {
    /// Every kind, the usual one first.
    pub const ALL: [Self; 4] = [Self::Print, Self::Hand, Self::Colour, Self::Photo];

    /// How the kind is kept.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Print => "print",
            Self::Hand => "hand",
            Self::Colour => "colour",
            Self::Photo => "photo",
        }
    }

    /// The kind with this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|writing| writing.code() == code)
    }
}

/// Looks at a scan of this kind.
#[must_use]
pub fn look(kind: Kind, content: &[u8]) -> Seen {
    match kind {
        Kind::Pdf => pdf::look(content),
        Kind::Picture("image/tiff") => tiff::look(content).map_or(Seen::Broken, Seen::Sheets),
        Kind::Picture("image/jpeg") => jpeg::look(content).map_or(Seen::Broken, |sheet| Seen::Sheets(vec![sheet])),
        _ => Seen::Broken,
    }
}

/// Two sides, the short one first.
const fn sides(one: u32, other: u32) -> (u32, u32) {
    if one <= other { (one, other) } else { (other, one) }
}

/// So many dots at so many dots an inch, in tenths of a millimetre; zero when that is no paper.
fn tenths(dots: u32, per_inch: f64) -> u32 {
    length(f64::from(dots) / per_inch * 254.0)
}

/// A length that paper can have, rounded; zero for any other.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range was looked at just before")]
fn length(tenths: f64) -> u32 {
    if (1.0..100_000.0).contains(&tenths) { tenths.round() as u32 } else { 0 }
}
