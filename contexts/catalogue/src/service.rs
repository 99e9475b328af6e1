//! One service.

use std::sync::OnceLock;

use serde::Deserialize;
use vocabulary::Language;

const DECLARED: &[&str] = &[include_str!("../services/pismo-ogolne.toml")];

/// A service of the office.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its name in addresses and in the API: `pismo-ogolne`.
    pub code: String,
    /// The symbol of the unit that its letters are routed to.
    pub unit: String,
    pl: ServiceText,
    en: ServiceText,
}

/// What people read about a service.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceText {
    /// What it is called.
    pub name: String,
    /// What it is for, in a sentence.
    pub summary: String,
    /// Who may use it.
    pub who: String,
    /// What it costs.
    pub cost: String,
    /// How long it takes.
    pub time: String,
    /// What one gets.
    pub result: String,
    /// What to have at hand.
    pub prepare: Vec<String>,
    /// Its ground in law.
    pub legal: String,
    /// The way without a computer.
    pub paper: String,
}

impl Service {
    /// The texts in this language.
    #[must_use]
    pub const fn text(&self, language: Language) -> &ServiceText {
        match language {
            Language::Pl => &self.pl,
            Language::En => &self.en,
        }
    }
}

/// Every service, in the order people see them.
#[must_use]
pub fn services() -> &'static [Service] {
    static SERVICES: OnceLock<Vec<Service>> = OnceLock::new();
    // Every declared file is read by the test below, so none is dropped here.
    SERVICES.get_or_init(|| DECLARED.iter().filter_map(|text| toml::from_str(text).ok()).collect())
}

/// The service with this code.
#[must_use]
pub fn service(code: &str) -> Option<&'static Service> {
    services().iter().find(|service| service.code == code)
}

#[cfg(test)]
mod tests {
    use super::{DECLARED, Service, services};

    #[test]
    fn every_declared_service_is_readable() {
        for text in DECLARED {
            toml::from_str::<Service>(text).expect("a service declaration");
        }
        assert_eq!(services().len(), DECLARED.len());
    }
}
