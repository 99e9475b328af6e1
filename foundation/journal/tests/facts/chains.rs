//! One chain: gapless, each entry holding the hash of the one before, never going back in time.

use std::sync::Arc;

use database::sql;
use journal::Mark;
use testkit::on_both_databases;
use vocabulary::Instant;

use crate::world::{open_unit, units, verify};

on_both_databases! {
    async fn an_empty_chain_is_whole(office) {
        let chain = verify(&office, &[]).await;
        assert_eq!((chain.entries, chain.hash, chain.problems), (0, [0; 32], vec![]));
    }

    async fn thirty_two_writers_leave_no_gap_and_no_fork(office) {
        let office = Arc::new(office);
        let writers: Vec<_> = (0..32)
            .map(|writer| {
                let office = office.clone();
                tokio::spawn(async move {
                    let mut marks = Vec::new();
                    for n in 0..3 {
                        marks.extend(open_unit(&office, &format!("{writer}-{n}")).await.entries);
                    }
                    marks
                })
            })
            .collect();
        let mut marks: Vec<Mark> = Vec::new();
        for writer in writers {
            marks.extend(writer.await.unwrap());
        }
        marks.sort_by_key(|mark| mark.sequence);
        assert_eq!(marks.iter().map(|mark| mark.sequence).collect::<Vec<_>>(), (1..=96).collect::<Vec<_>>());
        let chain = verify(&office, &marks).await;
        assert_eq!((chain.entries, chain.personal, chain.erased, chain.problems), (96, 96, 0, vec![]));
        assert_eq!(chain.hash, marks[95].hash);
        assert_eq!(units(&office).await, 96);
    }

    async fn the_chain_goes_on_over_more_pages_than_one(office) {
        let mut marks = Vec::new();
        for batch in 0..3 {
            let mut act = crate::world::act(&office).await;
            let id = crate::world::some_id(&office);
            let mut last = act.record(journal::Entry::new("many.first", id));
            for n in 0..700_i64 {
                last = act.record(journal::Entry::new("many", id).fact("n", n + batch).personal("p", n.to_string()));
            }
            marks.extend(act.commit(last).await.unwrap().entries);
        }
        let chain = verify(&office, &marks).await;
        assert_eq!((chain.entries, chain.personal, chain.problems), (2_103, 2_100, vec![]));
    }

    async fn the_chain_never_goes_back_though_the_clock_does(office) {
        let start = vocabulary::Clock::now(&office.clock);
        open_unit(&office, "A").await;
        office.clock.advance(-3_600);
        let second = open_unit(&office, "B").await;
        assert_eq!(second.at, start.plus_seconds(-3_600), "the act tells its own instant");
        office.clock.advance(7_200);
        open_unit(&office, "C").await;
        let mut view = office.journal.view().await.unwrap();
        let rows = view.all(sql("SELECT at FROM journal_entries ORDER BY sequence")).await.unwrap();
        let ats: Vec<Instant> = rows.iter().map(|row| row.get("at").unwrap()).collect();
        assert_eq!(ats, [start, start, start.plus_seconds(3_600)]);
        assert_eq!(verify(&office, &[]).await.problems, []);
    }

    async fn the_chain_is_the_same_when_the_office_is_opened_again(office) {
        let first = open_unit(&office, "A").await;
        office.database.close().await;
        let database = database::Database::open(&office.address).await.unwrap();
        let clock = Arc::new(office.clock.clone());
        let journal = journal::Journal::new(database, clock, [7; 32], jobs::Signal::default());
        let mut act = journal.act(journal::Actor::System, &office.request).await.unwrap();
        let recorded = act.record(journal::Entry::new("opened.again", act.new_id::<()>()));
        let second = act.commit(recorded).await.unwrap();
        assert_eq!(second.entries[0].sequence, 2);
        let chain = journal::verify(&mut journal.view().await.unwrap(), &first.entries).await.unwrap();
        assert_eq!((chain.entries, chain.problems), (2, vec![]));
    }
}
