//! What an office does by itself from time to time: nobody asks for it and nobody waits.

use std::{sync::Arc, time::Duration};

use cases::{Chased, Patience};
use delivery::Desk;
use journal::Journal;
use lasting::MARGIN;
use seals::Sealer;
use submissions::SubmissionBox;
use tokio::sync::watch;
use vocabulary::{Clock, Fault};

/// How often.
const ROUND: Duration = Duration::from_secs(10 * 60);
/// How often it is looked for answers that nobody collects.
const CHASE: Duration = Duration::from_secs(60);
/// Between two goes while there is more to do: whoever files meanwhile comes first.
const PAUSE: Duration = Duration::from_secs(1);

/// Documents of a kind that are looked at in one go.
const AT_A_TIME: u32 = 100;

/// What looking after stored signatures takes.
pub struct Tender {
    pub desk: Desk,
    pub sealer: Sealer,
}

impl Tender {
    /// Looks after the stored signatures, again and again, until stopped. Several processes may do so at once.
    pub async fn keep(self, mut stopped: watch::Receiver<bool>) {
        loop {
            let more = self.round().await.unwrap_or_else(|fault| {
                tracing::error!(fault = fault.chain(), "the stored signatures could not be looked after");
                false
            });
            tokio::select! {
                () = tokio::time::sleep(if more { PAUSE } else { ROUND }) => {}
                _ = stopped.wait_for(|stop| *stop) => return,
            }
        }
    }

    /// One go; whether there is more to do.
    async fn round(&self) -> Result<bool, Fault> {
        let Self { desk, sealer } = self;
        let doubted = lasting::doubt(&desk.journal, sealer).await?;
        if doubted > 0 {
            tracing::warn!(doubted, "a certificate of the office was revoked; what was sealed since is looked at");
        }
        let mut more = false;
        for (kind, tended) in [
            ("receipts", receipts::tend(&desk.journal, sealer, MARGIN, AT_A_TIME).await?),
            ("receipts of delivery", delivery::tend(desk, sealer, MARGIN, AT_A_TIME).await?),
            ("answers", cases::tend(&desk.journal, &desk.files, sealer, MARGIN, AT_A_TIME).await?),
        ] {
            if tended.prolonged + tended.failed > 0 || tended.out_of_order.is_some() {
                tracing::info!(kind, ?tended, "stored signatures were looked after");
            }
            more |= tended.looked_at == AT_A_TIME && tended.out_of_order.is_none();
        }
        Ok(more)
    }
}

/// Chases answers that nobody collects, again and again, until stopped. Several processes may do so at once.
pub async fn chase(journal: Journal, patience: Patience, mut stopped: watch::Receiver<bool>) {
    loop {
        match cases::chase(&journal, patience).await {
            Ok(chased) if chased == Chased::default() => {}
            Ok(chased) => tracing::info!(?chased, "answers were not collected in time"),
            Err(fault) => tracing::error!(fault = fault.chain(), "answers that wait could not be looked for"),
        }
        tokio::select! {
            () = tokio::time::sleep(CHASE) => {}
            _ = stopped.wait_for(|stop| *stop) => return,
        }
    }
}

/// Erases drafts whose time is over, and who looked into what long ago, again and again, until stopped. Several processes
/// may do so at once.
pub async fn keep(submissions: SubmissionBox, clock: Arc<dyn Clock>, mut stopped: watch::Receiver<bool>) {
    loop {
        loop {
            match submissions::erase_expired(&submissions, clock.now()).await {
                Ok(0) => break,
                Ok(erased) => tracing::info!(erased, "drafts were erased, their time being over"),
                Err(fault) => {
                    tracing::error!(fault = fault.chain(), "expired drafts could not be erased");
                    break;
                }
            }
        }
        match cases::forget_looks(&submissions.journal, clock.now().warsaw_date()).await {
            Ok(0) => {}
            Ok(forgotten) => tracing::info!(forgotten, "looks into files were forgotten, two years having passed"),
            Err(fault) => tracing::error!(fault = fault.chain(), "old looks into files could not be forgotten"),
        }
        tokio::select! {
            () = tokio::time::sleep(ROUND) => {}
            _ = stopped.wait_for(|stop| *stop) => return,
        }
    }
}
