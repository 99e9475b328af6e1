//! Until when a letter of the office can be appealed against, by whom, and when it becomes final (KPA art. 16, 127a, 129, 141).

use cases::{Answer, AnswerKind, CaseRow};
use database::View;
use vocabulary::{Date, Fault, LastDay, Term};

use super::{Dispatch, Party, PartyId, PartyRole, StatementKind, parties};
use crate::store::{dispatches, statements};

/// The office hands an appeal on within this time (KPA art. 133).
const HANDED_ON: Term = Term::Days(7);

/// How a letter stands with one party that may appeal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The party.
    pub party: Party,
    /// The day on which it has the letter.
    pub delivered_on: Option<Date>,
    /// Its last day to appeal; none while it does not have the letter.
    pub last_day: Option<LastDay>,
    /// The day on which it waived the appeal.
    pub waived_on: Option<Date>,
    /// The day on which it appealed.
    pub appealed_on: Option<Date>,
}

/// How far a letter is from being final.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finality {
    /// So many parties do not have it yet.
    Undelivered(usize),
    /// It becomes final on this day, if nobody appeals.
    Runs(Date),
    /// It was appealed against in time, first on this day; the office hands it on by the other.
    Appealed(Date, Date),
    /// It is final since this day.
    Final(Date),
}

/// How a letter stands with its parties, and how far it is from being final.
#[derive(Clone, Debug)]
pub struct Appeals {
    /// Every party that may appeal.
    pub standings: Vec<Standing>,
    /// How far it is.
    pub finality: Finality,
}

impl Standing {
    /// Whether the appeal came in time; none when there is none. What came late is taken, and judged by the higher body
    /// (KPA art. 134).
    #[must_use]
    pub fn is_in_time(&self) -> Option<bool> {
        let appealed = self.appealed_on?;
        Some(self.last_day.is_none_or(|last| appealed <= last.effective))
    }

    /// From which day it cannot appeal any more; none while that is open.
    fn ends(&self) -> Option<Date> {
        let passed = self.last_day.and_then(|last| last.effective.tomorrow().ok());
        match (self.waived_on, passed) {
            (Some(waived), Some(passed)) => Some(waived.min(passed)),
            (waived, passed) => waived.or(passed),
        }
    }
}

impl Appeals {
    /// Whether this party said this on this day.
    #[must_use]
    pub fn has(&self, party: PartyId, kind: StatementKind, on: Date) -> bool {
        self.standings.iter().filter(|standing| standing.party.id == party).any(|standing| match kind {
            StatementKind::Appeal => standing.appealed_on == Some(on),
            StatementKind::Waiver => standing.waived_on == Some(on),
        })
    }
}

/// How far a letter is from being final on this day. It is final when the last of its parties cannot appeal any more.
#[must_use]
pub fn finality(standings: &[Standing], today: Date) -> Finality {
    let in_time = |standing: &&Standing| standing.is_in_time() == Some(true);
    if let Some(first) = standings.iter().filter(in_time).filter_map(|standing| standing.appealed_on).min() {
        return Finality::Appealed(first, HANDED_ON.last_day(first, &[]).effective);
    }
    let mut last = Date::MIN;
    let mut open = 0;
    for standing in standings {
        match standing.ends() {
            Some(end) => last = last.max(end),
            None => open += 1,
        }
    }
    match () {
        () if open > 0 => Finality::Undelivered(open),
        () if last > today => Finality::Runs(last),
        () => Finality::Final(last),
    }
}

