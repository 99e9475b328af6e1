//! What an answer says, within the limits of its paper.

use vocabulary::{Fault, Term, is_misleading};

use super::{Call, Ruling, ruling::Of};
use crate::TextError;

/// A part of an answer that is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnswerField {
    /// To whom it goes.
    Addressee,
    /// What it is about.
    Title,
    /// Of a decision or an order: who the party is, who may be another than the addressee.
    Party,
    /// Of a decision or an order: the rules that it rests on.
    LegalBasis,
    /// What it says; of a decision or an order, what it rules.
    Text,
    /// Of a decision or an order: the facts and the law that it follows from.
    Reasons,
    /// Of a decision or an order: whether and how it is contested, and that one may waive that.
    Instruction,
    /// Of a decision or an order: how one goes to court, where that is possible.
    Court,
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
    /// A decision (KPA art. 104): it settles the case.
    Decides(Ruling),
    /// An order (postanowienie, KPA art. 123) about something that came up, or, seldom, the end of the case.
    Orders(Ruling),
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
            Self::Decides(_) => "decision",
            Self::Orders(_) => "order",
        }
    }

    /// What it says as a decision or an order, if it is one.
    #[must_use]
    pub const fn ruling(&self) -> Option<&Ruling> {
        match self {
            Self::Decides(ruling) | Self::Orders(ruling) => Some(ruling),
            Self::Settles | Self::Calls(_) | Self::LeavesUnexamined => None,
        }
    }

    /// Whether the case is settled with it.
    #[must_use]
    pub const fn settles(&self) -> bool {
        match self {
            Self::Settles | Self::LeavesUnexamined | Self::Decides(_) => true,
            Self::Calls(_) => false,
            Self::Orders(ruling) => ruling.ends(),
        }
    }

    /// How long each party may contest it, counted from the delivery to that party; none when nothing lies against it: it is
    /// final at once.
    #[must_use]
    pub fn appeal_term(&self) -> Option<Term> {
        match self {
            Self::Decides(ruling) => ruling.term(Of::Decision),
            Self::Orders(ruling) => ruling.term(Of::Order),
            Self::Settles | Self::Calls(_) | Self::LeavesUnexamined => None,
        }
    }

    /// The kind of this code, with what it is kept with: JSON.
    pub(crate) fn read(code: &str, particulars: Option<&str>) -> Result<Self, Fault> {
        match (code, particulars) {
            ("answer", None) => Ok(Self::Settles),
            ("unexamined", None) => Ok(Self::LeavesUnexamined),
            ("call", Some(call)) => Ok(Self::Calls(serde_json::from_str(call)?)),
            ("decision", Some(ruling)) => Ok(Self::Decides(serde_json::from_str(ruling)?)),
            ("order", Some(ruling)) => Ok(Self::Orders(serde_json::from_str(ruling)?)),
            _ => Err(Fault::new(format!("unknown kind of an answer {code}"))),
        }
    }

    /// What a letter of this kind says besides, as it is kept: JSON.
    pub(crate) fn particulars(&self) -> Result<Option<String>, Fault> {
        Ok(match self {
            Self::Settles | Self::LeavesUnexamined => None,
            Self::Calls(call) => Some(serde_json::to_string(call)?),
            Self::Decides(ruling) | Self::Orders(ruling) => Some(serde_json::to_string(ruling)?),
        })
    }

    /// Whether a letter of this kind with this text in a part waits for another one.
    fn wants(&self, field: AnswerField, text: &str) -> bool {
        let (ruling, of) = match self {
            Self::Decides(ruling) => (ruling, Of::Decision),
            Self::Orders(ruling) => (ruling, Of::Order),
            Self::Settles | Self::Calls(_) | Self::LeavesUnexamined => {
                return text.is_empty() && AnswerField::PLAIN.contains(&field);
            }
        };
        if AnswerField::PLAIN.contains(&field) { text.is_empty() } else { !ruling.is_finished(field, of) }
    }
}

impl AnswerField {
    /// Every part, as the paper has them.
    pub const ALL: [Self; 8] = [
        Self::Addressee,
        Self::Title,
        Self::Party,
        Self::LegalBasis,
        Self::Text,
        Self::Reasons,
        Self::Instruction,
        Self::Court,
    ];
    /// What every letter has.
    pub const PLAIN: [Self; 3] = [Self::Addressee, Self::Title, Self::Text];
    /// What a decision or an order has besides.
    pub const OF_RULING: [Self; 5] = [Self::Party, Self::LegalBasis, Self::Reasons, Self::Instruction, Self::Court];

    /// Signs that it may have.
    #[must_use]
    pub const fn longest(self) -> usize {
        match self {
            Self::Addressee => 600,
            Self::Title => 250,
            Self::Text => 20_000,
            Self::Reasons => 40_000,
            Self::Party | Self::LegalBasis | Self::Court => 2_000,
            Self::Instruction => 4_000,
        }
    }
}

impl AnswerText {
    /// What was filled in, finished or not.
    ///
    /// # Errors
    /// Everything that is too long or has signs that hide.
    pub fn read(addressee: &str, title: &str, text: &str) -> Result<Self, Vec<(AnswerField, TextError)>> {
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let read = Self { addressee: clean(addressee), title, text: clean(text), ..Self::default() };
        let wrong = |field| wrong(field, read.field(field)).map(|error| (field, error));
        let wrong: Vec<_> = AnswerField::PLAIN.into_iter().filter_map(wrong).collect();
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
            _ => None,
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

    /// All of it as one text, which entries commit to: JSON.
    pub(crate) fn as_one(&self) -> Result<String, Fault> {
        let particulars = self.kind.particulars()?;
        Ok(serde_json::to_string(&(&self.addressee, &self.title, &self.text, self.signed_delivery, particulars))?)
    }

    /// What is missing before it can be approved, or stands where it was to be dropped.
    #[must_use]
    pub fn missing(&self) -> Vec<AnswerField> {
        AnswerField::ALL.into_iter().filter(|field| self.kind.wants(*field, self.field(*field))).collect()
    }

    /// A part; empty also where a letter of its kind has none.
    #[must_use]
    pub fn field(&self, field: AnswerField) -> &str {
        match field {
            AnswerField::Addressee => &self.addressee,
            AnswerField::Title => &self.title,
            AnswerField::Text => &self.text,
            field => self.kind.ruling().map_or("", |ruling| ruling.part(field)),
        }
    }
}

/// Without spaces around, and with line feeds for line ends.
pub(super) fn clean(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}

/// What is wrong with the text of a part.
pub(super) fn wrong(field: AnswerField, text: &str) -> Option<TextError> {
    if text.chars().any(|sign| is_misleading(sign) && !matches!(sign, '\n' | '\t')) {
        return Some(TextError::Hidden);
    }
    (text.chars().count() > field.longest()).then_some(TextError::TooLong)
}
