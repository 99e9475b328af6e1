//! When a step, a field, an attachment or a fee is asked for: a small typed language.
//!
//! ```text
//! rodzaj = "zgon" and not (sztuki < 2 or data >= 2015-03-01) and zgoda
//! ```
//!
//! A field stands on the left, a value of its kind on the right; a statement stands alone and holds when it is ticked.
//! Texts and choices know `=` and `!=`, numbers and dates also `<`, `<=`, `>`, `>=`. `not` binds tighter than `and`, that
//! tighter than `or`. A comparison with a field that is not filled in does not hold, whichever it is; a field that is not
//! asked for, or is filled in wrongly, counts as not filled in.

mod lexer;
mod parser;

use std::{collections::BTreeMap, fmt};

use jiff::civil::Date;

use crate::{Kind, Shown};

/// The fields that a condition may look at, by name.
pub(crate) type Known<'a> = BTreeMap<&'a str, &'a Kind>;
/// The answers that a condition looks at, by the name of their field.
pub(crate) type Values<'a> = BTreeMap<&'a str, Shown<'a>>;

/// A checked condition over the answers of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition(Node);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    Ticked(String),
    Compare { field: String, sign: Sign, value: Literal },
    Not(Box<Self>),
    All(Vec<Self>),
    Any(Vec<Self>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    Equal,
    Different,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Literal {
    Text(String),
    Whole(i64),
    Date(Date),
}

impl Condition {
    /// Reads a condition and checks that each field is known and compared with a value of its kind.
    ///
    /// # Errors
    /// What must be mended, in English.
    pub(crate) fn read(text: &str, known: &Known<'_>) -> Result<Self, Vec<String>> {
        let node = parser::parse(text).map_err(|flaw| vec![flaw])?;
        let mut flaws = Vec::new();
        check(&node, known, &mut flaws);
        if flaws.is_empty() { Ok(Self(node)) } else { Err(flaws) }
    }

    /// Whether it holds over these answers.
    pub(crate) fn holds(&self, values: &Values<'_>) -> bool {
        holds(&self.0, values)
    }
}

fn check(node: &Node, known: &Known<'_>, flaws: &mut Vec<String>) {
    match node {
        Node::Not(inner) => check(inner, known, flaws),
        Node::All(parts) | Node::Any(parts) => parts.iter().for_each(|part| check(part, known, flaws)),
        Node::Ticked(field) => match known.get(field.as_str()) {
            None => flaws.push(unknown(field)),
            Some(Kind::Statement) => {}
            Some(_) => flaws.push(format!("`{field}` is no statement: compare it with a value")),
        },
        Node::Compare { field, sign, value } => match known.get(field.as_str()) {
            None => flaws.push(unknown(field)),
            Some(kind) => flaws.extend(comparison_flaw(field, kind, *sign, value)),
        },
    }
}

fn unknown(field: &str) -> String {
    format!(
        "`{field}` is not a field that can be looked at here: there is none, or it is asked for at this step or later"
    )
}

fn comparison_flaw(field: &str, kind: &Kind, sign: Sign, value: &Literal) -> Option<String> {
    let ordered = !matches!(sign, Sign::Equal | Sign::Different);
    match (kind, value) {
        (Kind::Statement, _) => Some(format!("`{field}` is a statement: it stands alone")),
        (Kind::Paragraph { .. } | Kind::Pesel, _) => Some(format!("`{field}` is of a kind that is not compared")),
        (Kind::Line { .. } | Kind::Choice(_), Literal::Text(_)) if ordered => {
            Some(format!("`{field}` is only equal (=) to something or not (!=)"))
        }
        (Kind::Choice(choices), Literal::Text(text)) if choices.iter().all(|choice| choice.value != *text) => {
            Some(format!("\"{text}\" is not among the choices of `{field}`"))
        }
        (Kind::Line { .. } | Kind::Choice(_), Literal::Text(_))
        | (Kind::Whole { .. }, Literal::Whole(_))
        | (Kind::Date { .. }, Literal::Date(_)) => None,
        (Kind::Line { .. } | Kind::Choice(_), _) => Some(format!("`{field}` is compared with a text in quotes")),
        (Kind::Whole { .. }, _) => Some(format!("`{field}` is compared with a whole number")),
        (Kind::Date { .. }, _) => Some(format!("`{field}` is compared with a date such as 2026-11-22")),
    }
}

fn holds(node: &Node, values: &Values<'_>) -> bool {
    match node {
        Node::Ticked(field) => matches!(values.get(field.as_str()), Some(Shown::Ticked)),
        Node::Not(inner) => !holds(inner, values),
        Node::All(parts) => parts.iter().all(|part| holds(part, values)),
        Node::Any(parts) => parts.iter().any(|part| holds(part, values)),
        Node::Compare { field, sign, value } => match (values.get(field.as_str()), value) {
            (Some(Shown::Text(answer)), Literal::Text(text)) => sign.holds(answer, text),
            (Some(Shown::Choice(choice)), Literal::Text(text)) => sign.holds(&choice.value, text),
            (Some(Shown::Whole(answer)), Literal::Whole(number)) => sign.holds(answer, number),
            (Some(Shown::Date(answer)), Literal::Date(date)) => sign.holds(answer, date),
            _ => false,
        },
    }
}

impl Sign {
    fn holds<T: Ord>(self, left: &T, right: &T) -> bool {
        match self {
            Self::Equal => left == right,
            Self::Different => left != right,
            Self::Less => left < right,
            Self::LessOrEqual => left <= right,
            Self::Greater => left > right,
            Self::GreaterOrEqual => left >= right,
        }
    }
}

impl fmt::Display for Sign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Equal => "=",
            Self::Different => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        })
    }
}
