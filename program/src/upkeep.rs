//! What an office does by itself from time to time: nobody asks for it and nobody waits.

use std::{sync::Arc, time::Duration};

use journal::Journal;
use seals::Sealer;
use submissions::SubmissionBox;
use tokio::sync::watch;
use vocabulary::Clock;

/// How often.
const ROUND: Duration = Duration::from_secs(10 * 60);
/// Between two goes while there is more to do: whoever files meanwhile comes first.
const PAUSE: Duration = Duration::from_secs(1);

/// Receipts looked at in one go.
const AT_A_TIME: u32 = 100;

/// Looks after the seals of receipts, again and again, until stopped. Several processes may do so at once.
pub async fn tend(journal: Journal, sealer: Sealer, mut stopped: watch::Receiver<bool>) {
    loop {
        let more = match receipts::tend(&journal, &sealer, receipts::HEALTH_MARGIN, AT_A_TIME).await {
            Ok(tended) => {
                if tended.prolonged + tended.failed > 0 || tended.out_of_order.is_some() {
                    tracing::info!(?tended, "the seals of receipts were looked after");
                }
                tended.looked_at == AT_A_TIME && tended.out_of_order.is_none()
            }
            Err(fault) => {
                tracing::error!(fault = fault.chain(), "the seals of receipts could not be looked after");
                false
            }
        };
        tokio::select! {
            () = tokio::time::sleep(if more { PAUSE } else { ROUND }) => {}
            _ = stopped.wait_for(|stop| *stop) => return,
        }
    }
}

/// Erases drafts whose time is over, again and again, until stopped. Several processes may do so at once.
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
        tokio::select! {
            () = tokio::time::sleep(ROUND) => {}
            _ = stopped.wait_for(|stop| *stop) => return,
        }
    }
}
