//! Counter-signatures (CounterSignature, ETSI EN 319 132-1, clause 5.2.7): signatures in a signature's unsigned properties
//! over its value.

use xml::{Method, NodeId};

use super::{
    examine_one,
    find::{Index, Work},
    names::DS,
    properties::Properties,
    reference::Naming,
};
use crate::{Coverage, Detached, Outcome, SignatureEvidence, Value};

/// Counter-signatures over one value; a letter has one or two.
const MOST_COUNTERS: usize = 8;

/// The counter-signatures over the value of a signature in their order, as deep as so many levels.
pub(crate) fn counters(
    index: &Index<'_>,
    properties: &Properties,
    value: Option<NodeId>,
    given: (&[Detached], Naming),
    depth: u8,
    work: &mut Work,
) -> Vec<SignatureEvidence> {
    let (Some(value), Some(depth)) = (value, depth.checked_sub(1)) else { return Vec::new() };
    let signatures = properties
        .unsigned_properties(index)
        .into_iter()
        .filter(|property| xml::is_element(index.document, *property, properties.namespace(), "CounterSignature"))
        .flat_map(|property| xml::children(index.document, property, DS, "Signature").take(1));
    let mut found = Vec::new();
    for signature in signatures.take(MOST_COUNTERS) {
        let (mut evidence, _) = examine_one(index, signature, given, depth, work);
        evidence.coverage =
            if is_over(index, signature, value, &evidence) { Coverage::Embedded } else { Coverage::Nothing };
        evidence.uncovered.clear();
        found.push(evidence);
    }
    found
}

/// Whether a right reference of the signature is over this value of another, and all of it.
fn is_over(index: &Index<'_>, signature: NodeId, value: NodeId, evidence: &SignatureEvidence) -> bool {
    let document = index.document;
    let means_value = |reference: NodeId| {
        let id = xml::attribute(document, reference, "URI").and_then(|uri| uri.strip_prefix('#'));
        id.and_then(|id| index.bearer(id).ok()) == Some(value)
    };
    let changes_nothing = |reference: NodeId| {
        xml::children(document, reference, DS, "Transforms")
            .flat_map(|list| xml::children(document, list, DS, "Transform"))
            .all(|transform| xml::attribute(document, transform, "Algorithm").and_then(Method::from_uri).is_some())
    };
    let references = xml::children(document, signature, DS, "SignedInfo")
        .flat_map(|info| xml::children(document, info, DS, "Reference"));
    evidence.value == Value::Right
        && references
            .zip(&evidence.references)
            .any(|(node, reference)| reference.outcome == Outcome::Right && means_value(node) && changes_nothing(node))
}
