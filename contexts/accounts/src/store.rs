//! All SQL of the accounts.

pub(crate) mod authorisations;
pub(crate) mod officials;
pub(crate) mod reaching;
pub(crate) mod substitutions;

use database::{Row, Statement, View, sql, sql_for};
use sha2::{Digest as _, Sha256};
use vocabulary::{AccountId, Fault, Instant, Language, Pesel, TokenId, UnitId};

use crate::{
    Account, ClientCard, Kind, Post, TokenCard, Unit,
    open::{NewAccount, NewUnit},
};

/// An account and what opens it.
pub(crate) struct Known {
    pub account: Account,
    pub hash: String,
    /// Until when a one-time password is good; none for an own one.
    pub one_time_until: Option<Instant>,
}

pub(crate) struct StoredSession {
    pub account: Account,
    pub started_at: Instant,
    pub seen_at: Instant,
    /// It acts in a substitution, or did.
    pub substitutes: bool,
}

pub(crate) struct StoredToken {
    pub token: TokenId,
    pub account: Account,
    pub last_used: Option<Instant>,
}

fn secret_hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret).into()
}

fn account(row: &Row) -> Result<Account, Fault> {
    let unit: Option<UnitId> = row.get("unit")?;
    let kind = match unit {
        None => {
            Kind::Client { pesel: row.get::<Option<String>>("pesel")?.map(|text| Pesel::parse(&text)).transpose()? }
        }
        Some(id) => {
            let post: String = row.get("post")?;
            Kind::Official {
                unit: Unit { id, symbol: row.get("unit_symbol")?, name: row.get("unit_name")? },
                post: Post::of_code(&post).ok_or_else(|| Fault::new(format!("unknown post {post}")))?,
            }
        }
    };
    let language: String = row.get("language")?;
    Ok(Account {
        id: row.get("id")?,
        login: row.get("login")?,
        name: row.get("name")?,
        language: Language::of_tag(&language).unwrap_or_default(),
        kind,
        must_choose_password: row.get::<Option<Instant>>("one_time_until")?.is_some(),
        closed: row.get::<Option<Instant>>("closed_at")?.is_some(),
    })
}

fn unit_of(row: &Row) -> Result<Unit, Fault> {
    Ok(Unit { id: row.get("id")?, symbol: row.get("symbol")?, name: row.get("name")? })
}

