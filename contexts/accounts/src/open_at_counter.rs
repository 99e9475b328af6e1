//! An account for a client who stands at the counter, or whose letter came on paper.

use jobs::Job;
use journal::{Act, Entry, Recorded};
use vocabulary::{AccountId, Fault, Instant, Language, fold};

use crate::{
    Address, ClientCard, Delivery, Details, Drawn, Email, Identity, Kind, NewAccount, OneTime, OpensAccounts,
    PersonFilled,
    mail::{Cause, MAIL_JOB},
    mistake::{Field, Mistake, Mistakes},
    person::{self, phone},
    store,
};

const LONGEST_NAME: usize = 80;
/// Of each of the names in a login.
const LONGEST_PART: usize = 20;
/// How a login begins where the names have no letter that a keyboard of the office types.
const NAMELESS: &str = "klient";
/// Logins that are tried before it is a fault; of one name there are nine thousand.
const TRIES: usize = 20;

/// What the clerk knows of the client.
#[derive(Clone, Debug)]
pub struct NewAtCounter {
    names: String,
    surname: String,
    identity: Option<Identity>,
    email: Option<Email>,
    address: Option<Address>,
    phone: Option<String>,
    language: Language,
}

/// [`NewAtCounter`] as filled in.
#[derive(Clone, Default)]
pub struct CounterFilled<'a> {
    /// Names, and what tells the person from others of that name; the latter may be left out.
    pub person: PersonFilled<'a>,
    /// E-mail address; may be left out.
    pub email: &'a str,
    /// Home address; may be left out.
    pub address: Address,
    /// Telephone; may be left out.
    pub phone: &'a str,
}

/// Why there is no account.
#[derive(Debug)]
pub enum CounterError {
    /// Somebody with this PESEL number has an account: this one.
    Known(ClientCard),
    /// Another account is reached at this e-mail address, or signs in with it.
    EmailTaken,
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for CounterError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

impl NewAtCounter {
    /// Reads what was filled in. Only the names are demanded.
    ///
    /// # Errors
    /// Everything to put right.
    pub fn read(filled: &CounterFilled<'_>, language: Language, now: Instant) -> Result<Self, Vec<Mistake>> {
        let mut mistakes = Mistakes::default();
        let names = mistakes.text(Field::Names, filled.person.names, LONGEST_NAME);
        let surname = mistakes.text(Field::Surname, filled.person.surname, LONGEST_NAME);
        let identity = person::optional_identity(&filled.person, now, &mut mistakes);
        let email = match Email::read(filled.email) {
            _ if filled.email.trim().is_empty() => None,
            Ok(email) => Some(email),
            Err(mistake) => {
                mistakes.note(mistake.field, mistake.wrong);
                None
            }
        };
        let address = Address::read(&filled.address, Field::Home, &mut mistakes);
        let phone = phone(filled.phone, &mut mistakes);
        let new = || Some(Self { names: names?, surname: surname?, identity, email, address, phone, language });
        mistakes.or_else(new())
    }
}

/// Opens an account with a login made from the names and a one-time password. The e-mail address, if there is one, counts
/// once the link sent there is used: a slip of the clerk's pen must not give a stranger the account.
///
/// # Errors
/// See [`CounterError`].
pub async fn open_at_counter(
    act: &mut Act,
    _: &OpensAccounts,
    new: &NewAtCounter,
    drawn: Drawn,
) -> Result<(AccountId, OneTime, Recorded), CounterError> {
    let pesel = match &new.identity {
        Some(Identity::Pesel(pesel)) => Some(pesel.clone()),
        _ => None,
    };
    if let Some(pesel) = &pesel {
        // Two clerks at once: the second waits here, and finds the account of the first.
        act.execute(store::reserve_pesel(pesel)).await?;
        if let Some(known) = store::clients_by_pesel(act.view(), pesel).await?.into_iter().next() {
            return Err(CounterError::Known(known));
        }
    }
    if let Some(email) = &new.email
        && store::reaching::by_address(act.view(), email.as_str()).await?.is_some()
    {
        return Err(CounterError::EmailTaken);
    }
    let (id, at) = (act.new_id(), act.at());
    let name = format!("{} {}", new.names, new.surname);
    let mut tries = 0;
    let login = loop {
        let login = login(&new.names, &new.surname, act.random());
        let account = NewAccount {
            login: &login,
            password: drawn.hash.clone(),
            name: &name,
            language: new.language,
            kind: Kind::Client { pesel: pesel.clone() },
        };
        if act.execute(store::insert_account(id, &account, at)).await? == 1 {
            break login;
        }
        tries += 1;
        if tries == TRIES {
            return Err(Fault::new("no login is free for a client of this name").into());
        }
    };
    let details = Details {
        email: None,
        surname: new.surname.clone(),
        names: new.names.clone(),
        identity: new.identity.clone(),
        address: new.address.clone(),
        mailing_address: None,
        phone: new.phone.clone(),
        // Letters on paper are answered on paper until the client chooses otherwise.
        delivery: Delivery::Paper,
    };
    act.execute(store::reaching::keep_details(id, &details)?).await?;
    let one_time = drawn.of(&login, at);
    act.execute(store::officials::set_one_time_until(id, one_time.until)).await?;
    if let Some(email) = &new.email {
        act.enqueue(Job::new(MAIL_JOB, &Cause::NewEmail { account: id, email: email.as_str().to_owned() })?);
    }
    let recorded = act.record(
        Entry::new("account.opened", id)
            .fact("kind", "client")
            .fact("where", "counter")
            .personal("login", login)
            .personal("name", name),
    );
    Ok((id, one_time, recorded))
}

/// A login of the first name, the surname and four digits: `anna.nowak.4821`; of names without a Latin letter
/// `klient-4821`.
fn login(names: &str, surname: &str, chance: [u8; 4]) -> String {
    let part = |text: &str| -> String {
        let first = text.split_whitespace().next().unwrap_or_default();
        fold(first).chars().filter(char::is_ascii_alphanumeric).take(LONGEST_PART).collect()
    };
    let number = u32::from_be_bytes(chance) % 9_000 + 1_000;
    let parts: Vec<String> = [part(names), part(surname)].into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { format!("{NAMELESS}-{number}") } else { format!("{}.{number}", parts.join(".")) }
}

#[cfg(test)]
mod tests {
    use super::login;

    #[test]
    fn a_login_is_made_of_the_names_in_plain_letters() {
        assert_eq!(login("Żaneta Maria", "Kęć-Łoś", [0, 0, 0, 7]), "zaneta.keclos.1007");
        assert_eq!(login("Ірина", "Шевченко", [0, 0, 35, 39]), "klient-9999");
    }
}
