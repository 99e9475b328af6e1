//! What the deeds do, and that a page that is out of date does nothing.

use accounts::Post;
use cases::{CloseError, Deed, Denied, HandOverError, NoteError, PauseReason, Stage, StepKind, TextError};
use registry::LetterState;
use testkit::on_both_databases;
use vocabulary::Clock as _;

use crate::world::{
    Undone, World, act, client_with_mail, close, letter_row, official, open_case, pause, resume_on, row, taken, work,
    world,
};

on_both_databases! {
    async fn a_letter_that_was_taken_goes_into_the_file(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "a").await;
        let letter = taken(&office, &world, &world.officer, "uzupełnienie").await;
        let attached = work(&office, &world.officer, case, Deed::Attach, async |act, right| {
            let file = registry::may_file(act, &world.officer, letter.id, letter.circulation.version).await.unwrap();
            cases::attach(act, right, file).await
        });
        attached.await.unwrap();
        let mut view = office.journal.view().await.unwrap();
        let case = cases::case(&mut view, &world.officer, case).await.unwrap().unwrap();
        assert_eq!(case.documents.len(), 2);
        assert_eq!(case.documents[1].letter, letter.id);
        assert_eq!(letter_row(&office, letter.id).await.circulation.state, LetterState::Filed);
        let step = case.steps.last().unwrap();
        assert_eq!((step.kind, step.note.as_str()), (StepKind::Attached, letter.number.to_string().as_str()));
    }

    async fn a_page_that_is_out_of_date_does_nothing(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "a").await;
        let shown = row(&office, case).await.version;
        pause(&office, &world.officer, case, PauseReason::AwaitingParty).await.unwrap();
        let before = office.rows().await;
        for deed in Deed::ALL {
            let mut act = act(&office, &world.officer).await;
            let right = cases::may_work(&mut act, &world.officer, case, shown, deed).await;
            assert!(matches!(right, Err(Denied::Stale)), "{deed:?}");
        }
        assert_eq!(office.rows().await, before);
        let stranger = official(&office, "obca", &world.other_unit, Post::UnitHead).await;
        let mut act = act(&office, &stranger).await;
        let right = cases::may_work(&mut act, &stranger, case, shown, Deed::Note).await;
        assert!(matches!(right, Err(Denied::NotYours)));
    }

    async fn of_two_at_once_one_does_it(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "a").await;
        let version = row(&office, case).await.version;
        let close = async || {
            let mut act = act(&office, &world.officer).await;
            let right = cases::may_work(&mut act, &world.officer, case, version, Deed::Close).await?;
            let recorded = cases::close(&mut act, right, "tylko do wiadomości").await.unwrap();
            act.commit(recorded).await.unwrap();
            Ok::<_, Denied>(())
        };
        let (one, other) = tokio::join!(close(), close());
        assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1);
        assert!(matches!(one.and(other), Err(Denied::Stale)));
    }

    async fn a_case_is_handed_to_somebody_of_the_unit_who_carries_cases(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "a").await;
        let stranger = official(&office, "obca", &world.other_unit, Post::CaseOfficer).await;
        let clerk = official(&office, "kancelaria", &world.unit, Post::RegistryClerk).await;
        for nobody in [&stranger, &clerk, &world.officer] {
            let refused = work(&office, &world.head, case, Deed::HandOver, async |act, right| {
                cases::hand_over(act, right, nobody.id()).await
            });
            assert!(matches!(refused.await, Err(Undone::Deed(HandOverError::Officer))));
        }
        let handed = work(&office, &world.head, case, Deed::HandOver, async |act, right| {
            cases::hand_over(act, right, world.colleague.id()).await
        });
        handed.await.unwrap();
        let now = row(&office, case).await;
        assert_eq!(now.officer, (world.colleague.id(), "referentka".to_owned()));
        assert!(cases::deeds(&world.colleague, &now, office.clock.now().warsaw_date()).contains(&Deed::Close));
        assert_eq!(cases::deeds(&world.officer, &now, office.clock.now().warsaw_date()), []);
        let mut view = office.journal.view().await.unwrap();
        let steps = cases::case(&mut view, &world.head, case).await.unwrap().unwrap().steps;
        assert_eq!(steps.last().unwrap().person.as_deref(), Some("referentka"));
        assert_eq!(cases::waiting(&mut view, &world.colleague, 10).await.unwrap().len(), 1);
    }

    async fn a_case_that_was_only_noted_is_closed_with_a_reason(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "a").await;
        let refused = close(&office, &world.officer, case, " \n").await;
        assert!(matches!(refused, Err(Undone::Deed(CloseError::Note(TextError::Empty)))));
        close(&office, &world.officer, case, "przyjęto do wiadomości").await.unwrap();
        let now = row(&office, case).await;
        assert_eq!((now.stage, now.closed_at), (Stage::Closed, Some(office.clock.now())));
        assert_eq!(cases::deeds(&world.head, &now, office.clock.now().warsaw_date()), []);
    }

    async fn an_empty_note_is_refused_and_a_note_is_kept_as_it_was_typed(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "a").await;
        for (text, flaw) in [("", TextError::Empty), (&*"a".repeat(4_001), TextError::TooLong), ("a\u{202e}", TextError::Hidden)] {
            let refused = work(&office, &world.officer, case, Deed::Note, async |act, right| cases::note(act, right, text).await);
            assert!(matches!(refused.await, Err(Undone::Deed(NoteError::Text(told))) if told == flaw));
        }
        let noted = work(&office, &world.officer, case, Deed::Note, async |act, right| {
            cases::note(act, right, "rozmowa:\r\n\tprzyjdzie jutro ").await
        });
        noted.await.unwrap();
        let mut view = office.journal.view().await.unwrap();
        let steps = cases::case(&mut view, &world.officer, case).await.unwrap().unwrap().steps;
        let step = steps.last().unwrap();
        assert_eq!((step.kind, step.note.as_str(), step.actor.as_str()), (StepKind::Noted, "rozmowa:\n\tprzyjdzie jutro", "referent"));
    }

    async fn a_right_to_one_deed_is_none_to_another(office) {
        let world = world(&office).await;
        let case = open_case(&office, &world, "a").await;
        let crossed = work(&office, &world.officer, case, Deed::Note, async |act, right| cases::close(act, right, "x").await);
        assert!(matches!(crossed.await, Err(Undone::Deed(CloseError::Fault(_)))));
        assert_eq!(row(&office, case).await.stage, Stage::Open);
    }

    async fn a_client_is_told_of_every_turn_by_mail_and_of_nothing_inside(office) {
        let world = world(&office).await;
        let world = World { client: client_with_mail(&office, "barbara").await, ..world };
        let case = open_case(&office, &world, "a").await;
        let mails = async || office.rows().await["jobs"];
        assert_eq!(mails().await, 1);
        pause(&office, &world.officer, case, PauseReason::AwaitingParty).await.unwrap();
        assert_eq!(mails().await, 2);
        resume_on(&office, &world.officer, case, office.clock.now().warsaw_date()).await.unwrap();
        assert_eq!(mails().await, 3);
        let noted = work(&office, &world.officer, case, Deed::Note, async |act, right| cases::note(act, right, "n").await);
        noted.await.unwrap();
        let handed = work(&office, &world.head, case, Deed::HandOver, async |act, right| {
            cases::hand_over(act, right, world.colleague.id()).await
        });
        handed.await.unwrap();
        assert_eq!(mails().await, 3);
        close(&office, &world.colleague, case, "tajny powód").await.unwrap();
        assert_eq!(mails().await, 4);
        let told = office.text_of("jobs").await;
        for kind in ["case_opened", "clock_stopped", "clock_runs", "case_closed"] {
            assert!(told.contains(kind), "{kind}: {told}");
        }
        assert!(told.contains("OR.123.1.2026") && !told.contains("tajny"), "{told}");
    }
}
