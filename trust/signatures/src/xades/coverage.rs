//! What a signature covers, told from the very nodes that were digested and never from what a reference says it points at.
//! This is what stops signature wrapping: a digest may be right while the content that is read stands elsewhere.

use xml::{NodeId, NodeKind, NodeSet};

use super::{
    find::Index,
    names::{ASIC, DS},
    properties::Properties,
    transform::Serialisation,
};
use crate::{Coverage, Covers, Detached, Outcome, Reference};

/// What a set of digested nodes covers, as seen from `signature`.
pub(crate) fn covers(
    index: &Index<'_>,
    signature: NodeId,
    properties: &Properties,
    set: &NodeSet,
    how: Serialisation,
) -> Covers {
    let whole = |node| covers_whole(index, set, node);
    if how == Serialisation::Canonical {
        if properties.signed.is_some_and(whole) {
            return Covers::SignedProperties;
        }
        if index.root != signature && whole(index.root) && beside(index).all(|node| set.contains(node)) {
            return Covers::Root;
        }
    }
    let covered = |object: &NodeId| match (how, only_child(index, *object)) {
        // Base64 keeps the text alone, so markup in the object would be lost.
        (Serialisation::Base64, Held::Text) => whole(*object) || holds_text_of(index, set, *object),
        (Serialisation::Base64, Held::Element(child)) => {
            matches!(only_child(index, child), Held::Text) && holds_text_of(index, set, child)
        }
        (Serialisation::Canonical, Held::Element(child)) => whole(*object) || whole(child),
        (Serialisation::Canonical, _) => whole(*object),
        (Serialisation::Base64, Held::Mixed) => false,
    };
    let objects: Vec<usize> = objects(index, signature)
        .enumerate()
        .filter(|(_, object)| covered(object))
        .map(|(position, _)| position)
        .collect();
    // Base64 joins the texts of several objects, so that what belongs to which could be shifted.
    let told_apart = how == Serialisation::Canonical || objects.len() == 1;
    if told_apart && !objects.is_empty() { Covers::Objects(objects) } else { Covers::Other }
}

/// What a reader may take as signed, from references whose digests are right.
pub(crate) fn coverage(
    index: &Index<'_>,
    signature: NodeId,
    properties: &Properties,
    references: &[Reference],
    detached: &[Detached],
) -> Coverage {
    let right = || references.iter().filter(|reference| reference.outcome == Outcome::Right);
    if right().any(|reference| reference.covers == Covers::Root) {
        return Coverage::Whole;
    }
    let files: Vec<String> = detached
        .iter()
        .filter(|file| right().any(|reference| matches!(&reference.covers, Covers::File(name) if *name == file.name)))
        .map(|file| file.name.clone())
        .collect();
    let object_covered = |position: usize| {
        right().any(|reference| matches!(&reference.covers, Covers::Objects(covered) if covered.contains(&position)))
    };
    let payload: Vec<usize> = objects(index, signature)
        .enumerate()
        .filter(|(_, object)| !holds_properties_only(index, *object, properties) && !holds_list_only(index, *object))
        .map(|(position, _)| position)
        .collect();
    let alone = (signature == index.root || holds_signatures_only(index, index.root)) && beside(index).next().is_none();
    let any_covered = !files.is_empty() || payload.iter().any(|position| object_covered(*position));
    if !alone || !payload.iter().all(|position| object_covered(*position)) {
        let something = any_covered || right().any(|reference| reference.covers == Covers::Other);
        return if something { Coverage::Part } else { Coverage::Nothing };
    }
    if !files.is_empty() {
        let uncovered = detached.iter().map(|file| file.name.clone()).filter(|name| !files.contains(name)).collect();
        return Coverage::Detached { files, uncovered };
    }
    if payload.is_empty() { Coverage::Nothing } else { Coverage::Embedded }
}

/// The ds:Object children of the signature.
pub(crate) fn objects<'i>(index: &'i Index<'_>, signature: NodeId) -> impl Iterator<Item = NodeId> + 'i {
    xml::children(index.document, signature, DS, "Object")
}

/// Instructions before and after the document's element. One of them may name a style sheet, by which readers show whatever
/// it says.
pub(crate) fn beside<'i>(index: &'i Index<'_>) -> impl Iterator<Item = NodeId> + 'i {
    let document = index.document;
    document
        .children_iter(document.root())
        .filter(|node| matches!(document.node_kind(*node), Some(NodeKind::ProcessingInstruction(_))))
}

