//! The SQL of answers.

use database::{Row, Statement, View, sql};
use vocabulary::{AccountId, AnswerId, CaseId, Date, Fault, FileId, Instant, LetterId};

use crate::{
    Answer, AnswerContent, AnswerKind, AnswerState, AnswerText, AnswerVersion, Approval, OnPaper, StepKind,
    answer::Waiting,
    store::{self, date},
};

/// Answers with the names of those who drafted and approved them, oldest first.
macro_rules! lines {
    ($which:literal) => {
        concat!(
            "SELECT id, case_id, kind, state, addressee, title, body, signed_delivery, particulars, version, remarks, drafted_by,
                    drafter, approved_by, approver, approved_at, pdf, sealed_at, collected_at, handed_over_how,
                    handed_over_on, ended_at, supplement
             FROM case_answer_lines WHERE ",
            $which,
            " ORDER BY id LIMIT 100"
        )
    };
}

pub(crate) fn insert(id: AnswerId, case: CaseId, by: AccountId, text: &AnswerText) -> Result<Statement, Fault> {
    let insert = sql(
        "INSERT INTO case_answers (id, case_id, state, addressee, title, body, signed_delivery, version, remarks, drafted_by,
                                   kind, particulars)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 1, '', $8, $9, $10)",
    );
    Ok(insert
        .bind(id)
        .bind(case)
        .bind(AnswerState::Draft.code())
        .bind(text.addressee())
        .bind(text.title())
        .bind(text.text())
        .bind(text.signed_delivery())
        .bind(by)
        .bind(text.kind().code())
        .bind(text.kind().particulars()?))
}

