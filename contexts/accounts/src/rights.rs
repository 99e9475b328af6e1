//! What a person may do, as values that other contexts demand.

use vocabulary::{AccountId, Pesel};

use crate::{Account, Kind, Post, Unit};

/// A client: may file letters and see what was filed by this account.
#[derive(Clone, Debug)]
pub struct Client {
    id: AccountId,
    name: String,
    pesel: Option<Pesel>,
}

/// An official.
#[derive(Clone, Debug)]
pub struct Official {
    id: AccountId,
    name: String,
    unit: Unit,
    post: Post,
    /// Who acts in this official's place, and what histories call the two.
    substitute: Option<(AccountId, String)>,
}

/// May read the register of incoming letters of the whole office.
#[derive(Clone, Debug)]
pub struct SeesRegister(());

/// May read the letters routed to this unit.
#[derive(Clone, Debug)]
pub struct SeesInbox {
    unit: Unit,
}

/// May enter letters that came on paper into the register.
#[derive(Clone, Debug)]
pub struct RegistersLetters(());

/// May send letters of the office by post, and see what of them waits for that.
#[derive(Clone, Debug)]
pub struct SendsLetters(());

/// May open accounts for clients at the counter, and find clients to give letters to.
#[derive(Clone, Debug)]
pub struct OpensAccounts(());

/// May open and close units and accounts of officials.
#[derive(Clone, Debug)]
pub struct Administers {
    id: AccountId,
}

/// May bring in a new file plan (jednolity rzeczowy wykaz akt).
#[derive(Clone, Debug)]
pub struct KeepsPlan(());

/// May read the figures of a unit, or of the whole office.
#[derive(Clone, Debug)]
pub struct SeesStatistics {
    unit: Option<Unit>,
}

impl Account {
    /// The rights of a client, when the account is one. Neither a closed account nor one whose password the office made up
    /// gives any.
    #[must_use]
    pub fn as_client(&self) -> Option<Client> {
        match &self.kind {
            _ if self.closed || self.must_choose_password => None,
            Kind::Client { pesel } => Some(Client { id: self.id, name: self.name.clone(), pesel: pesel.clone() }),
            Kind::Official { .. } => None,
        }
    }

    /// The rights of an official, when the account is one. Neither a closed account nor one whose password the office made
    /// up gives any.
    #[must_use]
    pub fn as_official(&self) -> Option<Official> {
        match &self.kind {
            _ if self.closed || self.must_choose_password => None,
            Kind::Client { .. } => None,
            Kind::Official { unit, post } => Some(Official {
                id: self.id,
                name: self.name.clone(),
                unit: unit.clone(),
                post: *post,
                substitute: None,
            }),
        }
    }
}

impl Client {
    /// The account.
    #[must_use]
    pub const fn id(&self) -> AccountId {
        self.id
    }

    /// First name and surname.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The person's number, when the office knows it.
    #[must_use]
    pub const fn pesel(&self) -> Option<&Pesel> {
        self.pesel.as_ref()
    }
}

impl Official {
    /// The same official while somebody else acts in this place; `both` is what histories call the two.
    #[must_use]
    pub fn with_substitute(self, person: AccountId, both: String) -> Self {
        Self { substitute: Some((person, both)), ..self }
    }

    /// Whose rights these are: the account of the place, which letters and cases are given to.
    #[must_use]
    pub const fn id(&self) -> AccountId {
        self.id
    }

    /// Who acts: the substitute's account, where there is one.
    #[must_use]
    pub fn person(&self) -> AccountId {
        self.substitute.as_ref().map_or(self.id, |(person, _)| *person)
    }

    /// First name and surname of whose place it is.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What histories call who acts: with a substitute, both by name.
    #[must_use]
    pub fn signs_as(&self) -> &str {
        self.substitute.as_ref().map_or(self.name.as_str(), |(_, both)| both.as_str())
    }

    /// Where the official works.
    #[must_use]
    pub const fn unit(&self) -> &Unit {
        &self.unit
    }

    /// What the official does there.
    #[must_use]
    pub const fn post(&self) -> Post {
        self.post
    }

    /// Who distributes letters, heads the office or watches over its files sees the whole register.
    #[must_use]
    pub fn may_see_register(&self) -> Option<SeesRegister> {
        match self.post {
            Post::RegistryClerk | Post::Secretary | Post::OfficeHead | Post::DeputyHead | Post::RecordsCoordinator => {
                Some(SeesRegister(()))
            }
            Post::UnitHead | Post::CaseOfficer | Post::Archivist | Post::Administrator => None,
        }
    }

    /// Every official but the administrator, who sees no letters, sees what was routed to the own unit.
    #[must_use]
    pub fn sees_inbox(&self) -> Option<SeesInbox> {
        (self.post != Post::Administrator).then(|| SeesInbox { unit: self.unit.clone() })
    }

    /// The head of a unit sees the figures of that unit; the heads of the office and the coordinator of chancery activities
    /// see those of all.
    #[must_use]
    pub fn sees_statistics(&self) -> Option<SeesStatistics> {
        match self.post {
            Post::UnitHead => Some(SeesStatistics { unit: Some(self.unit.clone()) }),
            Post::OfficeHead | Post::DeputyHead | Post::RecordsCoordinator => Some(SeesStatistics { unit: None }),
            Post::RegistryClerk | Post::Secretary | Post::CaseOfficer | Post::Archivist | Post::Administrator => None,
        }
    }

    /// Registry clerks register letters.
    #[must_use]
    pub fn registers_letters(&self) -> Option<RegistersLetters> {
        (self.post == Post::RegistryClerk).then_some(RegistersLetters(()))
    }

    /// Registry clerks send letters by post.
    #[must_use]
    pub fn sends_letters(&self) -> Option<SendsLetters> {
        (self.post == Post::RegistryClerk).then_some(SendsLetters(()))
    }

    /// Registry clerks open accounts at the counter.
    #[must_use]
    pub fn opens_accounts(&self) -> Option<OpensAccounts> {
        (self.post == Post::RegistryClerk).then_some(OpensAccounts(()))
    }

    /// Administrators administer.
    #[must_use]
    pub fn administers(&self) -> Option<Administers> {
        (self.post == Post::Administrator).then_some(Administers { id: self.id })
    }

    /// The coordinator of chancery activities keeps the file plan; an administrator may, too.
    #[must_use]
    pub fn keeps_plan(&self) -> Option<KeepsPlan> {
        matches!(self.post, Post::RecordsCoordinator | Post::Administrator).then_some(KeepsPlan(()))
    }
}

impl SeesInbox {
    /// Whose inbox it is.
    #[must_use]
    pub const fn unit(&self) -> &Unit {
        &self.unit
    }
}

impl SeesStatistics {
    /// The unit whose figures these are; none for the whole office.
    #[must_use]
    pub const fn unit(&self) -> Option<&Unit> {
        self.unit.as_ref()
    }

    /// The same for one unit only; who sees no more than one unit stays with that.
    #[must_use]
    pub fn within(self, unit: Unit) -> Self {
        Self { unit: self.unit.or(Some(unit)) }
    }
}

impl Administers {
    /// Whose right it is.
    #[must_use]
    pub const fn id(&self) -> AccountId {
        self.id
    }
}