pub(crate) async fn account_with_password(view: &mut View, login: &str) -> Result<Option<Known>, Fault> {
    view.optional(
        sql("SELECT a.id, a.login, a.name, a.language, a.pesel, a.unit, a.post, a.closed_at,
                    a.one_time_until, u.symbol AS unit_symbol, u.name AS unit_name, a.password_hash
             FROM accounts a LEFT JOIN units u ON u.id = a.unit WHERE a.login = $1")
        .bind(login),
    )
    .await?
    .map(|row| {
        Ok(Known {
            account: account(&row)?,
            hash: row.get("password_hash")?,
            one_time_until: row.get("one_time_until")?,
        })
    })
    .transpose()
}

/// The account with this login.
///
/// # Errors
/// The database failed.
pub async fn account_by_login(view: &mut View, login: &str) -> Result<Option<Account>, Fault> {
    Ok(account_with_password(view, login).await?.map(|known| known.account))
}

pub(crate) async fn account_by_id(view: &mut View, id: AccountId) -> Result<Option<Account>, Fault> {
    view.optional(
        sql("SELECT a.id, a.login, a.name, a.language, a.pesel, a.unit, a.post, a.closed_at,
                    a.one_time_until, u.symbol AS unit_symbol, u.name AS unit_name
             FROM accounts a LEFT JOIN units u ON u.id = a.unit WHERE a.id = $1")
        .bind(id),
    )
    .await?
    .map(|row| account(&row))
    .transpose()
}

pub(crate) async fn session(view: &mut View, token: &str) -> Result<Option<StoredSession>, Fault> {
    view.optional(
        sql("SELECT a.id, a.login, a.name, a.language, a.pesel, a.unit, a.post, a.closed_at,
                    a.one_time_until, u.symbol AS unit_symbol, u.name AS unit_name, s.started_at, s.seen_at,
                    s.substitution IS NOT NULL AS substitutes
             FROM sessions s JOIN accounts a ON a.id = s.account LEFT JOIN units u ON u.id = a.unit
             WHERE s.hash = $1 AND a.closed_at IS NULL")
        .bind(secret_hash(token)),
    )
    .await?
    .map(|row| {
        Ok(StoredSession {
            account: account(&row)?,
            started_at: row.get("started_at")?,
            seen_at: row.get("seen_at")?,
            substitutes: row.get("substitutes")?,
        })
    })
    .transpose()
}

/// Touches no row when the account was closed, or this is not the hash of its password any more.
pub(crate) fn begin_session(token: &str, account: AccountId, password_hash: &str, at: Instant) -> Statement {
    sql("INSERT INTO sessions (hash, account, started_at, seen_at)
         SELECT $1, a.id, $2, $2 FROM accounts a WHERE a.id = $3 AND a.password_hash = $4 AND a.closed_at IS NULL")
    .bind(secret_hash(token))
    .bind(at)
    .bind(account)
    .bind(password_hash)
}

pub(crate) fn session_seen(token: &str, at: Instant) -> Statement {
    sql("UPDATE sessions SET seen_at = $1 WHERE hash = $2").bind(at).bind(secret_hash(token))
}

pub(crate) fn end_session(token: &str) -> Statement {
    sql("DELETE FROM sessions WHERE hash = $1").bind(secret_hash(token))
}

/// Counts a try; one that began before `cutoff` is forgotten and counting begins anew.
pub(crate) fn count_try(subject: &str, now: Instant, cutoff: Instant) -> Statement {
    sql("INSERT INTO rate_limits (subject, started_at, tries) VALUES ($1, $2, 1)
         ON CONFLICT (subject) DO UPDATE SET
             tries = CASE WHEN rate_limits.started_at <= $3 THEN 1 ELSE rate_limits.tries + 1 END,
             started_at = CASE WHEN rate_limits.started_at <= $3 THEN $2 ELSE rate_limits.started_at END")
    .bind(subject)
    .bind(now)
    .bind(cutoff)
}

pub(crate) fn take_back_try(subject: &str) -> Statement {
    sql("UPDATE rate_limits SET tries = tries - 1 WHERE subject = $1 AND tries > 0").bind(subject)
}

pub(crate) fn forget_tries(subject: &str) -> Statement {
    sql("DELETE FROM rate_limits WHERE subject = $1").bind(subject)
}

pub(crate) fn tries(subject: &str) -> Statement {
    sql("SELECT tries, started_at FROM rate_limits WHERE subject = $1").bind(subject)
}

pub(crate) async fn account_by_token(view: &mut View, secret: &str) -> Result<Option<StoredToken>, Fault> {
    view.optional(
        sql("SELECT a.id, a.login, a.name, a.language, a.pesel, a.unit, a.post, a.closed_at,
                    a.one_time_until, u.symbol AS unit_symbol, u.name AS unit_name, t.id AS token, s.seen_at
             FROM api_tokens t JOIN accounts a ON a.id = t.account LEFT JOIN units u ON u.id = a.unit
             LEFT JOIN token_uses s ON s.token = t.id
             WHERE t.hash = $1 AND t.revoked_at IS NULL AND a.closed_at IS NULL AND a.one_time_until IS NULL")
        .bind(secret_hash(secret)),
    )
    .await?
    .map(|row| Ok(StoredToken { token: row.get("token")?, account: account(&row)?, last_used: row.get("seen_at")? }))
    .transpose()
}

pub(crate) fn token_seen(token: TokenId, at: Instant) -> Statement {
    sql("INSERT INTO token_uses (token, seen_at) VALUES ($1, $2)
         ON CONFLICT (token) DO UPDATE SET seen_at = excluded.seen_at")
    .bind(token)
    .bind(at)
}

pub(crate) async fn tokens(view: &mut View, account: AccountId) -> Result<Vec<TokenCard>, Fault> {
    view.all(
        sql("SELECT t.id, t.name, t.made_at, t.revoked_at, s.seen_at
             FROM api_tokens t LEFT JOIN token_uses s ON s.token = t.id
             WHERE t.account = $1 ORDER BY t.id DESC LIMIT 200")
        .bind(account),
    )
    .await?
    .iter()
    .map(|row| {
        Ok(TokenCard {
            id: row.get("id")?,
            name: row.get("name")?,
            made_at: row.get("made_at")?,
            last_used: row.get("seen_at")?,
            revoked_at: row.get("revoked_at")?,
        })
    })
    .collect()
}

pub(crate) async fn live_tokens(view: &mut View, account: AccountId) -> Result<i64, Fault> {
    view.one(sql("SELECT COUNT(*) AS live FROM api_tokens WHERE account = $1 AND revoked_at IS NULL").bind(account))
        .await?
        .get("live")
}

pub(crate) fn insert_token(id: TokenId, account: AccountId, name: &str, secret: &str, at: Instant) -> Statement {
    sql("INSERT INTO api_tokens (id, account, name, hash, made_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(account)
        .bind(name)
        .bind(secret_hash(secret))
        .bind(at)
}

pub(crate) fn revoke_token(id: TokenId, account: AccountId, at: Instant) -> Statement {
    sql("UPDATE api_tokens SET revoked_at = $1 WHERE id = $2 AND account = $3 AND revoked_at IS NULL")
        .bind(at)
        .bind(id)
        .bind(account)
}

pub(crate) fn set_language(account: AccountId, language: Language) -> Statement {
    sql("UPDATE accounts SET language = $1 WHERE id = $2").bind(language.tag()).bind(account)
}

/// Touches no row when the symbol is taken.
pub(crate) fn insert_unit(id: UnitId, unit: &NewUnit<'_>) -> Statement {
    sql("INSERT INTO units (id, symbol, name) VALUES ($1, $2, $3) ON CONFLICT (symbol) DO NOTHING")
        .bind(id)
        .bind(unit.symbol)
        .bind(unit.name)
}

/// Touches no row when the login is taken.
pub(crate) fn insert_account(id: AccountId, account: &NewAccount<'_>, at: Instant) -> Statement {
    let (pesel, unit, post) = match &account.kind {
        Kind::Client { pesel } => (pesel.as_ref().map(|pesel| pesel.as_str().to_owned()), None, None),
        Kind::Official { unit, post } => (None, Some(unit.id), Some(post.code())),
    };
    sql("INSERT INTO accounts (id, login, password_hash, name, language, pesel, unit, post, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (login) DO NOTHING")
    .bind(id)
    .bind(account.login.trim().to_lowercase())
    .bind(account.password.0.as_str())
    .bind(account.name)
    .bind(account.language.tag())
    .bind(pesel)
    .bind(unit)
    .bind(post)
    .bind(at)
}

/// The unit of this id.
///
/// # Errors
/// The database failed.
pub async fn unit(view: &mut View, id: UnitId) -> Result<Option<Unit>, Fault> {
    view.optional(sql("SELECT id, symbol, name FROM units WHERE id = $1").bind(id))
        .await?
        .map(|row| unit_of(&row))
        .transpose()
}

/// The unit with this symbol.
///
/// # Errors
/// The database failed.
pub async fn unit_by_symbol(view: &mut View, symbol: &str) -> Result<Option<Unit>, Fault> {
    view.optional(sql("SELECT id, symbol, name FROM units WHERE symbol = $1").bind(symbol))
        .await?
        .map(|row| unit_of(&row))
        .transpose()
}

/// Every unit, by symbol.
///
/// # Errors
/// The database failed.
pub async fn units(view: &mut View) -> Result<Vec<Unit>, Fault> {
    view.all(sql("SELECT id, symbol, name FROM units ORDER BY symbol LIMIT 1000")).await?.iter().map(unit_of).collect()
}

/// Nobody else opens an account with this number at the counter until the act ends.
pub(crate) fn reserve_pesel(pesel: &Pesel) -> Statement {
    // SQLite has one writer.
    sql_for(
        "UPDATE accounts SET id = id WHERE FALSE AND pesel = $1",
        "SELECT pg_advisory_xact_lock(hashtextextended($1, 715518))",
    )
    .bind(pesel.as_str())
}

pub(crate) async fn clients_by_pesel(view: &mut View, pesel: &Pesel) -> Result<Vec<ClientCard>, Fault> {
    view.all(
        sql("SELECT id, name, login FROM accounts
             WHERE pesel = $1 AND unit IS NULL AND closed_at IS NULL ORDER BY id LIMIT 20")
        .bind(pesel.as_str()),
    )
    .await?
    .iter()
    .map(client_card)
    .collect()
}

pub(crate) async fn client_by_login(view: &mut View, login: &str) -> Result<Option<ClientCard>, Fault> {
    view.optional(
        sql("SELECT id, name, login FROM accounts WHERE login = $1 AND unit IS NULL AND closed_at IS NULL").bind(login),
    )
    .await?
    .map(|row| client_card(&row))
    .transpose()
}

fn client_card(row: &Row) -> Result<ClientCard, Fault> {
    Ok(ClientCard { id: row.get("id")?, name: row.get("name")?, login: row.get("login")? })
}
