//! The register of outgoing letters: numbers, the post, and how letters on paper are delivered.

use std::collections::BTreeSet;

use cases::{AnswerState, Stage, TextError};
use delivery::{DispatchId, NewParty, Outcome, OutcomeError, PostError, SendOutError, Wanted, Way};
use journal::Recorded;
use testkit::on_both_databases;
use vocabulary::{AnswerId, CaseId, Clock as _, Date};

use crate::{
    office::House,
    parties::{ELSEWHERE, NEIGHBOUR, named},
};

const DAY: i64 = 86_400;

/// Has the letter sent to this party.
async fn send(
    house: &House,
    (case, answer): (CaseId, AnswerId),
    party: delivery::PartyId,
    way: Way,
) -> Result<DispatchId, SendOutError> {
    house.deliver(case, async |act, right| delivery::send_to(act, right, answer, party, way, ELSEWHERE).await).await
}

/// The clerk posts it.
pub async fn post(house: &House, id: DispatchId, number: &str, on: Date) -> Result<bool, PostError> {
    let mut act = house.act(&house.clerk).await;
    let right = house.clerk.sends_letters().unwrap();
    let recorded: Option<Recorded> = delivery::post(&mut act, &right, &house.clerk, id, number, on).await?;
    let Some(recorded) = recorded else { return Ok(false) };
    act.commit(recorded).await.unwrap();
    Ok(true)
}

/// The officer notes how it ended.
pub async fn note(
    house: &House,
    case: CaseId,
    id: DispatchId,
    how: Outcome,
    day: Date,
    who: &str,
) -> Result<(), OutcomeError> {
    let noted = house.deliver(case, async |act, right| {
        Ok::<_, OutcomeError>(((), delivery::note_outcome(act, right, id, how, day, who).await?))
    });
    noted.await
}

pub fn today(house: &House) -> Date {
    house.office.clock.now().warsaw_date()
}

pub fn first(case: CaseId) -> delivery::PartyId {
    delivery::PartyId::from_uuid(case.uuid())
}

/// A letter that went to parties in every way, with everything that can be noted.
pub async fn sent(house: &House, case: CaseId, answer: AnswerId) {
    house.work_until(0, async || !house.lines(answer).await.is_empty()).await;
    let until = Some(today(house));
    let with_proxy = NewParty { proxy_name: "adw. Lis", proxy_address: "Rynek 1", proxy_until: until, ..NEIGHBOUR };
    let party = named(house, case, with_proxy).await.unwrap();
    let posted = send(house, (case, answer), party, Way::Post).await.unwrap();
    house.office.clock.advance(60);
    post(house, posted, "RR123456789PL", today(house)).await.unwrap();
    house.office.clock.advance(60);
    note(house, case, posted, Outcome::Household, today(house), "Jan Kos, syn").await.unwrap();
    let other = named(house, case, NEIGHBOUR).await.unwrap();
    let withdrawn = send(house, (case, answer), other, Way::Hand).await.unwrap();
    let back = house
        .deliver(case, async |act, right| Ok::<_, PostError>(((), delivery::withdraw(act, right, withdrawn).await?)));
    back.await.unwrap();
    let waits = send(house, (case, answer), other, Way::Post).await.unwrap();
    assert!(house.lines(answer).await.iter().any(|line| line.id == waits && line.waits_for_post()));
    let ended = house.deliver(case, async |act, right| {
        Ok::<_, delivery::PartyError>(((), delivery::end_party(act, right, other).await?))
    });
    ended.await.unwrap();
}

