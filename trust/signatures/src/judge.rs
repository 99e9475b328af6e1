//! The verdict, from evidence alone (ETSI EN 319 102-1, clauses 5.3 and 5.5). One small check per clause; the first that
//! fails gives the verdict.

use certificates::{Anchors, Certificate, Use, Verdict};
use vocabulary::{Instant, visible};

use crate::{
    Binding, ClaimedPerson, Coverage, Digest, Evidence, Form, Indication, Judged, Level, Outcome, Policy, Rank, Reason,
    Report, SealName, SignatureEvidence, SignatureMethod, Signer, StructuralFault, SubIndication, TimestampEvidence,
    Value,
};

/// The verdict on each signature at that instant. A pure function of its arguments.
#[must_use]
pub fn judge(evidence: &Evidence, policy: &Policy, anchors: &Anchors, at: Instant) -> Report {
    Report {
        signatures: evidence.signatures.iter().map(|signature| judge_one(signature, policy, anchors, at)).collect(),
    }
}

/// What keeps a signature from passing.
struct Failure(Indication, SubIndication, Reason);

fn failed(sub_indication: SubIndication, reason: Reason) -> Result<(), Failure> {
    Err(Failure(Indication::TotalFailed, sub_indication, reason))
}

fn indeterminate(sub_indication: SubIndication, reason: Reason) -> Result<(), Failure> {
    Err(Failure(Indication::Indeterminate, sub_indication, reason))
}

fn judge_one(signature: &SignatureEvidence, policy: &Policy, anchors: &Anchors, at: Instant) -> Judged {
    let timestamp_time = best_timestamp(signature, anchors, at);
    let best_time = timestamp_time.unwrap_or(at);
    let failure = format(signature)
        .and_then(|()| references(signature))
        .and_then(|()| value(signature))
        .and_then(|()| structure(signature))
        .and_then(|()| binding(signature))
        .and_then(|()| coverage(signature))
        .and_then(|()| algorithms(signature, policy))
        .and_then(|()| trust(signature, policy, anchors, best_time))
        .err();
    let (indication, sub_indication, reason) = match failure {
        None => (Indication::TotalPassed, None, Reason::Passed),
        Some(Failure(indication, sub_indication, reason)) => (indication, Some(sub_indication), reason),
    };
    let signed_by_it = signature.signing_certificate.as_ref().filter(|_| signature.value == Value::Right);
    // Without a path to an anchor the names of the seal are anybody's.
    let holds = matches!(reason, Reason::Passed | Reason::RevocationUnknown);
    let claimed = signature.claimed_person.as_ref().filter(|_| holds && is_trusted_profile(signature, policy));
    Judged {
        format: signature.level.name().to_owned(),
        intact: is_intact(signature),
        indication,
        sub_indication,
        reason,
        signer: signed_by_it.map(|signing| signer(&signing.certificate, claimed)),
        signing_time: signature.claimed_time,
        best_time,
        timestamped: timestamp_time.is_some(),
        coverage: signature.coverage.clone(),
        trusted_profile: claimed.is_some(),
    }
}

/// Every digest and the value are right, whoever signed.
fn is_intact(signature: &SignatureEvidence) -> bool {
    signature.value == Value::Right
        && !signature.references.is_empty()
        && signature.references.iter().all(|reference| reference.outcome == Outcome::Right)
}

/// Clause 5.2.2, format checking.
fn format(signature: &SignatureEvidence) -> Result<(), Failure> {
    if signature.faults.contains(&StructuralFault::Malformed) {
        return failed(SubIndication::FormatFailure, Reason::Malformed);
    }
    Ok(())
}

/// Clause 5.2.7, cryptographic verification, steps 1 and 2: the signed data is there and its digests are right. A wrong
/// digest says more than a missing file, so it is looked for first.
fn references(signature: &SignatureEvidence) -> Result<(), Failure> {
    let outcomes = || signature.references.iter().map(|reference| (reference.outcome, reference));
    if outcomes().any(|(outcome, _)| outcome == Outcome::Wrong) {
        return failed(SubIndication::HashFailure, Reason::ContentChanged);
    }
    if signature.faults.contains(&StructuralFault::TooMuch) {
        return indeterminate(SubIndication::SigConstraintsFailure, Reason::TooMuchWork);
    }
    let Some((outcome, reference)) = outcomes().find(|(outcome, _)| *outcome != Outcome::Right) else { return Ok(()) };
    let in_document = reference.uri.as_ref().is_some_and(|uri| uri.is_empty() || uri.starts_with('#'));
    match outcome {
        Outcome::Right => Ok(()),
        Outcome::Wrong => failed(SubIndication::HashFailure, Reason::ContentChanged),
        Outcome::DataMissing if in_document => indeterminate(SubIndication::SignedDataNotFound, Reason::PartMissing),
        Outcome::DataMissing => indeterminate(SubIndication::SignedDataNotFound, Reason::FileMissing),
        Outcome::AmbiguousId => failed(SubIndication::FormatFailure, Reason::AmbiguousId),
        Outcome::TransformRefused => indeterminate(SubIndication::SigConstraintsFailure, Reason::UnknownTransform),
        Outcome::UnknownDigest => indeterminate(SubIndication::CryptoConstraintsFailure, Reason::UnknownAlgorithm),
        Outcome::TooMuchWork => indeterminate(SubIndication::SigConstraintsFailure, Reason::TooMuchWork),
        Outcome::Malformed => failed(SubIndication::FormatFailure, Reason::Malformed),
    }
}

