//! The watchman: once a minute looks at everything that can be wrong in the office, and has alarms raised and ended. Of
//! several processes one looks at a time. Each thing looked at has a file of its own.

mod health;
mod jobs;
mod keys;
mod letters;
mod receipts;
mod roots;
mod time;
mod webhooks;

use std::{sync::Arc, time::Duration};

use ::watch::{Concern, Kind};
use journal::{Journal, Rhythm};
use seals::Sealer;
use tokio::sync::watch::Receiver;
use vocabulary::{Clock, Fault, Instant, Language};

use crate::settings::Watch;

/// How often the office is looked at.
const ROUND: Duration = Duration::from_secs(60);

/// What looking takes. Cheap to clone.
#[derive(Clone)]
pub struct Watchman {
    journal: Journal,
    clock: Arc<dyn Clock>,
    sealer: Sealer,
    settings: Watch,
    rhythm: Rhythm,
    /// Seconds between clocks that are an alarm.
    drift: i64,
}

/// What one round found.
#[derive(Default)]
struct Found {
    looked_into: Vec<Kind>,
    concerns: Vec<Concern>,
}

impl Watchman {
    /// The watchman of an office.
    pub const fn new(
        journal: Journal,
        clock: Arc<dyn Clock>,
        sealer: Sealer,
        settings: Watch,
        rhythm: Rhythm,
        drift: i64,
    ) -> Self {
        Self { journal, clock, sealer, settings, rhythm, drift }
    }

    /// Looks again and again until stopped.
    pub async fn keep(self, mut stopped: Receiver<bool>) {
        loop {
            if let Err(fault) = self.round().await {
                tracing::error!(fault = fault.chain(), "the office could not be looked at");
            }
            tokio::select! {
                () = tokio::time::sleep(ROUND) => {}
                _ = stopped.wait_for(|stop| *stop) => return,
            }
        }
    }

    async fn round(&self) -> Result<(), Fault> {
        let at = self.clock.now();
        if !::watch::take_turn(&self.journal, at).await? {
            return Ok(());
        }
        let found = self.look(at).await;
        let told: Vec<_> = self.settings.mail.iter().map(|address| (address.clone(), Language::Pl)).collect();
        let changed = ::watch::settle(&self.journal, &found.looked_into, &found.concerns, &told).await?;
        for concern in &changed.raised {
            tracing::warn!(kind = concern.kind.code(), of = concern.subject, facts = ?concern.facts, "alarm raised");
        }
        for alarm in &changed.ended {
            tracing::info!(kind = alarm.concern.kind.code(), of = alarm.concern.subject, "alarm ended");
        }
        Ok(())
    }

    /// Everything there is to look at. What cannot be looked into now is left as it stands.
    async fn look(&self, at: Instant) -> Found {
        let mut found = Found::default();
        found.note(&[Kind::ReceiptsWait], receipts::look(&self.journal, &self.settings, at).await);
        found.note(&[Kind::KeyOut, Kind::KeyEnds], keys::look(&self.sealer, at).await);
        found.note(&[Kind::LettersLost], letters::lost(&self.journal, at).await);
        found.note(&[Kind::LettersUnrouted], letters::unrouted(&self.journal, &self.settings, at).await);
        found.note(&[Kind::JobsAside], jobs::look(&self.journal).await);
        found.note(&[Kind::RootsLate], roots::look(&self.journal, self.rhythm, at).await);
        found
            .note(&[Kind::AuthorityOut, Kind::ClockOff], time::look(&self.journal, &self.sealer, self.drift, at).await);
        found.note(&[Kind::SealsEnd], health::look(&self.journal, at).await);
        found.note(&[Kind::WebhookOut], webhooks::look(&self.journal, at).await);
        found
    }
}

impl Found {
    fn note(&mut self, kinds: &[Kind], concerns: Result<Vec<Concern>, Fault>) {
        match concerns {
            Ok(concerns) => {
                self.looked_into.extend(kinds);
                self.concerns.extend(concerns);
            }
            Err(fault) => tracing::error!(?kinds, fault = fault.chain(), "something could not be looked into"),
        }
    }
}
