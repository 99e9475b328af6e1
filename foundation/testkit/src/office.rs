//! An empty office.

use std::{collections::BTreeMap, sync::Arc};

use database::{Database, sql, sql_for};
use files::Files;
use jobs::Signal;
use journal::{Journal, RequestNumber};
use rand::RngCore as _;
use tempfile::TempDir;

use crate::TestClock;

/// An empty office on a migrated database. Its folder goes when it is dropped.
pub struct Office {
    /// The database.
    pub database: Database,
    /// Where it is, for a test that opens it again.
    pub address: String,
    /// The journal over it.
    pub journal: Journal,
    /// The files of the office.
    pub files: Files,
    /// The clock of everything.
    pub clock: TestClock,
    /// The signal that acts raise when they cause work.
    pub signal: Signal,
    /// The number of the only request.
    pub request: RequestNumber,
    /// A folder for whatever the test needs.
    pub folder: TempDir,
}

impl Office {
    /// An office on an SQLite file.
    pub async fn on_sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let address = format!("sqlite:{}", folder.path().join("office.db").display());
        Self::open(&address, folder).await
    }

    /// An office in a schema of its own on the server that `scripts/with-postgres.sh` started.
    pub async fn on_postgres() -> Self {
        let server = std::env::var("OKIENKO_TEST_POSTGRES")
            .expect("tests on PostgreSQL are run by `scripts/with-postgres.sh cargo test`");
        let schema = format!("test_{:016x}", rand::rng().next_u64());
        let admin = Database::open(&server).await.expect("the PostgreSQL server");
        let mut transaction = admin.begin().await.expect("a transaction");
        // Statements are constants of the program; a test's schema is the one exception and lives until the end.
        let create: &'static str = Box::leak(format!("CREATE SCHEMA {schema}").into_boxed_str());
        transaction.execute(sql(create)).await.expect("a schema");
        transaction.commit().await.expect("a commit");
        admin.close().await;
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self::open(&format!("{server}?options=-c%20search_path%3D{schema}"), folder).await
    }

    async fn open(address: &str, folder: TempDir) -> Self {
        let database = Database::open(address).await.expect("a database");
        database.migrate().await.expect("the migrations");
        let (clock, signal) = (TestClock::default(), Signal::default());
        let mut seed = [0; 32];
        rand::rng().fill_bytes(&mut seed);
        let journal = Journal::new(database.clone(), Arc::new(clock.clone()), seed, signal.clone());
        let files = Files::in_folder(&folder.path().join("files")).expect("a file store");
        Self {
            database,
            address: address.to_owned(),
            journal,
            files,
            clock,
            signal,
            request: RequestNumber::new("TEST"),
            folder,
        }
    }

    /// How many rows each table has: the same before and after means that nothing was stored.
    pub async fn rows(&self) -> BTreeMap<String, i64> {
        let mut view = self.database.view().await.expect("a view");
        let tables = sql_for(
            "SELECT name FROM sqlite_master WHERE type = 'table'",
            "SELECT CAST(table_name AS text) AS name FROM information_schema.tables
             WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'",
        );
        let mut rows = BTreeMap::new();
        for table in view.all(tables).await.expect("the tables") {
            let name: String = table.get("name").expect("a name");
            let count: &'static str = Box::leak(format!("SELECT COUNT(*) AS rows FROM {name}").into_boxed_str());
            let count = view.one(sql(count)).await.expect("a count").get("rows").expect("a number");
            rows.insert(name, count);
        }
        rows
    }

    /// Everything that a table holds, as one text: what is not in it is not kept there.
    pub async fn text_of(&self, table: &str) -> String {
        let mut view = self.database.view().await.expect("a view");
        let named = sql_for(
            "SELECT name FROM pragma_table_info($1)",
            "SELECT CAST(column_name AS text) AS name FROM information_schema.columns
             WHERE table_schema = current_schema() AND table_name = $1",
        );
        let mut text = String::new();
        for column in view.all(named.bind(table)).await.expect("the columns") {
            let name: String = column.get("name").expect("a name");
            let read: &'static str =
                Box::leak(format!("SELECT CAST({name} AS TEXT) AS kept FROM {table}").into_boxed_str());
            // Bytes are no text to SQLite; hexadecimal is what PostgreSQL gives.
            let bytes: &'static str = Box::leak(
                format!("SELECT CASE typeof({name}) WHEN 'blob' THEN hex({name}) ELSE CAST({name} AS TEXT) END AS kept FROM {table}")
                    .into_boxed_str(),
            );
            for row in view.all(sql_for(bytes, read)).await.expect("the rows") {
                text.push_str(&row.get::<Option<String>>("kept").expect("a text").unwrap_or_default());
                text.push('\n');
            }
        }
        text
    }

    /// Takes every filing out, leaving its letter and its entry, as somebody with the database's password would.
    pub async fn cut_filings(&self) {
        let mut transaction = self.database.begin().await.expect("a transaction");
        for cut in [sql("DELETE FROM idempotency_keys"), sql("DELETE FROM submissions")] {
            transaction.execute(cut).await.expect("a change");
        }
        transaction.commit().await.expect("a commit");
    }

    /// Cuts the journal off after this sequence and mends its head, as somebody with the database's password would.
    pub async fn cut_journal(&self, after: i64) {
        let mut transaction = self.database.begin().await.expect("a transaction");
        for cut in [
            sql("DELETE FROM journal_personal WHERE sequence > $1").bind(after),
            sql("DELETE FROM journal_entries WHERE sequence > $1").bind(after),
            sql("UPDATE journal_head SET sequence = $1,
                     hash = (SELECT hash FROM journal_entries WHERE sequence = $1)")
            .bind(after),
        ] {
            transaction.execute(cut).await.expect("a change");
        }
        transaction.commit().await.expect("a commit");
    }
}
