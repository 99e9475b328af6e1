//! Papers as answers: typeset beside the pages, a few at a time.

use std::time::Duration;

use tokio::sync::Semaphore;
use vocabulary::Fault;

use crate::kit::trouble::Trouble;

/// How long a person waits for a turn.
const PATIENCE: Duration = Duration::from_secs(10);

/// Turns at the press. Typesetting is work for a processor, up to seconds for the longest paper: whoever asks for many
/// papers makes only those wait who ask for papers too.
pub(crate) struct Press(Semaphore);

impl Press {
    /// A press that makes so many papers at the same time.
    pub(crate) fn of(papers: usize) -> Self {
        Self(Semaphore::new(papers))
    }

    /// The paper that the work gives, made where it holds nobody up.
    pub(crate) async fn print(
        &self,
        work: impl FnOnce() -> Result<Vec<u8>, Fault> + Send + 'static,
    ) -> Result<Vec<u8>, Trouble> {
        let Ok(Ok(_turn)) = tokio::time::timeout(PATIENCE, self.0.acquire()).await else {
            return Err(Trouble::TooMany { until: None });
        };
        Ok(tokio::task::spawn_blocking(work).await??)
    }
}
