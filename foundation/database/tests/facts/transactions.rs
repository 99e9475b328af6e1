//! What is written, seen and left behind.

use std::os::unix::fs::PermissionsExt as _;

use database::{Database, OpenError, sql, sql_for};
use testkit::{Office, on_both_databases};

async fn with_table(office: &Office) {
    let mut transaction = office.database.begin().await.unwrap();
    transaction.execute(sql("CREATE TABLE things (n BIGINT NOT NULL PRIMARY KEY)")).await.unwrap();
    transaction.commit().await.unwrap();
}

async fn write(office: &Office, n: i64) {
    let mut transaction = office.database.begin().await.unwrap();
    transaction.execute(sql("INSERT INTO things (n) VALUES ($1)").bind(n)).await.unwrap();
    transaction.commit().await.unwrap();
}

async fn count(view: &mut database::View) -> i64 {
    view.one(sql("SELECT COUNT(*) AS c FROM things")).await.unwrap().get("c").unwrap()
}

on_both_databases! {
    async fn a_view_cannot_write(office) {
        with_table(&office).await;
        for alone in [false, true] {
            for statement in [
                sql("INSERT INTO things (n) VALUES (1) RETURNING n"),
                sql("INSERT INTO things (n) VALUES (1)"),
                sql("DELETE FROM things"),
                sql("DROP TABLE things"),
                sql("CREATE TABLE others (n BIGINT)"),
                sql_for("PRAGMA user_version = 7", "SELECT setval('nothing', 1)"),
            ] {
                let text = statement.text();
                let view = if alone { office.database.look().await } else { office.database.view().await };
                assert!(view.unwrap().all(statement).await.is_err(), "{text}");
            }
        }
        assert_eq!(count(&mut office.database.look().await.unwrap()).await, 0);
    }

    async fn a_dropped_transaction_leaves_no_trace(office) {
        with_table(&office).await;
        let mut transaction = office.database.begin().await.unwrap();
        transaction.execute(sql("INSERT INTO things (n) VALUES (1)")).await.unwrap();
        drop(transaction);
        assert_eq!(count(&mut office.database.view().await.unwrap()).await, 0);
        write(&office, 1).await;
        assert_eq!(count(&mut office.database.view().await.unwrap()).await, 1);
    }

    async fn a_transaction_that_failed_leaves_no_trace_and_holds_up_nobody(office) {
        with_table(&office).await;
        let mut transaction = office.database.begin().await.unwrap();
        transaction.execute(sql("INSERT INTO things (n) VALUES (1)")).await.unwrap();
        assert!(transaction.execute(sql("INSERT INTO things (n) VALUES (1)")).await.is_err());
        drop(transaction);
        write(&office, 2).await;
        assert_eq!(count(&mut office.database.view().await.unwrap()).await, 1);
    }

    async fn a_caller_that_goes_away_in_the_middle_of_a_statement_holds_up_nobody(office) {
        with_table(&office).await;
        let long = sql_for(
            "INSERT INTO things (n) WITH RECURSIVE c(x) AS (SELECT 10 UNION ALL SELECT x + 1 FROM c WHERE x < 60000) SELECT x FROM c",
            "INSERT INTO things (n) SELECT generate_series(10, 60000)",
        );
        let mut transaction = office.database.begin().await.unwrap();
        let gone = tokio::time::timeout(std::time::Duration::from_millis(1), transaction.execute(long)).await;
        drop(gone);
        drop(transaction);
        write(&office, 1).await;
        assert_eq!(count(&mut office.database.view().await.unwrap()).await, 1);
    }

    async fn callers_that_go_away_while_they_begin_hold_up_nobody(office) {
        with_table(&office).await;
        for micros in 0..150 {
            let gone = tokio::time::timeout(std::time::Duration::from_micros(micros * 4), async {
                let mut transaction = office.database.begin().await.unwrap();
                transaction.execute(sql("INSERT INTO things (n) VALUES (1)")).await.unwrap();
                let _ = office.database.view().await.unwrap().one(sql("SELECT COUNT(*) AS c FROM things")).await;
                std::future::pending::<()>().await;
            });
            assert!(gone.await.is_err());
        }
        write(&office, 2).await;
        assert_eq!(count(&mut office.database.view().await.unwrap()).await, 1);
    }

    async fn a_view_is_one_state_while_others_write(office) {
        with_table(&office).await;
        let mut view = office.database.view().await.unwrap();
        assert_eq!(count(&mut view).await, 0);
        write(&office, 1).await;
        assert_eq!(count(&mut view).await, 0);
        assert_eq!(count(&mut office.database.view().await.unwrap()).await, 1);
    }

    async fn a_transaction_sees_its_own_changes_and_others_do_not(office) {
        with_table(&office).await;
        let mut transaction = office.database.begin().await.unwrap();
        transaction.execute(sql("INSERT INTO things (n) VALUES (1)")).await.unwrap();
        assert_eq!(count(transaction.view()).await, 1);
        assert_eq!(count(&mut office.database.view().await.unwrap()).await, 0);
    }

    async fn what_was_committed_is_there_when_the_database_is_opened_again(office) {
        with_table(&office).await;
        write(&office, 1).await;
        office.database.close().await;
        let again = Database::open(&office.address).await.unwrap();
        assert_eq!(count(&mut again.view().await.unwrap()).await, 1);
        assert_eq!(again.migration_state().await.unwrap(), database::MigrationState::Complete);
    }

    async fn every_commit_is_synced(office) {
        let (setting, expected) = match office.database.kind() {
            // 2 is FULL.
            "SQLite" => (sql("SELECT CAST(synchronous AS TEXT) AS s FROM pragma_synchronous"), "2"),
            _ => (sql("SELECT current_setting('synchronous_commit') AS s"), "on"),
        };
        let mut transaction = office.database.begin().await.unwrap();
        assert_eq!(transaction.view().one(setting).await.unwrap().get::<String>("s").unwrap(), expected);
    }

    async fn a_row_that_names_nothing_is_refused(office) {
        let mut transaction = office.database.begin().await.unwrap();
        let orphan = sql_for(
            "INSERT INTO api_tokens (id, account, name, hash, made_at) VALUES (x'01', x'02', '', x'03', 0)",
            "INSERT INTO api_tokens (id, account, name, hash, made_at)
             VALUES (gen_random_uuid(), gen_random_uuid(), '', '\\x03', now())",
        );
        // Some databases look at the commit only.
        let refused = transaction.execute(orphan).await.is_err() || transaction.commit().await.is_err();
        assert!(refused);
    }
}

