//! The timestamps of a signature, of every kind, and what each proves (ETSI EN 319 132-1, clauses 5.2.8, 5.3, 5.5.2 and
//! annex A.1.5).

mod imprint;
mod proved;

use xml::{Method, NodeId};

use super::{
    base64,
    find::{Index, Work},
    names::{DS, XADES_141},
    properties::Properties,
    reference::Files,
};
use crate::{SignatureEvidence, TimestampEvidence, TimestampKind};
use imprint::Octets;
use proved::Proved;

/// Timestamps of one signature, over its value or archives of it. One more each year makes thirty years.
const MOST_TIMESTAMPS: usize = 32;

/// Where the parts of a signature stand.
pub(crate) struct Parts<'p, 'd> {
    pub index: &'p Index<'d>,
    pub signature: NodeId,
    pub signed_info: Option<NodeId>,
    pub value: Option<NodeId>,
    pub references: &'p [NodeId],
    pub properties: &'p Properties,
    pub files: &'p Files<'d>,
}

/// The signature's timestamps in the order of the document. `facts` is what else is known of the signature; archive
/// timestamps over its counter-signatures are put down with these too.
pub(crate) fn timestamps(
    parts: &Parts<'_, '_>,
    facts: &mut SignatureEvidence,
    work: &mut Work,
) -> Vec<TimestampEvidence> {
    let index = parts.index;
    let unsigned = parts.properties.unsigned_properties(index);
    let mut found = Found { parts, octets: Octets::default(), timestamps: Vec::new() };
    for property in parts.properties.data_object_properties(index) {
        let includes = match name_of(index, property) {
            Some("AllDataObjectsTimeStamp") => false,
            Some("IndividualDataObjectsTimeStamp") => true,
            _ => continue,
        };
        found.take(property, TimestampKind::Content, false, Vec::new, work, |octets, parts, method, work| {
            octets.contents(parts, includes.then_some(property), method, work)
        });
    }
    let mut proved = Proved::default();
    if unsigned.iter().any(|property| Kind::of(index, *property).is_some()) {
        proved = Proved::of(parts, &unsigned, facts);
    }
    let mut counters = 0;
    for (position, property) in unsigned.iter().enumerate() {
        counters += usize::from(name_of(index, *property) == Some("CounterSignature"));
        let Some(kind) = Kind::of(index, *property) else { continue };
        let before = &unsigned[..position];
        let (kind, covers_value) = match kind {
            Kind::Signature => (TimestampKind::Signature, true),
            Kind::SignatureAndReferences => (TimestampKind::References, true),
            Kind::ReferencesOnly => (TimestampKind::References, false),
            Kind::Archive(_) => (TimestampKind::Archive, true),
        };
        let proves = || match kind {
            TimestampKind::References => proved.by_references(index, before, covers_value),
            TimestampKind::Archive => proved.by_archive(position),
            _ => proved.by_value(),
        };
        let from = found.timestamps.len();
        let which = Kind::of(index, *property);
        found.take(*property, kind, covers_value, proves, work, |octets, parts, method, work| match which {
            Some(Kind::Signature) => imprint::value(parts, method, work),
            Some(Kind::SignatureAndReferences) => imprint::references(parts, before, true, method, work),
            Some(Kind::ReferencesOnly) => imprint::references(parts, before, false, method, work),
            Some(Kind::Archive(all_objects)) => octets.archive(parts, before, all_objects, method, work),
            None => None,
        });
        if kind == TimestampKind::Archive {
            for counter in facts.counters.iter_mut().take(counters) {
                counter.timestamps.extend(found.timestamps.iter().skip(from).filter(|stamp| stamp.covers).cloned());
            }
        }
    }
    found.timestamps
}

/// The octets that an archive timestamp must cover if it is added now, after all unsigned properties, with exclusive
/// canonicalisation (clause 5.5.2.2); made by what checks one.
pub(crate) fn next_archive(parts: &Parts<'_, '_>, work: &mut Work) -> Option<Vec<u8>> {
    let unsigned = parts.properties.unsigned_properties(parts.index);
    Octets::default().archive(parts, &unsigned, true, Method::Exclusive, work)
}

/// What a property of timestamps is over.
#[derive(Clone, Copy)]
enum Kind {
    Signature,
    SignatureAndReferences,
    ReferencesOnly,
    /// Whether all objects count, as since XAdES 1.4.1, or those alone that no reference means.
    Archive(bool),
}

impl Kind {
    fn of(index: &Index<'_>, property: NodeId) -> Option<Self> {
        Some(match name_of(index, property)? {
            "SignatureTimeStamp" => Self::Signature,
            "SigAndRefsTimeStamp" | "SigAndRefsTimeStampV2" => Self::SignatureAndReferences,
            "RefsOnlyTimeStamp" | "RefsOnlyTimeStampV2" => Self::ReferencesOnly,
            "ArchiveTimeStamp" => {
                let name = &index.document.element(property)?.name;
                Self::Archive(name.namespace_uri.as_deref() == Some(XADES_141))
            }
            _ => return None,
        })
    }
}

struct Found<'f, 'p, 'd> {
    parts: &'f Parts<'p, 'd>,
    octets: Octets,
    timestamps: Vec<TimestampEvidence>,
}

impl<'p, 'd> Found<'_, 'p, 'd> {
    /// The tokens of one property, each against the octets that `imprint` gives for the canonicalisation it declares.
    fn take(
        &mut self,
        property: NodeId,
        kind: TimestampKind,
        proves_signature: bool,
        proves: impl Fn() -> Vec<certificates::Fingerprint>,
        work: &mut Work,
        imprint: impl FnOnce(&mut Octets, &Parts<'p, 'd>, Method, &mut Work) -> Option<Vec<u8>>,
    ) {
        let document = self.parts.index.document;
        // Canonical XML 1.0 when nothing is declared (clause 5.1.4.4.2 of ETSI TS 101 903).
        let method = xml::first_child(document, property, DS, "CanonicalizationMethod");
        let method = method
            .map_or(Some(Method::Inclusive), |node| Method::from_uri(xml::attribute(document, node, "Algorithm")?));
        let octets = method.and_then(|method| imprint(&mut self.octets, self.parts, method, work));
        for token in xml::children(document, property, self.parts.properties.namespace(), "EncapsulatedTimeStamp") {
            if self.timestamps.len() >= MOST_TIMESTAMPS {
                return;
            }
            let der = base64(&xml::text(document, token)).unwrap_or_default();
            let mut timestamp = TimestampEvidence::of(&der, octets.as_deref());
            timestamp.kind = kind;
            timestamp.proves_signature = proves_signature;
            if timestamp.covers {
                timestamp.proves = proves();
            }
            self.timestamps.push(timestamp);
        }
    }
}

/// The name of a property, which stands in one of the namespaces of XAdES.
pub(super) fn name_of<'d>(index: &Index<'d>, property: NodeId) -> Option<&'d str> {
    let name = &index.document.element(property)?.name;
    let namespace = name.namespace_uri.as_deref()?;
    (namespace == XADES_141 || super::names::XADES.contains(&namespace)).then_some(&*name.local_name)
}
