//! Makes roots over the journal in the rhythm of the settings and has them timestamped. Several processes may do so at once.

use std::time::Duration;

use journal::{Journal, RequestNumber, Rhythm};
use seals::Sealer;
use tokio::sync::watch;
use vocabulary::Fault;

/// How often it is looked whether a root is due.
const ROUND: Duration = Duration::from_secs(20);
/// Roots timestamped in one round: after an outage the rest follow in the next.
const AT_ONCE: u32 = 64;

/// What roots take.
pub struct Notary {
    pub journal: Journal,
    pub sealer: Sealer,
    pub rhythm: Rhythm,
}

impl Notary {
    /// Looks again and again, until stopped.
    pub async fn attend(self, mut stopped: watch::Receiver<bool>) {
        loop {
            self.catch_up().await;
            tokio::select! {
                () = tokio::time::sleep(ROUND) => {}
                _ = stopped.wait_for(|stop| *stop) => return,
            }
        }
    }

    /// Makes the root that is due, and has those timestamped that wait.
    pub async fn catch_up(&self) {
        if let Err(fault) = self.round().await {
            tracing::error!(fault = fault.chain(), "the journal's root could not be made");
        }
    }

    async fn round(&self) -> Result<(), Fault> {
        let request = RequestNumber::new("ROOTS");
        let last = journal::last_root(&mut self.journal.look().await?).await?;
        if self.rhythm.is_due(last.map(|root| root.at), self.journal.now()) {
            journal::make_root(&self.journal, &request).await?;
        }
        let waiting = journal::waiting_roots(&mut self.journal.look().await?, AT_ONCE).await?;
        for root in waiting {
            match self.sealer.timestamp(&root.imprint(), self.journal.random()).await {
                Ok(token) => {
                    journal::root_timestamped(&self.journal, &root, token.der(), token.time(), &request).await?;
                }
                // It is kept and comes again in the next round.
                Err(reason) => {
                    tracing::warn!(size = root.size, %reason, "a root of the journal waits for its timestamp");
                    break;
                }
            }
        }
        Ok(())
    }
}
