//! The octets that a timestamp's imprint is made over.

use xml::{Method, NodeId, NodeSet};

use super::{Parts, name_of};
use crate::xades::{
    coverage::{holds_properties_only, objects},
    find::{Index, Work},
    names::{DS, SIGNED_PROPERTIES},
    properties::Properties,
    reference,
    transform::canonical,
};

/// What was computed for one timestamp and will do for the next.
#[derive(Default)]
pub(super) struct Octets {
    /// What all references digest, one after the other, and the signature's own parts, by the canonicalisation.
    fixed: Option<(Method, Vec<u8>)>,
}

impl Octets {
    /// What the references to the content digest (clause 5.2.8): those that `includes` lists, or all of them.
    pub(super) fn contents(
        &mut self,
        parts: &Parts<'_, '_>,
        includes: Option<NodeId>,
        method: Method,
        work: &mut Work,
    ) -> Option<Vec<u8>> {
        let document = parts.index.document;
        let Some(property) = includes else {
            let is_content = |node: &NodeId| !is_of_properties(parts.index, *node);
            return digested(parts, parts.references.iter().copied().filter(is_content), method, work);
        };
        let mut included = Vec::new();
        for include in xml::children(document, property, parts.properties.namespace(), "Include") {
            let id = xml::attribute(document, include, "URI")?.strip_prefix('#')?;
            let node = parts.index.bearer(id).ok()?;
            included.push(*parts.references.iter().find(|reference| **reference == node)?);
        }
        // Nothing at all would be right for every signature.
        if included.is_empty() { None } else { digested(parts, included.into_iter(), method, work) }
    }

    /// Everything (clause 5.5.2.2): what the references digest; SignedInfo, SignatureValue and KeyInfo; the unsigned
    /// properties before; the objects, all of them or, as in XAdES 1.3.2, those that no reference means.
    pub(super) fn archive(
        &mut self,
        parts: &Parts<'_, '_>,
        before: &[NodeId],
        all_objects: bool,
        method: Method,
        work: &mut Work,
    ) -> Option<Vec<u8>> {
        let index = parts.index;
        if self.fixed.as_ref().is_none_or(|(known, _)| *known != method) {
            let mut octets = digested(parts, parts.references.iter().copied(), method, work)?;
            let own =
                [parts.signed_info, parts.value, xml::first_child(index.document, parts.signature, DS, "KeyInfo")];
            octets.extend(together(index, own.into_iter().flatten(), method, work)?);
            self.fixed = Some((method, octets));
        }
        let mut octets = self.fixed.as_ref().map(|(_, octets)| octets.clone())?;
        work.read(octets.len()).ok()?;
        octets.extend(together(index, before.iter().copied(), method, work)?);
        let added = objects(index, parts.signature)
            .filter(|object| !holds_properties(index, *object, parts.properties))
            .filter(|object| all_objects || !is_meant(parts, *object));
        octets.extend(together(index, added, method, work)?);
        Some(octets)
    }
}

/// The canonical signature value (clause 5.3).
pub(super) fn value(parts: &Parts<'_, '_>, method: Method, work: &mut Work) -> Option<Vec<u8>> {
    together(parts.index, std::iter::once(parts.value?), method, work)
}

/// References to certificates and to what proves that they were not revoked, with the signature value and its timestamps
/// before them or without (annex A.1.5); those that stand before the timestamp.
pub(super) fn references(
    parts: &Parts<'_, '_>,
    before: &[NodeId],
    with_value: bool,
    method: Method,
    work: &mut Work,
) -> Option<Vec<u8>> {
    let mut octets = if with_value { value(parts, method, work)? } else { Vec::new() };
    let named = before.iter().copied().filter(|property| is_referring(parts.index, *property, with_value));
    octets.extend(together(parts.index, named, method, work)?);
    Some(octets)
}

/// Whether a timestamp over references is over this property.
pub(super) fn is_referring(index: &Index<'_>, property: NodeId, with_value: bool) -> bool {
    name_of(index, property).is_some_and(|name| match name {
        "SignatureTimeStamp" => with_value,
        "CompleteCertificateRefs"
        | "CompleteCertificateRefsV2"
        | "CompleteRevocationRefs"
        | "AttributeCertificateRefs"
        | "AttributeCertificateRefsV2"
        | "AttributeRevocationRefs" => true,
        _ => false,
    })
}

/// What these references digest, one after the other. Nodes become octets by the timestamp's own canonicalisation.
fn digested(
    parts: &Parts<'_, '_>,
    references: impl Iterator<Item = NodeId>,
    method: Method,
    work: &mut Work,
) -> Option<Vec<u8>> {
    let mut octets = Vec::new();
    for node in references {
        let data = reference::octets(parts.index, parts.signature, parts.files, node, method, work).ok()?;
        work.read(data.len()).ok()?;
        octets.extend_from_slice(&data);
    }
    Some(octets)
}

/// The canonical forms of elements that stand one after the other, none in another. What is in force around an element
/// that has no ancestor in the set is written into it, so one walk gives what a walk for each would.
fn together(
    index: &Index<'_>,
    nodes: impl Iterator<Item = NodeId>,
    method: Method,
    work: &mut Work,
) -> Option<Vec<u8>> {
    let mut set = NodeSet::new();
    let mut any = false;
    for node in nodes.flat_map(|node| xml::subtree(index.document, node)) {
        work.visit(1).ok()?;
        set.insert(node);
        any = true;
    }
    if any { canonical::<&str>(index, method, &set, &[], work).ok() } else { Some(Vec::new()) }
}

fn is_of_properties(index: &Index<'_>, reference: NodeId) -> bool {
    xml::attribute(index.document, reference, "Type")
        .is_some_and(|name| name.starts_with(SIGNED_PROPERTIES.0) && name.ends_with(SIGNED_PROPERTIES.1))
}

/// Whether the properties stand in the object, alone or not.
fn holds_properties(index: &Index<'_>, object: NodeId, properties: &Properties) -> bool {
    holds_properties_only(index, object, properties)
        || properties.qualifying.is_some_and(|node| index.document.parent(node) == Some(object))
}

/// Whether a reference of the signature means this object by its id.
fn is_meant(parts: &Parts<'_, '_>, object: NodeId) -> bool {
    let document = parts.index.document;
    xml::attribute(document, object, "Id").is_some_and(|id| {
        parts.references.iter().any(|reference| {
            xml::attribute(document, *reference, "URI").and_then(|uri| uri.strip_prefix('#')) == Some(id)
        })
    })
}
