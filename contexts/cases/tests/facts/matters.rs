//! What clients see of their matters, and what nobody else's client sees.

use accounts::Client;
use cases::{Deed, MatterId, PauseReason, Seen, StepKind};
use registry::{LetterState, RpwNumber};
use testkit::{Office, on_both_databases};

use crate::world::{client, close, letter, open_case, pause, row, taken, try_to_open, work, world};

async fn matters(office: &Office, client: &Client) -> Vec<MatterId> {
    let mut view = office.journal.view().await.unwrap();
    cases::matters(&mut view, client, None, 100).await.unwrap().rows.into_iter().map(|matter| matter.id).collect()
}

on_both_databases! {
    async fn a_letter_is_a_matter_until_it_becomes_a_case(office) {
        let world = world(&office).await;
        let client = world.client.as_client().unwrap();
        let letter = taken(&office, &world, &world.officer, "Latarnia").await;
        assert_eq!(matters(&office, &client).await, [MatterId::Letter(letter.id)]);
        let mut view = office.journal.view().await.unwrap();
        let opened = cases::matter(&mut view, &client, MatterId::Letter(letter.id)).await.unwrap().unwrap();
        assert_eq!((opened.matter.title.as_str(), opened.matter.letter_state), ("Latarnia", LetterState::Taken));
        assert_eq!(opened.holder.unwrap().name, "referent");
        assert!(opened.matter.letter_last_day.is_some());

        let (case, sign) = try_to_open(&office, &world.officer, &letter, "Latarnia przy szkole").await.unwrap();
        assert_eq!(matters(&office, &client).await, [MatterId::Case(case)]);
        let mut view = office.journal.view().await.unwrap();
        for id in [MatterId::Case(case), MatterId::Letter(letter.id)] {
            let opened = cases::matter(&mut view, &client, id).await.unwrap().unwrap();
            assert_eq!((opened.matter.id, opened.matter.title.as_str()), (MatterId::Case(case), "Latarnia przy szkole"));
            assert_eq!(opened.matter.case.unwrap().sign, sign);
            assert_eq!(opened.letters.iter().map(|letter| letter.id).collect::<Vec<_>>(), [letter.id]);
            assert_eq!(opened.steps.last().unwrap().kind, Seen::Case(StepKind::Opened));
            assert!(opened.steps.iter().all(|step| step.kind != Seen::Letter(registry::StepKind::Filed)));
        }
    }

    async fn nothing_written_for_the_inside_is_shown(office) {
        let world = world(&office).await;
        let client = world.client.as_client().unwrap();
        let case = open_case(&office, &world, "a").await;
        for text in ["tajna notatka", "druga"] {
            let noted = work(&office, &world.officer, case, Deed::Note, async |act, right| cases::note(act, right, text).await);
            noted.await.unwrap();
        }
        pause(&office, &world.officer, case, PauseReason::AwaitingParty).await.unwrap();
        let mut view = office.journal.view().await.unwrap();
        let opened = cases::matter(&mut view, &client, MatterId::Case(case)).await.unwrap().unwrap();
        let told: Vec<_> = opened.steps.iter().filter_map(|step| match step.kind {
            Seen::Case(kind) => Some(kind),
            Seen::Letter(_) => None,
        }).collect();
        assert_eq!(told, [StepKind::Opened, StepKind::Paused(PauseReason::AwaitingParty)]);
        let everything = format!("{opened:?}");
        assert!(!everything.contains("tajna") && !everything.contains("powód"), "{everything}");
    }

    async fn another_client_sees_nothing(office) {
        let world = world(&office).await;
        let other = client(&office, "barbara").await.as_client().unwrap();
        let case = open_case(&office, &world, "a").await;
        let loose = letter(&office, &world.client, "b").await;
        assert_eq!(matters(&office, &other).await, []);
        let mut view = office.journal.view().await.unwrap();
        let opening = row(&office, case).await.letter;
        for id in [MatterId::Case(case), MatterId::Letter(loose), MatterId::Letter(opening)] {
            assert!(cases::matter(&mut view, &other, id).await.unwrap().is_none());
        }
    }

    async fn a_supplement_is_part_of_its_matter_and_no_matter_of_its_own(office) {
        let world = world(&office).await;
        let anna = world.client.as_client().unwrap();
        let case = open_case(&office, &world, "a").await;
        let supplement = taken(&office, &world, &world.officer, "uzupełnienie").await;
        let attached = work(&office, &world.officer, case, Deed::Attach, async |act, right| {
            let file = registry::may_file(act, &world.officer, supplement.id, supplement.circulation.version).await.unwrap();
            cases::attach(act, right, file).await
        });
        attached.await.unwrap();
        assert_eq!(matters(&office, &anna).await, [MatterId::Case(case)]);
        let mut view = office.journal.view().await.unwrap();
        let opened = cases::matter(&mut view, &anna, MatterId::Case(case)).await.unwrap().unwrap();
        assert_eq!(opened.letters.len(), 2);
    }

    async fn matters_are_listed_newest_first_in_parts(office) {
        let world = world(&office).await;
        let anna = world.client.as_client().unwrap();
        let mut expected = Vec::new();
        for n in 0..5 {
            expected.insert(0, if n % 2 == 0 {
                MatterId::Letter(letter(&office, &world.client, "a").await)
            } else {
                MatterId::Case(open_case(&office, &world, "a").await)
            });
        }
        for size in [1, 2, 5, 6] {
            let (mut seen, mut before) = (Vec::new(), None::<RpwNumber>);
            loop {
                let mut view = office.journal.view().await.unwrap();
                let page = cases::matters(&mut view, &anna, before, size).await.unwrap();
                before = page.rows.last().map(|matter| matter.number);
                seen.extend(page.rows.iter().map(|matter| matter.id));
                if !page.more {
                    break;
                }
            }
            assert_eq!(seen, expected, "{size}");
        }
    }

    async fn a_closed_case_stays_with_its_client(office) {
        let world = world(&office).await;
        let anna = world.client.as_client().unwrap();
        let case = open_case(&office, &world, "a").await;
        close(&office, &world.officer, case, "wewnętrzny powód").await.unwrap();
        let mut view = office.journal.view().await.unwrap();
        let opened = cases::matter(&mut view, &anna, MatterId::Case(case)).await.unwrap().unwrap();
        assert_eq!(opened.steps.last().unwrap().kind, Seen::Case(StepKind::Closed));
        assert!(!format!("{opened:?}").contains("wewnętrzny"));
    }
}
