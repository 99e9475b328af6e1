//! A login and whom it stands for.

use vocabulary::{AccountId, Language, Pesel, UnitId};

/// A login of a client or an official.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// What the person types to sign in; lower case.
    pub login: String,
    /// First name and surname.
    pub name: String,
    /// The language the person chose.
    pub language: Language,
    /// What the person is to the office.
    pub kind: Kind,
}

/// What a person is to the office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A client (interesant).
    Client {
        /// The person's number, when the office knows it: signers are compared with it.
        pesel: Option<Pesel>,
    },
    /// An official.
    Official {
        /// Where the official works.
        unit: Unit,
        /// What the official does there.
        post: Post,
    },
}

/// What an official does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Post {
    /// Registry clerk (pracownik punktu kancelaryjnego): sees the register of the whole office.
    RegistryClerk,
    /// Head of a unit (naczelnik wydziału).
    UnitHead,
    /// Case officer (referent).
    CaseOfficer,
}

/// An organisational unit (komórka organizacyjna).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// Its symbol in case signs: `OR`, `GK`.
    pub symbol: String,
    /// Its name.
    pub name: String,
}

impl Post {
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::RegistryClerk => "registry_clerk",
            Self::UnitHead => "unit_head",
            Self::CaseOfficer => "case_officer",
        }
    }

    pub(crate) fn of_code(code: &str) -> Option<Self> {
        [Self::RegistryClerk, Self::UnitHead, Self::CaseOfficer].into_iter().find(|post| post.code() == code)
    }
}
