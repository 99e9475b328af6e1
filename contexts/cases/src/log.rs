//! The case log (metryka sprawy, KPA art. 66a and the regulation of 6 March 2012): a view of the case's history and of what
//! happened to its letters, in order. Nothing is kept for it besides.

use accounts::{Official, Post};
use database::View;
use registry::{LetterStep, RpwNumber};
use vocabulary::{CaseId, Fault, Instant};

use crate::{Case, CaseStep, DocumentId, MemoKind, StepDocument, StepKind, read};

/// The log of a case.
#[derive(Clone, Debug)]
pub struct CaseLog {
    /// The case.
    pub case: Case,
    /// What was done, oldest first.
    pub lines: Vec<LogLine>,
}

/// One act in a case.
#[derive(Clone, Debug)]
pub struct LogLine {
    /// What was done.
    pub step: LogStep,
    /// The document in the file that it was about.
    pub document: Option<LogDocument>,
}

/// What was done, to a letter in the file or in the case itself.
#[derive(Clone, Debug)]
pub enum LogStep {
    /// To a letter.
    Letter(LetterStep),
    /// In the case.
    Case(CaseStep),
}

/// A document in the file of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogDocument {
    /// What tells it from every other document of the office: without spaces, slashes and other signs that the chancery
    /// instruction forbids here.
    pub id: DocumentId,
    /// What people call it.
    pub name: DocumentName,
}

/// What people call a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentName {
    /// A letter, by its number in the register.
    Letter(RpwNumber),
    /// An answer, by its title.
    Answer(String),
    /// An official note, by its title.
    Memo(MemoKind, String),
    /// Another case, by its sign.
    Case(String),
    /// A message between the office and the client.
    Message,
}

/// The log of a case; `None` when the case is not there or not this official's to see.
///
/// # Errors
/// The database failed.
pub async fn log(view: &mut View, official: &Official, id: CaseId) -> Result<Option<CaseLog>, Fault> {
    let Some(case) = read::case(view, official, id).await? else { return Ok(None) };
    let mut lines = Vec::new();
    for letter in &case.documents {
        let name = DocumentName::Letter(letter.number);
        let document = LogDocument { id: DocumentId::from_uuid(letter.letter.uuid()), name };
        let steps = registry::steps(view, letter.letter).await?;
        // That it came into the file is a step of the case.
        let steps = steps.into_iter().filter(|step| step.kind != registry::StepKind::Filed);
        lines.extend(steps.map(|step| LogLine { step: LogStep::Letter(step), document: Some(document.clone()) }));
    }
    lines.extend(case.steps.iter().map(|step| LogLine {
        document: step.document.as_ref().and_then(|document| named(&case, step.kind, document)),
        step: LogStep::Case(step.clone()),
    }));
    lines.sort_by_key(|line| line.step.at());
    Ok(Some(CaseLog { case, lines }))
}

impl LogStep {
    /// When.
    #[must_use]
    pub const fn at(&self) -> Instant {
        match self {
            Self::Letter(step) => step.at,
            Self::Case(step) => step.at,
        }
    }

    /// Who, by the name of then; empty for the office's own machinery.
    #[must_use]
    pub fn who(&self) -> &str {
        match self {
            Self::Letter(step) => &step.actor,
            Self::Case(step) => &step.actor,
        }
    }

    /// What that person did in the office then; none for those who are not of it.
    #[must_use]
    pub const fn post(&self) -> Option<Post> {
        match self {
            Self::Letter(step) => step.post,
            Self::Case(step) => step.post,
        }
    }

    /// What was done, as programs read it.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Letter(step) => format!("letter.{}", step.kind.code()),
            Self::Case(step) => format!("case.{}", step.kind.code()),
        }
    }
}

/// What a step was about, as people call it.
fn named(case: &Case, kind: StepKind, document: &StepDocument) -> Option<LogDocument> {
    let (id, name) = match document {
        StepDocument::Letter(id, number) => (id.uuid(), DocumentName::Letter(*number)),
        StepDocument::Case(id, sign) => (id.uuid(), DocumentName::Case(sign.to_string())),
        StepDocument::Other(id) if matches!(kind, StepKind::MessageSent | StepKind::MessageReceived) => {
            (id.uuid(), DocumentName::Message)
        }
        StepDocument::Other(id) => {
            let answer = case.answers.iter().find(|answer| answer.id.uuid() == id.uuid());
            let memo = case.memos.iter().find(|memo| memo.id.uuid() == id.uuid());
            let answer = answer.map(|answer| DocumentName::Answer(answer.text.title().to_owned()));
            (id.uuid(), answer.or_else(|| memo.map(|memo| DocumentName::Memo(memo.kind, memo.title.clone())))?)
        }
    };
    Some(LogDocument { id: DocumentId::from_uuid(id), name })
}
