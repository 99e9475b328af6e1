//! What an office does by itself from time to time: nobody asks for it and nobody waits.

use std::{sync::Arc, time::Duration};

use submissions::SubmissionBox;
use tokio::sync::watch;
use vocabulary::Clock;

/// How often.
const ROUND: Duration = Duration::from_secs(10 * 60);

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
