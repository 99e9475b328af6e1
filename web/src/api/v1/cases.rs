//! The account's matters: cases, and letters that are in no case yet; collecting answers and reading them.

use ::cases::{Answer, CallPoint, Denied, Matter, MatterId, MatterOpened, MatterStep, Place, Seen};
use accounts::Client;
use axum::{
    Json,
    extract::{Path, Query, State as FromState, rejection::QueryRejection},
    http::{HeaderMap, header},
    response::{IntoResponse as _, Response},
};
use database::View;
use journal::Actor;
use registry::RpwNumber;
use serde::{Deserialize, Serialize};
use submissions::Key;
use utoipa::{IntoParams, ToSchema};
use vocabulary::{AnswerId, CaseId, Date, LetterId};

use super::{
    door::{Bearer, Call},
    problem::{Problem, ProblemDetails},
    receipt_address,
};
use crate::{State, client::matters::course::Course, links};

/// Matters on one page when nothing else is asked for, and at most.
const PAGE: u32 = 20;
const MOST: u32 = 100;

/// Who has a matter.
#[derive(Serialize, ToSchema)]
pub(crate) struct Holder {
    /// The unit; null while the letter is on its way to one.
    unit: Option<String>,
    /// The official; null until somebody has taken it.
    person: Option<String>,
    /// The official's telephone; only with a matter asked for by its id.
    phone: Option<String>,
}

/// A matter as the list tells it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CaseSummary {
    /// The id of the case; of the letter, as long as there is no case.
    #[schema(example = "0190f5c2-7a4e-7c1b-9d7e-1f0a2b3c4d5e")]
    id: String,
    /// The sign of the case; null as long as there is no case.
    #[schema(example = "OR.5345.12.2026")]
    sign: Option<String>,
    /// The number of the letter that began it, in the register of incoming letters.
    #[schema(example = "RPW/2026/1234")]
    number: String,
    /// What it is about.
    title: String,
    /// The code of the service.
    service: String,
    /// How far it is: `received` (no case yet), `withdrawn`, `annulled`, `open`, `awaiting-party`, `awaiting-body`, `suspended`, `settled`
    /// (an answer waits to be collected), `delivered`, `closed`.
    stage: String,
    holder: Holder,
    /// When the proceedings began: the day that the office got the letter.
    #[schema(format = Date)]
    started_on: String,
    /// The office's last day; while the clock stands, as it was when it stopped. Null when no term is counted.
    #[schema(format = Date)]
    last_day: Option<String>,
    /// Days left after today, negative when the office is late. While the clock stands: how many the office will have once
    /// it runs again. When the matter is settled: how many were left.
    days_left: Option<i64>,
    /// Since when the clock stands; null while it runs.
    #[schema(format = Date)]
    stands_since: Option<String>,
    /// Why the clock stands: `awaiting-party`, `awaiting-body`, `suspended`, `mediation`, `party-delay`.
    stands_reason: Option<String>,
}

/// A part of the list of matters, newest first.
#[derive(Serialize, ToSchema)]
pub(crate) struct CasePage {
    items: Vec<CaseSummary>,
    /// The cursor of the next part; null at the end.
    next: Option<String>,
}

/// Something that happened.
#[derive(Serialize, ToSchema)]
pub(crate) struct CaseStep {
    /// When (RFC 3339).
    #[schema(format = DateTime)]
    at: String,
    /// What: a word that stays the same.
    kind: String,
    /// The unit that it went to.
    unit: Option<String>,
    /// The official that it went to.
    person: Option<String>,
}

/// A letter of the account in the matter.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CaseLetter {
    /// Its number in the register of incoming letters.
    number: String,
    /// What it is about.
    subject: String,
    /// When it entered (RFC 3339).
    #[schema(format = DateTime)]
    entered_at: String,
    /// The id of its filing; null when it came on paper.
    submission: Option<String>,
    /// Where its sealed receipt is; null when it came on paper.
    receipt: Option<String>,
}

