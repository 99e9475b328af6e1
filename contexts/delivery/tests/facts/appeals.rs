//! Decisions: they go to every party, each of which has its own term, and become final when the last one's passed.

use cases::{AnswerKind, AnswerText, Ruling};
use delivery::{Appeals, Finality, NewParty, Outcome, PartyId, PartyRole, StatementError, StatementKind, Way};
use journal::Actor;
use testkit::on_both_databases;
use vocabulary::{AnswerId, CaseId, Date, Term};

use crate::{
    office::House,
    outgoing::{first, note, post, today},
    parties::{NEIGHBOUR, named},
};

const DAY: i64 = 86_400;

fn decision() -> AnswerText {
    let parts = ["Anna Nowak", "Art. 104 KPA", "Wniosek nie jest zasadny.", "Służy odwołanie."];
    let ruling = Ruling::read(parts, None).unwrap();
    AnswerText::read("Anna Nowak", "Decyzja", "Odmawiam.").unwrap().that(AnswerKind::Decides(ruling))
}

/// A sealed decision in a case with a neighbour and an authority that is only told.
async fn decided(house: &House) -> (CaseId, AnswerId, PartyId) {
    let (case, answer) = house.sealed_as(decision()).await;
    house.work_until(0, async || !house.lines(answer).await.is_empty()).await;
    let party = named(house, case, NEIGHBOUR).await.unwrap();
    named(house, case, NewParty { name: "Wojewoda", role: PartyRole::Informed, ..NEIGHBOUR }).await.unwrap();
    (case, answer, party)
}

async fn appeals(house: &House, case: CaseId, answer: AnswerId) -> Appeals {
    let answer = house.answer(answer).await;
    let mut view = house.office.journal.view().await.unwrap();
    let row = cases::case(&mut view, &house.officer, case).await.unwrap().unwrap().row;
    delivery::appeals(&mut view, &row, &answer, today(house)).await.unwrap().unwrap()
}

async fn say(
    house: &House,
    (case, answer): (CaseId, AnswerId),
    party: PartyId,
    kind: StatementKind,
    day: Date,
) -> Result<(), StatementError> {
    let said = house.deliver(case, async |act, right| {
        Ok::<_, StatementError>(((), delivery::state(act, right, answer, party, kind, day).await?))
    });
    said.await
}

async fn collect(house: &House, case: CaseId, answer: AnswerId) {
    let office = &house.office;
    let mut act = office.journal.act(Actor::Account(house.anna.id()), &office.request).await.unwrap();
    let collected = cases::collect(&mut act, &house.anna, case, answer).await.unwrap().unwrap();
    act.commit(collected).await.unwrap();
}

/// Two decisions, one appealed against and one waived, told of in the journal.
pub async fn contested(house: &House) {
    for kind in StatementKind::ALL {
        let (case, answer, _) = decided(house).await;
        collect(house, case, answer).await;
        house.office.clock.advance(60);
        say(house, (case, answer), first(case), kind, today(house)).await.unwrap();
    }
}

on_both_databases! {
    async fn a_decision_becomes_final_when_the_term_of_the_last_party_has_passed(office) {
        let house = House::open(office).await;
        let (case, answer, party) = decided(&house).await;
        let found = appeals(&house, case, answer).await;
        assert_eq!((found.standings.len(), found.finality), (2, Finality::Undelivered(2)), "who is only told cannot appeal");
        collect(&house, case, answer).await;
        assert_eq!(appeals(&house, case, answer).await.finality, Finality::Undelivered(1));

        let sent = house.deliver(case, async |act, right| {
            delivery::send_to(act, right, answer, party, Way::Post, "").await
        });
        let line = sent.await.unwrap();
        post(&house, line, "00759007731", today(&house)).await.unwrap();
        house.office.clock.advance(3 * DAY);
        note(&house, case, line, Outcome::Addressee, today(&house), "").await.unwrap();
        let last = Term::Days(14).last_day(today(&house), &[]).effective;
        let is_final = last.tomorrow().unwrap();
        assert_eq!(appeals(&house, case, answer).await.finality, Finality::Runs(is_final));
        house.office.clock.advance(30 * DAY);
        assert_eq!(appeals(&house, case, answer).await.finality, Finality::Final(is_final));
    }

    async fn every_party_of_a_decision_gets_it_by_itself(office) {
        let house = House::open(office).await;
        let case = house.case().await;
        named(&house, case, NEIGHBOUR).await.unwrap();
        let answer = house.sealed_in(case, &decision()).await;
        house.work_until(0, async || house.lines(answer).await.len() == 2).await;
        let ways: Vec<Way> = house.lines(answer).await.iter().map(|line| line.way).collect();
        assert_eq!(ways, [Way::Portal, Way::Post]);
    }

    async fn what_parties_say_is_noted_once_within_the_days_of_the_law_and_a_late_appeal_too(office) {
        let house = House::open(office).await;
        let (case, answer, party) = decided(&house).await;
        let letter = (case, answer);
        let day = today(&house);
        let early = say(&house, letter, party, StatementKind::Waiver, day).await;
        assert!(matches!(early, Err(StatementError::Day)), "nobody waives what was not delivered");
        collect(&house, case, answer).await;
        for wrong in [day.yesterday().unwrap(), day.tomorrow().unwrap()] {
            let told = say(&house, letter, first(case), StatementKind::Appeal, wrong).await;
            assert!(matches!(told, Err(StatementError::Day)));
        }
        let nobody = PartyId::from_uuid(answer.uuid());
        assert!(matches!(say(&house, letter, nobody, StatementKind::Appeal, day).await, Err(StatementError::NoParty)));
        house.office.clock.advance(20 * DAY);
        let late = today(&house);
        assert!(matches!(say(&house, letter, first(case), StatementKind::Waiver, late).await, Err(StatementError::Day)));
        say(&house, letter, first(case), StatementKind::Appeal, late).await.unwrap();
        let again = say(&house, letter, first(case), StatementKind::Appeal, late).await;
        assert!(matches!(again, Err(StatementError::Noted(noted)) if noted == late));
        let found = appeals(&house, case, answer).await;
        assert_eq!((found.standings[0].is_in_time(), found.finality), (Some(false), Finality::Undelivered(1)));
    }
}
