//! Amounts in Polish money.

use std::fmt;

/// Whole grosze, never below zero; shown as `21.00`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(u64);

/// The text was not an amount.
#[derive(Debug, thiserror::Error)]
#[error("not an amount such as 21.00")]
pub struct NotMoney;

impl Money {
    /// So many grosze.
    #[must_use]
    pub const fn from_grosze(grosze: u64) -> Self {
        Self(grosze)
    }

    /// Whole grosze.
    #[must_use]
    pub const fn grosze(self) -> u64 {
        self.0
    }

    /// This amount so many times; the largest amount there is instead of one beyond it.
    #[must_use]
    pub const fn times(self, count: u64) -> Self {
        Self(self.0.saturating_mul(count))
    }

    /// Both amounts together; the largest amount there is instead of one beyond it.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// Reads złote and exactly two digits of grosze: `21.00`.
    ///
    /// # Errors
    /// The text is anything else, or the amount is beyond a billion złotych.
    pub fn parse(text: &str) -> Result<Self, NotMoney> {
        let (zlote, grosze) = text.split_once('.').ok_or(NotMoney)?;
        let digits = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
            lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !digits(zlote, 1..=9) || !digits(grosze, 2..=2) {
            return Err(NotMoney);
        }
        let number = |part: &str| part.parse::<u64>().map_err(|_| NotMoney);
        Ok(Self(number(zlote)? * 100 + number(grosze)?))
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::Money;

    #[test]
    fn an_amount_survives_its_text() {
        for (text, grosze) in [("21.00", 2100), ("0.05", 5), ("999999999.99", 99_999_999_999)] {
            let money = Money::parse(text).expect("an amount");
            assert_eq!((money.grosze(), money.to_string().as_str()), (grosze, text));
        }
    }

    #[test]
    fn what_is_no_amount_is_not_read() {
        for text in
            ["", "21", "21,00", "21.0", "21.000", "-1.00", "+1.00", " 1.00", "1 000.00", "1000000000.00", ".00", "٢.٠٠"]
        {
            assert!(Money::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn amounts_add_up_and_never_wrap() {
        let money = Money::from_grosze(2100);
        assert_eq!(money.times(3).plus(money).grosze(), 8400);
        assert_eq!(money.times(u64::MAX).plus(money).grosze(), u64::MAX);
    }
}
