//! The words of a condition.

use std::fmt;

use jiff::civil::Date;

use super::{Literal, Sign};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Name(String),
    Value(Literal),
    Sign(Sign),
    And,
    Or,
    Not,
    Open,
    Close,
}

/// Splits a condition into its words.
pub(super) fn words(text: &str) -> Result<Vec<Word>, String> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (word, length) = match first {
            '(' => (Word::Open, 1),
            ')' => (Word::Close, 1),
            '"' => {
                let inside = &rest[1..];
                let end = inside.find('"').ok_or("a text is not closed with \"")?;
                (Word::Value(Literal::Text(inside[..end].to_owned())), end + 2)
            }
            '=' | '!' | '<' | '>' => sign(rest)?,
            '0'..='9' | '-' => {
                let end = rest.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(rest.len());
                (Word::Value(number_or_date(&rest[..end])?), end)
            }
            'a'..='z' => {
                let part_of_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
                let end = rest.find(|c: char| !part_of_name(c)).unwrap_or(rest.len());
                let word = match &rest[..end] {
                    "and" => Word::And,
                    "or" => Word::Or,
                    "not" => Word::Not,
                    name => Word::Name(name.to_owned()),
                };
                (word, end)
            }
            other => return Err(format!("{other:?} has no meaning here")),
        };
        words.push(word);
        rest = rest[length..].trim_start();
    }
    Ok(words)
}

fn sign(text: &str) -> Result<(Word, usize), String> {
    let two = text.get(..2).unwrap_or_default();
    let (sign, length) = match (two, text.as_bytes().first()) {
        ("==", _) => return Err("equality is one =".to_owned()),
        ("!=", _) => (Sign::Different, 2),
        ("<=", _) => (Sign::LessOrEqual, 2),
        (">=", _) => (Sign::GreaterOrEqual, 2),
        (_, Some(b'=')) => (Sign::Equal, 1),
        (_, Some(b'<')) => (Sign::Less, 1),
        (_, Some(b'>')) => (Sign::Greater, 1),
        _ => return Err("! has no meaning here: say `not`".to_owned()),
    };
    Ok((Word::Sign(sign), length))
}

fn number_or_date(text: &str) -> Result<Literal, String> {
    if text.trim_start_matches('-').contains('-') {
        // Only the one form with leading zeros, so that a date looks the same everywhere.
        let date = text.parse::<Date>().ok().filter(|date| date.to_string() == text);
        return date.map(Literal::Date).ok_or_else(|| format!("{text} is no date such as 2026-11-22"));
    }
    text.parse().map(Literal::Whole).map_err(|_| format!("{text} is no whole number"))
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => write!(f, "`{name}`"),
            Self::Value(Literal::Text(text)) => write!(f, "{text:?}"),
            Self::Value(Literal::Whole(number)) => write!(f, "{number}"),
            Self::Value(Literal::Date(date)) => write!(f, "{date}"),
            Self::Sign(sign) => write!(f, "{sign}"),
            Self::And => f.write_str("and"),
            Self::Or => f.write_str("or"),
            Self::Not => f.write_str("not"),
            Self::Open => f.write_str("("),
            Self::Close => f.write_str(")"),
        }
    }
}
