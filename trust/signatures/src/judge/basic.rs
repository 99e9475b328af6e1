//! What the signature's own facts say, whoever signed (ETSI EN 319 102-1, clauses 5.2.2, 5.2.3, 5.2.7 and 5.2.8).

use certificates::{Certificate, Lifetime};
use vocabulary::Instant;

use super::tally::{Outcome, failed, indeterminate};
use crate::{
    Binding, Coverage, Form, Level, Outcome as Digested, Policy, Rank, Reason, SignatureEvidence, StructuralFault,
    SubIndication, Value,
};

/// Every digest and the value are right, whoever signed.
pub(super) fn is_intact(signature: &SignatureEvidence) -> bool {
    signature.value == Value::Right
        && !signature.references.is_empty()
        && signature.references.iter().all(|reference| reference.outcome == Digested::Right)
}

/// Clause 5.2.2, format checking.
pub(super) fn format(signature: &SignatureEvidence) -> Outcome {
    // EN 319 162-1 binds a signature to files by their names alone, so an archive that gives a name twice gives it none.
    if signature.faults.contains(&StructuralFault::AmbiguousArchive) {
        return failed(SubIndication::FormatFailure, Reason::AmbiguousArchive);
    }
    if signature.faults.contains(&StructuralFault::Malformed) {
        return failed(SubIndication::FormatFailure, Reason::Malformed);
    }
    Ok(())
}

/// Clause 5.2.7, cryptographic verification, steps 1 and 2: the signed data is there and its digests are right. A wrong
/// digest says more than a missing file, so it is looked for first.
pub(super) fn references(signature: &SignatureEvidence) -> Outcome {
    let outcomes = || signature.references.iter().map(|reference| (reference.outcome, reference));
    if outcomes().any(|(outcome, _)| outcome == Digested::Wrong) {
        return failed(SubIndication::HashFailure, Reason::ContentChanged);
    }
    if signature.faults.contains(&StructuralFault::TooMuch) {
        return indeterminate(SubIndication::SigConstraintsFailure, Reason::TooMuchWork);
    }
    let Some((outcome, reference)) = outcomes().find(|(outcome, _)| *outcome != Digested::Right) else { return Ok(()) };
    let in_document = reference.uri.as_ref().is_some_and(|uri| uri.is_empty() || uri.starts_with('#'));
    match outcome {
        Digested::Right => Ok(()),
        Digested::Wrong => failed(SubIndication::HashFailure, Reason::ContentChanged),
        Digested::DataMissing if in_document => indeterminate(SubIndication::SignedDataNotFound, Reason::PartMissing),
        Digested::DataMissing => indeterminate(SubIndication::SignedDataNotFound, Reason::FileMissing),
        Digested::AmbiguousId => failed(SubIndication::FormatFailure, Reason::AmbiguousId),
        Digested::TransformRefused => indeterminate(SubIndication::SigConstraintsFailure, Reason::UnknownTransform),
        Digested::UnknownDigest => indeterminate(SubIndication::CryptoConstraintsFailure, Reason::UnknownAlgorithm),
        Digested::TooMuchWork => indeterminate(SubIndication::SigConstraintsFailure, Reason::TooMuchWork),
        Digested::Malformed => failed(SubIndication::FormatFailure, Reason::Malformed),
    }
}

