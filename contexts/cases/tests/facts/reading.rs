//! Reading cases within one's rights: lists, finding, and what waits.

use accounts::{Official, Post};
use cases::{PauseReason, Waiting};
use testkit::{Office, on_both_databases};
use vocabulary::{CaseId, Clock as _, Date};

use crate::world::{
    class, client, close, letter, official, open_case, open_unit, open_with, pause, taken, try_to_open, world,
};
use cases::NewCase;

async fn found(office: &Office, who: &Official, query: &str) -> Vec<String> {
    let mut view = office.journal.view().await.unwrap();
    let rows = cases::find(&mut view, who, query, 10).await.unwrap();
    rows.iter().map(|row| row.sign.to_string()).collect()
}

async fn waiting(office: &Office, who: &Official) -> Vec<CaseId> {
    let mut view = office.journal.view().await.unwrap();
    cases::waiting(&mut view, who, 100).await.unwrap().iter().map(|row| row.id).collect()
}

on_both_databases! {
    async fn another_unit_and_the_administrator_see_nothing_of_a_case(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "Latarnia").await;
        for (login, post, here, sees) in [
            ("a", Post::CaseOfficer, true, true), ("b", Post::RegistryClerk, true, true), ("c", Post::Secretary, true, true),
            ("d", Post::UnitHead, true, true), ("e", Post::Administrator, true, false),
            ("f", Post::CaseOfficer, false, false), ("g", Post::RegistryClerk, false, false), ("h", Post::Secretary, false, false),
            ("i", Post::UnitHead, false, false), ("j", Post::Administrator, false, false),
            ("k", Post::OfficeHead, false, true), ("l", Post::DeputyHead, false, true), ("m", Post::RecordsCoordinator, false, true),
        ] {
            let who = official(&office, login, if here { &world.unit } else { &world.other_unit }, post).await;
            let mut view = office.journal.view().await.unwrap();
            assert_eq!(cases::case(&mut view, &who, case).await.unwrap().is_some(), sees, "{post:?} {here}");
            assert_eq!(cases::list(&mut view, &who, None, 10).await.unwrap().rows.len(), usize::from(sees), "{post:?} {here}");
            for query in ["OR.123.1.2026", "OR.123.1.2026.5.JK", "latarnia", "anna", "123"] {
                assert_eq!(found(&office, &who, query).await.len(), usize::from(sees), "{post:?} {here} {query}");
            }
        }
        let mut view = office.journal.view().await.unwrap();
        let unknown = office.journal.new_id();
        assert!(cases::case(&mut view, &world.head, unknown).await.unwrap().is_none());
    }

    async fn cases_are_found_by_sign_and_by_beginnings_of_words(office) {
        let world = world(&office).await;
        for title in ["Opłata za śmieci", "Wycinka drzewa, ul. Źródlana 7", "Opłata skarbowa"] {
            office.clock.advance(1);
            open_case(&office, &world, title).await;
        }
        let (one, two, three) = ("OR.123.1.2026", "OR.123.2.2026", "OR.123.3.2026");
        for (query, expected) in [
            ("opłata", vec![three, one]), ("OPLATA", vec![three, one]), ("opł śmi", vec![one]), ("śmieci opłata", vec![one]),
            ("zrodl", vec![two]), ("anna wyc", vec![two]), ("  OR.123.2.2026 ", vec![two]), ("123.3", vec![three]),
            ("OR.123.9.2026", vec![]), ("", vec![]), ("%", vec![]), ("nikt", vec![]), ("opłata nikt", vec![]), ("\0", vec![]),
            ("anna opłata skarbowa", vec![three]), ("łata", vec![]), ("opłata śmieci skarbowa", vec![]),
        ] {
            assert_eq!(found(&office, &world.officer, query).await, expected, "{query:?}");
        }
    }

    async fn a_renamed_case_is_found_by_its_new_title_only(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "Latarnia przy szkole").await;
        let renamed = crate::world::work(&office, &world.officer, case, cases::Deed::Rename, async |act, right| {
            cases::rename(act, right, "Latarnia przy parku").await
        });
        renamed.await.unwrap();
        assert_eq!(found(&office, &world.officer, "szkole").await.len(), 0);
        assert_eq!(found(&office, &world.officer, "latarnia parku anna").await.len(), 1);
    }

    async fn pages_neither_lose_nor_repeat(office) {
        let world = world(&office).await;
        let mut expected = Vec::new();
        for n in 0..7 {
            office.clock.advance(1);
            expected.insert(0, open_case(&office, &world, &n.to_string()).await);
        }
        let mayor = official(&office, "burmistrz", &world.other_unit, Post::OfficeHead).await;
        for who in [&world.colleague, &mayor] {
            for size in [1, 2, 3, 6, 7, 8] {
                let (mut seen, mut before) = (Vec::new(), None);
                loop {
                    let mut view = office.journal.view().await.unwrap();
                    let page = cases::list(&mut view, who, before, size).await.unwrap();
                    assert!(page.rows.len() <= size as usize);
                    seen.extend(page.rows.iter().map(|row| row.id));
                    before = seen.last().copied();
                    if !page.more {
                        break;
                    }
                }
                assert_eq!(seen, expected, "{size}");
            }
        }
    }

    async fn what_waits_is_sorted_by_last_day_and_what_stands_comes_last(office) {
        let world = world(&office).await;
        let mut cases = Vec::new();
        for (title, day) in [("późna", 20), ("wczesna", 2), ("stojąca", 1), ("zamknięta", 3)] {
            let letter = taken(&office, &world, &world.officer, title).await;
            let class = class(&office, "123").await.id;
            let started_on = Date::new(2026, 11, day).unwrap();
            cases.push(open_with(&office, &world.officer, &letter, NewCase { class, title, started_on }).await.unwrap().0);
        }
        pause(&office, &world.officer, cases[2], PauseReason::AwaitingParty).await.unwrap();
        close(&office, &world.officer, cases[3], "tylko do wiadomości").await.unwrap();
        assert_eq!(waiting(&office, &world.officer).await, [cases[1], cases[0], cases[2]]);
        for nobody in [&world.colleague, &world.head] {
            assert_eq!(waiting(&office, nobody).await, []);
        }
    }

    async fn cases_of_those_who_are_gone_wait_for_the_head_of_the_unit(office) {
        let world = world(&office).await;
        let administrator = official(&office, "administrator", &world.other_unit, Post::Administrator).await;
        let right = administrator.administers().unwrap();
        let mut cases = Vec::new();
        for officer in [&world.officer, &world.colleague] {
            let letter = taken(&office, &world, officer, "a").await;
            cases.push(try_to_open(&office, officer, &letter, "a").await.unwrap().0);
            office.clock.advance(1);
        }
        let stranger = official(&office, "obca", &world.other_unit, Post::UnitHead).await;
        let mut closing = crate::world::act(&office, &administrator).await;
        let recorded = accounts::close_official(&mut closing, &right, world.officer.id()).await.unwrap();
        closing.commit(recorded).await.unwrap();
        assert_eq!(waiting(&office, &world.head).await, [cases[0]]);
        let moved = accounts::OfficialData {
            name: "referentka".to_owned(),
            unit: world.other_unit.id,
            post: Post::CaseOfficer,
            room: String::new(),
            phone: String::new(),
        };
        let mut moving = crate::world::act(&office, &administrator).await;
        let recorded = accounts::change_official(&mut moving, &right, world.colleague.id(), &moved).await.unwrap();
        moving.commit(recorded).await.unwrap();
        assert_eq!(waiting(&office, &world.head).await, cases);
        assert_eq!(waiting(&office, &stranger).await, []);
        assert!(!crate::world::row(&office, cases[0]).await.carried);
        let handed = crate::world::work(&office, &world.head, cases[0], cases::Deed::HandOver, async |act, right| {
            cases::hand_over(act, right, world.head.id()).await
        });
        handed.await.unwrap();
        assert!(crate::world::row(&office, cases[0]).await.carried);
        assert_eq!(waiting(&office, &world.head).await, cases);
    }

    async fn letters_and_cases_wait_on_one_desk(office) {
        let world = world(&office).await;
        let old = open_case(&office, &world, "stara").await;
        office.clock.advance(86_400);
        let untouched = taken(&office, &world, &world.officer, "pismo").await;
        office.clock.advance(86_400);
        let letter_for_new = taken(&office, &world, &world.officer, "nowa").await;
        let new = try_to_open(&office, &world.officer, &letter_for_new, "nowa").await.unwrap().0;
        let mut view = office.journal.view().await.unwrap();
        let desk = cases::desk(&mut view, &world.officer, 10).await.unwrap();
        let ids: Vec<_> = desk.iter().map(|waiting| match waiting {
            Waiting::Letter(row) => row.id.uuid(),
            Waiting::Case(row) | Waiting::Opinion(row, _) => row.id.uuid(),
        }).collect();
        assert_eq!(ids, [old.uuid(), untouched.id.uuid(), new.uuid()]);
        assert_eq!(cases::desk(&mut view, &world.officer, 2).await.unwrap().len(), 2);
    }

    async fn two_units_count_apart(office) {
        let world = world(&office).await;
        open_case(&office, &world, "a").await;
        let unit = open_unit(&office, "DR").await;
        let head = official(&office, "drogi", &unit, Post::UnitHead).await;
        let other = client(&office, "barbara").await;
        let id = letter(&office, &other, "b").await;
        let row = crate::world::letter_row(&office, id).await;
        let mut act = crate::world::act(&office, &world.head).await;
        let right = registry::may_refuse(&mut act, &world.head, id, row.circulation.version).await.unwrap();
        let recorded = registry::refuse(&mut act, right, "nie nasze", Some(unit.id)).await.unwrap();
        act.commit(recorded).await.unwrap();
        let row = crate::world::letter_row(&office, id).await;
        let mut act = crate::world::act(&office, &head).await;
        let right = registry::may_take(&mut act, &head, id, row.circulation.version).await.unwrap();
        let recorded = registry::take(&mut act, right).await.unwrap();
        act.commit(recorded).await.unwrap();
        let row = crate::world::letter_row(&office, id).await;
        let (_, sign) = try_to_open(&office, &head, &row, "b").await.unwrap();
        assert_eq!(sign.to_string(), "DR.123.1.2026");
        assert_eq!(office.clock.now().warsaw_date().year(), sign.year());
        assert_eq!(found(&office, &head, "123").await, ["DR.123.1.2026"]);
    }
}
