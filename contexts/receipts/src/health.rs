//! The health of receipts: they are prolonged in time, and made anew when their key turns out to have been revoked by then.

use accounts::Notice;
use certificates::Anchors;
use journal::{Act, Entry, Journal};
use lasting::{Anew, Kind, Shelf, Tended, Version};
use seals::Sealer;
use signatures::Policy;
use uuid::Uuid;
use vocabulary::{Fault, Id, ReceiptId, SubmissionId};

use crate::{seal::made, store};

/// Looks after receipts; see [`lasting::tend`]. One that was sealed after its key's certificate was revoked is made anew, with
/// the instant of its new making, and its owner is told; everything else in it stays.
///
/// # Errors
/// The database failed.
pub async fn tend(journal: &Journal, sealer: &Sealer, margin: i64, at_most: u32) -> Result<Tended, Fault> {
    lasting::tend(journal, sealer, &Receipts { journal, sealer }, margin, at_most).await
}

struct Receipts<'r> {
    journal: &'r Journal,
    sealer: &'r Sealer,
}

impl Shelf for Receipts<'_> {
    const KIND: Kind = Kind::Receipt;
    type Kept = Vec<u8>;

    fn demands(&self) -> (Anchors, Policy) {
        (self.sealer.anchors.clone(), Policy::default())
    }

    async fn read(&self, subject: Uuid, version: i64) -> Result<Option<Vec<u8>>, Fault> {
        let newest = store::newest(&mut self.journal.look().await?, Id::from_uuid(subject)).await?;
        Ok(newest.filter(|(number, _)| *number == version).map(|(_, xml)| xml.into_bytes()))
    }

    async fn keep(&self, file: Vec<u8>) -> Result<Vec<u8>, Fault> {
        Ok(file)
    }

    async fn add(&self, act: &mut Act, version: Version, kept: Vec<u8>) -> Result<Entry, Fault> {
        let (id, at) = (ReceiptId::from_uuid(version.subject), act.at());
        let xml = std::str::from_utf8(&kept)?;
        let (insert, sha256) = store::insert_version(id, version.number, at, xml);
        act.execute(insert).await?;
        if !version.anew {
            let entry = Entry::new("receipt.prolonged", id).fact("level", version.level);
            return Ok(entry.fact("sha256", sha256));
        }
        if let Some((owner, content, _)) = store::sealed(act.view(), id).await?
            && let Ok(submission) = content.document.parse::<SubmissionId>()
        {
            accounts::notify(act, owner, Notice::ReceiptReady { submission, number: content.rpw }).await?;
        }
        Ok(Entry::new("receipt.renewed", id).fact("sha256", sha256))
    }

    async fn anew(&self, subject: Uuid) -> Result<Anew, Fault> {
        let found = store::sealed(&mut self.journal.look().await?, Id::from_uuid(subject)).await?;
        let Some((_, content, mark)) = found else { return Ok(Anew::Never) };
        let made = match made(self.sealer, &content, mark, self.journal.now()).await? {
            Ok(made) => made,
            Err(reason) => return Ok(Anew::OutOfOrder(reason.to_string())),
        };
        let token = match self.sealer.timestamp(&made.made.imprint(), self.journal.random()).await {
            Ok(token) => token,
            Err(reason) => return Ok(Anew::OutOfOrder(reason.to_string())),
        };
        let (key, now) = ((made.key.certificate(), made.key.chain()), self.journal.now());
        if now < token.time() {
            return Ok(Anew::OutOfOrder("the timestamp is of a time that has not come yet".to_owned()));
        }
        let proofs = match self.sealer.proofs(key, &self.sealer.anchors, &token, now).await {
            Ok(proofs) => proofs,
            Err(reason) => return Ok(Anew::OutOfOrder(reason.to_string())),
        };
        let xml = made.made.with_timestamp(token.der(), proofs.as_ref());
        Ok(Anew::Made(xml.into_bytes(), made.key.certificate().clone()))
    }
}
