//! Drafts of the trial service, filled in well, and their documents signed in every shape.

use bytes::Bytes;
use catalogue::Answers;
use submissions::{Draft, DraftError, Filed, Fixed, Refusal, SubmitError};
use testkit::sandbox::IssuedKey;
use vocabulary::DraftId;

use crate::desk::{Desk, named};

/// The trial service.
pub const COPY: &str = "odpis-probny";

/// Answers by field.
pub fn answers(values: &[(&str, &str)]) -> Answers {
    values.iter().copied().collect()
}

/// An address that may be filed.
pub const HOME: &[(&str, &str)] = &[
    ("ulica", "Lipowa"),
    ("dom", "12"),
    ("lokal", "3"),
    ("kod", "61001"),
    ("miasto", "Okienkowo"),
    ("odbior", "account"),
];

/// A birth record, twice.
pub const RECORD: &[(&str, &str)] = &[("rodzaj", "urodzenie"), ("sztuki", "2")];

/// Whose it is.
pub const WHOSE: &[(&str, &str)] = &[("imie", "Zoë Łęcka-Ω 李"), ("urodzony", "1990-2-7"), ("numer", "")];

/// What for.
pub const WHY: &[(&str, &str)] = &[("powod", "Do spadku.\r\n\r\nI ]]> nie tylko & <b>."), ("prawda", "tak")];

impl Desk {
    /// Begins a draft of this service as Anna.
    pub async fn begin(&self, code: &str) -> DraftId {
        let service = catalogue::service(&mut self.office.journal.view().await.unwrap(), code).await.unwrap().unwrap();
        submissions::begin_draft(&self.to, &self.anna, &service, None).await.unwrap()
    }

    /// Saves a step as Anna.
    pub async fn save(&self, id: DraftId, step: &str, values: &[(&str, &str)]) -> Result<Draft, DraftError> {
        submissions::save_answers(&self.to, &self.anna, id, step, answers(values)).await
    }

    /// A draft of the trial service that may be fixed.
    pub async fn filled(&self) -> DraftId {
        let id = self.begin(COPY).await;
        submissions::save_applicant(&self.to, &self.anna, id, answers(HOME)).await.unwrap();
        for (step, values) in [("akt", RECORD), ("kogo", WHOSE), ("cel", WHY)] {
            self.save(id, step, values).await.unwrap();
        }
        id
    }

    /// Attaches a file as Anna.
    pub async fn attach(
        &self,
        id: DraftId,
        name: &str,
        content: impl Into<Vec<u8>>,
    ) -> Result<(), submissions::AttachError> {
        submissions::attach(&self.to, &self.anna, id, "inne", vec![named(name, content)]).await
    }

    /// Fixes a draft as Anna.
    pub async fn fix(&self, id: DraftId) -> (Fixed, Bytes) {
        let fixed = submissions::fix(&self.to, &self.anna, id).await.unwrap();
        let (again, bytes) = submissions::fixed_document(&self.to, &self.anna, id).await.unwrap().unwrap();
        assert_eq!(again, fixed);
        (fixed, bytes)
    }

    /// A draft that waits to be signed, with a small attachment and a large one.
    pub async fn fixed(&self) -> (DraftId, Fixed, Bytes) {
        let id = self.filled().await;
        self.attach(id, "plan działki.txt", "plan").await.unwrap();
        self.attach(id, "duży.txt", vec![b'x'; 100_000]).await.unwrap();
        let (fixed, bytes) = self.fix(id).await;
        (id, fixed, bytes)
    }

    /// A draft as Anna sees it.
    pub async fn draft(&self, id: DraftId) -> Draft {
        let mut view = self.office.journal.view().await.unwrap();
        submissions::draft(&mut view, &self.anna, id).await.unwrap().unwrap()
    }

    /// Files a draft as Anna, now.
    pub async fn file_draft(&self, id: DraftId, signed: impl Into<Vec<u8>>) -> Result<Filed, SubmitError> {
        let signed = named("podpisane.xml", signed);
        submissions::file_draft(&self.to, &self.anna, id, signed, self.now(), "portal", &self.office.request).await
    }

    /// Files what must be refused; gives why. The draft and its document stay.
    pub async fn draft_refused(&self, id: DraftId, signed: impl Into<Vec<u8>>) -> Vec<Refusal> {
        let before = (self.office.rows().await, submissions::fixed_document(&self.to, &self.anna, id).await.unwrap());
        let refusals = match self.file_draft(id, signed).await {
            Err(SubmitError::Refused(refusals)) => refusals,
            other => panic!("it was to be refused, and there was {other:?}"),
        };
        assert!(before.1.is_some() && !refusals.is_empty());
        assert_eq!(
            before,
            (self.office.rows().await, submissions::fixed_document(&self.to, &self.anna, id).await.unwrap())
        );
        refusals
    }

    /// A document with Anna's signature inside.
    pub fn within(&self, document: &[u8]) -> String {
        self.within_by(document, &self.anna_key)
    }

    /// A document with a signature inside.
    pub fn within_by(&self, document: &[u8], key: &IssuedKey) -> String {
        seals::seal(std::str::from_utf8(document).unwrap(), key.key(), self.now()).unwrap().xml().to_owned()
    }

    /// A document within Anna's signature.
    pub fn around(&self, document: &[u8]) -> String {
        seals::enveloping(document, "application/xml", self.anna_key.key(), self.now()).unwrap()
    }

    /// Anna's signature beside a document of this name.
    pub fn beside(&self, name: &str, document: &[u8]) -> String {
        seals::detached(&[(name, document, "application/xml")], self.anna_key.key(), self.now()).unwrap()
    }
}
