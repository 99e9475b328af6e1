//! Whether a signature can be believed, and what it signs.
//!
//! Three doors, in this order. [`examine`] reads a signed document and writes down everything that can be learnt from its
//! bytes alone. [`gather`] does the same and asks the world about the certificates it met. [`judge`] says what that is
//! worth at an instant under a policy; it is a pure function of stored evidence, so the verdict can be given again in ten
//! years without the document and without a network.
//!
//! What the reader of a report may rely on: `TOTAL-PASSED` means that every reference digest and the signature value are
//! right, that the certificate is the one the signer named under the signature, trusted and not revoked, and that the
//! signature covers what a person would read. Nothing in the document is fetched, no file is opened by its name, no
//! stylesheet is run.

mod algorithm;
mod asic;
mod cades;
mod claim;
mod cms;
mod document;
mod evidence;
mod export;
mod gather;
mod inside;
mod judge;
mod level;
pub mod lists;
mod pades;
mod payload;
pub mod pdf;
mod policy;
mod qualification;
mod report;
pub mod timestamp;
mod xades;
mod zip;

pub use algorithm::Algorithm;
pub use asic::{ContainerKind, ContainerTimestamp, PackedFile, SignedContainer};
pub use certificates::{Digest, SignatureMethod};
pub use claim::{ClaimShape, ClaimedPerson, SealName};
pub use document::{Container, Detached, Document, Unreadable};
pub use evidence::{
    Binding, Coverage, Covers, Evidence, File, Outcome, Reference, SignatureEvidence, SigningCertificate,
    StructuralFault, TimestampEvidence, TimestampKind, Value,
};
pub use export::{OURS, machine_record};
pub use gather::{examine, gather};
pub use inside::inside;
pub use judge::{holds_until, judge};
pub use level::{Form, Level, Rank, UnknownLevel};
pub use pades::{Change, ChangeKind};
pub use payload::Payload;
pub use pdf::PdfFault;
pub use policy::{Policy, UnreadablePolicy};
pub use qualification::{Grade, Qualification};
pub use report::{
    Check, CheckKind, CheckOutcome, Indication, Judged, JudgedContainer, JudgedTimestamp, Reason, Report, Signer,
    StampedFiles, SubIndication,
};
pub use xades::archive_imprint;
pub use zip::{Oddity, ZipFault};
