//! What delivering takes.

use certificates::{Sources, Trust};
use files::Files;
use journal::Journal;
use receipts::Party;
use signatures::Policy;

/// The desk that delivers; cheap to clone.
#[derive(Clone)]
pub struct Desk {
    /// The office's journal.
    pub journal: Journal,
    /// Where letters are kept.
    pub files: Files,
    /// Whom the office trusts to sign; its lists are renewed meanwhile.
    pub trust: Trust,
    /// The way to revocation data.
    pub sources: Sources,
    /// What the office demands of signatures.
    pub policy: Policy,
    /// The office as it stands in receipts.
    pub office: Party,
}