/// An answer of the office.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CaseAnswer {
    id: String,
    /// `answer`, `decision`: it settles the case; `order`: it settles something that came up, seldom the case; `call`: it
    /// asks to complete what was filed; `unexamined`: what was filed is left unexamined.
    kind: &'static str,
    /// What a call asks for; null for every other letter, and until it was collected.
    call: Option<CaseCall>,
    /// `sealed`: it waits to be collected; `collected`: it was collected, or handed over on paper.
    state: &'static str,
    /// How it is delivered: `click` (collected here or in the portal) or `signed-receipt` (its addressee signs the receipt
    /// of delivery, UPD, in the portal; until then its text is open to nobody outside the office).
    delivery: &'static str,
    /// When it was sealed (RFC 3339).
    #[schema(format = DateTime)]
    sealed_at: Option<String>,
    /// When it was collected (RFC 3339).
    #[schema(format = DateTime)]
    collected_at: Option<String>,
    /// Where the sealed PDF is; null until it was collected.
    pdf: Option<String>,
    /// Where it is collected; null afterwards, and where it is delivered for a signed receipt.
    collect: Option<String>,
}

/// What a call to complete what was filed asks for.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CaseCall {
    /// The letter that is to be completed.
    letter: String,
    /// The last day.
    #[schema(format = Date)]
    until: String,
    /// `open`: it waits to be answered, in the portal; `answered`: it was; `ended`: nothing is waited for any more.
    state: &'static str,
    /// What is asked for.
    points: Vec<CasePoint>,
}

/// One thing that a call asks for.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CasePoint {
    /// The name of the field of the form, if it is about one.
    field: Option<String>,
    /// The name of the slot for attachments, if it is about one.
    slot: Option<String>,
    /// What people know the place by; empty for what is asked in words.
    label: String,
    /// What is to be put right.
    remark: String,
}

/// A matter in full.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CaseDetails {
    #[serde(flatten)]
    summary: CaseSummary,
    /// What happened, oldest first.
    steps: Vec<CaseStep>,
    /// What the account sent, as it came.
    letters: Vec<CaseLetter>,
    /// What the office answered.
    answers: Vec<CaseAnswer>,
}

/// What is asked of the list.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    /// Where the last part ended.
    #[param(pattern = "^20[0-9]{2}/[1-9][0-9]{0,8}$")]
    cursor: Option<String>,
    /// How many, 1 to 100.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
}

/// Lists the account's matters, newest first: cases, and letters that are in no case yet.
#[utoipa::path(
    get,
    path = "/cases",
    tag = "cases",
    params(Asked),
    responses(
        (status = 200, body = CasePage),
        (status = 400, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    ),
    security(("token" = []))
)]
pub(crate) async fn list(
    FromState(state): FromState<State>,
    Bearer(client): Bearer,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<CasePage>, Problem> {
    let Query(asked) = asked.map_err(|_| Problem::BadRequest)?;
    let size = asked.limit.unwrap_or(PAGE);
    if !(1..=MOST).contains(&size) {
        return Err(Problem::BadRequest);
    }
    let before: Option<RpwNumber> =
        asked.cursor.map(|cursor| cursor.parse()).transpose().map_err(|_| Problem::BadRequest)?;
    let today = state.journal.now().warsaw_date();
    let mut view = state.journal.view().await?;
    let mine = ::cases::matters(&mut view, &client, before, size).await?;
    let next = mine.rows.last().filter(|_| mine.more).map(|last| {
        let RpwNumber { year, number } = last.number;
        format!("{year}/{number}")
    });
    let mut items = Vec::with_capacity(mine.rows.len());
    for matter in &mine.rows {
        items.push(summary(&mut view, &client, matter, today).await?);
    }
    Ok(Json(CasePage { items, next }))
}

/// One matter of the account. The id of a letter that became a case gives the case.
#[utoipa::path(
    get,
    path = "/cases/{id}",
    tag = "cases",
    params(("id" = String, Path, description = "The id of the case, or of the letter")),
    responses(
        (status = 200, body = CaseDetails),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
    ),
    security(("token" = []))
)]
pub(crate) async fn one(
    FromState(state): FromState<State>,
    Bearer(client): Bearer,
    Path(id): Path<String>,
) -> Result<Json<CaseDetails>, Problem> {
    let today = state.journal.now().warsaw_date();
    let mut view = state.journal.view().await?;
    let opened = find(&mut view, &client, &id).await?.ok_or(Problem::NotFound)?;
    let mut summary = summary(&mut view, &client, &opened.matter, today).await?;
    if let Some(holder) = &opened.holder {
        summary.holder.person = Some(holder.name.clone());
        summary.holder.phone = Some(holder.phone.clone()).filter(|phone| !phone.is_empty());
    }
    let letters = letters(&mut view, &client, &opened).await?;
    let case = opened.matter.case.as_ref().map(|row| row.id);
    Ok(Json(CaseDetails {
        summary,
        steps: opened.steps.iter().map(CaseStep::from).collect(),
        letters,
        answers: opened.answers.iter().filter_map(|answer| Some(CaseAnswer::of(case?, answer))).collect(),
    }))
}

