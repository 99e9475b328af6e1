//! What may be disposed of goes through experts, the head of the office and the state archive, and nobody takes a step that is
//! not theirs.

use accounts::{Official, Post};
use archive::{
    DisposalDeed, DisposalId, DisposalState, DisposalStepKind, DrawUpError, NewLoan, OpineError, Opinion, SettleError,
    TextError,
};
use cases::Denied;
use testkit::{Office, on_both_databases};
use vocabulary::{CaseId, Clock as _};

use crate::world::{World, act, closed_case, official, take_over, world, years_pass};

async fn draw_up(office: &Office, world: &World, chosen: &[CaseId]) -> Result<DisposalId, DrawUpError> {
    office.clock.advance(60);
    let mut drawing = act(office, &world.archivist).await;
    let (id, _, recorded) = archive::draw_up(&mut drawing, &world.keeps(), chosen).await?;
    drawing.commit(recorded).await.unwrap();
    Ok(id)
}

async fn opine(
    office: &Office,
    world: &World,
    list: DisposalId,
    case: CaseId,
    opinion: Opinion,
    note: &str,
) -> Result<(), OpineError> {
    let version = version(office, world, list).await;
    let mut judging = act(office, &world.archivist).await;
    let right = archive::may_dispose(&mut judging, &world.archivist, list, version, DisposalDeed::Opine).await.unwrap();
    let recorded = archive::opine(&mut judging, right, case, opinion, note).await?;
    judging.commit(recorded).await.unwrap();
    Ok(())
}

async fn approve(office: &Office, world: &World, list: DisposalId) -> Result<(), Denied> {
    let version = version(office, world, list).await;
    let mut approving = act(office, &world.mayor).await;
    let right = archive::may_dispose(&mut approving, &world.mayor, list, version, DisposalDeed::Approve).await?;
    let recorded = archive::approve(&mut approving, right).await.unwrap();
    approving.commit(recorded).await.unwrap();
    Ok(())
}

async fn consent(
    office: &Office,
    world: &World,
    list: DisposalId,
    sign: &str,
    days_ago: i64,
) -> Result<(), SettleError> {
    let version = version(office, world, list).await;
    let on = office.clock.now().plus_seconds(-days_ago * 24 * 60 * 60).warsaw_date();
    let mut noting = act(office, &world.archivist).await;
    let right =
        archive::may_dispose(&mut noting, &world.archivist, list, version, DisposalDeed::Consent).await.unwrap();
    let recorded = archive::consent(&mut noting, right, sign, on).await?;
    noting.commit(recorded).await.unwrap();
    Ok(())
}

async fn give_up(office: &Office, world: &World, list: DisposalId) {
    let version = version(office, world, list).await;
    let mut giving = act(office, &world.archivist).await;
    let right = archive::may_dispose(&mut giving, &world.archivist, list, version, DisposalDeed::GiveUp).await.unwrap();
    let recorded = archive::give_up(&mut giving, right, "pomyłka").await.unwrap();
    giving.commit(recorded).await.unwrap();
}

async fn version(office: &Office, world: &World, list: DisposalId) -> i64 {
    read(office, world, list).await.0.version
}

type Read = (archive::DisposalList, Vec<archive::DisposalCase>, Vec<archive::DisposalStep>);

async fn read(office: &Office, world: &World, list: DisposalId) -> Read {
    archive::disposal(&mut office.journal.view().await.unwrap(), &world.sees(), list).await.unwrap().unwrap()
}

async fn disposable(office: &Office, world: &World) -> Vec<CaseId> {
    let today = office.clock.now().warsaw_date();
    let mut view = office.journal.view().await.unwrap();
    let found = archive::disposable(&mut view, &world.sees(), today, 100).await.unwrap();
    found.rows.iter().map(|case| case.id).collect()
}

