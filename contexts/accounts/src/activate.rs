//! Making an account of a registration.

use std::net::IpAddr;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use journal::{Actor, Journal, RequestNumber};
use vocabulary::{Fault, Id, Instant};

use crate::{
    Delivery, Details, Identity, Kind, NewAccount, NewSession, Purpose,
    limits::{self, Limit},
    link, open_client, password,
    register::RegistrationId,
    store,
};

/// Guesses at one registration's password.
const GUESSES: Limit = Limit { tries: 8, seconds: 15 * 60 };
/// And from one address.
const ADDRESS: Limit = Limit { tries: 60, seconds: 15 * 60 };

/// Why there is no account.
#[derive(Debug)]
pub enum ActivateError {
    /// The link was used, has expired, or never was one; or the address has an account by now.
    Dead,
    /// Not the password that was given at registration.
    Wrong,
    /// Tried too often.
    TooMany {
        /// When the next try is welcome.
        until: Instant,
    },
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for ActivateError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Makes the account and signs its person in. The password given at registration is asked for once more: so neither a
/// program that opens links nor somebody who got the mail by a slip of the pen makes an account of another's data.
///
/// # Errors
/// See [`ActivateError`].
pub async fn activate(
    journal: &Journal,
    token: &str,
    password: &str,
    from: IpAddr,
    request: &RequestNumber,
) -> Result<NewSession, ActivateError> {
    let Some(link) = link::find(journal, Purpose::Activation, token).await? else { return Err(ActivateError::Dead) };
    let guesses = limits::subject(&format!("activation {}", link.subject));
    let subjects = [
        (guesses.clone(), GUESSES),
        (limits::subject(&format!("activation {}", limits::neighbourhood(from))), ADDRESS),
    ];
    if let Some(until) = limits::count(journal, &subjects).await? {
        return Err(ActivateError::TooMany { until });
    }
    let id = RegistrationId::from_uuid(link.subject);
    let Some(received) = store::reaching::registration(&mut journal.view().await?, id).await? else {
        return Err(ActivateError::Dead);
    };
    if !password::is_right(password, Some(received.password.0.clone())).await? {
        return Err(ActivateError::Wrong);
    }

    let mut act = journal.act(Actor::System, request).await?;
    let taken = store::reaching::by_address(act.view(), &received.email).await?.is_some();
    if taken || act.execute(store::reaching::use_link(token)).await? == 0 {
        return Err(ActivateError::Dead);
    }
    let (name, identity) = (received.person.full_name(), received.person.identity);
    let pesel = match &identity {
        Identity::Pesel(pesel) => Some(pesel.clone()),
        Identity::Document { .. } => None,
    };
    let hash = received.password.0.clone();
    let new = NewAccount {
        login: &received.email,
        password: received.password,
        name: &name,
        language: received.language,
        kind: Kind::Client { pesel },
    };
    let details = Details {
        email: Some(received.email.clone()),
        surname: received.person.surname,
        names: received.person.names,
        identity: Some(identity),
        address: None,
        mailing_address: None,
        phone: None,
        delivery: Delivery::Account,
    };
    let (account, recorded) = open_client(&mut act, &new, &details).await?;
    act.execute(store::reaching::void_links(Id::uuid(id))).await?;
    act.execute(store::reaching::forget_registrations(&received.email)).await?;
    act.commit(recorded).await?;

    let session = URL_SAFE_NO_PAD.encode(journal.random::<32>());
    let mut housekeeping = journal.housekeeping().await?;
    limits::forget(&mut housekeeping, &guesses).await?;
    housekeeping.execute(store::begin_session(&session, account, &hash, journal.now())).await?;
    housekeeping.commit().await?;
    let account = store::account_by_login(&mut journal.view().await?, &received.email)
        .await?
        .ok_or_else(|| Fault::new("an account just opened is not there"))?;
    Ok(NewSession { token: session, account })
}
