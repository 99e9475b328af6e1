//! Sealing an approved answer: the work of a job.

use std::sync::Arc;

use accounts::Notice;
use files::Files;
use jobs::{Job, Lease, Outcome};
use journal::{Act, Actor, Entry, Journal, RequestNumber};
use lasting::Kind;
use seals::{Made, PdfSealFault, SealedPdf, Sealer};
use serde::{Deserialize, Serialize};
use vocabulary::{AnswerId, CaseId, Fault, Instant};

use super::{AnswerContent, AnswerKind};
use crate::{
    SEND_JOB, Stage, StepKind, ToSend,
    step::{self, Step},
    store::{self as cases, answers as store},
};

/// The kind of the job that seals an answer.
pub const ANSWER_JOB: &str = "seal_answer";

#[derive(Serialize, Deserialize)]
pub(super) struct Seal {
    pub answer: AnswerId,
}

/// An answer that waits to be sealed.
pub struct ToSeal {
    /// What its paper says.
    pub content: AnswerContent,
    case: CaseId,
    waiting: Option<Waiting>,
}

/// A seal that waits for its timestamp.
pub(crate) struct Waiting {
    pub file: Vec<u8>,
    /// SHA-256 of the certificate it was made with.
    pub key: Vec<u8>,
}

/// The answer of a job.
///
/// # Errors
/// The database failed, or no answer waits under the job's id.
pub async fn to_seal(journal: &Journal, lease: &Lease) -> Result<ToSeal, Fault> {
    let Seal { answer } = lease.payload()?;
    let found = store::to_seal(&mut journal.view().await?, answer).await?;
    let (case, content, waiting) = found.ok_or_else(|| Fault::new("no answer waits to be sealed under this id"))?;
    Ok(ToSeal { content, case, waiting })
}

