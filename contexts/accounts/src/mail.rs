//! Mail to people: what causes it, and what a mail is to say. The program puts it into words and sends it.
//!
//! A job holds ids and, where there is no account yet to look in, an address; never a link's token.

use jobs::{Job, Lease};
use journal::{Act, Actor, Entry, Journal, RequestNumber};
use serde::{Deserialize, Serialize};
use vocabulary::{AccountId, CaseId, Fault, Language, SubmissionId};

use crate::{
    Purpose, link,
    register::RegistrationId,
    store::reaching::{self as store, Addressee},
};

/// The kind of the job that sends a mail.
pub const MAIL_JOB: &str = "mail";

/// What happened, as the job keeps it.
#[derive(Serialize, Deserialize)]
#[serde(tag = "cause", rename_all = "snake_case")]
pub(crate) enum Cause {
    Registered { registration: RegistrationId },
    Forgot { email: String },
    NewEmail { account: AccountId, email: String },
    EmailChanged { account: AccountId, old: String },
    PasswordChanged { account: AccountId },
    Noticed { account: AccountId, notice: Notice },
    Addressed { email: String, language: Language, notice: Notice },
}

/// Something that somebody is told: a client of a filing or a case, an operator of the office itself. Mail says the sign and where to look, never what is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "notice", rename_all = "snake_case")]
pub enum Notice {
    /// It came in and has this number.
    Received {
        /// The filing.
        submission: SubmissionId,
        /// Its number in the register.
        number: String,
    },
    /// Its receipt is sealed.
    ReceiptReady {
        /// The filing.
        submission: SubmissionId,
        /// Its number in the register.
        number: String,
    },
    /// A case was opened.
    CaseOpened {
        /// The case.
        case: CaseId,
        /// Its sign.
        sign: String,
    },
    /// The clock of a case stands still, for what the case's page tells.
    ClockStopped {
        /// The case.
        case: CaseId,
        /// Its sign.
        sign: String,
    },
    /// The clock of a case runs again.
    ClockRuns {
        /// The case.
        case: CaseId,
        /// Its sign.
        sign: String,
    },
    /// An answer can be collected.
    AnswerReady {
        /// The case.
        case: CaseId,
        /// Its sign.
        sign: String,
    },
    /// An answer still waits to be collected.
    AnswerWaits {
        /// The case.
        case: CaseId,
        /// Its sign.
        sign: String,
    },
    /// A call to complete what was filed can be collected.
    CallReady {
        /// The case.
        case: CaseId,
        /// Its sign.
        sign: String,
    },
    /// The office wrote a message in a case.
    MessageCame {
        /// The case.
        case: CaseId,
        /// Its sign.
        sign: String,
    },
    /// A case was closed.
    CaseClosed {
        /// The case.
        case: CaseId,
        /// Its sign.
        sign: String,
    },
    /// Something is wrong in the office; for those who look after it.
    Alarms {
        /// The code of each kind of alarm that is new.
        kinds: Vec<String>,
    },
}

/// What a mail is about. Tokens are secrets of the addressee.
pub enum Matter {
    /// Open this link to get the account that was asked for.
    Activation {
        /// The link's token.
        token: String,
    },
    /// Somebody asked for an account with this address, which has one.
    HasAccount,
    /// Open this link to set a new password.
    Reset {
        /// The link's token.
        token: String,
    },
    /// Open this link to make this address the account's.
    NewEmail {
        /// The link's token.
        token: String,
    },
    /// The account is reached elsewhere from now on.
    EmailChanged,
    /// The password was changed.
    PasswordChanged,
    /// Something about a filing.
    Notice(Notice),
}

/// A mail to be worded and sent. Nothing that somebody filled in is in it: whoever asks for an account in a stranger's name
/// must not write to that stranger through the office.
pub struct Mail {
    /// The address.
    pub to: String,
    /// The language of the addressee.
    pub language: Language,
    /// What it is about.
    pub matter: Matter,
    account: Option<AccountId>,
}

/// How sending ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Posted {
    /// The mail server took it.
    Sent,
    /// The mail server will never take it.
    Refused,
}

/// Has the account's person told, if mail reaches that person. The caller records the act.
///
/// # Errors
/// The database failed.
pub async fn notify(act: &mut Act, account: AccountId, notice: Notice) -> Result<(), Fault> {
    if store::addressee_of(act.view(), account).await?.is_some() {
        act.enqueue(Job::new(MAIL_JOB, &Cause::Noticed { account, notice })?);
    }
    Ok(())
}

/// Has whoever reads mail at this address told: somebody who looks after the office and is named in its settings. The caller
/// records the act.
///
/// # Errors
/// The notice cannot be written as JSON.
pub fn notify_address(act: &mut Act, email: &str, language: Language, notice: Notice) -> Result<(), Fault> {
    act.enqueue(Job::new(MAIL_JOB, &Cause::Addressed { email: email.to_owned(), language, notice })?);
    Ok(())
}

