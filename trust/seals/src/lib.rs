//! Makes signatures and seals that can be believed: keys, XAdES over XML and files, PAdES in PDF, CAdES around files and
//! beside them, signed calls of services, timestamps from an authority.
//!
//! A seal is the signature of an office's certificate; a person signs by the same builders. Each of the three kinds is made
//! in two steps. The first gives baseline B, complete in itself ([`Sealed`], [`SealedPdf`], [`SignedMessage`]): keep it, and
//! go on later. The second takes the timestamp over its imprint, which makes baseline T, and with [`Proofs`] baseline LT. What is to
//! be kept for years is prolonged before anything of it ends ([`Sealer::prolonged`], baseline LTA).

mod archive;
mod authorities;
pub mod cms;
pub mod der;
mod file_key;
mod key;
mod keys;
mod message;
mod pdf;
mod prolong;
mod proofs;
mod request;
mod seal;
mod sealer;
mod sign;
mod soap;
mod stamp;
mod timestamp;
mod token;
mod xades;

pub use archive::Aging;
pub use authorities::{Authorities, AuthorityState};
pub use file_key::{FileKey, FilePair, UnreadableKey};
pub use key::{Algorithm, CertifiedKey, Key, KeyFault, Pair, with_key};
pub use keys::{Expiry, Keys, NamedKey};
pub use message::SignedMessage;
pub use pdf::{AgingPdf, AwaitingPdf, PdfSealFault, SealedPdf, pdf};
pub use prolong::{Demands, NotProlonged, Prolonged};
pub use proofs::Proofs;
pub use request::{Kind, Subject, pem, request};
pub use seal::{SealFault, Sealed, insert_last, seal, seal_for, seal_written};
pub use sealer::{Made, OutOfOrder, Sealer};
pub use sign::{detached, enveloping};
pub use soap::envelope;
pub use stamp::{NotStampable, Stampable};
pub use timestamp::{TimestampAuthority, TimestampFault};
pub use token::{KeyName, SESSIONS, Token, TokenFault, TokenKey, TokenName, TokenPair, TokenPlace, WAIT};
pub use xades::{Reference, Transform, signature};
