//! Taking a letter into the register.

use catalogue::Service;
use files::Kept;
use journal::Act;
use vocabulary::{AccountId, Date, Fault, Instant, LetterId, UnitId};

use crate::{
    FileRole, LetterState, RpwNumber, StepKind, Verdict,
    store::{self, NewRow, Step},
};

/// A letter that has come in and was judged.
pub struct NewLetter<'a> {
    /// When its last byte came.
    pub entered_at: Instant,
    /// The door it came by: `portal`, `api`.
    pub channel: &'static str,
    /// The service it was sent for; names the unit it is routed to.
    pub service: &'a Service,
    /// The unit it follows another letter to; else its service's.
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

/// Numbers a letter, routes it to its unit and keeps its files and verdict. The caller records the act.
///
/// # Errors
/// The service names a unit that is not there, or the database failed.
pub async fn receive(act: &mut Act, letter: NewLetter<'_>) -> Result<Registered, Fault> {
    let unit = match letter.unit {
        Some(unit) => unit,
        None => unit_of(act, letter.service).await?,
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
    let day = letter.entered_at.warsaw_date();
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
    let distributed = Step { unit: Some(unit), ..Step::by_rule(StepKind::Distributed) };
    act.execute(store::insert_step(id, at, &distributed)).await?;
    Ok(registered)
}

/// The last day to settle what came on this day, where the service has a term.
pub(crate) fn last_day(service: &Service, came_on: Date) -> Option<Date> {
    service.term.map(|term| term.last_day(came_on, &[]).effective)
}

pub(crate) async fn unit_of(act: &mut Act, service: &Service) -> Result<UnitId, Fault> {
    let unit = accounts::unit_by_symbol(act.view(), &service.unit).await?;
    let unit =
        unit.ok_or_else(|| Fault::new(format!("service {} is routed to a unit that is not there", service.code)))?;
    Ok(unit.id)
}
