//! Anchors in force, whose lists are renewed while others judge by them.

use std::sync::{Arc, PoisonError, RwLock};

use crate::{Anchors, lists::TrustedList};

/// Whom an office trusts at present. Cheap to clone; clones see the same.
#[derive(Clone, Debug, Default)]
pub struct Trust(Arc<RwLock<Anchors>>);

impl Trust {
    /// These anchors are in force.
    #[must_use]
    pub fn new(anchors: Anchors) -> Self {
        Self(Arc::new(RwLock::new(anchors)))
    }

    /// The anchors in force now; they stay as they are for whoever holds them.
    #[must_use]
    pub fn anchors(&self) -> Anchors {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// From now on these lists are in force beside the certificates, in place of those before.
    pub fn renew(&self, lists: Vec<Arc<TrustedList>>) {
        let mut anchors = self.0.write().unwrap_or_else(PoisonError::into_inner);
        *anchors = anchors.with_lists(lists);
    }
}
