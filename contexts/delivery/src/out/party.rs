//! The parties of a case: whoever sent the letter that opened it, and those whom the officer names.

use cases::{CaseRow, MayWork, StepKind, TextError};
use database::View;
use journal::{Act, Entry, Recorded};
use vocabulary::{Date, Fault, Id};

use super::{
    agrees::{PARTY_ENDED, PARTY_NAMED},
    text::{line, lines},
};
use crate::store::parties as store;

/// The id of a party. The one whose letter opened the case has the id of the case.
pub type PartyId = Id<Party>;

/// The most parties that are named in one case: to more than twenty the office tells by public notice (KPA art. 49a).
pub const MOST_PARTIES: usize = 100;
/// Signs of a name.
const LONGEST_NAME: usize = 250;
/// Signs of an address.
pub(crate) const LONGEST_ADDRESS: usize = 350;

/// What somebody is in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartyRole {
    /// A party (KPA art. 28).
    Party,
    /// Has the rights of one: an organisation, a prosecutor, an ombudsman (KPA art. 31, 183).
    WithRights,
    /// Is only told: gets letters, and cannot appeal.
    Informed,
}

/// Who acts for a party: letters go there (KPA art. 40 par. 2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proxy {
    /// The name.
    pub name: String,
    /// The address, line by line.
    pub address: String,
    /// The last day of it, when it is known.
    pub until: Option<Date>,
}

/// A party of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The party.
    pub id: PartyId,
    /// The name.
    pub name: String,
    /// The address, line by line; empty for whoever sent the letter that opened the case: the letters of the office name it.
    pub address: String,
    /// What it is in the case.
    pub role: PartyRole,
    /// Who acts for it.
    pub proxy: Option<Proxy>,
    /// It is one no more.
    pub ended: bool,
}

/// A party as it is filled in.
#[derive(Clone, Copy, Debug)]
pub struct NewParty<'a> {
    /// The name.
    pub name: &'a str,
    /// The address.
    pub address: &'a str,
    /// What it is in the case.
    pub role: PartyRole,
    /// The name of the proxy; empty for none.
    pub proxy_name: &'a str,
    /// The proxy's address.
    pub proxy_address: &'a str,
    /// The last day of the proxy, when there is one.
    pub proxy_until: Option<Date>,
}

/// A field of a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartyField {
    /// Its name.
    Name,
    /// Its address.
    Address,
    /// The name of its proxy.
    ProxyName,
    /// The address of its proxy.
    ProxyAddress,
}

/// Why no party was named, or none was ended.
#[derive(Debug)]
pub enum PartyError {
    /// What is wrong with these fields.
    Fields(Vec<(PartyField, TextError)>),
    /// The case has this party already, with this very name, address and proxy.
    Exists(PartyId),
    /// The case has [`MOST_PARTIES`].
    TooMany,
    /// The case has no such party, or it is one no more.
    NotThere,
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for PartyError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

impl PartyRole {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::Party, Self::WithRights, Self::Informed];

    /// How the role is kept and posted.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::WithRights => "with_rights",
            Self::Informed => "informed",
        }
    }

    /// The role of this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

impl Party {
    /// The party whose letter opened the case.
    #[must_use]
    pub fn first(row: &CaseRow) -> Self {
        let (id, name) = (Self::first_id(row), row.sender.clone());
        Self { id, name, address: String::new(), role: PartyRole::Party, proxy: None, ended: false }
    }

    /// The id of that party.
    pub(crate) const fn first_id(row: &CaseRow) -> PartyId {
        PartyId::from_uuid(row.id.uuid())
    }

    /// To whom letters go on this day, by name and address.
    #[must_use]
    pub fn addressee(&self, on: Date) -> (&str, &str) {
        match &self.proxy {
            Some(proxy) if proxy.until.is_none_or(|until| until >= on) => (&proxy.name, &proxy.address),
            _ => (&self.name, &self.address),
        }
    }
}

impl NewParty<'_> {
    fn read(&self, id: PartyId) -> Result<Party, Vec<(PartyField, TextError)>> {
        let mut errors = Vec::new();
        let mut take = |field, text: Result<String, TextError>| {
            text.map_err(|error| errors.push((field, error))).unwrap_or_default()
        };
        let name = take(PartyField::Name, line(self.name, LONGEST_NAME));
        let address = take(PartyField::Address, lines(self.address, LONGEST_ADDRESS));
        let has_proxy = !self.proxy_name.trim().is_empty() || !self.proxy_address.trim().is_empty();
        let proxy = has_proxy.then(|| Proxy {
            name: take(PartyField::ProxyName, line(self.proxy_name, LONGEST_NAME)),
            address: take(PartyField::ProxyAddress, lines(self.proxy_address, LONGEST_ADDRESS)),
            until: self.proxy_until,
        });
        if errors.is_empty() {
            Ok(Party { id, name, address, role: self.role, proxy, ended: false })
        } else {
            Err(errors)
        }
    }
}

/// The parties of the case: first whoever sent the letter that opened it, then those that were named, in that order.
///
/// # Errors
/// The database failed.
pub async fn parties(view: &mut View, row: &CaseRow) -> Result<Vec<Party>, Fault> {
    let mut parties = vec![Party::first(row)];
    parties.extend(store::of_case(view, row.id).await?);
    Ok(parties)
}

/// Names another party of the case.
///
/// # Errors
/// See [`PartyError`].
pub async fn name_party(act: &mut Act, right: &MayWork, new: NewParty<'_>) -> Result<(PartyId, Recorded), PartyError> {
    let (row, official) = right.delivers()?;
    let party = new.read(act.new_id()).map_err(PartyError::Fields)?;
    let known = store::of_case(act.view(), row.id).await?;
    if let Some(known) = known.iter().find(|known| Party { id: party.id, ..(*known).clone() } == party) {
        return Err(PartyError::Exists(known.id));
    }
    if known.len() >= MOST_PARTIES {
        return Err(PartyError::TooMany);
    }
    act.execute(store::insert(row.id, &party, official.person(), act.at())).await?;
    cases::delivering(act, right, StepKind::PartyNamed, None, &party.name).await?;
    let entry = Entry::new(PARTY_NAMED, party.id).about("case", row.id).fact("role", party.role.code());
    let entry = match &party.proxy {
        Some(proxy) => {
            let entry = entry.personal("proxy_name", proxy.name.as_str());
            let entry = entry.personal("proxy_address", proxy.address.as_str());
            if let Some(until) = proxy.until { entry.fact("proxy_until", until.to_string()) } else { entry }
        }
        None => entry,
    };
    let id = party.id;
    Ok((id, act.record(entry.personal("name", party.name).personal("address", party.address))))
}

/// Notes that somebody is a party of the case no more: nothing is sent there from now on.
///
/// # Errors
/// See [`PartyError`].
pub async fn end_party(act: &mut Act, right: &MayWork, party: PartyId) -> Result<Recorded, PartyError> {
    let (row, _) = right.delivers()?;
    let known = store::of_case(act.view(), row.id).await?.into_iter().find(|known| known.id == party && !known.ended);
    let known = known.ok_or(PartyError::NotThere)?;
    act.execute(store::end(party, act.at())).await?;
    cases::delivering(act, right, StepKind::PartyEnded, None, &known.name).await?;
    Ok(act.record(Entry::new(PARTY_ENDED, party).about("case", row.id)))
}
