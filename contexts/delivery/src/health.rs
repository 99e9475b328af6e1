//! The health of signed receipts of delivery: their signatures are prolonged in time.

use certificates::Anchors;
use journal::{Act, Entry};
use lasting::{Kind, Shelf, Tended, Version};
use seals::Sealer;
use signatures::Policy;
use uuid::Uuid;
use vocabulary::{AnswerId, Fault, Id};

use crate::{Desk, agrees::PROLONGED, store};

/// Looks after receipts of delivery whose signature bears a timestamp; see [`lasting::tend`].
///
/// # Errors
/// The database failed.
pub async fn tend(desk: &Desk, sealer: &Sealer, margin: i64, at_most: u32) -> Result<Tended, Fault> {
    lasting::tend(&desk.journal, sealer, &Deliveries { desk }, margin, at_most).await
}

struct Deliveries<'d> {
    desk: &'d Desk,
}

impl Shelf for Deliveries<'_> {
    const KIND: Kind = Kind::Delivery;
    type Kept = Vec<u8>;

    fn demands(&self) -> (Anchors, Policy) {
        (self.desk.trust.anchors(), self.desk.policy.clone())
    }

    async fn read(&self, subject: Uuid, version: i64) -> Result<Option<Vec<u8>>, Fault> {
        let newest = store::delivered(&mut self.desk.journal.look().await?, Id::from_uuid(subject)).await?;
        Ok(newest.filter(|(_, found)| found.version == version).map(|(_, found)| found.xml))
    }

    async fn keep(&self, file: Vec<u8>) -> Result<Vec<u8>, Fault> {
        Ok(file)
    }

    async fn add(&self, act: &mut Act, version: Version, kept: Vec<u8>) -> Result<Entry, Fault> {
        let answer = AnswerId::from_uuid(version.subject);
        let (insert, sha256) = store::insert_version(answer, version.number, act.at(), &kept);
        act.execute(insert).await?;
        let entry = Entry::new(PROLONGED, answer).fact("level", version.level).fact("version", version.number);
        Ok(entry.fact("sha256", sha256))
    }
}
