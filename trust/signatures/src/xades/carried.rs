//! The one document that a signature carries, told from what its references digested and never looked up again.

use std::collections::{HashMap, hash_map::Entry};

use xml::{NodeId, NodeKind};

use super::{
    base64,
    coverage::{Held, holds_properties_only, objects, only_child},
    find::{Index, TooMuch, Work},
    names::DS,
    properties::Properties,
    reference::Checked,
};
use crate::{Coverage, Covers, Detached, Payload};

/// Where the document stands.
pub(crate) enum Carried {
    /// Around the signature.
    Around,
    /// Inside the signature, as this element.
    Element(NodeId),
    /// Inside the signature, as these octets in base64.
    Octets(Vec<u8>),
    /// In this of the files beside.
    Beside(usize),
}

/// The one document that the references cover. All of them are known to be right, and the coverage is made from them. A
/// second content, whole or in part, makes it none; the signature's own properties and key are not content.
pub(crate) fn carried(
    index: &Index<'_>,
    signature: NodeId,
    properties: &Properties,
    references: &[NodeId],
    checked: Vec<Checked>,
    coverage: &Coverage,
    detached: &[Detached],
) -> Option<Carried> {
    let is_content = |node: NodeId, checked: &Checked| {
        checked.reference.covers != Covers::SignedProperties && !means_key_info(index, signature, node)
    };
    let mut contents = references.iter().zip(checked).filter(|(node, checked)| is_content(**node, checked));
    let (Some((_, content)), None) = (contents.next(), contents.next()) else { return None };
    let mut inside =
        objects(index, signature).enumerate().filter(|(_, object)| !holds_properties_only(index, *object, properties));
    match (content.reference.covers, coverage, inside.next(), inside.next()) {
        (Covers::Root, Coverage::Whole, None, _) => Some(Carried::Around),
        (Covers::Objects(covered), Coverage::Embedded, Some((position, object)), None) if covered == [position] => {
            held(index, object, content.decoded)
        }
        (Covers::File(name), Coverage::Detached { .. }, None, _) => {
            detached.iter().position(|file| file.name == name).map(Carried::Beside)
        }
        _ => None,
    }
}

/// A reference to the key information of the signature itself, which some signers cover as well.
fn means_key_info(index: &Index<'_>, signature: NodeId, reference: NodeId) -> bool {
    let id = xml::attribute(index.document, reference, "URI").and_then(|uri| uri.strip_prefix('#'));
    let bearer = id.and_then(|id| index.bearer(id).ok());
    bearer.is_some_and(|bearer| xml::children(index.document, signature, DS, "KeyInfo").any(|info| info == bearer))
}

/// What a covered object holds and nothing beside it: an element, or a file in base64. Whoever reads an object that says
/// it is encoded takes its text (XMLDSIG 4.5), so an element in such a one is neither.
fn held(index: &Index<'_>, object: NodeId, decoded: Option<Vec<u8>>) -> Option<Carried> {
    let is_remark = |node| {
        matches!(index.document.node_kind(node), Some(NodeKind::Comment(_) | NodeKind::ProcessingInstruction(_)))
    };
    if index.document.children_iter(object).any(is_remark) {
        return None;
    }
    let is_encoded = xml::attribute(index.document, object, "Encoding") == Some(BASE64);
    match (only_child(index, object), decoded) {
        (Held::Text, Some(octets)) => Some(Carried::Octets(octets)),
        (Held::Text, None) if is_encoded => base64(&xml::text(index.document, object)).map(Carried::Octets),
        (Held::Element(element), None) if !is_encoded => Some(Carried::Element(element)),
        _ => None,
    }
}

const BASE64: &str = "http://www.w3.org/2000/09/xmldsig#base64";

/// The contents of what was carried; what several signatures carry in common is read once.
#[derive(Default)]
pub(crate) struct Payloads {
    around: Option<Payload>,
    beside: HashMap<usize, Payload>,
}

impl Payloads {
    /// None also when too little work is left.
    pub(crate) fn of(
        &mut self,
        index: &Index<'_>,
        carried: Carried,
        detached: &[Detached],
        work: &mut Work,
    ) -> Option<Payload> {
        match carried {
            Carried::Around => {
                if self.around.is_none() {
                    pay(index, work).ok()?;
                    let top = index.document.root();
                    self.around = Payload::of_nodes(index.document, top, &index.signatures, index.digested.get());
                }
                self.around.clone()
            }
            Carried::Element(element) => {
                pay(index, work).ok()?;
                Payload::of_nodes(index.document, element, &[], index.digested.get())
            }
            Carried::Octets(octets) => of_bytes(&octets, work).ok(),
            Carried::Beside(position) => Some(match self.beside.entry(position) {
                Entry::Occupied(known) => known.get().clone(),
                Entry::Vacant(place) => place.insert(of_bytes(&detached[position].bytes, work).ok()?).clone(),
            }),
        }
    }
}

/// Makes the document canonical and walks it for what to leave out and for its declarations.
fn pay(index: &Index<'_>, work: &mut Work) -> Result<(), TooMuch> {
    work.visit(3 * index.nodes)?;
    work.read(index.document.input_text().len())
}

/// As [`Payload::of`]: parsed and made canonical. A node takes a bracket, an attribute an equals sign.
fn of_bytes(bytes: &[u8], work: &mut Work) -> Result<Payload, TooMuch> {
    work.visit(4 * bytes.iter().filter(|byte| matches!(byte, b'<' | b'=')).count() as u64)?;
    work.read(2 * bytes.len())?;
    Ok(Payload::of(bytes))
}
