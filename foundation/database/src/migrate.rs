//! Bringing a database to the state this program needs.

use vocabulary::Fault;

use crate::{Database, Transaction, open::Inner, sql};

/// One step of the schema, said to each database.
pub struct Migration {
    /// The folder's name: number, then the context that owns the tables.
    pub name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! migrations {
    ($($name:literal),* $(,)?) => {
        &[$(Migration {
            name: $name,
            sqlite: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations/", $name, "/sqlite.sql")),
            postgres: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations/", $name, "/postgres.sql")),
        }),*]
    };
}

/// Every step there is, in order.
pub const MIGRATIONS: &[Migration] = migrations![
    "0001_jobs",
    "0002_journal",
    "0003_files",
    "0004_accounts",
    "0005_registry",
    "0006_receipts",
    "0007_submissions",
    "0008_accounts_registration",
    "0009_catalogue",
    "0010_submissions_drafts",
    "0011_trusted_profile",
    "0012_accounts_offices",
    "0013_registry_circulation",
    "0014_cases",
    "0015_cases_uncarried",
    "0016_registry_absent",
    "0017_journal_roots",
    "0018_watch",
    "0019_receipts_health",
    "0020_delivery",
    "0021_lasting",
    "0022_cases_calls",
    "0023_systems",
    "0024_cases_file",
    "0025_accounts_substitutions",
    "0026_cases_decisions",
    "0027_delivery_out",
    "0028_registry_scans",
    "0029_registry_routing",
    "0030_cases_messages",
    "0031_cases_templates",
    "0032_archive",
    "0033_cases_statistics",
    "0034_cases_news",
    "0035_delivery_appeals",
    "0036_cases_groups",
    "0037_accounts_authorisations",
    "0038_cases_acceptance",
    "0039_cases_opinions",
];

/// What a database has of the steps.
#[derive(Debug, PartialEq, Eq)]
pub enum MigrationState {
    /// Everything is there.
    Complete,
    /// These steps are missing; `okienko migrate` makes them.
    Missing(Vec<&'static str>),
    /// This step was made by a newer program, or its text has changed since.
    Foreign(String),
}

impl Database {
    /// Which steps the database lacks.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn migration_state(&self) -> Result<MigrationState, Fault> {
        let mut transaction = self.begin().await?;
        let state = self.state(&mut transaction).await?;
        transaction.commit().await?;
        Ok(state)
    }

    /// Makes the missing steps, all or none; gives their names. Two programs doing it at once wait for each other.
    ///
    /// # Errors
    /// A step failed, or the database knows steps that this program does not.
    pub async fn migrate(&self) -> Result<Vec<&'static str>, Fault> {
        let mut transaction = self.begin().await?;
        let missing = match self.state(&mut transaction).await? {
            MigrationState::Complete => Vec::new(),
            MigrationState::Missing(names) => names,
            MigrationState::Foreign(name) => {
                return Err(Fault::new(format!("migration {name} of the database is not known to this program")));
            }
        };
        for migration in MIGRATIONS.iter().filter(|migration| missing.contains(&migration.name)) {
            transaction.script(migration.sqlite, migration.postgres).await?;
            transaction
                .execute(
                    sql("INSERT INTO schema_migrations (name, bytes) VALUES ($1, $2)")
                        .bind(migration.name)
                        .bind(self.length(migration)),
                )
                .await?;
        }
        transaction.commit().await?;
        Ok(missing)
    }

    async fn state(&self, transaction: &mut Transaction) -> Result<MigrationState, Fault> {
        let table = "CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT PRIMARY KEY, bytes BIGINT NOT NULL)";
        // A lock of our own number, so that two programs that start together take turns.
        transaction.script(table, "SELECT pg_advisory_xact_lock(715517)").await?;
        transaction.script("", table).await?;
        let rows = transaction.view().all(sql("SELECT name, bytes FROM schema_migrations ORDER BY name")).await?;
        let mut made = Vec::new();
        for row in rows {
            let (name, bytes): (String, i64) = (row.get("name")?, row.get("bytes")?);
            // The length is a cheap witness that a released step was not edited afterwards.
            if !MIGRATIONS.iter().any(|known| known.name == name && self.length(known) == bytes) {
                return Ok(MigrationState::Foreign(name));
            }
            made.push(name);
        }
        let missing: Vec<_> =
            MIGRATIONS.iter().map(|known| known.name).filter(|name| !made.iter().any(|made| made == name)).collect();
        Ok(if missing.is_empty() { MigrationState::Complete } else { MigrationState::Missing(missing) })
    }

    fn length(&self, migration: &Migration) -> i64 {
        let text = match self.inner {
            Inner::Sqlite { .. } => migration.sqlite,
            Inner::Postgres { .. } => migration.postgres,
        };
        i64::try_from(text.len()).unwrap_or(i64::MAX)
    }
}
