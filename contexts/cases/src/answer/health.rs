//! The health of sealed answers: their seals are prolonged in time, each time in a further file.

use certificates::Anchors;
use database::View;
use files::{Files, Kept};
use journal::{Act, Discord, Entry, Journal, Told};
use lasting::{Kind, PdfVersion, Shelf, Tended, Version};
use seals::Sealer;
use signatures::Policy;
use uuid::Uuid;
use vocabulary::{AnswerId, Fault, FileId, Id};

use crate::store::answers as store;

/// The kind of the entry about a further file.
const PROLONGED: &str = "answer.prolonged";

/// Looks after sealed answers; see [`lasting::tend`].
///
/// # Errors
/// The database or the file store failed.
pub async fn tend(
    journal: &Journal,
    files: &Files,
    sealer: &Sealer,
    margin: i64,
    at_most: u32,
) -> Result<Tended, Fault> {
    lasting::tend(journal, sealer, &Answers { journal, files, sealer }, margin, at_most).await
}

struct Answers<'a> {
    journal: &'a Journal,
    files: &'a Files,
    sealer: &'a Sealer,
}

impl Shelf for Answers<'_> {
    const KIND: Kind = Kind::Answer;
    type Kept = Kept;

    fn demands(&self) -> (Anchors, Policy) {
        (self.sealer.anchors.clone(), Policy::default())
    }

    async fn read(&self, subject: Uuid, version: i64) -> Result<Option<Vec<u8>>, Fault> {
        let mut view = self.journal.look().await?;
        let newest = match lasting::newest_pdf(&mut view, Kind::Answer, subject).await? {
            Some(newest) => (newest.number == version).then_some(newest.file),
            None if version == 1 => store::pdf_of(&mut view, Id::from_uuid(subject)).await?,
            None => None,
        };
        let Some(file) = newest else { return Ok(None) };
        Ok(self.files.read(&mut view, file).await?.map(|content| content.to_vec()))
    }

    async fn keep(&self, file: Vec<u8>) -> Result<Kept, Fault> {
        self.files.keep(self.journal.new_id(), file.into()).await
    }

    async fn add(&self, act: &mut Act, version: Version, kept: Kept) -> Result<Entry, Fault> {
        let sha256: String = kept.sha256.iter().map(|byte| format!("{byte:02x}")).collect();
        let added = PdfVersion { number: version.number, file: kept.id, made_at: act.at() };
        act.execute(kept.row()).await?;
        act.execute(lasting::add_pdf(Kind::Answer, version.subject, added)).await?;
        let entry = Entry::new(PROLONGED, AnswerId::from_uuid(version.subject)).fact("level", version.level);
        Ok(entry.fact("version", version.number).fact("sha256", sha256))
    }
}

/// Compares what an entry about a further file of a sealed answer tells with what is kept; also gives the file, with its hash.
///
/// # Errors
/// The database failed.
pub async fn prolonged_agrees(
    view: &mut View,
    told: &Told,
) -> Result<(Vec<Discord>, Vec<(FileId, Option<[u8; 32]>)>), Fault> {
    let (Ok(id), true) = (told.subject.parse::<AnswerId>(), told.kind == PROLONGED) else {
        return Ok((Vec::new(), Vec::new()));
    };
    let number = told.facts.get("version").and_then(serde_json::Value::as_i64).unwrap_or_default();
    let Some(version) = lasting::pdf_version(view, Kind::Answer, id.uuid(), number).await? else {
        return Ok((vec![told.discord("its prolonged answer is missing")], Vec::new()));
    };
    let hash = files::hash_of(view, version.file).await?;
    let found = hash.map(|hash| hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    let mut discords = Vec::new();
    if found.as_deref() != told.text("sha256") || version.made_at != told.act_at {
        discords.push(told.discord("its prolonged answer was altered"));
    }
    Ok((discords, vec![(version.file, hash)]))
}
