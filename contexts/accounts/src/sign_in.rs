//! Signing in with login and password.

use std::net::IpAddr;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use journal::Journal;
use sha2::{Digest as _, Sha256};
use vocabulary::{Fault, Instant};

use crate::{
    Account,
    limits::{self, Limit},
    password,
    store::{self, Known},
};

/// One person at one address; the person from anywhere; anybody at one address.
const PAIR: Limit = Limit { tries: 8, seconds: 15 * 60 };
const LOGIN: Limit = Limit { tries: 60, seconds: 15 * 60 };
const ADDRESS: Limit = Limit { tries: 60, seconds: 15 * 60 };
/// No password is longer; hashing a longer text would be work for a stranger.
const LONGEST_PASSWORD: usize = 512;
/// No login is longer: an e-mail address may be one.
const LONGEST_LOGIN: usize = 254;

/// A session just begun; the token goes into the cookie and is kept nowhere.
pub struct NewSession {
    /// The cookie's secret.
    pub token: String,
    /// Who signed in.
    pub account: Account,
}

/// Why nobody was signed in.
#[derive(Debug)]
pub enum SignInError {
    /// Unknown login or wrong password; which of them is not told. A closed account is an unknown one.
    Wrong,
    /// The right one-time password, too late.
    Expired,
    /// Tried too often.
    TooMany {
        /// When the next try is welcome.
        until: Instant,
        /// Whether it was anybody at this network address, not somebody as this person.
        by_address: bool,
    },
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for SignInError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Signs a person in. A known and an unknown login take the same time and get the same answer.
///
/// # Errors
/// Wrong login or password, too many tries, or a fault.
pub async fn sign_in(
    journal: &Journal,
    login: &str,
    password: &str,
    address: IpAddr,
) -> Result<NewSession, SignInError> {
    let login = login.trim().to_lowercase();
    // No database text holds a zero character, so no login does.
    if login.is_empty() || login.len() > LONGEST_LOGIN || login.contains('\0') || password.len() > LONGEST_PASSWORD {
        return Err(SignInError::Wrong);
    }
    // Subjects are hashed: the table must not become a list of mistyped passwords.
    let subject = |text: String| hex::encode(Sha256::digest(text));
    let pair = subject(format!("pair {address} {login}"));
    let subjects = [
        (pair.clone(), PAIR),
        (subject(format!("login {login}")), LOGIN),
        (subject(format!("address {address}")), ADDRESS),
    ];
    let (person, place) = subjects.split_at(2);
    let (as_person, at_place) = (limits::count(journal, person).await?, limits::count(journal, place).await?);
    if let Some(until) = as_person.max(at_place) {
        return Err(SignInError::TooMany { until, by_address: as_person.is_none() });
    }
    let found = store::account_with_password(&mut journal.view().await?, &login).await?;
    let found = found.filter(|found| !found.account.closed);
    let right = password::is_right(password, found.as_ref().map(|found| found.hash.clone())).await?;
    let Some(Known { account, hash, one_time_until }) = found.filter(|_| right) else {
        return Err(SignInError::Wrong);
    };
    if one_time_until.is_some_and(|until| until <= journal.now()) {
        return Err(SignInError::Expired);
    }

    let token = URL_SAFE_NO_PAD.encode(journal.random::<32>());
    let mut housekeeping = journal.housekeeping().await?;
    // A whole town hall signs in from one address; only guesses count against it.
    limits::take_back(&mut housekeeping, &subjects).await?;
    limits::forget(&mut housekeeping, &pair).await?;
    // The account may have been closed, or its password changed, while this one was being hashed.
    if housekeeping.execute(store::begin_session(&token, account.id, &hash, journal.now())).await? == 0 {
        return Err(SignInError::Wrong);
    }
    housekeeping.commit().await?;
    Ok(NewSession { token, account })
}
