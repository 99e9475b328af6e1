//! The sign of a case (znak sprawy) and of a letter in it (chancery instruction, par. 5).

use std::{fmt, str::FromStr};

/// `GK.6233.12.2026`: unit, file class, number in the list of cases of that unit, class and year. A case of a group set
/// apart (wydzielona grupa spraw) has its own number after that of the group: `GK.6233.12.3.2026`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CaseSign {
    unit: String,
    class: String,
    number: u32,
    sub: Option<u32>,
    year: i16,
}

/// The sign of a case, the letter's number in it, and the mark of who wrote it: `GK.6233.12.2026.3.JK`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LetterSign {
    /// The case.
    pub case: CaseSign,
    /// Which letter in the case, from 1.
    pub letter: Option<u32>,
    /// The mark of who wrote it.
    pub handler: Option<String>,
}

/// The text is no such sign, or could be two.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotASign {
    /// It is none.
    #[error("not a sign of a case")]
    No,
    /// A case of a group, or a letter of a case: only who knows the cases can tell.
    #[error("a sign that can be read in two ways")]
    Ambiguous,
}

impl CaseSign {
    /// The sign of a case that is being opened, or was.
    ///
    /// # Errors
    /// The unit's symbol or the class cannot stand in a sign.
    pub fn new(unit: &str, class: &str, number: u32, year: i16) -> Result<Self, NotASign> {
        let sound = is_unit(unit) && is_class(class) && number > 0 && (1_000..=9_999).contains(&year);
        if !sound {
            return Err(NotASign::No);
        }
        Ok(Self { unit: unit.to_owned(), class: class.to_owned(), number, sub: None, year })
    }

    /// The sign of a case by its place in a list: of a unit and a class, `6233`, or of a group set apart in it, `6233.12`.
    ///
    /// # Errors
    /// The unit's symbol or the list cannot stand in a sign.
    pub fn in_list(unit: &str, list: &str, place: u32, year: i16) -> Result<Self, NotASign> {
        match list.split_once('.') {
            None => Self::new(unit, list, place, year),
            Some((class, group)) if place > 0 => {
                let group = natural(group).ok_or(NotASign::No)?;
                Ok(Self { sub: Some(place), ..Self::new(unit, class, group, year)? })
            }
            Some(_) => Err(NotASign::No),
        }
    }

    /// The list that the case stands in, beside unit and year: `6233`, or `6233.12` for a case of a group.
    #[must_use]
    pub fn list(&self) -> String {
        match self.sub {
            None => self.class.clone(),
            Some(_) => group_list(&self.class, self.number),
        }
    }

    /// The number in that list.
    #[must_use]
    pub fn place(&self) -> u32 {
        self.sub.unwrap_or(self.number)
    }

    /// The symbol of the unit that opened the case.
    #[must_use]
    pub fn unit(&self) -> &str {
        &self.unit
    }

    /// The symbol of the file class.
    #[must_use]
    pub fn class(&self) -> &str {
        &self.class
    }

    /// The number in the list of cases; for a case of a group, that of the group.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// The number in the group, for a case of one.
    #[must_use]
    pub const fn sub(&self) -> Option<u32> {
        self.sub
    }

    /// The year in which the case was opened.
    #[must_use]
    pub const fn year(&self) -> i16 {
        self.year
    }
}

/// The list of a group set apart in the list of a class.
pub(crate) fn group_list(class: &str, number: u32) -> String {
    format!("{class}.{number}")
}

impl LetterSign {
    /// Every case that a text can be the sign of, or of a letter in it: two at most, and only the stored cases can tell.
    #[must_use]
    pub fn cases(text: &str) -> Vec<CaseSign> {
        match text.parse::<Self>() {
            Ok(sign) => vec![sign.case],
            Err(NotASign::No) => Vec::new(),
            Err(NotASign::Ambiguous) => {
                let parts: Vec<&str> = text.split('.').collect();
                let [unit, class, number, first, second, ..] = parts[..] else { return Vec::new() };
                let of_group = year(second).map(|year| (group_list(class, natural(number).unwrap_or(0)), first, year));
                let plain = year(first).map(|year| (class.to_owned(), number, year));
                let readings = [plain, of_group].into_iter().flatten();
                let read = |(list, place, year): (String, &str, i16)| {
                    CaseSign::in_list(unit, &list, natural(place)?, year).ok()
                };
                readings.filter_map(read).collect()
            }
        }
    }
}

