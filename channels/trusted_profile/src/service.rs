//! The service as an office reaches it.

use std::{sync::Arc, time::Duration};

use accounts::Client;
use bytes::Bytes;
use database::View;
use outbound::{Limits, Outbound};
use seals::Key;
use vocabulary::{Fault, Instant};

use crate::{
    Subject,
    soap::{self, Failure},
    store::{self, UnderWay},
};

/// The most bytes of a signed document. The service itself takes documents of a few megabytes.
const LARGEST_DOCUMENT: usize = 15 << 20;
/// The most bytes around it in an answer, and in an answer without a document.
const LARGEST_REST: usize = 64 << 10;
/// A call and its whole answer take at most so long: less than a page may take.
const LONGEST_CALL: Duration = Duration::from_secs(15);
/// What was begun this long ago is over, whatever the service says of it.
const LIFE_SECONDS: i64 = 60 * 60;

/// Where the service is and how the office shows who it is.
pub struct Settings {
    /// The address of tpSigning: `https://pz.gov.pl/pz-services/tpSigning`.
    pub address: String,
    /// The origin of the pages where people sign, such as `https://login.gov.pl`, when it is not that of the service.
    pub pages: Option<String>,
    /// The key that the service knows the office by (WS-Security).
    pub key: Arc<dyn Key>,
    /// The way there.
    pub outbound: Outbound,
}

/// The Trusted Profile; cheap to clone.
#[derive(Clone)]
pub struct TrustedProfile(Arc<Inside>);

struct Inside {
    address: String,
    origin: String,
    key: Arc<dyn Key>,
    outbound: Outbound,
}

/// The settings name no address of http or https.
#[derive(Debug, thiserror::Error)]
#[error("not an address of http or https: {0}")]
pub struct UnusableSettings(String);

impl TrustedProfile {
    /// The service of these settings; nothing is asked yet.
    ///
    /// # Errors
    /// The service's address or that of its pages is not one of http or https.
    pub fn new(settings: Settings) -> Result<Self, UnusableSettings> {
        let Settings { address, pages, key, outbound } = settings;
        let origin = |address: &str| outbound::origin(address).ok_or_else(|| UnusableSettings(address.to_owned()));
        let own = origin(&address)?;
        let origin = pages.as_deref().map_or(Ok(own), origin)?;
        Ok(Self(Arc::new(Inside { address, origin, key, outbound })))
    }

    /// The origin of the pages where people sign, such as `https://pz.gov.pl`: a form that leads there must be allowed to.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.0.origin
    }

    /// What this client began to sign and may still finish.
    ///
    /// # Errors
    /// The database failed.
    pub async fn under_way(
        view: &mut View,
        client: &Client,
        subject: Subject,
        now: Instant,
    ) -> Result<Option<UnderWay>, Fault> {
        let signing = store::signing(view, client.id(), subject).await?;
        Ok(signing.filter(|signing| !is_over(signing.begun_at, now)).map(|signing| UnderWay {
            begun_at: signing.begun_at,
            address: signing.address,
            document: signing.document,
        }))
    }

    /// addDocumentToSigning: the address where the person signs. It is one of [`TrustedProfile::origin`].
    pub(crate) async fn add(&self, document: &[u8], done: &str, failed: &str, about: &str) -> Result<String, Failure> {
        let asked = soap::add_document_to_signing(document, done, failed, about);
        let address = self.ask("addDocumentToSigning", asked, LARGEST_REST).await?;
        let is_theirs = outbound::origin(&address).is_some_and(|origin| origin == self.0.origin);
        // An address that a header cannot carry, or that leads elsewhere, is never sent to a browser.
        if address.len() > LONGEST_ADDRESS || !address.bytes().all(|byte| byte.is_ascii_graphic()) || !is_theirs {
            return Err(Failure::Unreadable("the address for signing is not on the pages of the service".to_owned()));
        }
        Ok(address)
    }

    /// getSignedDocument: the octets that were signed at this address.
    pub(crate) async fn signed(&self, address: &str) -> Result<Bytes, Failure> {
        let most = LARGEST_DOCUMENT / 3 * 4 + LARGEST_REST;
        let text = self.ask("getSignedDocument", soap::get_signed_document(address), most).await?;
        soap::document(text)
    }

    async fn ask(&self, operation: &'static str, content: String, most: usize) -> Result<String, Failure> {
        let envelope =
            seals::envelope(&content, &*self.0.key).map_err(|fault| Failure::Unreachable(fault.to_string()))?;
        let limits = Limits { bytes: most, time: LONGEST_CALL };
        let answer = self.0.outbound.call(&self.0.address, operation, envelope.into(), limits).await?;
        soap::result(&answer, operation)
    }
}

/// What a header can hold, and what browsers take.
const LONGEST_ADDRESS: usize = 2048;

/// Whether something begun at one instant is over at another.
pub(crate) const fn is_over(begun_at: Instant, now: Instant) -> bool {
    begun_at.plus_seconds(LIFE_SECONDS).micros() <= now.micros()
}

/// What was begun before this instant is over.
pub(crate) const fn over_before(now: Instant) -> Instant {
    now.plus_seconds(-LIFE_SECONDS)
}
