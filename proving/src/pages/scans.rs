//! Whether whole tables were read, as PostgreSQL counts it.

use std::collections::BTreeMap;

use database::{Database, sql};
use vocabulary::Fault;

use crate::facts::Failures;

/// Tables with fewer rows may be read whole.
const LARGE: i64 = 20_000;

/// What stood in the counts before.
pub struct Scans(BTreeMap<String, i64>);

impl Scans {
    /// Has the database count its rows, as it does by itself every now and then, and reads the counts.
    pub async fn begin(database: &Database) -> Result<Self, Fault> {
        if counts(database) {
            let mut transaction = database.begin().await?;
            transaction.execute(sql("ANALYZE")).await?;
            transaction.commit().await?;
        }
        Ok(Self(read(database).await?))
    }

    /// Notes every large table of which rows were read since without an index.
    pub async fn end(self, database: &Database, against: &mut Failures) -> Result<(), Fault> {
        for (table, rows) in read(database).await? {
            let since = rows - self.0.get(&table).copied().unwrap_or_default();
            against.unless(since == 0, || format!("{since} rows of {table} were read without an index"));
        }
        Ok(())
    }
}

/// Rows that were read without an index, by large table. SQLite counts none.
async fn read(database: &Database) -> Result<BTreeMap<String, i64>, Fault> {
    if !counts(database) {
        return Ok(BTreeMap::new());
    }
    let statement = sql("SELECT relname::text AS name, seq_tup_read AS rows FROM pg_stat_user_tables
                         WHERE schemaname = current_schema() AND n_live_tup > $1");
    let rows = database.look().await?.all(statement.bind(LARGE)).await?;
    rows.iter().map(|row| Ok((row.get("name")?, row.get("rows")?))).collect()
}

/// Whether this kind of database counts them.
fn counts(database: &Database) -> bool {
    database.kind() == "PostgreSQL"
}
