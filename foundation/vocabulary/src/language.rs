//! The languages people are served in.

use serde::{Deserialize, Serialize};

/// Polish first; English for those who ask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Polish, the language of the office.
    #[default]
    Pl,
    /// English.
    En,
}

impl Language {
    /// Every language there is.
    pub const ALL: [Self; 2] = [Self::Pl, Self::En];

    /// The BCP 47 tag: `pl`, `en`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Pl => "pl",
            Self::En => "en",
        }
    }

    /// The language of a tag, if we speak it.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }
}
