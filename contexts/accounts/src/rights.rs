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
    unit: Unit,
    post: Post,
}

/// May read the register of incoming letters of the whole office.
#[derive(Clone, Debug)]
pub struct SeesRegister(());

/// May read the letters routed to this unit.
#[derive(Clone, Debug)]
pub struct SeesInbox {
    unit: Unit,
}

impl Account {
    /// The rights of a client, when the account is one.
    #[must_use]
    pub fn as_client(&self) -> Option<Client> {
        match &self.kind {
            Kind::Client { pesel } => Some(Client { id: self.id, name: self.name.clone(), pesel: pesel.clone() }),
            Kind::Official { .. } => None,
        }
    }

    /// The rights of an official, when the account is one.
    #[must_use]
    pub fn as_official(&self) -> Option<Official> {
        match &self.kind {
            Kind::Client { .. } => None,
            Kind::Official { unit, post } => Some(Official { id: self.id, unit: unit.clone(), post: *post }),
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
    /// The account.
    #[must_use]
    pub const fn id(&self) -> AccountId {
        self.id
    }

    /// Where the official works.
    #[must_use]
    pub const fn unit(&self) -> &Unit {
        &self.unit
    }

    /// Registry clerks see the whole register.
    #[must_use]
    pub fn may_see_register(&self) -> Option<SeesRegister> {
        (self.post == Post::RegistryClerk).then_some(SeesRegister(()))
    }

    /// Every official sees what was routed to the own unit.
    #[must_use]
    pub fn sees_inbox(&self) -> SeesInbox {
        SeesInbox { unit: self.unit.clone() }
    }
}

impl SeesInbox {
    /// Whose inbox it is.
    #[must_use]
    pub const fn unit(&self) -> &Unit {
        &self.unit
    }
}