on_both_databases! {
    async fn what_waits_in_an_account_stands_in_the_register_and_is_delivered_when_it_is_collected(office) {
        let house = House::open(office).await;
        let (case, answer) = house.sealed(false).await;
        house.work_until(0, async || !house.lines(answer).await.is_empty()).await;
        house.office.clock.advance(40 * DAY);
        let lines = house.lines(answer).await;
        assert_eq!(lines.len(), 1);
        let line = &lines[0];
        assert_eq!((line.number.to_string(), line.way, line.name.as_str()), ("1/2026".to_owned(), Way::Portal, "Anna Nowak"));
        assert_eq!((line.sent_on, line.delivered_on), (Some(line.registered_on), None), "no fiction in an account");
        assert!(matches!(send(&house, (case, answer), first(case), Way::Portal).await, Err(SendOutError::Portal)));
        let mut act = house.office.journal.act(journal::Actor::Account(house.anna.id()), &house.office.request).await.unwrap();
        let collected = cases::collect(&mut act, &house.anna, case, answer).await.unwrap().unwrap();
        act.commit(collected).await.unwrap();
        assert_eq!(house.lines(answer).await[0].delivered_on, Some(today(&house)));
    }

    async fn a_letter_goes_by_post_and_counts_as_delivered_on_the_day_the_law_names(office) {
        let house = House::open(office).await;
        let (case, answer) = house.sealed(false).await;
        let nowhere = house.deliver(case, async |act, right| {
            delivery::send_to(act, right, answer, first(case), Way::Post, " ").await
        });
        assert!(matches!(nowhere.await, Err(SendOutError::Address(TextError::Empty))), "the letter names no address");
        let id = send(&house, (case, answer), first(case), Way::Post).await.unwrap();
        let again = send(&house, (case, answer), first(case), Way::Hand).await;
        assert!(matches!(again, Err(SendOutError::UnderWay(known)) if known == id));
        let clerk = house.clerk.sends_letters().unwrap();
        let mut view = house.office.journal.view().await.unwrap();
        assert_eq!(delivery::to_post(&mut view, &clerk, 10).await.unwrap().len(), 1);
        assert!(delivery::letter_to_post(&mut view, &clerk, id).await.unwrap().is_some());
        drop(view);
        let day = today(&house);
        assert!(matches!(note(&house, case, id, Outcome::Addressee, day, "").await, Err(OutcomeError::NotWaiting)));
        for number in ["", "RR 1", "R/123456", &"1".repeat(41)] {
            assert!(matches!(post(&house, id, number, day).await, Err(PostError::Posting)), "{number}");
        }
        for wrong in [day.yesterday().unwrap(), day.tomorrow().unwrap()] {
            assert!(matches!(post(&house, id, "00759007731", wrong).await, Err(PostError::Day)));
        }
        assert!(post(&house, id, "0075 9007 731", day).await.unwrap());
        assert!(!post(&house, id, "00759007731", day).await.unwrap(), "pressed twice");
        assert!(matches!(post(&house, id, "00759007732", day).await, Err(PostError::NotWaiting)));
        let mut view = house.office.journal.view().await.unwrap();
        assert!(delivery::to_post(&mut view, &clerk, 10).await.unwrap().is_empty());
        assert!(delivery::letter_to_post(&mut view, &clerk, id).await.unwrap().is_none(), "it left the chancery");
        drop(view);

        house.office.clock.advance(2 * DAY);
        let notice = today(&house);
        house.office.clock.advance(14 * DAY);
        let early = note(&house, case, id, Outcome::Uncollected, notice, "").await;
        assert!(matches!(early, Err(OutcomeError::NotYet(end)) if end == today(&house)), "the day is not over");
        house.office.clock.advance(DAY);
        note(&house, case, id, Outcome::Uncollected, notice, "").await.unwrap();
        let line = house.lines(answer).await.into_iter().find(|line| line.id == id).unwrap();
        assert_eq!(line.delivered_on, Some(today(&house).yesterday().unwrap()));
        let found = house.answer(answer).await;
        assert_eq!((found.state, found.delivered_on()), (AnswerState::Collected, line.delivered_on));
        let mut view = house.office.journal.view().await.unwrap();
        let row = cases::case(&mut view, &house.officer, case).await.unwrap().unwrap().row;
        assert_eq!(row.stage, Stage::Delivered);
    }

    async fn what_came_back_is_sent_anew_and_what_was_collected_meanwhile_stays_so(office) {
        let house = House::open(office).await;
        let (case, answer) = house.sealed(false).await;
        let party = named(&house, case, NEIGHBOUR).await.unwrap();
        let id = send(&house, (case, answer), party, Way::Hand).await.unwrap();
        let nobody = note(&house, case, id, Outcome::Household, today(&house), " ").await;
        assert!(matches!(nobody, Err(OutcomeError::ReceivedBy(TextError::Empty))));
        note(&house, case, id, Outcome::Returned, today(&house), "").await.unwrap();
        assert_eq!(house.lines(answer).await.last().unwrap().delivered_on, None);
        send(&house, (case, answer), party, Way::Post).await.unwrap();
        assert_eq!(house.answer(answer).await.state, AnswerState::Sealed, "another party's letter is not the client's");

        let hers = send(&house, (case, answer), first(case), Way::Hand).await.unwrap();
        let mut act = house.office.journal.act(journal::Actor::Account(house.anna.id()), &house.office.request).await.unwrap();
        let collected = cases::collect(&mut act, &house.anna, case, answer).await.unwrap().unwrap();
        act.commit(collected).await.unwrap();
        house.office.clock.advance(DAY);
        note(&house, case, hers, Outcome::Refused, today(&house), "").await.unwrap();
        let found = house.answer(answer).await;
        assert_eq!(found.delivered_on(), Some(today(&house).yesterday().unwrap()));
        assert_eq!(found.handed_over, None);
    }

    async fn numbers_have_no_gap_whoever_sends_at_once(office) {
        let house = House::open(office).await;
        let mut letters = Vec::new();
        for _ in 0..4 {
            let (case, answer) = house.sealed(false).await;
            house.work_until(0, async || !house.lines(answer).await.is_empty()).await;
            letters.push((case, answer));
        }
        let sending = async |at: usize| send(&house, letters[at], first(letters[at].0), Way::Post).await.unwrap();
        tokio::join!(sending(0), sending(1), sending(2), sending(3));
        let right = house.clerk.may_see_register().unwrap();
        let day = today(&house);
        let wanted = Wanted { from: day, to: day, way: None, sign: String::new() };
        let mut view = house.office.journal.view().await.unwrap();
        let all = delivery::outgoing(&mut view, &right, &wanted, None, 100).await.unwrap().rows;
        let numbers: BTreeSet<i64> = all.iter().map(|line| line.number.number).collect();
        assert_eq!(numbers, (1..=8).collect());
        let page = delivery::outgoing(&mut view, &right, &wanted, None, 3).await.unwrap();
        assert!(page.more);
        let after = page.rows.last().map(|line| (line.registered_on, line.number.number));
        let rest = delivery::outgoing(&mut view, &right, &wanted, after, 100).await.unwrap().rows;
        assert_eq!([page.rows, rest].concat(), all);
        let posted = Wanted { way: Some(Way::Post), ..wanted.clone() };
        assert_eq!(delivery::outgoing(&mut view, &right, &posted, None, 100).await.unwrap().rows.len(), 4);
        let of_one = Wanted { sign: all[0].sign.clone(), ..wanted.clone() };
        assert_eq!(delivery::outgoing(&mut view, &right, &of_one, None, 100).await.unwrap().rows.len(), 2);
        let before = Wanted { to: day.yesterday().unwrap(), ..wanted };
        assert!(delivery::outgoing(&mut view, &right, &before, None, 100).await.unwrap().rows.is_empty());
    }
}
