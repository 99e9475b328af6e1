//! The timestamps of a signer of a message, of every kind, and what each proves (ETSI EN 319 122-1, clauses 5.2.8, 5.3 and
//! 5.5, and annex A.1).

use std::cell::RefCell;

use certificates::{
    Digest, Evidence, Fingerprint,
    asn1::{Element, OCTET_STRING, SEQUENCE, context},
};

use super::{
    Content, Message, Signer, index, keep_values, octets,
    signer::{Attribute, tagged},
};
use crate::{
    Algorithm, Binding, SigningCertificate, TimestampEvidence, TimestampKind,
    timestamp::{Known, Token, of_evidence, once},
    xades::Work,
};

/// Timestamps of one signer, over the value or archives of it.
const MOST_TIMESTAMPS: usize = 32;

/// The timestamps of the signer; `kept` is what the signature brings along. What they have digested is taken from the work
/// that all signatures of a file may make; what would be too much is not covered.
pub(super) fn timestamps(
    message: &Message<'_>,
    signer: &Signer<'_>,
    content: &Content<'_>,
    signing: Option<&SigningCertificate>,
    kept: &Evidence,
    work: &mut Work,
) -> Vec<TimestampEvidence> {
    let by_value: Vec<_> = signing.into_iter().filter_map(named_strongly).collect();
    let stamped = Stamped { message, signer, content, by_value, kept, work: RefCell::new(work) };
    let mut found = Vec::new();
    for token in signer.signed_values(CONTENT_TIMESTAMP).take(MOST_TIMESTAMPS) {
        found.push(stamped.content(token.raw()));
    }
    for attribute in signer.unsigned_attributes() {
        for token in attribute.values.children().filter_map(Result::ok) {
            if found.len() >= MOST_TIMESTAMPS {
                return found;
            }
            found.extend(match attribute.kind.as_str() {
                SIGNATURE_TIMESTAMP => Some(stamped.value(token.raw())),
                VALUE_AND_REFERENCES => Some(stamped.references(token.raw(), true)),
                REFERENCES_ALONE => Some(stamped.references(token.raw(), false)),
                ARCHIVE_V3 => Some(stamped.archive_v3(token.raw())),
                ARCHIVE_V2 => Some(stamped.archive_v2(token.raw(), attribute)),
                // Its imprint is not computed, so it covers nothing.
                ARCHIVE_V1 => Some(TimestampEvidence {
                    kind: TimestampKind::Archive,
                    ..TimestampEvidence::over(token.raw(), |_| false)
                }),
                _ => None,
            });
        }
    }
    found
}

/// The signing certificate, when the signature itself names it by a digest that nobody forges.
fn named_strongly(signing: &SigningCertificate) -> Option<Fingerprint> {
    match signing.binding {
        Binding::Named(digest) if digest.is_strong() => Some(signing.certificate.fingerprint()),
        _ => None,
    }
}

struct Stamped<'s, 'm> {
    message: &'s Message<'m>,
    signer: &'s Signer<'m>,
    content: &'s Content<'s>,
    by_value: Vec<Fingerprint>,
    kept: &'s Evidence,
    work: RefCell<&'s mut Work>,
}

