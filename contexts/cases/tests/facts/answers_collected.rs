//! Collecting an answer, and handing it over on paper.

use accounts::Client;
use cases::{AnswerState, Deed, Denied, HandAnswerError, OnPaper, Stage, StepKind};
use journal::Actor;
use testkit::{Office, on_both_databases};
use vocabulary::{AnswerId, CaseId, Clock as _, Date};

use crate::{
    answers_desk::{Desk, Undone, answer, approved, paper_case},
    world::{act, client, close, row},
};

/// Whether it was collected now, and not before.
pub async fn collect(office: &Office, client: &Client, case: CaseId, id: AnswerId) -> Result<bool, Denied> {
    let mut act = office.journal.act(Actor::Account(client.id()), &office.request).await?;
    match cases::collect(&mut act, client, case, id).await? {
        Some(recorded) => act.commit(recorded).await.map(|_| true).map_err(Denied::Fault),
        None => Ok(false),
    }
}

async fn has_pdf(office: &Office, client: &Client, case: CaseId, id: AnswerId) -> bool {
    let mut view = office.journal.view().await.unwrap();
    cases::answer_pdf(&mut view, client, case, id).await.unwrap().is_some()
}

pub async fn hand_over(desk: &Desk, case: CaseId, id: AnswerId, on: Date) -> Result<(), Undone<HandAnswerError>> {
    let (by, version) = (&desk.world.officer, row(&desk.office, case).await.version);
    let mut act = act(&desk.office, by).await;
    let right = cases::may_work(&mut act, by, case, version, Deed::HandAnswer).await.map_err(Undone::Denied)?;
    let handed = cases::answer_handed_over(&mut act, right, id, OnPaper::Post, on).await;
    act.commit(handed.map_err(Undone::Wrong)?).await.unwrap();
    Ok(())
}

on_both_databases! {
    async fn a_client_reads_the_answer_after_collecting_it(office) {
        let desk = Desk::open(office).await;
        let (case, id) = desk.sealed().await;
        let anna = desk.world.client.as_client().unwrap();
        assert!(!has_pdf(&desk.office, &anna, case, id).await);
        desk.office.clock.advance(3600);
        assert!(collect(&desk.office, &anna, case, id).await.unwrap());
        assert!(has_pdf(&desk.office, &anna, case, id).await);
        let found = answer(&desk.office, id).await;
        assert_eq!((found.state, found.collected_at), (AnswerState::Collected, Some(desk.office.clock.now())));
        assert_eq!(row(&desk.office, case).await.stage, Stage::Delivered);
        let mut view = desk.office.journal.view().await.unwrap();
        let step = cases::case(&mut view, &desk.world.officer, case).await.unwrap().unwrap().steps.pop().unwrap();
        assert_eq!((step.kind, step.actor.as_str()), (StepKind::Collected, "anna"));
        assert!(journal::find(&mut view, "answer.collected", id).await.unwrap().is_some());
    }

    async fn a_second_click_collects_nothing_more(office) {
        let desk = Desk::open(office).await;
        let (case, id) = desk.sealed().await;
        let anna = desk.world.client.as_client().unwrap();
        let (one, other) = tokio::join!(collect(&desk.office, &anna, case, id), collect(&desk.office, &anna, case, id));
        assert_eq!([one.unwrap(), other.unwrap()].iter().filter(|now| **now).count(), 1);
        let (rows, first) = (desk.office.rows().await, answer(&desk.office, id).await.collected_at);
        desk.office.clock.advance(60);
        assert!(!collect(&desk.office, &anna, case, id).await.unwrap());
        assert_eq!((desk.office.rows().await, answer(&desk.office, id).await.collected_at), (rows, first));
    }

    async fn nobody_collects_before_it_is_sealed_or_for_another(office) {
        let desk = Desk::open(office).await;
        let (case, id) = desk.approved().await;
        let anna = desk.world.client.as_client().unwrap();
        let other = client(&desk.office, "barbara").await.as_client().unwrap();
        assert!(matches!(collect(&desk.office, &anna, case, id).await, Err(Denied::NotNow)));
        desk.work_until(0, async || desk.waiting().await == 0).await;
        let (another_case, another) = desk.sealed().await;
        let before = desk.office.rows().await;
        for (who, case, id) in [(&other, case, id), (&anna, another_case, id), (&anna, case, another), (&anna, case, desk.office.journal.new_id())] {
            assert!(matches!(collect(&desk.office, who, case, id).await, Err(Denied::NotYours)));
            assert!(!has_pdf(&desk.office, who, case, id).await);
        }
        assert_eq!(desk.office.rows().await, before);
        collect(&desk.office, &anna, case, id).await.unwrap();
        assert!(!has_pdf(&desk.office, &other, case, id).await);
    }

    async fn a_closed_case_gives_its_answer_out_and_stays_closed(office) {
        let desk = Desk::open(office).await;
        let (case, id) = desk.sealed().await;
        close(&desk.office, &desk.world.officer, case, "nie odebrano").await.unwrap();
        let anna = desk.world.client.as_client().unwrap();
        assert!(collect(&desk.office, &anna, case, id).await.unwrap());
        assert_eq!(row(&desk.office, case).await.stage, Stage::Closed);
        assert!(has_pdf(&desk.office, &anna, case, id).await);
    }

    async fn an_answer_is_handed_over_on_paper_after_it_was_sealed_and_not_in_days_to_come(office) {
        let desk = Desk::open(office).await;
        let case = paper_case(&desk.office, &desk.world).await;
        let id = approved(&desk.office, &desk.world, case).await;
        let today = desk.office.clock.now().warsaw_date();
        let early = hand_over(&desk, case, id, today).await;
        assert!(matches!(early, Err(Undone::Wrong(HandAnswerError::Nothing))), "{early:?}");
        desk.work_until(0, async || desk.waiting().await == 0).await;
        desk.office.clock.advance(2 * 86_400);
        for wrong in [today.yesterday().unwrap(), Date::new(2030, 1, 1).unwrap()] {
            assert!(matches!(hand_over(&desk, case, id, wrong).await, Err(Undone::Wrong(HandAnswerError::WrongDay))));
        }
        let (_, another) = desk.sealed().await;
        assert!(matches!(hand_over(&desk, case, another, today).await, Err(Undone::Wrong(HandAnswerError::Nothing))));
        let on = today.tomorrow().unwrap();
        hand_over(&desk, case, id, on).await.unwrap();
        let found = answer(&desk.office, id).await;
        assert_eq!((found.state, found.handed_over), (AnswerState::Collected, Some((OnPaper::Post, on))));
        assert_eq!(row(&desk.office, case).await.stage, Stage::Delivered);
        let again = hand_over(&desk, case, id, on).await;
        assert!(matches!(again, Err(Undone::Wrong(HandAnswerError::Nothing))), "{again:?}");
    }

    async fn what_a_client_with_an_account_can_collect_is_not_handed_over(office) {
        let desk = Desk::open(office).await;
        let (case, id) = desk.sealed().await;
        let today = desk.office.clock.now().warsaw_date();
        assert!(matches!(hand_over(&desk, case, id, today).await, Err(Undone::Denied(Denied::NotNow))));
    }
}
