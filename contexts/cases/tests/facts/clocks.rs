//! The clock: it stands for what the law says, and the last day is counted anew.

use cases::{Clock, Light, PauseError, PauseReason, Stage};
use testkit::{Office, on_both_databases};
use vocabulary::{CaseId, Date, Instant};

use crate::world::{Undone, World, open_case, pause, pause_from, resume_on, row, world};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Noon of this day in Poland.
fn noon(office: &Office, date: &str) {
    office.clock.set(Instant::parse(&format!("{date}T11:00:00Z")).unwrap());
}

async fn case_of(office: &Office, date: &str) -> (World, CaseId) {
    noon(office, date);
    let world = world(office).await;
    let case = open_case(office, &world, "a").await;
    (world, case)
}

async fn clock(office: &Office, case: CaseId, today: &str) -> Clock {
    cases::clock(&row(office, case).await, day(today))
}

on_both_databases! {
    async fn days_that_the_party_took_are_not_counted_in(office) {
        let (world, case) = case_of(&office, "2026-03-02").await;
        assert_eq!(row(&office, case).await.last_day.unwrap().effective, day("2026-04-02"));
        noon(&office, "2026-03-10");
        pause(&office, &world.officer, case, PauseReason::AwaitingParty).await.unwrap();
        assert_eq!(row(&office, case).await.stage, Stage::AwaitingParty);
        noon(&office, "2026-03-16");
        resume_on(&office, &world.officer, case, day("2026-03-16")).await.unwrap();
        let row = row(&office, case).await;
        let last = row.last_day.unwrap();
        assert_eq!((row.stage, last.nominal, last.effective, last.excluded), (Stage::Open, day("2026-04-08"), day("2026-04-08"), 6));
    }

    async fn while_it_stands_the_days_left_stay_as_they_were(office) {
        let (world, case) = case_of(&office, "2026-11-02").await;
        noon(&office, "2026-11-10");
        pause(&office, &world.officer, case, PauseReason::AwaitingParty).await.unwrap();
        for today in ["2026-11-10", "2026-11-16", "2027-02-01"] {
            let clock = clock(&office, case, today).await;
            assert_eq!((clock.days_left, clock.light), (Some(22), Light::Green), "{today}");
            assert_eq!(clock.stands, Some((day("2026-11-10"), PauseReason::AwaitingParty)));
            assert_eq!(clock.last.map(|last| last.effective), Some(day("2026-12-02")));
        }
    }

    async fn lights_change_a_week_before_the_last_day_and_after_it(office) {
        // The month ends on 15 August 2026: a Saturday and a feast.
        let (_, case) = case_of(&office, "2026-07-15").await;
        for (today, left, light) in [
            ("2026-07-15", 33, Light::Green), ("2026-08-09", 8, Light::Green), ("2026-08-10", 7, Light::Amber),
            ("2026-08-15", 2, Light::Amber), ("2026-08-17", 0, Light::Amber), ("2026-08-18", -1, Light::Red),
            ("2026-12-31", -136, Light::Red),
        ] {
            let clock = clock(&office, case, today).await;
            assert_eq!((clock.days_left, clock.light), (Some(left), light), "{today}");
        }
    }

    async fn what_is_late_stays_late_while_it_stands(office) {
        let (world, case) = case_of(&office, "2026-03-02").await;
        noon(&office, "2026-04-10");
        pause(&office, &world.officer, case, PauseReason::AwaitingBody).await.unwrap();
        let stands = clock(&office, case, "2026-05-01").await;
        assert_eq!((stands.days_left, stands.light), (Some(-8), Light::Red));
        noon(&office, "2026-05-04");
        resume_on(&office, &world.officer, case, day("2026-05-04")).await.unwrap();
        assert_eq!(row(&office, case).await.last_day.unwrap().effective, day("2026-04-02"));
    }

    async fn pauses_add_up_and_one_of_a_day_adds_nothing(office) {
        let (world, case) = case_of(&office, "2026-03-02").await;
        for (from, on, reason) in [
            ("2026-03-02", "2026-03-04", PauseReason::AwaitingParty),
            ("2026-03-04", "2026-03-05", PauseReason::Mediation),
            ("2026-03-06", "2026-03-06", PauseReason::PartyDelay),
            ("2026-03-09", "2026-03-12", PauseReason::AwaitingBody),
        ] {
            noon(&office, on);
            pause_from(&office, &world.officer, case, reason, day(from)).await.unwrap();
            assert_eq!(row(&office, case).await.stage, reason.stage());
            resume_on(&office, &world.officer, case, day(on)).await.unwrap();
        }
        let last = row(&office, case).await.last_day.unwrap();
        assert_eq!((last.excluded, last.nominal), (6, day("2026-04-08")));
    }

    async fn the_history_tells_the_day_that_was_chosen_and_the_day_of_entry(office) {
        let (world, case) = case_of(&office, "2026-03-02").await;
        for (entered, from, on) in [("2026-04-10", "2026-03-20", "2026-03-30"), ("2026-04-20", "2026-04-15", "2026-04-20")] {
            noon(&office, entered);
            pause_from(&office, &world.officer, case, PauseReason::AwaitingParty, day(from)).await.unwrap();
            resume_on(&office, &world.officer, case, day(on)).await.unwrap();
        }
        let mut view = office.journal.view().await.unwrap();
        let inside = cases::case(&mut view, &world.officer, case).await.unwrap().unwrap().steps;
        let days: Vec<_> = inside.iter().map(|step| (step.at.warsaw_date(), step.day)).collect();
        let expected = [
            ("2026-03-02", None), ("2026-04-10", Some("2026-03-20")), ("2026-04-10", Some("2026-03-30")),
            ("2026-04-20", Some("2026-04-15")), ("2026-04-20", Some("2026-04-20")),
        ];
        assert_eq!(days, expected.map(|(at, told)| (day(at), told.map(day))));
        let client = world.client.as_client().unwrap();
        let opened = cases::matter(&mut view, &client, cases::MatterId::Case(case)).await.unwrap().unwrap();
        let told: Vec<_> = opened.steps.iter().filter_map(|step| step.day).collect();
        assert_eq!(told, ["2026-03-20", "2026-03-30", "2026-04-15", "2026-04-20"].map(day));
    }

    async fn the_clock_neither_stops_nor_runs_on_impossible_days(office) {
        let (world, case) = case_of(&office, "2026-03-02").await;
        noon(&office, "2026-03-10");
        let refused = async |from: &str| pause_from(&office, &world.officer, case, PauseReason::AwaitingParty, day(from)).await;
        assert!(matches!(refused("2026-03-11").await, Err(Undone::Deed(PauseError::Future))));
        assert!(matches!(refused("2026-03-01").await, Err(Undone::Deed(PauseError::TooEarly))));
        pause_from(&office, &world.officer, case, PauseReason::AwaitingParty, day("2026-03-05")).await.unwrap();
        let refused = async |on: &str| resume_on(&office, &world.officer, case, day(on)).await;
        assert!(matches!(refused("2026-03-11").await, Err(Undone::Deed(PauseError::Future))));
        assert!(matches!(refused("2026-03-04").await, Err(Undone::Deed(PauseError::TooEarly))));
        resume_on(&office, &world.officer, case, day("2026-03-08")).await.unwrap();
        let early = pause_from(&office, &world.officer, case, PauseReason::AwaitingParty, day("2026-03-07")).await;
        assert!(matches!(early, Err(Undone::Deed(PauseError::TooEarly))));
    }
}
