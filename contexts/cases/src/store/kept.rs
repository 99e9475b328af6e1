//! The SQL of comparing cases and answers with the entries that tell of them: values in the words of entries.

use database::{Row, View, sql};
use vocabulary::{AccountId, AnswerId, CaseId, Fault, FileId, Instant, LetterId};

/// What entries tell of a case.
pub(crate) struct KeptCase {
    pub sign: String,
    pub letter: String,
    pub officer: String,
    pub title: String,
    pub started_on: String,
    pub opened_at: Instant,
    pub closed_at: Option<Instant>,
}

/// What entries tell of an answer.
pub(crate) struct KeptAnswer {
    pub case: String,
    pub kind: String,
    pub state: String,
    /// As one text.
    pub text: String,
    pub signed_delivery: bool,
    pub remarks: String,
    pub drafted_by: String,
    pub approved_by: Option<String>,
    pub approved_at: Option<Instant>,
    pub paper: Option<String>,
    pub pdf: Option<FileId>,
    pub sealed_at: Option<Instant>,
    pub collected_at: Option<Instant>,
    /// How, and on which day.
    pub handed_over: Option<(String, String)>,
}

/// A version of the text of an answer.
pub(crate) struct KeptVersion {
    pub made_by: String,
    pub made_at: Instant,
    pub text: String,
}

pub(crate) async fn case(view: &mut View, id: CaseId) -> Result<Option<KeptCase>, Fault> {
    let statement =
        sql("SELECT sign_unit, sign_class, number, year, letter, officer, title, started_on, opened_at, closed_at
         FROM cases WHERE id = $1");
    let Some(row) = view.optional(statement.bind(id)).await? else { return Ok(None) };
    let (unit, class): (String, String) = (row.get("sign_unit")?, row.get("sign_class")?);
    let (number, year): (i64, i64) = (row.get("number")?, row.get("year")?);
    let (letter, officer): (LetterId, AccountId) = (row.get("letter")?, row.get("officer")?);
    Ok(Some(KeptCase {
        sign: format!("{unit}.{class}.{number}.{year}"),
        letter: letter.to_string(),
        officer: officer.to_string(),
        title: row.get("title")?,
        started_on: row.get("started_on")?,
        opened_at: row.get("opened_at")?,
        closed_at: row.get("closed_at")?,
    }))
}

/// The note in the line of a case's history that tells of this step at this instant by this account, or by nobody.
pub(crate) async fn step_note(
    view: &mut View,
    id: CaseId,
    kind: &str,
    at: Instant,
    actor: Option<AccountId>,
) -> Result<Option<String>, Fault> {
    let statement = sql("SELECT actor, note FROM case_steps WHERE case_id = $1 AND kind = $2 AND at = $3 LIMIT 100");
    for row in view.all(statement.bind(id).bind(kind).bind(at)).await? {
        if row.get::<Option<AccountId>>("actor")? == actor {
            return row.get("note").map(Some);
        }
    }
    Ok(None)
}

/// Whether the clock of a case stood for this reason since this day.
pub(crate) async fn is_paused(view: &mut View, id: CaseId, reason: &str, since: &str) -> Result<bool, Fault> {
    let statement = sql("SELECT seq FROM case_pauses WHERE case_id = $1 AND reason = $2 AND since = $3 LIMIT 1");
    Ok(view.optional(statement.bind(id).bind(reason).bind(since)).await?.is_some())
}

/// Whether the clock of a case stood until this day.
pub(crate) async fn is_resumed(view: &mut View, id: CaseId, on: &str) -> Result<bool, Fault> {
    let statement = sql("SELECT seq FROM case_pauses WHERE case_id = $1 AND until = $2 LIMIT 1");
    Ok(view.optional(statement.bind(id).bind(on)).await?.is_some())
}

pub(crate) async fn answer(view: &mut View, id: AnswerId) -> Result<Option<KeptAnswer>, Fault> {
    let statement = sql(
        "SELECT case_id, kind, state, addressee, title, body, signed_delivery, particulars, remarks, drafted_by, approved_by,
                approved_at, paper, pdf, sealed_at, collected_at, handed_over_how, handed_over_on
         FROM case_answers WHERE id = $1",
    );
    let Some(row) = view.optional(statement.bind(id)).await? else { return Ok(None) };
    let (case, drafted_by): (CaseId, AccountId) = (row.get("case_id")?, row.get("drafted_by")?);
    let approved_by: Option<AccountId> = row.get("approved_by")?;
    let (how, on): (Option<String>, Option<String>) = (row.get("handed_over_how")?, row.get("handed_over_on")?);
    Ok(Some(KeptAnswer {
        case: case.to_string(),
        kind: row.get("kind")?,
        state: row.get("state")?,
        text: text(&row)?,
        signed_delivery: row.get("signed_delivery")?,
        remarks: row.get("remarks")?,
        drafted_by: drafted_by.to_string(),
        approved_by: approved_by.map(|by| by.to_string()),
        approved_at: row.get("approved_at")?,
        paper: row.get("paper")?,
        pdf: row.get("pdf")?,
        sealed_at: row.get("sealed_at")?,
        collected_at: row.get("collected_at")?,
        // Half of it is as good as none and as bad as another.
        handed_over: (how.is_some() || on.is_some()).then(|| (how.unwrap_or_default(), on.unwrap_or_default())),
    }))
}

pub(crate) async fn version(view: &mut View, id: AnswerId, version: i64) -> Result<Option<KeptVersion>, Fault> {
    let statement = sql("SELECT addressee, title, body, signed_delivery, particulars, made_by, made_at
         FROM case_answer_versions WHERE answer = $1 AND version = $2");
    let Some(row) = view.optional(statement.bind(id).bind(version)).await? else { return Ok(None) };
    let made_by: AccountId = row.get("made_by")?;
    Ok(Some(KeptVersion { made_by: made_by.to_string(), made_at: row.get("made_at")?, text: text(&row)? }))
}

/// As [`crate::AnswerText::as_one`] writes it, of what stands in the row and not of what can be made of it.
fn text(row: &Row) -> Result<String, Fault> {
    let (addressee, title): (String, String) = (row.get("addressee")?, row.get("title")?);
    let (body, signed_delivery): (String, bool) = (row.get("body")?, row.get("signed_delivery")?);
    let particulars: Option<String> = row.get("particulars")?;
    Ok(serde_json::to_string(&(addressee, title, body, signed_delivery, particulars))?)
}

/// How many cases, answers and versions of answers there are, and how many answers were approved, sealed, collected and
/// handed over.
pub(crate) async fn counts(view: &mut View) -> Result<[i64; 7], Fault> {
    let row = view
        .one(sql("SELECT (SELECT COUNT(*) FROM cases) AS cases, COUNT(*) AS answers,
                    (SELECT COUNT(*) FROM case_answer_versions) AS versions, COUNT(approved_at) AS approved,
                    COUNT(pdf) AS sealed, COUNT(collected_at) AS collected, COUNT(handed_over_on) AS handed_over
             FROM case_answers"))
        .await?;
    let names = ["cases", "answers", "versions", "approved", "sealed", "collected", "handed_over"];
    let mut counts = [0; 7];
    for (count, name) in counts.iter_mut().zip(names) {
        *count = row.get(name)?;
    }
    Ok(counts)
}
