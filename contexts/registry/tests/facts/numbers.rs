//! Numbers are unique and gapless, their year is that of Warsaw, their instants never go back.

use std::{collections::BTreeSet, sync::Arc};

use registry::RpwNumber;
use testkit::on_both_databases;
use vocabulary::{Clock as _, Instant};

use crate::world::{receive, world};

on_both_databases! {
    async fn thirty_two_writers_get_numbers_without_gap_or_double(office) {
        let world = world(&office).await;
        let office = Arc::new(office);
        let writers: Vec<_> = (0..32)
            .map(|n| {
                let (office, client) = (office.clone(), world.client.clone());
                tokio::spawn(async move {
                    let mut numbers = Vec::new();
                    for m in 0..3 {
                        let subject = format!("{n} {m}");
                        numbers.push(receive(&office, &client, "Anna Nowak", &subject).await.unwrap().number.number);
                    }
                    numbers
                })
            })
            .collect();
        let mut numbers = Vec::new();
        for writer in writers {
            numbers.extend(writer.await.unwrap());
        }
        assert_eq!(numbers.iter().copied().collect::<BTreeSet<_>>(), (1..=96).collect());
        assert_eq!(numbers.len(), 96);
    }

    async fn an_act_that_fails_afterwards_leaves_no_gap(office) {
        let world = world(&office).await;
        assert_eq!(receive(&office, &world.client, "A", "a").await.unwrap().number.number, 1);
        // The account is not there, so the letter cannot be kept after it got its number.
        let mut stranger = world.client.clone();
        stranger.id = office.journal.new_id();
        let before = office.rows().await;
        assert!(receive(&office, &stranger, "A", "a").await.is_err());
        assert_eq!(office.rows().await, before);
        assert_eq!(receive(&office, &world.client, "A", "a").await.unwrap().number.number, 2);
    }

    async fn the_year_is_that_of_warsaw_and_numbers_begin_anew(office) {
        let world = world(&office).await;
        let number = async |at: &str| {
            office.clock.set(Instant::parse(at).unwrap());
            receive(&office, &world.client, "A", "a").await.unwrap().number
        };
        assert_eq!(number("2026-12-31T22:59:59Z").await, RpwNumber { year: 2026, number: 1 });
        assert_eq!(number("2026-12-31T22:59:59.999999Z").await, RpwNumber { year: 2026, number: 2 });
        assert_eq!(number("2026-12-31T23:00:00Z").await, RpwNumber { year: 2027, number: 1 });
        assert_eq!(number("2026-12-31T23:30:00Z").await, RpwNumber { year: 2027, number: 2 });
        assert_eq!(number("2027-01-01T00:30:00Z").await, RpwNumber { year: 2027, number: 3 });
    }

    async fn a_clock_that_goes_back_over_new_year_does_not_reopen_the_old_year(office) {
        let world = world(&office).await;
        office.clock.set(Instant::parse("2026-12-31T23:00:01Z").unwrap());
        receive(&office, &world.client, "A", "a").await.unwrap();
        office.clock.advance(-10);
        let second = receive(&office, &world.client, "A", "a").await.unwrap();
        assert_eq!(second.number, RpwNumber { year: 2027, number: 2 });
        assert_eq!(second.at, Instant::parse("2026-12-31T23:00:01Z").unwrap());
    }

    async fn instants_never_go_back_though_the_clock_does(office) {
        let world = world(&office).await;
        let start = office.clock.now();
        let mut ats = Vec::new();
        for step in [0, -3_600, 10, 3_600, -1, 2] {
            office.clock.advance(step);
            ats.push(receive(&office, &world.client, "A", "a").await.unwrap().at);
        }
        assert!(ats.is_sorted(), "{ats:?}");
        assert_eq!(ats[1], start);
        assert_eq!(ats[5], start.plus_seconds(11));
    }

    async fn a_letter_for_a_unit_that_is_not_there_is_a_fault_and_leaves_no_trace(office) {
        // No unit OR was opened.
        let client = accounts::Account {
            id: office.journal.new_id(),
            login: String::new(),
            name: String::new(),
            language: vocabulary::Language::Pl,
            kind: accounts::Kind::Client { pesel: None },
            must_choose_password: false,
            closed: false,
        };
        catalogue::publish(&office.journal, &catalogue::built_in(), &office.request).await.unwrap();
        let before = office.rows().await;
        assert!(receive(&office, &client, "A", "a").await.is_err());
        assert_eq!(office.rows().await, before);
    }
}
