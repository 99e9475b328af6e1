//! How long letters of the office may wait to be collected: `[delivery]`.

use cases::Patience;

use super::reader::Reader;

/// The section, or what holds without it.
pub fn read(reader: &mut Reader<'_>) -> Patience {
    let mut patience = Patience { reminder_days: 7, officer_days: 14 };
    let Some(mut section) = reader.optional_section("delivery") else { return patience };
    patience.reminder_days = section.optional_number("reminder_days", 1, 365).unwrap_or(patience.reminder_days);
    patience.officer_days = section.optional_number("officer_days", 1, 365).unwrap_or(patience.officer_days);
    if patience.officer_days < patience.reminder_days {
        section.mistake("officer_days", "is no less than reminder_days");
    }
    section.end();
    patience
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Patience, Reader, read};

    fn told(text: &str) -> (Patience, Vec<String>) {
        let mut reader = Reader::of(text, Path::new(".")).expect("a table");
        let patience = read(&mut reader);
        let mistakes = reader.end().err().unwrap_or_default();
        (patience, mistakes.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_client_is_reminded_after_a_week_and_the_officer_told_after_two_unless_the_office_says_otherwise() {
        assert_eq!(told(""), (Patience { reminder_days: 7, officer_days: 14 }, Vec::new()));
        let own = "[delivery]\nreminder_days = 3\nofficer_days = 10";
        assert_eq!(told(own), (Patience { reminder_days: 3, officer_days: 10 }, Vec::new()));
    }

    #[test]
    fn an_officer_is_not_told_before_the_client_is_reminded() {
        for wrong in ["officer_days = 6", "officer_days = 0", "other = 1"] {
            let (_, mistakes) = told(&format!("[delivery]\n{wrong}"));
            let key = wrong.split(' ').next().expect("a key");
            assert!(mistakes.len() == 1 && mistakes[0].starts_with(&format!("delivery.{key}")), "{mistakes:?}");
        }
    }
}
