//! Tokens by which a person's program speaks for the person.

use database::View;
use journal::Journal;
use vocabulary::{Fault, Instant, TokenId};

use crate::{Account, store};

/// That a token was used is written down at most this often.
const NOTED_SECONDS: i64 = 60;

/// What a person sees of a token.
#[derive(Clone, Debug)]
pub struct TokenCard {
    /// Its id.
    pub id: TokenId,
    /// What the person called it.
    pub name: String,
    /// When it was made.
    pub made_at: Instant,
    /// When it was last used, to the minute.
    pub last_used: Option<Instant>,
    /// When it was revoked.
    pub revoked_at: Option<Instant>,
}

/// The account a secret speaks for, unless it is unknown or revoked.
///
/// # Errors
/// The database failed.
pub async fn by_token(journal: &Journal, secret: &str) -> Result<Option<Account>, Fault> {
    let Some(found) = store::account_by_token(&mut journal.look().await?, secret).await? else { return Ok(None) };
    let now = journal.now();
    if found.last_used.is_none_or(|at| at.plus_seconds(NOTED_SECONDS) < now) {
        let mut housekeeping = journal.housekeeping().await?;
        housekeeping.execute(store::token_seen(found.token, now)).await?;
        housekeeping.commit().await?;
    }
    Ok(Some(found.account))
}

/// The tokens of an account, newest first.
///
/// # Errors
/// The database failed.
pub async fn tokens(view: &mut View, account: &Account) -> Result<Vec<TokenCard>, Fault> {
    store::tokens(view, account.id).await
}