/// Clause 5.2.7, step 3: the signature value is right by the key at hand.
pub(super) fn value(signature: &SignatureEvidence) -> Outcome {
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
pub(super) fn properties(signature: &SignatureEvidence) -> Outcome {
    let has = |fault| signature.faults.contains(&fault);
    if has(StructuralFault::SeveralProperties)
        || has(StructuralFault::ForeignTarget)
        || has(StructuralFault::PropertiesNotSigned)
    {
        return failed(SubIndication::FormatFailure, Reason::Wrapped);
    }
    if signature.level == (Level { form: Form::Xades, rank: Rank::Bare }) {
        return indeterminate(SubIndication::SigConstraintsFailure, Reason::NotXades);
    }
    Ok(())
}

/// Clause 5.2.3, identification of the signing certificate: the signer named it by its digest.
pub(super) fn binding(signature: &SignatureEvidence) -> Outcome {
    match signature.signing_certificate.as_ref().map(|signing| signing.binding) {
        None => indeterminate(SubIndication::NoSigningCertificateFound, Reason::NoCertificate),
        Some(Binding::NamedOther) => indeterminate(SubIndication::NoSigningCertificateFound, Reason::OtherCertificate),
        Some(Binding::Unnamed) => indeterminate(SubIndication::SigConstraintsFailure, Reason::BelowBaseline),
        // The entry of PDF may be one of the older kinds: what counts is that the certificate is named.
        Some(Binding::Named(_)) if signature.claimed_time.is_none() => {
            indeterminate(SubIndication::SigConstraintsFailure, Reason::BelowBaseline)
        }
        Some(Binding::Named(_)) => Ok(()),
    }
}

/// The office's own demand: what a person would read is what was signed. What would mislead a reader fails for good, which
/// of the words of table 6 only FORMAT_FAILURE says.
pub(super) fn coverage(signature: &SignatureEvidence) -> Outcome {
    if signature.faults.contains(&StructuralFault::Manifest) {
        return indeterminate(SubIndication::SigConstraintsFailure, Reason::ListOnly);
    }
    if signature.faults.contains(&StructuralFault::UnsignedFiles) && signature.coverage != Coverage::Part {
        return indeterminate(SubIndication::SigConstraintsFailure, Reason::UnsignedFiles);
    }
    if signature.faults.contains(&StructuralFault::AddedTo) {
        return failed(SubIndication::FormatFailure, Reason::AddedTo);
    }
    match signature.coverage {
        Coverage::Whole | Coverage::Detached { .. } | Coverage::Embedded => Ok(()),
        Coverage::Part => failed(SubIndication::FormatFailure, Reason::PartOnly),
        Coverage::Nothing => failed(SubIndication::FormatFailure, Reason::NothingSigned),
    }
}

/// Clause 5.2.8: algorithms and the signer's key protected when the signature is known to have existed, which is what counts
/// and not how long they protect now. `after`: when the signature is known not to have existed yet.
pub(super) fn algorithms(
    signature: &SignatureEvidence,
    policy: &Policy,
    existed: Instant,
    after: Option<Instant>,
) -> Outcome {
    let table = &policy.algorithms;
    let signing = signature.signing_certificate.as_ref();
    let named_by = signing.and_then(|signing| match signing.binding {
        Binding::Named(digest) => Some(digest),
        Binding::NamedOther | Binding::Unnamed => None,
    });
    let digests = signature.references.iter().filter_map(|reference| reference.digest).chain(named_by);
    let lifetimes =
        digests.map(|digest| table.digest(digest)).chain(signature.method.map(|method| table.method(method)));
    let shortest = lifetimes.min().unwrap_or(Lifetime::Always);
    let certificate = signing.map(|signing| &signing.certificate);
    let after = after.max(certificate.map(Certificate::not_before));
    lasting(shortest, existed, after, Reason::WeakAlgorithm)?;
    let key = certificate.and_then(Certificate::key);
    lasting(key.map_or(Lifetime::Never, |key| table.key(&key)), existed, after, Reason::WeakKey)
}

/// Something protected when it is known to have existed. When it is known to have been made after that end, no proof of
/// existence can help any more.
pub(super) fn lasting(lifetime: Lifetime, existed: Instant, after: Option<Instant>, reason: Reason) -> Outcome {
    match lifetime {
        _ if lifetime.holds_at(existed) => Ok(()),
        Lifetime::Until(end) if after.is_none_or(|after| after < end) => {
            indeterminate(SubIndication::CryptoConstraintsFailureNoPoe, reason)
        }
        _ => indeterminate(SubIndication::CryptoConstraintsFailure, reason),
    }
}
