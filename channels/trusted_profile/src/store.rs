//! All SQL of signings at the Trusted Profile.

use database::{Row, Statement, View, sql};
use vocabulary::{AccountId, Fault, Instant};

use crate::Subject;

/// A signing that was begun and may be finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnderWay {
    /// When it was begun.
    pub begun_at: Instant,
    /// Where the person signs.
    pub address: String,
    /// SHA-256 of what was handed over to be signed.
    pub document: [u8; 32],
}

/// One row.
pub(crate) struct Signing {
    pub subject: Subject,
    pub account: AccountId,
    /// SHA-256 of the session's secret.
    pub session: [u8; 32],
    /// SHA-256 of what is fixed to be signed.
    pub document: [u8; 32],
    pub address: String,
    pub begun_at: Instant,
}

/// Keeps a signing in place of an earlier one of the same subject. An address that another subject has is refused by the
/// table.
pub(crate) fn keep(signing: &Signing) -> Statement {
    sql("INSERT INTO trusted_profile_signings (subject, account, session, document, address, begun_at, kind)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (subject) DO UPDATE SET kind = excluded.kind, account = excluded.account, session = excluded.session,
             document = excluded.document, address = excluded.address, begun_at = excluded.begun_at")
    .bind(signing.subject.id())
    .bind(signing.account)
    .bind(signing.session)
    .bind(signing.document)
    .bind(signing.address.as_str())
    .bind(signing.begun_at)
    .bind(signing.subject.kind())
}

pub(crate) async fn signing(view: &mut View, account: AccountId, subject: Subject) -> Result<Option<Signing>, Fault> {
    view.optional(
        sql("SELECT account, session, document, address, begun_at FROM trusted_profile_signings
             WHERE subject = $1 AND kind = $2 AND account = $3")
        .bind(subject.id())
        .bind(subject.kind())
        .bind(account),
    )
    .await?
    .map(|row| read(&row, subject))
    .transpose()
}

fn read(row: &Row, subject: Subject) -> Result<Signing, Fault> {
    Ok(Signing {
        subject,
        account: row.get("account")?,
        session: row.get("session")?,
        document: row.get("document")?,
        address: row.get("address")?,
        begun_at: row.get("begun_at")?,
    })
}

/// Forgets a signing, unless another was begun for the subject meanwhile.
pub(crate) fn forget(signing: &Signing) -> Statement {
    sql("DELETE FROM trusted_profile_signings WHERE subject = $1 AND kind = $2 AND address = $3")
        .bind(signing.subject.id())
        .bind(signing.subject.kind())
        .bind(signing.address.as_str())
}

/// Forgets every signing begun before this instant.
pub(crate) fn forget_old(before: Instant) -> Statement {
    sql("DELETE FROM trusted_profile_signings WHERE begun_at < $1").bind(before)
}
