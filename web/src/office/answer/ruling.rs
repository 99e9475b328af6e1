//! What is filled in of a decision or an order beside a plain letter, and what it begins with.

use cases::{AnswerField, AnswerKind, Ruling, TextError};
use vocabulary::Language;
use words::say;

use super::{Which, write::Filled};
use crate::kit::{errors::slip, frame::Frame, input::Input};

/// Letters of the office are in Polish, whoever writes them.
const LANGUAGE: Language = Language::Pl;

/// The fields of a decision or an order on the writing page.
#[derive(Clone, Debug)]
pub(crate) struct RulingView {
    /// Before what it rules.
    pub before: [Area; 2],
    pub reasons: Area,
    pub instruction: Area,
    pub court: Area,
    /// That nothing lies against it: the question, and what follows.
    pub stands: (String, String),
    /// That an order ends the matter.
    pub ends: Option<(String, String)>,
}

/// Several lines of text, of so many rows.
#[derive(Clone, Debug)]
pub(crate) struct Area {
    pub input: Input,
    pub rows: u8,
}

impl Which {
    /// Whether it is an order, if it is a decision or an order at all.
    pub(super) const fn is_order(self) -> Option<bool> {
        match self {
            Self::Decision => Some(false),
            Self::Order(_) => Some(true),
            Self::Answer | Self::Unexamined | Self::Call(_) => None,
        }
    }
}

/// What a new decision or order begins with: its party as the letter's sender, and the texts of the law.
pub(super) fn begin(which: Which, addressee: &str, appeals_to: &str) -> Filled {
    let Some(is_order) = which.is_order() else { return Filled::default() };
    let basis = if is_order { say!(LANGUAGE, "ruling-basis-order") } else { say!(LANGUAGE, "ruling-basis-decision") };
    Filled {
        strona: addressee.to_owned(),
        podstawa: basis,
        pouczenie: instruction(is_order, false, appeals_to),
        ..Filled::default()
    }
}

/// The instruction that the law asks for.
fn instruction(is_order: bool, stands: bool, appeals_to: &str) -> String {
    let usual = say!(LANGUAGE, "ruling-appeals-to");
    let appeals_to = if appeals_to.is_empty() { usual.as_str() } else { appeals_to };
    match (is_order, stands) {
        (false, false) => say!(LANGUAGE, "ruling-instruction-decision", to = appeals_to),
        (false, true) => say!(LANGUAGE, "ruling-instruction-granted"),
        (true, false) => say!(LANGUAGE, "ruling-instruction-order", to = appeals_to),
        (true, true) => say!(LANGUAGE, "ruling-instruction-stands"),
    }
}

/// What was filled in, as a decision or an order. An instruction that nobody touched follows the choice whether anything lies
/// against the ruling.
pub(super) fn read(
    filled: &Filled,
    is_order: bool,
    appeals_to: &str,
) -> Result<AnswerKind, Vec<(AnswerField, TextError)>> {
    let stands = filled.bez == "tak";
    let plain = |text: &str| text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let untouched = plain(&filled.pouczenie) == plain(&instruction(is_order, !stands, appeals_to));
    let own = if untouched { instruction(is_order, stands, appeals_to) } else { filled.pouczenie.clone() };
    let court = (filled.sad == "tak" || !filled.pouczenie_sad.trim().is_empty()).then_some(&*filled.pouczenie_sad);
    let mut ruling = Ruling::read([&filled.strona, &filled.podstawa, &filled.uzasadnienie, &own], court)?;
    if stands {
        ruling = ruling.that_stands();
    }
    if filled.konczy == "tak" {
        ruling = ruling.that_ends();
    }
    Ok(if is_order { AnswerKind::Orders(ruling) } else { AnswerKind::Decides(ruling) })
}

/// What is saved of a ruling.
pub(super) fn saved(ruling: &Ruling) -> Filled {
    let part = |field| ruling.part(field).to_owned();
    let yes = |so: bool| if so { "tak".to_owned() } else { String::new() };
    Filled {
        strona: part(AnswerField::Party),
        podstawa: part(AnswerField::LegalBasis),
        uzasadnienie: part(AnswerField::Reasons),
        pouczenie: part(AnswerField::Instruction),
        pouczenie_sad: part(AnswerField::Court),
        bez: yes(!ruling.is_contestable()),
        sad: yes(ruling.court_lies()),
        konczy: yes(ruling.ends()),
        ..Filled::default()
    }
}

