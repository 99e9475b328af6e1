//! Following the rules.

use catalogue::Service;
use database::View;
use journal::{Act, Entry, Recorded};
use vocabulary::{Date, Fault, LetterId, UnitId};

use super::{Like, Rule};
use crate::{
    Circulation, LetterRow, LetterState, StepKind,
    store::{self, Step, rules},
};

/// Where a letter goes by itself.
pub(crate) struct Routed {
    /// The rule of distribution that it follows; else it goes where its service says.
    pub distributed: Option<Rule>,
    /// The rule of assignment that it follows in its unit.
    pub assigned: Option<Rule>,
}

/// The rules that a letter follows which came on this day. `unit` is where it goes without any.
pub(crate) async fn route(
    view: &mut View,
    letter: &Like<'_>,
    day: Date,
    unit: Option<UnitId>,
) -> Result<Routed, Fault> {
    let mut holding = rules::holding(view, day).await?;
    holding.retain(|rule| rule.works && rule.when.fit(letter));
    let distributed = holding.iter().find(|rule| rule.person.is_none()).cloned();
    let unit = distributed.as_ref().map(|rule| rule.unit.id).or(unit);
    let assigned = holding.into_iter().find(|rule| rule.person.is_some() && Some(rule.unit.id) == unit);
    Ok(Routed { distributed, assigned })
}

/// The rule by which a letter that waits at the point would go to a unit; the clerk decides.
///
/// # Errors
/// The database failed.
pub async fn proposed(view: &mut View, row: &LetterRow, today: Date) -> Result<Option<Rule>, Fault> {
    if !matches!(row.circulation.state, LetterState::Registered | LetterState::Scanned) {
        return Ok(None);
    }
    let Some(service) = catalogue::service(view, &row.service).await? else { return Ok(None) };
    let routed = route(view, &Like::of(&service, &row.sender, &row.channel), today, None).await?;
    Ok(routed.distributed)
}

/// Assigns a letter that has just come to its unit, where a rule of the unit's head says so. The head is the author of the
/// assignment, and may take it back.
pub(crate) async fn assign_by_rule(act: &mut Act, letter: LetterId, rule: &Rule) -> Result<(), Fault> {
    let Some((person, name)) = &rule.person else { return Ok(()) };
    let at = act.at();
    let now = Circulation {
        state: LetterState::Assigned,
        version: 0,
        unit: Some(rule.unit.clone()),
        person: Some((*person, name.clone())),
        instructions: String::new(),
        due: None,
        assigned_by: Some(rule.by.0),
        last_day: None,
    };
    act.execute(store::update(letter, &now)).await?;
    let step = Step {
        unit: Some(rule.unit.id),
        person: Some((*person, name)),
        note: &rule.name,
        ..Step::by_rule(StepKind::Assigned)
    };
    act.execute(store::insert_step(letter, at, &step)).await?;
    let entry = Entry::new("letter.assigned_by_rule", letter).about("rule", rule.id).about("unit", rule.unit.id);
    let _: Recorded = act.record(entry.about("person", *person).personal("name", name.as_str()));
    Ok(())
}

/// The rules that a letter follows once it is in this unit.
pub(crate) async fn in_unit(
    act: &mut Act,
    service: &Service,
    row: &LetterRow,
    unit: UnitId,
) -> Result<Option<Rule>, Fault> {
    let day = act.at().warsaw_date();
    let mut holding = rules::holding(act.view(), day).await?;
    let like = Like::of(service, &row.sender, &row.channel);
    holding.retain(|rule| rule.works && rule.person.is_some() && rule.unit.id == unit && rule.when.fit(&like));
    Ok(holding.into_iter().next())
}
