//! Whoever changes the journal behind its back is told of, as what it is.

use database::{sql, sql_for};
use journal::{Mark, Problem};
use testkit::{Office, Tampering, on_both_databases};

use crate::world::{open_unit, tamper, verify};

async fn three(office: &Office) -> Vec<Mark> {
    let mut marks = Vec::new();
    for symbol in ["A", "B", "C"] {
        marks.extend(open_unit(office, symbol).await.entries);
    }
    marks
}

on_both_databases! {
    async fn altered_content_is_told(office) {
        three(&office).await;
        tamper(&office, sql("UPDATE journal_entries SET content = replace(content, 'TEST', 'LIES') WHERE sequence = 2")).await;
        assert_eq!(verify(&office, &[]).await.problems, [Problem::Altered(2)]);
    }

    async fn an_altered_hash_is_told(office) {
        three(&office).await;
        tamper(&office, sql("UPDATE journal_entries SET hash = $1 WHERE sequence = 2").bind([9; 32])).await;
        assert_eq!(verify(&office, &[]).await.problems, [Problem::Altered(2), Problem::Torn(3)]);
    }

    async fn an_entry_written_anew_with_its_own_hash_tears_the_chain_and_its_witness_tells(office) {
        let marks = three(&office).await;
        rewrite(&office, 2).await;
        assert_eq!(verify(&office, &[]).await.problems, [Problem::Torn(3)]);
        assert_eq!(verify(&office, &marks[1..2]).await.problems, [Problem::NotAsWitnessed(2), Problem::Torn(3)]);
    }

    async fn the_last_entry_written_anew_is_told_by_the_head(office) {
        three(&office).await;
        rewrite(&office, 3).await;
        assert_eq!(verify(&office, &[]).await.problems, [Problem::HeadElsewhere(3)]);
    }

    async fn a_missing_entry_in_the_middle_is_told(office) {
        let marks = three(&office).await;
        erase_beside(&office, 2).await;
        tamper(&office, sql("DELETE FROM journal_entries WHERE sequence = 2")).await;
        assert_eq!(verify(&office, &[]).await.problems, [Problem::Missing(2), Problem::Torn(3)]);
        let problems = verify(&office, &marks).await.problems;
        assert_eq!(problems, [Problem::Missing(2), Problem::NotAsWitnessed(2), Problem::Torn(3)]);
    }

    async fn a_missing_first_entry_is_told(office) {
        three(&office).await;
        erase_beside(&office, 1).await;
        tamper(&office, sql("DELETE FROM journal_entries WHERE sequence = 1")).await;
        assert_eq!(verify(&office, &[]).await.problems, [Problem::Missing(1), Problem::Torn(2)]);
    }

    async fn a_cut_end_is_told_by_the_head(office) {
        three(&office).await;
        erase_beside(&office, 3).await;
        tamper(&office, sql("DELETE FROM journal_entries WHERE sequence = 3")).await;
        assert_eq!(verify(&office, &[]).await.problems, [Problem::HeadElsewhere(3)]);
    }

    async fn an_end_cut_with_its_head_is_told_by_witnesses_alone(office) {
        let marks = three(&office).await;
        erase_beside(&office, 3).await;
        tamper(&office, sql("DELETE FROM journal_entries WHERE sequence = 3")).await;
        tamper(&office, sql("UPDATE journal_head SET sequence = 2, hash = $1").bind(marks[1].hash)).await;
        assert_eq!(verify(&office, &marks[..2]).await.problems, []);
        assert_eq!(verify(&office, &marks).await.problems, [Problem::NotAsWitnessed(3)]);
        // What is written afterwards takes the number of the entry that was cut off, not its hash.
        open_unit(&office, "D").await;
        assert_eq!(verify(&office, &marks).await.problems, [Problem::NotAsWitnessed(3)]);
    }

    async fn an_instant_changed_beside_the_content_is_told(office) {
        three(&office).await;
        let at = vocabulary::Clock::now(&office.clock).plus_seconds(-1);
        tamper(&office, sql("UPDATE journal_entries SET at = $1 WHERE sequence = 2").bind(at)).await;
        assert_eq!(verify(&office, &[]).await.problems, [Problem::Backwards(2)]);
    }

    async fn an_instant_that_no_calendar_has_is_told(office) {
        three(&office).await;
        for at in [
            sql_for("UPDATE journal_entries SET at = 9223372036854775807 WHERE sequence = 2",
                "UPDATE journal_entries SET at = 'infinity' WHERE sequence = 2"),
            sql_for("UPDATE journal_entries SET at = -9223372036854775808 WHERE sequence = 2",
                "UPDATE journal_entries SET at = '-infinity' WHERE sequence = 2"),
        ] {
            tamper(&office, at).await;
            assert!(!verify(&office, &[]).await.problems.is_empty());
        }
    }

    async fn an_entry_that_cannot_be_read_is_told_and_the_rest_is_checked(office) {
        three(&office).await;
        for column in ["content", "kind", "subject"] {
            let breaks = Tampering::Break(column.to_owned());
            let Some(mut changed) = office.tampered("journal_entries", "(sequence = 2)", &breaks).await else { continue };
            let problems = journal::verify(changed.view(), &[]).await.unwrap().problems;
            assert_eq!(problems, [Problem::Unreadable(2)], "{column}");
        }
        for (table, key) in [("journal_personal", "(sequence = 2)"), ("journal_head", "id"), ("journal_roots", "size")] {
            // The instant beside the head is vouched for by nothing.
            for column in office.columns(table).await.into_iter().filter(|column| (table, column.as_str()) != ("journal_head", "at")) {
                let breaks = Tampering::Break(column);
                let Some(mut changed) = office.tampered(table, key, &breaks).await else { continue };
                let told = journal::verify(changed.view(), &[]).await.unwrap().problems;
                assert!(!told.is_empty(), "{breaks:?} in {table} is not told");
            }
        }
    }

    async fn a_kind_or_subject_changed_beside_the_content_is_told(office) {
        three(&office).await;
        tamper(&office, sql("UPDATE journal_entries SET kind = 'unit.closed' WHERE sequence = 2")).await;
        tamper(&office, sql("UPDATE journal_entries SET subject = $1 WHERE sequence = 3").bind(crate::world::some_id(&office))).await;
        assert_eq!(verify(&office, &[]).await.problems, [Problem::Altered(2), Problem::Altered(3)]);
    }

    async fn altered_personal_data_is_told(office) {
        three(&office).await;
        tamper(&office, sql("UPDATE journal_personal SET value = 'Jan Kos' WHERE sequence = 2")).await;
        let chain = verify(&office, &[]).await;
        assert_eq!((chain.personal, chain.erased, chain.problems), (2, 0, vec![Problem::PersonalAltered(2)]));
    }

    async fn altered_salt_is_told(office) {
        three(&office).await;
        tamper(&office, sql("UPDATE journal_personal SET salt = $1 WHERE sequence = 2").bind([1; 32])).await;
        assert_eq!(verify(&office, &[]).await.problems, [Problem::PersonalAltered(2)]);
    }

    async fn added_personal_data_is_told(office) {
        three(&office).await;
        tamper(&office, sql("INSERT INTO journal_personal (sequence, name, salt, value) VALUES (2, 'pesel', $1, 'x')").bind([1; 32])).await;
        assert_eq!(verify(&office, &[]).await.problems, [Problem::PersonalAltered(2)]);
    }

    async fn personal_data_taken_away_with_no_entry_behind_it_is_told(office) {
        let marks = three(&office).await;
        erase_beside(&office, 2).await;
        let chain = verify(&office, &marks).await;
        assert_eq!((chain.entries, chain.personal, chain.erased), (3, 2, 0));
        assert_eq!(chain.problems, [Problem::PersonalGone(2)]);
    }

    async fn the_same_personal_data_has_another_commitment_each_time(office) {
        three(&office).await;
        let mut view = office.journal.view().await.unwrap();
        let rows = view.all(sql("SELECT content FROM journal_entries ORDER BY sequence")).await.unwrap();
        let commitments: std::collections::BTreeSet<String> = rows
            .iter()
            .map(|row| row.get::<String>("content").unwrap().split("\"head\":\"").nth(1).unwrap()[..64].to_owned())
            .collect();
        assert_eq!(commitments.len(), 3);
    }

    async fn a_hole_of_a_million_entries_is_told_in_bounded_time(office) {
        three(&office).await;
        erase_beside(&office, 3).await;
        tamper(&office, sql("UPDATE journal_entries SET sequence = 4000000000000 WHERE sequence = 3")).await;
        let problems = verify(&office, &[]).await.problems;
        assert!(problems.contains(&Problem::Missing(3)) && problems.len() < 5_000, "{}", problems.len());
    }
}

async fn erase_beside(office: &Office, sequence: i64) {
    tamper(office, sql("DELETE FROM journal_personal WHERE sequence = $1").bind(sequence)).await;
}

/// Writes other content with its right hash, as somebody who knows the format would.
async fn rewrite(office: &Office, sequence: i64) {
    use sha2::{Digest as _, Sha256};
    let content: String = {
        let mut view = office.journal.view().await.unwrap();
        let row =
            view.one(sql("SELECT content FROM journal_entries WHERE sequence = $1").bind(sequence)).await.unwrap();
        row.get::<String>("content").unwrap().replace("TEST", "LIES")
    };
    let hash: [u8; 32] = Sha256::new().chain_update([0]).chain_update(&content).finalize().into();
    let statement = sql("UPDATE journal_entries SET content = $1, hash = $2 WHERE sequence = $3");
    tamper(office, statement.bind(content).bind(hash).bind(sequence)).await;
}