impl<'m> Stamped<'_, 'm> {
    /// Takes the digesting of the content, or of the whole message with it; false when that would be too much.
    fn pays(&self, whole: bool) -> bool {
        let content = match self.content {
            Content::Parts(parts) => parts.iter().map(|part| part.len()).sum(),
            Content::Missing | Content::Malformed => 0,
        };
        let bags = self.message.bags.iter().flatten().map(|bag| bag.raw().len()).sum::<usize>();
        let attributes = self.signer.unsigned_attributes().iter().map(|attribute| attribute.whole.raw().len());
        let rest = if whole { 2 * (bags + attributes.sum::<usize>()) } else { 0 };
        self.work.borrow_mut().digest(content + rest).is_ok()
    }

    /// Over the content (clause 5.2.8).
    fn content(&self, der: &[u8]) -> TimestampEvidence {
        let covers = |token: &Token| match self.content {
            Content::Parts(parts) => self.pays(false) && token.covers_parts(parts),
            Content::Missing | Content::Malformed => false,
        };
        TimestampEvidence {
            kind: TimestampKind::Content,
            proves_signature: false,
            ..TimestampEvidence::over(der, covers)
        }
    }

    /// Over the signature value (clause 5.3).
    fn value(&self, der: &[u8]) -> TimestampEvidence {
        let timestamp = TimestampEvidence::of(der, Some(&self.signer.value));
        let proves = if timestamp.covers { self.by_value.clone() } else { Vec::new() };
        TimestampEvidence { proves, ..timestamp }
    }

    /// Over references to certificates and to what proves that they were not revoked, with the value and its timestamps
    /// before them or without (annexes A.1.5.1 and A.1.5.2). Of each attribute the kind and the values are hashed.
    fn references(&self, der: &[u8], with_value: bool) -> TimestampEvidence {
        let kinds: &[&str] = if with_value {
            &[SIGNATURE_TIMESTAMP, CERTIFICATE_REFERENCES, REVOCATION_REFERENCES]
        } else {
            &[CERTIFICATE_REFERENCES, REVOCATION_REFERENCES]
        };
        let attributes: Vec<&Attribute<'_>> = kinds
            .iter()
            .flat_map(|kind| self.signer.unsigned_attributes().iter().filter(move |attribute| attribute.kind == *kind))
            .collect();
        let mut parts: Vec<&[u8]> = if with_value { vec![&self.signer.value] } else { Vec::new() };
        parts.extend(attributes.iter().flat_map(|attribute| [attribute.oid.raw(), attribute.values.raw()]));
        let timestamp = TimestampEvidence::over(der, |token| {
            !attributes.is_empty() && self.pays(true) && token.covers_parts(&parts)
        });
        let mut proves = Vec::new();
        if timestamp.covers {
            let mut known = Known::of(self.kept);
            for attribute in attributes {
                if attribute.kind == SIGNATURE_TIMESTAMP {
                    proves.extend(&self.by_value);
                    proves.extend(of_attribute(attribute));
                } else {
                    named(attribute.values, &mut known, DEEPEST, &mut proves);
                }
            }
        }
        TimestampEvidence {
            kind: TimestampKind::References,
            proves_signature: with_value,
            proves: once(proves),
            ..timestamp
        }
    }

    /// Over everything that its own index lists (clause 5.5.3).
    fn archive_v3(&self, der: &[u8]) -> TimestampEvidence {
        let listed = self.pays(true).then(|| index::read(der, self.message, self.signer)).flatten();
        let covers = |token: &Token| {
            let (Some(listed), Some(digest), Content::Parts(content)) = (&listed, token.imprint_digest(), self.content)
            else {
                return false;
            };
            let (Ok(kind), Some(content)) = (self.message.kind(), digest.of_parts(content)) else { return false };
            let mut parts = vec![kind.raw(), &content];
            parts.extend(self.signer.fields().iter().map(Element::raw));
            parts.push(&listed.octets);
            token.covers_parts(&parts)
        };
        let mut timestamp = TimestampEvidence { kind: TimestampKind::Archive, ..TimestampEvidence::over(der, covers) };
        if let Some(listed) = listed {
            timestamp.algorithms.push(Algorithm::Digest(listed.digest));
            if timestamp.covers {
                let attributes = listed.attributes.iter().flat_map(of_attribute);
                timestamp.proves = once(self.by_value.iter().copied().chain(listed.values).chain(attributes).collect());
            }
        }
        timestamp
    }

    /// Over the whole message as it was then (ETSI TS 101 733 V1.8.3, clause 6.4.1): without its own attribute, without
    /// other archive timestamps that are not older, and without any timestamp that is younger.
    fn archive_v2(&self, der: &[u8], own: &Attribute<'_>) -> TimestampEvidence {
        let pays = self.pays(true);
        let time = Token::from_der(der).ok().map(|token| token.time());
        let is_older = |attribute: &&Attribute<'_>| {
            let is_archive = [ARCHIVE_V1, ARCHIVE_V2, ARCHIVE_V3].contains(&attribute.kind.as_str());
            let token = || attribute.values.children().find_map(|value| Token::from_der(value.ok()?.raw()).ok());
            let made = || token().map(|token| token.time());
            match attribute.kind.as_str() {
                _ if is_archive => attribute.whole != own.whole && made() < time,
                kind if TIMESTAMPS.contains(&kind) => made() <= time,
                _ => true,
            }
        };
        let attributes: Vec<_> = self.signer.unsigned_attributes().iter().filter(is_older).collect();
        let listed: Vec<&[u8]> = attributes.iter().map(|attribute| attribute.whole.raw()).collect();
        let unsigned = tagged(context(1), &listed.concat());
        let covers = |token: &Token| {
            let (true, Content::Parts(content)) = (pays, self.content) else { return false };
            let mut parts = vec![self.message.encapsulated.raw()];
            if self.message.content.is_none() {
                parts.extend(content);
            }
            parts.extend(self.message.bags.iter().flatten().map(Element::raw));
            parts.extend(self.signer.fields().iter().map(Element::raw));
            if !attributes.is_empty() {
                parts.push(&unsigned);
            }
            token.covers_parts(&parts)
        };
        let timestamp = TimestampEvidence { kind: TimestampKind::Archive, ..TimestampEvidence::over(der, covers) };
        let mut proves = Vec::new();
        if timestamp.covers {
            proves.extend(&self.by_value);
            proves.extend(of_evidence(&self.message.kept));
            proves.extend(attributes.into_iter().flat_map(of_attribute));
        }
        TimestampEvidence { proves: once(proves), ..timestamp }
    }
}

