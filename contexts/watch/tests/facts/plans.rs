//! What came in within some hours is found by indexes: however much there is besides, it is not walked through.

use testkit::{Office, on_both_databases};

use database::{sql, sql_for};

/// How the database would go about this statement.
async fn plan(office: &Office, sqlite: &'static str, postgres: &'static str) -> String {
    let mut transaction = office.database.begin().await.unwrap();
    // In empty tables everything is cheap; what is asked is whether there is another way than through all of it.
    if office.database.kind() != "SQLite" {
        transaction.execute(sql("SET LOCAL enable_seqscan = off")).await.unwrap();
    }
    let rows = transaction.view().all(sql_for(sqlite, postgres)).await.unwrap();
    let column = if office.database.kind() == "SQLite" { "detail" } else { "QUERY PLAN" };
    let lines: Vec<String> = rows.iter().map(|row| row.get(column).unwrap()).collect();
    lines.join("\n")
}

on_both_databases! {
    async fn a_window_of_hours_is_read_by_its_index(office) {
        let plans = [
            plan(
                &office,
                "EXPLAIN QUERY PLAN SELECT at / 3600000000 AS hour, channel, COUNT(sealed_at) AS receipted, COUNT(routed_to)
                 FROM filing_trail WHERE at >= 0 AND at < 1 GROUP BY hour, channel",
                "EXPLAIN SELECT channel, COUNT(sealed_at), COUNT(routed_to) FROM filing_trail
                 WHERE at >= to_timestamp(0) AND at < to_timestamp(1) GROUP BY channel",
            )
            .await,
            plan(
                &office,
                "EXPLAIN QUERY PLAN SELECT channel, COUNT(routed_to) FROM paper_trail WHERE at >= 0 AND at < 1 GROUP BY channel",
                "EXPLAIN SELECT channel, COUNT(routed_to) FROM paper_trail
                 WHERE at >= to_timestamp(0) AND at < to_timestamp(1) GROUP BY channel",
            )
            .await,
            plan(
                &office,
                "EXPLAIN QUERY PLAN SELECT letter FROM register_trail
                 WHERE registered_at >= 0 AND registered_at < 1 AND NOT known ORDER BY registered_at LIMIT 5",
                "EXPLAIN SELECT letter FROM register_trail WHERE registered_at >= to_timestamp(0)
                 AND registered_at < to_timestamp(1) AND NOT known ORDER BY registered_at LIMIT 5",
            )
            .await,
            plan(
                &office,
                "EXPLAIN QUERY PLAN SELECT COUNT(*), MIN(since) FROM unrouted_letters WHERE since < 1",
                "EXPLAIN SELECT COUNT(*), MIN(since) FROM unrouted_letters WHERE since < to_timestamp(1)",
            )
            .await,
        ];
        let indexes = ["journal_entries_filed", "journal_entries_on_paper", "letters_registered_at", "letters_state"];
        for (plan, index) in plans.iter().zip(indexes) {
            assert!(plan.contains(index), "{index} in {plan}");
            for line in plan.lines() {
                let walks = line.trim_start().starts_with("SCAN") || line.contains("Seq Scan");
                assert!(!walks, "{line} in {plan}");
            }
        }
    }
}
