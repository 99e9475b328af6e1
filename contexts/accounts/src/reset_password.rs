//! A forgotten password. As with registration, the door does not look whether the address is known.

use std::net::IpAddr;

use jobs::Job;
use journal::{Actor, Entry, Journal, RequestNumber};
use vocabulary::{AccountId, Fault, Id};

use crate::{
    AskError, Email, NewPassword, Purpose, hash_password,
    limits::{self, Limit},
    link,
    mail::{Cause, MAIL_JOB},
    mistake::Mistake,
    store,
};

/// From one address, and for one e-mail.
const ADDRESS: Limit = Limit { tries: 30, seconds: 60 * 60 };
const EMAIL: Limit = Limit { tries: 5, seconds: 60 * 60 };

/// Why the password is what it was.
#[derive(Debug)]
pub enum ResetError {
    /// The link was used, has expired, or never was one.
    Dead,
    /// What to put right in the new password; the link still works.
    Mistakes(Vec<Mistake>),
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for ResetError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Has a link for a new password sent to the address, if an account is reached there.
///
/// # Errors
/// See [`AskError`].
pub async fn ask_reset(
    journal: &Journal,
    email: &Email,
    from: IpAddr,
    request: &RequestNumber,
) -> Result<(), AskError> {
    let subjects = [
        (limits::subject(&format!("reset {}", limits::neighbourhood(from))), ADDRESS),
        (limits::subject(&format!("reset {}", email.as_str())), EMAIL),
    ];
    if let Some(until) = limits::count(journal, &subjects).await? {
        return Err(AskError::TooMany { until });
    }
    let mut act = journal.act(Actor::System, request).await?;
    act.enqueue(Job::new(MAIL_JOB, &Cause::Forgot { email: email.as_str().to_owned() })?);
    let asked: Id<Asked> = act.new_id();
    let recorded = act.record(Entry::new("password.reset_asked", asked));
    act.commit(recorded).await?;
    Ok(())
}

/// An asking that has nothing but a place in the journal.
enum Asked {}

/// Sets a new password, ends every session of the account and tells its person by mail.
///
/// # Errors
/// See [`ResetError`].
pub async fn reset_password(
    journal: &Journal,
    token: &str,
    password: &str,
    again: &str,
    request: &RequestNumber,
) -> Result<(), ResetError> {
    let Some(link) = link::find(journal, Purpose::Reset, token).await? else { return Err(ResetError::Dead) };
    let account = AccountId::from_uuid(link.subject);
    let known = store::account_by_id(&mut journal.view().await?, account).await?;
    let login = known.ok_or_else(|| Fault::new("a link to no account"))?.login;
    let new = NewPassword::read(password, again, &login).map_err(ResetError::Mistakes)?;
    let hash = hash_password(new.as_str(), journal.random()).await?;

    let mut act = journal.act(Actor::Account(account), request).await?;
    if act.execute(store::reaching::use_link(token)).await? == 0 {
        return Err(ResetError::Dead);
    }
    act.execute(store::reaching::void_links(link.subject)).await?;
    act.execute(store::reaching::set_password(account, &hash)).await?;
    act.execute(store::reaching::end_other_sessions(account, "")).await?;
    act.enqueue(Job::new(MAIL_JOB, &Cause::PasswordChanged { account })?);
    let recorded = act.record(Entry::new("account.password_reset", account));
    act.commit(recorded).await?;
    Ok(())
}
