//! Changes that are not acts and leave no entry.

use database::{Statement, Transaction, View};
use vocabulary::Fault;

/// Every table that may change without an entry in the journal.
pub const HOUSEKEEPING: &[&str] = &[
    "sessions",
    "token_uses",
    "rate_limits",
    "mail_links",
    "drafts",
    "draft_files",
    "trusted_profile_signings",
    "watch_turns",
    "lasting_seals",
    "lasting_certificates",
    "delivery_proofs",
    "looks",
    "unread_messages",
    "news_read",
    "system_uses",
    "webhook_turns",
];

/// A change that is not an act. It may write to the tables of [`HOUSEKEEPING`] only.
pub struct Housekeeping {
    transaction: Transaction,
}

impl Housekeeping {
    pub(crate) const fn over(transaction: Transaction) -> Self {
        Self { transaction }
    }

    /// What can be read.
    pub const fn view(&mut self) -> &mut View {
        self.transaction.view()
    }

    /// Runs a writing statement on a table of housekeeping; gives how many rows it touched.
    ///
    /// # Errors
    /// The statement writes to any other table, or failed.
    pub async fn execute(&mut self, statement: Statement) -> Result<u64, Fault> {
        let table = written_table(statement.text());
        if !HOUSEKEEPING.contains(&table) {
            return Err(Fault::new(format!("{table} is changed by acts only")));
        }
        self.transaction.execute(statement).await
    }

    /// Makes the change durable.
    ///
    /// # Errors
    /// The database failed.
    pub async fn commit(self) -> Result<(), Fault> {
        self.transaction.commit().await
    }
}

/// The table that `INSERT INTO t`, `UPDATE t` or `DELETE FROM t` writes to; empty for anything else, and for several
/// statements in one text, which SQLite would run.
fn written_table(text: &str) -> &str {
    if text.contains(';') {
        return "";
    }
    let mut words = text.split_whitespace();
    match (words.next(), words.next()) {
        (Some("INSERT"), Some("INTO")) | (Some("DELETE"), Some("FROM")) => words.next().unwrap_or_default(),
        (Some("UPDATE"), Some(table)) => table,
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::written_table;

    #[test]
    fn the_written_table_is_read_from_the_statement() {
        assert_eq!(written_table("INSERT INTO sessions (hash) VALUES ($1)"), "sessions");
        assert_eq!(written_table("UPDATE rate_limits SET tries = 0"), "rate_limits");
        assert_eq!(written_table("DELETE FROM sessions WHERE hash = $1"), "sessions");
        assert_eq!(written_table("WITH x AS (DELETE FROM letters) SELECT 1"), "");
    }
}
