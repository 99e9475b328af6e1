//! Answers that nobody collects: the client is reminded, then the officer is told.

use cases::{AnswerState, Chased, Deed, Patience, Stage, StepKind};
use testkit::{Office, on_both_databases};
use vocabulary::{CaseId, Clock as _};

use crate::{
    answers_collected::{collect, hand_over},
    answers_desk::{Desk, answer},
    world::{World, client_with_mail, close, row, work},
};

const DAY: i64 = 86_400;
const PATIENCE: Patience = Patience { reminder_days: 7, officer_days: 14 };
const NOBODY: Chased = Chased { reminded: 0, undelivered: 0 };

async fn chase(office: &Office) -> Chased {
    cases::chase(&office.journal, PATIENCE).await.unwrap()
}

async fn steps(office: &Office, world: &World, case: CaseId) -> Vec<StepKind> {
    let mut view = office.journal.view().await.unwrap();
    let opened = cases::case(&mut view, &world.officer, case).await.unwrap().unwrap();
    opened.steps.iter().map(|step| step.kind).collect()
}

async fn on_desk(office: &Office, world: &World, case: CaseId) -> bool {
    let mut view = office.journal.view().await.unwrap();
    let waiting = cases::desk(&mut view, &world.officer, 100).await.unwrap();
    waiting.iter().any(|one| matches!(one, cases::Waiting::Case(row) if row.id == case))
}

on_both_databases! {
    async fn a_client_is_reminded_once_after_a_week_and_the_officer_told_after_two(office) {
        let mut desk = Desk::open(office).await;
        desk.world.client = client_with_mail(&desk.office, "barbara").await;
        let (case, id) = desk.approved().await;
        desk.work_until(0, async || answer(&desk.office, id).await.state == AnswerState::Sealed).await;
        let office = &desk.office;
        office.clock.advance(7 * DAY - 1);
        let before = office.rows().await;
        assert_eq!((chase(office).await, office.rows().await == before), (NOBODY, true));
        office.clock.advance(1);
        assert_eq!(chase(office).await, Chased { reminded: 1, undelivered: 0 });
        assert!(office.text_of("jobs").await.contains("answer_waits"));
        assert_eq!(steps(office, &desk.world, case).await.last(), Some(&StepKind::Reminded));
        assert!(!row(office, case).await.undelivered && !on_desk(office, &desk.world, case).await);
        assert_eq!(chase(office).await, NOBODY);

        office.clock.advance(7 * DAY);
        assert_eq!(chase(office).await, Chased { reminded: 0, undelivered: 1 });
        assert_eq!(steps(office, &desk.world, case).await.last(), Some(&StepKind::Undelivered));
        assert!(row(office, case).await.undelivered && on_desk(office, &desk.world, case).await);
        office.clock.advance(100 * DAY);
        assert_eq!(chase(office).await, NOBODY);
        let mut view = office.journal.view().await.unwrap();
        for kind in ["answer.reminded", "answer.undelivered"] {
            assert!(journal::find(&mut view, kind, id).await.unwrap().is_some(), "{kind}");
        }
    }

    async fn what_happens_to_the_case_meanwhile_does_not_take_it_from_the_desk(office) {
        let desk = Desk::open(office).await;
        let (case, _) = desk.sealed().await;
        desk.office.clock.advance(14 * DAY);
        assert_eq!(chase(&desk.office).await, Chased { reminded: 1, undelivered: 1 });
        let noted = work(&desk.office, &desk.world.officer, case, Deed::Note, async |act, right| cases::note(act, right, "n").await);
        noted.await.unwrap();
        assert!(row(&desk.office, case).await.undelivered && on_desk(&desk.office, &desk.world, case).await);
    }

    async fn an_answer_that_nobody_collected_is_handed_over_or_collected_after_all(office) {
        let desk = Desk::open(office).await;
        let (handed, on_paper) = desk.sealed().await;
        let (collected, late) = desk.sealed().await;
        desk.office.clock.advance(14 * DAY);
        chase(&desk.office).await;
        let today = desk.office.clock.now().warsaw_date();
        hand_over(&desk, handed, on_paper, today).await.unwrap();
        let anna = desk.world.client.as_client().unwrap();
        assert!(collect(&desk.office, &anna, collected, late).await.unwrap());
        for (case, id) in [(handed, on_paper), (collected, late)] {
            let (row, found) = (row(&desk.office, case).await, answer(&desk.office, id).await);
            assert_eq!((row.stage, found.state, row.undelivered), (Stage::Delivered, AnswerState::Collected, false));
        }
    }

    async fn nobody_is_chased_for_what_was_collected_or_closed(office) {
        let desk = Desk::open(office).await;
        let (collected, id) = desk.sealed().await;
        let anna = desk.world.client.as_client().unwrap();
        assert!(collect(&desk.office, &anna, collected, id).await.unwrap());
        let (closed, _) = desk.sealed().await;
        close(&desk.office, &desk.world.officer, closed, "nie odebrano").await.unwrap();
        desk.approved().await;
        desk.office.clock.advance(30 * DAY);
        assert_eq!(chase(&desk.office).await, NOBODY);
    }

    async fn two_processes_chase_once(office) {
        let desk = Desk::open(office).await;
        let (case, _) = desk.sealed().await;
        desk.office.clock.advance(8 * DAY);
        let (one, other) = tokio::join!(chase(&desk.office), chase(&desk.office));
        assert_eq!(one.reminded + other.reminded, 1);
        let reminded = steps(&desk.office, &desk.world, case).await;
        assert_eq!(reminded.iter().filter(|kind| **kind == StepKind::Reminded).count(), 1);
    }
}
