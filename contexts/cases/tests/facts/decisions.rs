//! Decisions and orders: what the law demands of them is there before anybody approves them, and what they do to the case.

use accounts::Post;
use cases::{
    AnswerField, AnswerKind, AnswerState, AnswerText, DraftError, Ruling, SendError, Stage, StepKind, TextError,
};
use testkit::{Office, on_both_databases};
use vocabulary::{AnswerId, CaseId, Clock as _, Date, Term};

use crate::{
    answers_collected::{collect, hand_over},
    answers_desk::{Desk, Undone, answer, approve, content, draft, moved, paper_case, send, text},
    world::{open_case, row},
};

const PARTS: [&str; 4] =
    ["Anna Wrzos", "Art. 104 Kodeksu postępowania administracyjnego", "Wniosek jest zasadny.", "Służy odwołanie."];

pub fn ruling() -> Ruling {
    Ruling::read(PARTS, None).unwrap()
}

/// A decision that can be appealed from.
pub fn decision() -> AnswerText {
    text("Odmawiam.").that(AnswerKind::Decides(ruling()))
}

pub fn order(ruling: Ruling) -> AnswerText {
    text("Zawieszam postępowanie.").that(AnswerKind::Orders(ruling))
}

/// The parts of a ruling, one of them left out.
fn without(field: AnswerField) -> Ruling {
    let place = AnswerField::OF_RULING.iter().position(|other| *other == field).unwrap();
    let mut parts = PARTS;
    if let Some(part) = parts.get_mut(place) {
        *part = " ";
    }
    Ruling::read(parts, (field == AnswerField::Court).then_some("")).unwrap()
}

async fn sealed(desk: &Desk, case: CaseId, text: &AnswerText) -> AnswerId {
    let (office, world) = (&desk.office, &desk.world);
    let id = draft(office, &world.officer, case, text).await.unwrap();
    send(office, &world.officer, id).await.unwrap();
    let mayor = moved(&world.head, &world.other_unit, Post::OfficeHead);
    approve(office, &mayor, id).await.unwrap();
    desk.work_until(0, async || desk.waiting().await == 0).await;
    assert_eq!(answer(office, id).await.state, AnswerState::Sealed);
    id
}

async fn stage(office: &Office, case: CaseId) -> Stage {
    row(office, case).await.stage
}

#[test]
fn every_part_that_the_law_demands_is_missed() {
    for kind in [AnswerKind::Decides, AnswerKind::Orders] {
        assert!(text("Orzekam.").that(kind(ruling())).missing().is_empty());
        for field in AnswerField::OF_RULING {
            let unfinished = text("Orzekam.").that(kind(without(field)));
            assert_eq!(unfinished.missing(), [field], "{}", unfinished.kind().code());
        }
        let empty = AnswerText::default().that(kind(Ruling::default()));
        assert!(AnswerField::PLAIN.iter().all(|field| empty.missing().contains(field)));
    }
    let there = Ruling::read(PARTS, Some("Skargę wnosi się do sądu.")).unwrap();
    assert!(text("Orzekam.").that(AnswerKind::Decides(there)).missing().is_empty());
    // A plain letter has none of these.
    assert!(text("Wyjaśniam.").missing().is_empty());
}

#[test]
fn a_decision_that_grants_everything_has_no_reasons_and_is_final_at_once() {
    let granted = AnswerKind::Decides(without(AnswerField::Reasons).that_stands());
    assert!(text("Zezwalam.").that(granted.clone()).missing().is_empty());
    assert_eq!(granted.appeal_term(), None);
    let both = AnswerKind::Decides(ruling().that_stands());
    assert_eq!(
        text("Zezwalam.").that(both).missing(),
        [AnswerField::Reasons],
        "reasons are dropped, or they are there"
    );
    // About an order nobody may complain of, reasons may be given, and need not.
    for stands in [ruling().that_stands(), without(AnswerField::Reasons).that_stands()] {
        assert!(order(stands.clone()).missing().is_empty());
        assert_eq!(AnswerKind::Orders(stands).appeal_term(), None);
    }
}

#[test]
fn each_kind_has_its_days() {
    assert_eq!(AnswerKind::Decides(ruling()).appeal_term(), Some(Term::Days(14)));
    assert_eq!(AnswerKind::Orders(ruling()).appeal_term(), Some(Term::Days(7)));
    assert_eq!(AnswerKind::Settles.appeal_term(), None);
    assert_eq!(AnswerKind::LeavesUnexamined.appeal_term(), None);
    // Worked examples: 14 days that end on a holiday, 7 days that do not (KPA art. 57).
    let last = |kind: AnswerKind, on: Date| kind.appeal_term().unwrap().last_day(on, &[]).effective;
    let decision = last(AnswerKind::Decides(ruling()), Date::new(2026, 10, 28).unwrap());
    assert_eq!(decision, Date::new(2026, 11, 12).unwrap());
    let order = last(AnswerKind::Orders(ruling()), Date::new(2026, 3, 2).unwrap());
    assert_eq!(order, Date::new(2026, 3, 9).unwrap());
}

