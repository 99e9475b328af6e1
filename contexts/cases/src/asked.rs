//! What the office waits for from a client.

use accounts::Client;
use database::View;
use vocabulary::Fault;

use crate::{CaseRow, store};

/// Cases of this client with an answer or a call to collect, or in which the client is called to complete what was filed; the newest
/// first.
///
/// # Errors
/// The database failed.
pub async fn asked(view: &mut View, client: &Client, most: u32) -> Result<Vec<CaseRow>, Fault> {
    store::asked(view, client.id(), most).await
}
