//! The desk that seals answers: prints what was approved and has it sealed.

use cases::AnswerContent;
use files::Files;
use jobs::{Lease, Outcome};
use journal::Journal;
use print::PrintError;
use seals::Sealer;
use vocabulary::Fault;
use web::OfficeFace;

use crate::settings::Settings;

/// What sealing answers takes. Cheap to clone.
#[derive(Clone)]
pub struct AnswerDesk {
    journal: Journal,
    files: Files,
    sealer: Sealer,
    office: OfficeFace,
    public_url: String,
}

impl AnswerDesk {
    /// The desk of an office.
    pub fn new(journal: Journal, files: Files, sealer: Sealer, settings: &Settings) -> Self {
        let (office, public_url) = (settings.office.face.clone(), settings.listener.public_url.clone());
        Self { journal, files, sealer, office, public_url }
    }

    /// Seals the answer of a job.
    pub async fn attend(&self, lease: &Lease) -> Result<Outcome, Fault> {
        let answer = cases::to_seal(&self.journal, lease).await?;
        let pdf = self.print(&answer.content).await?;
        cases::seal_answer(&self.journal, &self.files, &self.sealer, lease, answer, pdf).await
    }

    async fn print(&self, content: &AnswerContent) -> Result<Vec<u8>, Fault> {
        let paper = web::answer_paper(&self.office, &self.public_url, content, self.journal.now());
        tokio::task::spawn_blocking(move || print::answer(&paper)).await?.map_err(|error| match error {
            PrintError::TooLong => Fault::new("an approved answer is longer than a paper"),
            PrintError::Fault(fault) => fault,
        })
    }
}
