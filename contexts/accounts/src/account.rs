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
    /// The password is one that the office made up: before anything else the person chooses another.
    pub must_choose_password: bool,
    /// Nobody signs in with it any more; it gives no rights, and its name stays where it stands.
    pub closed: bool,
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

/// What an official does (chancery instruction, and the roles of the office).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Post {
    /// Registry clerk (pracownik punktu kancelaryjnego): registers letters, opens accounts, sees the whole register.
    RegistryClerk,
    /// Secretariat (sekretariat): distributes letters for the heads.
    Secretary,
    /// Head of the office (wójt, burmistrz, prezydent, starosta).
    OfficeHead,
    /// Deputy of the head (zastępca, sekretarz gminy).
    DeputyHead,
    /// Head of a unit (naczelnik wydziału, kierownik referatu).
    UnitHead,
    /// Case officer (referent, prowadzący sprawę).
    CaseOfficer,
    /// Coordinator of chancery activities (koordynator czynności kancelaryjnych): sees all, keeps the file plan, decides
    /// nothing.
    RecordsCoordinator,
    /// Archivist (archiwista): takes closed cases over into the records archive, lends, runs disposal; changes no case.
    Archivist,
    /// Administrator of the system: accounts and dictionaries; no letters, no cases.
    Administrator,
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
    /// Every post.
    pub const ALL: [Self; 9] = [
        Self::RegistryClerk,
        Self::Secretary,
        Self::OfficeHead,
        Self::DeputyHead,
        Self::UnitHead,
        Self::CaseOfficer,
        Self::RecordsCoordinator,
        Self::Archivist,
        Self::Administrator,
    ];

    /// How the post is kept and posted.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::RegistryClerk => "registry_clerk",
            Self::Secretary => "secretary",
            Self::OfficeHead => "office_head",
            Self::DeputyHead => "deputy_head",
            Self::UnitHead => "unit_head",
            Self::CaseOfficer => "case_officer",
            Self::RecordsCoordinator => "records_coordinator",
            Self::Archivist => "archivist",
            Self::Administrator => "administrator",
        }
    }

    /// The post of this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|post| post.code() == code)
    }
}
