//! What one signer of a message tells, as evidence.

use std::borrow::Cow;

use certificates::{
    Certificate,
    asn1::{Element, Malformed, SEQUENCE, context},
};

use super::{
    MOST_CERTIFICATES, MOST_VALUES, Message, Signer,
    counter::{DEEPEST, counters},
    octets,
    timestamps::timestamps,
};
use crate::{
    Binding, Coverage, Covers, Level, Outcome, Reference, SignatureEvidence, SigningCertificate, StructuralFault,
    Value, xades::Work,
};

/// What is signed.
pub(crate) enum Content<'c> {
    /// These parts, one after the other.
    Parts(Vec<&'c [u8]>),
    /// It is not at hand.
    Missing,
    /// What would tell it is not well-formed.
    Malformed,
}

/// Everything that the signer's part of the message tells. Level and coverage are the caller's to fill in, who knows what
/// stands around the message; the reference is right when the signer's digest of the content is. `work` is what timestamps
/// may still make, of all signatures of the file.
pub(crate) fn facts(
    message: &Message<'_>,
    signer: &Signer<'_>,
    content: &Content<'_>,
    level: Level,
    work: &mut Work,
) -> SignatureEvidence {
    of(message, signer, content, level, Some(&message.content_type), (DEEPEST, work))
}

/// The same; `kind` is the kind of content that the signer must name, none in a counter-signature, and `depth` how many
/// levels of counter-signatures are looked at.
pub(super) fn of(
    message: &Message<'_>,
    signer: &Signer<'_>,
    content: &Content<'_>,
    level: Level,
    kind: Option<&str>,
    (depth, work): (u8, &mut Work),
) -> SignatureEvidence {
    let mut faults = Vec::new();
    let mut sound = |read: Result<(), Malformed>| faults.extend(read.is_err().then_some(StructuralFault::Malformed));
    let reference = reference(signer, content);
    let claimed_time = signer.signed_value(SIGNING_TIME).ok().flatten().and_then(|time| time.time().ok());
    sound(is_sound(kind, signer));
    let mut kept = message.kept.clone();
    keep_all_values(&mut kept, signer);
    let (signing_certificate, binding_read) = signing_certificate(&kept.certificates, signer);
    sound(binding_read);
    if signer.scheme.is_none() {
        faults.push(StructuralFault::UnknownSignatureMethod);
    }
    let key = signing_certificate.as_ref().and_then(|signing| signing.certificate.key());
    let value = match (signed_octets(signer, content), key, signer.scheme) {
        (Some(octets), Some(key), Some(scheme)) if scheme.verifies(&key, &octets, &signer.value) => Value::Right,
        (Some(_), Some(_), Some(_)) => Value::Wrong,
        _ => Value::Unchecked,
    };
    SignatureEvidence {
        faults,
        method: signer.scheme.map(|scheme| scheme.method()),
        value,
        references: vec![reference],
        timestamps: timestamps(message, signer, content, signing_certificate.as_ref(), &kept, work),
        signing_certificate,
        claimed_time,
        counters: counters(message, signer, depth, work),
        kept,
        ..unreadable(level)
    }
}

/// Evidence of a signature of which nothing could be read.
pub(crate) fn unreadable(level: Level) -> SignatureEvidence {
    SignatureEvidence {
        level,
        faults: vec![StructuralFault::Malformed],
        method: None,
        value: Value::Unchecked,
        references: Vec::new(),
        listed: Vec::new(),
        signing_certificate: None,
        claimed_time: None,
        coverage: Coverage::Nothing,
        payload: None,
        claimed_person: None,
        counters: Vec::new(),
        uncovered: Vec::new(),
        changes: Vec::new(),
        timestamps: Vec::new(),
        kept: certificates::Evidence::default(),
        path: certificates::Evidence::default(),
    }
}

/// The content against the digest that is signed. Without signed attributes the content is signed itself, and whether it
/// is right is told by the value.
fn reference(signer: &Signer<'_>, content: &Content<'_>) -> Reference {
    let named = signer.signed_value(MESSAGE_DIGEST).and_then(|value| value.map(octets).transpose());
    let outcome = match (content, signer.digest) {
        (Content::Missing, _) => Outcome::DataMissing,
        (Content::Malformed, _) => Outcome::Malformed,
        (_, None) => Outcome::UnknownDigest,
        (Content::Parts(parts), Some(digest)) => match named {
            Ok(Some(expected)) if digest.of_parts(parts).is_some_and(|made| made == *expected) => Outcome::Right,
            Ok(Some(_)) => Outcome::Wrong,
            Ok(None) if signer.signed_octets().is_none() => Outcome::Right,
            _ => Outcome::Malformed,
        },
    };
    Reference { uri: None, digest: signer.digest, outcome, covers: Covers::Other, what: None, transforms: Vec::new() }
}

