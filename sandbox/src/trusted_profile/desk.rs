//! The documents that wait to be signed, or to be fetched when they are.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use axum::http::Uri;
use vocabulary::Instant;

use super::person::KnownPerson;

/// The largest document that is taken for signing, in octets.
pub const LARGEST_DOCUMENT: usize = 15 << 20;
/// All documents together, in octets; older ones make room.
const LARGEST_HEAP: usize = 8 * LARGEST_DOCUMENT;
/// A document waits so long to be signed and fetched.
const LIFE_SECONDS: i64 = 30 * 60;

/// Everything that is being signed, oldest first; forgotten at a restart.
#[derive(Default)]
pub(crate) struct Desk {
    signings: Mutex<VecDeque<Signing>>,
    known: Mutex<Vec<KnownPerson>>,
}

/// A document on its way.
#[derive(Clone)]
pub(crate) struct Signing {
    /// Nobody can guess it: 32 hexadecimal digits.
    pub id: String,
    /// The certificate of whoever brought the document; nobody else is given the result.
    pub bringer: [u8; 32],
    pub document: Arc<str>,
    /// What the bringer calls the document.
    pub about: String,
    pub done: Uri,
    pub failed: Uri,
    pub begun_at: Instant,
    pub outcome: Outcome,
}

/// What became of a document.
#[derive(Clone)]
pub(crate) enum Outcome {
    Waiting,
    Signed(Arc<str>),
    Cancelled,
    Expired,
}

impl Desk {
    /// From now on the pages offer these people.
    pub fn know(&self, people: Vec<KnownPerson>) {
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = people;
    }

    /// The people whom the pages offer.
    pub fn known(&self) -> Vec<KnownPerson> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts a document on the desk.
    pub fn put(&self, signing: Signing) {
        let mut signings = self.signings();
        signings.push_back(signing);
        while signings.iter().map(Signing::size).sum::<usize>() > LARGEST_HEAP {
            signings.pop_front();
        }
    }

    /// The document of this id, as it now is.
    pub fn find(&self, id: &str, now: Instant) -> Option<Signing> {
        let signing = self.signings().iter().find(|signing| signing.id == id).cloned()?;
        let is_over = signing.begun_at.plus_seconds(LIFE_SECONDS) <= now;
        Some(if is_over { Signing { outcome: Outcome::Expired, ..signing } } else { signing })
    }

    /// Decides what becomes of a document that waits; one that is decided stays so.
    pub fn decide(&self, id: &str, outcome: Outcome) {
        for signing in self.signings().iter_mut().filter(|signing| signing.id == id) {
            if matches!(signing.outcome, Outcome::Waiting) {
                signing.outcome = outcome.clone();
            }
        }
    }

    fn signings(&self) -> MutexGuard<'_, VecDeque<Signing>> {
        self.signings.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Signing {
    fn size(&self) -> usize {
        let signed = if let Outcome::Signed(signed) = &self.outcome { signed.len() } else { 0 };
        // Small ones count as well, so that their number is bounded.
        self.document.len() + signed + 16 * 1024
    }
}
