//! Who looked: kept once a person and day, shown to the client whose case it is, forgotten after two years.

use accounts::Post;
use cases::{LookedInto, MatterId};
use testkit::{Office, on_both_databases};
use vocabulary::{CaseId, Clock as _, Date, Instant, LetterId};

use crate::world::{World, letter, official, open_case, row, world};

async fn seen(office: &Office, world: &World, id: MatterId) -> Vec<(String, String)> {
    let client = world.client.as_client().unwrap();
    let opened = cases::matter(&mut office.journal.view().await.unwrap(), &client, id).await.unwrap().unwrap();
    opened.looks.into_iter().map(|look| (look.day.to_string(), look.name)).collect()
}

async fn of_case(office: &Office, world: &World, case: CaseId) -> Vec<(String, String)> {
    seen(office, world, MatterId::Case(case)).await
}

async fn of_letter(office: &Office, world: &World, letter: LetterId) -> Vec<(String, String)> {
    seen(office, world, MatterId::Letter(letter)).await
}

fn told(day: Date, name: &str) -> (String, String) {
    (day.to_string(), name.to_owned())
}

on_both_databases! {
    async fn each_official_who_looks_is_kept_once_a_day(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "a").await;
        assert_eq!(of_case(&office, &world, case).await, []);
        let today = office.clock.now().warsaw_date();
        for _ in 0..3 {
            cases::look(&office.journal, &world.officer, LookedInto::Case(case)).await.unwrap();
        }
        cases::look(&office.journal, &world.head, LookedInto::Letter(row(&office, case).await.letter)).await.unwrap();
        assert_eq!(office.rows().await["looks"], 2);
        let both = [told(today, "naczelnik"), told(today, "referent")];
        assert_eq!(of_case(&office, &world, case).await, both, "of the case and of the letters in its file");
        office.clock.set(Instant::from_seconds(office.clock.now().seconds() + 24 * 3600));
        cases::look(&office.journal, &world.officer, LookedInto::Case(case)).await.unwrap();
        let [first, second] = both;
        let tomorrow = office.clock.now().warsaw_date();
        assert_eq!(of_case(&office, &world, case).await, [told(tomorrow, "referent"), first, second]);
    }

    async fn a_look_is_told_to_the_client_whose_file_it_is_and_of_no_other_file(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "a").await;
        let (mine, other) = (letter(&office, &world.client, "b").await, letter(&office, &world.client, "c").await);
        let clerk = official(&office, "kancelaria", &world.unit, Post::RegistryClerk).await;
        cases::look(&office.journal, &clerk, LookedInto::Letter(mine)).await.unwrap();
        let today = office.clock.now().warsaw_date();
        assert_eq!(of_letter(&office, &world, mine).await, [told(today, "kancelaria")]);
        assert_eq!(of_letter(&office, &world, other).await, []);
        assert_eq!(of_case(&office, &world, case).await, []);
    }

    async fn looks_are_forgotten_after_two_years_and_not_a_day_before(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "a").await;
        cases::look(&office.journal, &world.officer, LookedInto::Case(case)).await.unwrap();
        let today = office.clock.now().warsaw_date();
        let in_two_years = Date::new(today.year() + 2, today.month(), today.day()).unwrap();
        assert_eq!(cases::forget_looks(&office.journal, in_two_years).await.unwrap(), 0);
        assert_eq!(of_case(&office, &world, case).await.len(), 1);
        assert_eq!(cases::forget_looks(&office.journal, in_two_years.tomorrow().unwrap()).await.unwrap(), 1);
        assert_eq!(of_case(&office, &world, case).await, []);
        let leap = Date::new(2028, 2, 29).unwrap();
        assert_eq!(cases::forget_looks(&office.journal, leap).await.unwrap(), 0);
    }
}