fn signed_octets<'c>(signer: &Signer<'_>, content: &Content<'c>) -> Option<Cow<'c, [u8]>> {
    match (signer.signed_octets(), content) {
        (Some(attributes), _) => Some(attributes.into()),
        (None, Content::Parts(parts)) => Some(parts.concat().into()),
        (None, Content::Missing | Content::Malformed) => None,
    }
}

/// RFC 5652, section 11: where there are signed attributes, one names the kind of the content, and rightly. Those of a
/// counter-signature name none; some signers do all the same.
fn is_sound(kind: Option<&str>, signer: &Signer<'_>) -> Result<(), Malformed> {
    if let (true, Some(kind)) = (signer.signed_octets().is_some(), kind) {
        let content_type = signer.signed_value(CONTENT_TYPE)?.ok_or(Malformed)?.oid()?;
        if content_type != kind {
            return Err(Malformed);
        }
    }
    Ok(())
}

/// The certificate that stands named beside the signature, and whether the one named under the signature is the same
/// (ETSI EN 319 122-1, clause 5.2.2). Anyone can exchange the first; nobody the second. Some spell the issuer's name
/// otherwise than the certificate does: then the one named under the signature is taken.
fn signing_certificate(
    known: &[Certificate],
    signer: &Signer<'_>,
) -> (Option<SigningCertificate>, Result<(), Malformed>) {
    let (bindings, read) = match signer.bindings() {
        Ok(bindings) => (bindings, Ok(())),
        Err(malformed) => (Vec::new(), Err(malformed)),
    };
    let is_bound = |certificate: &&Certificate| bindings.iter().all(|binding| binding.is(certificate));
    let beside = known.iter().find(|certificate| signer.names(certificate));
    let under = known.iter().find(|certificate| !bindings.is_empty() && is_bound(certificate));
    let signing = match (beside.or(under), bindings.first()) {
        (None, _) => None,
        (Some(certificate), None) => Some((certificate, Binding::Unnamed)),
        (Some(certificate), Some(first)) if is_bound(&certificate) => Some((certificate, Binding::Named(first.digest))),
        (Some(certificate), Some(_)) => Some((certificate, Binding::NamedOther)),
    };
    let signing =
        signing.map(|(certificate, binding)| SigningCertificate { certificate: certificate.clone(), binding });
    (signing, read)
}

/// Certificate values and revocation values (ETSI EN 319 122-1, annex A.1).
pub(crate) fn keep_all_values(kept: &mut certificates::Evidence, signer: &Signer<'_>) {
    for attribute in signer.unsigned_attributes() {
        keep_values(kept, &attribute.kind, attribute.values);
    }
}

/// The values in an attribute of that kind.
pub(super) fn keep_values(kept: &mut certificates::Evidence, kind: &str, values: Element<'_>) {
    for values in values.children().filter_map(Result::ok) {
        match kind {
            CERTIFICATE_VALUES => {
                let certificates = values.children().take(MOST_CERTIFICATES).filter_map(Result::ok);
                kept.certificates.extend(certificates.filter_map(|value| Certificate::from_der(value.raw()).ok()));
            }
            REVOCATION_VALUES => {
                let mut fields = values.children();
                let mut all = |number| {
                    let field = fields.optional(context(number)).ok().flatten();
                    let values = field.and_then(|field| field.inside().ok()).filter(|list| list.is(SEQUENCE));
                    let raw = |value: Element<'_>| value.raw().to_vec().into();
                    values
                        .into_iter()
                        .flat_map(|list| list.children().take(MOST_VALUES).filter_map(Result::ok))
                        .map(raw)
                        .collect::<Vec<_>>()
                };
                kept.crls.extend(all(0));
                kept.ocsp.extend(all(1));
            }
            _ => {}
        }
    }
}

pub(crate) const CONTENT_TYPE: &str = "1.2.840.113549.1.9.3";
pub(crate) const MESSAGE_DIGEST: &str = "1.2.840.113549.1.9.4";
const SIGNING_TIME: &str = "1.2.840.113549.1.9.5";
const CERTIFICATE_VALUES: &str = "1.2.840.113549.1.9.16.2.23";
const REVOCATION_VALUES: &str = "1.2.840.113549.1.9.16.2.24";
