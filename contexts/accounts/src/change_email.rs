//! A new e-mail address: it counts once a link sent there is used. Whether it belongs to another account, the door does not
//! look.

use std::net::IpAddr;

use jobs::Job;
use journal::{Actor, Entry, Journal, RequestNumber};
use vocabulary::{AccountId, Fault};

use crate::{
    Account, ChangeError, Email, Purpose, change_data,
    change_password::prove,
    limits::{self, Limit},
    link,
    mail::{Cause, MAIL_JOB},
    store,
};

/// Mails one account may have sent to addresses that are not shown to be its own.
const ASKED: Limit = Limit { tries: 5, seconds: 60 * 60 };

/// Why the address is what it was.
#[derive(Debug)]
pub enum ConfirmError {
    /// The link was used, has expired, or never was one; or the address belongs to another account by now.
    Dead,
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for ConfirmError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Has a link sent to the new address. The password guards it: who can change the address can reset the password.
///
/// # Errors
/// See [`ChangeError`].
pub async fn ask_email(
    journal: &Journal,
    account: &Account,
    current_password: &str,
    email: &Email,
    from: IpAddr,
    request: &RequestNumber,
) -> Result<(), ChangeError> {
    prove(journal, account, current_password).await?;
    let subjects = [
        (limits::subject(&format!("new e-mail {}", account.id)), ASKED),
        (limits::subject(&format!("new e-mail {}", limits::neighbourhood(from))), ASKED),
    ];
    if let Some(until) = limits::count(journal, &subjects).await? {
        return Err(ChangeError::TooMany { until });
    }
    let mut act = journal.act(Actor::Account(account.id), request).await?;
    act.enqueue(Job::new(MAIL_JOB, &Cause::NewEmail { account: account.id, email: email.as_str().to_owned() })?);
    let recorded = act.record(Entry::new("account.email_asked", account.id).personal("email", email.as_str()));
    act.commit(recorded).await?;
    Ok(())
}

/// Takes the address that the link was sent to for the account's, also for signing in where the old one was the login. The
/// old address is told.
///
/// # Errors
/// See [`ConfirmError`].
pub async fn confirm_email(journal: &Journal, token: &str, request: &RequestNumber) -> Result<(), ConfirmError> {
    let Some(link) = link::find(journal, Purpose::NewEmail, token).await? else { return Err(ConfirmError::Dead) };
    let id = AccountId::from_uuid(link.subject);
    let mut act = journal.act(Actor::Account(id), request).await?;
    let taken = store::reaching::by_address(act.view(), &link.email).await?.is_some_and(|other| other.account != id);
    if taken || act.execute(store::reaching::use_link(token)).await? == 0 {
        return Err(ConfirmError::Dead);
    }
    let mut details = change_data::details_of(act.view(), id).await?;
    let old = details.email.replace(link.email.clone());
    act.execute(store::reaching::keep_details(id, &details)?).await?;
    // Links sent to the old address open nothing any more.
    act.execute(store::reaching::void_links(link.subject)).await?;
    if let Some(old) = old.filter(|old| *old != link.email) {
        act.execute(store::reaching::move_login(id, &old, &link.email)).await?;
        act.enqueue(Job::new(MAIL_JOB, &Cause::EmailChanged { account: id, old })?);
    }
    let recorded = act.record(Entry::new("account.email_changed", id).personal("email", link.email));
    act.commit(recorded).await?;
    Ok(())
}
