//! Timestamping a signed receipt: the work of a job.

use jobs::{Lease, Outcome};
use journal::{Actor, Entry, RequestNumber};
use lasting::Kind;
use seals::{Sealer, Stampable};
use serde::{Deserialize, Serialize};
use signatures::{Document, Indication, SignatureEvidence};
use vocabulary::{AnswerId, Fault, Instant};

use crate::{Desk, agrees::TIMESTAMPED, store};

/// The kind of the job that has a signed receipt timestamped.
pub const STAMP_JOB: &str = "stamp_delivery";

#[derive(Serialize, Deserialize)]
pub(crate) struct Stamp {
    pub answer: AnswerId,
}

/// Gives the addressee's signature a certain date: a timestamp over its value, and beside it what proves both certificates
/// when that is to be had (XAdES level T or LT), in a new version of the receipt. What came timestamped by an authority that
/// the office trusts stays as it came. While every authority is out of order, it asks for a later try. A signature that a
/// timestamp cannot be put to, or that would not be right with one, stays as it came; the journal tells.
///
/// # Errors
/// The database failed.
pub async fn stamp(desk: &Desk, sealer: &Sealer, lease: &Lease) -> Result<Outcome, Fault> {
    let Stamp { answer } = lease.payload()?;
    let found = store::delivered(&mut desk.journal.view().await?, answer).await?;
    let (_, delivered) = found.ok_or_else(|| Fault::new("no signed receipt waits under this id"))?;
    let now = desk.journal.now();
    let Some((stamped, signature)) = look(desk, &delivered.xml, now).await else {
        return end(desk, lease, answer, None, "unreadable").await;
    };
    if let Some(at) = stamped {
        return end(desk, lease, answer, Some((at, None)), "came-timestamped").await;
    }
    let (Ok(stampable), Some(signing)) = (Stampable::of(&delivered.xml), &signature.signing_certificate) else {
        return end(desk, lease, answer, None, "no-place").await;
    };
    let token = match sealer.timestamp(&stampable.imprint(), desk.journal.random()).await {
        Ok(token) => token,
        Err(reason) => return Ok(Outcome::Later(reason.to_string())),
    };
    let (certificate, chain) = (&signing.certificate, signature.kept.certificates.as_slice());
    let anchors = desk.trust.anchors();
    let proofs = sealer.proofs((certificate, chain), &anchors, &token, desk.journal.now()).await;
    // A certificate that was revoked since the receipt came makes the delivery no worse.
    let proofs = proofs.unwrap_or_default();
    let complete = stampable.with_timestamp(token.der(), proofs.as_ref());
    match look(desk, complete.as_bytes(), desk.journal.now()).await {
        Some((Some(at), _)) => end(desk, lease, answer, Some((at, Some(complete))), "timestamped").await,
        _ => end(desk, lease, answer, None, "not-right-with-one").await,
    }
}

/// The instant of the trusted timestamp over the only signature, and what was learnt of that; none when there is not one.
async fn look(desk: &Desk, xml: &[u8], at: Instant) -> Option<(Option<Instant>, SignatureEvidence)> {
    let (document, anchors) = (Document { bytes: xml.to_vec(), detached: Vec::new() }, desk.trust.anchors());
    let evidence = signatures::gather(&document, &anchors, &desk.sources, at).await.ok()?;
    let report = signatures::judge(&evidence, &desk.policy, &anchors, at);
    let (judged, signature) = (report.signatures.first()?, evidence.signatures.into_iter().next()?);
    let is_sound = judged.intact && judged.indication != Indication::TotalFailed;
    Some(((judged.timestamped && is_sound).then_some(judged.best_time), signature))
}

async fn end(
    desk: &Desk,
    lease: &Lease,
    answer: AnswerId,
    stamped: Option<(Instant, Option<String>)>,
    how: &'static str,
) -> Result<Outcome, Fault> {
    let mut act = desk.journal.act(Actor::System, &RequestNumber::new(lease.id.to_string())).await?;
    let mut entry = Entry::new(TIMESTAMPED, answer).fact("how", how);
    if let Some((timestamped, xml)) = stamped {
        if act.execute(store::stamped(answer, timestamped)).await? == 0 {
            return Err(Fault::new("the receipt was timestamped by somebody else"));
        }
        entry = entry.at("timestamp", timestamped);
        let newest = if xml.is_some() { 2 } else { 1 };
        lasting::begin(&mut act, Kind::Delivery, answer.uuid(), newest, None).await?;
        if let Some(xml) = xml {
            let (insert, sha256) = store::insert_version(answer, 2, act.at(), xml.as_bytes());
            act.execute(insert).await?;
            entry = entry.fact("sha256", sha256);
        }
    }
    act.finish(lease).await?;
    let recorded = act.record(entry);
    act.commit(recorded).await?;
    Ok(Outcome::Done)
}
