//! The number of a person in the Polish population register.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A PESEL whose date exists and whose check digit is right. It does not prove that the person exists.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Pesel(String);

/// The text was not a PESEL.
#[derive(Debug, thiserror::Error)]
#[error("not a PESEL")]
pub struct NotAPesel;

impl Pesel {
    /// Reads eleven digits; the month carries the century (+80 1800s, +0 1900s, +20 2000s, +40 2100s, +60 2200s).
    ///
    /// # Errors
    /// Not eleven digits, an impossible date, or a wrong check digit (weights 1 3 7 9 repeating).
    pub fn parse(text: &str) -> Result<Self, NotAPesel> {
        let digits: Vec<i16> =
            text.bytes().map(|byte| if byte.is_ascii_digit() { i16::from(byte - b'0') } else { -1 }).collect();
        if digits.len() != 11 || digits.contains(&-1) {
            return Err(NotAPesel);
        }
        let month = digits[2] * 10 + digits[3];
        let century = [1900, 2000, 2100, 2200, 1800][usize::try_from(month / 20).map_err(|_| NotAPesel)?];
        let (month, day) = ((month % 20) as i8, (digits[4] * 10 + digits[5]) as i8);
        jiff::civil::Date::new(century + digits[0] * 10 + digits[1], month, day).map_err(|_| NotAPesel)?;
        let sum: i16 = digits.iter().zip([1, 3, 7, 9, 1, 3, 7, 9, 1, 3]).map(|(digit, weight)| digit * weight).sum();
        if (10 - sum % 10) % 10 == digits[10] { Ok(Self(text.to_owned())) } else { Err(NotAPesel) }
    }

    /// The eleven digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Pesel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pesel(hidden)")
    }
}

impl TryFrom<String> for Pesel {
    type Error = NotAPesel;
    fn try_from(text: String) -> Result<Self, NotAPesel> {
        Self::parse(&text)
    }
}

impl From<Pesel> for String {
    fn from(pesel: Pesel) -> Self {
        pesel.0
    }
}

#[cfg(test)]
mod tests {
    use super::Pesel;

    #[test]
    fn a_right_number_is_read() {
        assert!(Pesel::parse("44051401359").is_ok());
        assert!(Pesel::parse("02070803628").is_ok());
    }

    #[test]
    fn a_wrong_check_digit_date_or_shape_is_refused() {
        for wrong in
            ["44051401358", "00000000000", "99993112345", "4405140135", "4405140135x", "", "４４０５１４０１３５９"]
        {
            assert!(Pesel::parse(wrong).is_err(), "{wrong}");
        }
    }
}
