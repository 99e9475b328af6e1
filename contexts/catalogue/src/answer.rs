//! Bringing one answer into its one form, or telling what is wrong with it.

use jiff::civil::Date;
use vocabulary::{Pesel, is_misleading};

use crate::{Answers, Choice, DateBound, Kind, Wrong};

/// An answer brought into its one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown<'a> {
    /// A text; spaces made single in a line, lines ended by `\n` in a paragraph, a PESEL of eleven digits.
    Text(String),
    /// What was chosen.
    Choice(&'a Choice),
    /// The statement was made.
    Ticked,
    /// A whole number.
    Whole(i64),
    /// A day.
    Date(Date),
    /// Nothing was filled in, or what was is wrong.
    Nothing,
}

/// Reads an answer as its kind asks. Whether it may be missing, and where today lies, is not looked at.
pub(crate) fn read<'a>(kind: &'a Kind, filled: &str) -> Result<Shown<'a>, Wrong> {
    // Word processors and keyboards leave these behind: marks of where a word may break and joiners of letters and
    // pictures, which nobody types by hand. What is left is what a document shows.
    let left_behind = |c: &char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
    let seen: String = filled.chars().filter(|c| !left_behind(c)).collect();
    let filled = seen.trim();
    if filled.chars().all(shows_nothing) {
        return Ok(Shown::Nothing);
    }
    match kind {
        Kind::Line { longest } => text(filled.split_whitespace().collect::<Vec<_>>().join(" "), *longest),
        Kind::Paragraph { longest } => text(paragraph(filled), *longest),
        Kind::Choice(choices) => {
            choices.iter().find(|choice| choice.value == filled).map(Shown::Choice).ok_or(Wrong::NotAChoice)
        }
        Kind::Statement if filled == Answers::TICKED => Ok(Shown::Ticked),
        Kind::Statement => Err(Wrong::Form),
        Kind::Whole { least, most } => whole(filled, *least, *most),
        Kind::Date { .. } => date(filled),
        Kind::Pesel => pesel(filled),
    }
}

/// What is wrong with a date as seen from today.
pub(crate) fn out_of_bound(kind: &Kind, shown: &Shown<'_>, today: Date) -> Option<Wrong> {
    match (kind, shown) {
        (Kind::Date { bound: DateBound::Past }, Shown::Date(date)) if *date > today => Some(Wrong::NotPast),
        (Kind::Date { bound: DateBound::Future }, Shown::Date(date)) if *date <= today => Some(Wrong::NotFuture),
        _ => None,
    }
}

fn text(text: String, longest: usize) -> Result<Shown<'static>, Wrong> {
    // What XML 1.0 cannot hold (section 2.2) cannot be signed either.
    let is_wrong = |c: &char| *c != '\n' && (is_misleading(*c) || matches!(c, '\u{fffe}' | '\u{ffff}'));
    if let Some(sign) = text.chars().find(is_wrong) {
        return Err(Wrong::Sign(sign));
    }
    if text.chars().count() > longest { Err(Wrong::TooLong { longest }) } else { Ok(Shown::Text(text)) }
}

/// White space, signs that are drawn as nothing, and accents, which alone are no text (Unicode: Default_Ignorable and blocks
/// of combining marks).
fn shows_nothing(c: char) -> bool {
    c.is_whitespace()
        || matches!(c,
            '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{2800}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{e0100}'..='\u{e01ef}'
            | '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}')
}

/// Browsers end lines with `\r\n`, word processors with other signs too; tabs and spaces at the end of a line are nothing
/// that anybody meant.
fn paragraph(filled: &str) -> String {
    let lines = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let unified = filled.replace("\r\n", "\n").replace(lines, "\n").replace('\t', " ");
    unified.split('\n').map(str::trim_end).collect::<Vec<_>>().join("\n")
}

fn whole(filled: &str, least: i64, most: i64) -> Result<Shown<'static>, Wrong> {
    let (minus, digits) = match filled.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, filled),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Wrong::Form);
    }
    match filled.parse::<i64>() {
        Ok(number) if number < least => Err(Wrong::TooSmall { least }),
        Ok(number) if number > most => Err(Wrong::TooLarge { most }),
        Ok(number) => Ok(Shown::Whole(number)),
        Err(_) if minus => Err(Wrong::TooSmall { least }),
        Err(_) => Err(Wrong::TooLarge { most }),
    }
}

/// Year, month and day, joined by `-`, each as it was typed. Three empty parts are no answer.
fn date(filled: &str) -> Result<Shown<'static>, Wrong> {
    let parts: Vec<&str> = filled.split('-').map(str::trim).collect();
    if parts.iter().all(|part| part.is_empty()) {
        return Ok(Shown::Nothing);
    }
    let [year, month, day] = parts[..] else { return Err(Wrong::Form) };
    let digits = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    // A year of two digits is never guessed at.
    if !digits(year, 4..=4) || !digits(month, 1..=2) || !digits(day, 1..=2) {
        return Err(Wrong::Form);
    }
    let date = || Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    date().filter(|date| date.year() >= 1000).map(Shown::Date).ok_or(Wrong::Form)
}

fn pesel(filled: &str) -> Result<Shown<'static>, Wrong> {
    let digits: String = filled.split_whitespace().collect();
    match Pesel::parse(&digits) {
        Ok(_) => Ok(Shown::Text(digits)),
        Err(_) if digits.len() == 11 && digits.bytes().all(|byte| byte.is_ascii_digit()) => Err(Wrong::CheckDigit),
        Err(_) => Err(Wrong::Form),
    }
}