#[test]
fn a_part_takes_what_its_paper_takes() {
    let long = "ż".repeat(2_001);
    let wrong = Ruling::read([&long, "a", "a\u{202e}b", "a"], Some(&long)).unwrap_err();
    let expected = [
        (AnswerField::Party, TextError::TooLong),
        (AnswerField::Reasons, TextError::Hidden),
        (AnswerField::Court, TextError::TooLong),
    ];
    assert_eq!(wrong, expected);
    let read = Ruling::read(["a\r\nb ", " c", "", ""], None).unwrap();
    assert_eq!((read.part(AnswerField::Party), read.part(AnswerField::LegalBasis)), ("a\nb", "c"));
}

on_both_databases! {
    async fn an_unfinished_decision_is_not_sent(office) {
        let desk = Desk::open(office).await;
        let (office, world) = (&desk.office, &desk.world);
        let case = open_case(office, world, "a").await;
        let unfinished = text("Odmawiam.").that(AnswerKind::Decides(without(AnswerField::LegalBasis)));
        let id = draft(office, &world.officer, case, &unfinished).await.unwrap();
        let sent = send(office, &world.officer, id).await;
        let Err(Undone::Wrong(SendError::Unfinished(missing))) = sent else { panic!("{sent:?}") };
        assert_eq!(missing, [AnswerField::LegalBasis]);
        assert_eq!(answer(office, id).await.state, AnswerState::Draft);
    }

    async fn a_decision_is_kept_whole_and_settles_the_case(office) {
        let desk = Desk::open(office).await;
        let case = open_case(&desk.office, &desk.world, "a").await;
        let id = sealed(&desk, case, &decision()).await;
        assert_eq!(content(&desk.office, id).await.text, decision());
        let mut view = desk.office.journal.view().await.unwrap();
        let versions = cases::versions(&mut view, &answer(&desk.office, id).await).await.unwrap();
        assert_eq!(versions[0].text, decision());
        drop(view);
        assert_eq!(stage(&desk.office, case).await, Stage::Settled);
        let anna = desk.world.client.as_client().unwrap();
        assert!(collect(&desk.office, &anna, case, id).await.unwrap());
        assert_eq!(stage(&desk.office, case).await, Stage::Delivered);
    }

    async fn an_order_leaves_the_case_where_it_was(office) {
        let desk = Desk::open(office).await;
        let (office, officer) = (&desk.office, &desk.world.officer);
        let case = open_case(office, &desk.world, "a").await;
        let begun = draft(office, officer, case, &order(ruling())).await.unwrap();
        let second = draft(office, officer, case, &order(ruling())).await;
        assert!(matches!(second, Err(Undone::Wrong(DraftError::Exists(id))) if id == begun), "{second:?}");
        send(office, officer, begun).await.unwrap();
        let mayor = moved(&desk.world.head, &desk.world.other_unit, Post::OfficeHead);
        approve(office, &mayor, begun).await.unwrap();
        desk.work_until(0, async || desk.waiting().await == 0).await;
        assert_eq!(stage(office, case).await, Stage::Open);
        let anna = desk.world.client.as_client().unwrap();
        assert!(collect(office, &anna, case, begun).await.unwrap());
        let mut view = office.journal.view().await.unwrap();
        let case_now = cases::case(&mut view, officer, case).await.unwrap().unwrap();
        drop(view);
        assert_eq!((case_now.row.stage, case_now.row.settled_at), (Stage::Open, None));
        assert!(case_now.answer().is_none() && case_now.row.clock_runs());
        assert!(case_now.steps.iter().any(|step| step.kind == StepKind::Ordered));
        // Another order may follow, and then the decision, on which the first order does not press.
        sealed(&desk, case, &order(ruling())).await;
        sealed(&desk, case, &decision()).await;
        assert_eq!(stage(office, case).await, Stage::Settled);
    }

    async fn an_order_that_ends_the_matter_settles_the_case(office) {
        let desk = Desk::open(office).await;
        let case = open_case(&desk.office, &desk.world, "a").await;
        let id = sealed(&desk, case, &order(ruling().that_ends())).await;
        let found = row(&desk.office, case).await;
        assert!(found.stage == Stage::Settled && found.settled_at.is_some());
        let anna = desk.world.client.as_client().unwrap();
        assert!(collect(&desk.office, &anna, case, id).await.unwrap());
        assert_eq!(stage(&desk.office, case).await, Stage::Delivered);
    }

    async fn an_order_is_handed_over_while_the_case_goes_on(office) {
        let desk = Desk::open(office).await;
        let case = paper_case(&desk.office, &desk.world).await;
        let id = sealed(&desk, case, &order(ruling())).await;
        hand_over(&desk, case, id, desk.office.clock.now().warsaw_date()).await.unwrap();
        assert_eq!(answer(&desk.office, id).await.state, AnswerState::Collected);
        assert_eq!(stage(&desk.office, case).await, Stage::Open);
    }
}
