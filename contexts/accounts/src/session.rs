//! Sessions of people who signed in.

use journal::Journal;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;
use vocabulary::Fault;

use crate::{Account, store};

/// A session ends when nothing was asked for so long,
const IDLE_SECONDS: i64 = 60 * 60;
/// and at the latest after so long.
const LONGEST_SECONDS: i64 = 12 * 60 * 60;
/// That a session is alive is written down at most this often.
const NOTED_SECONDS: i64 = 60;

/// A live session.
#[derive(Clone)]
pub struct Session {
    /// Who signed in.
    pub account: Account,
    /// In whose place this person acts now, by a substitution that holds today.
    pub acts_for: Option<Account>,
    /// What forms of this session must carry.
    pub csrf: String,
}

impl Session {
    /// Whether a form carried this session's mark.
    #[must_use]
    pub fn csrf_matches(&self, given: &str) -> bool {
        self.csrf.as_bytes().ct_eq(given.as_bytes()).into()
    }
}

/// The live session of this cookie, if any.
///
/// # Errors
/// The database failed.
pub async fn session(journal: &Journal, token: &str) -> Result<Option<Session>, Fault> {
    let now = journal.now();
    let mut view = journal.view().await?;
    let Some(found) = store::session(&mut view, token).await? else { return Ok(None) };
    if found.seen_at.plus_seconds(IDLE_SECONDS) < now || found.started_at.plus_seconds(LONGEST_SECONDS) < now {
        end(journal, token).await?;
        return Ok(None);
    }
    let mut acts_for = None;
    if found.substitutes
        && let Some(absent) = store::substitutions::absent_of_session(&mut view, token, now.warsaw_date()).await?
    {
        acts_for = store::account_by_id(&mut view, absent).await?;
    }
    drop(view);
    if found.seen_at.plus_seconds(NOTED_SECONDS) < now {
        let mut housekeeping = journal.housekeeping().await?;
        housekeeping.execute(store::session_seen(token, now)).await?;
        housekeeping.commit().await?;
    }
    Ok(Some(Session { account: found.account, acts_for, csrf: csrf(token) }))
}

/// Ends a session; an unknown one is ended already.
///
/// # Errors
/// The database failed.
pub async fn sign_out(journal: &Journal, token: &str) -> Result<(), Fault> {
    end(journal, token).await
}

async fn end(journal: &Journal, token: &str) -> Result<(), Fault> {
    let mut housekeeping = journal.housekeeping().await?;
    housekeeping.execute(store::end_session(token)).await?;
    housekeeping.commit().await
}

/// Made from the cookie's secret, which no other site can read; needs no table of its own.
fn csrf(token: &str) -> String {
    hex::encode(Sha256::new().chain_update(b"okienko form mark\0").chain_update(token).finalize())
}
