//! What a decision (KPA art. 107) or an order (art. 124) says beside what it rules, and what of it must not be missing.

use serde::{Deserialize, Serialize};
use vocabulary::Term;

use super::{
    AnswerField,
    text::{clean, wrong},
};
use crate::TextError;

/// Days to appeal from a decision to the higher body (KPA art. 129 par. 2).
const DAYS_TO_APPEAL: u16 = 14;
/// Days to complain about an order (KPA art. 141 par. 2).
const DAYS_TO_COMPLAIN: u16 = 7;

/// The parts of a decision or an order; each may still be empty. What it rules is the letter's text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    party: String,
    legal_basis: String,
    reasons: String,
    instruction: String,
    court: Option<String>,
    contestable: bool,
    ends: bool,
}

impl Ruling {
    /// What was filled in, finished or not: party, legal basis, reasons, the instruction, and what it tells about going to
    /// court, where that is possible. It can be contested, and ends nothing by itself.
    ///
    /// # Errors
    /// Everything that is too long or has signs that hide.
    pub fn read(
        [party, legal_basis, reasons, instruction]: [&str; 4],
        court: Option<&str>,
    ) -> Result<Self, Vec<(AnswerField, TextError)>> {
        let read = Self {
            party: clean(party),
            legal_basis: clean(legal_basis),
            reasons: clean(reasons),
            instruction: clean(instruction),
            court: court.map(clean),
            contestable: true,
            ends: false,
        };
        let wrong: Vec<_> = AnswerField::OF_RULING
            .into_iter()
            .filter_map(|field| wrong(field, read.part(field)).map(|error| (field, error)))
            .collect();
        if wrong.is_empty() { Ok(read) } else { Err(wrong) }
    }

    /// The same, against which nothing lies: a decision that grants the whole demand and drops the reasons for that (KPA
    /// art. 107 par. 4, 127 par. 1a), or an order about which nobody may complain.
    #[must_use]
    pub fn that_stands(self) -> Self {
        Self { contestable: false, ..self }
    }

    /// The same, ending the matter. A decision does so anyway (KPA art. 104 par. 2), an order seldom: it refuses to begin
    /// proceedings (art. 61a) or to give a certificate (art. 219).
    #[must_use]
    pub fn that_ends(self) -> Self {
        Self { ends: true, ..self }
    }

    /// A part; empty also where it is not a ruling's.
    #[must_use]
    pub fn part(&self, field: AnswerField) -> &str {
        match field {
            AnswerField::Party => &self.party,
            AnswerField::LegalBasis => &self.legal_basis,
            AnswerField::Reasons => &self.reasons,
            AnswerField::Instruction => &self.instruction,
            AnswerField::Court => self.court.as_deref().unwrap_or_default(),
            AnswerField::Addressee | AnswerField::Title | AnswerField::Text => "",
        }
    }

    /// Whether it can be appealed from, or complained about.
    #[must_use]
    pub const fn is_contestable(&self) -> bool {
        self.contestable
    }

    /// Whether an order ends the matter.
    #[must_use]
    pub const fn ends(&self) -> bool {
        self.ends
    }

    /// Whether an action, an objection or a complaint to a court is possible.
    #[must_use]
    pub const fn court_lies(&self) -> bool {
        self.court.is_some()
    }

    pub(super) fn term(&self, of: Of) -> Option<Term> {
        let days = match of {
            Of::Decision => DAYS_TO_APPEAL,
            Of::Order => DAYS_TO_COMPLAIN,
        };
        self.contestable.then_some(Term::Days(days))
    }

    /// Whether this part is as the law demands it.
    pub(super) fn is_finished(&self, field: AnswerField, of: Of) -> bool {
        let empty = self.part(field).is_empty();
        match (field, of) {
            (AnswerField::Court, _) => !self.court_lies() || !empty,
            // They are dropped, or they stand there.
            (AnswerField::Reasons, Of::Decision) => empty != self.contestable,
            (AnswerField::Reasons, Of::Order) => !empty || !self.contestable,
            _ => !empty,
        }
    }
}

/// Whose days and demands are meant.
#[derive(Clone, Copy)]
pub(super) enum Of {
    Decision,
    Order,
}
