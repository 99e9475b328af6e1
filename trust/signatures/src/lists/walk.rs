//! From the Union's list of lists to the lists of its members (TS 119 615, clauses 4.1 and 4.2).

use std::sync::Arc;

use certificates::{
    Certificate,
    lists::{ListKind, Pointer, TrustedList, UnreadableList},
};
use futures_util::{StreamExt as _, stream};
use vocabulary::Instant;

use super::{SignedList, UntrustedList, signed};
use crate::Unreadable;

/// Where the list of lists lies, and who signs it.
#[derive(Clone, Debug)]
pub struct Origin {
    /// Its address.
    pub address: String,
    /// The certificates that the Official Journal of the Union names, one of which signed it or the oldest pivot.
    pub signers: Vec<Certificate>,
}

/// What a walk brought.
#[derive(Clone, Debug, Default)]
pub struct Walked {
    /// The members' lists that are believed.
    pub lists: Vec<Arc<TrustedList>>,
    /// What was fetched and believed, by its address: to be kept as the last good copy.
    pub fresh: Vec<(String, Vec<u8>)>,
    /// What did not go well.
    pub troubles: Vec<Trouble>,
}

/// Something about one list that did not go well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// Its territory, `EU` for the list of lists.
    pub territory: String,
    /// Its address.
    pub address: String,
    /// What it was; none when it could not be fetched.
    pub why: Option<UntrustedList>,
    /// Whether an earlier copy serves in its place.
    pub copy_serves: bool,
    /// Whether the list is left out because its next issue is overdue by more than a month.
    pub overdue: bool,
}

/// Former issues of the list of lists that are climbed; the Official Journal names new signers now and then, and the
/// pivots begin anew.
const MOST_PIVOTS: usize = 64;
/// Lists fetched at once.
const AT_ONCE: usize = 4;
/// How long a list whose next issue is overdue still serves, in seconds: a month for its operator to come back.
const GRACE: i64 = 31 * 86_400;

/// Where lists come from: the network, and the copies kept of what was believed before.
struct Door<'a, F, K> {
    fetch: &'a F,
    kept: &'a K,
    at: Instant,
}

/// Walks from the list of lists to the members' lists. `fetch` has the octets at an address, `kept` the copy last believed.
/// What is fetched counts only if it verifies and is no older issue than the copy; else the copy does, if that verifies.
pub async fn walk<F, G, K>(origin: &Origin, fetch: F, kept: K, at: Instant) -> Walked
where
    F: Fn(String) -> G,
    G: Future<Output = Option<Vec<u8>>>,
    K: Fn(&str) -> Option<Vec<u8>>,
{
    let door = Door { fetch: &fetch, kept: &kept, at };
    let mut walked = Walked::default();
    let Some(top) = door.list_of_lists(origin, &mut walked).await else { return walked };
    let members = top
        .pointers
        .into_iter()
        .filter(|pointer| pointer.kind == ListKind::National && pointer.is_xml && !pointer.signers.is_empty());
    let door = &door;
    let mut all: Vec<Walked> =
        stream::iter(members).map(|pointer| door.member(pointer)).buffer_unordered(AT_ONCE).collect().await;
    // In one order, whichever came first.
    all.sort_by_key(|one| one.lists.first().map(|list| list.territory.clone()));
    for one in all {
        walked.lists.extend(one.lists);
        walked.fresh.extend(one.fresh);
        walked.troubles.extend(one.troubles);
    }
    walked
}

