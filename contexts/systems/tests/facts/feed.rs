//! The journal as systems read it.

use accounts::Administers;
use database::{sql, sql_for};
use systems::{Events, EventsError, ReadsEvents, Scope};
use testkit::{Office, Tampering, on_both_databases};

use crate::world::{administrator, admit, opens};

async fn right(office: &Office, by: &Administers, scopes: &[Scope]) -> ReadsEvents {
    let admitted = admit(office, by, "EZD", scopes).await.ok().unwrap();
    opens(office, &admitted.key).await.unwrap().reads_events().unwrap()
}

async fn read(office: &Office, right: ReadsEvents, after: i64, most: u32) -> Events {
    systems::events(&mut office.journal.view().await.unwrap(), right, after, most).await.unwrap()
}

on_both_databases! {
    async fn events_come_in_their_order_page_by_page_and_none_twice(office) {
        let by = administrator(&office).await;
        let right = right(&office, &by, &[Scope::Events]).await;
        let whole = read(&office, right, 0, 1_000).await;
        let kinds: Vec<_> = whole.entries.iter().map(|entry| entry.kind.as_str()).collect();
        assert_eq!(kinds, ["unit.opened", "account.opened", "system.admitted"]);
        assert_eq!(whole.last, 3);
        let (mut after, mut walked) = (0, Vec::new());
        loop {
            let page = read(&office, right, after, 2).await;
            let Some(last) = page.entries.last() else { break };
            after = last.sequence;
            walked.extend(page.entries);
        }
        assert_eq!(walked, whole.entries);
        assert_eq!(walked.iter().map(|entry| entry.sequence).collect::<Vec<_>>(), [1, 2, 3]);
    }

    async fn personal_data_is_read_only_by_those_who_may_and_only_where_it_is_as_it_was(office) {
        let by = administrator(&office).await;
        let (plain, personal) = (
            right(&office, &by, &[Scope::Events]).await,
            right(&office, &by, &[Scope::Events, Scope::Personal]).await,
        );
        let told = format!("{:?}", read(&office, plain, 0, 10).await);
        assert!(!told.contains("Anna Nowak") && !told.contains("EZD"), "{told}");
        let opened = read(&office, personal, 0, 10).await.entries;
        assert_eq!(opened[1].opened["name"], "Anna Nowak");
        assert_eq!(opened[2].opened["name"], "EZD");

        let set = Tampering::Set("value = 'Jan'");
        let mut changed = office.tampered("journal_personal", "sequence", &set).await.unwrap();
        let told = systems::events(changed.view(), personal, 0, 10).await.unwrap().entries;
        assert!(told.iter().all(|entry| entry.opened.is_empty()), "{told:?}");
        drop(changed);
        let gone = office.tampered("journal_personal", "sequence", &Tampering::Truncate).await;
        let told = systems::events(gone.unwrap().view(), personal, 0, 10).await.unwrap().entries;
        assert!(told.iter().all(|entry| entry.opened.is_empty()), "{told:?}");
    }

    async fn whoever_has_read_more_than_there_is_is_told_so(office) {
        let by = administrator(&office).await;
        let right = right(&office, &by, &[Scope::Events]).await;
        assert_eq!(read(&office, right, 3, 10).await.entries, []);
        office.cut_journal(2).await;
        let ahead = systems::events(&mut office.journal.view().await.unwrap(), right, 3, 10).await;
        assert!(matches!(ahead, Err(EventsError::Ahead { last: 2 })));
    }

    async fn a_page_costs_what_stands_on_it(office) {
        let plans = [
            (
                "EXPLAIN QUERY PLAN SELECT sequence, content FROM journal_entries WHERE sequence > 7 ORDER BY sequence LIMIT 9",
                "EXPLAIN SELECT sequence, content FROM journal_entries WHERE sequence > 7 ORDER BY sequence LIMIT 9",
            ),
            (
                "EXPLAIN QUERY PLAN SELECT sequence, name, salt, value FROM journal_personal WHERE sequence >= 7 AND sequence <= 9",
                "EXPLAIN SELECT sequence, name, salt, value FROM journal_personal WHERE sequence >= 7 AND sequence <= 9",
            ),
        ];
        for (sqlite, postgres) in plans {
            let is_sqlite = office.database.kind() == "SQLite";
            let mut transaction = office.database.begin().await.unwrap();
            // In empty tables everything is cheap; what is asked is whether there is another way than through all of it.
            if !is_sqlite {
                transaction.execute(sql("SET LOCAL enable_seqscan = off")).await.unwrap();
            }
            let rows = transaction.view().all(sql_for(sqlite, postgres)).await.unwrap();
            let column = if is_sqlite { "detail" } else { "QUERY PLAN" };
            let plan: Vec<String> = rows.iter().map(|row| row.get(column).unwrap()).collect();
            let plan = plan.join("\n");
            let searched = if is_sqlite { plan.contains("SEARCH") } else { plan.contains("Index") };
            assert!(searched && !plan.contains("SCAN") && !plan.contains("Seq Scan") && !plan.contains("Sort"), "{plan}");
        }
    }
}
