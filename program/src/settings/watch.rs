//! What the office's watchman is told: `[watch]`.

use super::reader::Reader;

/// Whom to tell that something is wrong, and how long what may wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watch {
    /// Addresses of e-mail of those who look after the office.
    pub mail: Vec<String>,
    /// How long a receipt may wait to be sealed.
    pub receipts_wait_seconds: i64,
    /// How long a letter may wait until it is with a unit or a person.
    pub routing_wait_seconds: i64,
}

impl Watch {
    /// The section, or what holds without it.
    pub fn of(reader: &mut Reader<'_>) -> Self {
        let mut watch = Self { mail: Vec::new(), receipts_wait_seconds: 15 * 60, routing_wait_seconds: 24 * 3_600 };
        let Some(mut section) = reader.optional_section("watch") else { return watch };
        watch.mail = section.optional_texts("mail");
        if !watch
            .mail
            .iter()
            .all(|address| address.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty()))
        {
            section.mistake("mail", "holds addresses of e-mail");
        }
        if let Some(minutes) = section.optional_number("receipts_wait_minutes", 1, 7 * 24 * 60) {
            watch.receipts_wait_seconds = minutes * 60;
        }
        if let Some(hours) = section.optional_number("routing_wait_hours", 1, 30 * 24) {
            watch.routing_wait_seconds = hours * 3_600;
        }
        section.end();
        watch
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Reader, Watch};

    fn read(text: &str) -> (Watch, Vec<String>) {
        let mut reader = Reader::of(text, Path::new(".")).expect("a table");
        let watch = Watch::of(&mut reader);
        let mistakes = reader.end().err().unwrap_or_default();
        (watch, mistakes.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn an_office_without_the_section_is_watched_too() {
        let (watch, mistakes) = read("");
        assert_eq!((watch.receipts_wait_seconds, watch.mail.len(), mistakes.len()), (900, 0, 0));
    }

    #[test]
    fn limits_and_addresses_are_looked_at() {
        let (watch, mistakes) = read("[watch]\nmail = [\"it@urzad.example\"]\nreceipts_wait_minutes = 60");
        assert_eq!((watch.receipts_wait_seconds, mistakes), (3_600, Vec::new()));
        for wrong in ["mail = [\"nobody\"]", "receipts_wait_minutes = 0", "routing_wait_hours = \"x\"", "other = 1"] {
            let (_, mistakes) = read(&format!("[watch]\n{wrong}"));
            let key = wrong.split(' ').next().expect("a key");
            assert!(mistakes.len() == 1 && mistakes[0].starts_with(&format!("watch.{key}")), "{mistakes:?}");
        }
    }
}
