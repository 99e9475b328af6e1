//! Keeping the trusted lists: the last good copies on disk, renewed from time to time.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use certificates::{Trust, lists::TrustedList};
use outbound::{Limits, Outbound};
use signatures::lists::{Origin, Trouble, Walked, walk};
use tokio::sync::watch;
use vocabulary::Clock;

/// How often lists are renewed. States issue new ones every few weeks, and a withdrawal should be known the same day.
const ROUND: Duration = Duration::from_secs(6 * 3600);
/// How soon it is tried again when none could be had at all.
const AGAIN: Duration = Duration::from_secs(10 * 60);
/// The largest list has some megabytes, and its server may be slow.
const LIMITS: Limits = Limits { bytes: 32 << 20, time: Duration::from_secs(60) };

/// The lists of an office.
#[derive(Clone)]
pub struct Lists {
    origin: Option<Origin>,
    /// Lists that the operator named by files; they serve beside those that are fetched.
    given: Vec<Arc<TrustedList>>,
    folder: PathBuf,
    outbound: Outbound,
    trust: Trust,
    clock: Arc<dyn Clock>,
}

impl Lists {
    /// The lists beginning at this list of lists, kept in this folder and put in force in `trust`; none are fetched when
    /// none is named.
    pub fn new(
        origin: Option<Origin>,
        folder: PathBuf,
        outbound: Outbound,
        trust: Trust,
        clock: Arc<dyn Clock>,
    ) -> Self {
        let given = trust.anchors().lists().cloned().collect();
        Self { origin, given, folder, outbound, trust, clock }
    }

    /// Puts the copies in force that were kept, as far as their signatures are right; nobody is asked.
    pub async fn recall(&self) {
        let Some(origin) = &self.origin else { return };
        let walked = walk(origin, async |_| None, |address| self.kept(address), self.clock.now()).await;
        self.put_in_force(&walked);
    }

    /// Fetches the lists, keeps what is new and puts all of it in force. True if there is any.
    pub async fn renew(&self) -> bool {
        let Some(origin) = &self.origin else { return true };
        let walked = self.fetched(origin).await;
        for (address, bytes) in &walked.fresh {
            if let Err(error) = self.keep(address, bytes) {
                tracing::error!(%error, address, "a trusted list could not be kept");
            }
        }
        for trouble in &walked.troubles {
            tracing::warn!(address = trouble.address, "{}", told(trouble));
        }
        tracing::info!(lists = walked.lists.len(), "the trusted lists were renewed");
        self.put_in_force(&walked);
        !walked.lists.is_empty()
    }

    /// Walks to the lists without keeping anything: what doctor tells of.
    pub async fn tried(&self) -> Option<Walked> {
        Some(self.fetched(self.origin.as_ref()?).await)
    }

    /// Renews the lists again and again, until stopped.
    pub async fn keep_renewing(self, mut stopped: watch::Receiver<bool>) {
        if self.origin.is_none() {
            return;
        }
        loop {
            let renewed = tokio::select! {
                renewed = self.renew() => renewed,
                _ = stopped.wait_for(|stop| *stop) => return,
            };
            tokio::select! {
                () = tokio::time::sleep(if renewed { ROUND } else { AGAIN }) => {}
                _ = stopped.wait_for(|stop| *stop) => return,
            }
        }
    }

    async fn fetched(&self, origin: &Origin) -> Walked {
        let fetch = async |address: String| match self.outbound.follow(&address, LIMITS).await {
            Ok(bytes) => Some(bytes.to_vec()),
            Err(error) => {
                tracing::info!(%error, address, "a trusted list could not be fetched");
                None
            }
        };
        walk(origin, fetch, |address| self.kept(address), self.clock.now()).await
    }

    fn put_in_force(&self, walked: &Walked) {
        if !walked.lists.is_empty() {
            self.trust.renew(self.given.iter().chain(&walked.lists).cloned().collect());
        }
    }

    fn kept(&self, address: &str) -> Option<Vec<u8>> {
        fs::read(self.file(address)).ok()
    }

    /// Replaces the copy at once; a crash leaves the old one or the new one.
    fn keep(&self, address: &str, bytes: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let (file, fresh) = (self.file(address), self.file(&format!("{address}#{}", std::process::id())));
        let mut written = File::create(&fresh)?;
        written.write_all(bytes)?;
        written.sync_all()?;
        fs::rename(fresh, file)
    }

    fn file(&self, address: &str) -> PathBuf {
        let name = certificates::Fingerprint::of(address.as_bytes()).to_string();
        Path::new(&self.folder).join(name).with_extension("xml")
    }
}

/// One trouble in words for the operator.
pub fn told(trouble: &Trouble) -> String {
    let Trouble { territory, address, why, copy_serves, overdue } = trouble;
    let what = match why {
        _ if *overdue => "its next issue is overdue by more than a month; it is left out".to_owned(),
        None => "could not be fetched".to_owned(),
        Some(why) => why.to_string(),
    };
    let instead = match (overdue, copy_serves) {
        (true, _) => "",
        (false, true) => "; the last good copy serves",
        (false, false) => "; there is no copy",
    };
    format!("{territory} ({address}): {what}{instead}")
}
