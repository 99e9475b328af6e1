//! Where revocation and issuers are had from, and the memory of what was had.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use bytes::Bytes;
use outbound::{Limits, Outbound};
use tokio::sync::OnceCell;
use vocabulary::Instant;

use crate::{Certificate, crl::List, ocsp};

/// The network with a memory, or none. Cheap to clone; clones share their memory.
///
/// The memory keeps OCSP responses and revocation lists for a minute at most and never past their nextUpdate, issuers for
/// an hour, and what could not be had not at all. Ages are measured by the instants that callers give. Several who want
/// the same thing at once cause one request and share its outcome.
#[derive(Clone)]
pub struct Sources {
    memory: Option<Arc<Memory>>,
    /// OCSP responses that were asked for earlier do not serve.
    since: Option<Instant>,
}

struct Memory {
    outbound: Outbound,
    kept: Mutex<HashMap<Wanted, Arc<OnceCell<Option<Kept>>>>>,
}

#[derive(Clone, PartialEq, Eq, Hash)]
enum Wanted {
    Issuers(String),
    List(String),
    Response { url: String, request: Vec<u8> },
}

#[derive(Clone)]
struct Kept {
    bytes: Bytes,
    since: Instant,
    until: Instant,
}

impl Sources {
    /// Asks through this client.
    #[must_use]
    pub fn new(outbound: Outbound) -> Self {
        Self { memory: Some(Arc::new(Memory { outbound, kept: Mutex::default() })), since: None }
    }

    /// The same network and memory; an OCSP response serves only when it was asked for at this instant (to the second) or
    /// later. Lists, which are issued now and then and are large, serve as before.
    #[must_use]
    pub fn asked_since(&self, since: Instant) -> Self {
        Self { memory: self.memory.clone(), since: Some(since) }
    }

    /// Asks nobody: whatever would be asked for is unavailable.
    #[must_use]
    pub const fn offline() -> Self {
        Self { memory: None, since: None }
    }

    /// The certificates at an issuer's address: one in DER or PEM, or a bag of them (PKCS #7, RFC 5280, 4.2.2.1).
    pub(crate) async fn issuers(&self, url: &str, at: Instant) -> Vec<Certificate> {
        let bytes = self.had(Wanted::Issuers(url.to_owned()), at).await.unwrap_or_default();
        issuers(&bytes)
    }

    /// The revocation list at an address.
    pub(crate) async fn list(&self, url: &str, at: Instant) -> Option<Bytes> {
        self.had(Wanted::List(url.to_owned()), at).await
    }

    /// The responder's answer to a request.
    pub(crate) async fn response(&self, url: &str, request: Vec<u8>, at: Instant) -> Option<Bytes> {
        self.had(Wanted::Response { url: url.to_owned(), request }, at).await
    }

    async fn had(&self, wanted: Wanted, at: Instant) -> Option<Bytes> {
        let memory = self.memory.as_ref()?;
        let since = self.since.filter(|_| matches!(wanted, Wanted::Response { .. }));
        // A question may be on its way already that was asked too early.
        for _ in 0..2 {
            let place = memory.place(&wanted, at, since);
            let kept = place.get_or_init(|| memory.fetch(&wanted, at)).await.as_ref()?;
            if kept.serves_since(since) {
                return Some(kept.bytes.clone());
            }
        }
        None
    }
}

impl Kept {
    fn serves_since(&self, since: Option<Instant>) -> bool {
        since.is_none_or(|since| since.seconds() <= self.since.seconds())
    }
}

impl Memory {
    /// Where the thing is kept, or is being fetched to, or will be.
    fn place(&self, wanted: &Wanted, at: Instant, since: Option<Instant>) -> Arc<OnceCell<Option<Kept>>> {
        let serves = |had: &Option<Kept>| {
            is_fresh(had.as_ref(), at) && had.as_ref().is_some_and(|kept| kept.serves_since(since))
        };
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = kept.get(wanted).filter(|place| place.get().is_none_or(serves)) {
            return place.clone();
        }
        let size: usize = kept.values().filter_map(|place| Some(place.get()?.as_ref()?.bytes.len())).sum();
        if kept.len() >= MOST_THINGS || size >= MOST_BYTES {
            kept.retain(|_, place| place.get().is_none_or(|had| is_fresh(had.as_ref(), at)));
        }
        if kept.len() >= MOST_THINGS || size >= 2 * MOST_BYTES {
            kept.clear();
        }
        let place = Arc::<OnceCell<_>>::default();
        kept.insert(wanted.clone(), place.clone());
        place
    }

    async fn fetch(&self, wanted: &Wanted, at: Instant) -> Option<Kept> {
        let limits = Limits::default();
        let (bytes, until) = match wanted {
            Wanted::Issuers(url) => {
                let bytes = self.outbound.get(url, limits).await.ok()?;
                if issuers(&bytes).is_empty() {
                    return None;
                }
                (bytes, at.plus_seconds(ISSUERS_KEPT))
            }
            Wanted::List(url) => {
                let bytes = self.outbound.get(url, limits).await.ok()?;
                let next = List::read(&bytes).ok()?.next_update;
                (bytes, soon(at, next))
            }
            Wanted::Response { url, request } => {
                let request = Bytes::copy_from_slice(request);
                let bytes = self.outbound.post(url, "application/ocsp-request", request, limits).await.ok()?;
                let next = ocsp::Response::read(&bytes).ok()?.next_update();
                (bytes, soon(at, next))
            }
        };
        Some(Kept { bytes, since: at, until })
    }
}

fn soon(at: Instant, next_update: Option<Instant>) -> Instant {
    let latest = at.plus_seconds(REVOCATION_KEPT);
    next_update.map_or(latest, |next| next.min(latest))
}

/// Something fetched for an instant may serve others a little before it, since callers come in no strict order.
fn is_fresh(kept: Option<&Kept>, at: Instant) -> bool {
    kept.is_some_and(|kept| kept.since.plus_seconds(-REVOCATION_KEPT) <= at && at < kept.until)
}

fn issuers(bytes: &[u8]) -> Vec<Certificate> {
    if let Ok(one) = Certificate::from_der(bytes) {
        return vec![one];
    }
    Certificate::all_from_pem(bytes).or_else(|_| Certificate::all_from_bag(bytes)).unwrap_or_default()
}

/// How long a revocation object serves, in seconds.
const REVOCATION_KEPT: i64 = 60;

/// How long an issuer's certificate serves, in seconds.
const ISSUERS_KEPT: i64 = 3600;

/// Beyond this the memory is swept.
const MOST_THINGS: usize = 4096;
const MOST_BYTES: usize = 32 << 20;
