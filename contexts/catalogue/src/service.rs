//! One service.

use vocabulary::{Language, Term};

use crate::{Form, Revision};

/// One wording of a service of the office. It never changes; an edited file is another revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Its name in addresses and in the API: `pismo-ogolne`.
    pub code: String,
    /// The symbol of the unit that its letters are routed to.
    pub unit: String,
    /// The hash of the file it was read from.
    pub revision: Revision,
    /// It stands in the catalogue; else it is reached only from where it belongs.
    pub listed: bool,
    /// It takes signed documents made elsewhere.
    pub takes_documents: bool,
    /// Somebody else than the account's person may sign.
    pub other_signer: bool,
    /// The rules by which the office carries what is asked for.
    pub procedure: Procedure,
    /// How long the office has from the day on which a letter came in; without one nothing is counted.
    pub term: Option<Term>,
    /// The symbol of the file class that a case is usually opened in: `5345`.
    pub class: Option<String>,
    /// What is filled in, when there is a form.
    pub form: Option<Form>,
    pub(crate) place: u16,
    pub(crate) pl: ServiceText,
    pub(crate) en: ServiceText,
}

/// By which rules the office carries a matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Procedure {
    /// None of its own: the matter follows another, or is no matter.
    #[default]
    None,
    /// The Code of Administrative Procedure (KPA).
    Administrative,
    /// The Tax Ordinance Act.
    Tax,
    /// The act of 6 September 2001 on access to public information.
    Information,
}

impl Procedure {
    /// As definitions and databases write it: `none`, `kpa`, `tax`, `information`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Administrative => "kpa",
            Self::Tax => "tax",
            Self::Information => "information",
        }
    }
}

/// What people read about a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceText {
    /// What it is called.
    pub name: String,
    /// What the document is called that asks for it: `Wniosek o …`; the name, where nothing else is said.
    pub document: String,
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