impl<F, G, K> Door<'_, F, K>
where
    F: Fn(String) -> G,
    G: Future<Output = Option<Vec<u8>>>,
    K: Fn(&str) -> Option<Vec<u8>>,
{
    /// The list of lists, by the pinned signers or by those that the pivots lead to (TS 119 615, clause 4.1).
    async fn list_of_lists(&self, origin: &Origin, walked: &mut Walked) -> Option<TrustedList> {
        let copy = match (self.kept)(&origin.address) {
            Some(bytes) => self.verified(bytes, origin, walked).await.ok(),
            None => None,
        };
        let fetched = (self.fetch)(origin.address.clone()).await;
        let outcome = match fetched.clone() {
            Some(bytes) => self.verified(bytes, origin, walked).await.map_err(Some),
            None => Err(None),
        };
        let usable = outcome.and_then(|list| match &copy {
            Some(copy) if copy.sequence > list.sequence => Err(Some(UntrustedList::Older)),
            _ => Ok(list),
        });
        match usable {
            Ok(list) => {
                walked.fresh.extend(fetched.map(|bytes| (origin.address.clone(), bytes)));
                Some(list)
            }
            Err(why) => {
                let trouble = Trouble {
                    territory: "EU".to_owned(),
                    address: origin.address.clone(),
                    why,
                    copy_serves: copy.is_some(),
                    overdue: false,
                };
                walked.troubles.push(trouble);
                copy
            }
        }
    }

    async fn verified(
        &self,
        bytes: Vec<u8>,
        origin: &Origin,
        walked: &mut Walked,
    ) -> Result<TrustedList, UntrustedList> {
        // Nothing of it is believed yet; it is only asked where its former issues lie.
        let open = check(bytes.clone(), None).await?;
        if open.list.kind != ListKind::ListOfLists {
            return Err(UntrustedList::List(UnreadableList::Other));
        }
        if origin.signers.contains(&open.signer) {
            return Ok(open.list);
        }
        let mut signers = origin.signers.clone();
        let is_pivot = |address: &&String| *address != &origin.address && address.ends_with(".xml");
        let pivots: Vec<&String> = open.list.addresses.iter().filter(is_pivot).take(MOST_PIVOTS).collect();
        // The oldest stands last.
        for address in pivots.into_iter().rev() {
            let kept = (self.kept)(address);
            let is_new = kept.is_none();
            let bytes = if is_new { (self.fetch)(address.clone()).await } else { kept };
            let Some(bytes) = bytes else { continue };
            // One from before the pinned signers verifies with none of them, and changes nothing.
            let Ok(pivot) = check(bytes.clone(), Some(signers.clone())).await else { continue };
            let itself = pivot.list.pointers.into_iter().find(|pointer| pointer.kind == ListKind::ListOfLists);
            let named = itself.map(|pointer| pointer.signers).unwrap_or_default();
            if pivot.list.kind == ListKind::ListOfLists && !named.is_empty() {
                signers = named;
                walked.fresh.extend(is_new.then(|| (address.clone(), bytes)));
            }
        }
        if signers.contains(&open.signer) { Ok(open.list) } else { Err(UntrustedList::OtherSigner) }
    }

    /// A member's list, by the signers that the list of lists names (TS 119 615, clause 4.2).
    async fn member(&self, pointer: Pointer) -> Walked {
        let mut walked = Walked::default();
        let right =
            |read: &SignedList| read.list.kind == ListKind::National && read.list.territory == pointer.territory;
        let check = async |bytes| match check(bytes, Some(pointer.signers.clone())).await {
            Ok(read) if right(&read) => Ok(read.list),
            Ok(_) => Err(UntrustedList::List(UnreadableList::Other)),
            Err(why) => Err(why),
        };
        let copy = match (self.kept)(&pointer.location) {
            Some(bytes) => check(bytes).await.ok(),
            None => None,
        };
        let fetched = (self.fetch)(pointer.location.clone()).await;
        let outcome = match fetched.clone() {
            Some(bytes) => check(bytes).await.map_err(Some),
            None => Err(None),
        };
        let usable = outcome.and_then(|list| match &copy {
            Some(copy) if copy.sequence > list.sequence => Err(Some(UntrustedList::Older)),
            _ => Ok(list),
        });
        let mut trouble = |why, copy_serves, overdue| {
            let (territory, address) = (pointer.territory.clone(), pointer.location.clone());
            walked.troubles.push(Trouble { territory, address, why, copy_serves, overdue });
        };
        let list = match usable {
            Ok(list) => {
                walked.fresh.extend(fetched.map(|bytes| (pointer.location.clone(), bytes)));
                Some(list)
            }
            Err(why) => {
                trouble(why, copy.is_some(), false);
                copy
            }
        };
        match list {
            Some(list) if list.is_overdue(self.at.plus_seconds(-GRACE)) => trouble(None, false, true),
            Some(list) => walked.lists.push(Arc::new(list)),
            None => {}
        }
        walked
    }
}

/// Checks a list where it may take its time: the largest cost a tenth of a second.
async fn check(bytes: Vec<u8>, signers: Option<Vec<Certificate>>) -> Result<SignedList, UntrustedList> {
    let checked = tokio::task::spawn_blocking(move || signed(&bytes, signers.as_deref())).await;
    checked.unwrap_or(Err(UntrustedList::Document(Unreadable::CutShort)))
}