impl fmt::Display for CaseSign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { unit, class, number, sub, year } = self;
        write!(f, "{unit}.{class}.{number}.")?;
        if let Some(sub) = sub {
            write!(f, "{sub}.")?;
        }
        write!(f, "{year}")
    }
}

impl fmt::Display for LetterSign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.case)?;
        if let Some(letter) = self.letter {
            write!(f, ".{letter}")?;
        }
        if let Some(handler) = &self.handler {
            write!(f, ".{handler}")?;
        }
        Ok(())
    }
}

impl FromStr for CaseSign {
    type Err = NotASign;

    fn from_str(text: &str) -> Result<Self, NotASign> {
        match text.parse()? {
            LetterSign { case, letter: None, handler: None } => Ok(case),
            LetterSign { .. } => Err(NotASign::No),
        }
    }
}

impl FromStr for LetterSign {
    type Err = NotASign;

    /// Reads `unit "." class "." number [ "." sub ] "." year [ "." letter ] [ "." handler ]`, where a number has no leading
    /// zero and the year four digits.
    fn from_str(text: &str) -> Result<Self, NotASign> {
        let parts: Vec<&str> = text.split('.').collect();
        let [unit, class, number, ref rest @ ..] = parts[..] else { return Err(NotASign::No) };
        let number = natural(number).ok_or(NotASign::No)?;
        let (rest, handler) = match rest {
            [rest @ .., last] if is_handler(last) => (rest, Some((*last).to_owned())),
            rest => (rest, None),
        };
        let (sub, year, letter) = match *rest {
            [only] => (None, year(only).ok_or(NotASign::No)?, None),
            [first, second] => match (year(first), natural(second), natural(first), year(second)) {
                (Some(_), Some(_), Some(_), Some(_)) => return Err(NotASign::Ambiguous),
                (Some(year), Some(letter), ..) => (None, year, Some(letter)),
                (.., Some(sub), Some(year)) => (Some(sub), year, None),
                _ => return Err(NotASign::No),
            },
            [sub, middle, letter] => match (natural(sub), year(middle), natural(letter)) {
                (Some(sub), Some(year), Some(letter)) => (Some(sub), year, Some(letter)),
                _ => return Err(NotASign::No),
            },
            _ => return Err(NotASign::No),
        };
        let case = CaseSign { sub, ..CaseSign::new(unit, class, number, year)? };
        Ok(Self { case, letter, handler })
    }
}

fn is_unit(text: &str) -> bool {
    text.split('-').all(|segment| !segment.is_empty() && segment.bytes().all(|b| b.is_ascii_alphanumeric()))
        && text.bytes().any(|b| b.is_ascii_alphabetic())
}

fn is_class(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_handler(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphanumeric()) && text.bytes().any(|b| b.is_ascii_alphabetic())
}

fn natural(text: &str) -> Option<u32> {
    let plain = text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
    text.parse().ok().filter(|_| plain)
}

