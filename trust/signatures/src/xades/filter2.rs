//! XPath Filter 2.0: subtrees taken out of the set, or kept alone, in a few steps.

use xml::{NodeId, NodeKind, NodeSet};

use super::{
    find::{Index, Work},
    names::{DS, FILTER2},
    transform::remove,
    xpath::{MOST_BYTES_VISITED, evaluator},
};
use crate::Outcome;

/// Steps of one transform; real signatures have one.
const MOST_STEPS: usize = 4;
/// Subtrees that a step may add. Each draws its namespaces from its ancestors anew.
const MOST_SUBTREES: usize = 16;

/// Applies the steps of a Filter 2.0 transform to the set.
pub(crate) fn apply(
    index: &Index<'_>,
    signature: NodeId,
    transform: NodeId,
    set: &NodeSet,
    work: &mut Work,
) -> Result<NodeSet, Outcome> {
    let steps: Vec<NodeId> = xml::children(index.document, transform, FILTER2, "XPath").collect();
    if steps.is_empty() || steps.len() > MOST_STEPS {
        return Err(Outcome::TransformRefused);
    }
    // The specification, section 3.4: the filter begins as everything; the result is what of the input passes it.
    let mut filter = NodeSet::all();
    for step in steps {
        let selected = select(index, signature, step, work)?;
        match xml::attribute(index.document, step, "Filter") {
            Some("subtract") => {
                for node in selected {
                    if filter.contains(node) {
                        remove(index, &mut filter, node, work)?;
                    }
                }
            }
            Some("intersect") => filter = filter.intersection(&together(index, &selected, work)?),
            Some("union") => filter = filter.union(&together(index, &selected, work)?),
            _ => return Err(Outcome::Malformed),
        }
    }
    Ok(set.intersection(&filter))
}

/// The nodes an expression selects: the common ones by looking them up, any other by evaluating it within limits.
fn select(index: &Index<'_>, signature: NodeId, step: NodeId, work: &mut Work) -> Result<Vec<NodeId>, Outcome> {
    let document = index.document;
    let expression = xml::text(document, step);
    let expression = expression.trim();
    let means_signature = |name: &str| {
        name.split_once(':')
            .is_some_and(|(prefix, name)| name == "Signature" && index.namespace(step, prefix) == Some(DS))
    };
    if ["/descendant::", "//"].iter().any(|axis| expression.strip_prefix(axis).is_some_and(means_signature)) {
        return Ok(index.signatures.clone());
    }
    let own = expression.strip_prefix("here()/ancestor::").and_then(|rest| rest.strip_suffix("[1]"));
    if own.is_some_and(means_signature) {
        return Ok(vec![signature]);
    }
    let visits = (MOST_BYTES_VISITED / document.input_text().len().max(1)).min(200_000);
    work.visit(visits as u64)?;
    let evaluator = evaluator(index, step, visits);
    let selected =
        evaluator.select_nodes(document, document.root(), expression).map_err(|_| Outcome::TransformRefused)?;
    // A selected attribute would have to be kept or dropped alone, which the sets here cannot say.
    let is_attribute = |node: &NodeId| matches!(document.node_kind(*node), None | Some(NodeKind::Attribute(..)));
    if selected.iter().any(is_attribute) { Err(Outcome::TransformRefused) } else { Ok(selected) }
}

fn together(index: &Index<'_>, selected: &[NodeId], work: &mut Work) -> Result<NodeSet, Outcome> {
    if selected.len() > MOST_SUBTREES {
        return Err(Outcome::TransformRefused);
    }
    let mut together = NodeSet::new();
    for node in selected.iter().flat_map(|node| xml::subtree(index.document, *node)) {
        work.visit(1)?;
        together.insert(node);
    }
    Ok(together)
}
