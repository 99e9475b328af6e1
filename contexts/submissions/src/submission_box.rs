//! The box itself: what filing needs beside the filing.

use certificates::{Anchors, Sources, Trust};
use files::Files;
use journal::Journal;
use receipts::Party;
use signatures::Policy;

use crate::{Limits, key::InHand};

/// The electronic submission box (elektroniczna skrzynka podawcza) of the office; cheap to clone.
#[derive(Clone)]
pub struct SubmissionBox {
    /// The office's journal.
    pub journal: Journal,
    /// Where files are kept.
    pub files: Files,
    /// Whom the office trusts; its lists are renewed meanwhile.
    pub trust: Trust,
    /// The way to revocation data.
    pub sources: Sources,
    /// What the office demands of algorithms.
    pub policy: Policy,
    /// The office as it stands in receipts.
    pub office: Party,
    /// How much a filing may bring.
    pub limits: Limits,
    in_hand: InHand,
}

impl SubmissionBox {
    /// A box with the ordinary policy and limits.
    #[must_use]
    pub fn new(journal: Journal, files: Files, anchors: Anchors, sources: Sources, office: Party) -> Self {
        Self {
            journal,
            files,
            trust: Trust::new(anchors),
            sources,
            policy: Policy::default(),
            office,
            limits: Limits::default(),
            in_hand: InHand::default(),
        }
    }

    /// Whom the office trusts now.
    #[must_use]
    pub fn anchors(&self) -> Anchors {
        self.trust.anchors()
    }

    pub(crate) const fn in_hand(&self) -> &InHand {
        &self.in_hand
    }
}
