//! All SQL of signings at the Trusted Profile.

use database::{Row, Statement, View, sql};
use vocabulary::{AccountId, DraftId, Fault, Instant};

/// A signing that was begun and may be finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnderWay {
    /// When it was begun.
    pub begun_at: Instant,
    /// Where the person signs.
    pub address: String,
}

/// One row.
pub(crate) struct Signing {
    pub draft: DraftId,
    pub account: AccountId,
    /// SHA-256 of the session's secret.
    pub session: [u8; 32],
    /// SHA-256 of the fixed document.
    pub document: [u8; 32],
    pub address: String,
    pub begun_at: Instant,
}

/// Keeps a signing in place of an earlier one of the same draft. An address that another draft has is refused by the
/// table.
pub(crate) fn keep(signing: &Signing) -> Statement {
    sql("INSERT INTO trusted_profile_signings (draft, account, session, document, address, begun_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (draft) DO UPDATE SET account = excluded.account, session = excluded.session,
             document = excluded.document, address = excluded.address, begun_at = excluded.begun_at")
    .bind(signing.draft)
    .bind(signing.account)
    .bind(signing.session)
    .bind(signing.document)
    .bind(signing.address.as_str())
    .bind(signing.begun_at)
}

pub(crate) async fn signing(view: &mut View, account: AccountId, draft: DraftId) -> Result<Option<Signing>, Fault> {
    view.optional(
        sql("SELECT draft, account, session, document, address, begun_at FROM trusted_profile_signings
             WHERE draft = $1 AND account = $2")
        .bind(draft)
        .bind(account),
    )
    .await?
    .map(|row| read(&row))
    .transpose()
}

fn read(row: &Row) -> Result<Signing, Fault> {
    Ok(Signing {
        draft: row.get("draft")?,
        account: row.get("account")?,
        session: row.get("session")?,
        document: row.get("document")?,
        address: row.get("address")?,
        begun_at: row.get("begun_at")?,
    })
}

/// Forgets a signing, unless another was begun for the draft meanwhile.
pub(crate) fn forget(signing: &Signing) -> Statement {
    sql("DELETE FROM trusted_profile_signings WHERE draft = $1 AND address = $2")
        .bind(signing.draft)
        .bind(signing.address.as_str())
}

/// Forgets every signing begun before this instant.
pub(crate) fn forget_old(before: Instant) -> Statement {
    sql("DELETE FROM trusted_profile_signings WHERE begun_at < $1").bind(before)
}
