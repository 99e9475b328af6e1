//! The SQL of webhooks.

use database::{Row, Statement, View, sql};
use vocabulary::{Fault, Instant};

use crate::{Failing, Scope, SystemId, Turn, WebhookCard, WebhookId, scope, store};

/// What came of a try is kept as far as this, in characters.
const LONGEST_FAULT: usize = 300;

pub(crate) fn insert(id: WebhookId, system: SystemId, url: &str, secret: [u8; 32], at: Instant) -> Statement {
    sql("INSERT INTO webhooks (id, system, url, secret, made_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(system)
        .bind(url)
        .bind(secret)
        .bind(at)
}

pub(crate) fn begin(id: WebhookId, sent: i64, at: Instant) -> Statement {
    sql("INSERT INTO webhook_turns (webhook, sent, due_at, failures) VALUES ($1, $2, $3, 0)")
        .bind(id)
        .bind(sent)
        .bind(at)
}

pub(crate) async fn open_webhooks(view: &mut View, system: SystemId) -> Result<i64, Fault> {
    view.one(sql("SELECT COUNT(*) AS open FROM webhooks WHERE system = $1 AND closed_at IS NULL").bind(system))
        .await?
        .get("open")
}

pub(crate) fn close(system: SystemId, id: WebhookId, at: Instant) -> Statement {
    sql("UPDATE webhooks SET closed_at = $1 WHERE id = $2 AND system = $3 AND closed_at IS NULL")
        .bind(at)
        .bind(id)
        .bind(system)
}

pub(crate) fn restart(system: SystemId, id: WebhookId, after: i64, at: Instant) -> Statement {
    sql("UPDATE webhook_turns SET sent = $1, due_at = $2, failures = 0, failing_since = NULL, fault = NULL, paused_at = NULL
         WHERE webhook = (SELECT id FROM webhooks WHERE id = $3 AND system = $4 AND closed_at IS NULL)")
    .bind(after)
    .bind(at)
    .bind(id)
    .bind(system)
}

pub(crate) async fn of_system(view: &mut View, system: SystemId) -> Result<Vec<WebhookCard>, Fault> {
    view.all(
        sql("SELECT w.id, w.url, t.sent, t.sent_at, t.failing_since, t.fault, t.paused_at
             FROM webhooks w JOIN webhook_turns t ON t.webhook = w.id
             WHERE w.system = $1 AND w.closed_at IS NULL ORDER BY w.id LIMIT 100")
        .bind(system),
    )
    .await?
    .iter()
    .map(|row| {
        let since: Option<Instant> = row.get("failing_since")?;
        Ok(WebhookCard {
            id: row.get("id")?,
            url: row.get("url")?,
            sent: row.get("sent")?,
            sent_at: row.get("sent_at")?,
            failing: since.map(|since| Ok::<_, Fault>((since, fault(row)?))).transpose()?,
            paused_at: row.get("paused_at")?,
        })
    })
    .collect()
}

fn fault(row: &Row) -> Result<String, Fault> {
    Ok(row.get::<Option<String>>("fault")?.unwrap_or_default())
}

/// Where the journal has another end than what was sent; a reader that is ahead of it is told so.
pub(crate) async fn due(view: &mut View, now: Instant) -> Result<Vec<WebhookId>, Fault> {
    let last = journal::last_sequence(view).await?;
    view.all(
        sql("SELECT t.webhook FROM webhook_turns t JOIN webhooks w ON w.id = t.webhook JOIN systems s ON s.id = w.system
             WHERE t.paused_at IS NULL AND t.due_at <= $1 AND t.sent <> $2
               AND w.closed_at IS NULL AND s.revoked_at IS NULL
             ORDER BY t.due_at LIMIT 100")
        .bind(now)
        .bind(last),
    )
    .await?
    .iter()
    .map(|row| row.get("webhook"))
    .collect()
}

pub(crate) fn take(id: WebhookId, now: Instant, until: Instant) -> Statement {
    sql("UPDATE webhook_turns SET due_at = $1 WHERE webhook = $2 AND due_at <= $3 AND paused_at IS NULL")
        .bind(until)
        .bind(id)
        .bind(now)
}

/// What a turn takes; none when the webhook was closed or its system may not come, or may not read events.
pub(crate) async fn turn(view: &mut View, id: WebhookId) -> Result<Option<Turn>, Fault> {
    let found = view
        .optional(
            sql("SELECT w.id, w.url, w.secret, s.scopes, t.sent, t.failures, t.failing_since
                 FROM webhooks w JOIN webhook_turns t ON t.webhook = w.id JOIN systems s ON s.id = w.system
                 WHERE w.id = $1 AND w.closed_at IS NULL AND s.revoked_at IS NULL")
            .bind(id),
        )
        .await?;
    let Some(row) = found else { return Ok(None) };
    let scopes: Vec<Scope> = store::scopes(&row)?;
    let Some(right) = scope::reads_events(&scopes) else { return Ok(None) };
    Ok(Some(Turn {
        webhook: row.get("id")?,
        url: row.get("url")?,
        sent: row.get("sent")?,
        right,
        secret: row.get("secret")?,
        failures: row.get("failures")?,
        failing_since: row.get("failing_since")?,
    }))
}

/// Touches no row when the turn was taken away.
pub(crate) fn served(turn: &Turn, last: i64, now: Instant, due: Instant) -> Statement {
    sql("UPDATE webhook_turns SET sent = $1, sent_at = $2, due_at = $3, failures = 0, failing_since = NULL, fault = NULL
         WHERE webhook = $4 AND sent = $5")
    .bind(last)
    .bind(now)
    .bind(due)
    .bind(turn.webhook)
    .bind(turn.sent)
}

/// Touches no row when the turn was taken away.
pub(crate) fn failed(turn: &Turn, since: Instant, due: Instant, fault: &str, paused: Option<Instant>) -> Statement {
    let fault: String = fault.chars().take(LONGEST_FAULT).collect();
    sql("UPDATE webhook_turns SET failures = failures + 1, failing_since = $1, due_at = $2, fault = $3, paused_at = $4
         WHERE webhook = $5 AND sent = $6")
    .bind(since)
    .bind(due)
    .bind(fault)
    .bind(paused)
    .bind(turn.webhook)
    .bind(turn.sent)
}

pub(crate) async fn failing(view: &mut View, before: Instant) -> Result<Vec<Failing>, Fault> {
    view.all(
        sql("SELECT w.url, t.failing_since, t.fault FROM webhook_turns t JOIN webhooks w ON w.id = t.webhook
             JOIN systems s ON s.id = w.system
             WHERE t.failing_since <= $1 AND w.closed_at IS NULL AND s.revoked_at IS NULL ORDER BY t.failing_since LIMIT 100")
        .bind(before),
    )
    .await?
    .iter()
    .map(|row| Ok(Failing { url: row.get("url")?, since: row.get("failing_since")?, fault: fault(row)? }))
    .collect()
}
