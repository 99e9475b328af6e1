//! What a client sees of the own matters: cases, and letters that are in no case yet. Nothing in here was written for the
//! inside: no notes, no instructions, no reasons.

use accounts::{Client, OfficialCard, Unit};
use database::View;
use registry::{LetterState, LetterStep, Page, RpwNumber};
use vocabulary::{AccountId, CaseId, Date, Fault, Instant, LetterId};

use crate::{Answer, CaseRow, Look, LookedInto, StepKind, answer, look, store};

/// A matter: a case, or a letter in none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatterId {
    /// A case of the client.
    Case(CaseId),
    /// A letter of the client that is in no case of the client.
    Letter(LetterId),
}

/// A matter as it stands in the client's list.
#[derive(Clone, Debug)]
pub struct Matter {
    /// What opens it.
    pub id: MatterId,
    /// The letter that began it.
    pub letter: LetterId,
    /// Its number in the register; the list's cursor.
    pub number: RpwNumber,
    /// When the letter entered.
    pub entered_at: Instant,
    /// What it is about: the letter's subject, then the case's title.
    pub title: String,
    /// The service that the letter was sent for.
    pub service: String,
    /// The unit that has it.
    pub unit: Option<Unit>,
    /// The official who has the letter.
    pub person: Option<AccountId>,
    /// How far the letter is on its way to a case.
    pub letter_state: LetterState,
    /// The last day of the service's term, as long as there is no case; afterwards the case's clock tells it.
    pub letter_last_day: Option<Date>,
    /// The case that it became.
    pub case: Option<CaseRow>,
}

/// A letter of the client in a matter.
#[derive(Clone, Debug)]
pub struct MatterLetter {
    /// The letter.
    pub id: LetterId,
    /// Its number.
    pub number: RpwNumber,
    /// What it is about.
    pub subject: String,
    /// When it entered.
    pub entered_at: Instant,
}

/// What happened, as the client is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// To the letter.
    Letter(registry::StepKind),
    /// To the case.
    Case(StepKind),
}

/// A line of what happened.
#[derive(Clone, Debug)]
pub struct MatterStep {
    /// When.
    pub at: Instant,
    /// What.
    pub kind: Seen,
    /// The day from which the clock stood, or after which it ran again: not always the one on which that was entered.
    pub day: Option<Date>,
    /// The unit that it went to.
    pub unit: Option<String>,
    /// The official that it went to.
    pub person: Option<String>,
}

/// A matter opened by its client.
#[derive(Clone, Debug)]
pub struct MatterOpened {
    /// Its line in the list.
    pub matter: Matter,
    /// Who has it, once somebody has.
    pub holder: Option<OfficialCard>,
    /// Letters of this client in it, as they came.
    pub letters: Vec<MatterLetter>,
    /// What happened, oldest first.
    pub steps: Vec<MatterStep>,
    /// Answers that are sealed, oldest first. Until one is collected only its title is for showing.
    pub answers: Vec<Answer>,
    /// Who of the office looked into it, the latest days first.
    pub looks: Vec<Look>,
}

/// The matters of a client, newest first, before the given number.
///
/// # Errors
/// The database failed.
pub async fn matters(
    view: &mut View,
    client: &Client,
    before: Option<RpwNumber>,
    size: u32,
) -> Result<Page<Matter>, Fault> {
    let lines = Page::cut(store::of_client(view, client.id(), before, size + 1).await?, size);
    let mut rows = Vec::with_capacity(lines.rows.len());
    for (matter, case) in lines.rows {
        let case = match case {
            Some(case) => store::row(view, case).await?,
            None => None,
        };
        rows.push(matter.with(case));
    }
    Ok(Page { rows, more: lines.more })
}

/// A matter opened by its client; `None` for anybody else's. A letter that became a case opens that case.
///
/// # Errors
/// The database failed.
pub async fn matter(view: &mut View, client: &Client, id: MatterId) -> Result<Option<MatterOpened>, Fault> {
    let letter = match id {
        MatterId::Letter(letter) => letter,
        MatterId::Case(case) => match store::row(view, case).await? {
            Some(row) if row.client == Some(client.id()) => row.letter,
            _ => return Ok(None),
        },
    };
    let Some((matter, case)) = store::matter(view, client.id(), letter).await? else { return Ok(None) };
    let case = match case {
        Some(case) => store::row(view, case).await?,
        None => None,
    };
    let matter = matter.with(case);
    // A letter that went into the case of somebody else, or into an own one later, is watched as a letter.
    let mut steps: Vec<_> = registry::steps(view, letter).await?.into_iter().map(MatterStep::from).collect();
    // A look at the scan changes nothing for who sent the letter.
    steps.retain(|step| step.kind != Seen::Letter(registry::StepKind::ScanConfirmed));
    let (mut letters, mut answers) = (Vec::new(), Vec::new());
    if let Some(case) = &matter.case {
        steps.retain(|step| step.kind != Seen::Letter(registry::StepKind::Filed));
        let pauses = store::pauses(view, case.id).await?;
        let told = store::steps(view, case.id, &pauses).await?.into_iter().filter(|step| step.kind.is_told());
        steps.extend(told.map(|step| MatterStep {
            at: step.at,
            kind: Seen::Case(step.kind),
            day: step.day,
            unit: None,
            person: step.person.or_else(|| Some(step.actor).filter(|_| step.kind == StepKind::Opened)),
        }));
        letters = store::documents(view, case.id).await?;
        letters.retain(|letter| letter.sender_account == Some(client.id()));
        answers = answer::of_case(view, case.id).await?;
        answers.retain(answer::is_ready);
    }
    let letters = letters
        .into_iter()
        .map(|letter| MatterLetter {
            id: letter.letter,
            number: letter.number,
            subject: letter.subject,
            entered_at: letter.entered_at,
        })
        .collect();
    let holder = match matter.case.as_ref().map(|case| case.officer.0).or(matter.person) {
        Some(holder) => accounts::official(view, holder).await?,
        None => None,
    };
    let into = matter.case.as_ref().map_or(LookedInto::Letter(letter), |case| LookedInto::Case(case.id));
    let looks = look::looks(view, into).await?;
    Ok(Some(MatterOpened { matter, holder, letters, steps, answers, looks }))
}

impl Matter {
    fn with(self, case: Option<CaseRow>) -> Self {
        let Some(case) = case else { return self };
        Self {
            id: MatterId::Case(case.id),
            title: case.title.clone(),
            unit: Some(case.unit.clone()),
            case: Some(case),
            ..self
        }
    }
}

impl From<LetterStep> for MatterStep {
    fn from(step: LetterStep) -> Self {
        Self { at: step.at, kind: Seen::Letter(step.kind), day: None, unit: step.unit, person: step.person }
    }
}
