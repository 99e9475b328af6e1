//! All SQL of the receipts.

use database::{Statement, View, sql};
use journal::Mark;
use sha2::{Digest as _, Sha256};
use vocabulary::{AccountId, Fault, Instant, LetterId, ReceiptId};

use crate::{
    Content,
    read::{Backlog, Issued, Receipt, SealedReceipt, Sealing},
};

pub(crate) struct Unsealed {
    pub owner: AccountId,
    pub content: Content,
    pub waiting: Option<Waiting>,
}

/// A seal that waits: for its timestamp, or for the time that its timestamp tells.
pub(crate) struct Waiting {
    pub xml: String,
    pub token: Option<Vec<u8>>,
}

pub(crate) fn insert(
    id: ReceiptId,
    owner: AccountId,
    letter: LetterId,
    number: &str,
    content: String,
    at: Instant,
) -> Statement {
    sql("INSERT INTO receipts (id, number, owner, letter, content, created_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(id)
        .bind(number)
        .bind(owner)
        .bind(letter)
        .bind(content)
        .bind(at)
}

/// The letter of a receipt, and what the receipt says, as it is kept.
pub(crate) async fn kept(view: &mut View, id: ReceiptId) -> Result<Option<(LetterId, String)>, Fault> {
    view.optional(sql("SELECT letter, content FROM receipts WHERE id = $1").bind(id))
        .await?
        .map(|row| Ok((row.get("letter")?, row.get("content")?)))
        .transpose()
}

/// Every version of a receipt: the kept hash in hexadecimal, and the XML.
pub(crate) async fn all_versions(view: &mut View, id: ReceiptId) -> Result<Vec<(String, String)>, Fault> {
    let statement = sql("SELECT sha256, xml FROM receipt_versions WHERE receipt = $1 ORDER BY version").bind(id);
    view.all(statement)
        .await?
        .iter()
        .map(|row| {
            let sha256: Vec<u8> = row.get("sha256")?;
            Ok((sha256.iter().map(|byte| format!("{byte:02x}")).collect(), row.get("xml")?))
        })
        .collect()
}

/// Whether the receipt became complete at this instant with the version of this hash (hexadecimal).
pub(crate) async fn sealed_at(view: &mut View, id: ReceiptId, sha256: &str, at: Instant) -> Result<bool, Fault> {
    let statement =
        sql("SELECT v.sha256, v.made_at, r.sealed_at FROM receipt_versions v JOIN receipts r ON r.id = v.receipt
         WHERE v.receipt = $1 ORDER BY v.version");
    for row in view.all(statement.bind(id)).await? {
        let (kept, made, sealed): (Vec<u8>, Instant, Option<Instant>) =
            (row.get("sha256")?, row.get("made_at")?, row.get("sealed_at")?);
        if kept.iter().map(|byte| format!("{byte:02x}")).collect::<String>() == sha256 {
            return Ok(made == at && sealed == Some(at));
        }
    }
    Ok(false)
}

pub(crate) async fn versions(view: &mut View) -> Result<i64, Fault> {
    view.one(sql("SELECT COUNT(*) AS versions FROM receipt_versions")).await?.get("versions")
}

/// The number, owner and entry that stand beside the content, and whether it counts as sealed.
pub(crate) async fn beside(view: &mut View, id: ReceiptId) -> Result<Option<Beside>, Fault> {
    let statement =
        sql("SELECT number, owner, created_at, entry, entry_hash, sealed_at FROM receipts WHERE id = $1").bind(id);
    view.optional(statement)
        .await?
        .map(|row| {
            let (owner, sequence, hash): (AccountId, Option<i64>, Option<Vec<u8>>) =
                (row.get("owner")?, row.get("entry")?, row.get("entry_hash")?);
            let hash = hash.and_then(|hash| hash.try_into().ok());
            Ok(Beside {
                number: row.get("number")?,
                owner,
                created_at: row.get("created_at")?,
                mark: sequence.zip(hash).map(|(sequence, hash)| Mark { sequence, hash }),
                sealed_at: row.get("sealed_at")?,
            })
        })
        .transpose()
}

/// What stands in a receipt's row beside its content.
pub(crate) struct Beside {
    pub number: String,
    pub owner: AccountId,
    pub created_at: Instant,
    pub mark: Option<Mark>,
    pub sealed_at: Option<Instant>,
}

/// SHA-256 in hexadecimal.
pub(crate) fn hash(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) async fn unsealed(view: &mut View, id: ReceiptId) -> Result<Option<Unsealed>, Fault> {
    let statement =
        sql("SELECT owner, content, waiting_seal, waiting_token FROM receipts WHERE id = $1 AND sealed_at IS NULL");
    view.optional(statement.bind(id))
        .await?
        .map(|row| {
            let (content, xml): (String, Option<String>) = (row.get("content")?, row.get("waiting_seal")?);
            let token = row.get("waiting_token")?;
            Ok(Unsealed {
                owner: row.get("owner")?,
                content: serde_json::from_str(&content)?,
                waiting: xml.map(|xml| Waiting { xml, token }),
            })
        })
        .transpose()
}

pub(crate) fn keep_seal(id: ReceiptId, xml: &str, token: Option<&[u8]>) -> Statement {
    sql("UPDATE receipts SET waiting_seal = $1, waiting_token = $2 WHERE id = $3 AND sealed_at IS NULL")
        .bind(xml)
        .bind(token.map(<[u8]>::to_vec))
        .bind(id)
}

pub(crate) fn complete(id: ReceiptId, mark: Mark, at: Instant) -> Statement {
    sql("UPDATE receipts SET sealed_at = $1, entry = $2, entry_hash = $3, waiting_seal = NULL, waiting_token = NULL
         WHERE id = $4 AND sealed_at IS NULL")
    .bind(at)
    .bind(mark.sequence)
    .bind(mark.hash)
    .bind(id)
}

/// Also gives the version's SHA-256 in hexadecimal.
pub(crate) fn insert_version(id: ReceiptId, version: i64, at: Instant, xml: &str) -> (Statement, String) {
    let sha256: [u8; 32] = Sha256::digest(xml).into();
    let statement = sql("INSERT INTO receipt_versions (receipt, version, made_at, sha256, xml)
         VALUES ($1, $2, $3, $4, $5)")
    .bind(id)
    .bind(version)
    .bind(at)
    .bind(sha256)
    .bind(xml);
    (statement, hash(xml))
}

/// The newest version of a sealed receipt.
pub(crate) async fn newest(view: &mut View, id: ReceiptId) -> Result<Option<(i64, String)>, Fault> {
    let statement =
        sql("SELECT version, xml FROM receipt_versions WHERE receipt = $1 ORDER BY version DESC LIMIT 1").bind(id);
    view.optional(statement).await?.map(|row| Ok((row.get("version")?, row.get("xml")?))).transpose()
}

/// What a sealed receipt says, with its owner and the entry of its filing.
pub(crate) async fn sealed(view: &mut View, id: ReceiptId) -> Result<Option<(AccountId, Content, Mark)>, Fault> {
    let statement =
        sql("SELECT owner, content, entry, entry_hash FROM receipts WHERE id = $1 AND sealed_at IS NOT NULL");
    view.optional(statement.bind(id))
        .await?
        .map(|row| {
            let content: String = row.get("content")?;
            let mark = Mark { sequence: row.get("entry")?, hash: row.get("entry_hash")? };
            Ok((row.get("owner")?, serde_json::from_str(&content)?, mark))
        })
        .transpose()
}

pub(crate) async fn of_letter(view: &mut View, owner: AccountId, letter: LetterId) -> Result<Option<Receipt>, Fault> {
    let Some(row) = view
        .optional(sql("SELECT id, content FROM receipts WHERE letter = $1 AND owner = $2").bind(letter).bind(owner))
        .await?
    else {
        return Ok(None);
    };
    let (id, content): (ReceiptId, String) = (row.get("id")?, row.get("content")?);
    let sealed = view
        .optional(
            sql("SELECT xml, made_at FROM receipt_versions WHERE receipt = $1 ORDER BY version DESC LIMIT 1").bind(id),
        )
        .await?
        .map(|row| Ok::<_, Fault>(SealedReceipt { xml: row.get("xml")?, made_at: row.get("made_at")? }))
        .transpose()?;
    Ok(Some(Receipt { id, content: serde_json::from_str(&content)?, sealed }))
}

/// The entry that filed the letter, once the receipt is sealed.
pub(crate) async fn entry(view: &mut View, owner: AccountId, letter: LetterId) -> Result<Option<i64>, Fault> {
    let statement = sql("SELECT entry FROM receipts WHERE letter = $1 AND owner = $2").bind(letter).bind(owner);
    view.optional(statement).await?.map_or(Ok(None), |row| row.get("entry"))
}

pub(crate) async fn is_sealed(view: &mut View, letter: LetterId) -> Result<bool, Fault> {
    let row =
        view.optional(sql("SELECT id FROM receipts WHERE letter = $1 AND sealed_at IS NOT NULL").bind(letter)).await?;
    Ok(row.is_some())
}

pub(crate) async fn sealing(view: &mut View, letter: LetterId) -> Result<Option<Sealing>, Fault> {
    view.optional(sql("SELECT sealed_at FROM receipts WHERE letter = $1").bind(letter))
        .await?
        .map(|row| {
            let at: Option<Instant> = row.get("sealed_at")?;
            Ok(at.map_or(Sealing::Waits, Sealing::Sealed))
        })
        .transpose()
}

pub(crate) async fn issued(view: &mut View, id: ReceiptId) -> Result<Option<Issued>, Fault> {
    found(view, sql("SELECT content, sealed_at FROM receipts WHERE id = $1").bind(id)).await
}

pub(crate) async fn issued_under(view: &mut View, number: &str) -> Result<Option<Issued>, Fault> {
    found(view, sql("SELECT content, sealed_at FROM receipts WHERE number = $1").bind(number)).await
}

pub(crate) async fn issued_as(view: &mut View, xml: &[u8]) -> Result<Option<Issued>, Fault> {
    let sha256: [u8; 32] = Sha256::digest(xml).into();
    let statement = sql("SELECT r.content, r.sealed_at FROM receipt_versions v JOIN receipts r ON r.id = v.receipt
         WHERE v.sha256 = $1 LIMIT 1");
    found(view, statement.bind(sha256)).await
}

async fn found(view: &mut View, statement: Statement) -> Result<Option<Issued>, Fault> {
    let Some(row) = view.optional(statement).await? else { return Ok(None) };
    let content: String = row.get("content")?;
    let content: Content = serde_json::from_str(&content)?;
    Ok(Some(Issued { number: content.number, entered_at: content.entered_at, sealed_at: row.get("sealed_at")? }))
}

pub(crate) async fn backlog(view: &mut View) -> Result<Backlog, Fault> {
    let row = view
        .one(sql("SELECT COUNT(*) AS waiting, MIN(created_at) AS oldest FROM receipts WHERE sealed_at IS NULL"))
        .await?;
    Ok(Backlog { waiting: row.get("waiting")?, oldest: row.get("oldest")? })
}

pub(crate) async fn count(view: &mut View) -> Result<i64, Fault> {
    view.one(sql("SELECT COUNT(*) AS receipts FROM receipts")).await?.get("receipts")
}

pub(crate) async fn witnesses(view: &mut View, after: i64, last: i64) -> Result<Vec<Mark>, Fault> {
    let statement = sql("SELECT entry, entry_hash FROM receipts WHERE entry > $1 AND entry <= $2 ORDER BY entry");
    view.all(statement.bind(after).bind(last))
        .await?
        .iter()
        .map(|row| {
            // A hash that is gone is the hash of no entry.
            let hash: Option<[u8; 32]> = Fault::readable(row.get("entry_hash"))?;
            Ok(Mark { sequence: row.get("entry")?, hash: hash.unwrap_or_default() })
        })
        .collect()
}