/// Makes an answer complete: its paper sealed, timestamped, stored once; with it the case is settled and its clock ends, or
/// waits for the party that is called, and the client is told. When every key or every authority is out of order, or no key's certificate is trusted, it asks
/// for a later try; a seal already made is kept for it while its key is one of the office's that are trusted. Revocation data goes into the paper
/// when it is to be had (PAdES baseline LT); an answer does not wait for it.
///
/// # Errors
/// The database or the file store failed, or the paper is not one that can be sealed.
pub async fn seal_answer(
    journal: &Journal,
    files: &Files,
    sealer: &Sealer,
    lease: &Lease,
    answer: ToSeal,
    pdf: Vec<u8>,
) -> Result<Outcome, Fault> {
    let ToSeal { content: AnswerContent { id, text, .. }, case, waiting } = answer;
    let request = RequestNumber::new(lease.id.to_string());
    let at = journal.now();
    let kept = kept(sealer, waiting, at).await?;
    let fresh = kept.is_none();
    let Made { made: sealed, key } = match kept {
        Some(kept) => kept,
        None => {
            let pdf = Arc::new(pdf);
            let sealed = sealer.made(at, |key| {
                let pdf = Arc::clone(&pdf);
                async move {
                    let sealed = seals::with_key(key, move |key| seals::pdf(&pdf, key, at)).await;
                    match sealed.unwrap_or_else(|fault| Err(fault.into())) {
                        Ok(sealed) => Ok(Ok(sealed)),
                        Err(PdfSealFault::Key(fault)) => Ok(Err(fault)),
                        Err(fault) => Err(Fault::from(fault)),
                    }
                }
            });
            match sealed.await? {
                Ok(made) => made,
                Err(reason) => return Ok(Outcome::OutOfOrder(reason.to_string())),
            }
        }
    };
    let token = match sealer.timestamp(&sealed.imprint(), journal.random()).await {
        Ok(token) => token,
        Err(reason) => {
            if fresh {
                let key = key.certificate().sha256().to_vec();
                let waiting = Waiting { file: sealed.file().to_vec(), key };
                let mut act = journal.act(Actor::System, &request).await?;
                act.execute(store::keep_seal(id, &waiting)).await?;
                let recorded = act.record(Entry::new("answer.seal_kept", id).about("case", case));
                act.commit(recorded).await?;
            }
            return Ok(Outcome::OutOfOrder(reason.to_string()));
        }
    };
    let of_key = (key.certificate(), key.chain());
    let proofs = match sealer.proofs(of_key, &sealer.anchors, &token, journal.now()).await {
        Ok(proofs) => proofs,
        // It was revoked a moment ago: nobody would believe this seal, and the next try makes another.
        Err(reason) => return Ok(Outcome::Later(reason.to_string())),
    };
    let complete = sealed.with_timestamp(token.der(), proofs.as_ref())?;

    let kept = files.keep(journal.new_id(), complete.into()).await?;
    let mut act = journal.act(Actor::System, &request).await?;
    let at = act.at();
    let (file, sha256) = (kept.id, kept.sha256.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    act.execute(kept.row()).await?;
    if act.execute(store::complete(id, file, at)).await? == 0 {
        return Err(Fault::new("the answer was completed by somebody else"));
    }
    lasting::begin(&mut act, Kind::Answer, id.uuid(), 1, Some(key.certificate())).await?;
    act.finish(lease).await?;
    take_effect(&mut act, case, id, text.kind()).await?;
    act.enqueue(Job::new(SEND_JOB, &ToSend { answer: id })?);
    let recorded = act.record(Entry::new("answer.sealed", id).about("case", case).fact("sha256", sha256));
    act.commit(recorded).await?;
    Ok(Outcome::Done)
}

/// The seal that waits for its timestamp, if its key is still one of the office's and trusted. The key itself may be out of
/// order. A key is renewed because its certificate ends; what it sealed and nobody timestamped in time is sealed anew.
async fn kept(sealer: &Sealer, waiting: Option<Waiting>, at: Instant) -> Result<Option<Made<SealedPdf>>, Fault> {
    let Some(waiting) = waiting else { return Ok(None) };
    let Some(named) = sealer.keys.with(|certificate| certificate.sha256()[..] == waiting.key) else { return Ok(None) };
    if sealer.trusted(&*named.key, at).await.is_err() {
        return Ok(None);
    }
    Ok(Some(Made { made: SealedPdf::from_file(waiting.file)?, key: named.key.clone() }))
}

/// The office has answered, and the clock of the case has ended; or it has called the party, whose days run from the delivery.
/// The client is told.
async fn take_effect(act: &mut Act, case: CaseId, answer: AnswerId, kind: &AnswerKind) -> Result<(), Fault> {
    act.execute(cases::lock(case)).await?;
    let row = cases::row(act.view(), case).await?;
    let mut row = row.ok_or_else(|| Fault::new("the case of an answer is not there"))?;
    let at = act.at();
    if matches!(kind, AnswerKind::Calls(_)) {
        row.stage = Stage::AwaitingParty;
        row.called_until = None;
        step::took(act, &row, Step::by_itself(StepKind::Called).document(answer)).await?;
        return step::notify(act, &row, |case, sign| Notice::CallReady { case, sign }).await;
    }
    if !kind.settles() {
        step::told(act, case, Step::by_itself(StepKind::Ordered).document(answer)).await?;
        return step::notify(act, &row, |case, sign| Notice::AnswerReady { case, sign }).await;
    }
    if row.stands_since.take().is_some() {
        act.execute(cases::end_pause(case, at.warsaw_date())).await?;
    }
    act.execute(store::end_calls(case, at)).await?;
    row.stage = Stage::Settled;
    row.settled_at = Some(at);
    row.called_until = None;
    let step = match kind {
        AnswerKind::LeavesUnexamined => StepKind::LeftUnexamined,
        AnswerKind::Orders(_) => StepKind::Ordered,
        _ => StepKind::Settled,
    };
    step::took(act, &row, Step::by_itself(step).document(answer)).await?;
    step::notify(act, &row, |case, sign| Notice::AnswerReady { case, sign }).await
}
