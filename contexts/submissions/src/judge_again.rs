//! Judging a letter again whose signature could not be told when it came: the work of a job.

use jobs::{Lease, Outcome};
use journal::{Actor, RequestNumber};
use registry::{FileRole, Standing, Verdict};
use serde::{Deserialize, Serialize};
use signatures::{Detached, Document};
use vocabulary::{Fault, LetterId};

use crate::{
    Refusal, SubmissionBox,
    weigh::{signer, weigh},
};

/// The kind of the job.
pub const JUDGE_JOB: &str = "judge_letter_again";

#[derive(Serialize, Deserialize)]
pub(crate) struct JudgeAgain {
    pub letter: LetterId,
}

/// Asks for revocation data again and judges as of the instant the letter entered. What turns out bad is put under
/// quarantine for a clerk; the filing and its receipt stand.
///
/// # Errors
/// The letter or its files are not there, or the database failed.
pub async fn judge_again(to: &SubmissionBox, lease: &Lease) -> Result<Outcome, Fault> {
    let JudgeAgain { letter } = lease.payload()?;
    let mut view = to.journal.view().await?;
    let known = registry::to_judge(&mut view, letter).await?.ok_or_else(|| Fault::new("no letter has this id"))?;
    let mut document = Document::default();
    for file in known.files {
        let content = to.files.read(&mut view, file.file).await?.ok_or_else(|| Fault::new("a kept file is missing"))?;
        match file.role {
            FileRole::Document => document.bytes = content.to_vec(),
            FileRole::Detached => document.detached.push(Detached { name: file.name, bytes: content.to_vec() }),
            FileRole::Attachment => {}
        }
    }
    drop(view);
    let anchors = to.anchors();
    let evidence = signatures::gather(&document, &anchors, &to.sources, known.row.entered_at).await?;
    let report = signatures::judge(&evidence, &to.policy, &anchors, known.row.entered_at);
    let (standing, reason) = match weigh(&report) {
        Ok(weighed) if weighed.standing == Standing::Unknown => {
            return Ok(Outcome::Later("revocation data is not to be had".to_owned()));
        }
        Ok(weighed) => (weighed.standing, None),
        Err(Refusal::Signature { reason, .. }) => (Standing::Quarantined, Some(reason.code())),
        // It was read and signed when it was accepted; a clerk's verdict must not hide that it no longer is.
        Err(other) => return Err(Fault::new(format!("a letter judged again was refused: {}", other.code()))),
    };
    let verdict = Verdict {
        standing,
        signer: report.signatures.first().and_then(signer),
        reason,
        other_person: known.row.other_person,
        report,
    };
    let evidence = to.files.keep(to.journal.new_id(), serde_json::to_vec(&evidence)?.into()).await?;
    let mut act = to.journal.act(Actor::System, &RequestNumber::new(lease.id.to_string())).await?;
    let recorded = registry::judged_again(&mut act, letter, &verdict, evidence).await?;
    act.finish(lease).await?;
    act.commit(recorded).await?;
    Ok(Outcome::Done)
}
