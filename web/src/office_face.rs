//! How the office presents itself on every page.

use vocabulary::Language;

/// Name, address, telephone and hours of the office.
#[derive(Clone, Debug)]
pub struct OfficeFace {
    /// The name in Polish.
    pub name_pl: String,
    /// The name in English.
    pub name_en: String,
    /// The authority in whose name decisions are made, as it stands on them: `Burmistrz Okienkowa`.
    pub authority: String,
    /// The same after `z up.`: `Burmistrza Okienkowa`; empty where it is not told.
    pub authority_of: String,
    /// To which body appeals from its decisions go, as it stands after `do`; empty for the appeal board of local government.
    pub appeals_to: String,
    /// Street, number, postal code and town, in one line.
    pub address: String,
    /// The telephone as people read it.
    pub phone: String,
    /// The bank account for fees as people read it, where there is one: `PL61 1090 …`.
    pub account: Option<String>,
    /// When the office is open, in the order of the week.
    pub hours: Vec<Opening>,
}

/// Days of the week with the same hours.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The first day, 1 for Monday to 7 for Sunday.
    pub from_day: u8,
    /// The last day; the same as the first for a single day.
    pub to_day: u8,
    /// From when to when, as people read it: `7:30–15:30`.
    pub hours: String,
}

impl OfficeFace {
    /// The name in a language.
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::Pl => &self.name_pl,
            Language::En => &self.name_en,
        }
    }

    /// The same as it is set on pages: what belongs together stays on one line.
    #[must_use]
    pub fn typeset(&self) -> Self {
        let tied = |text: &str| words::typeset(Language::Pl, text);
        Self { name_pl: tied(&self.name_pl), address: tied(&self.address), phone: tied(&self.phone), ..self.clone() }
    }

    /// The telephone as a link needs it: digits and a leading plus only.
    #[must_use]
    pub fn phone_link(&self) -> String {
        phone_link(&self.phone)
    }
}

/// A telephone number as a link needs it (RFC 3966): digits and a leading plus; what stands behind a word is the
/// extension.
pub(crate) fn phone_link(phone: &str) -> String {
    let digits = |text: &str| -> String { text.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect() };
    match phone.split_once(char::is_alphabetic) {
        Some((number, extension)) if !digits(extension).is_empty() => {
            format!("{};ext={}", digits(number), digits(extension))
        }
        _ => digits(phone),
    }
}

impl Opening {
    /// Whether this line holds on a day, 1 for Monday to 7 for Sunday.
    #[must_use]
    pub fn covers(&self, day: u8) -> bool {
        (self.from_day..=self.to_day).contains(&day)
    }

    /// `poniedziałek`, `wtorek–czwartek`.
    #[must_use]
    pub fn days(&self, language: Language) -> String {
        let name = |day: u8| words::say!(language, "date-weekday", weekday = day);
        if self.from_day == self.to_day {
            name(self.from_day)
        } else {
            format!("{}–{}", name(self.from_day), name(self.to_day))
        }
    }
}
