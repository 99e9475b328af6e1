//! What stands around every page: header, demonstration banner, footer.

use vocabulary::Language;

use crate::{links, office_face::OfficeFace};

/// Which place of the menu the page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Here {
    /// The catalogue of services.
    Catalogue,
    /// The client's own filings.
    Filings,
    /// Checking documents.
    Verify,
    /// The desk of an official.
    Desk,
    /// The register of incoming letters.
    Register,
    /// The unit's inbox.
    Inbox,
    /// The list of cases of a unit.
    CaseList,
    /// Searching letters and cases.
    Search,
    /// Who works in the office.
    Officials,
    /// The units of the office.
    Units,
    /// What is wrong in the office.
    OfficeState,
    /// Other systems that the office lets in.
    Systems,
    /// The file plan.
    FilePlan,
    /// The records archive.
    Archive,
    /// Settings of the account.
    Settings,
    /// Signing in.
    SignIn,
    /// None of them.
    Elsewhere,
}

/// Who is signed in, as the menu needs to know.
#[derive(Clone, Debug)]
pub struct Person {
    /// Shown in the menu.
    pub name: String,
    /// What the menu offers.
    pub role: Role,
    /// The name of the official in whose place this person acts.
    pub acts_for: Option<String>,
}

/// Whose menu is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A client.
    Client,
    /// An official who works with letters and cases.
    Official {
        /// Whether the register of the whole office is shown.
        register: bool,
        /// Whether the file plan is shown: to who keeps it.
        plan: bool,
        /// Whether the records archive is shown: to who keeps it, and to who sees the cases of every unit.
        archive: bool,
    },
    /// The administrator, who sees no letters and no cases.
    Administrator,
    /// Somebody who signed in with a one-time password and has to choose an own one first.
    Newcomer,
}

/// What the banner of a demonstration links.
#[derive(Clone, Debug)]
pub struct Banner {
    /// Where mail sent by the office can be read.
    pub mailbox: Option<String>,
    /// The sandbox of outside services.
    pub sandbox: Option<String>,
}

/// The data of the page frame.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The language of the page.
    pub language: Language,
    /// The office's name and address in that language.
    pub office: OfficeFace,
    /// Who is signed in.
    pub person: Option<Person>,
    /// The hidden field of the sign-out form; empty for strangers.
    pub csrf: String,
    /// The banner, in a demonstration.
    pub banner: Option<Banner>,
    /// The same page in the other language.
    pub other_language: String,
    /// The place in the menu.
    pub here: Here,
}

impl Frame {
    pub(crate) fn current(&self, here: Here) -> &'static str {
        if self.here == here { " aria-current=page" } else { "" }
    }

    /// The mark of Polish text on a page in another language (WCAG 3.1.2).
    pub(crate) fn polish(&self) -> &'static str {
        if self.language == Language::Pl { "" } else { " lang=pl" }
    }

    /// Where mail can be read, in a demonstration.
    pub(crate) fn mailbox(&self) -> Option<&str> {
        self.banner.as_ref().and_then(|banner| banner.mailbox.as_deref())
    }

    pub(crate) fn office_name(&self) -> &str {
        self.office.name(self.language)
    }

    pub(crate) fn role(&self) -> Option<Role> {
        self.person.as_ref().map(|person| person.role)
    }

    /// Officials file nothing from their accounts; a stranger is asked to sign in first.
    pub(crate) fn may_file(&self) -> bool {
        matches!(self.role(), None | Some(Role::Client))
    }

    pub(crate) fn is_of_office(&self) -> bool {
        matches!(
            self.here,
            Here::Desk
                | Here::Register
                | Here::Inbox
                | Here::CaseList
                | Here::Search
                | Here::Officials
                | Here::Units
                | Here::OfficeState
                | Here::FilePlan
                | Here::Archive
        )
    }

    /// The name of the official in whose place the signed-in person acts.
    pub(crate) fn acts_for(&self) -> Option<&String> {
        self.person.as_ref().and_then(|person| person.acts_for.as_ref())
    }

    /// Whether the keys work here: for officials, in their own rooms.
    pub(crate) fn has_keys(&self) -> bool {
        self.is_of_office() && self.person.is_some()
    }

    pub(crate) fn the_other(&self) -> Language {
        match self.language {
            Language::Pl => Language::En,
            Language::En => Language::Pl,
        }
    }

    pub(crate) fn front(&self) -> &'static str {
        match self.role() {
            Some(Role::Official { .. }) => links::DESK,
            Some(Role::Administrator) => links::ADMINISTRATION,
            _ => links::FRONT,
        }
    }
}