/// Clause 5.2.7, step 3: the signature value is right by the key at hand.
fn value(signature: &SignatureEvidence) -> Result<(), Failure> {
    let unknown = [StructuralFault::UnknownSignatureMethod, StructuralFault::UnknownCanonicalisation];
    if unknown.iter().any(|fault| signature.faults.contains(fault)) {
        return indeterminate(SubIndication::CryptoConstraintsFailure, Reason::UnknownAlgorithm);
    }
    match signature.value {
        Value::Right => Ok(()),
        Value::Wrong => failed(SubIndication::SigCryptoFailure, Reason::SignatureChanged),
        Value::Unchecked => indeterminate(SubIndication::NoSigningCertificateFound, Reason::NoCertificate),
    }
}

/// Clause 5.2.8, acceptance: XAdES whose properties are this signature's own and signed (EN 319 132-1, clauses 4.3.2 and
/// 4.4.2), and what baseline B demands of them (clause 6.3).
fn structure(signature: &SignatureEvidence) -> Result<(), Failure> {
    let has = |fault| signature.faults.contains(&fault);
    if has(StructuralFault::SeveralProperties)
        || has(StructuralFault::ForeignTarget)
        || has(StructuralFault::PropertiesNotSigned)
    {
        return failed(SubIndication::SigConstraintsFailure, Reason::Wrapped);
    }
    if signature.level == (Level { form: Form::Xades, rank: Rank::Bare }) {
        return indeterminate(SubIndication::SigConstraintsFailure, Reason::NotXades);
    }
    Ok(())
}

/// Clause 5.2.3, identification of the signing certificate: the signer named it by its digest.
fn binding(signature: &SignatureEvidence) -> Result<(), Failure> {
    match signature.signing_certificate.as_ref().map(|signing| signing.binding) {
        None => indeterminate(SubIndication::NoSigningCertificateFound, Reason::NoCertificate),
        Some(Binding::NamedOther) => indeterminate(SubIndication::NoSigningCertificateFound, Reason::OtherCertificate),
        Some(Binding::Unnamed) => indeterminate(SubIndication::SigConstraintsFailure, Reason::BelowBaseline),
        Some(Binding::Named(_)) if signature.level.rank < Rank::B => {
            indeterminate(SubIndication::SigConstraintsFailure, Reason::BelowBaseline)
        }
        Some(Binding::Named(_)) => Ok(()),
    }
}

/// The office's own demand: what a person would read is what was signed.
fn coverage(signature: &SignatureEvidence) -> Result<(), Failure> {
    if signature.faults.contains(&StructuralFault::Manifest) {
        return indeterminate(SubIndication::SigConstraintsFailure, Reason::ListOnly);
    }
    if signature.faults.contains(&StructuralFault::AddedTo) {
        return failed(SubIndication::SigConstraintsFailure, Reason::AddedTo);
    }
    match signature.coverage {
        Coverage::Whole | Coverage::Detached { .. } | Coverage::Embedded => Ok(()),
        Coverage::Part => failed(SubIndication::SigConstraintsFailure, Reason::PartOnly),
        Coverage::Nothing => failed(SubIndication::SigConstraintsFailure, Reason::NothingSigned),
    }
}

/// Clause 5.2.8 with ETSI TS 119 312: algorithms and the signer's key are strong enough.
fn algorithms(signature: &SignatureEvidence, policy: &Policy) -> Result<(), Failure> {
    let named_by = signature.signing_certificate.as_ref().and_then(|signing| match signing.binding {
        Binding::Named(digest) => Some(digest),
        Binding::NamedOther | Binding::Unnamed => None,
    });
    let mut digests = signature
        .references
        .iter()
        .filter_map(|reference| reference.digest)
        .chain(signature.method.map(SignatureMethod::digest))
        .chain(named_by);
    if !policy.sha1_counts && digests.any(|digest| digest == Digest::Sha1) {
        return indeterminate(SubIndication::CryptoConstraintsFailure, Reason::WeakAlgorithm);
    }
    let key = signature.signing_certificate.as_ref().and_then(|signing| signing.certificate.key());
    let smallest = match signature.method {
        Some(SignatureMethod::Ecdsa(_)) => 256,
        _ => policy.smallest_rsa,
    };
    if key.is_none_or(|key| key.bits() < smallest) {
        return indeterminate(SubIndication::CryptoConstraintsFailure, Reason::WeakKey);
    }
    Ok(())
}

