//! Reads PDF as far as signatures need it: the objects of a file, by its tables alone (ISO 32000-1, clause 7).

mod crypt;
mod equal;
mod file;
mod object;
mod packs;
mod stream;
mod syntax;
mod tables;

pub use file::File;
pub(crate) use file::{EACH, Indirect};
pub use object::{Dictionary, Id, Object, Text};
pub(crate) use syntax::Reader;
pub use syntax::is_regular;

/// Why a PDF file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PdfFault {
    /// Its tables of objects or the objects they lead to are damaged. Nothing is repaired.
    #[error("its structure is damaged")]
    Broken,
    /// It is encrypted under a password, so that nobody without it could read what was signed; or in a way not known here.
    #[error("it is encrypted")]
    Encrypted,
    /// It asks for more than the limits allow.
    #[error("it is too complex")]
    TooComplex,
}
