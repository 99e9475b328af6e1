//! Extracts of the register.

use accounts::Post;
use registry::RpwNumber;
use testkit::{Office, on_both_databases};
use vocabulary::Instant;

use crate::world::{official, paper, receive, world};

/// The numbers of an extract, page by page.
async fn numbers(office: &Office, clerk: &accounts::Official, from: &str, to: &str, size: u32) -> Vec<(i64, i64)> {
    let right = clerk.may_see_register().unwrap();
    let (from, to) = (Instant::parse(from).unwrap(), Instant::parse(to).unwrap());
    let (mut found, mut after): (Vec<(i64, i64)>, Option<RpwNumber>) = (Vec::new(), None);
    loop {
        let mut view = office.journal.view().await.unwrap();
        let page = registry::extract(&mut view, &right, from, to, after, size).await.unwrap();
        after = page.rows.last().map(|last| last.row.number);
        found.extend(page.rows.iter().map(|line| (line.row.number.year, line.row.number.number)));
        if !page.more {
            return found;
        }
    }
}

on_both_databases! {
    async fn an_extract_has_every_letter_of_its_days_once_in_order_over_the_new_year(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.unit, Post::RegistryClerk).await;
        for day in ["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"] {
            office.clock.set(Instant::parse(&format!("{day}T10:00:00Z")).unwrap());
            receive(&office, &world.client, "A", day).await.unwrap();
            paper(&office, &clerk, day, None).await;
        }
        let expected = [(2026, 3), (2026, 4), (2027, 1), (2027, 2)];
        for size in [1, 2, 3, 4, 100] {
            let found = numbers(&office, &clerk, "2026-12-31T00:00:00Z", "2027-01-02T00:00:00Z", size).await;
            assert_eq!(found, expected, "{size} a page");
        }
        assert_eq!(numbers(&office, &clerk, "2026-12-31T00:00:00Z", "2026-12-31T10:00:00Z", 10).await, []);
        assert_eq!(numbers(&office, &clerk, "2027-02-01T00:00:00Z", "2027-03-01T00:00:00Z", 10).await, []);
    }

    async fn an_extract_tells_what_was_read_off_a_letter_and_how_many_enclosures_it_has(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.unit, Post::RegistryClerk).await;
        receive(&office, &world.client, "A", "a").await.unwrap();
        paper(&office, &clerk, "b", None).await;
        let right = clerk.may_see_register().unwrap();
        let (from, to) = (Instant::from_seconds(0), Instant::parse("2100-01-01T00:00:00Z").unwrap());
        let mut view = office.journal.view().await.unwrap();
        let lines = registry::extract(&mut view, &right, from, to, None, 10).await.unwrap().rows;
        let told: Vec<_> = lines
            .iter()
            .map(|line| (line.row.subject.as_str(), line.enclosures, line.paper.as_ref().and_then(|paper| paper.date_on_letter.as_deref())))
            .collect();
        assert_eq!(told, [("a", 1, None), ("b", 2, Some("2026-11"))]);
    }
}
