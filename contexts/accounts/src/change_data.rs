//! What the office knows of a client besides the account, and changing it.

use database::View;
use journal::{Act, Entry, Recorded};
use vocabulary::{AccountId, Fault};

use crate::{
    Address, Client, Delivery, Identity,
    mistake::{Field, Mistake, Mistakes},
    person::phone,
    store,
};

const LONGEST_NAME: usize = 80;

/// What is known of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// The address that a link showed to be the person's own; lower case.
    pub email: Option<String>,
    /// Surname.
    pub surname: String,
    /// First names.
    pub names: String,
    /// What tells the person from others of that name.
    pub identity: Option<Identity>,
    /// Home address.
    pub address: Option<Address>,
    /// Where letters go, when not home.
    pub mailing_address: Option<Address>,
    /// Telephone in E.164.
    pub phone: Option<String>,
    /// How decisions come.
    pub delivery: Delivery,
}

/// What a client may change without further ado.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Data {
    surname: String,
    names: String,
    address: Option<Address>,
    mailing_address: Option<Address>,
    phone: Option<String>,
    delivery: Delivery,
}

/// [`Data`] as filled in.
#[derive(Clone, Default)]
pub struct DataFilled<'a> {
    /// Surname.
    pub surname: &'a str,
    /// First names.
    pub names: &'a str,
    /// Home address.
    pub address: Address,
    /// Where letters go, when not home.
    pub mailing_address: Address,
    /// Telephone.
    pub phone: &'a str,
    /// A code of [`Delivery`].
    pub delivery: &'a str,
    /// Address of e-delivery.
    pub ade: &'a str,
}

impl Data {
    /// Reads what was filled in. Only the names are demanded.
    ///
    /// # Errors
    /// Everything to put right.
    pub fn read(filled: &DataFilled<'_>) -> Result<Self, Vec<Mistake>> {
        let mut mistakes = Mistakes::default();
        let surname = mistakes.text(Field::Surname, filled.surname, LONGEST_NAME);
        let names = mistakes.text(Field::Names, filled.names, LONGEST_NAME);
        let address = Address::read(&filled.address, Field::Home, &mut mistakes);
        let mailing_address = Address::read(&filled.mailing_address, Field::Mailing, &mut mistakes);
        let phone = phone(filled.phone, &mut mistakes);
        let delivery = Delivery::read(filled.delivery, filled.ade, &mut mistakes);
        let data =
            || Some(Self { surname: surname?, names: names?, address, mailing_address, phone, delivery: delivery? });
        mistakes.or_else(data())
    }

    /// What is known of a client, with this in the place of what it changes.
    #[must_use]
    pub fn over(self, known: Details) -> Details {
        Details {
            surname: self.surname,
            names: self.names,
            address: self.address,
            mailing_address: self.mailing_address,
            phone: self.phone,
            delivery: self.delivery,
            ..known
        }
    }
}

/// What is known of a client; of one whose account was opened at the counter, at least the name.
///
/// # Errors
/// The database failed.
pub async fn details(view: &mut View, client: &Client) -> Result<Details, Fault> {
    details_of(view, client.id()).await
}

pub(crate) async fn details_of(view: &mut View, id: AccountId) -> Result<Details, Fault> {
    if let Some(details) = store::reaching::details(view, id).await? {
        return Ok(details);
    }
    let account = store::account_by_id(view, id).await?.ok_or_else(|| Fault::new("details of no account"))?;
    let pesel = account.as_client().and_then(|client| client.pesel().cloned());
    let (names, surname) = account.name.rsplit_once(' ').unwrap_or(("", &account.name));
    Ok(Details {
        email: None,
        surname: surname.to_owned(),
        names: names.to_owned(),
        identity: pesel.map(Identity::Pesel),
        address: None,
        mailing_address: None,
        phone: None,
        delivery: Delivery::Account,
    })
}

/// Changes what is known of a client. PESEL and e-mail stay as they are: the first is the registry's to change, the second
/// needs a link.
///
/// # Errors
/// The database failed.
pub async fn change_data(act: &mut Act, client: &Client, data: Data) -> Result<Recorded, Fault> {
    let details = data.over(details_of(act.view(), client.id()).await?);
    let name = format!("{} {}", details.names, details.surname);
    act.execute(store::reaching::keep_details(client.id(), &details)?).await?;
    act.execute(store::reaching::set_name(client.id(), &name)).await?;
    let addresses = serde_json::to_string(&[&details.address, &details.mailing_address])?;
    Ok(act.record(
        Entry::new("account.data_changed", client.id())
            .fact("delivery", details.delivery.code())
            .personal("name", name)
            .personal("addresses", addresses)
            .personal("phone", details.phone.unwrap_or_default()),
    ))
}