/// The signature's own objects that say something to a reader and that no right reference covers, when the document around
/// the signature is what it covers.
pub(crate) fn loose(
    index: &Index<'_>,
    signature: NodeId,
    properties: &Properties,
    references: &[Reference],
) -> Vec<NodeId> {
    let right = || references.iter().filter(|reference| reference.outcome == Outcome::Right);
    let is_covered = |position: usize| {
        right().any(|reference| matches!(&reference.covers, Covers::Objects(covered) if covered.contains(&position)))
    };
    let is_loose = |(position, object): &(usize, NodeId)| {
        !is_covered(*position) && !holds_properties_only(index, *object, properties) && !holds_list_only(index, *object)
    };
    objects(index, signature).enumerate().filter(is_loose).map(|(_, object)| object).collect()
}

/// Whether everything below the node is in the set, but for comments and for whole signatures that were left out.
fn covers_whole(index: &Index<'_>, set: &NodeSet, node: NodeId) -> bool {
    if set.contains(node) {
        index.document.children_iter(node).all(|child| covers_whole(index, set, child))
    } else {
        let left_out = matches!(index.document.node_kind(node), Some(NodeKind::Comment(_)));
        left_out || (index.signatures.contains(&node) && !touches(index, set, node))
    }
}

/// Whether anything at or below the node is in the set.
fn touches(index: &Index<'_>, set: &NodeSet, node: NodeId) -> bool {
    xml::subtree(index.document, node).any(|node| set.contains(node))
}

fn holds_text_of(index: &Index<'_>, set: &NodeSet, node: NodeId) -> bool {
    index.document.children_iter(node).all(|child| set.contains(child) || is_comment(index, child))
}

pub(crate) enum Held {
    Text,
    Element(NodeId),
    Mixed,
}

/// What an element holds: text, one element with nothing but white space around it, or more than that.
pub(crate) fn only_child(index: &Index<'_>, node: NodeId) -> Held {
    let mut elements = index.document.children_iter(node).filter(|child| index.document.element(*child).is_some());
    match (elements.next(), elements.next()) {
        (None, _) => Held::Text,
        (Some(child), None) if holds_no_text(index, node) => Held::Element(child),
        _ => Held::Mixed,
    }
}

/// An object that is there for this signature's properties says nothing to a reader.
pub(crate) fn holds_properties_only(index: &Index<'_>, object: NodeId, properties: &Properties) -> bool {
    matches!(only_child(index, object), Held::Element(child) if Some(child) == properties.qualifying)
}

/// A list of digests says nothing to a reader either; what it lists does.
fn holds_list_only(index: &Index<'_>, object: NodeId) -> bool {
    matches!(only_child(index, object), Held::Element(child) if xml::is_element(index.document, child, DS, "Manifest"))
}

/// A container of signatures that says nothing itself: `<Signatures>` of Polish public registers (as observed) or
/// asic:XAdESSignatures (ETSI EN 319 162-1, annex A.2). What else stood there, down to its very name, nobody signed.
fn holds_signatures_only(index: &Index<'_>, node: NodeId) -> bool {
    let Some(element) = index.document.element(node) else { return false };
    let known = match element.name.namespace_uri.as_deref() {
        None | Some("") => element.name.local_name == "Signatures",
        Some(ASIC) => element.name.local_name == "XAdESSignatures",
        Some(_) => false,
    };
    // An id is a name, which may not hold words with spaces between them (XML 1.0, section 3.3.1).
    let is_id =
        |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    known
        && element.attributes.iter().all(|attribute| {
            let name = &attribute.name;
            name.namespace_uri.is_none() && name.local_name == "Id" && is_id(&attribute.value)
        })
        && index.document.children_iter(node).all(|child| match index.document.node_kind(child) {
            Some(NodeKind::Text(text) | NodeKind::CData(text)) => text.trim_ascii().is_empty(),
            _ => index.signatures.contains(&child),
        })
}

fn holds_no_text(index: &Index<'_>, node: NodeId) -> bool {
    index.document.children_iter(node).all(|child| match index.document.node_kind(child) {
        Some(NodeKind::Text(text) | NodeKind::CData(text)) => text.trim_ascii().is_empty(),
        _ => true,
    })
}

fn is_comment(index: &Index<'_>, node: NodeId) -> bool {
    matches!(index.document.node_kind(node), Some(NodeKind::Comment(_)))
}
