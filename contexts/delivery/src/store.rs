//! All SQL of deliveries.

pub(crate) mod dispatches;
pub(crate) mod parties;
pub(crate) mod statements;

use database::{Row, Statement, View, sql};
use receipts::Upd;
use sha2::{Digest as _, Sha256};
use vocabulary::{AccountId, AnswerId, Fault, Instant};

use crate::{
    Signed,
    read::{Delivered, Known},
};

/// A receipt that is not signed within so many seconds is made anew.
const LIFE_SECONDS: i64 = 60 * 60;

/// A receipt of delivery that waits for its addressee's signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// What it says.
    pub upd: Upd,
    /// Exactly the text that is to be signed.
    pub xml: String,
}

impl Proof {
    /// The name of the file that is given out to be signed.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}.xml", self.upd.number.replace('/', "-"))
    }

    /// SHA-256 of what is to be signed.
    #[must_use]
    pub fn sha256(&self) -> [u8; 32] {
        Sha256::digest(self.xml.as_bytes()).into()
    }

    /// Until when it can be signed.
    #[must_use]
    pub const fn until(&self) -> Instant {
        self.upd.made_at.plus_seconds(LIFE_SECONDS)
    }

    pub(crate) const fn is_over(&self, now: Instant) -> bool {
        self.until().micros() <= now.micros()
    }
}

/// What was made up to this instant is over.
pub(crate) const fn over_before(now: Instant) -> Instant {
    now.plus_seconds(-LIFE_SECONDS)
}

