//! What a client may read of the own drafts.

use accounts::Client;
use database::View;
use vocabulary::{DraftId, Fault};

use crate::{Draft, DraftLine};

/// A draft of this client; `None` for anybody else's and for one that was erased.
///
/// # Errors
/// The database failed.
pub async fn draft(view: &mut View, client: &Client, id: DraftId) -> Result<Option<Draft>, Fault> {
    let _ = (view, client, id);
    Ok(None)
}

/// The client's open and fixed drafts, the last saved first.
///
/// # Errors
/// The database failed.
pub async fn drafts(view: &mut View, client: &Client) -> Result<Vec<DraftLine>, Fault> {
    let _ = (view, client);
    Ok(Vec::new())
}
