//! Making and revoking API tokens.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use journal::{Act, Entry, Recorded};
use vocabulary::{Fault, TokenId, visible};

use crate::{Account, store};

const LONGEST_NAME: usize = 100;
const MOST_TOKENS: i64 = 20;

/// A token just made; the secret is shown once and kept nowhere.
pub struct NewToken {
    /// Its id.
    pub id: TokenId,
    /// `okn_` and 256 random bits.
    pub secret: String,
}

/// Why no token was made.
#[derive(Debug)]
pub enum MakeTokenError {
    /// It must have a name.
    NameMissing,
    /// The name has more than 100 characters.
    NameTooLong,
    /// The account has 20 live tokens.
    TooMany,
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for MakeTokenError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Why no token was revoked.
#[derive(Debug)]
pub enum RevokeTokenError {
    /// There is no such live token of this account.
    NotYours,
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for RevokeTokenError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Makes a token for the account's own programs. Its SHA-256 is kept. Characters in the name that hide or turn
/// text become visible.
///
/// # Errors
/// See [`MakeTokenError`].
pub async fn make_token(act: &mut Act, account: &Account, name: &str) -> Result<(NewToken, Recorded), MakeTokenError> {
    let name = visible(name.trim());
    if name.is_empty() {
        return Err(MakeTokenError::NameMissing);
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(MakeTokenError::NameTooLong);
    }
    if store::live_tokens(act.view(), account.id).await? >= MOST_TOKENS {
        return Err(MakeTokenError::TooMany);
    }
    let id = act.new_id();
    let secret = format!("okn_{}", URL_SAFE_NO_PAD.encode(act.random::<32>()));
    let at = act.at();
    act.execute(store::insert_token(id, account.id, &name, &secret, at)).await?;
    let recorded = act.record(Entry::new("token.made", id).about("account", account.id).personal("name", name));
    Ok((NewToken { id, secret }, recorded))
}

/// Revokes a token: from the commit on it opens nothing.
///
/// # Errors
/// See [`RevokeTokenError`].
pub async fn revoke_token(act: &mut Act, account: &Account, id: TokenId) -> Result<Recorded, RevokeTokenError> {
    let at = act.at();
    if act.execute(store::revoke_token(id, account.id, at)).await? == 0 {
        return Err(RevokeTokenError::NotYours);
    }
    Ok(act.record(Entry::new("token.revoked", id).about("account", account.id)))
}
