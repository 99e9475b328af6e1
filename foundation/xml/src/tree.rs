//! Walking a tree: the few questions that readers of documents ask.

use uppsala::{Document, NodeId};

/// Whether the node is the element `{namespace}name`.
#[must_use]
pub fn is_element(document: &Document<'_>, node: NodeId, namespace: &str, name: &str) -> bool {
    document.element(node).is_some_and(|element| element.matches_name_ns(namespace, name))
}

/// The child elements `{namespace}name` in document order.
pub fn children<'d>(
    document: &'d Document<'_>,
    node: NodeId,
    namespace: &'d str,
    name: &'d str,
) -> impl Iterator<Item = NodeId> + 'd {
    document.children_iter(node).filter(move |child| is_element(document, *child, namespace, name))
}

/// The first child element `{namespace}name`.
#[must_use]
pub fn first_child(document: &Document<'_>, node: NodeId, namespace: &str, name: &str) -> Option<NodeId> {
    children(document, node, namespace, name).next()
}

/// The value of the attribute that stands in no namespace. A namesake with a prefix is another attribute.
#[must_use]
pub fn attribute<'d>(document: &'d Document<'_>, node: NodeId, name: &str) -> Option<&'d str> {
    let attributes = &document.element(node)?.attributes;
    let found = attributes.iter().find(|a| a.name.namespace_uri.is_none() && a.name.local_name == name)?;
    Some(&found.value)
}

/// All text inside the node, comments and processing instructions left out.
#[must_use]
pub fn text(document: &Document<'_>, node: NodeId) -> String {
    document.text_content_deep(node)
}

/// The node and everything below it, in document order, without attributes.
pub fn subtree<'d>(document: &'d Document<'_>, node: NodeId) -> impl Iterator<Item = NodeId> + 'd {
    let mut waiting = vec![node];
    std::iter::from_fn(move || {
        let next = waiting.pop()?;
        waiting.extend(document.children_iter(next).rev());
        Some(next)
    })
}
