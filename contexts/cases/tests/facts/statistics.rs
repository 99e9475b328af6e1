//! Figures of a year.

use accounts::{Official, Post};
use cases::{Lying, Month, Pace, PauseReason, Stage, Statistics};
use database::{sql, sql_for};
use testkit::{Office, on_both_databases};
use vocabulary::{Clock as _, Date, Instant};

use crate::{
    answers_desk::{Desk, approved},
    world::{client, close, letter, official, open_case, pause, row, world},
};

async fn figures(office: &Office, who: &Official, year: i16) -> Statistics {
    let right = who.sees_statistics().unwrap();
    let today = office.clock.now().warsaw_date();
    cases::statistics(&mut office.journal.view().await.unwrap(), &right, year, today).await.unwrap()
}

async fn lying(office: &Office, who: &Official) -> Vec<Lying> {
    let right = who.sees_statistics().unwrap();
    let today = office.clock.now().warsaw_date();
    cases::lying(&mut office.journal.view().await.unwrap(), &right, today).await.unwrap()
}

fn month(figures: &Statistics, number: i8) -> Month {
    figures.months.iter().find(|month| month.first.month() == number).unwrap().clone()
}

fn counts(month: &Month) -> [u32; 6] {
    let Month { letters, opened, settled, in_time, late, closed, .. } = month;
    [*letters, *opened, *settled, *in_time, *late, *closed]
}

/// How the database would go about this statement.
async fn plan(office: &Office, sqlite: &'static str, postgres: &'static str) -> String {
    let mut transaction = office.database.begin().await.unwrap();
    let is_sqlite = office.database.kind() == "SQLite";
    // In empty tables everything is cheap; what is asked is whether there is another way than through all of it.
    if !is_sqlite {
        transaction.execute(sql("SET LOCAL enable_seqscan = off")).await.unwrap();
        transaction.execute(sql("SET LOCAL enable_bitmapscan = off")).await.unwrap();
    }
    let rows = transaction.view().all(sql_for(sqlite, postgres)).await.unwrap();
    let column = if is_sqlite { "detail" } else { "QUERY PLAN" };
    rows.iter().map(|row| row.get::<String>(column).unwrap()).collect::<Vec<_>>().join("\n")
}

