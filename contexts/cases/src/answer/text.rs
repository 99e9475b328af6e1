//! What an answer says, within the limits of its paper.

use vocabulary::{Fault, is_misleading};

use super::Call;
use crate::TextError;

/// A part of an answer that is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnswerField {
    /// To whom it goes.
    Addressee,
    /// What it is about.
    Title,
    /// What it says.
    Text,
}

/// What a letter of the office in a case does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum AnswerKind {
    /// It settles the case.
    #[default]
    Settles,
    /// It calls the party to complete what was filed (KPA art. 64 par. 2).
    Calls(Call),
    /// It says that what was filed is left unexamined, since a call was not answered in time.
    LeavesUnexamined,
}

/// To whom an answer goes, what it is about and what it says; each may still be empty. Spaces around are gone, line ends
/// are line feeds. With it stands what it does and how it is to be delivered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerText {
    addressee: String,
    title: String,
    text: String,
    signed_delivery: bool,
    kind: AnswerKind,
}

impl AnswerKind {
    /// How the kind is kept and worded.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Settles => "answer",
            Self::Calls(_) => "call",
            Self::LeavesUnexamined => "unexamined",
        }
    }

    pub(crate) fn read(code: &str, call: Option<&str>) -> Result<Self, Fault> {
        match (code, call) {
            ("answer", None) => Ok(Self::Settles),
            ("unexamined", None) => Ok(Self::LeavesUnexamined),
            ("call", Some(call)) => Ok(Self::Calls(serde_json::from_str(call)?)),
            _ => Err(Fault::new(format!("unknown kind of an answer {code}"))),
        }
    }
}

impl AnswerField {
    /// Every part.
    pub const ALL: [Self; 3] = [Self::Addressee, Self::Title, Self::Text];

    /// Signs that it may have.
    #[must_use]
    pub const fn longest(self) -> usize {
        match self {
            Self::Addressee => 600,
            Self::Title => 250,
            Self::Text => 20_000,
        }
    }
}

impl AnswerText {
    /// What was filled in, finished or not.
    ///
    /// # Errors
    /// Everything that is too long or has signs that hide.
    pub fn read(addressee: &str, title: &str, text: &str) -> Result<Self, Vec<(AnswerField, TextError)>> {
        let clean = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned();
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let read = Self { addressee: clean(addressee), title, text: clean(text), ..Self::default() };
        let wrong = |field| read.wrong(field).map(|error| (field, error));
        let wrong: Vec<_> = AnswerField::ALL.into_iter().filter_map(wrong).collect();
        if wrong.is_empty() { Ok(read) } else { Err(wrong) }
    }

    /// The same, opened to its client only after they have signed a receipt of delivery (UPD), or without that.
    #[must_use]
    pub fn for_signed_delivery(self, signed_delivery: bool) -> Self {
        Self { signed_delivery, ..self }
    }

    /// The same, doing this.
    #[must_use]
    pub fn that(self, kind: AnswerKind) -> Self {
        Self { kind, ..self }
    }

    /// What it does.
    #[must_use]
    pub const fn kind(&self) -> &AnswerKind {
        &self.kind
    }

    /// What it calls for, if it is a call.
    #[must_use]
    pub const fn call(&self) -> Option<&Call> {
        match &self.kind {
            AnswerKind::Calls(call) => Some(call),
            AnswerKind::Settles | AnswerKind::LeavesUnexamined => None,
        }
    }

    /// Whether its client must sign a receipt of delivery (UPD) before it is opened to them.
    #[must_use]
    pub const fn signed_delivery(&self) -> bool {
        self.signed_delivery
    }

    /// The name first, then the address, line by line.
    #[must_use]
    pub fn addressee(&self) -> &str {
        &self.addressee
    }

    /// What it is about.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What it says: lines stay lines, an empty one parts paragraphs.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What a call asks for, as it is kept: JSON.
    pub(crate) fn kept_call(&self) -> Result<Option<String>, Fault> {
        Ok(self.call().map(serde_json::to_string).transpose()?)
    }

    /// All of it as one text, which entries commit to: JSON.
    pub(crate) fn as_one(&self) -> Result<String, Fault> {
        let call = self.kept_call()?;
        Ok(serde_json::to_string(&(&self.addressee, &self.title, &self.text, self.signed_delivery, call))?)
    }

    /// What is missing before it can be approved.
    #[must_use]
    pub fn missing(&self) -> Vec<AnswerField> {
        AnswerField::ALL.into_iter().filter(|field| self.field(*field).is_empty()).collect()
    }

    fn field(&self, field: AnswerField) -> &str {
        match field {
            AnswerField::Addressee => &self.addressee,
            AnswerField::Title => &self.title,
            AnswerField::Text => &self.text,
        }
    }

    fn wrong(&self, field: AnswerField) -> Option<TextError> {
        let text = self.field(field);
        if text.chars().any(|sign| is_misleading(sign) && !matches!(sign, '\n' | '\t')) {
            return Some(TextError::Hidden);
        }
        (text.chars().count() > field.longest()).then_some(TextError::TooLong)
    }
}
