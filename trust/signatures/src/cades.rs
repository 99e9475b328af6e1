//! Signed messages as files of their own: CMS and CAdES (ETSI EN 319 122-1), the content inside or in a file beside.

use std::cell::OnceCell;

use crate::{
    Coverage, Covers, Detached, Form, Level, Outcome, Payload, Rank, SignatureEvidence, StructuralFault, Unreadable,
    Value,
    cms::{self, Content, MESSAGE_DIGEST, MOST_SIGNERS, Message, SIGNATURE_TIMESTAMP, Signer},
    document,
    xades::{TooMuch, Work},
};

/// What can be learnt about each signer of a message in DER, BER or base64. Content that does not stand inside is looked for
/// among the files by its digest, since a message names no file.
pub(crate) fn examine(bytes: &[u8], detached: &[Detached]) -> Result<Vec<SignatureEvidence>, Unreadable> {
    let message = read(bytes)?;
    let inside = OnceCell::new();
    let beside: Vec<_> = detached.iter().map(|_| OnceCell::new()).collect();
    let mut work = Work::new();
    let examine = |signer| {
        let position = if message.content.is_none() { signed_file(signer, detached) } else { None };
        let mut facts = examine_one(&message, signer, position.and_then(|position| detached.get(position)), &mut work);
        if let Coverage::Detached { files, uncovered } = &mut facts.coverage {
            let names = detached.iter().map(|file| &file.name);
            uncovered.extend(names.filter(|name| !files.contains(name)).cloned());
        }
        if is_right(&facts) {
            let (known, bytes) = match position {
                Some(position) => (beside.get(position), detached.get(position).map(|file| file.bytes.as_slice())),
                None => (Some(&inside), message.content.as_deref()),
            };
            let read = |(known, bytes): (&OnceCell<Payload>, &[u8])| known.get_or_init(|| Payload::of(bytes)).clone();
            facts.payload = known.zip(bytes).map(read);
        }
        facts
    };
    Ok(message.signers.iter().map(examine).collect())
}

/// What can be learnt about each signer of a message that stands over this file, if its content is not inside. What the
/// signers sign is left to the caller to tell.
pub(crate) fn examine_over(
    bytes: &[u8],
    file: Option<&Detached>,
    work: &mut Work,
) -> Result<Vec<SignatureEvidence>, Unreadable> {
    let octets = document::message(bytes);
    let message = read(&octets)?;
    let file = file.filter(|_| message.content.is_none());
    let examine = |signer| match work.digest(file.map_or(0, |file| file.bytes.len())) {
        Ok(()) => examine_one(&message, signer, file, work),
        Err(TooMuch) => {
            let mut facts = examine_one(&message, signer, None, work);
            facts.faults.push(StructuralFault::TooMuch);
            facts
        }
    };
    Ok(message.signers.iter().map(examine).collect())
}

/// The content that stands inside a message.
pub(crate) fn content(bytes: &[u8]) -> Option<Vec<u8>> {
    let octets = document::message(bytes);
    Message::read(&octets).ok()?.content.map(std::borrow::Cow::into_owned)
}

fn read(bytes: &[u8]) -> Result<Message<'_>, Unreadable> {
    let message = Message::read(bytes).map_err(|_| Unreadable::Cms)?;
    if message.signers.len() > MOST_SIGNERS {
        return Err(Unreadable::TooManySignatures);
    }
    Ok(message)
}

fn examine_one(
    message: &Message<'_>,
    signer: &Signer<'_>,
    file: Option<&Detached>,
    work: &mut Work,
) -> SignatureEvidence {
    let content = match (&message.content, file) {
        (Some(content), _) => Content::Parts(vec![content]),
        (None, Some(file)) => Content::Parts(vec![&file.bytes]),
        (None, None) => Content::Missing,
    };
    let mut facts = cms::facts(message, signer, &content, Level { form: Form::Cades, rank: Rank::Bare }, work);
    if !message.rest.is_empty() {
        facts.faults.push(StructuralFault::Malformed);
    }
    facts.level.rank = rank(message, signer, &facts);
    if facts.references.iter().all(|reference| reference.outcome == Outcome::Right) {
        let covers = file.map_or(Covers::Root, |file| Covers::File(file.name.clone()));
        facts.references.iter_mut().for_each(|reference| reference.covers = covers.clone());
        facts.coverage = match file {
            None => Coverage::Embedded,
            Some(file) => Coverage::Detached { files: vec![file.name.clone()], uncovered: Vec::new() },
        };
    }
    facts
}

/// Whether nothing about the signature is amiss.
fn is_right(facts: &SignatureEvidence) -> bool {
    facts.value == Value::Right
        && facts.faults.is_empty()
        && facts.references.iter().all(|reference| reference.outcome == Outcome::Right)
}

/// The file whose digest the signer signed; the only one there is when none has it. A message names no file.
fn signed_file(signer: &Signer<'_>, detached: &[Detached]) -> Option<usize> {
    let expected = signer.signed_value(MESSAGE_DIGEST).ok().flatten().and_then(|value| cms::octets(value).ok());
    let has = |file: &Detached| {
        let made = signer.digest.and_then(|digest| digest.of(&file.bytes));
        made.is_some() && made.as_deref() == expected.as_deref()
    };
    detached.iter().position(has).or((detached.len() == 1).then_some(0))
}

/// EN 319 122-1, clause 6.3. What proves the path may stand in the message or among its properties.
fn rank(message: &Message<'_>, signer: &Signer<'_>, facts: &SignatureEvidence) -> Rank {
    let has = |kind| signer.unsigned_values(kind).next().is_some();
    let brings = |kept: &certificates::Evidence| !kept.crls.is_empty() || !kept.ocsp.is_empty();
    if signer.bindings().is_ok_and(|bindings| bindings.is_empty()) {
        Rank::Bare
    } else if facts.claimed_time.is_none() {
        Rank::Short
    } else if !has(SIGNATURE_TIMESTAMP) {
        Rank::B
    } else if !brings(&message.kept) && !brings(&facts.kept) {
        Rank::T
    } else if ARCHIVE_TIMESTAMPS.iter().any(|kind| has(kind)) {
        Rank::Lta
    } else {
        Rank::Lt
    }
}

/// The third kind (clause 5.5.3) and the older two.
const ARCHIVE_TIMESTAMPS: [&str; 3] = ["0.4.0.1733.2.4", "1.2.840.113549.1.9.16.2.48", "1.2.840.113549.1.9.16.2.27"];
