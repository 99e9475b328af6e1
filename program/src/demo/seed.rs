//! Who works in the demonstration office and who comes to it.

use std::collections::BTreeMap;

use accounts::{Address, Delivery, Details, HashedPassword, Identity, Kind, NewAccount, NewUnit, OfficialData, Post};
use catalogue::Definition;
use journal::{Actor, Journal, RequestNumber};
use sandbox::KnownPerson;
use serde::Deserialize;
use tokio::task::JoinSet;
use vocabulary::{Fault, Language, Pesel};

use crate::demo::folder::Folder;

/// What the demonstration's file declares.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Declared {
    pub name: String,
    pub name_en: String,
    pub address: String,
    pub phone: String,
    pub nip: String,
    pub hours: Vec<String>,
    pub unit: Vec<DeclaredUnit>,
    pub person: Vec<Person>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeclaredUnit {
    pub symbol: String,
    pub name: String,
}

/// A person: an official when a unit is named, else a client.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub login: String,
    pub name: String,
    pub given: Option<String>,
    pub surname: Option<String>,
    pub email: Option<String>,
    /// Street, building, flat, postal code, town.
    pub address: Option<[String; 5]>,
    pub pesel: Option<String>,
    pub language: Option<String>,
    pub role: String,
    pub unit: Option<String>,
    pub room: Option<String>,
    pub phone: Option<String>,
    pub role_pl: String,
    pub role_en: String,
    pub first_page: String,
}

impl Declared {
    /// Reads the file that is compiled in.
    pub fn read() -> Result<Self, Fault> {
        Ok(toml::from_str(include_str!("office.toml"))?)
    }

    /// The person whose key and token the demonstration gives out: given name, surname, number.
    pub fn signer(&self) -> Result<(&str, &str, &str), Fault> {
        self.person
            .iter()
            .find_map(|person| Some((person.given.as_deref()?, person.surname.as_deref()?, person.pesel.as_deref()?)))
            .ok_or_else(|| Fault::new("the demonstration declares no signer"))
    }
}

impl Declared {
    /// Who has a Trusted Profile in the sandbox: the clients.
    pub fn people(&self) -> Result<Vec<KnownPerson>, Fault> {
        let clients = self
            .person
            .iter()
            .filter_map(|person| Some((person.given.clone()?, person.surname.clone()?, person.pesel.as_deref()?)));
        clients.map(|(given, surname, pesel)| Ok(KnownPerson { given, surname, pesel: Pesel::parse(pesel)? })).collect()
    }
}

impl Person {
    /// What the office knows of a client; `None` of an official.
    fn details(&self) -> Result<Option<Details>, Fault> {
        let (Some(names), Some(surname)) = (self.given.clone(), self.surname.clone()) else { return Ok(None) };
        Ok(Some(Details {
            email: self.email.clone(),
            surname,
            names,
            identity: self.pesel.as_deref().map(Pesel::parse).transpose()?.map(Identity::Pesel),
            address: self.address.clone().map(|[street, building, flat, postal_code, town]| Address {
                street,
                building,
                flat,
                postal_code,
                town,
            }),
            mailing_address: None,
            phone: None,
            delivery: Delivery::Account,
        }))
    }
}

/// The services of every office and the demonstration's own.
pub fn services() -> Result<Vec<Definition>, Fault> {
    let own = [include_str!("services/odpis-aktu.toml"), include_str!("services/zaswiadczenie-o-niezaleganiu.toml")];
    let mut services = catalogue::built_in();
    for file in own {
        let read = Definition::read(file.as_bytes());
        services.push(read.map_err(|flaws| Fault::new(format!("a service of the demonstration: {flaws:?}")))?);
    }
    Ok(services)
}

