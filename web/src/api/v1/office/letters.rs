//! Letters: registering those that came elsewhere, seeing one, fetching its files.

use axum::{
    Json,
    extract::{Path, State as FromState},
    http::header,
    response::{IntoResponse as _, Response},
};
use registry::{Letter, PaperError, PaperLetter, Scan, ScanScope, Sheets};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vocabulary::{Date, LetterId};

use super::{Begun, Day, Doing, InName, Once, dashed};
use crate::{
    State,
    api::v1::problem::{Problem, ProblemDetails},
    links,
};

/// Characters in a line, and in the remarks.
const LONGEST_LINE: usize = 300;
const LONGEST_REMARKS: usize = 1_000;
/// Enclosures are counted up to this.
const MOST_ENCLOSURES: u32 = 9_999;
/// Letters are taken over from older registers at most from here on.
const EARLIEST: Date = Date::constant(1990, 1, 1);
/// The service that letters belong to which belong to none.
const GENERAL: &str = "pismo-ogolne";

/// A file of a letter.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OfficeFile {
    /// Counted from 1.
    position: u32,
    name: String,
    media_type: String,
    /// Bytes.
    size: u64,
    /// SHA-256 of the content, in lower-case hexadecimal.
    sha256: String,
    /// Where its content is.
    content: String,
}

/// A letter as the official sees it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OfficeLetter {
    id: String,
    /// Its number in the register of incoming letters.
    #[schema(example = "RPW/2026/1234")]
    number: String,
    /// One more with every step; a step names the version that it was decided on.
    version: i64,
    /// `registered`, `scanned`, `distributed`, `for-assignment`, `assigned`, `taken`, `filed` or `returned`.
    state: String,
    /// The door it came by.
    channel: String,
    /// When it came (RFC 3339).
    #[schema(format = DateTime)]
    entered_at: String,
    sender: String,
    subject: String,
    /// The code of the service.
    service: String,
    /// How its signature stands.
    standing: &'static str,
    /// The symbol of the unit that has it.
    unit: Option<String>,
    /// The id of the account that it is assigned to, or that has taken it.
    person: Option<String>,
    /// The day that the superior set.
    #[schema(format = Date)]
    due: Option<String>,
    /// The office's last day.
    #[schema(format = Date)]
    last_day: Option<String>,
    files: Vec<OfficeFile>,
}

/// A letter that came elsewhere and is registered here. The register of this office gives its number.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ArrivedLetter {
    sender: String,
    #[serde(default)]
    sender_address: String,
    subject: String,
    /// The day that the office got it.
    #[schema(value_type = String, format = Date)]
    received_on: Day,
    /// The code of the service; `pismo-ogolne` when nothing is said.
    service: Option<String>,
    /// The sender's own sign on it.
    #[serde(default)]
    sender_sign: String,
    #[serde(default)]
    enclosures: u32,
    #[serde(default)]
    remarks: String,
    /// Why there is no scan of it here: where its content is kept.
    not_scanned: String,
}

/// A letter that was registered.
#[derive(Serialize, ToSchema)]
pub(crate) struct RegisteredLetter {
    id: String,
    #[schema(example = "RPW/2026/1234")]
    number: String,
    /// The version that its first step names.
    version: i64,
}

/// A letter, for an official who may see it.
#[utoipa::path(
    get,
    path = "/office/letters/{id}",
    tag = "office",
    params(("id" = String, Path, description = "The id of the letter"),
           ("Okienko-Official" = String, Header, description = "The login of the official in whose name this is asked")),
    responses(
        (status = 200, body = OfficeLetter),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
    ),
    security(("system" = []))
)]
pub(crate) async fn one(
    FromState(state): FromState<State>,
    InName(by): InName,
    Path(id): Path<String>,
) -> Result<Json<OfficeLetter>, Problem> {
    let id: LetterId = id.parse().map_err(|_| Problem::NotFound)?;
    let letter = registry::letter(&mut state.journal.view().await?, by.official(), id).await?;
    Ok(Json(told(&letter.ok_or(Problem::NotFound)?)))
}

