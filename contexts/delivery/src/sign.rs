//! What was signed comes back, and the letter is delivered.

use accounts::Client;
use bytes::Bytes;
use cases::Denied;
use jobs::Job;
use journal::{Actor, Entry, RequestNumber};
use signatures::{Container, Coverage, Detached, Document, Indication, Payload, Reason};
use vocabulary::{AnswerId, CaseId, Fault, Instant};

use crate::{
    Desk, Proof, Refusal,
    agrees::SIGNED,
    ask::waiting_for,
    stamp::{STAMP_JOB, Stamp},
    store,
};

/// The most bytes of a signed receipt: the receipt, its signature, and proofs that a signing program may have put in.
pub const LARGEST: u64 = 2 << 20;

/// What a signed receipt did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The receipt's number.
    pub number: String,
    /// When the last byte of the first signed receipt came: the instant of delivery.
    pub delivered_at: Instant,
    /// The letter had been delivered before.
    pub again: bool,
}

/// Why nothing was delivered.
#[derive(Debug)]
pub enum SignError {
    /// No letter waits there for a signature of this client.
    Nothing,
    /// No receipt waits: none was asked for.
    NotAsked,
    /// The receipt that was asked for waits no more: an hour has passed since. It is to be asked for anew.
    Over,
    /// It cannot be taken.
    Refused(Refusal),
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for SignError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Takes what was signed, whose last byte came at `entered_at`. When it returns without an error the letter is delivered and
/// open to its client, and the signed receipt is on disk. A letter that is delivered already gives the first delivery again.
///
/// # Errors
/// See [`SignError`]; then everything is as it was.
pub async fn sign(
    desk: &Desk,
    client: &Client,
    case: CaseId,
    answer: AnswerId,
    signed: Bytes,
    entered_at: Instant,
    request: &RequestNumber,
) -> Result<Signed, SignError> {
    let mut view = desk.journal.view().await?;
    if let Some(before) = store::signed(&mut view, client.id(), answer).await? {
        return Ok(before);
    }
    if cases::to_sign_for(&mut view, client, case, answer).await?.is_none() {
        return Err(SignError::Nothing);
    }
    let Some((proof, pdf)) = waiting_for(&mut view, client, case, answer, entered_at).await? else {
        let asked = store::proof(&mut view, client.id(), answer).await?.is_some();
        return Err(if asked { SignError::Over } else { SignError::NotAsked });
    };
    // The receipt names these very bytes; should the file be another by now, it is made anew.
    let content = desk.files.read(&mut view, pdf).await?.ok_or_else(|| Fault::new("a sealed answer is not kept"))?;
    if !proof.upd.file.is(&content) {
        return Err(SignError::Over);
    }
    drop(view);
    let signer = judge(desk, client, &proof, &signed, entered_at).await?.map_err(SignError::Refused)?;

    let mut act = desk.journal.act(Actor::Account(client.id()), request).await?;
    let at = act.at();
    if act.execute(store::insert(answer, client.id(), &proof, &signer, entered_at)).await? == 0 {
        drop(act);
        let before = store::signed(&mut desk.journal.view().await?, client.id(), answer).await?;
        return before.ok_or(SignError::Nothing);
    }
    match cases::signed_for(&mut act, client, case, answer, entered_at).await {
        Ok(true) => {}
        Ok(false) | Err(Denied::NotYours | Denied::NotNow | Denied::Stale) => return Err(SignError::Nothing),
        Err(Denied::Fault(fault)) => return Err(SignError::Fault(fault)),
    }
    let (insert, sha256) = store::insert_version(answer, 1, at, &signed);
    act.execute(insert).await?;
    act.execute(store::forget(answer)).await?;
    act.enqueue(Job::new(STAMP_JOB, &Stamp { answer })?);
    let entry = Entry::new(SIGNED, answer)
        .about("case", case)
        .fact("number", proof.upd.number.as_str())
        .fact("proof_sha256", hex::encode(proof.sha256()))
        .fact("sha256", sha256)
        .fact("letter_sha256", proof.upd.file.sha256.as_str())
        .at("asked", proof.upd.received_at)
        .at("delivered", entered_at)
        .personal("addressee", client.name())
        .personal("signer", signer);
    let recorded = act.record(entry);
    act.commit(recorded).await?;
    Ok(Signed { number: proof.upd.number, delivered_at: entered_at, again: false })
}

/// The name of the signer, when the receipt may be taken.
async fn judge(
    desk: &Desk,
    client: &Client,
    proof: &Proof,
    signed: &Bytes,
    at: Instant,
) -> Result<Result<String, Refusal>, Fault> {
    if signed.len() as u64 > LARGEST {
        return Ok(Err(Refusal::TooLarge { limit: LARGEST }));
    }
    if Container::of(signed).is_some() {
        return Ok(Err(Refusal::NotXml));
    }
    let beside = Detached { name: proof.file_name(), bytes: proof.xml.clone().into_bytes() };
    let document = Document { bytes: signed.to_vec(), detached: vec![beside] };
    let anchors = desk.trust.anchors();
    let evidence = match signatures::gather(&document, &anchors, &desk.sources, at).await {
        Ok(evidence) => evidence,
        Err(unreadable) => return Ok(Err(Refusal::Unreadable(unreadable))),
    };
    let report = signatures::judge(&evidence, &desk.policy, &anchors, at);
    let (signature, judged) = match (evidence.signatures.as_slice(), report.signatures.as_slice()) {
        ([], _) | (_, []) => return Ok(Err(Refusal::NotSigned)),
        ([signature], [judged]) => (signature, judged),
        _ => return Ok(Err(Refusal::SeveralSignatures)),
    };
    if matches!(judged.coverage, Coverage::Detached { .. }) {
        return Ok(Err(Refusal::Beside));
    }
    match (judged.indication, judged.reason) {
        (Indication::TotalPassed, _) => {}
        // A letter is not opened on the word of a certificate that may be stolen.
        (Indication::Indeterminate, Reason::RevocationUnknown) if judged.intact => return Ok(Err(Refusal::TryLater)),
        (_, reason) => return Ok(Err(Refusal::Signature(reason))),
    }
    if signature.payload != Some(Payload::of(proof.xml.as_bytes())) {
        return Ok(Err(Refusal::NotTheReceipt));
    }
    let Some(signer) = &judged.signer else { return Ok(Err(Refusal::Signature(judged.reason))) };
    Ok(match (&signer.person, client.pesel()) {
        (Some(person), Some(own)) if person == own => Ok(signer.name.clone()),
        (Some(_), Some(_)) => Err(Refusal::OtherPerson { signer: signer.name.clone() }),
        (_, None) => Err(Refusal::NoPesel),
        (None, Some(_)) => Err(Refusal::NoPeselInCertificate { signer: signer.name.clone() }),
    })
}