on_both_databases! {
    async fn a_month_counts_what_came_was_opened_settled_and_closed(office) {
        let desk = Desk::open(office).await;
        let (office, world) = (&desk.office, &desk.world);
        let mayor = official(office, "mayor", &world.other_unit, Post::OfficeHead).await;
        desk.sealed().await;
        let noted = open_case(office, world, "Lipy").await;
        close(office, &world.officer, noted, "pomyłka").await.unwrap();
        letter(office, &world.client, "Pismo").await;
        for who in [&world.head, &mayor] {
            let found = figures(office, who, 2026).await;
            assert_eq!(found.months.len(), 11, "what has not begun is not told");
            assert_eq!(counts(&month(&found, 11)), [3, 2, 1, 1, 0, 1]);
            assert_eq!(counts(&month(&found, 10)), [0; 6]);
            let pace = Pace { settled: 1, in_time: 1, late: 0, median: 0, ninety: 0 };
            assert_eq!(found.whole, pace);
            assert_eq!(found.classes, [("123".to_owned(), pace)]);
            assert_eq!(found.units, [(world.unit.id, pace)]);
        }
        let other = official(office, "inny", &world.other_unit, Post::UnitHead).await;
        let found = figures(office, &other, 2026).await;
        assert_eq!(counts(&month(&found, 11)), [0; 6]);
        assert_eq!((found.whole, found.units.len()), (Pace::default(), 0));
        let narrowed = mayor.sees_statistics().unwrap().within(world.other_unit.clone());
        let mut view = office.journal.view().await.unwrap();
        let found = cases::statistics(&mut view, &narrowed, 2026, Date::constant(2026, 11, 30)).await.unwrap();
        assert_eq!(found.whole, Pace::default());
        assert_eq!(figures(office, &mayor, 2025).await.months.len(), 12);
        assert!(figures(office, &mayor, 2027).await.months.is_empty());
    }

    async fn days_are_those_of_the_polish_calendar(office) {
        let desk = Desk::open(office).await;
        let (office, world) = (&desk.office, &desk.world);
        let begun = office.clock.now().warsaw_date();
        let cases = [open_case(office, world, "Lipy").await, open_case(office, world, "Klony").await];
        let last = row(office, cases[0]).await.last_day.unwrap().effective;
        // The last second of the last day, and the first of the next, in Poland in winter.
        let midnight = Instant::of_warsaw(last.tomorrow().unwrap(), 0, 0).unwrap();
        for (case, at) in cases.into_iter().zip([midnight.plus_seconds(-1), midnight]) {
            office.clock.set(at);
            approved(office, world, case).await;
            desk.work_until(0, async || desk.waiting().await == 0).await;
            assert_eq!(row(office, case).await.settled_at, Some(at));
        }
        let days = u32::try_from(begun.duration_until(last).as_hours() / 24).unwrap();
        let pace = Pace { settled: 2, in_time: 1, late: 1, median: days, ninety: days + 1 };
        let found = figures(office, &world.head, last.year()).await;
        assert_eq!(found.whole, pace);
        assert_eq!(found.classes, [("123".to_owned(), pace)]);
        assert_eq!(counts(&month(&found, last.month()))[2..5], [2, 1, 1]);
    }

    async fn what_lies_is_told_by_stage_and_age(office) {
        let world = world(&office).await;
        let first = open_case(&office, &world, "Lipy").await;
        let second = open_case(&office, &world, "Klony").await;
        pause(&office, &world.officer, second, PauseReason::AwaitingParty).await.unwrap();
        close(&office, &world.officer, first, "pomyłka").await.unwrap();
        open_case(&office, &world, "Dęby").await;
        letter(&office, &client(&office, "jan").await, "Pismo").await;
        let stage = |stage, ages, late| Lying { stage, ages, late };
        let fresh = [stage(Stage::Open, [1, 0, 0, 0], 0), stage(Stage::AwaitingParty, [1, 0, 0, 0], 0)];
        assert_eq!(lying(&office, &world.head).await, fresh);
        for (days, ages) in [(7, [1, 0, 0, 0]), (1, [0, 1, 0, 0]), (22, [0, 1, 0, 0]), (1, [0, 0, 1, 0]), (30, [0, 0, 0, 1])] {
            office.clock.advance(days * 86_400);
            let found = lying(&office, &world.head).await;
            assert_eq!(found.iter().map(|lying| lying.ages).collect::<Vec<_>>(), [ages, ages], "{found:?}");
        }
        let late: Vec<_> = lying(&office, &world.head).await.iter().map(|lying| lying.late).collect();
        assert_eq!(late, [1, 0], "while the clock stands nothing is late");
        let other = official(&office, "inny", &world.other_unit, Post::UnitHead).await;
        assert_eq!(lying(&office, &other).await, []);

        let since = [7, 30, 60].map(|days: i64| office.clock.now().plus_seconds(-days * 86_400));
        let mut view = office.journal.view().await.unwrap();
        let right = world.head.sees_statistics().unwrap();
        let letters = registry::lying(&mut view, &right, since).await.unwrap();
        assert_eq!(letters, [(registry::LetterState::Distributed, [0, 0, 0, 1])]);
        let right = other.sees_statistics().unwrap();
        assert_eq!(registry::lying(&mut view, &right, since).await.unwrap(), []);
    }

    async fn figures_are_read_off_indexes(office) {
        let plans = [
            ("letters_registered_at", plan(
                &office,
                "EXPLAIN QUERY PLAN SELECT COUNT(*) FROM letters
                 WHERE registered_at >= 0 AND registered_at < 1 AND (unit = x'00' OR x'00' IS NULL)",
                "EXPLAIN SELECT COUNT(*) FROM letters WHERE registered_at >= to_timestamp(0) AND registered_at < to_timestamp(1)
                 AND unit = '00000000-0000-0000-0000-000000000000'",
            ).await),
            ("cases_opened", plan(
                &office,
                "EXPLAIN QUERY PLAN SELECT COUNT(*) FROM cases WHERE opened_at >= 0 AND opened_at < 1 AND (unit = ?1 OR ?1 IS NULL)",
                "EXPLAIN SELECT COUNT(*) FROM cases WHERE opened_at >= to_timestamp(0) AND opened_at < to_timestamp(1)",
            ).await),
            ("cases_closed", plan(
                &office,
                "EXPLAIN QUERY PLAN SELECT COUNT(*) FROM cases WHERE closed_at >= 0 AND closed_at < 1 AND (unit = ?1 OR ?1 IS NULL)",
                "EXPLAIN SELECT COUNT(*) FROM cases WHERE closed_at >= to_timestamp(0) AND closed_at < to_timestamp(1)",
            ).await),
            ("cases_settled", plan(
                &office,
                "EXPLAIN QUERY PLAN SELECT unit, sign_class, took, kept, COUNT(*) FROM (
                     SELECT unit, sign_class, julianday(date(settled_at / 1000000 + 1, 'unixepoch')) - julianday(started_on) AS took,
                            date(settled_at / 1000000 + 1, 'unixepoch') <= effective AS kept
                     FROM cases WHERE settled_at >= 0 AND settled_at < 1 AND (unit = ?1 OR ?1 IS NULL)) AS ended
                 GROUP BY unit, sign_class, took, kept LIMIT 9",
                "EXPLAIN SELECT unit, sign_class, took, COUNT(*) FROM (
                     SELECT unit, sign_class, ((settled_at AT TIME ZONE 'UTC')::date - started_on::date) AS took, effective AS kept
                     FROM cases WHERE settled_at >= to_timestamp(0) AND settled_at < to_timestamp(1)) AS ended
                 GROUP BY unit, sign_class, took LIMIT 9",
            ).await),
            ("cases_unclosed", plan(
                &office,
                "EXPLAIN QUERY PLAN SELECT stage, SUM(CASE WHEN started_on >= ?1 THEN 1 ELSE 0 END),
                        SUM(CASE WHEN due < ?2 AND stands_since IS NULL THEN 1 ELSE 0 END)
                 FROM cases WHERE closed_at IS NULL AND (unit = ?3 OR ?3 IS NULL) GROUP BY stage LIMIT 50",
                "EXPLAIN SELECT stage, SUM(CASE WHEN started_on >= '2026' THEN 1 ELSE 0 END),
                        SUM(CASE WHEN due < '2026' AND stands_since IS NULL THEN 1 ELSE 0 END)
                 FROM cases WHERE closed_at IS NULL GROUP BY stage LIMIT 50",
            ).await),
        ];
        let alone = if office.database.kind() == "SQLite" { "USING COVERING INDEX" } else { "Index Only Scan using" };
        for (index, plan) in plans {
            // What lies open is few: over empty tables PostgreSQL may take another index to it.
            let free = index == "cases_unclosed" && alone != "USING COVERING INDEX";
            assert!(free || plan.contains(&format!("{alone} {index}")), "{index} in {plan}");
        }
        let letters = plan(
            &office,
            "EXPLAIN QUERY PLAN SELECT state, COUNT(*) FROM letters WHERE state IN ('registered', 'taken')
             AND (unit = ?1 AND with_unit OR ?1 IS NULL) GROUP BY state LIMIT 20",
            "EXPLAIN SELECT state, COUNT(*) FROM letters WHERE state IN ('registered', 'taken') AND with_unit GROUP BY state LIMIT 20",
        ).await;
        assert!(letters.contains("letters_state"), "{letters}");
    }
}
