//! Shutting a system out.

use accounts::Administers;
use journal::{Act, Entry, Recorded};
use vocabulary::Fault;

use crate::{SystemId, store};

/// Why no system was shut out.
#[derive(Debug)]
pub enum ShutOutError {
    /// No such system may come.
    Unknown,
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for ShutOutError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Shuts a system out: from the commit on its key opens nothing.
///
/// # Errors
/// See [`ShutOutError`].
pub async fn shut_out(act: &mut Act, _right: &Administers, id: SystemId) -> Result<Recorded, ShutOutError> {
    let at = act.at();
    if act.execute(store::revoke(id, at)).await? == 0 {
        return Err(ShutOutError::Unknown);
    }
    Ok(act.record(Entry::new("system.shut_out", id)))
}