/// Collects an answer. That is its delivery: the day and hour are recorded, and the time limits named in the answer run from
/// then. Repeated, it gives the same answer and changes nothing. One that is delivered for a signed receipt is not collected
/// here (404).
#[utoipa::path(
    post,
    path = "/cases/{id}/answers/{answer}/collect",
    tag = "cases",
    params(
        ("id" = String, Path, description = "The id of the case"),
        ("answer" = String, Path, description = "The id of the answer"),
        (
            "Idempotency-Key" = String,
            Header,
            min_length = 1,
            max_length = 200,
            pattern = "^[!-~]+$",
            description = "1 to 200 visible ASCII characters, chosen by the sender"
        )
    ),
    responses(
        (status = 200, body = CaseAnswer),
        (status = 400, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 409, body = ProblemDetails, content_type = "application/problem+json"),
    ),
    security(("token" = []))
)]
pub(crate) async fn collect(
    FromState(state): FromState<State>,
    call: Call,
    Bearer(client): Bearer,
    Path((case, answer)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Json<CaseAnswer>, Problem> {
    let (case, answer) = ids(&case, &answer)?;
    // Collecting twice is collecting once, so the key need not be kept; it is asked for as with every POST.
    let key = headers.get("idempotency-key").and_then(|key| key.to_str().ok()).map(Key::parse);
    if !matches!(key, Some(Ok(_))) {
        return Err(Problem::MissingKey);
    }
    let mut act = state.journal.act(Actor::Account(client.id()), &call.number).await?;
    match ::cases::collect(&mut act, &client, case, answer).await {
        Ok(Some(recorded)) => {
            act.commit(recorded).await?;
        }
        Ok(None) => drop(act),
        Err(Denied::NotYours | Denied::NotNow) => return Err(Problem::NotFound),
        Err(Denied::Stale) => return Err(Problem::InFlight),
        Err(Denied::Fault(fault)) => return Err(Problem::Fault(fault)),
    }
    let mut view = state.journal.view().await?;
    let opened = ::cases::matter(&mut view, &client, MatterId::Case(case)).await?.ok_or(Problem::NotFound)?;
    let collected = opened.answers.iter().find(|one| one.id == answer).ok_or(Problem::NotFound)?;
    Ok(Json(CaseAnswer::of(case, collected)))
}

/// The sealed answer, once it was collected.
#[utoipa::path(
    get,
    path = "/cases/{id}/answers/{answer}",
    tag = "cases",
    params(
        ("id" = String, Path, description = "The id of the case"),
        ("answer" = String, Path, description = "The id of the answer")
    ),
    responses(
        (status = 200, body = String, content_type = "application/pdf"),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
    ),
    security(("token" = []))
)]
pub(crate) async fn answer(
    FromState(state): FromState<State>,
    Bearer(client): Bearer,
    Path((case, answer)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (case, answer) = ids(&case, &answer)?;
    let mut view = state.journal.view().await?;
    let file = ::cases::answer_pdf(&mut view, &client, case, answer).await?.ok_or(Problem::NotFound)?;
    let content = state.files.read(&mut view, file).await?.ok_or(Problem::NotFound)?;
    Ok(([(header::CONTENT_TYPE, "application/pdf")], content).into_response())
}

/// A kind as the API writes it, whatever the database does.
fn dashed(code: &str) -> String {
    code.replace('_', "-")
}

fn ids(case: &str, answer: &str) -> Result<(CaseId, AnswerId), Problem> {
    Ok((case.parse().map_err(|_| Problem::NotFound)?, answer.parse().map_err(|_| Problem::NotFound)?))
}

/// The matter of this id, be it a case's or a letter's.
async fn find(view: &mut View, client: &Client, id: &str) -> Result<Option<MatterOpened>, Problem> {
    let case: CaseId = id.parse().map_err(|_| Problem::NotFound)?;
    let letter: LetterId = id.parse().map_err(|_| Problem::NotFound)?;
    if let Some(opened) = ::cases::matter(view, client, MatterId::Case(case)).await? {
        return Ok(Some(opened));
    }
    Ok(::cases::matter(view, client, MatterId::Letter(letter)).await?)
}

async fn summary(view: &mut View, client: &Client, matter: &Matter, today: Date) -> Result<CaseSummary, Problem> {
    let filing = submissions::filing_of_letter(view, client, matter.letter).await?;
    let course = Course::of(matter, filing.is_some_and(|filing| filing.withdrawn.is_some()), today);
    let case = matter.case.as_ref();
    Ok(CaseSummary {
        id: match matter.id {
            MatterId::Case(case) => case.to_string(),
            MatterId::Letter(letter) => letter.to_string(),
        },
        sign: case.map(|row| row.sign.to_string()),
        number: matter.number.to_string(),
        title: matter.title.clone(),
        service: matter.service.clone(),
        stage: dashed(course.code()),
        holder: Holder {
            unit: matter.unit.as_ref().map(|unit| unit.name.clone()),
            person: case.map(|row| row.officer.1.clone()),
            phone: None,
        },
        started_on: case.map_or_else(|| matter.entered_at.warsaw_date(), |row| row.started_on).to_string(),
        last_day: course.last.map(|day| day.to_string()),
        days_left: course.days_left,
        stands_since: course.stands.map(|(since, _)| since.to_string()),
        stands_reason: course.stands.map(|(_, reason)| dashed(reason.code())),
    })
}

async fn letters(view: &mut View, client: &Client, opened: &MatterOpened) -> Result<Vec<CaseLetter>, Problem> {
    let matter = &opened.matter;
    let alone = opened.letters.is_empty().then_some((matter.letter, matter.number, &matter.title, matter.entered_at));
    let filed = opened.letters.iter().map(|letter| (letter.id, letter.number, &letter.subject, letter.entered_at));
    let mut letters = Vec::new();
    for (id, number, subject, entered_at) in filed.chain(alone) {
        let filing = submissions::filing_of_letter(view, client, id).await?;
        letters.push(CaseLetter {
            number: number.to_string(),
            subject: subject.clone(),
            entered_at: entered_at.rfc3339(),
            submission: filing.as_ref().map(|filing| filing.id.to_string()),
            receipt: filing.map(|filing| receipt_address(filing.id)),
        });
    }
    Ok(letters)
}

impl CaseAnswer {
    fn of(case: CaseId, answer: &Answer) -> Self {
        let address = links::api_answer(case, answer.id);
        let signed = answer.text.signed_delivery();
        let waits = answer.state == ::cases::AnswerState::Sealed && !signed;
        Self {
            id: answer.id.to_string(),
            kind: answer.text.kind().code(),
            call: answer.text.call().zip(answer.delivered_on()).map(|(call, on)| CaseCall {
                letter: call.letter().to_string(),
                until: call.until(on).to_string(),
                state: match (answer.supplement, answer.ended_at) {
                    (Some(_), _) => "answered",
                    (None, Some(_)) => "ended",
                    (None, None) => "open",
                },
                points: call.points().iter().map(CasePoint::of).collect(),
            }),
            state: answer.state.code(),
            delivery: if signed { "signed-receipt" } else { "click" },
            sealed_at: answer.sealed_at.map(vocabulary::Instant::rfc3339),
            collected_at: answer.collected_at.map(vocabulary::Instant::rfc3339),
            collect: waits.then(|| format!("{address}/collect")),
            pdf: answer.collected_at.map(|_| address),
        }
    }
}

impl CasePoint {
    fn of(point: &CallPoint) -> Self {
        let (field, slot) = match &point.place {
            Place::Field(name) => (Some(name.clone()), None),
            Place::Slot(name) => (None, Some(name.clone())),
            Place::Anywhere => (None, None),
        };
        Self { field, slot, label: point.label.clone(), remark: point.remark.clone() }
    }
}

impl From<&MatterStep> for CaseStep {
    fn from(step: &MatterStep) -> Self {
        let kind = match step.kind {
            Seen::Letter(kind) => dashed(kind.code()),
            Seen::Case(kind) => dashed(kind.code()),
        };
        Self { at: step.at.rfc3339(), kind, unit: step.unit.clone(), person: step.person.clone() }
    }
}
