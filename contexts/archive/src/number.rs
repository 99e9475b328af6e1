//! Numbers of lists.

use std::{fmt, str::FromStr};

/// The number of a list in its year, written `3/2029`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ListNumber {
    /// The year in which the list was made, in Warsaw.
    pub year: i16,
    /// Counted from 1 in each year.
    pub number: u32,
}

/// The text is no number of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a number of a list")]
pub struct NotAListNumber;

impl fmt::Display for ListNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.year)
    }
}

impl FromStr for ListNumber {
    type Err = NotAListNumber;

    fn from_str(text: &str) -> Result<Self, NotAListNumber> {
        let (number, year) = text.split_once('/').ok_or(NotAListNumber)?;
        let plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        match (number.parse(), year.parse()) {
            (Ok(number @ 1..), Ok(year)) if plain(text.replace('/', "").as_str()) => Ok(Self { year, number }),
            _ => Err(NotAListNumber),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_it_is_written() {
        let number = ListNumber { year: 2029, number: 3 };
        assert_eq!((number.to_string().as_str(), "3/2029".parse()), ("3/2029", Ok(number)));
        for text in ["", "3", "/2029", "0/2029", "+3/2029", "3/2029/1", "3/x"] {
            assert_eq!(text.parse::<ListNumber>(), Err(NotAListNumber), "{text}");
        }
    }
}
