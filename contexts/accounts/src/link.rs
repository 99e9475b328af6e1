//! Links sent by mail. The token stands in the mail alone: here is its SHA-256. It is made when the mail goes out and not
//! when it is asked for, so neither a job nor the journal ever holds it.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use journal::Journal;
use uuid::Uuid;
use vocabulary::{Fault, Instant};

use crate::store::reaching as store;

const HOUR: i64 = 60 * 60;
/// 256 bits in base64url.
const TOKEN_LENGTH: usize = 43;

/// What a link does when its button is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Makes an account of a registration; 48 hours.
    Activation,
    /// Sets a new password; 1 hour.
    Reset,
    /// Takes a new e-mail address for the account's; 48 hours.
    NewEmail,
}

/// A link that was sent.
pub(crate) struct Link {
    pub purpose: Purpose,
    /// The registration or the account.
    pub subject: Uuid,
    /// Where it was sent.
    pub email: String,
    pub expires_at: Instant,
}

impl Purpose {
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Activation => "activation",
            Self::Reset => "reset",
            Self::NewEmail => "new_email",
        }
    }

    const fn seconds(self) -> i64 {
        match self {
            Self::Activation | Self::NewEmail => 48 * HOUR,
            Self::Reset => HOUR,
        }
    }
}

/// Whether a link would do something now. Looking changes nothing, however often.
///
/// # Errors
/// The database failed.
pub async fn link_is_live(journal: &Journal, purpose: Purpose, token: &str) -> Result<bool, Fault> {
    Ok(find(journal, purpose, token).await?.is_some())
}

pub(crate) async fn find(journal: &Journal, purpose: Purpose, token: &str) -> Result<Option<Link>, Fault> {
    if token.len() != TOKEN_LENGTH {
        return Ok(None);
    }
    store::link(&mut journal.view().await?, token, purpose, journal.now()).await
}

/// Makes a link; from now on it works. Gives its token.
pub(crate) async fn make(journal: &Journal, purpose: Purpose, subject: Uuid, email: &str) -> Result<String, Fault> {
    let now = journal.now();
    let token = URL_SAFE_NO_PAD.encode(journal.random::<32>());
    let link = Link { purpose, subject, email: email.to_owned(), expires_at: now.plus_seconds(purpose.seconds()) };
    let mut housekeeping = journal.housekeeping().await?;
    housekeeping.execute(store::forget_expired_links(now)).await?;
    housekeeping.execute(store::insert_link(&token, &link)).await?;
    housekeeping.commit().await?;
    Ok(token)
}

/// Takes back a link whose mail did not go out.
pub(crate) async fn take_back(journal: &Journal, token: &str) -> Result<(), Fault> {
    let mut housekeeping = journal.housekeeping().await?;
    housekeeping.execute(store::use_link(token)).await?;
    housekeeping.commit().await
}
