//! The chronological store: paper lies in a box, goes out for somebody and comes back.

use accounts::{Official, Post};
use journal::{Actor, Recorded};
use registry::{Loan, MoveError, ShelfError, ShelfStep};
use testkit::{Office, on_both_databases};
use vocabulary::{Date, LetterId};

use crate::world::{official, paper, receive, world};

async fn done(office: &Office, clerk: &Official, letter: LetterId, what: &str) -> Result<(), ShelfError> {
    let mut act = office.journal.act(Actor::Account(clerk.id()), &office.request).await.unwrap();
    let right = clerk.registers_letters().unwrap();
    let recorded: Recorded = match what.split_once(' ').unwrap_or((what, "")) {
        ("put", place) => registry::put_away(&mut act, &right, clerk, letter, place).await?,
        ("lend", due) => {
            let loan = Loan { to: "Wydział Dróg, Adam Kos", sign: "GK.7012.1.2026", due: due.parse().unwrap() };
            registry::lend(&mut act, &right, clerk, letter, loan).await?
        }
        _ => registry::take_back(&mut act, &right, clerk, letter).await?,
    };
    act.commit(recorded).await?;
    Ok(())
}

async fn lent(office: &Office, clerk: &Official, size: u32) -> Vec<(LetterId, Option<Date>)> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let mut view = office.journal.view().await.unwrap();
        let page = registry::lent(&mut view, &clerk.may_see_register().unwrap(), after, size).await.unwrap();
        all.extend(page.rows.iter().map(|(row, line)| (row.id, line.due)));
        after = page.rows.last().and_then(|(row, line)| Some((line.due?, row.id)));
        if !page.more {
            return all;
        }
    }
}

on_both_databases! {
    async fn paper_goes_into_a_box_out_of_it_and_back(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.other_unit, Post::RegistryClerk).await;
        let id = paper(&office, &clerk, "Skarga", None).await;
        for what in ["put 2026/1", "lend 2026-12-01", "back", "put 2026/2"] {
            done(&office, &clerk, id, what).await.unwrap();
        }
        let lines = registry::shelf(&mut office.journal.view().await.unwrap(), id).await.unwrap();
        let told: Vec<_> = lines.iter().map(|line| (line.step, line.place.as_str(), line.to.as_str())).collect();
        assert_eq!(told, [
            (ShelfStep::Put, "2026/1", ""),
            (ShelfStep::Lent, "2026/1", "Wydział Dróg, Adam Kos"),
            (ShelfStep::Returned, "2026/1", ""),
            (ShelfStep::Put, "2026/2", ""),
        ]);
        assert_eq!((lines[1].sign.as_str(), lines[1].due.unwrap().to_string().as_str()), ("GK.7012.1.2026", "2026-12-01"));
        // The letter itself has not moved, and a form that shows it is not out of date.
        let letter = registry::letter(&mut office.journal.view().await.unwrap(), &clerk, id).await.unwrap().unwrap();
        assert_eq!(letter.row.circulation.version, 1);
    }

    async fn what_is_out_is_not_given_out_again_and_what_lies_nowhere_is_not_taken_out(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.other_unit, Post::RegistryClerk).await;
        let id = paper(&office, &clerk, "Skarga", None).await;
        for what in ["lend 2026-12-01", "back"] {
            assert!(matches!(done(&office, &clerk, id, what).await, Err(ShelfError::NotNow)), "{what}");
        }
        assert!(matches!(done(&office, &clerk, id, "put  ").await, Err(ShelfError::Wrong(MoveError::NoReason))));
        done(&office, &clerk, id, "put 2026/1").await.unwrap();
        // Pressed twice.
        assert!(matches!(done(&office, &clerk, id, "put 2026/1").await, Err(ShelfError::NotNow)));
        assert!(matches!(done(&office, &clerk, id, "lend 2020-01-01").await, Err(ShelfError::Wrong(MoveError::DuePast))));
        done(&office, &clerk, id, "lend 2026-12-01").await.unwrap();
        for what in ["lend 2026-12-01", "put 2026/2"] {
            assert!(matches!(done(&office, &clerk, id, what).await, Err(ShelfError::NotNow)), "{what}");
        }
        let electronic = receive(&office, &world.client, "A", "a").await.unwrap().id;
        assert!(matches!(done(&office, &clerk, electronic, "put 2026/1").await, Err(ShelfError::NotThere)));
    }

    async fn what_is_out_is_listed_by_its_day_and_a_box_by_its_letters(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.other_unit, Post::RegistryClerk).await;
        let mut ids = Vec::new();
        for (n, due) in ["2026-12-24", "2026-12-01", "2026-12-24"].into_iter().enumerate() {
            office.clock.advance(1);
            let id = paper(&office, &clerk, &format!("List {n}"), None).await;
            done(&office, &clerk, id, "put 2026/1").await.unwrap();
            done(&office, &clerk, id, &format!("lend {due}")).await.unwrap();
            ids.push(id);
        }
        let day = |text: &str| Some(text.parse::<Date>().unwrap());
        let all = [(ids[1], day("2026-12-01")), (ids[0], day("2026-12-24")), (ids[2], day("2026-12-24"))];
        assert_eq!(lent(&office, &clerk, 10).await, all);
        assert_eq!(lent(&office, &clerk, 1).await, all);
        done(&office, &clerk, ids[0], "back").await.unwrap();
        assert_eq!(lent(&office, &clerk, 10).await, [all[0], all[2]]);
        let mut view = office.journal.view().await.unwrap();
        let right = clerk.may_see_register().unwrap();
        let page = registry::in_box(&mut view, &right, " 2026/1 ", None, 2).await.unwrap();
        let told: Vec<_> = page.rows.iter().map(|(row, line)| (row.id, line.step)).collect();
        assert_eq!((told, page.more), (vec![(ids[2], ShelfStep::Lent), (ids[1], ShelfStep::Lent)], true));
        let page = registry::in_box(&mut view, &right, "2026/1", Some(ids[1]), 2).await.unwrap();
        assert_eq!((page.rows[0].1.step, page.more), (ShelfStep::Returned, false));
    }
}
