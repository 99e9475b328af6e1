//! Who may do what with a disposal list when: the one place that decides.

use accounts::{Official, Post};
use cases::Denied;
use journal::Act;

use super::{DisposalId, DisposalList, DisposalState};
use crate::store::disposals as store;

/// What can be done with a disposal list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DisposalDeed {
    /// Enter what experts said of a file.
    Opine,
    /// Approve it, once experts have looked at all that asks for it.
    Approve,
    /// Enter the consent of the state archive.
    Consent,
    /// Give it up.
    GiveUp,
}

/// May do one deed on one disposal list, which is locked until the act ends.
pub struct MayDispose {
    pub(crate) list: DisposalList,
    pub(crate) official: Official,
    pub(crate) deed: DisposalDeed,
}

impl DisposalDeed {
    /// Every deed.
    pub const ALL: [Self; 4] = [Self::Opine, Self::Approve, Self::Consent, Self::GiveUp];

    fn fits(self, list: &DisposalList) -> bool {
        use DisposalState::{Approved, Consented, Drawn};
        match self {
            Self::Opine => list.state == Drawn,
            Self::Approve => list.state == Drawn && list.unjudged == 0 && list.cases > 0,
            Self::Consent => list.state == Approved,
            Self::GiveUp => matches!(list.state, Drawn | Approved | Consented),
        }
    }

    fn is_of(self, post: Post) -> bool {
        match self {
            Self::Opine | Self::Consent | Self::GiveUp => post == Post::Archivist,
            Self::Approve => matches!(post, Post::OfficeHead | Post::DeputyHead),
        }
    }
}

/// What this official may do with the list now.
#[must_use]
pub fn disposal_deeds(official: &Official, list: &DisposalList) -> Vec<DisposalDeed> {
    DisposalDeed::ALL.into_iter().filter(|deed| deed.is_of(official.post()) && deed.fits(list)).collect()
}

/// The right to this deed, and a lock on the list. `version` is the one that the page showed.
///
/// # Errors
/// See [`Denied`].
pub async fn may_dispose(
    act: &mut Act,
    official: &Official,
    id: DisposalId,
    version: i64,
    deed: DisposalDeed,
) -> Result<MayDispose, Denied> {
    if !deed.is_of(official.post()) || act.execute(store::lock(id)).await? == 0 {
        return Err(Denied::NotYours);
    }
    let list = store::list(act.view(), id).await?.ok_or(Denied::NotYours)?;
    if list.version != version {
        return Err(Denied::Stale);
    }
    if !deed.fits(&list) {
        return Err(Denied::NotNow);
    }
    Ok(MayDispose { list, official: official.clone(), deed })
}