/// Opens whatever units and accounts are missing, by the same acts that any office uses, and makes the API token.
pub async fn fill(journal: &Journal, declared: &Declared, folder: &mut Folder) -> Result<(), Fault> {
    let request = RequestNumber::new("DEMO");
    for unit in &declared.unit {
        if accounts::unit_by_symbol(&mut journal.view().await?, &unit.symbol).await?.is_none() {
            let mut act = journal.act(Actor::System, &request).await?;
            let (_, recorded) =
                accounts::open_unit(&mut act, &NewUnit { symbol: &unit.symbol, name: &unit.name }).await?;
            act.commit(recorded).await?;
        }
    }
    let mut missing = Vec::new();
    for person in &declared.person {
        if accounts::account_by_login(&mut journal.view().await?, &person.login).await?.is_none() {
            missing.push(person);
        }
    }
    // Hashing takes long by design: every processor helps.
    let mut hashing = JoinSet::new();
    for (place, person) in missing.iter().enumerate() {
        let (password, salt) = (folder.secrets.password(&person.login), journal.random());
        hashing.spawn(async move { (place, accounts::hash_password(&password, salt).await) });
    }
    let mut hashed = BTreeMap::new();
    while let Some(made) = hashing.join_next().await {
        let (place, password) = made?;
        hashed.insert(place, password?);
    }
    for (person, password) in missing.iter().zip(hashed.into_values()) {
        open(journal, person, password, &request).await?;
    }
    for person in missing.iter().filter(|person| person.room.is_some()) {
        furnish(journal, declared, person, &request).await?;
    }
    // A start that was cut short may have kept a token that was never made.
    let opens = match &folder.secrets.api_token {
        Some(secret) => accounts::by_token(journal, secret).await?.is_some(),
        None => false,
    };
    if !opens {
        let login = declared.person.first().map(|person| person.login.as_str()).unwrap_or_default();
        let account = accounts::account_by_login(&mut journal.view().await?, login)
            .await?
            .ok_or_else(|| Fault::new("the demonstration's first person has no account"))?;
        let mut act = journal.act(Actor::Account(account.id), &request).await?;
        let (token, recorded) = accounts::make_token(&mut act, &account, "demo.json")
            .await
            .map_err(|error| Fault::new(format!("the demonstration's token: {error:?}")))?;
        // Kept before the commit: a token that opens nothing is better than one that nobody knows.
        folder.secrets.api_token = Some(token.secret);
        folder.keep_secrets()?;
        act.commit(recorded).await?;
    }
    Ok(())
}

/// The administrator writes down where an official sits and answers the telephone.
async fn furnish(
    journal: &Journal,
    declared: &Declared,
    person: &Person,
    request: &RequestNumber,
) -> Result<(), Fault> {
    let code = Post::Administrator.code();
    let administrator =
        declared.person.iter().find(|other| other.role == code).map_or("", |other| other.login.as_str());
    let mut view = journal.view().await?;
    let administrator = accounts::account_by_login(&mut view, administrator).await?;
    let administers = administrator.and_then(|account| account.as_official()?.administers());
    let administers = administers.ok_or_else(|| Fault::new("the demonstration has no administrator"))?;
    let Some(account) = accounts::account_by_login(&mut view, &person.login).await? else { return Ok(()) };
    drop(view);
    let Kind::Official { unit, post } = account.kind else { return Ok(()) };
    let data = OfficialData {
        name: account.name,
        unit: unit.id,
        post,
        room: person.room.clone().unwrap_or_default(),
        phone: person.phone.clone().unwrap_or_default(),
    };
    let mut act = journal.act(Actor::Account(administers.id()), request).await?;
    let changed = accounts::change_official(&mut act, &administers, account.id, &data).await;
    let recorded = changed.map_err(|error| Fault::new(format!("the room of {}: {error:?}", person.login)))?;
    act.commit(recorded).await?;
    Ok(())
}

async fn open(
    journal: &Journal,
    person: &Person,
    password: HashedPassword,
    request: &RequestNumber,
) -> Result<(), Fault> {
    let kind = match &person.unit {
        None => Kind::Client { pesel: person.pesel.as_deref().map(Pesel::parse).transpose()? },
        Some(symbol) => Kind::Official {
            unit: accounts::unit_by_symbol(&mut journal.view().await?, symbol)
                .await?
                .ok_or_else(|| Fault::new(format!("no unit {symbol}")))?,
            post: Post::of_code(&person.role).ok_or_else(|| Fault::new(format!("no post {}", person.role)))?,
        },
    };
    let language = person.language.as_deref().and_then(Language::of_tag).unwrap_or_default();
    let mut act = journal.act(Actor::System, request).await?;
    let account = NewAccount { login: &person.login, password, name: &person.name, language, kind };
    let (_, recorded) = match person.details()? {
        Some(details) => accounts::open_client(&mut act, &account, &details).await?,
        None => accounts::open_account(&mut act, &account).await?,
    };
    act.commit(recorded).await?;
    Ok(())
}