/// Cases of B5, BE10 and A, taken over three years after their closing.
async fn archived(office: &Office, world: &World) -> [CaseId; 3] {
    let mut cases = Vec::new();
    for class in ["123", "5345", "91"] {
        cases.push(closed_case(office, world, class, "sprawa").await);
    }
    years_pass(office, 3);
    take_over(office, world, &cases).await.unwrap();
    [cases[0], cases[1], cases[2]]
}

on_both_databases! {
    async fn nothing_may_go_before_its_years_are_over_and_archival_material_never(office) {
        let world = world(&office).await;
        let [b5, be10, a] = archived(&office, &world).await;
        assert_eq!(disposable(&office, &world).await, []);
        assert!(matches!(draw_up(&office, &world, &[b5]).await, Err(DrawUpError::NotDue(case)) if case == b5));
        years_pass(&office, 3);
        assert_eq!(disposable(&office, &world).await, [b5]);
        years_pass(&office, 90);
        assert_eq!(disposable(&office, &world).await, [b5, be10]);
        let before = office.rows().await;
        assert!(matches!(draw_up(&office, &world, &[b5, a]).await, Err(DrawUpError::NotDue(case)) if case == a));
        assert!(matches!(draw_up(&office, &world, &[]).await, Err(DrawUpError::Nothing)));
        let due = office.clock.now().warsaw_date();
        let mut lending = act(&office, &world.archivist).await;
        let (_, recorded) = archive::lend(&mut lending, &world.keeps(), b5, NewLoan { borrower: "Ewa", purpose: "sąd", due }).await.unwrap();
        lending.commit(recorded).await.unwrap();
        assert!(matches!(draw_up(&office, &world, &[b5]).await, Err(DrawUpError::Lent(case)) if case == b5));
        let lists = |rows: &std::collections::BTreeMap<String, i64>| rows["archive_disposals"];
        assert_eq!(lists(&office.rows().await), lists(&before));
    }

    async fn a_list_goes_to_the_head_when_experts_have_looked_and_then_to_the_state_archive(office) {
        let world = world(&office).await;
        let [b5, be10, _] = archived(&office, &world).await;
        years_pass(&office, 20);
        let list = draw_up(&office, &world, &[b5, be10]).await.unwrap();
        assert_eq!(disposable(&office, &world).await, [], "what stands on a list is offered no more");
        assert!(matches!(draw_up(&office, &world, &[b5]).await, Err(DrawUpError::NotDue(_))));
        assert!(matches!(approve(&office, &world, list).await, Err(Denied::NotNow)), "before the opinion");
        assert!(matches!(opine(&office, &world, list, b5, Opinion::Dispose, "AP 1").await, Err(OpineError::NotAsked)));
        assert!(matches!(opine(&office, &world, list, be10, Opinion::Dispose, " ").await, Err(OpineError::Note(TextError::Empty))));
        opine(&office, &world, list, be10, Opinion::Dispose, "AP.52.1").await.unwrap();
        office.clock.advance(60);
        approve(&office, &world, list).await.unwrap();
        assert!(matches!(consent(&office, &world, list, "AP.53.2", 1).await, Err(SettleError::Day)), "before the approval");
        assert!(matches!(consent(&office, &world, list, "AP.53.2", -1).await, Err(SettleError::Day)), "to come");
        consent(&office, &world, list, "AP.53.2", 0).await.unwrap();
        let (now, cases, steps) = read(&office, &world, list).await;
        assert_eq!((now.state, now.cases, now.unjudged, now.consent.map(|(sign, _)| sign)), (DisposalState::Consented, 2, 0, Some("AP.53.2".to_owned())));
        assert_eq!(cases.iter().map(|on| on.opinion).collect::<Vec<_>>(), [None, Some(Opinion::Dispose)]);
        let kinds: Vec<_> = steps.iter().map(|step| step.kind).collect();
        assert_eq!(kinds, [DisposalStepKind::Drawn, DisposalStepKind::MayGo, DisposalStepKind::Approved, DisposalStepKind::Consented]);
    }

    async fn what_experts_keep_becomes_archival_and_leaves_the_list_for_ever(office) {
        let world = world(&office).await;
        let [b5, be10, _] = archived(&office, &world).await;
        years_pass(&office, 20);
        let list = draw_up(&office, &world, &[b5, be10]).await.unwrap();
        opine(&office, &world, list, be10, Opinion::Keep, "AP.52.1").await.unwrap();
        let (now, cases, _) = read(&office, &world, list).await;
        assert_eq!((now.cases, now.unjudged, cases[0].case.id), (1, 0, b5));
        let mut view = office.journal.view().await.unwrap();
        let raised = archive::archived(&mut view, &world.sees(), be10).await.unwrap().unwrap();
        assert_eq!((raised.category.to_string(), raised.dispose_from), ("A".to_owned(), None));
        drop(view);
        give_up(&office, &world, list).await;
        assert_eq!(disposable(&office, &world).await, [b5], "what was given up is offered again");
        assert!(matches!(draw_up(&office, &world, &[be10]).await, Err(DrawUpError::NotDue(_))));
    }

    async fn nobody_takes_a_step_that_is_not_theirs_and_nobody_twice(office) {
        let world = world(&office).await;
        let [b5, ..] = archived(&office, &world).await;
        years_pass(&office, 20);
        let list = draw_up(&office, &world, &[b5]).await.unwrap();
        let mut people: Vec<Official> = Vec::new();
        for post in Post::ALL {
            people.push(official(&office, &format!("o {}", post.code()), &world.unit, post).await);
        }
        // By hand from the procedure: who may do what at which state; A is the archivist, H the heads of the office.
        for (state, table) in [
            (DisposalState::Drawn, [(DisposalDeed::Opine, "A"), (DisposalDeed::Approve, "H"), (DisposalDeed::Consent, ""), (DisposalDeed::GiveUp, "A")]),
            (DisposalState::Approved, [(DisposalDeed::Opine, ""), (DisposalDeed::Approve, ""), (DisposalDeed::Consent, "A"), (DisposalDeed::GiveUp, "A")]),
            (DisposalState::Consented, [(DisposalDeed::Opine, ""), (DisposalDeed::Approve, ""), (DisposalDeed::Consent, ""), (DisposalDeed::GiveUp, "A")]),
            (DisposalState::GivenUp, [(DisposalDeed::Opine, ""), (DisposalDeed::Approve, ""), (DisposalDeed::Consent, ""), (DisposalDeed::GiveUp, "")]),
        ] {
            let (now, ..) = read(&office, &world, list).await;
            assert_eq!(now.state, state);
            for who in &people {
                let letter = match who.post() {
                    Post::Archivist => 'A',
                    Post::OfficeHead | Post::DeputyHead => 'H',
                    _ => '-',
                };
                let offered = archive::disposal_deeds(who, &now);
                for (deed, may) in table {
                    let allowed = may.contains(letter);
                    assert_eq!(offered.contains(&deed), allowed, "{state:?} {deed:?} {:?}", who.post());
                    let mut tried = act(&office, who).await;
                    let right = archive::may_dispose(&mut tried, who, list, now.version, deed).await;
                    assert_eq!(right.is_ok(), allowed, "{state:?} {deed:?} {:?}", who.post());
                    drop(tried);
                    let mut stale = act(&office, who).await;
                    assert!(archive::may_dispose(&mut stale, who, list, now.version - 1, deed).await.is_err());
                }
            }
            match state {
                DisposalState::Drawn => approve(&office, &world, list).await.unwrap(),
                DisposalState::Approved => consent(&office, &world, list, "AP.1", 0).await.unwrap(),
                DisposalState::Consented => give_up(&office, &world, list).await,
                DisposalState::GivenUp => {}
            }
        }
    }
}
