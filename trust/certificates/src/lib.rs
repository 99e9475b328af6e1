//! Whether a certificate can be believed at an instant.
//!
//! [`gather()`] asks the world (issuers, OCSP, CRLs) and never judges; [`judge()`] judges what was gathered and never asks, so
//! the same verdict can be given again in ten years. Paths are built and checked by OpenSSL; revocation is judged here,
//! because which object may speak for which certificate, and when, is our policy.

mod algorithm;
mod anchors;
pub mod asn1;
mod certificate;
mod crl;
mod evidence;
mod existence;
mod extension;
mod gather;
mod judge;
pub mod lists;
mod memory;
mod name;
mod ocsp;
mod path;
mod pem;
mod points;
mod policy;
mod qc;
mod revocation;
mod rights;
mod sources;
mod strength;
mod told;
mod trust;

pub use algorithm::{Digest, Scheme, SignatureMethod};
pub use anchors::{Anchors, UnreadableAnchors};
pub use certificate::{Certificate, SANDBOX_MARK, UnreadableCertificate};
pub use evidence::{Der, Evidence, Fingerprint};
pub use existence::Existence;
pub use gather::{gather, gather_for_others};
pub use judge::{Judgement, Reason, Verdict, judge, validate_path};
pub use policy::PolicyDemands;
pub use qc::QcStatements;
pub use rights::Use;
pub use sources::Sources;
pub use strength::{KeySize, Lifetime, Strength};
pub use trust::Trust;
