//! What leaves no entry may touch few tables.

use database::sql;
use journal::HOUSEKEEPING;
use testkit::on_both_databases;
use vocabulary::Instant;

use crate::world::open_unit;

on_both_databases! {
    async fn housekeeping_writes_to_its_own_tables(office) {
        let mut housekeeping = office.journal.housekeeping().await.unwrap();
        let insert = sql("INSERT INTO rate_limits (subject, started_at, tries) VALUES ('x', $1, 1)");
        housekeeping.execute(insert.bind(Instant::from_seconds(0))).await.unwrap();
        housekeeping.commit().await.unwrap();
        assert_eq!(office.rows().await["rate_limits"], 1);
    }

    async fn housekeeping_dropped_leaves_no_trace(office) {
        let mut housekeeping = office.journal.housekeeping().await.unwrap();
        let insert = sql("INSERT INTO rate_limits (subject, started_at, tries) VALUES ('x', $1, 1)");
        housekeeping.execute(insert.bind(Instant::from_seconds(0))).await.unwrap();
        drop(housekeeping);
        assert_eq!(office.rows().await["rate_limits"], 0);
    }

    async fn housekeeping_refuses_every_other_table(office) {
        open_unit(&office, "OR").await;
        let before = office.rows().await;
        for statement in [
            sql("UPDATE units SET name = 'x'"),
            sql("DELETE FROM units"),
            sql("INSERT INTO units (id, symbol, name) SELECT id, 'X', 'x' FROM units"),
            sql("DELETE FROM journal_personal"),
            sql("delete from units"),
            sql("DELETE  FROM\nunits"),
            sql("WITH x AS (SELECT 1) DELETE FROM units"),
            sql("UPDATE OR REPLACE sessions SET account = account"),
            sql("REPLACE INTO units (id) VALUES (1)"),
            sql("DROP TABLE sessions"),
            sql("DELETE FROM sessions_of_others"),
            sql("DELETE FROM sessions WHERE 1 = 1; DELETE FROM units"),
            sql(""),
        ] {
            let text = statement.text();
            let mut housekeeping = office.journal.housekeeping().await.unwrap();
            assert!(housekeeping.execute(statement).await.is_err(), "{text}");
        }
        assert_eq!(office.rows().await, before);
    }

    async fn the_tables_of_housekeeping_are_there(office) {
        let rows = office.rows().await;
        for table in HOUSEKEEPING {
            assert!(rows.contains_key(*table), "{table}");
        }
    }
}
