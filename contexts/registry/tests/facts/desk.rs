//! What waits for whom, and what is found.

use accounts::{Official, Post};
use journal::Actor;
use registry::{Assignment, Scan, ScanScope, Sheets};
use testkit::{Office, on_both_databases};
use vocabulary::LetterId;

use crate::world::{official, paper, receive, world};

async fn waits(office: &Office, who: &Official) -> Vec<i64> {
    let rows = registry::waiting(&mut office.journal.view().await.unwrap(), who, 10).await.unwrap();
    rows.iter().map(|row| row.number.number).collect()
}

async fn found(office: &Office, who: &Official, query: &str) -> Vec<i64> {
    let rows = registry::find(&mut office.journal.view().await.unwrap(), who, query, 10).await.unwrap();
    rows.iter().map(|row| row.number.number).collect()
}

async fn assign(office: &Office, head: &Official, letter: LetterId, to: &Official) {
    let mut act = office.journal.act(Actor::Account(head.id()), &office.request).await.unwrap();
    let right = registry::may_assign(&mut act, head, letter, 1).await.unwrap();
    let to = Assignment { unit: to.unit().id, person: Some(to.id()), instructions: String::new(), due: None };
    let recorded = registry::assign(&mut act, right, to).await.unwrap();
    act.commit(recorded).await.unwrap();
}

on_both_databases! {
    async fn letters_wait_for_those_whose_turn_it_is_the_most_urgent_first(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.other_unit, Post::RegistryClerk).await;
        let boss = official(&office, "boss", &world.other_unit, Post::OfficeHead).await;
        let head = official(&office, "head", &world.unit, Post::UnitHead).await;
        let adam = official(&office, "adam", &world.unit, Post::CaseOfficer).await;
        let beata = official(&office, "beata", &world.unit, Post::CaseOfficer).await;
        let late = receive(&office, &world.client, "A", "a").await.unwrap().id;
        office.clock.advance(30 * 86_400);
        // 2 came on paper on 20 November and is older than 3, which came by the portal a month later.
        let none = Scan { scope: ScanScope::None, reason: "makieta".to_owned(), file: None, sheets: Sheets::default() };
        paper(&office, &clerk, "papier", Some(none)).await;
        receive(&office, &world.client, "A", "a").await.unwrap();
        paper(&office, &clerk, "papier nieskanowany", None).await;
        assert_eq!(waits(&office, &clerk).await, [2, 4]);
        assert_eq!(waits(&office, &boss).await, [0_i64; 0]);
        assert_eq!(waits(&office, &head).await, [1, 3]);
        assign(&office, &head, late, &adam).await;
        assert_eq!(waits(&office, &head).await, [3]);
        assert_eq!((waits(&office, &adam).await, waits(&office, &beata).await), (vec![1], vec![]));
        assert_eq!(registry::waiting(&mut office.journal.view().await.unwrap(), &clerk, 1).await.unwrap().len(), 1);
    }

    async fn what_a_person_who_left_has_waits_for_the_head_of_the_unit(office) {
        let world = world(&office).await;
        let head = official(&office, "head", &world.unit, Post::UnitHead).await;
        let stranger = official(&office, "stranger", &world.other_unit, Post::UnitHead).await;
        let adam = official(&office, "adam", &world.unit, Post::CaseOfficer).await;
        let beata = official(&office, "beata", &world.unit, Post::CaseOfficer).await;
        let celina = official(&office, "celina", &world.unit, Post::CaseOfficer).await;
        for (person, takes) in [(&adam, true), (&beata, false), (&celina, true)] {
            let id = receive(&office, &world.client, "A", "a").await.unwrap().id;
            assign(&office, &head, id, person).await;
            if takes {
                let mut act = office.journal.act(Actor::Account(person.id()), &office.request).await.unwrap();
                let right = registry::may_take(&mut act, person, id, 2).await.unwrap();
                let recorded = registry::take(&mut act, right).await.unwrap();
                act.commit(recorded).await.unwrap();
            }
        }
        assert_eq!(waits(&office, &head).await, [0_i64; 0]);
        let administrator = official(&office, "admin", &world.unit, Post::Administrator).await.administers().unwrap();
        let mut act = office.journal.act(Actor::System, &office.request).await.unwrap();
        let recorded = accounts::close_official(&mut act, &administrator, adam.id()).await.unwrap();
        act.commit(recorded).await.unwrap();
        assert_eq!(waits(&office, &head).await, [1]);
        let mut act = office.journal.act(Actor::System, &office.request).await.unwrap();
        let moved = accounts::OfficialData {
            name: "Anna Nowak".to_owned(),
            unit: world.other_unit.id,
            post: Post::CaseOfficer,
            room: String::new(),
            phone: String::new(),
        };
        let recorded = accounts::change_official(&mut act, &administrator, beata.id(), &moved).await.unwrap();
        act.commit(recorded).await.unwrap();
        assert_eq!(waits(&office, &head).await, [1, 2]);
        assert_eq!(waits(&office, &stranger).await, [0_i64; 0]);
    }

    async fn letters_are_found_by_number_and_by_beginnings_of_words(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.other_unit, Post::RegistryClerk).await;
        receive(&office, &world.client, "Żaneta Łoś-Kowalska", "Opłata za śmieci").await.unwrap();
        receive(&office, &world.client, "Jan Kos", "Wniosek 12/2026 o opłatę").await.unwrap();
        for (query, numbers) in [
            ("łoś", vec![1]), ("LOS kowal", vec![1]), ("oplat", vec![2, 1]), ("opłata śmieci", vec![1]), ("kos opłat", vec![2]),
            ("12/2026", vec![2]), ("RPW/2026/1", vec![1]), ("2026/2", vec![2]), ("płata", vec![]), ("nikt", vec![]),
            ("", vec![]), ("%", vec![]), ("'", vec![]), ("\0", vec![]), ("RPW/2026/9", vec![]),
        ] {
            assert_eq!(found(&office, &clerk, query).await, numbers, "{query:?}");
        }
    }

    async fn only_what_one_may_see_is_found(office) {
        let world = world(&office).await;
        let head = official(&office, "head", &world.unit, Post::UnitHead).await;
        let stranger = official(&office, "stranger", &world.other_unit, Post::UnitHead).await;
        let administrator = official(&office, "admin", &world.unit, Post::Administrator).await;
        receive(&office, &world.client, "Jan Kos", "Latarnia").await.unwrap();
        for query in ["latarnia", "2026/1"] {
            assert_eq!(found(&office, &head, query).await, [1]);
            assert_eq!(found(&office, &stranger, query).await, [0_i64; 0]);
            assert_eq!(found(&office, &administrator, query).await, [0_i64; 0]);
        }
        assert_eq!(waits(&office, &administrator).await, [0_i64; 0]);
    }
}
