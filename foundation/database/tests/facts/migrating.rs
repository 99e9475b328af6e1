//! Bringing a database to the state this program needs.

use std::collections::BTreeSet;

use database::{Database, MIGRATIONS, MigrationState, View, sql, sql_for};
use testkit::{Office, on_both_databases};

/// Every column of every table and view, as `table.column`.
async fn columns(office: &Office) -> BTreeSet<String> {
    let mut view = office.database.view().await.unwrap();
    let rows = view
        .all(sql_for(
            "SELECT m.name || '.' || c.name AS name FROM sqlite_master m JOIN pragma_table_info(m.name) c
             WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite_%'",
            "SELECT table_name || '.' || column_name AS name FROM information_schema.columns
             WHERE table_schema = current_schema()",
        ))
        .await
        .unwrap();
    rows.iter().map(|row| row.get("name").unwrap()).collect()
}

/// Every column that must hold a value.
async fn demanded(office: &Office) -> BTreeSet<String> {
    let mut view = office.database.view().await.unwrap();
    let rows = view
        .all(sql_for(
            "SELECT m.name || '.' || c.name AS name FROM sqlite_master m JOIN pragma_table_info(m.name) c
             WHERE m.type = 'table' AND c.\"notnull\" = 1 AND m.name <> 'schema_migrations'",
            "SELECT c.table_name || '.' || c.column_name AS name FROM information_schema.columns c
             JOIN information_schema.tables t ON t.table_name = c.table_name AND t.table_schema = c.table_schema
             WHERE c.table_schema = current_schema() AND c.is_nullable = 'NO' AND t.table_type = 'BASE TABLE'
               AND c.table_name <> 'schema_migrations'",
        ))
        .await
        .unwrap();
    rows.iter().map(|row| row.get("name").unwrap()).collect()
}

/// Every index that a migration names.
async fn indices(office: &Office) -> BTreeSet<String> {
    let mut view = office.database.view().await.unwrap();
    let rows = view
        .all(sql_for(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
            "SELECT CAST(indexname AS text) AS name FROM pg_indexes
             WHERE schemaname = current_schema() AND indexname NOT LIKE '%_pkey' AND indexname NOT LIKE '%_key'",
        ))
        .await
        .unwrap();
    rows.iter().map(|row| row.get("name").unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_databases_have_the_same_tables_columns_and_indices() {
    let (sqlite, postgres) = (Office::on_sqlite().await, Office::on_postgres().await);
    let found = columns(&sqlite).await;
    assert!(found.contains("letters.number") && found.contains("filing_lines.sealed_at"), "{found:?}");
    assert_eq!(found, columns(&postgres).await);
    assert_eq!(demanded(&sqlite).await, demanded(&postgres).await);
    let found = indices(&sqlite).await;
    assert!(found.contains("jobs_due"), "{found:?}");
    assert_eq!(found, indices(&postgres).await);
}

async fn made(view: &mut View) -> i64 {
    view.one(sql("SELECT COUNT(*) AS c FROM schema_migrations")).await.unwrap().get("c").unwrap()
}

on_both_databases! {
    async fn migrating_twice_does_nothing(office) {
        let (before, columns_before) = (office.rows().await, columns(&office).await);
        assert_eq!(office.database.migrate().await.unwrap(), Vec::<&str>::new());
        assert_eq!(office.rows().await, before);
        assert_eq!(columns(&office).await, columns_before);
        assert_eq!(office.database.migration_state().await.unwrap(), MigrationState::Complete);
    }

    async fn a_step_of_a_newer_program_is_refused(office) {
        let mut transaction = office.database.begin().await.unwrap();
        transaction
            .execute(sql("INSERT INTO schema_migrations (name, bytes) VALUES ('9999_future', 1)"))
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        assert_eq!(
            office.database.migration_state().await.unwrap(),
            MigrationState::Foreign("9999_future".to_owned())
        );
        assert!(office.database.migrate().await.is_err());
    }

    async fn a_step_whose_text_changed_is_refused(office) {
        let mut transaction = office.database.begin().await.unwrap();
        transaction
            .execute(sql("UPDATE schema_migrations SET bytes = bytes + 1 WHERE name = '0001_jobs'"))
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        assert_eq!(
            office.database.migration_state().await.unwrap(),
            MigrationState::Foreign("0001_jobs".to_owned())
        );
        assert!(office.database.migrate().await.is_err());
    }

    async fn a_missing_step_is_told_and_what_fails_leaves_no_part_of_it(office) {
        let mut transaction = office.database.begin().await.unwrap();
        transaction.execute(sql("DELETE FROM schema_migrations WHERE name = '0007_submissions'")).await.unwrap();
        transaction.commit().await.unwrap();
        assert_eq!(
            office.database.migration_state().await.unwrap(),
            MigrationState::Missing(vec!["0007_submissions"])
        );
        // Its tables are there already, so making them fails.
        assert!(office.database.migrate().await.is_err());
        let mut view = office.database.view().await.unwrap();
        assert_eq!(made(&mut view).await, i64::try_from(MIGRATIONS.len()).unwrap() - 1);
    }

    async fn programs_that_start_together_migrate_once(office) {
        let fresh = match office.database.kind() {
            "SQLite" => format!("sqlite:{}", office.folder.path().join("second.db").display()),
            _ => {
                let mut transaction = office.database.begin().await.unwrap();
                transaction.execute(sql("CREATE SCHEMA second")).await.unwrap();
                transaction.commit().await.unwrap();
                let server = office.address.split('?').next().unwrap();
                format!("{server}?options=-c%20search_path%3Dsecond")
            }
        };
        let start = |address: String| async move {
            let database = Database::open(&address).await.unwrap();
            let made = database.migrate().await.unwrap().len();
            database.close().await;
            made
        };
        let [one, two, three] = [start(fresh.clone()), start(fresh.clone()), start(fresh)].map(tokio::spawn);
        let mut made = [one.await.unwrap(), two.await.unwrap(), three.await.unwrap()];
        made.sort_unstable();
        assert_eq!(made, [0, 0, MIGRATIONS.len()]);
    }
}
