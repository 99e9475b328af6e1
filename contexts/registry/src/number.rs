//! The number of a letter in the register of incoming letters (rejestr przesyłek wpływających, RPW).

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Year and number; people read `RPW/2026/123`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RpwNumber {
    /// The Warsaw year of registration.
    pub year: i64,
    /// Counted from 1 in each year.
    pub number: i64,
}

/// The text was not such a number.
#[derive(Debug, thiserror::Error)]
#[error("not a number of the register")]
pub struct NotANumber;

impl fmt::Display for RpwNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RPW/{}/{}", self.year, self.number)
    }
}

impl FromStr for RpwNumber {
    type Err = NotANumber;

    /// Reads `RPW/2026/123` as people type it: any case, spaces, with or without the letters.
    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_uppercase();
        let plain = plain.strip_prefix("RPW/").unwrap_or(&plain);
        let (year, number) = plain.split_once('/').ok_or(NotANumber)?;
        let digits = |part: &str| -> Option<i64> {
            (part.len() <= 18 && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok())?
        };
        let (year, number) = (digits(year).ok_or(NotANumber)?, digits(number).ok_or(NotANumber)?);
        if (1900..=9999).contains(&year) && number > 0 { Ok(Self { year, number }) } else { Err(NotANumber) }
    }
}

#[cfg(test)]
mod tests {
    use super::RpwNumber;

    #[test]
    fn a_number_is_read_as_people_type_it() {
        let expected = RpwNumber { year: 2026, number: 1234 };
        for text in ["RPW/2026/1234", "rpw/2026/1234", " RPW / 2026 / 1234 ", "2026/1234"] {
            assert_eq!(text.parse::<RpwNumber>().ok(), Some(expected), "{text}");
        }
        for text in ["", "1234", "RPW/2026/", "RPW/2026/-1", "RPW/26/1", "RPW/2026/99999999999999999999", "a/b/c"] {
            assert!(text.parse::<RpwNumber>().is_err(), "{text}");
        }
    }
}
