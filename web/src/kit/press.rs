//! Papers as answers: typeset beside the pages, a few at a time.

use print::PrintError;
use vocabulary::AccountId;

use crate::kit::{room::Rooms, trouble::Trouble};

/// Turns at the press. Typesetting is work for a processor, up to seconds for the longest paper: whoever asks for many
/// papers makes only the own ones wait, for an account has one turn at a time.
pub(crate) struct Press(Rooms);

impl Press {
    /// A press that makes so many papers at the same time.
    pub(crate) fn of(papers: u32) -> Self {
        Self(Rooms::of(papers, 1))
    }

    /// The paper that the work gives, made where it holds nobody up.
    pub(crate) async fn print<T: Send + 'static>(
        &self,
        who: AccountId,
        work: impl FnOnce() -> Result<T, PrintError> + Send + 'static,
    ) -> Result<T, Trouble> {
        let turn = self.0.take(who.to_string(), 1).await.ok_or(Trouble::Busy)?;
        let printed = tokio::task::spawn_blocking(move || {
            // The work goes on when nobody waits for it any more, and the turn ends with it.
            let _turn = turn;
            work()
        });
        printed.await?.map_err(|error| match error {
            PrintError::TooLong => Trouble::TooLongToPrint,
            PrintError::Fault(fault) => Trouble::Fault(fault),
        })
    }
}
