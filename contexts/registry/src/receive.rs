//! Taking a letter into the register.

use catalogue::Service;
use files::Kept;
use journal::{Act, Entry, Recorded};
use vocabulary::{AccountId, Date, Fault, Instant, LetterId, UnitId};

use crate::{
    FileRole, LetterState, RpwNumber, StepKind, Verdict,
    rule::{Like, Routed, assign_by_rule, route},
    store::{self, NewRow, Step},
};

/// A letter that has come in and was judged.
pub struct NewLetter<'a> {
    /// When its last byte came.
    pub entered_at: Instant,
    /// The door it came by: `portal`, `api`.
    pub channel: &'static str,
    /// The service it was sent for; names the unit it is routed to where no rule does.
    pub service: &'a Service,
    /// The unit it follows another letter to; no rule is asked then.
    pub unit: Option<UnitId>,
    /// Who sent it.
    pub sender: &'a str,
    /// The account that sent it.
    pub sender_account: AccountId,
    /// What it is about.
    pub subject: &'a str,
    /// What is known of its signature.
    pub verdict: &'a Verdict,
    /// The evidence that the verdict rests on.
    pub evidence: Kept,
    /// Its files: role, name, media type, content.
    pub files: Vec<(FileRole, String, &'static str, Kept)>,
}

/// A letter in the register.
#[derive(Clone, Copy, Debug)]
pub struct Registered {
    /// The letter.
    pub id: LetterId,
    /// Its number.
    pub number: RpwNumber,
    /// When it got the number.
    pub at: Instant,
}

/// Numbers a letter, routes it to its unit, and there to a person where a rule of the unit's head says so, and keeps its files
/// and verdict. The caller records the act.
///
/// # Errors
/// The service names a unit that is not there, or the database failed.
pub async fn receive(act: &mut Act, letter: NewLetter<'_>) -> Result<Registered, Fault> {
    let day = letter.entered_at.warsaw_date();
    let (unit, distributed, assigned) = match letter.unit {
        Some(unit) => (unit, None, None),
        None => {
            let usual = accounts::unit_by_symbol(act.view(), &letter.service.unit).await?.map(|unit| unit.id);
            let like = Like::of(letter.service, letter.sender, letter.channel);
            let Routed { distributed, assigned } = route(act.view(), &like, day, usual).await?;
            let unit = distributed.as_ref().map(|rule| rule.unit.id).or(usual);
            (unit.ok_or_else(|| no_unit(letter.service))?, distributed, assigned)
        }
    };
    let id: LetterId = act.new_id();
    let evidence = letter.evidence.id;
    act.execute(letter.evidence.row()).await?;
    // Files first, number last: the register's row is the one that others wait for.
    let mut lines = Vec::with_capacity(letter.files.len());
    for (position, (role, name, kind, kept)) in (1_u32..).zip(letter.files) {
        lines.push(store::insert_letter_file(id, position, role, &name, kind, &kept));
        act.execute(kept.row()).await?;
    }
    let (number, at) = store::next_number(act).await?;
    let registered = Registered { id, number, at };
    let row = NewRow {
        registered,
        entered_at: letter.entered_at,
        channel: letter.channel,
        service: &letter.service.code,
        sender: letter.sender,
        sender_account: Some(letter.sender_account),
        subject: letter.subject,
        unit,
        state: LetterState::Distributed,
        with_unit: true,
        last_day: last_day(letter.service, day),
        standing: letter.verdict.standing,
    };
    act.execute(store::insert_letter(&row)).await?;
    let report = serde_json::to_string(&letter.verdict.report)?;
    act.execute(store::update_verdict(id, letter.verdict, report, evidence, at)).await?;
    store::insert_words(act, id, letter.sender, letter.subject).await?;
    for line in lines {
        act.execute(line).await?;
    }
    act.execute(store::insert_step(id, at, &Step::by_rule(StepKind::Registered))).await?;
    let by = distributed.as_ref().map_or("", |rule| rule.name.as_str());
    let step = Step { unit: Some(unit), note: by, ..Step::by_rule(StepKind::Distributed) };
    act.execute(store::insert_step(id, at, &step)).await?;
    if let Some(rule) = &distributed {
        let entry = Entry::new("letter.distributed_by_rule", id).about("rule", rule.id).about("unit", unit);
        let _: Recorded = act.record(entry);
    }
    if let Some(rule) = &assigned {
        assign_by_rule(act, id, rule).await?;
    }
    Ok(registered)
}

/// The last day to settle what came on this day, where the service has a term.
pub(crate) fn last_day(service: &Service, came_on: Date) -> Option<Date> {
    service.term.map(|term| term.last_day(came_on, &[]).effective)
}

pub(crate) async fn unit_of(act: &mut Act, service: &Service) -> Result<UnitId, Fault> {
    let unit = accounts::unit_by_symbol(act.view(), &service.unit).await?;
    Ok(unit.ok_or_else(|| no_unit(service))?.id)
}

fn no_unit(service: &Service) -> Fault {
    Fault::new(format!("service {} is routed to a unit that is not there", service.code))
}
