//! Makes signatures and seals that can be believed: keys, XAdES over XML and files, PAdES in PDF, signed calls of services,
//! timestamps from an authority.
//!
//! A seal is the signature of an office's certificate; a person signs by the same builder. A seal that waits for its
//! timestamp is complete XML of baseline B ([`Sealed::xml`]): keep it, and go on later with [`Sealed::from_xml`].

pub mod cms;
pub mod der;
mod file_key;
mod key;
mod pdf;
mod seal;
mod sealer;
mod sign;
mod soap;
mod timestamp;
mod xades;

pub use file_key::{FileKey, UnreadableKey};
pub use key::{Algorithm, Key, KeyFault};
pub use pdf::{PdfSealFault, SealedPdf, pdf};
pub use seal::{Proofs, SealFault, Sealed, insert_last, seal, seal_for};
pub use sealer::{OutOfOrder, Sealer};
pub use sign::{detached, enveloping};
pub use soap::envelope;
pub use timestamp::{TimestampAuthority, TimestampFault};
pub use xades::{Reference, Transform, signature};