/// Keeps a receipt unless one waits that was made later than `over`.
pub(crate) fn fix(answer: AnswerId, account: AccountId, upd: &Upd, over: Instant) -> Statement {
    sql("INSERT INTO delivery_proofs (answer, account, number, made_at, xml) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (answer) DO UPDATE SET account = excluded.account, number = excluded.number,
             made_at = excluded.made_at, xml = excluded.xml
         WHERE delivery_proofs.made_at <= $6")
    .bind(answer)
    .bind(account)
    .bind(upd.number.as_str())
    .bind(upd.made_at)
    .bind(upd.write())
    .bind(over)
}

pub(crate) async fn proof(view: &mut View, account: AccountId, answer: AnswerId) -> Result<Option<Proof>, Fault> {
    let statement = sql("SELECT xml FROM delivery_proofs WHERE answer = $1 AND account = $2");
    let Some(row) = view.optional(statement.bind(answer).bind(account)).await? else { return Ok(None) };
    let xml: String = row.get("xml")?;
    Ok(Some(Proof { upd: upd(&xml)?, xml }))
}

fn upd(xml: &str) -> Result<Upd, Fault> {
    Upd::read(xml.as_bytes()).map_err(|_| Fault::new("a kept receipt of delivery cannot be read"))
}

pub(crate) fn forget(answer: AnswerId) -> Statement {
    sql("DELETE FROM delivery_proofs WHERE answer = $1").bind(answer)
}

/// Delivers, unless it is delivered already: then no row is touched.
pub(crate) fn insert(
    answer: AnswerId,
    account: AccountId,
    proof: &Proof,
    signer: &str,
    delivered_at: Instant,
) -> Statement {
    sql("INSERT INTO deliveries (answer, account, number, proof, signer, delivered_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT DO NOTHING")
    .bind(answer)
    .bind(account)
    .bind(proof.upd.number.as_str())
    .bind(proof.xml.as_str())
    .bind(signer)
    .bind(delivered_at)
}

/// A version of the signed receipt, and the SHA-256 of it in lower-case hexadecimal.
pub(crate) fn insert_version(answer: AnswerId, version: i64, at: Instant, xml: &[u8]) -> (Statement, String) {
    let sha256: [u8; 32] = Sha256::digest(xml).into();
    let statement =
        sql("INSERT INTO delivery_versions (answer, version, made_at, sha256, xml) VALUES ($1, $2, $3, $4, $5)")
            .bind(answer)
            .bind(version)
            .bind(at)
            .bind(sha256)
            .bind(xml.to_vec());
    (statement, hex::encode(sha256))
}

pub(crate) async fn signed(view: &mut View, account: AccountId, answer: AnswerId) -> Result<Option<Signed>, Fault> {
    view.optional(
        sql("SELECT number, delivered_at FROM deliveries WHERE answer = $1 AND account = $2")
            .bind(answer)
            .bind(account),
    )
    .await?
    .map(|row| Ok(Signed { number: row.get("number")?, delivered_at: row.get("delivered_at")?, again: true }))
    .transpose()
}

/// A delivery with the newest version of its signed receipt.
pub(crate) async fn delivered(view: &mut View, answer: AnswerId) -> Result<Option<(AccountId, Delivered)>, Fault> {
    view.optional(
        sql("SELECT d.account, d.proof, d.signer, d.delivered_at, d.timestamped, v.xml, v.version
             FROM deliveries d JOIN delivery_versions v ON v.answer = d.answer
             WHERE d.answer = $1 ORDER BY v.version DESC LIMIT 1")
        .bind(answer),
    )
    .await?
    .map(|row| {
        let proof: String = row.get("proof")?;
        let delivered = Delivered {
            upd: upd(&proof)?,
            signer: row.get("signer")?,
            delivered_at: row.get("delivered_at")?,
            timestamped: row.get("timestamped")?,
            version: row.get("version")?,
            xml: row.get("xml")?,
        };
        Ok((row.get("account")?, delivered))
    })
    .transpose()
}

/// A delivery as it is kept, for comparing.
pub(crate) struct KeptDelivery {
    pub account: AccountId,
    pub number: String,
    pub proof_sha256: String,
    pub signer: String,
    pub delivered_at: Instant,
    pub timestamped: Option<Instant>,
}

pub(crate) async fn kept(view: &mut View, answer: AnswerId) -> Result<Option<KeptDelivery>, Fault> {
    let statement =
        sql("SELECT account, number, proof, signer, delivered_at, timestamped FROM deliveries WHERE answer = $1");
    let Some(row) = view.optional(statement.bind(answer)).await? else { return Ok(None) };
    let proof: String = row.get("proof")?;
    Ok(Some(KeptDelivery {
        account: row.get("account")?,
        number: row.get("number")?,
        proof_sha256: hex::encode(Sha256::digest(proof.as_bytes())),
        signer: row.get("signer")?,
        delivered_at: row.get("delivered_at")?,
        timestamped: row.get("timestamped")?,
    }))
}

/// A version of a signed receipt: the hash that its row names, and that of its bytes.
pub(crate) struct KeptVersion {
    pub named: String,
    pub sha256: String,
    pub made_at: Instant,
}

pub(crate) async fn version(view: &mut View, answer: AnswerId, version: i64) -> Result<Option<KeptVersion>, Fault> {
    let statement = sql("SELECT made_at, sha256, xml FROM delivery_versions WHERE answer = $1 AND version = $2");
    let Some(row) = view.optional(statement.bind(answer).bind(version)).await? else { return Ok(None) };
    let (named, xml): (Vec<u8>, Vec<u8>) = (row.get("sha256")?, row.get("xml")?);
    Ok(Some(KeptVersion {
        named: hex::encode(named),
        sha256: hex::encode(Sha256::digest(xml)),
        made_at: row.get("made_at")?,
    }))
}

/// How many deliveries there are, and how many versions of their receipts.
pub(crate) async fn counts(view: &mut View) -> Result<[i64; 2], Fault> {
    let row = view
        .one(sql("SELECT (SELECT COUNT(*) FROM deliveries) AS deliveries,
                         (SELECT COUNT(*) FROM delivery_versions) AS versions"))
        .await?;
    Ok([row.get("deliveries")?, row.get("versions")?])
}

/// Notes the timestamp of a signed receipt, once.
pub(crate) fn stamped(answer: AnswerId, timestamped: Instant) -> Statement {
    sql("UPDATE deliveries SET timestamped = $1 WHERE answer = $2 AND timestamped IS NULL")
        .bind(timestamped)
        .bind(answer)
}

pub(crate) async fn known_under(view: &mut View, number: &str) -> Result<Option<Known>, Fault> {
    let statement = sql("SELECT number, delivered_at, timestamped FROM deliveries WHERE number = $1");
    known(view.optional(statement.bind(number)).await?)
}

pub(crate) async fn known_as(view: &mut View, xml: &[u8]) -> Result<Option<Known>, Fault> {
    let sha256: [u8; 32] = Sha256::digest(xml).into();
    let statement = sql("SELECT d.number, d.delivered_at, d.timestamped
         FROM delivery_versions v JOIN deliveries d ON d.answer = v.answer WHERE v.sha256 = $1 LIMIT 1");
    known(view.optional(statement.bind(sha256)).await?)
}

fn known(row: Option<Row>) -> Result<Option<Known>, Fault> {
    row.map(|row| {
        Ok(Known {
            number: row.get("number")?,
            delivered_at: row.get("delivered_at")?,
            timestamped: row.get("timestamped")?,
        })
    })
    .transpose()
}