pub(crate) fn insert_version(
    id: AnswerId,
    version: i64,
    by: AccountId,
    at: Instant,
    text: &AnswerText,
) -> Result<Statement, Fault> {
    let insert = sql(
        "INSERT INTO case_answer_versions (answer, version, addressee, title, body, signed_delivery, made_by, made_at, particulars)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    );
    Ok(insert
        .bind(id)
        .bind(version)
        .bind(text.addressee())
        .bind(text.title())
        .bind(text.text())
        .bind(text.signed_delivery())
        .bind(by)
        .bind(at)
        .bind(text.kind().particulars()?))
}

/// Every version of an answer's text, oldest first.
pub(crate) async fn versions(view: &mut View, id: AnswerId) -> Result<Vec<AnswerVersion>, Fault> {
    let statement = sql("SELECT version, kind, addressee, title, body, signed_delivery, particulars, author, made_at
                         FROM case_answer_version_lines WHERE answer = $1 ORDER BY version LIMIT 1000");
    let version = |row: &Row| {
        Ok(AnswerVersion {
            version: row.get("version")?,
            text: text(row)?,
            by: row.get("author")?,
            made_at: row.get("made_at")?,
        })
    };
    view.all(statement.bind(id)).await?.iter().map(version).collect()
}

/// Who saved the newest version.
pub(crate) async fn author(view: &mut View, id: AnswerId) -> Result<Option<AccountId>, Fault> {
    view.optional(
        sql("SELECT made_by FROM case_answer_versions WHERE answer = $1 ORDER BY version DESC LIMIT 1").bind(id),
    )
    .await?
    .map(|row| row.get("made_by"))
    .transpose()
}

/// Who did this to a case last; nobody when it was never done, or the office's own machinery did it.
pub(crate) async fn last_actor(view: &mut View, case: CaseId, kind: StepKind) -> Result<Option<AccountId>, Fault> {
    let step = sql("SELECT actor FROM case_steps WHERE case_id = $1 AND kind = $2 ORDER BY seq DESC LIMIT 1");
    match view.optional(step.bind(case).bind(kind.code())).await? {
        Some(row) => row.get("actor"),
        None => Ok(None),
    }
}

/// Locks an answer that is still in this version; touches no row when it is not.
pub(crate) fn lock_version(id: AnswerId, version: i64) -> Statement {
    sql("UPDATE case_answers SET version = version + 1 WHERE id = $1 AND version = $2").bind(id).bind(version)
}

pub(crate) fn save_text(id: AnswerId, text: &AnswerText) -> Result<Statement, Fault> {
    let update = sql(
        "UPDATE case_answers SET addressee = $1, title = $2, body = $3, signed_delivery = $4, particulars = $5 WHERE id = $6",
    );
    Ok(update
        .bind(text.addressee())
        .bind(text.title())
        .bind(text.text())
        .bind(text.signed_delivery())
        .bind(text.kind().particulars()?)
        .bind(id))
}

/// Every call of a case comes to its end.
pub(crate) fn end_calls(case: CaseId, at: Instant) -> Statement {
    sql("UPDATE case_answers SET ended_at = $1 WHERE case_id = $2 AND kind = 'call' AND sealed_at IS NOT NULL
         AND ended_at IS NULL")
    .bind(at)
    .bind(case)
}

/// A call is answered by this letter.
pub(crate) fn answered(id: AnswerId, supplement: LetterId, at: Instant) -> Statement {
    sql("UPDATE case_answers SET supplement = $1, ended_at = COALESCE(ended_at, $2) WHERE id = $3")
        .bind(supplement)
        .bind(at)
        .bind(id)
}

pub(crate) fn set_state(id: AnswerId, state: AnswerState, remarks: &str) -> Statement {
    sql("UPDATE case_answers SET state = $1, remarks = $2 WHERE id = $3").bind(state.code()).bind(remarks).bind(id)
}

pub(crate) fn approve(id: AnswerId, by: AccountId, approval: &Approval) -> Result<Statement, Fault> {
    Ok(sql("UPDATE case_answers SET state = $1, approved_by = $2, approved_at = $3, paper = $4 WHERE id = $5")
        .bind(AnswerState::Approved.code())
        .bind(by)
        .bind(approval.at)
        .bind(approval.kept()?)
        .bind(id))
}

pub(crate) fn keep_seal(id: AnswerId, waiting: &Waiting) -> Statement {
    sql("UPDATE case_answers SET waiting_seal = $1, waiting_key = $2 WHERE id = $3 AND state = $4")
        .bind(waiting.file.clone())
        .bind(waiting.key.clone())
        .bind(id)
        .bind(AnswerState::Approved.code())
}

/// The sealed file of an answer.
pub(crate) async fn pdf_of(view: &mut View, id: AnswerId) -> Result<Option<FileId>, Fault> {
    let row = view.optional(sql("SELECT pdf FROM case_answers WHERE id = $1").bind(id)).await?;
    row.map_or(Ok(None), |row| row.get("pdf"))
}

/// Answers whose clients could have collected them since before this instant, and whose cases did not take this step; those that
/// wait the longest first.
pub(crate) async fn uncollected(
    view: &mut View,
    kind: StepKind,
    before: Instant,
    most: u32,
) -> Result<Vec<(AnswerId, CaseId)>, Fault> {
    view.all(
        sql("SELECT a.id, a.case_id FROM case_answers a JOIN cases c ON c.id = a.case_id
             WHERE a.state = 'sealed' AND a.kind <> 'call' AND a.sealed_at <= $1 AND c.client IS NOT NULL AND c.closed_at IS NULL
             AND NOT EXISTS (SELECT 1 FROM case_steps s
                             WHERE s.case_id = a.case_id AND s.kind = $2 AND s.at >= a.sealed_at)
             ORDER BY a.sealed_at LIMIT $3")
        .bind(before)
        .bind(kind.code())
        .bind(most),
    )
    .await?
    .iter()
    .map(|row| Ok((row.get("id")?, row.get("case_id")?)))
    .collect()
}

/// Whether this answer waits to be collected and its case did not take this step.
pub(crate) async fn is_uncollected(view: &mut View, id: AnswerId, kind: StepKind) -> Result<bool, Fault> {
    let statement = sql("SELECT a.id FROM case_answers a WHERE a.id = $1 AND a.state = 'sealed'
         AND NOT EXISTS (SELECT 1 FROM case_steps s
                         WHERE s.case_id = a.case_id AND s.kind = $2 AND s.at >= a.sealed_at)");
    Ok(view.optional(statement.bind(id).bind(kind.code())).await?.is_some())
}

pub(crate) fn complete(id: AnswerId, pdf: FileId, at: Instant) -> Statement {
    sql("UPDATE case_answers SET state = $1, pdf = $2, sealed_at = $3, version = version + 1,
                waiting_seal = NULL, waiting_key = NULL
         WHERE id = $4 AND state = $5")
    .bind(AnswerState::Sealed.code())
    .bind(pdf)
    .bind(at)
    .bind(id)
    .bind(AnswerState::Approved.code())
}

pub(crate) fn hand_over(id: AnswerId, how: OnPaper, on: Date) -> Statement {
    sql("UPDATE case_answers SET state = $1, handed_over_how = $2, handed_over_on = $3, version = version + 1
         WHERE id = $4")
    .bind(AnswerState::Collected.code())
    .bind(how.code())
    .bind(on.to_string())
    .bind(id)
}

/// Locks and collects a sealed answer of this client's case that is delivered in this way; touches no row when there is none.
pub(crate) fn collect(client: AccountId, case: CaseId, id: AnswerId, signed: bool, at: Instant) -> Statement {
    sql("UPDATE case_answers SET state = $1, collected_at = $2, version = version + 1
         WHERE id = $3 AND case_id = $4 AND state = $5 AND signed_delivery = $6
           AND EXISTS (SELECT 1 FROM cases WHERE id = $4 AND client = $7)")
    .bind(AnswerState::Collected.code())
    .bind(at)
    .bind(id)
    .bind(case)
    .bind(AnswerState::Sealed.code())
    .bind(signed)
    .bind(client)
}

/// How far an answer of this client's case is.
pub(crate) async fn state_for(
    view: &mut View,
    client: AccountId,
    case: CaseId,
    id: AnswerId,
) -> Result<Option<AnswerState>, Fault> {
    view.optional(of_client(
        "SELECT a.state FROM case_answers a JOIN cases c ON c.id = a.case_id
         WHERE a.id = $1 AND a.case_id = $2 AND c.client = $3",
        client,
        case,
        id,
    ))
    .await?
    .map(|row| state(&row))
    .transpose()
}

pub(crate) async fn collected_pdf(
    view: &mut View,
    client: AccountId,
    case: CaseId,
    id: AnswerId,
) -> Result<Option<FileId>, Fault> {
    let found = view
        .optional(of_client(
            "SELECT a.pdf FROM case_answers a JOIN cases c ON c.id = a.case_id
             WHERE a.id = $1 AND a.case_id = $2 AND c.client = $3 AND a.collected_at IS NOT NULL",
            client,
            case,
            id,
        ))
        .await?;
    found.map_or(Ok(None), |row| row.get("pdf"))
}

/// The PDF of a sealed answer that this client has not signed for yet.
pub(crate) async fn pdf_to_sign_for(
    view: &mut View,
    client: AccountId,
    case: CaseId,
    id: AnswerId,
) -> Result<Option<FileId>, Fault> {
    let statement = of_client(
        "SELECT a.pdf FROM case_answers a JOIN cases c ON c.id = a.case_id
         WHERE a.id = $1 AND a.case_id = $2 AND c.client = $3 AND a.state = $4 AND a.signed_delivery = $5",
        client,
        case,
        id,
    );
    let found = view.optional(statement.bind(AnswerState::Sealed.code()).bind(true)).await?;
    found.map_or(Ok(None), |row| row.get("pdf"))
}

fn of_client(text: &'static str, client: AccountId, case: CaseId, id: AnswerId) -> Statement {
    sql(text).bind(id).bind(case).bind(client)
}

pub(crate) async fn answer(view: &mut View, id: AnswerId) -> Result<Option<Answer>, Fault> {
    Ok(read(view, sql(lines!("id = $1")).bind(id)).await?.pop())
}

/// The answers of a case, oldest first.
pub(crate) async fn of_case(view: &mut View, case: CaseId) -> Result<Vec<Answer>, Fault> {
    read(view, sql(lines!("case_id = $1")).bind(case)).await
}

async fn read(view: &mut View, statement: Statement) -> Result<Vec<Answer>, Fault> {
    let mut answers = Vec::new();
    for row in view.all(statement).await? {
        let id: AnswerId = row.get("id")?;
        let authors = sql("SELECT DISTINCT made_by FROM case_answer_versions WHERE answer = $1 LIMIT 1000").bind(id);
        let written_by = view.all(authors).await?.iter().map(|row| row.get("made_by")).collect::<Result<_, _>>()?;
        let case: CaseId = row.get("case_id")?;
        let day: Option<String> = row.get("handed_over_on")?;
        answers.push(Answer {
            id,
            case,
            state: state(&row)?,
            text: text(&row)?,
            version: row.get("version")?,
            remarks: row.get("remarks")?,
            drafted_by: (row.get("drafted_by")?, row.get("drafter")?),
            written_by,
            accepted: accepted(view, case, id).await?,
            approved: match (row.get("approved_by")?, row.get("approver")?, row.get("approved_at")?) {
                (Some(by), Some(name), Some(at)) => Some((by, name, at)),
                _ => None,
            },
            sealed_at: row.get("sealed_at")?,
            pdf: row.get("pdf")?,
            collected_at: row.get("collected_at")?,
            handed_over: match (row.get::<Option<String>>("handed_over_how")?, day) {
                (Some(how), Some(day)) => Some((on_paper(&how)?, date(&day)?)),
                _ => None,
            },
            ended_at: row.get("ended_at")?,
            supplement: row.get("supplement")?,
        });
    }
    Ok(answers)
}

/// Who accepted an answer since it was sent last.
async fn accepted(view: &mut View, case: CaseId, id: AnswerId) -> Result<Option<(AccountId, String, Instant)>, Fault> {
    let last = sql("SELECT kind, actor, actor_name, at FROM case_steps
                    WHERE case_id = $1 AND document = $2 AND kind IN ('accepted', 'sent_for_approval', 'given_back')
                    ORDER BY seq DESC LIMIT 1");
    let Some(row) = view.optional(last.bind(case).bind(id)).await? else { return Ok(None) };
    let (kind, by): (String, Option<AccountId>) = (row.get("kind")?, row.get("actor")?);
    let Some(by) = by.filter(|_| kind == StepKind::Accepted.code()) else { return Ok(None) };
    Ok(Some((by, row.get("actor_name")?, row.get("at")?)))
}

/// Who approved an answer, as its paper says.
pub(crate) async fn approval(view: &mut View, id: AnswerId) -> Result<Option<Approval>, Fault> {
    let row = view.optional(sql("SELECT paper FROM case_answers WHERE id = $1").bind(id)).await?;
    let kept: Option<String> = row.map_or(Ok(None), |row| row.get("paper"))?;
    kept.as_deref().map(Approval::read).transpose()
}

/// An approved answer with its case, what its paper says, and its seal that waits for the timestamp.
pub(crate) async fn to_seal(
    view: &mut View,
    id: AnswerId,
) -> Result<Option<(CaseId, AnswerContent, Option<Waiting>)>, Fault> {
    let statement = sql(
        "SELECT case_id, kind, particulars, addressee, title, body, signed_delivery, paper, waiting_seal, waiting_key
         FROM case_answers WHERE id = $1 AND state = $2",
    );
    let found = view.optional(statement.bind(id).bind(AnswerState::Approved.code())).await?;
    let Some(row) = found else { return Ok(None) };
    let (case, kept): (CaseId, String) = (row.get("case_id")?, row.get("paper")?);
    let waiting = match (row.get("waiting_seal")?, row.get("waiting_key")?) {
        (Some(file), Some(key)) => Some(Waiting { file, key }),
        _ => None,
    };
    let (text, approval) = (text(&row)?, Some(Approval::read(&kept)?));
    let Some(case_row) = store::row(view, case).await? else { return Ok(None) };
    Ok(Some((case, AnswerContent { id, sign: case_row.sign.to_string(), text, approval }, waiting)))
}

fn text(row: &Row) -> Result<AnswerText, Fault> {
    let (addressee, title, body): (String, String, String) =
        (row.get("addressee")?, row.get("title")?, row.get("body")?);
    let read = AnswerText::read(&addressee, &title, &body);
    let text = read.map_err(|_| Fault::new("an answer is longer than one can be"))?;
    let (kind, particulars): (String, Option<String>) = (row.get("kind")?, row.get("particulars")?);
    let kind = AnswerKind::read(&kind, particulars.as_deref())?;
    Ok(text.for_signed_delivery(row.get("signed_delivery")?).that(kind))
}

fn state(row: &Row) -> Result<AnswerState, Fault> {
    let code: String = row.get("state")?;
    AnswerState::of_code(&code).ok_or_else(|| Fault::new(format!("unknown state of an answer {code}")))
}

fn on_paper(code: &str) -> Result<OnPaper, Fault> {
    OnPaper::of_code(code).ok_or_else(|| Fault::new(format!("unknown way of handing over {code}")))
}
