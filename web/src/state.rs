//! What the pages need of the office; made once by the program.

use std::{net::IpAddr, ops::Deref, path::PathBuf, sync::Arc};

use certificates::Anchors;
use delivery::Desk;
use files::Files;
use journal::Journal;
use registry::ScanLimits;
use seals::Sealer;
use submissions::SubmissionBox;
use tokio::sync::Semaphore;
use trusted_profile::TrustedProfile;

use crate::{
    kit::{metrics::Metrics, press::Press, room::Rooms},
    office::paper::fresh::Fresh,
    office_face::OfficeFace,
};

/// Documents of strangers that are judged at the same time; the rest wait a little.
const VERIFIED_AT_ONCE: usize = 4;

/// Systems that wait for something to happen at the same time.
const WAITING_AT_ONCE: usize = 64;

/// Papers that are typeset at the same time; the rest wait a little.
const PRINTED_AT_ONCE: u32 = 2;

/// MiB for files that clients are filing, and for those that strangers have checked; one account or address has at most a
/// quarter of it at a time.
const FILING_MEMORY: u32 = 1024;
const VERIFYING_MEMORY: u32 = 256;

/// Everything the pages are given. The program fills it in and hands it to [`State::new`].
pub struct Given {
    /// The box that takes what clients file; with it come the office's journal and files.
    pub submissions: SubmissionBox,
    /// The way to the Trusted Profile, where the office has one.
    pub trusted_profile: Option<TrustedProfile>,
    /// The office's keys and its timestamp authorities, told to machines that watch over it.
    pub sealer: Sealer,
    /// Whom the office trusts to seal receipts.
    pub seal_anchors: Anchors,
    /// The office's name, address and hours.
    pub office: OfficeFace,
    /// Where people find the office, without a slash at the end: `https://okienkowo.example`.
    pub public_url: String,
    /// Whether the office can send mail: without it nobody opens an account or resets a password alone.
    pub sends_mail: bool,
    /// In a demonstration only.
    pub demo: Option<Demo>,
    /// The proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// From where on letters need not be scanned whole.
    pub scans: ScanLimits,
    /// Whether people come over HTTPS: cookies are then bound to it.
    pub secure_cookies: bool,
}

/// What a demonstration shows besides.
pub struct Demo {
    /// The folder with the samples.
    pub samples_dir: PathBuf,
    /// The address of the mailbox.
    pub mailbox: Option<String>,
    /// The address of the sandbox.
    pub sandbox: Option<String>,
    /// Who can be entered as.
    pub logins: Vec<DemoLogin>,
}

/// A person of the demonstration.
pub struct DemoLogin {
    /// Who it is, in Polish.
    pub role_pl: String,
    /// Who it is, in English.
    pub role_en: String,
    /// The login.
    pub login: String,
    /// The password.
    pub password: String,
    /// Where to go after signing in: an address of this site, from its root.
    pub first_page: String,
}

/// The state of the pages; cheap to clone.
#[derive(Clone)]
pub struct State(Arc<Kept>);

/// What [`State`] derefs to.
pub struct Kept {
    given: Given,
    pub(crate) journal: Journal,
    pub(crate) files: Files,
    pub(crate) deliveries: Desk,
    pub(crate) metrics: Metrics,
    pub(crate) verifying: Semaphore,
    pub(crate) waiting: Semaphore,
    pub(crate) press: Press,
    pub(crate) filing_rooms: Rooms,
    pub(crate) verifying_rooms: Rooms,
    pub(crate) fresh_passwords: Fresh,
}

impl State {
    /// The state of a fresh process.
    #[must_use]
    pub fn new(given: Given) -> Self {
        Self(Arc::new(Kept {
            journal: given.submissions.journal.clone(),
            files: given.submissions.files.clone(),
            deliveries: Desk {
                journal: given.submissions.journal.clone(),
                files: given.submissions.files.clone(),
                trust: given.submissions.trust.clone(),
                sources: given.submissions.sources.clone(),
                policy: given.submissions.policy.clone(),
                office: given.submissions.office.clone(),
            },
            given,
            metrics: Metrics::default(),
            verifying: Semaphore::new(VERIFIED_AT_ONCE),
            waiting: Semaphore::new(WAITING_AT_ONCE),
            press: Press::of(PRINTED_AT_ONCE),
            filing_rooms: Rooms::of(FILING_MEMORY, FILING_MEMORY / 4),
            verifying_rooms: Rooms::of(VERIFYING_MEMORY, VERIFYING_MEMORY / 4),
            fresh_passwords: Fresh::default(),
        }))
    }
}

impl Deref for State {
    type Target = Kept;
    fn deref(&self) -> &Kept {
        &self.0
    }
}

impl Deref for Kept {
    type Target = Given;
    fn deref(&self) -> &Given {
        &self.given
    }
}
