//! SQL of registrations, links and of what is known of clients besides the account.

use database::{Row, Statement, View, sql};
use jiff::civil::Date;
use vocabulary::{AccountId, Fault, Instant, Language, Pesel};

use super::secret_hash;
use crate::{
    Address, Delivery, Details, Identity, Person,
    link::{Link, Purpose},
    register::{Received, RegistrationId},
};

/// Where and in which language an account's person is written to.
pub(crate) struct Addressee {
    pub account: AccountId,
    pub email: String,
    pub language: Language,
}

pub(crate) fn insert_registration(id: RegistrationId, received: &Received, at: Instant) -> Statement {
    let (pesel, document) = of_identity(&received.person.identity);
    let [birth_date, citizenship, number] = document;
    sql("INSERT INTO registrations (id, email, password_hash, surname, names, pesel, birth_date, citizenship, document,
             language, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
    .bind(id)
    .bind(received.email.as_str())
    .bind(received.password.0.as_str())
    .bind(received.person.surname.as_str())
    .bind(received.person.names.as_str())
    .bind(pesel)
    .bind(birth_date)
    .bind(citizenship)
    .bind(number)
    .bind(received.language.tag())
    .bind(at)
}

pub(crate) async fn registration(view: &mut View, id: RegistrationId) -> Result<Option<Received>, Fault> {
    view.optional(
        sql("SELECT email, password_hash, surname, names, pesel, birth_date, citizenship, document, language
             FROM registrations WHERE id = $1")
        .bind(id),
    )
    .await?
    .map(|row| {
        let pesel: Option<String> = row.get("pesel")?;
        let identity = match pesel {
            Some(pesel) => Some(Identity::Pesel(Pesel::parse(&pesel)?)),
            None => document(&row)?,
        };
        Ok(Received {
            email: row.get("email")?,
            password: crate::HashedPassword(row.get("password_hash")?),
            person: Person {
                surname: row.get("surname")?,
                names: row.get("names")?,
                identity: identity.ok_or_else(|| Fault::new("a registration of nobody"))?,
            },
            language: language(&row)?,
        })
    })
    .transpose()
}

/// Forgets every registration with this address.
pub(crate) fn forget_registrations(email: &str) -> Statement {
    sql("DELETE FROM registrations WHERE email = $1").bind(email)
}

/// Forgets registrations made before this instant.
pub(crate) fn forget_old_registrations(before: Instant) -> Statement {
    sql("DELETE FROM registrations WHERE made_at < $1").bind(before)
}

/// Whether somebody can already be reached or signs in under this address, and who.
pub(crate) async fn by_address(view: &mut View, email: &str) -> Result<Option<Addressee>, Fault> {
    view.optional(
        sql("SELECT a.id, a.language FROM accounts a LEFT JOIN client_details d ON d.account = a.id
             WHERE d.email = $1 OR a.login = $1 ORDER BY a.id LIMIT 1")
        .bind(email),
    )
    .await?
    .map(|row| addressee(&row, email.to_owned()))
    .transpose()
}

/// The account that mail to this address reaches.
pub(crate) async fn by_email(view: &mut View, email: &str) -> Result<Option<Addressee>, Fault> {
    view.optional(
        sql("SELECT a.id, a.language FROM client_details d JOIN accounts a ON a.id = d.account
             WHERE d.email = $1")
        .bind(email),
    )
    .await?
    .map(|row| addressee(&row, email.to_owned()))
    .transpose()
}

/// How to reach the person of an account, if mail does.
pub(crate) async fn addressee_of(view: &mut View, account: AccountId) -> Result<Option<Addressee>, Fault> {
    view.optional(
        sql("SELECT a.id, a.language, d.email FROM client_details d JOIN accounts a ON a.id = d.account
             WHERE d.account = $1 AND d.email IS NOT NULL")
        .bind(account),
    )
    .await?
    .map(|row| addressee(&row, row.get("email")?))
    .transpose()
}

/// How to speak to the person of an account at an address that is not (or not any more) its own.
pub(crate) async fn addressee_at(
    view: &mut View,
    account: AccountId,
    email: String,
) -> Result<Option<Addressee>, Fault> {
    view.optional(sql("SELECT a.id, a.language FROM accounts a WHERE a.id = $1").bind(account))
        .await?
        .map(|row| addressee(&row, email))
        .transpose()
}

fn addressee(row: &Row, email: String) -> Result<Addressee, Fault> {
    Ok(Addressee { account: row.get("id")?, email, language: language(row)? })
}

pub(crate) async fn details(view: &mut View, account: AccountId) -> Result<Option<Details>, Fault> {
    view.optional(
        sql(
            "SELECT d.email, d.surname, d.names, d.birth_date, d.citizenship, d.document, d.address, d.mailing_address,
                 d.phone, d.delivery, d.ade, a.pesel
             FROM client_details d JOIN accounts a ON a.id = d.account WHERE d.account = $1",
        )
        .bind(account),
    )
    .await?
    .map(|row| {
        let pesel: Option<String> = row.get("pesel")?;
        let identity = match pesel {
            Some(pesel) => Some(Identity::Pesel(Pesel::parse(&pesel)?)),
            None => document(&row)?,
        };
        let delivery: String = row.get("delivery")?;
        Ok(Details {
            email: row.get("email")?,
            surname: row.get("surname")?,
            names: row.get("names")?,
            identity,
            address: address(&row, "address")?,
            mailing_address: address(&row, "mailing_address")?,
            phone: row.get("phone")?,
            delivery: Delivery::of_row(&delivery, row.get("ade")?),
        })
    })
    .transpose()
}

/// Keeps the details of an account, new or changed.
pub(crate) fn keep_details(account: AccountId, details: &Details) -> Result<Statement, Fault> {
    let json = |address: &Option<Address>| address.as_ref().map(serde_json::to_string).transpose();
    let [birth_date, citizenship, number] = details.identity.as_ref().map(of_identity).unwrap_or_default().1;
    Ok(sql("INSERT INTO client_details (account, email, surname, names, birth_date, citizenship, document, address,
             mailing_address, phone, delivery, ade)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         ON CONFLICT (account) DO UPDATE SET email = excluded.email, surname = excluded.surname,
             names = excluded.names, birth_date = excluded.birth_date, citizenship = excluded.citizenship,
             document = excluded.document, address = excluded.address, mailing_address = excluded.mailing_address,
             phone = excluded.phone, delivery = excluded.delivery, ade = excluded.ade")
    .bind(account)
    .bind(details.email.as_deref())
    .bind(details.surname.as_str())
    .bind(details.names.as_str())
    .bind(birth_date)
    .bind(citizenship)
    .bind(number)
    .bind(json(&details.address)?)
    .bind(json(&details.mailing_address)?)
    .bind(details.phone.as_deref())
    .bind(details.delivery.code())
    .bind(details.delivery.ade()))
}

pub(crate) fn set_name(account: AccountId, name: &str) -> Statement {
    sql("UPDATE accounts SET name = $1 WHERE id = $2").bind(name).bind(account)
}

/// Whoever signed in with the old address signs in with the new one.
pub(crate) fn move_login(account: AccountId, from: &str, to: &str) -> Statement {
    sql("UPDATE accounts SET login = $1 WHERE id = $2 AND login = $3").bind(to).bind(account).bind(from)
}

pub(crate) fn set_password(account: AccountId, password: &crate::HashedPassword) -> Statement {
    sql("UPDATE accounts SET password_hash = $1, one_time_until = NULL WHERE id = $2")
        .bind(password.0.as_str())
        .bind(account)
}

/// Ends every session of an account but the one with this token.
pub(crate) fn end_other_sessions(account: AccountId, kept: &str) -> Statement {
    sql("DELETE FROM sessions WHERE account = $1 AND hash <> $2").bind(account).bind(secret_hash(kept))
}

pub(crate) async fn password_hash(view: &mut View, account: AccountId) -> Result<Option<String>, Fault> {
    view.optional(sql("SELECT password_hash FROM accounts WHERE id = $1").bind(account))
        .await?
        .map(|row| row.get("password_hash"))
        .transpose()
}

pub(crate) fn insert_link(token: &str, link: &Link) -> Statement {
    sql("INSERT INTO mail_links (hash, purpose, subject, email, expires_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(secret_hash(token))
        .bind(link.purpose.code())
        .bind(link.subject)
        .bind(link.email.as_str())
        .bind(link.expires_at)
}

pub(crate) async fn link(view: &mut View, token: &str, purpose: Purpose, now: Instant) -> Result<Option<Link>, Fault> {
    view.optional(
        sql("SELECT subject, email, expires_at FROM mail_links WHERE hash = $1 AND purpose = $2 AND expires_at > $3")
            .bind(secret_hash(token))
            .bind(purpose.code())
            .bind(now),
    )
    .await?
    .map(|row| {
        Ok(Link { purpose, subject: row.get("subject")?, email: row.get("email")?, expires_at: row.get("expires_at")? })
    })
    .transpose()
}

/// Uses a link up: of two at once, one touches a row.
pub(crate) fn use_link(token: &str) -> Statement {
    sql("DELETE FROM mail_links WHERE hash = $1").bind(secret_hash(token))
}

/// Every link of a registration or an account is void from now on.
pub(crate) fn void_links(subject: uuid::Uuid) -> Statement {
    sql("DELETE FROM mail_links WHERE subject = $1").bind(subject)
}

pub(crate) fn forget_expired_links(now: Instant) -> Statement {
    sql("DELETE FROM mail_links WHERE expires_at <= $1").bind(now)
}

/// PESEL, and date of birth, citizenship and number of a document.
fn of_identity(identity: &Identity) -> (Option<String>, [Option<String>; 3]) {
    match identity {
        Identity::Pesel(pesel) => (Some(pesel.as_str().to_owned()), [None, None, None]),
        Identity::Document { birth_date, citizenship, document } => {
            (None, [Some(birth_date.to_string()), Some(citizenship.clone()), Some(document.clone())])
        }
    }
}

fn document(row: &Row) -> Result<Option<Identity>, Fault> {
    let (birth_date, citizenship): (Option<String>, Option<String>) = (row.get("birth_date")?, row.get("citizenship")?);
    let number: Option<String> = row.get("document")?;
    Ok(match (birth_date, citizenship, number) {
        (Some(birth_date), Some(citizenship), Some(document)) => {
            Some(Identity::Document { birth_date: birth_date.parse::<Date>()?, citizenship, document })
        }
        _ => None,
    })
}

fn address(row: &Row, column: &'static str) -> Result<Option<Address>, Fault> {
    let json: Option<String> = row.get(column)?;
    Ok(json.map(|json| serde_json::from_str(&json)).transpose()?)
}

fn language(row: &Row) -> Result<Language, Fault> {
    let tag: String = row.get("language")?;
    Ok(Language::of_tag(&tag).unwrap_or_default())
}
