//! Opening cases: signs are unique, numbers gapless, a letter opens one case, and only who may opens it.

use std::{collections::BTreeSet, sync::Arc};

use accounts::Post;
use cases::{Denied, NewCase, OpenError, Stage, TextError};
use registry::LetterState;
use testkit::on_both_databases;
use vocabulary::{Clock as _, Date, Instant};

use crate::world::{
    NotOpened, act, class, letter, letter_row, official, open_case, open_with, row, taken, try_to_open, world,
};

on_both_databases! {
    async fn a_case_is_opened_with_the_letter_that_its_officer_took(office) {
        let world = world(&office).await;
        let letter = taken(&office, &world, &world.officer, "Wniosek o latarnię").await;
        let (id, sign) = try_to_open(&office, &world.officer, &letter, "  Latarnia \n przy szkole ").await.unwrap();
        assert_eq!(sign.to_string(), "OR.123.1.2026");
        let mut view = office.journal.view().await.unwrap();
        let case = cases::case(&mut view, &world.officer, id).await.unwrap().unwrap();
        assert_eq!((case.row.title.as_str(), case.row.stage, case.row.version), ("Latarnia przy szkole", Stage::Open, 1));
        assert_eq!((&case.row.unit, case.row.officer.0, case.row.client), (&world.unit, world.officer.id(), Some(world.client.id)));
        assert_eq!(case.row.last_day.map(|last| last.effective), Some(Date::new(2026, 12, 22).unwrap()));
        assert_eq!(case.documents.iter().map(|document| document.letter).collect::<Vec<_>>(), [letter.id]);
        assert_eq!(case.steps.len(), 1);
        assert_eq!(letter_row(&office, letter.id).await.circulation.state, LetterState::Filed);
        assert!(journal::find(&mut view, "case.opened", id).await.unwrap().is_some());
        assert!(journal::find(&mut view, "letter.filed", letter.id).await.unwrap().is_some());
    }

    async fn every_class_has_its_own_numbers_and_every_year_begins_anew(office) {
        let world = world(&office).await;
        let sign = async |at: &str, symbol: &str| {
            office.clock.set(Instant::parse(at).unwrap());
            let letter = taken(&office, &world, &world.officer, "a").await;
            let class = class(&office, symbol).await.id;
            let started_on = office.clock.now().warsaw_date();
            let new = NewCase { class, title: "a", started_on };
            open_with(&office, &world.officer, &letter, new).await.unwrap().1.to_string()
        };
        assert_eq!(sign("2026-12-31T22:00:00Z", "123").await, "OR.123.1.2026");
        assert_eq!(sign("2026-12-31T22:00:00Z", "123").await, "OR.123.2.2026");
        assert_eq!(sign("2026-12-31T22:00:00Z", "5345").await, "OR.5345.1.2026");
        assert_eq!(sign("2026-12-31T22:59:59Z", "123").await, "OR.123.3.2026");
        assert_eq!(sign("2026-12-31T23:00:00Z", "123").await, "OR.123.1.2027");
        assert_eq!(sign("2026-12-31T23:00:00Z", "123").await, "OR.123.2.2027");
    }

    async fn thirty_two_writers_get_numbers_without_gap_or_double(office) {
        let world = Arc::new(world(&office).await);
        let mut letters = Vec::new();
        for n in 0..64 {
            letters.push(taken(&office, &world, &world.officer, &n.to_string()).await);
        }
        let office = Arc::new(office);
        let writers: Vec<_> = letters.chunks(2).map(<[_]>::to_vec).map(|letters| {
            let (office, world) = (office.clone(), world.clone());
            tokio::spawn(async move {
                let mut numbers = Vec::new();
                for letter in letters {
                    let (_, sign) = try_to_open(&office, &world.officer, &letter, "a").await.unwrap();
                    numbers.push(sign.number());
                }
                numbers
            })
        }).collect();
        let mut numbers = Vec::new();
        for writer in writers {
            numbers.extend(writer.await.unwrap());
        }
        assert_eq!(numbers.len(), 64);
        assert_eq!(numbers.iter().copied().collect::<BTreeSet<_>>(), (1..=64).collect());
    }

    async fn a_case_that_was_given_up_leaves_no_gap(office) {
        let world = world(&office).await;
        let letter = taken(&office, &world, &world.officer, "a").await;
        let class = class(&office, "123").await.id;
        let before = office.rows().await;
        {
            let mut act = act(&office, &world.officer).await;
            let right = cases::may_open(&mut act, &world.officer, letter.id, letter.circulation.version).await.unwrap();
            let new = NewCase { class, title: "a", started_on: office.clock.now().warsaw_date() };
            let (_, sign, _) = cases::open(&mut act, right, new).await.unwrap();
            assert_eq!(sign.number(), 1);
        }
        assert_eq!(office.rows().await, before);
        assert_eq!(try_to_open(&office, &world.officer, &letter, "a").await.unwrap().1.number(), 1);
    }

    async fn of_two_who_open_with_the_same_letter_at_once_one_wins(office) {
        let world = world(&office).await;
        let letter = taken(&office, &world, &world.officer, "a").await;
        let (one, other) = tokio::join!(
            try_to_open(&office, &world.officer, &letter, "a"),
            try_to_open(&office, &world.officer, &letter, "a"),
        );
        let (won, lost) = if one.is_ok() { (one, other) } else { (other, one) };
        assert!(won.is_ok());
        assert!(matches!(lost, Err(NotOpened::Denied(Denied::Stale))), "{lost:?}");
        assert_eq!(office.rows().await["cases"], 1);
    }

    async fn only_who_took_the_letter_and_carries_cases_opens_one(office) {
        let world = world(&office).await;
        let secretary = official(&office, "sekretarka", &world.unit, Post::Secretary).await;
        let for_officer = taken(&office, &world, &world.officer, "a").await;
        let for_head = taken(&office, &world, &world.head, "b").await;
        let for_secretary = taken(&office, &world, &secretary, "c").await;
        let untaken = letter_row(&office, letter(&office, &world.client, "d").await).await;
        let before = office.rows().await;
        for (who, letter) in [
            (&world.colleague, &for_officer), (&world.head, &for_officer), (&secretary, &for_officer),
            (&world.officer, &for_head), (&secretary, &for_secretary),
            (&world.officer, &untaken), (&world.head, &untaken),
        ] {
            let opened = try_to_open(&office, who, letter, "a").await;
            assert!(matches!(opened, Err(NotOpened::Denied(Denied::NotYours | Denied::NotNow))), "{opened:?}");
        }
        assert_eq!(office.rows().await, before);
        assert!(try_to_open(&office, &world.officer, &for_officer, "a").await.is_ok());
        assert!(try_to_open(&office, &world.head, &for_head, "a").await.is_ok());
    }

    async fn what_cannot_be_a_case_is_refused_and_leaves_no_trace(office) {
        let world = world(&office).await;
        let letter = taken(&office, &world, &world.officer, "a").await;
        let (final_class, above) = (class(&office, "123").await.id, class(&office, "12").await.id);
        let today = office.clock.now().warsaw_date();
        let unknown = office.journal.new_id();
        let before = office.rows().await;
        let long = "a".repeat(251);
        for (class, title, started_on, why) in [
            (above, "a", today, "class"), (unknown, "a", today, "class"),
            (final_class, " \n ", today, "empty"), (final_class, long.as_str(), today, "long"),
            (final_class, "a\u{202e}b", today, "hidden"),
            (final_class, "a", today.tomorrow().unwrap(), "start"), (final_class, "a", Date::new(1989, 12, 31).unwrap(), "start"),
        ] {
            let refused = open_with(&office, &world.officer, &letter, NewCase { class, title, started_on }).await.unwrap_err();
            let told = match &refused {
                NotOpened::Open(OpenError::Class) => "class",
                NotOpened::Open(OpenError::Title(TextError::Empty)) => "empty",
                NotOpened::Open(OpenError::Title(TextError::TooLong)) => "long",
                NotOpened::Open(OpenError::Title(TextError::Hidden)) => "hidden",
                NotOpened::Open(OpenError::Start) => "start",
                _ => "other",
            };
            assert_eq!(told, why, "{refused:?}");
        }
        assert_eq!(office.rows().await, before);
    }

    async fn a_case_keeps_its_number_when_its_unit_opens_more(office) {
        let world = world(&office).await;
        let first = open_case(&office, &world, "a").await;
        let second = open_case(&office, &world, "b").await;
        assert_eq!(row(&office, first).await.sign.to_string(), "OR.123.1.2026");
        assert_eq!(row(&office, second).await.sign.to_string(), "OR.123.2.2026");
    }
}
