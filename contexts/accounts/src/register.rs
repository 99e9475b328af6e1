//! Asking for an account. The door does not look whether the address is known, so it cannot tell: the job that writes the
//! mail does, and writes another mail.

use std::net::IpAddr;

use jobs::Job;
use journal::{Actor, Entry, Journal, RequestNumber};
use vocabulary::{Fault, Id, Instant, Language};

use crate::{
    Email, HashedPassword, NewPassword, Person, hash_password,
    limits::{self, Limit},
    mail::{Cause, MAIL_JOB},
    store::reaching as store,
};

/// From one address, and for one e-mail.
const ADDRESS: Limit = Limit { tries: 30, seconds: 60 * 60 };
const EMAIL: Limit = Limit { tries: 5, seconds: 60 * 60 };
/// What nobody confirmed for so long is deleted; longer than mail may be out of order.
pub(crate) const KEPT_SECONDS: i64 = 7 * 24 * 60 * 60;

#[doc(hidden)]
pub enum RegistrationKind {}
/// A registration that waits for its link to be opened.
pub(crate) type RegistrationId = Id<RegistrationKind>;

/// What a natural person gives to get an account. The e-mail address will be the login.
pub struct Registration {
    /// Who it is.
    pub person: Person,
    /// Where the link goes.
    pub email: Email,
    /// What the person will sign in with.
    pub password: NewPassword,
    /// The language of the mail and of the account.
    pub language: Language,
}

/// A registration as it is kept.
pub(crate) struct Received {
    pub email: String,
    pub password: HashedPassword,
    pub person: Person,
    pub language: Language,
}

/// Why nothing was begun.
#[derive(Debug)]
pub enum AskError {
    /// Asked too often.
    TooMany {
        /// When it is welcome again.
        until: Instant,
    },
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for AskError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Keeps what was given and has a link sent to the address; there is no account before the link is used. Known and unknown
/// addresses take the same way through this door.
///
/// # Errors
/// See [`AskError`].
pub async fn register(
    journal: &Journal,
    registration: Registration,
    from: IpAddr,
    request: &RequestNumber,
) -> Result<(), AskError> {
    let subjects = [
        (limits::subject(&format!("registration {}", limits::neighbourhood(from))), ADDRESS),
        (limits::subject(&format!("registration {}", registration.email.as_str())), EMAIL),
    ];
    if let Some(until) = limits::count(journal, &subjects).await? {
        return Err(AskError::TooMany { until });
    }
    let password = hash_password(registration.password.as_str(), journal.random()).await?;
    let received = Received {
        email: registration.email.as_str().to_owned(),
        password,
        person: registration.person,
        language: registration.language,
    };
    let mut act = journal.act(Actor::System, request).await?;
    let (id, at) = (act.new_id(), act.at());
    act.execute(store::forget_old_registrations(at.plus_seconds(-KEPT_SECONDS))).await?;
    act.execute(store::insert_registration(id, &received, at)).await?;
    act.enqueue(Job::new(MAIL_JOB, &Cause::Registered { registration: id })?);
    // Nobody yet: what was given goes into the journal with the account.
    let recorded = act.record(Entry::new("registration.received", id));
    act.commit(recorded).await?;
    Ok(())
}