/// The mail of a job; none when there is nobody to write to, and then the job is done. A link that it carries works from
/// now on.
///
/// # Errors
/// The database failed.
pub async fn mail(journal: &Journal, lease: &Lease) -> Result<Option<Mail>, Fault> {
    let mail = match lease.payload()? {
        Cause::Registered { registration } => registered(journal, registration).await?,
        Cause::Forgot { email } => match store::by_email(&mut journal.view().await?, &email).await? {
            None => None,
            Some(to) => {
                let token = link::make(journal, Purpose::Reset, to.account.uuid(), &to.email).await?;
                Some(to.mail(Matter::Reset { token }))
            }
        },
        Cause::NewEmail { account, email } => new_email(journal, account, email).await?,
        Cause::EmailChanged { account, old } => {
            let to = store::addressee_at(&mut journal.view().await?, account, old).await?;
            to.map(|to| to.mail(Matter::EmailChanged))
        }
        Cause::PasswordChanged { account } => {
            let to = store::addressee_of(&mut journal.view().await?, account).await?;
            to.map(|to| to.mail(Matter::PasswordChanged))
        }
        Cause::Noticed { account, notice } => {
            let to = store::addressee_of(&mut journal.view().await?, account).await?;
            to.map(|to| to.mail(Matter::Notice(notice)))
        }
        Cause::Addressed { email, language, notice } => {
            Some(Mail { to: email, language, matter: Matter::Notice(notice), account: None })
        }
    };
    if mail.is_none() {
        end(journal, lease, Entry::new("mail.without_addressee", lease.id)).await?;
    }
    Ok(mail)
}

/// Ends the job of a mail that was sent or refused for good.
///
/// # Errors
/// The database failed, or somebody else took the job over.
pub async fn mail_ended(journal: &Journal, lease: &Lease, mail: &Mail, posted: Posted) -> Result<(), Fault> {
    if posted == Posted::Refused {
        mail_put_off(journal, mail).await?;
    }
    let kind = if posted == Posted::Sent { "mail.sent" } else { "mail.refused" };
    let entry = Entry::new(kind, lease.id).fact("matter", mail.matter.code());
    let entry = match mail.account {
        Some(account) => entry.about("account", account),
        None => entry,
    };
    end(journal, lease, entry).await
}

/// Takes back the link of a mail that did not go out; the next try gets a new one.
///
/// # Errors
/// The database failed.
pub async fn mail_put_off(journal: &Journal, mail: &Mail) -> Result<(), Fault> {
    match &mail.matter {
        Matter::Activation { token } | Matter::Reset { token } | Matter::NewEmail { token } => {
            link::take_back(journal, token).await
        }
        _ => Ok(()),
    }
}

async fn end(journal: &Journal, lease: &Lease, entry: Entry) -> Result<(), Fault> {
    let mut act = journal.act(Actor::System, &RequestNumber::new(lease.id.to_string())).await?;
    act.finish(lease).await?;
    let recorded = act.record(entry);
    act.commit(recorded).await?;
    Ok(())
}

async fn registered(journal: &Journal, id: RegistrationId) -> Result<Option<Mail>, Fault> {
    let mut view = journal.view().await?;
    // Nobody waited that long for the mail.
    let Some(received) = store::registration(&mut view, id).await? else { return Ok(None) };
    if let Some(known) = store::by_address(&mut view, &received.email).await? {
        return Ok(Some(known.mail(Matter::HasAccount)));
    }
    drop(view);
    let token = link::make(journal, Purpose::Activation, id.uuid(), &received.email).await?;
    Ok(Some(Mail {
        to: received.email,
        language: received.language,
        matter: Matter::Activation { token },
        account: None,
    }))
}

async fn new_email(journal: &Journal, account: AccountId, email: String) -> Result<Option<Mail>, Fault> {
    let mut view = journal.view().await?;
    if let Some(known) = store::by_address(&mut view, &email).await?.filter(|known| known.account != account) {
        return Ok(Some(known.mail(Matter::HasAccount)));
    }
    let Some(to) = store::addressee_at(&mut view, account, email).await? else { return Ok(None) };
    drop(view);
    let token = link::make(journal, Purpose::NewEmail, account.uuid(), &to.email).await?;
    Ok(Some(to.mail(Matter::NewEmail { token })))
}

impl Addressee {
    fn mail(self, matter: Matter) -> Mail {
        Mail { to: self.email, language: self.language, matter, account: Some(self.account) }
    }
}

impl Matter {
    /// The matter's name in the journal.
    const fn code(&self) -> &'static str {
        match self {
            Self::Activation { .. } => "activation",
            Self::HasAccount => "has_account",
            Self::Reset { .. } => "reset",
            Self::NewEmail { .. } => "new_email",
            Self::EmailChanged => "email_changed",
            Self::PasswordChanged => "password_changed",
            Self::Notice(Notice::Received { .. }) => "received",
            Self::Notice(Notice::ReceiptReady { .. }) => "receipt_ready",
            Self::Notice(Notice::CaseOpened { .. }) => "case_opened",
            Self::Notice(Notice::ClockStopped { .. }) => "clock_stopped",
            Self::Notice(Notice::ClockRuns { .. }) => "clock_runs",
            Self::Notice(Notice::AnswerReady { .. }) => "answer_ready",
            Self::Notice(Notice::AnswerWaits { .. }) => "answer_waits",
            Self::Notice(Notice::CallReady { .. }) => "call_ready",
            Self::Notice(Notice::MessageCame { .. }) => "message_came",
            Self::Notice(Notice::CaseClosed { .. }) => "case_closed",
            Self::Notice(Notice::Alarms { .. }) => "alarms",
        }
    }
}
