//! All SQL of the catalogue.

use database::{Statement, View, sql};
use vocabulary::{Fault, Instant, ServiceId};

use crate::Revision;

/// More services than any office has.
const MOST_SERVICES: u32 = 1_000;

pub(crate) async fn current(view: &mut View, code: &str) -> Result<Option<(ServiceId, Revision)>, Fault> {
    view.optional(sql("SELECT id, revision FROM services WHERE code = $1").bind(code))
        .await?
        .map(|row| Ok((row.get("id")?, row.get("revision")?)))
        .transpose()
}

pub(crate) async fn all_current(view: &mut View) -> Result<Vec<Revision>, Fault> {
    view.all(sql("SELECT revision FROM services ORDER BY code LIMIT $1").bind(MOST_SERVICES))
        .await?
        .iter()
        .map(|row| row.get("revision"))
        .collect()
}

pub(crate) async fn content(view: &mut View, revision: Revision) -> Result<Option<Vec<u8>>, Fault> {
    view.optional(sql("SELECT content FROM service_revisions WHERE revision = $1").bind(revision))
        .await?
        .map(|row| row.get("content"))
        .transpose()
}

/// The service and the content of a revision.
pub(crate) async fn kept(view: &mut View, revision: Revision) -> Result<Option<(String, Vec<u8>)>, Fault> {
    view.optional(sql("SELECT code, content FROM service_revisions WHERE revision = $1").bind(revision))
        .await?
        .map(|row| Ok((row.get("code")?, row.get("content")?)))
        .transpose()
}

/// Leaves a revision that is there already alone.
pub(crate) fn insert_revision(revision: Revision, code: &str, content: &[u8], at: Instant) -> Statement {
    sql("INSERT INTO service_revisions (revision, code, content, published_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (revision) DO NOTHING")
    .bind(revision)
    .bind(code)
    .bind(content)
    .bind(at)
}

/// Touches no row when the revision is the current one already, also when another process has just made it so.
pub(crate) fn make_current(id: ServiceId, code: &str, revision: Revision) -> Statement {
    sql("INSERT INTO services (code, id, revision) VALUES ($1, $2, $3)
         ON CONFLICT (code) DO UPDATE SET revision = excluded.revision WHERE services.revision <> excluded.revision")
    .bind(code)
    .bind(id)
    .bind(revision)
}
