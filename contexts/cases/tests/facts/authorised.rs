//! Who signs decisions and orders: the head of the office, and whom the register of authorisations names for the class, the kind and
//! the day; everybody else who approves letters accepts them only. The way of a letter is walked at random against the table.

use accounts::{AuthorisationId, NewAuthorisation, Official, Post, Scope};
use cases::{AnswerState, AnswerText, Denied, StepKind};
use testkit::{Office, on_both_databases};
use vocabulary::{AccountId, AnswerId, CaseId, Clock as _, Date};

use crate::{
    answers_desk::{answer, approve, content, draft, give_back, moved, send, sent},
    decisions::{decision, order, ruling},
    world::{World, act, official, open_case, world},
};

const BOTH: Scope = Scope { decisions: true, orders: true };

/// Enters an authorisation for cases of class 123.
pub async fn authorise(office: &Office, person: &Official) -> AuthorisationId {
    let today = office.clock.now().warsaw_date();
    enter(office, person, BOTH, "123", (today, None)).await
}

async fn enter(
    office: &Office,
    person: &Official,
    scope: Scope,
    classes: &str,
    (from, to): (Date, Option<Date>),
) -> AuthorisationId {
    let unit = person.unit().clone();
    let mayor = moved(person, &unit, Post::OfficeHead);
    let right = mayor.keeps_authorisations().unwrap();
    let mut act = act(office, person).await;
    let new = NewAuthorisation { person: person.id(), scope, classes, from, to, document: "OR.077.1.2026" };
    let (id, recorded) = accounts::authorise(&mut act, &right, new).await.unwrap();
    act.commit(recorded).await.unwrap();
    id
}

async fn end(office: &Office, by: &Official, id: AuthorisationId) {
    let mut act = act(office, by).await;
    let recorded = accounts::end_authorisation(&mut act, &by.keeps_authorisations().unwrap(), id).await.unwrap();
    act.commit(recorded).await.unwrap();
}

async fn mayor(office: &Office, world: &World) -> Official {
    official(office, "burmistrz", &world.other_unit, Post::OfficeHead).await
}

/// A letter of the case's officer that waits to be approved.
async fn waiting(office: &Office, world: &World, case: CaseId, text: &AnswerText) -> AnswerId {
    let id = draft(office, &world.officer, case, text).await.unwrap();
    send(office, &world.officer, id).await.unwrap();
    id
}

async fn state(office: &Office, id: AnswerId) -> AnswerState {
    answer(office, id).await.state
}

#[derive(Clone, Copy, Debug)]
enum Deed {
    Write,
    Send,
    GiveBack,
    Approve,
}

/// Where a decision stands, and who did what to it since it was sent.
#[derive(Clone, Debug)]
struct Stands {
    state: AnswerState,
    authors: Vec<AccountId>,
    accepted_by: Option<AccountId>,
}

/// Copied by hand from the state machine of a draft: the case's Officer, a Colleague, the unit's Head, who is not authorised, the
/// Deputy, who is, and the Mayor. None: it is refused.
fn table(from: &Stands, who: char, person: AccountId, deed: Deed) -> Option<AnswerState> {
    let is_author = from.authors.contains(&person);
    match (from.state, deed, who) {
        (AnswerState::Draft, Deed::Write, 'O' | 'H') => Some(AnswerState::Draft),
        (AnswerState::Draft, Deed::Send, 'O' | 'H') => Some(AnswerState::ForApproval),
        (AnswerState::ForApproval | AnswerState::Accepted, Deed::GiveBack, 'H' | 'D' | 'M') => Some(AnswerState::Draft),
        (AnswerState::ForApproval, Deed::Approve, 'H') => Some(AnswerState::Accepted),
        (AnswerState::ForApproval | AnswerState::Accepted, Deed::Approve, 'D' | 'M') => {
            (!is_author && from.accepted_by != Some(person)).then_some(AnswerState::Approved)
        }
        _ => None,
    }
}

async fn tried(office: &Office, who: &Official, id: AnswerId, deed: Deed, text: &AnswerText) -> bool {
    match deed {
        Deed::Write => {
            let version = answer(office, id).await.version;
            let mut act = act(office, who).await;
            let Ok(mut right) = cases::may_draft(&mut act, who, id, version).await else { return false };
            let recorded = cases::change(&mut act, &mut right, text.clone()).await.unwrap();
            act.commit(recorded).await.unwrap();
            true
        }
        Deed::Send => send(office, who, id).await.is_ok(),
        Deed::GiveBack => give_back(office, who, id, "Proszę poprawić.").await.is_ok(),
        Deed::Approve => approve(office, who, id).await.is_ok(),
    }
}

