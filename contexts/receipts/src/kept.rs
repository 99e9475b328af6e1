//! Whether a receipt is still kept as the journal says it was made.

use database::View;
use journal::{Discord, Told};
use vocabulary::{Fault, Instant, LetterId, ReceiptId, SubmissionId};

use crate::{Content, Upp, store};

/// What is kept of a receipt.
#[derive(Clone, Debug)]
pub struct KeptReceipt {
    /// The letter it confirms.
    pub letter: LetterId,
    /// What it says.
    pub content: Content,
    /// SHA-256 of that as it is kept, in hexadecimal.
    pub hash: String,
    /// Whether what is searched by says the same: the number, and who may read it.
    pub consistent: bool,
    /// When its content was fixed.
    pub created_at: Instant,
}

/// What is kept of a receipt now; `None` when there is no such receipt, or none that can be read.
///
/// # Errors
/// The database failed.
pub async fn kept(view: &mut View, id: ReceiptId) -> Result<Option<KeptReceipt>, Fault> {
    let (Some((letter, text)), Some(beside)) = (store::kept(view, id).await?, store::beside(view, id).await?) else {
        return Ok(None);
    };
    let Ok(content) = serde_json::from_str::<Content>(&text) else { return Ok(None) };
    // The sender is told by an account's id or by a number of another kind.
    let (kind, sender) = &content.sender.identifier;
    let consistent = beside.number == content.number && (kind != "KONTO" || *sender == beside.owner.to_string());
    Ok(Some(KeptReceipt { letter, hash: store::hash(&text), content, consistent, created_at: beside.created_at }))
}

/// How many versions of sealed receipts there are.
///
/// # Errors
/// The database failed.
pub async fn versions(view: &mut View) -> Result<i64, Fault> {
    store::versions(view).await
}

/// Compares what an entry about a receipt tells with the version that it tells of. Every version has one entry, whose kind
/// begins with `receipt.`, whose subject is the receipt and whose fact `sha256` is the version's: the first is
/// `receipt.sealed`, and whoever makes later ones records them so.
///
/// # Errors
/// The database failed.
pub async fn agrees(view: &mut View, told: &Told) -> Result<Vec<Discord>, Fault> {
    compare(view, told).await.or_else(|fault| Ok(vec![told.unreadable(fault)?]))
}

async fn compare(view: &mut View, told: &Told) -> Result<Vec<Discord>, Fault> {
    let (Ok(id), Some(sha256), true) =
        (told.subject.parse::<ReceiptId>(), told.text("sha256"), told.kind.starts_with("receipt."))
    else {
        return Ok(Vec::new());
    };
    let versions = store::all_versions(view, id).await?;
    let Some((_, xml)) = versions.iter().find(|(kept, _)| kept == sha256) else {
        return Ok(vec![told.discord("the sealed receipt is missing")]);
    };
    let mut discords = Vec::new();
    if store::hash(xml) != sha256 {
        discords.push(told.discord("the sealed receipt was altered"));
    } else if let (Ok(upp), Some(kept)) = (Upp::read(xml.as_bytes()), kept(view, id).await?)
        // Instants are sealed to the millisecond.
        && (Upp { content: kept.content, ..upp.clone() }).write() != upp.write()
    {
        discords.push(told.discord("the receipt is kept otherwise than it was sealed"));
    }
    if told.kind == "receipt.sealed" && !store::sealed_at(view, id, sha256, told.act_at).await? {
        discords.push(told.discord("the receipt was sealed at another instant than is kept"));
    }
    if !names_its_entry(view, id).await? {
        discords.push(told.discord("the receipt no longer names the entry of its filing"));
    }
    Ok(discords)
}

/// Whether a sealed receipt names the entry of its filing, and counts as sealed.
async fn names_its_entry(view: &mut View, id: ReceiptId) -> Result<bool, Fault> {
    let (Some(kept), Some(beside)) = (kept(view, id).await?, store::beside(view, id).await?) else { return Ok(false) };
    let Ok(submission) = kept.content.document.parse::<SubmissionId>() else { return Ok(false) };
    let mark = journal::find(view, "submission.filed", submission).await?;
    Ok(mark.is_some() && beside.mark == mark && beside.sealed_at.is_some())
}
