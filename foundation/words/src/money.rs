//! Amounts of money in words.

use vocabulary::{Language, Money};

/// `1 234,00 zł`, `PLN 1,234.00`; its parts are tied by no-break spaces.
#[must_use]
pub fn money(language: Language, amount: Money) -> String {
    let (zlote, grosze) = (amount.grosze() / 100, amount.grosze() % 100);
    match language {
        Language::Pl => format!("{},{grosze:02}\u{a0}zł", in_thousands(zlote, '\u{a0}')),
        Language::En => format!("PLN\u{a0}{}.{grosze:02}", in_thousands(zlote, ',')),
    }
}

fn in_thousands(number: u64, between: char) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(between);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_told_as_people_write_it() {
        let told = |grosze| {
            let amount = Money::from_grosze(grosze);
            (money(Language::Pl, amount), money(Language::En, amount))
        };
        assert_eq!(told(2_100), ("21,00\u{a0}zł".to_owned(), "PLN\u{a0}21.00".to_owned()));
        assert_eq!(told(5), ("0,05\u{a0}zł".to_owned(), "PLN\u{a0}0.05".to_owned()));
        let large = ("1\u{a0}234\u{a0}567,80\u{a0}zł".to_owned(), "PLN\u{a0}1,234,567.80".to_owned());
        assert_eq!(told(123_456_780), large);
    }
}
