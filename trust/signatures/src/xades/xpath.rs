//! XPath filtering (XMLDSIG 6.6.3): the expression is asked at every node whether the node stays.
//!
//! Whatever it keeps is compared with the document in `coverage`, so an expression can hide nothing.

use xml::{Method, NodeId, NodeSet, XPathEvaluator};

use super::{
    find::{Index, Work},
    names::DS,
    transform::{canonical, remove},
};
use crate::Outcome;

/// Node visits of an expression that compares texts; each may make a string of everything below a node, so visits times
/// bytes is what it may cost.
pub(super) const MOST_BYTES_VISITED: usize = 1_000_000_000;
const MOST_VISITS: usize = 200_000;
/// Node visits of an expression that asks for names and places alone.
const MOST_PLAIN_VISITS: usize = 1_000_000;

/// The nodes of the set that the transform keeps.
pub(crate) fn filtered(
    index: &Index<'_>,
    transform: NodeId,
    mut set: NodeSet,
    work: &mut Work,
) -> Result<NodeSet, Outcome> {
    let node = xml::first_child(index.document, transform, DS, "XPath").ok_or(Outcome::Malformed)?;
    let text = xml::text(index.document, node);
    let expression: String = text.split_whitespace().collect();
    if expression == "false()" {
        return Ok(NodeSet::new());
    }
    // What everybody writes needs no evaluation.
    let prefix = expression.strip_prefix("not(ancestor-or-self::").and_then(|rest| rest.strip_suffix(":Signature)"));
    if prefix.is_some_and(|prefix| index.namespace(node, prefix) == Some(DS)) {
        for signature in &index.signatures {
            remove(index, &mut set, *signature, work)?;
        }
        return Ok(set);
    }
    kept(index, node, text.trim(), index, &set, work)
}

/// The canonical octets of what the transform keeps of a file.
pub(crate) fn of_octets(
    index: &Index<'_>,
    transform: NodeId,
    octets: &[u8],
    work: &mut Work,
) -> Result<Vec<u8>, Outcome> {
    let node = xml::first_child(index.document, transform, DS, "XPath").ok_or(Outcome::Malformed)?;
    work.read(octets.len())?;
    let text = xml::decode(octets).map_err(|_| Outcome::Malformed)?;
    let mut document = xml::parse_text(&text, &xml::Limits::default()).map_err(|_| Outcome::Malformed)?;
    document.prepare_xpath();
    let file = Index::of(&document).ok_or(Outcome::Malformed)?;
    let expression = xml::text(index.document, node);
    let set = kept(index, node, expression.trim(), &file, &NodeSet::all(), work)?;
    canonical::<&str>(&file, Method::Inclusive, &set, &[], work)
}

/// The nodes of `file` that are in the set and for which the expression at `node` is true.
fn kept(
    index: &Index<'_>,
    node: NodeId,
    expression: &str,
    file: &Index<'_>,
    set: &NodeSet,
    work: &mut Work,
) -> Result<NodeSet, Outcome> {
    work.visit(file.nodes)?;
    let all = || xml::subtree(file.document, file.document.root()).filter(|node| set.contains(*node));
    let most = if is_plain(expression) {
        MOST_PLAIN_VISITS
    } else {
        (MOST_BYTES_VISITED / file.document.input_text().len().max(1)).min(MOST_VISITS)
    };
    work.visit(most as u64)?;
    let each = most / all().count().max(1);
    if each == 0 {
        return Err(Outcome::TooMuchWork);
    }
    let evaluator = evaluator(index, node, each);
    let mut kept = NodeSet::new();
    for context in all() {
        let value = evaluator.evaluate(file.document, context, expression).map_err(|_| Outcome::TransformRefused)?;
        if value.to_boolean() {
            kept.insert(context);
        }
    }
    Ok(kept)
}

/// Whether the expression never looks at the text below a node.
fn is_plain(expression: &str) -> bool {
    let texts = [
        "=",
        "<",
        ">",
        "string",
        "contains",
        "starts-with",
        "normalize",
        "translate",
        "concat",
        "sum",
        "number",
        "id(",
    ];
    texts.iter().all(|text| !expression.contains(text))
}

/// An evaluator with the prefixes that are in force at the node, and so many visits in each evaluation.
pub(crate) fn evaluator(index: &Index<'_>, node: NodeId, visits: usize) -> XPathEvaluator {
    let mut evaluator = XPathEvaluator::new().with_max_depth(32).with_max_node_visits(visits);
    let mut declarations: Vec<_> = index.declarations(node).collect();
    declarations.reverse();
    for (prefix, uri) in declarations.into_iter().filter(|(prefix, _)| !prefix.is_empty()) {
        evaluator.add_namespace(prefix, uri);
    }
    evaluator
}
