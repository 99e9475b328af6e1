//! The pages that are looked at, and by whom.

use rand::{Rng as _, rngs::StdRng};
use vocabulary::Date;

use crate::{
    browser::encoded,
    load::{CLERK, CLIENT, HEAD, Loaded, Measured},
};

/// What people look for: words that thousands of letters and cases have in common.
const QUERIES: [&str; 6] =
    ["wycinka lipowa", "garaz polna nowak", "latarnia", "odpis aktu wrzos", "kowalski rynek", "9003 zielona"];

/// Who looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// A case officer, who sees one unit.
    Officer,
    /// A registry clerk, who sees every letter.
    Clerk,
    /// The head of the office, who sees everything.
    Head,
    /// A client with a hundredth of all matters.
    Client,
}

/// A page.
pub struct Look {
    /// How it is called where figures are told.
    pub name: &'static str,
    pub who: Who,
    page: Page,
}

enum Page {
    /// Always the same.
    Fixed(&'static str),
    /// This, with words that are looked for.
    Words(&'static str),
    /// This, with the sign of a case.
    Sign(&'static str),
    /// This, with the number of a letter.
    Number(&'static str),
    /// Somewhere in the middle of the register.
    Within(&'static str),
    /// A page of one case.
    Case(&'static str),
    /// A list of cases.
    CaseList,
}

const fn look(who: Who, name: &'static str, page: Page) -> Look {
    Look { name, who, page }
}

/// Every page that is looked at.
pub const LOOKS: [Look; 19] = [
    look(Who::Officer, "officer: the desk", Page::Fixed("/biuro")),
    look(Who::Officer, "officer: the unit's inbox", Page::Fixed("/biuro/wydzial")),
    look(Who::Officer, "officer: a list of cases", Page::CaseList),
    look(Who::Officer, "officer: searching by words", Page::Words("/biuro/szukaj?q=")),
    look(Who::Officer, "officer: a word that none has", Page::Fixed("/biuro/szukaj?q=ornitologia")),
    look(Who::Officer, "officer: searching by sign", Page::Sign("/biuro/szukaj?q=")),
    look(Who::Officer, "officer: searching by number", Page::Number("/biuro/szukaj?q=")),
    look(Who::Officer, "officer: a case", Page::Case("")),
    look(Who::Officer, "officer: its file", Page::Case("/akta")),
    look(Who::Officer, "officer: its log", Page::Case("/metryka")),
    look(Who::Clerk, "clerk: the register", Page::Fixed("/biuro/przesylki")),
    look(Who::Clerk, "clerk: deep in the register", Page::Within("/biuro/przesylki?przed=")),
    look(Who::Clerk, "clerk: letters in a state", Page::Fixed("/biuro/przesylki?stan=filed")),
    look(Who::Clerk, "clerk: register by words", Page::Words("/biuro/przesylki?q=")),
    look(Who::Clerk, "clerk: a word that none has", Page::Fixed("/biuro/przesylki?q=ornitologia")),
    look(Who::Head, "head of office: the desk", Page::Fixed("/biuro")),
    look(Who::Head, "head of office: by words", Page::Words("/biuro/szukaj?q=")),
    look(Who::Client, "client: own matters", Page::Fixed("/moje-sprawy")),
    look(Who::Client, "client: older matters", Page::Within("/moje-sprawy?przed=")),
];

impl Who {
    pub const ALL: [Self; 4] = [Self::Officer, Self::Clerk, Self::Head, Self::Client];

    /// As whom they sign in.
    pub fn login(self, loaded: &Loaded) -> &str {
        match self {
            Self::Officer => &loaded.officer,
            Self::Clerk => CLERK,
            Self::Head => HEAD,
            Self::Client => CLIENT,
        }
    }

    /// The page that they begin with.
    pub const fn first_page(self) -> &'static str {
        match self {
            Self::Officer | Self::Clerk | Self::Head => "/biuro",
            Self::Client => "/moje-sprawy",
        }
    }
}

impl Look {
    /// Where it is, the next time.
    pub fn address(&self, measured: &Measured, today: Date, turn: usize, chance: &mut StdRng) -> String {
        let year = today.year();
        match self.page {
            Page::Fixed(address) => address.to_owned(),
            Page::Words(address) => format!("{address}{}", encoded(QUERIES[chance.random_range(0..QUERIES.len())])),
            Page::Sign(address) => {
                let sign = format!("{}.{}.{}.{year}", measured.unit_symbol, measured.class_symbol, turn + 1);
                format!("{address}{}", encoded(&sign))
            }
            Page::Number(address) | Page::Within(address) => {
                let number = chance.random_range(1..=measured.last_number.max(1));
                format!("{address}{}", encoded(&format!("RPW/{year}/{number}")))
            }
            Page::Case(page) => {
                let case = &measured.cases[chance.random_range(0..measured.cases.len())];
                format!("/biuro/sprawy/{}{page}", hyphenated(case))
            }
            Page::CaseList => {
                let (unit, class) = (&measured.unit_symbol, &measured.class_symbol);
                format!("/biuro/spis-spraw?rok={year}&komorka={unit}&klasa={class}")
            }
        }
    }
}

/// An id as addresses write it.
pub fn hyphenated(id: &str) -> String {
    format!("{}-{}-{}-{}-{}", &id[..8], &id[8..12], &id[12..16], &id[16..20], &id[20..])
}
