//! The lists of cases of a unit.

use accounts::{Official, Post};
use cases::CaseList;
use testkit::{Office, on_both_databases};

use crate::world::{official, open_case, world};

const YEAR: i16 = 2026;

async fn begun(office: &Office, who: &Official, year: i16) -> Vec<(String, u32)> {
    let mut view = office.journal.view().await.unwrap();
    let lists = cases::case_lists(&mut view, who, year).await.unwrap();
    lists.into_iter().map(|list| (format!("{}.{}", list.unit, list.class), list.cases)).collect()
}

/// The numbers of a page of the list, and whether more follow.
async fn page(office: &Office, who: &Official, after: u32, size: u32) -> (Vec<u32>, bool) {
    let mut view = office.journal.view().await.unwrap();
    let list = CaseList { unit: "OR".to_owned(), class: "123".to_owned(), year: YEAR, cases: 0 };
    let found = cases::cases_of_list(&mut view, who, &list, after, size).await.unwrap();
    (found.rows.iter().map(|row| row.sign.number()).collect(), found.more)
}

on_both_databases! {
    async fn a_list_holds_its_cases_by_number_and_goes_on_from_any(office) {
        let world = world(&office).await;
        for title in ["Lipy", "Klony", "Dęby"] {
            open_case(&office, &world, title).await;
        }
        assert_eq!(begun(&office, &world.officer, YEAR).await, [("OR.123".to_owned(), 3)]);
        assert_eq!(begun(&office, &world.officer, YEAR - 1).await, []);
        assert_eq!(page(&office, &world.officer, 0, 2).await, (vec![1, 2], true));
        assert_eq!(page(&office, &world.officer, 2, 2).await, (vec![3], false));
    }

    async fn the_lists_of_another_unit_are_for_who_sees_all(office) {
        let world = world(&office).await;
        open_case(&office, &world, "Lipy").await;
        for (login, post, here, sees) in [
            ("a", Post::CaseOfficer, true, true), ("b", Post::Administrator, true, false), ("c", Post::UnitHead, false, false),
            ("d", Post::OfficeHead, false, true), ("e", Post::RecordsCoordinator, false, true),
        ] {
            let who = official(&office, login, if here { &world.unit } else { &world.other_unit }, post).await;
            assert_eq!(begun(&office, &who, YEAR).await.len(), usize::from(sees), "{post:?}");
            assert_eq!(page(&office, &who, 0, 9).await.0.len(), usize::from(sees), "{post:?}");
        }
    }
}