/// Clauses 5.2.6 and 5.5.4: the path holds at the time the signature is known to have existed. Revocation after it harms
/// nothing that was there before. The office's own demand on the seal of the Trusted Profile: it names a person, also when
/// its path is still open.
fn trust(signature: &SignatureEvidence, policy: &Policy, anchors: &Anchors, best_time: Instant) -> Result<(), Failure> {
    let Some(signing) = &signature.signing_certificate else {
        return indeterminate(SubIndication::NoSigningCertificateFound, Reason::NoCertificate);
    };
    let path = known(signature, &signature.path);
    let verdict = certificates::judge(&signing.certificate, Use::Signature, &path, anchors, best_time);
    let holds =
        matches!(verdict, Verdict::Trusted { .. } | Verdict::Untrusted(certificates::Reason::RevocationUnknown));
    if holds && is_trusted_profile(signature, policy) && signature.claimed_person.is_none() {
        return indeterminate(SubIndication::SigConstraintsFailure, Reason::NoPerson);
    }
    let Verdict::Untrusted(why) = verdict else { return Ok(()) };
    match why {
        certificates::Reason::NoChain => indeterminate(SubIndication::NoCertificateChainFound, Reason::UnknownIssuer),
        certificates::Reason::Expired => indeterminate(SubIndication::OutOfBoundsNoPoe, Reason::Expired),
        // It existed before its certificate did, which no honest signature can.
        certificates::Reason::NotYetValid => failed(SubIndication::NotYetValid, Reason::NotYetValid),
        certificates::Reason::Revoked { at } => indeterminate(SubIndication::RevokedNoPoe, Reason::Revoked { at }),
        certificates::Reason::RevocationUnknown => indeterminate(SubIndication::TryLater, Reason::RevocationUnknown),
        // There is nothing to wait for, so the standard's TRY_LATER would be wrong.
        certificates::Reason::RevocationUnnamed => {
            indeterminate(SubIndication::ChainConstraintsFailure, Reason::RevocationUnnamed)
        }
        certificates::Reason::WrongUse => indeterminate(SubIndication::ChainConstraintsFailure, Reason::WrongUse),
        certificates::Reason::WeakKey => indeterminate(SubIndication::CryptoConstraintsFailure, Reason::WeakKey),
    }
}

/// The earliest instant stated by a timestamp that is intact, covers this signature value and comes from an authority
/// trusted at that time (clause 5.5.4, step 4). The claimed signing time is never used.
fn best_timestamp(signature: &SignatureEvidence, anchors: &Anchors, at: Instant) -> Option<Instant> {
    let trusted = |timestamp: &&TimestampEvidence| {
        let (Some(time), Some(signer)) = (timestamp.time, &timestamp.signer) else { return false };
        let path = || known(signature, &timestamp.path);
        let verdict = || certificates::judge(signer, Use::TimeStamping, &path(), anchors, time);
        timestamp.intact && timestamp.covers && time <= at && matches!(verdict(), Verdict::Trusted { .. })
    };
    signature.timestamps.iter().filter(trusted).filter_map(|timestamp| timestamp.time).min()
}

/// What was gathered and what the signature brings along.
fn known(signature: &SignatureEvidence, gathered: &certificates::Evidence) -> certificates::Evidence {
    gathered.clone().joined(signature.kept.clone())
}

/// Whether the certificate bears the names of a seal of the Trusted Profile.
fn is_trusted_profile(signature: &SignatureEvidence, policy: &Policy) -> bool {
    let name = signature.signing_certificate.as_ref().map(|signing| SealName::of(&signing.certificate));
    name.is_some_and(|name| policy.trusted_profile_seals.contains(&name))
}

/// The person whom a seal of the Trusted Profile names, else whom the certificate does.
fn signer(certificate: &Certificate, claimed: Option<&ClaimedPerson>) -> Signer {
    let certificate_sha256 = hex::encode(certificate.sha256());
    if let Some(claimed) = claimed {
        let name = format!("{} {}", claimed.given, claimed.surname);
        return Signer { name, person: Some(claimed.pesel.clone()), organisation: None, certificate_sha256 };
    }
    Signer {
        name: visible(&certificate.common_name().unwrap_or_else(|| certificate.subject())),
        person: certificate.person(),
        organisation: certificate.organisation().as_deref().map(visible),
        certificate_sha256,
    }
}