fn year(text: &str) -> Option<i16> {
    natural(text).filter(|_| text.len() == 4).and_then(|year| year.try_into().ok())
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{CaseSign, LetterSign, NotASign};

    /// Computed apart from this code, from the grammar of the instruction.
    fn vectors() -> Vec<Value> {
        let text = include_str!("../../../foundation/vocabulary/tests/office-vectors.json");
        let all: Value = serde_json::from_str(text).expect("JSON");
        all["case_sign"].as_array().expect("a group").clone()
    }

    #[test]
    fn signs_are_read_as_the_instruction_says() {
        let vectors = vectors();
        assert_eq!(vectors.len(), 11);
        for vector in vectors {
            let text = vector["in"].as_str().expect("a text");
            let read: Result<LetterSign, _> = text.parse();
            match vector["ok"].as_bool() {
                None => assert_eq!(read, Err(NotASign::Ambiguous), "{text}"),
                Some(false) => assert_eq!(read, Err(NotASign::No), "{text}"),
                Some(true) => {
                    let sign = read.expect(text);
                    assert_eq!(sign.to_string(), text);
                    assert_eq!(sign.case.unit(), vector["unit"], "{text}");
                    assert_eq!(sign.case.class(), vector["class"], "{text}");
                    assert_eq!(u64::from(sign.case.number()), vector["no"], "{text}");
                    assert_eq!(sign.case.sub().map(u64::from), vector["sub"].as_u64(), "{text}");
                    assert_eq!(i64::from(sign.case.year()), vector["year"], "{text}");
                    assert_eq!(sign.letter.map(u64::from), vector["letter"].as_u64(), "{text}");
                    assert_eq!(sign.handler.as_deref(), vector["handler"].as_str(), "{text}");
                }
            }
        }
    }

    #[test]
    fn the_instructions_other_examples_are_read_too() {
        for text in ["B2.123.1.2024", "11d.5.1.2024", "b9-9.12.7.2024"] {
            assert_eq!(text.parse::<CaseSign>().expect(text).to_string(), text);
        }
        let sign: LetterSign = "ABC.123.78.2.2024.5.JK".parse().expect("a letter of a case of a group");
        assert_eq!((sign.case.sub(), sign.letter, sign.handler.as_deref()), (Some(2), Some(5), Some("JK")));
    }

    #[test]
    fn a_sign_tells_its_list_and_its_place_and_is_made_of_them_again() {
        for (text, list, place) in [("FN.3120.3.2026", "3120", 3), ("FN.3120.2.1.2026", "3120.2", 1)] {
            let sign: CaseSign = text.parse().expect(text);
            assert_eq!((sign.list().as_str(), sign.place()), (list, place));
            assert_eq!(CaseSign::in_list("FN", list, place, 2026).as_ref(), Ok(&sign));
        }
        for (list, place) in [("3120.2", 0), ("3120.0", 1), ("3120.02", 1), ("3120.", 1), ("3120.2.1", 1), (".2", 1)] {
            assert!(CaseSign::in_list("FN", list, place, 2026).is_err(), "{list} {place}");
        }
    }

    #[test]
    fn a_sign_that_can_be_two_gives_both_cases() {
        let cases = |text| LetterSign::cases(text).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(cases("ABC.123.77.2024.2025"), ["ABC.123.77.2024", "ABC.123.77.2024.2025"]);
        assert_eq!(cases("ABC.123.77.2024.2025.JK"), ["ABC.123.77.2024", "ABC.123.77.2024.2025"]);
        assert_eq!(cases("ABC.123.78.2.2024.5.JK"), ["ABC.123.78.2.2024"]);
        assert_eq!(cases("ABC.123.77.2024.2"), ["ABC.123.77.2024"]);
        assert_eq!(cases("12.123.1.2024"), [""; 0]);
    }

    #[test]
    fn what_is_no_sign_is_refused() {
        for text in [
            "",
            ".",
            "GK",
            "GK.1",
            "GK.1.1",
            "GK.1.1.26",
            "GK.1.1.02026",
            "GK..1.2026",
            "GK.1.1.2026.",
            "GK.1.1.2026.0",
            "-GK.1.1.2026",
            "G--K.1.1.2026",
            "GK.1a.1.2026",
            "GK.1.+1.2026",
            "GK.1.4294967296.2026",
            "GK.1.1.2026.J K",
            "GK.1.1.2.2026.3.4.JK",
            " GK.1.1.2026",
            "GK.1.1.0999",
        ] {
            assert_eq!(text.parse::<LetterSign>(), Err(NotASign::No), "{text:?}");
        }
        assert!("GK.1.1.2026.JK".parse::<CaseSign>().is_err());
        assert!(CaseSign::new("OŚ", "6220", 1, 2026).is_err());
    }
}
