//! Whether messages are still kept as the journal says they were sent.

use database::View;
use journal::{Discord, Told};
use registry::KEPT;
use sha2::{Digest as _, Sha256};
use vocabulary::{Fault, FileId};

use super::MessageId;
use crate::store::messages as store;

/// The entry of a message of the office.
pub(crate) const SENT: &str = "case.message_sent";
/// The entry of a message of the client.
pub(crate) const RECEIVED: &str = "case.message_received";

/// Writer, post, text, form, and of each file its place, name, media type, size and id.
pub(crate) type Content = (String, String, String, String, Vec<(i64, String, String, i64, String)>);

/// What an entry commits to, in hexadecimal.
pub(crate) fn hash(content: &Content) -> Result<String, Fault> {
    Ok(hex::encode(Sha256::digest(serde_json::to_string(content)?)))
}

/// Compares what the entry of a message tells with what is kept. Also gives its files, with their hashes.
pub(crate) async fn compare(
    view: &mut View,
    told: &Told,
) -> Result<(Option<Discord>, Vec<(FileId, Option<[u8; 32]>)>), Fault> {
    let id: Option<MessageId> = told.text("message").and_then(|id| id.parse().ok());
    let found = match id {
        Some(id) => store::kept(view, id).await?,
        None => None,
    };
    let Some(kept) = found else { return Ok((Some(told.discord("its message is missing")), Vec::new())) };
    let hashes: Vec<String> = kept.files.iter().map(|(_, sha256)| hex::encode(sha256)).collect();
    let content = hash(&kept.content)?;
    let is_same = told.subject == kept.case
        && told.actor == kept.writer
        && told.act_at == kept.sent_at
        && kept.by_client == (told.kind == RECEIVED)
        && told.texts("sha256") == hashes
        // What was erased lawfully can be compared no more.
        && told.opened.get(KEPT).is_none_or(|said| *said == content);
    let files = kept.files.into_iter().map(|(file, sha256)| (file, Some(sha256))).collect();
    Ok(((!is_same).then(|| told.discord("its message or the list of its files was altered")), files))
}
