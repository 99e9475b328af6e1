//! Numbers with check digits.

/// Ten digits; the last is the sum of the others by 6 5 7 2 3 4 5 6 7, modulo 11.
pub fn is_nip(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|digit| digit.to_digit(10)).collect();
    let sum: u32 = digits.iter().zip([6, 5, 7, 2, 3, 4, 5, 6, 7]).map(|(digit, weight)| digit * weight).sum();
    text.len() == 10 && digits.len() == 10 && sum % 11 == digits[9]
}

/// A Polish account number (IBAN, ISO 13616) as people read it, in groups of four; `None` when the check digits are wrong.
pub fn iban(text: &str) -> Option<String> {
    let plain: String = text.chars().filter(|sign| *sign != ' ').collect();
    let digits = plain.strip_prefix("PL")?;
    if digits.len() != 26 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    // The country's letters as numbers (P = 25, L = 21) and the check digits move to the end.
    let moved = format!("{}2521{}", digits.get(2..)?, digits.get(..2)?);
    let rest = moved.bytes().fold(0, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
    let groups = plain.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>();
    (rest == 1).then(|| groups.join(" "))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_tax_number_has_a_right_check_digit() {
        assert!(super::is_nip("1234563218"));
        assert!(!super::is_nip("1234563219") && !super::is_nip("123") && !super::is_nip("123456321x"));
    }

    #[test]
    fn an_account_has_right_check_digits_and_is_read_in_groups() {
        let read = Some("PL61 1090 1014 0000 0712 1981 2874".to_owned());
        assert_eq!(super::iban("PL61109010140000071219812874"), read);
        assert_eq!(super::iban("PL61 1090 1014 0000 0712 1981 2874"), read);
        for wrong in [
            "PL61109010140000071219812875",
            "61109010140000071219812874",
            "PL6110901014",
            "DE61109010140000071219812874",
            "",
        ] {
            assert_eq!(super::iban(wrong), None, "{wrong}");
        }
    }
}