/// How the letter stands with every party; none when it is not sealed, or nobody can appeal against it. For whoever was shown
/// the letter.
///
/// # Errors
/// The database failed.
pub async fn appeals(view: &mut View, row: &CaseRow, answer: &Answer, today: Date) -> Result<Option<Appeals>, Fault> {
    let Some(sealed) = answer.sealed_at else { return Ok(None) };
    let Some(term) = answer.text.kind().appeal_term() else {
        // A full grant without reasons is final from its issue (KPA art. 127 par. 1a); against other orders nobody appeals.
        let is_decision = matches!(answer.text.kind(), AnswerKind::Decides(_));
        let at_once = Appeals { standings: Vec::new(), finality: Finality::Final(sealed.warsaw_date()) };
        return Ok(is_decision.then_some(at_once));
    };
    let lines = dispatches::of_answer(view, answer.id).await?;
    let statements = statements::of_answer(view, answer.id).await?;
    let standings = parties(view, row).await?.into_iter();
    let standings = standings.filter(|party| !party.ended && party.role != PartyRole::Informed).map(|party| {
        let delivered_on = delivered_on(row, answer, &party, &lines);
        let said = |kind| statements.iter().find(|one| one.party == party.id && one.kind == kind).map(|one| one.day);
        Standing {
            delivered_on,
            last_day: delivered_on.map(|on| term.last_day(on, &[])),
            waived_on: said(StatementKind::Waiver),
            appealed_on: said(StatementKind::Appeal),
            party,
        }
    });
    let standings: Vec<Standing> = standings.collect();
    let finality = finality(&standings, today);
    Ok(Some(Appeals { standings, finality }))
}

/// The day on which this party has it: the first, if it came in several ways.
fn delivered_on(row: &CaseRow, answer: &Answer, party: &Party, lines: &[Dispatch]) -> Option<Date> {
    let own = answer.delivered_on().filter(|_| party.id == Party::first_id(row));
    lines.iter().filter(|line| line.party == party.id).filter_map(|line| line.delivered_on).chain(own).min()
}

#[cfg(test)]
mod tests {
    use vocabulary::Date;

    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn standing(delivered: Option<&str>) -> Standing {
        let delivered_on = delivered.map(day);
        Standing {
            party: Party {
                id: PartyId::from_uuid(uuid::Uuid::nil()),
                name: String::new(),
                address: String::new(),
                role: PartyRole::Party,
                proxy: None,
                ended: false,
            },
            delivered_on,
            last_day: delivered_on.map(|on| Term::Days(14).last_day(on, &[])),
            waived_on: None,
            appealed_on: None,
        }
    }

    #[test]
    fn a_decision_is_final_on_the_day_after_the_last_party_could_appeal() {
        // Vectors of the office: deemed on 16 November, the appeal ends on 30 November; inflow deemed on 25 April, 11 May.
        let parties = [standing(Some("2026-11-16")), standing(Some("2026-11-03"))];
        assert_eq!(finality(&parties, day("2026-11-30")), Finality::Runs(day("2026-12-01")));
        assert_eq!(finality(&parties, day("2026-12-01")), Finality::Final(day("2026-12-01")));
        assert_eq!(finality(&[standing(Some("2026-04-25"))], day("2026-05-11")), Finality::Runs(day("2026-05-12")));
    }

    #[test]
    fn while_somebody_does_not_have_it_no_day_is_told() {
        let parties = [standing(Some("2026-11-16")), standing(None)];
        assert_eq!(finality(&parties, day("2027-11-30")), Finality::Undelivered(1));
    }

    #[test]
    fn with_the_last_waiver_it_is_final() {
        let waived = |on: &str| Standing { waived_on: Some(day(on)), ..standing(Some("2026-11-16")) };
        let all = [waived("2026-11-18"), waived("2026-11-20")];
        assert_eq!(finality(&all, day("2026-11-20")), Finality::Final(day("2026-11-20")));
        let one = [waived("2026-11-18"), standing(Some("2026-11-16"))];
        assert_eq!(finality(&one, day("2026-11-20")), Finality::Runs(day("2026-12-01")));
    }

    #[test]
    fn an_appeal_in_time_stops_it_and_a_late_one_does_not() {
        let appealed = |on: &str| Standing { appealed_on: Some(day(on)), ..standing(Some("2026-11-16")) };
        let in_time = appealed("2026-11-30");
        assert_eq!(in_time.is_in_time(), Some(true));
        let handed_on = Finality::Appealed(day("2026-11-30"), day("2026-12-07"));
        assert_eq!(finality(&[in_time], day("2027-01-01")), handed_on);
        let late = appealed("2026-12-01");
        assert_eq!(late.is_in_time(), Some(false));
        assert_eq!(finality(&[late], day("2027-01-01")), Finality::Final(day("2026-12-01")));
    }
}