#[tokio::test]
async fn an_address_of_another_kind_is_refused() {
    for address in ["", "mysql://x", "office.db", "http://127.0.0.1/"] {
        assert!(matches!(Database::open(address).await, Err(OpenError::Address)), "{address}");
    }
}

/// What a full disk does to SQLite: it ends the transaction by itself, and the driver goes on counting it.
#[tokio::test]
async fn a_transaction_that_the_database_itself_ended_holds_up_nobody() {
    let office = testkit::Office::on_sqlite().await;
    with_table(&office).await;
    let mut transaction = office.database.begin().await.expect("a transaction");
    transaction
        .execute(sql(
            "CREATE TRIGGER full BEFORE INSERT ON things WHEN NEW.n = 13 BEGIN SELECT RAISE(ROLLBACK, 'full'); END",
        ))
        .await
        .expect("a trigger");
    transaction.commit().await.expect("a commit");
    for n in 0..3 {
        let mut transaction = office.database.begin().await.expect("a transaction");
        assert!(transaction.execute(sql("INSERT INTO things (n) VALUES (13)")).await.is_err());
        assert!(transaction.commit().await.is_err(), "there is nothing to commit");
        write(&office, n).await;
    }
    let mut view = office.database.view().await.expect("a view");
    assert_eq!(count(&mut view).await, 3);
}

#[tokio::test]
async fn nothing_is_written_to_a_file_that_was_removed() {
    let office = testkit::Office::on_sqlite().await;
    std::fs::remove_file(office.folder.path().join("office.db")).expect("the file");
    assert!(office.database.begin().await.is_err());
}

#[tokio::test]
async fn the_files_of_a_database_are_for_its_owner_alone() {
    let office = Office::on_sqlite().await;
    with_table(&office).await;
    let folder = std::fs::read_dir(office.folder.path()).unwrap();
    let modes: Vec<(String, u32)> = folder
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), entry.metadata().unwrap().permissions().mode() & 0o777))
        .filter(|(name, _)| name.contains(".db"))
        .collect();
    assert!(modes.len() > 1 && modes.iter().all(|(_, mode)| *mode == 0o600), "{modes:?}");
}
