//! The clients of the story: their accounts, and the keys they sign with.

use std::collections::HashMap;

use accounts::{Address, CounterFilled, Delivery, Details, Identity, Kind, NewAccount, NewAtCounter, PersonFilled};
use journal::Actor;
use sandbox::Sandbox;
use seals::FileKey;
use vocabulary::{AccountId, Fault, Language, Pesel};

use super::{
    Known, Story,
    data::{self, HasAccount},
    wrong,
};
use crate::demo::seed::Declared;

/// Days that a key of the story holds; none signs after it.
const KEY_DAYS: u32 = 365;

impl Story<'_> {
    /// Opens the accounts of everybody who writes to the office. Their passwords are known to nobody.
    pub(super) async fn meet(&mut self, sandbox: &Sandbox, declared: &Declared, own: FileKey) -> Result<(), Fault> {
        let clients = data::clients()?;
        let mut keys = keys(sandbox, declared, &clients, own)?;
        for person in declared.person.iter().filter(|person| person.unit.is_none()) {
            let account = accounts::account_by_login(&mut self.parts.journal.view().await?, &person.login).await?;
            let client = account.and_then(|account| account.as_client());
            let client = client.ok_or_else(|| Fault::new(format!("{} is no client", person.login)))?;
            let known = Known {
                account: Some(client.id()),
                client: keys.remove(&person.login).map(|key| (client, key)),
                name: person.name.clone(),
                address: lines(person.address.as_ref()),
            };
            self.clients.insert(person.login.clone(), known);
        }
        // Nobody will ever type it; hashed once.
        let password = accounts::hash_password(&"-".repeat(40), self.parts.journal.random()).await?;
        for client in &clients {
            let account = match client.account {
                HasAccount::None => None,
                HasAccount::Own => Some(self.open_own(client, password.clone()).await?),
                HasAccount::Counter => Some(self.open_at_counter(client).await?),
            };
            let found = match account {
                Some((_, login)) => accounts::account_by_login(&mut self.parts.journal.view().await?, &login).await?,
                None => None,
            };
            let rights = found.as_ref().and_then(accounts::Account::as_client);
            let known = Known {
                account: found.map(|account| account.id),
                client: rights.zip(keys.remove(&client.key)),
                name: format!("{} {}", client.names, client.surname),
                address: lines(Some(&client.address)),
            };
            self.clients.insert(client.key.clone(), known);
        }
        Ok(())
    }

    async fn open_own(
        &self,
        client: &data::Client,
        password: accounts::HashedPassword,
    ) -> Result<(AccountId, String), Fault> {
        let pesel = client.pesel.as_deref().map(Pesel::parse).transpose()?;
        let details = Details {
            email: client.email.clone(),
            surname: client.surname.clone(),
            names: client.names.clone(),
            identity: pesel.clone().map(Identity::Pesel),
            address: Some(address(&client.address)),
            mailing_address: None,
            phone: None,
            delivery: Delivery::Account,
        };
        let login = client.email.clone().unwrap_or_else(|| client.key.clone());
        let name = format!("{} {}", client.names, client.surname);
        let account =
            NewAccount { login: &login, password, name: &name, language: Language::Pl, kind: Kind::Client { pesel } };
        let mut act = self.parts.journal.act(Actor::System, &self.request).await?;
        let (id, recorded) = accounts::open_client(&mut act, &account, &details).await?;
        act.commit(recorded).await?;
        Ok((id, login))
    }

    async fn open_at_counter(&self, client: &data::Client) -> Result<(AccountId, String), Fault> {
        let clerk = self.officials.values().find_map(|official| Some((official, official.opens_accounts()?)));
        let (clerk, opens) = clerk.ok_or_else(|| Fault::new("nobody opens accounts"))?;
        let filled = CounterFilled {
            person: PersonFilled {
                names: &client.names,
                surname: &client.surname,
                pesel: client.pesel.as_deref().unwrap_or_default(),
                ..PersonFilled::default()
            },
            email: client.email.as_deref().unwrap_or_default(),
            address: address(&client.address),
            phone: "",
        };
        let new = NewAtCounter::read(&filled, Language::Pl, self.parts.journal.now());
        let new = new.map_err(wrong("an account at the counter"))?;
        let drawn = accounts::draw_password(&self.parts.journal).await?;
        let mut act = self.parts.journal.act(Actor::Account(clerk.id()), &self.request).await?;
        let opened = accounts::open_at_counter(&mut act, &opens, &new, drawn).await;
        let (id, slip, recorded) = opened.map_err(wrong("an account at the counter"))?;
        act.commit(recorded).await?;
        Ok((id, slip.login))
    }
}

/// A key for everybody who files; the demonstration's own client has one already.
fn keys(
    sandbox: &Sandbox,
    declared: &Declared,
    clients: &[data::Client],
    own: FileKey,
) -> Result<HashMap<String, FileKey>, Fault> {
    let (_, _, holder) = declared.signer()?;
    let mut own = Some(own);
    let known = declared.person.iter().filter_map(|person| {
        Some((&person.login, person.given.as_ref()?, person.surname.as_ref()?, person.pesel.as_ref()?))
    });
    let own_account = |client: &&data::Client| client.account == HasAccount::Own;
    let others = clients.iter().filter(own_account);
    let others =
        others.filter_map(|client| Some((&client.key, &client.names, &client.surname, client.pesel.as_ref()?)));
    let made = known.chain(others).map(|(key, given, surname, pesel)| {
        if let Some(own) = own.take_if(|_| pesel == holder) {
            return Ok((key.clone(), own));
        }
        let issued = sandbox.issue_person_p256(given, surname, &Pesel::parse(pesel)?, KEY_DAYS)?;
        Ok((key.clone(), issued.into_key()))
    });
    made.collect()
}

fn address([street, building, flat, postal_code, town]: &[String; 5]) -> Address {
    Address {
        street: street.clone(),
        building: building.clone(),
        flat: flat.clone(),
        postal_code: postal_code.clone(),
        town: town.clone(),
    }
}

/// An address as it is written on an envelope.
fn lines(address: Option<&[String; 5]>) -> [String; 2] {
    let Some([street, building, flat, postal_code, town]) = address else { return Default::default() };
    let flat = if flat.is_empty() { String::new() } else { format!("/{flat}") };
    [format!("ul. {street} {building}{flat}"), format!("{postal_code} {town}")]
}