impl RulingView {
    /// The fields with what is filled in, and what is wrong with it.
    pub(super) fn new(
        frame: &Frame,
        is_order: bool,
        filled: &Filled,
        errors: &[crate::kit::errors::FieldError],
    ) -> Self {
        let area = |field: AnswerField, name: &'static str, rows: u8, hint: String, value: &str| {
            let id = super::write::id(field);
            let slip = slip(errors, id).map(str::to_owned);
            let input = Input { name: name.into(), slip, ..Input::text(id, label(frame, field), value).hint(hint) };
            Area { input, rows }
        };
        let (stands, ends) = if is_order {
            let ends = (t!(frame, "ruling-ends"), t!(frame, "ruling-ends-hint"));
            ((t!(frame, "ruling-order-stands"), t!(frame, "ruling-order-stands-hint")), Some(ends))
        } else {
            ((t!(frame, "ruling-granted"), t!(frame, "ruling-granted-hint")), None)
        };
        let basis_hint = if is_order { t!(frame, "ruling-basis-hint-order") } else { t!(frame, "ruling-basis-hint") };
        Self {
            before: [
                area(AnswerField::Party, "strona", 3, t!(frame, "ruling-party-hint"), &filled.strona),
                area(AnswerField::LegalBasis, "podstawa", 4, basis_hint, &filled.podstawa),
            ],
            reasons: area(
                AnswerField::Reasons,
                "uzasadnienie",
                16,
                t!(frame, "ruling-reasons-hint"),
                &filled.uzasadnienie,
            ),
            instruction: area(
                AnswerField::Instruction,
                "pouczenie",
                8,
                t!(frame, "ruling-instruction-hint"),
                &filled.pouczenie,
            ),
            court: area(
                AnswerField::Court,
                "pouczenie_sad",
                4,
                t!(frame, "ruling-court-text-hint"),
                &filled.pouczenie_sad,
            ),
            stands,
            ends,
        }
    }
}

/// What a letter of the office is, in a word.
pub(crate) fn kind_name(language: Language, kind: &AnswerKind) -> String {
    match kind {
        AnswerKind::Settles => say!(language, "case-file-answer"),
        AnswerKind::LeavesUnexamined => say!(language, "case-file-unexamined"),
        AnswerKind::Calls(_) => say!(language, "case-file-call"),
        AnswerKind::Decides(_) => say!(language, "ruling-decision"),
        AnswerKind::Orders(_) => say!(language, "ruling-order"),
    }
}

/// What a part is called.
pub(super) fn label(frame: &Frame, field: AnswerField) -> String {
    match field {
        AnswerField::Addressee => t!(frame, "reply-addressee"),
        AnswerField::Title => t!(frame, "reply-subject"),
        AnswerField::Text => t!(frame, "reply-text"),
        AnswerField::Party => t!(frame, "ruling-party"),
        AnswerField::LegalBasis => t!(frame, "ruling-basis"),
        AnswerField::Reasons => t!(frame, "ruling-reasons"),
        AnswerField::Instruction => t!(frame, "ruling-instruction"),
        AnswerField::Court => t!(frame, "ruling-court-text"),
    }
}

/// What is wrong with a part of a ruling that is missing, or that was to be dropped and stands there.
pub(super) fn missing(frame: &Frame, field: AnswerField, is_there: bool) -> (String, String) {
    match field {
        AnswerField::Reasons if is_there => (t!(frame, "ruling-both-reasons"), t!(frame, "ruling-both-reasons-slip")),
        AnswerField::Party => (t!(frame, "ruling-missing-party"), t!(frame, "ruling-missing-party-slip")),
        AnswerField::LegalBasis => (t!(frame, "ruling-missing-basis"), t!(frame, "ruling-missing-basis-slip")),
        AnswerField::Reasons => (t!(frame, "ruling-missing-reasons"), t!(frame, "ruling-missing-reasons-slip")),
        AnswerField::Court => (t!(frame, "ruling-missing-court"), t!(frame, "ruling-missing-court-slip")),
        _ => (t!(frame, "ruling-missing-instruction"), t!(frame, "ruling-missing-instruction-slip")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instruction_that_nobody_touched_follows_the_choice() {
        let to = "Samorządowego Kolegium Odwoławczego w Okienkowie";
        for (which, is_order) in [(Which::Decision, false), (Which::Order(None), true)] {
            let begun = begin(which, "Anna Wrzos", to);
            let told = |filled: &Filled| {
                let kind = read(filled, is_order, to).expect("a ruling");
                kind.ruling().expect("a ruling").part(AnswerField::Instruction).to_owned()
            };
            assert!(told(&begun).contains(to), "{}", told(&begun));
            let stands = Filled { bez: "tak".to_owned(), ..begun.clone() };
            assert!(!told(&stands).contains(to), "{}", told(&stands));
            let back = Filled { pouczenie: told(&stands), ..begun.clone() };
            assert_eq!(told(&back), told(&begun), "and back again");
            let own = Filled { pouczenie: "Inaczej.".to_owned(), ..stands };
            assert_eq!(told(&own), "Inaczej.");
        }
    }
}