on_both_databases! {
    async fn a_head_who_is_not_authorised_accepts_and_the_mayor_signs(office) {
        let world = world(&office).await;
        let mayor = mayor(&office, &world).await;
        let id = waiting(&office, &world, open_case(&office, &world, "a").await, &decision()).await;
        approve(&office, &world.head, id).await.unwrap();
        let found = answer(&office, id).await;
        assert_eq!((found.state, found.accepted.map(|(by, ..)| by)), (AnswerState::Accepted, Some(world.head.id())));
        assert!(found.approved.is_none());
        let again = approve(&office, &world.head, id).await;
        assert!(matches!(again, Err(Denied::NotYours)), "nobody accepts two steps of one version: {again:?}");
        approve(&office, &mayor, id).await.unwrap();
        let approval = content(&office, id).await.approval.unwrap();
        assert!(approval.name == "burmistrz" && !approval.for_authority);
        let mut view = office.journal.view().await.unwrap();
        let case = cases::case(&mut view, &mayor, answer(&office, id).await.case).await.unwrap().unwrap();
        assert!(case.steps.iter().any(|step| step.kind == StepKind::Accepted && step.actor == "naczelnik"));
    }

    async fn what_is_given_back_after_an_acceptance_begins_anew(office) {
        let world = world(&office).await;
        let mayor = mayor(&office, &world).await;
        let id = waiting(&office, &world, open_case(&office, &world, "a").await, &decision()).await;
        approve(&office, &world.head, id).await.unwrap();
        give_back(&office, &mayor, id, "Proszę uzasadnić.").await.unwrap();
        send(&office, &world.officer, id).await.unwrap();
        let found = answer(&office, id).await;
        assert!(found.state == AnswerState::ForApproval && found.accepted.is_none());
        // And the head may accept it again.
        approve(&office, &world.head, id).await.unwrap();
        assert_eq!(state(&office, id).await, AnswerState::Accepted);
    }

    async fn who_is_authorised_signs_for_the_authority_and_plain_letters_need_nothing(office) {
        let world = world(&office).await;
        let plain = sent(&office, &world, open_case(&office, &world, "a").await).await;
        approve(&office, &world.head, plain).await.unwrap();
        assert_eq!(state(&office, plain).await, AnswerState::Approved);
        assert!(!content(&office, plain).await.approval.unwrap().for_authority);
        authorise(&office, &world.head).await;
        let id = waiting(&office, &world, open_case(&office, &world, "b").await, &decision()).await;
        approve(&office, &world.head, id).await.unwrap();
        assert_eq!(state(&office, id).await, AnswerState::Approved);
        assert!(content(&office, id).await.approval.unwrap().for_authority);
    }

    async fn an_authorisation_covers_its_classes_kinds_and_days(office) {
        let world = world(&office).await;
        let mayor = mayor(&office, &world).await;
        let today = office.clock.now().warsaw_date();
        let (before, after) = (today.yesterday().unwrap(), today.tomorrow().unwrap());
        let only = |decisions| Scope { decisions, orders: !decisions };
        let decides = decision();
        let orders = order(ruling());
        for (scope, classes, days, text, covers) in [
            (BOTH, "", (today, None), &decides, true),
            (BOTH, "5345 12", (before, Some(today)), &decides, true),
            (only(true), "123", (today, Some(after)), &decides, true),
            (only(false), "123", (today, None), &orders, true),
            (only(false), "123", (today, None), &decides, false),
            (only(true), "123", (today, None), &orders, false),
            (BOTH, "5345, 1234", (today, None), &decides, false),
            (BOTH, "", (after, None), &decides, false),
        ] {
            let id = waiting(&office, &world, open_case(&office, &world, "a").await, text).await;
            let held = enter(&office, &world.head, scope, classes, days).await;
            approve(&office, &world.head, id).await.unwrap();
            let expected = if covers { AnswerState::Approved } else { AnswerState::Accepted };
            assert_eq!(state(&office, id).await, expected, "{scope:?} {classes} {days:?}");
            end(&office, &mayor, held).await;
        }
        // What was ended today holds no more.
        let id = waiting(&office, &world, open_case(&office, &world, "b").await, &decides).await;
        approve(&office, &world.head, id).await.unwrap();
        assert_eq!(state(&office, id).await, AnswerState::Accepted);
    }

    async fn whatever_is_tried_a_decision_goes_the_way_of_the_table(office) {
        let world = world(&office).await;
        let deputy = official(&office, "zastępczyni", &world.other_unit, Post::DeputyHead).await;
        authorise(&office, &deputy).await;
        let people = [
            ('O', world.officer.clone()), ('C', world.colleague.clone()), ('H', world.head.clone()), ('D', deputy),
            ('M', mayor(&office, &world).await),
        ];
        let deeds = [Deed::Write, Deed::Send, Deed::GiveBack, Deed::Approve];
        let (mut chance, mut signed) = (7_u64, 0);
        for _ in 0..6 {
            let case = open_case(&office, &world, "a").await;
            let id = draft(&office, &world.officer, case, &decision()).await.unwrap();
            let mut stands = Stands { state: AnswerState::Draft, authors: vec![world.officer.id()], accepted_by: None };
            for _ in 0..30 {
                chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let (who, person) = &people[usize::try_from((chance >> 33) % 5).unwrap()];
                let deed = deeds[usize::try_from((chance >> 40) % 4).unwrap()];
                let before = (answer(&office, id).await, content(&office, id).await.text);
                let expected = table(&stands, *who, person.id(), deed);
                let done = tried(&office, person, id, deed, &decision()).await;
                assert_eq!(done, expected.is_some(), "{who} {deed:?} at {stands:?}");
                let now = answer(&office, id).await;
                let Some(state) = expected else {
                    assert_eq!((now.state, now.version), (before.0.state, before.0.version));
                    assert_eq!(content(&office, id).await.text, before.1, "what was refused changed something");
                    continue;
                };
                assert_eq!(now.state, state, "{who} {deed:?} at {stands:?}");
                stands.accepted_by = (state == AnswerState::Accepted).then_some(person.id());
                if matches!(deed, Deed::Write) {
                    stands.authors.push(person.id());
                }
                stands.state = state;
            }
            signed += usize::from(stands.state == AnswerState::Approved);
        }
        assert!(signed > 0, "no walk came to the end");
    }
}