/// What an unsigned attribute holds: the tokens with what came along, or certificate and revocation values.
fn of_attribute(attribute: &Attribute<'_>) -> Vec<Fingerprint> {
    let mut found = Vec::new();
    if TIMESTAMPS.contains(&attribute.kind.as_str()) {
        for token in attribute.values.children().filter_map(Result::ok) {
            found.push(Fingerprint::of(token.raw()));
            found.extend(Token::from_der(token.raw()).map(|token| of_evidence(token.kept())).unwrap_or_default());
        }
    }
    let mut kept = Evidence::default();
    keep_values(&mut kept, &attribute.kind, attribute.values);
    found.extend(of_evidence(&kept));
    found
}

/// What the references below the element name by digests (OtherHashAlgAndValue, annex A.1.1), of what is at hand.
fn named(element: Element<'_>, known: &mut Known<'_>, deeper: u8, found: &mut Vec<Fingerprint>) {
    let mut fields = element.children();
    if let (Ok(algorithm), Ok(hash)) = (fields.require(SEQUENCE), fields.require(OCTET_STRING))
        && let (Some(digest), Ok(value)) = (Digest::of_identifier(algorithm), octets(hash))
    {
        found.extend(known.named(digest, &value));
    }
    if deeper > 0 {
        for child in element.children().take(MOST_REFERENCES).filter_map(Result::ok) {
            named(child, known, deeper - 1, found);
        }
    }
}

/// References stand in a list of lists.
const DEEPEST: u8 = 7;
/// Of one path.
const MOST_REFERENCES: usize = 64;

const CONTENT_TIMESTAMP: &str = "1.2.840.113549.1.9.16.2.20";
pub(crate) const SIGNATURE_TIMESTAMP: &str = "1.2.840.113549.1.9.16.2.14";
const CERTIFICATE_REFERENCES: &str = "1.2.840.113549.1.9.16.2.21";
const REVOCATION_REFERENCES: &str = "1.2.840.113549.1.9.16.2.22";
const VALUE_AND_REFERENCES: &str = "1.2.840.113549.1.9.16.2.25";
const REFERENCES_ALONE: &str = "1.2.840.113549.1.9.16.2.26";
const ARCHIVE_V1: &str = "1.2.840.113549.1.9.16.2.27";
const ARCHIVE_V2: &str = "1.2.840.113549.1.9.16.2.48";
const ARCHIVE_V3: &str = "0.4.0.1733.2.4";
const TIMESTAMPS: [&str; 6] =
    [SIGNATURE_TIMESTAMP, VALUE_AND_REFERENCES, REFERENCES_ALONE, ARCHIVE_V1, ARCHIVE_V2, ARCHIVE_V3];