/// The content of a file of a letter.
#[utoipa::path(
    get,
    path = "/office/letters/{id}/files/{position}",
    tag = "office",
    params(("id" = String, Path, description = "The id of the letter"),
           ("position" = u32, Path, description = "The file's position"),
           ("Okienko-Official" = String, Header, description = "The login of the official in whose name this is asked")),
    responses(
        (status = 200, body = String, content_type = "application/octet-stream"),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
    ),
    security(("system" = []))
)]
pub(crate) async fn file(
    FromState(state): FromState<State>,
    InName(by): InName,
    Path((id, position)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let id: LetterId = id.parse().map_err(|_| Problem::NotFound)?;
    let mut view = state.journal.view().await?;
    let letter = registry::letter(&mut view, by.official(), id).await?.ok_or(Problem::NotFound)?;
    let file = letter.files.iter().find(|file| file.position.to_string() == position).ok_or(Problem::NotFound)?;
    let content = state.files.read(&mut view, file.file).await?.ok_or(Problem::NotFound)?;
    Ok(([(header::CONTENT_TYPE, "application/octet-stream")], content).into_response())
}

/// Registers a letter that came elsewhere: on paper or in the system's own register, in the name of a registry clerk.
#[utoipa::path(
    post,
    path = "/office/letters",
    tag = "office",
    params(("Okienko-Official" = String, Header, description = "The login of the official in whose name this is done"),
           ("Idempotency-Key" = String, Header, min_length = 1, max_length = 200, pattern = "^[!-~]+$",
            description = "1 to 200 visible ASCII characters, chosen by the sender")),
    request_body = ArrivedLetter,
    responses(
        (status = 200, body = RegisteredLetter),
        (status = 400, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 409, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ),
    security(("system" = []))
)]
pub(crate) async fn register(
    FromState(state): FromState<State>,
    once: Once<ArrivedLetter>,
) -> Result<Response, Problem> {
    let form = once.form();
    let (mut doing, asked) = match once.begin(&state).await? {
        Begun::New(doing, asked) => (doing, asked),
        Begun::Before(answer) => return Ok(answer),
    };
    let official = doing.by.official().clone();
    let right = official.registers_letters().ok_or(Problem::NotAllowed)?;
    for (field, text, longest, needed) in [
        ("sender", &asked.sender, LONGEST_LINE, true),
        ("senderAddress", &asked.sender_address, LONGEST_LINE, false),
        ("subject", &asked.subject, LONGEST_LINE, true),
        ("senderSign", &asked.sender_sign, LONGEST_LINE, false),
        ("remarks", &asked.remarks, LONGEST_REMARKS, false),
        ("notScanned", &asked.not_scanned, LONGEST_LINE, true),
    ] {
        if text.chars().count() > longest || text.contains(|c: char| c.is_control() && c != '\n') {
            return Err(Problem::Field(field, "text"));
        }
        if needed && text.trim().is_empty() {
            return Err(Problem::Field(field, "missing"));
        }
    }
    if asked.received_on.0 < EARLIEST || asked.received_on.0 > doing.act.at().warsaw_date() {
        return Err(Problem::Field("receivedOn", "day"));
    }
    if asked.enclosures > MOST_ENCLOSURES {
        return Err(Problem::Field("enclosures", "number"));
    }
    let code = asked.service.as_deref().unwrap_or(GENERAL);
    let service = catalogue::service(doing.act.view(), code).await?.ok_or(Problem::Field("service", "unknown"))?;
    let letter = PaperLetter {
        form: &form,
        service: &service,
        sender: asked.sender.trim(),
        sender_account: None,
        sender_address: asked.sender_address.trim(),
        subject: asked.subject.trim(),
        received_on: asked.received_on.0,
        date_on_letter: None,
        sender_sign: asked.sender_sign.trim(),
        enclosures: asked.enclosures,
        delivery_method: "other",
        remarks: asked.remarks.trim(),
        scan: Some(Scan {
            scope: ScanScope::None,
            reason: asked.not_scanned.trim().to_owned(),
            file: None,
            sheets: Sheets::default(),
        }),
    };
    let (registered, recorded) = match registry::register_paper(&mut doing.act, &right, &official, letter).await {
        Ok(done) => done,
        Err(PaperError::Again(_)) => return Err(Problem::KeyUsed),
        Err(PaperError::Fault(fault)) => return Err(Problem::Fault(fault)),
    };
    let version = version(&mut doing, registered.id).await?;
    let answer = RegisteredLetter { id: registered.id.to_string(), number: registered.number.to_string(), version };
    doing.end(recorded, &answer).await
}

async fn version(doing: &mut Doing, id: LetterId) -> Result<i64, Problem> {
    let official = doing.by.official().clone();
    let letter = registry::letter(doing.act.view(), &official, id).await?.ok_or(Problem::NotFound)?;
    Ok(letter.row.circulation.version)
}

fn told(letter: &Letter) -> OfficeLetter {
    let row = &letter.row;
    let now = &row.circulation;
    OfficeLetter {
        id: row.id.to_string(),
        number: row.number.to_string(),
        version: now.version,
        state: dashed(now.state.code()),
        channel: row.channel.clone(),
        entered_at: row.entered_at.rfc3339(),
        sender: row.sender.clone(),
        subject: row.subject.clone(),
        service: row.service.clone(),
        standing: row.standing.code(),
        unit: now.unit.as_ref().map(|unit| unit.symbol.clone()),
        person: now.person.as_ref().map(|(id, _)| id.to_string()),
        due: now.due.map(|day| day.to_string()),
        last_day: now.last_day.map(|day| day.to_string()),
        files: letter
            .files
            .iter()
            .map(|file| OfficeFile {
                position: file.position,
                name: file.name.clone(),
                media_type: file.kind.clone(),
                size: file.size,
                sha256: hex::encode(file.sha256),
                content: links::api_letter_file(row.id, file.position),
            })
            .collect(),
    }
}
