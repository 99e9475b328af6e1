//! From what a reference points at to the octets that are digested (XMLDSIG 4.4.3.2 and 6.6).
//!
//! Only transforms that say plainly what they leave out are carried out; whatever a set of nodes ends up holding is
//! compared with the document in `coverage`, so a transform can hide nothing.

use std::{borrow::Cow, ops::Range};

use xml::{Form, Method, NodeId, NodeSet};

use super::{
    base64, filter2,
    find::{Index, TooMuch, Work},
    names::{DS, EXCLUSIVE, FILTER2, XPATH},
    xpath,
};
use crate::Outcome;

/// ETSI and the W3C name no limit; nobody uses more than three.
const MOST_TRANSFORMS: usize = 6;

/// What goes through the transforms.
pub(crate) enum Data<'d> {
    /// Nodes of the document; comments are in the set only if the reference asked for them.
    Nodes(NodeSet),
    Octets(Cow<'d, [u8]>),
}

/// The octets to be digested, and how the nodes of the document became octets, if they were nodes.
pub(crate) struct Transformed<'d> {
    pub octets: Cow<'d, [u8]>,
    pub from: Option<(NodeSet, Serialisation)>,
    /// Whether the octets are what nodes held in base64, and nothing was done to them afterwards.
    pub is_decoded: bool,
    /// Whether the octets are the nodes' exclusive canonical form without further prefixes.
    pub is_exclusive: bool,
    /// Of such a form, the octets of texts directly in the document's element.
    pub between: Vec<Range<usize>>,
    /// Whether parts of a file were left out, so that the octets are not the file's.
    pub is_part: bool,
}

/// How nodes became octets.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Serialisation {
    /// Everything in the set shows in the octets.
    Canonical,
    /// Only the text does, decoded.
    Base64,
}

impl From<TooMuch> for Outcome {
    fn from(_: TooMuch) -> Self {
        Self::TooMuchWork
    }
}

/// The transforms of a reference in their order, each by one word, or by its name when it is not known.
pub(crate) fn words(index: &Index<'_>, reference: NodeId) -> Vec<String> {
    let document = index.document;
    let word = |name: &str| match name {
        "http://www.w3.org/2000/09/xmldsig#enveloped-signature" => "enveloped-signature".to_owned(),
        "http://www.w3.org/2000/09/xmldsig#base64" => "base64".to_owned(),
        XPATH => "xpath".to_owned(),
        FILTER2 => "xpath-filter2".to_owned(),
        name => match Method::from_uri(name) {
            Some(Method::Inclusive) => "c14n".to_owned(),
            Some(Method::InclusiveWithComments) => "c14n-with-comments".to_owned(),
            Some(Method::Inclusive11) => "c14n11".to_owned(),
            Some(Method::Inclusive11WithComments) => "c14n11-with-comments".to_owned(),
            Some(Method::Exclusive) => "exc-c14n".to_owned(),
            Some(Method::ExclusiveWithComments) => "exc-c14n-with-comments".to_owned(),
            None => name.chars().take(200).collect(),
        },
    };
    xml::children(document, reference, DS, "Transforms")
        .flat_map(|list| xml::children(document, list, DS, "Transform"))
        .take(MOST_TRANSFORMS)
        .filter_map(|transform| xml::attribute(document, transform, "Algorithm"))
        .map(word)
        .collect()
}

/// Applies the transforms of a reference of `signature` in their order; nodes that are left become octets by `last`.
pub(crate) fn apply<'d>(
    index: &Index<'d>,
    signature: NodeId,
    reference: NodeId,
    mut data: Data<'d>,
    last: Method,
    work: &mut Work,
) -> Result<Transformed<'d>, Outcome> {
    let document = index.document;
    let transforms: Vec<NodeId> = xml::children(document, reference, DS, "Transforms")
        .flat_map(|list| xml::children(document, list, DS, "Transform"))
        .collect();
    if transforms.len() > MOST_TRANSFORMS {
        return Err(Outcome::TransformRefused);
    }
    let (mut from, mut between) = (None, Vec::new());
    let (mut is_decoded, mut is_exclusive, mut is_part) = (false, false, false);
    for transform in transforms {
        let algorithm = xml::attribute(document, transform, "Algorithm").ok_or(Outcome::Malformed)?;
        (is_decoded, is_exclusive) = (false, false);
        data = match (algorithm, data) {
            ("http://www.w3.org/2000/09/xmldsig#enveloped-signature", Data::Nodes(mut set)) => {
                remove(index, &mut set, signature, work)?;
                Data::Nodes(set)
            }
            (XPATH, Data::Nodes(set)) => Data::Nodes(xpath::filtered(index, transform, set, work)?),
            // A part of a file, and no longer the file.
            (XPATH, Data::Octets(octets)) => {
                is_part = true;
                Data::Octets(xpath::of_octets(index, transform, &octets, work)?.into())
            }
            (FILTER2, Data::Nodes(set)) => Data::Nodes(filter2::apply(index, signature, transform, &set, work)?),
            ("http://www.w3.org/2000/09/xmldsig#base64", Data::Nodes(set)) => {
                work.visit(index.nodes)?;
                let text = text_of(index, &set);
                from = Some((set, Serialisation::Base64));
                is_decoded = true;
                Data::Octets(base64(&text).ok_or(Outcome::Malformed)?.into())
            }
            ("http://www.w3.org/2000/09/xmldsig#base64", Data::Octets(octets)) => {
                let text = std::str::from_utf8(&octets).map_err(|_| Outcome::Malformed)?;
                Data::Octets(base64(text).ok_or(Outcome::Malformed)?.into())
            }
            (uri, data) => {
                let method = Method::from_uri(uri).ok_or(Outcome::TransformRefused)?;
                let prefixes = inclusive_prefixes(index, transform);
                match data {
                    Data::Nodes(set) => {
                        let form = form(index, method, &set, &prefixes, work)?;
                        from = Some((set, Serialisation::Canonical));
                        is_exclusive = method.is_exclusive() && prefixes.is_empty();
                        between = form.between;
                        Data::Octets(form.octets.into())
                    }
                    Data::Octets(octets) => Data::Octets(canonical_octets(&octets, method, &prefixes, work)?.into()),
                }
            }
        };
    }
    match data {
        Data::Octets(octets) => Ok(Transformed { octets, from, is_decoded, is_exclusive, between, is_part }),
        Data::Nodes(set) => {
            let Form { octets, between } = form::<&str>(index, last, &set, &[], work)?;
            let (octets, from) = (octets.into(), Some((set, Serialisation::Canonical)));
            let is_exclusive = last.is_exclusive();
            Ok(Transformed { octets, from, is_decoded: false, is_exclusive, between, is_part })
        }
    }
}

/// The canonical octets of a set of the document's nodes.
pub(crate) fn canonical<S: AsRef<str>>(
    index: &Index<'_>,
    method: Method,
    set: &NodeSet,
    prefixes: &[S],
    work: &mut Work,
) -> Result<Vec<u8>, Outcome> {
    form(index, method, set, prefixes, work).map(|form| form.octets)
}

fn form<S: AsRef<str>>(
    index: &Index<'_>,
    method: Method,
    set: &NodeSet,
    prefixes: &[S],
    work: &mut Work,
) -> Result<Form, Outcome> {
    work.visit(index.nodes)?;
    if !method.is_exclusive() {
        // At every element it copies what is in force there.
        work.visit(index.nodes * index.live_namespaces / 4)?;
    }
    xml::form(index.document, method, Some(set), prefixes).map_err(|_| Outcome::Malformed)
}

/// XMLDSIG 4.4.3.2: octets that meet a transform of nodes are parsed first.
fn canonical_octets(octets: &[u8], method: Method, prefixes: &[&str], work: &mut Work) -> Result<Vec<u8>, Outcome> {
    work.read(octets.len())?;
    let text = xml::decode(octets).map_err(|_| Outcome::Malformed)?;
    let document = xml::parse_text(&text, &xml::Limits::default()).map_err(|_| Outcome::Malformed)?;
    let index = Index::of(&document).ok_or(Outcome::Malformed)?;
    canonical(&index, method, &NodeSet::all(), prefixes, work)
}

/// The PrefixList of exclusive canonicalisation (exc-c14n section 3).
pub(crate) fn inclusive_prefixes<'d>(index: &Index<'d>, method: NodeId) -> Vec<&'d str> {
    let list = xml::first_child(index.document, method, EXCLUSIVE, "InclusiveNamespaces");
    let list = list.and_then(|list| xml::attribute(index.document, list, "PrefixList"));
    list.into_iter().flat_map(str::split_whitespace).take(256).collect()
}

/// Takes a node and everything below it out of the set.
pub(crate) fn remove(index: &Index<'_>, set: &mut NodeSet, node: NodeId, work: &mut Work) -> Result<(), TooMuch> {
    for node in xml::subtree(index.document, node) {
        work.visit(1)?;
        set.remove(node);
    }
    Ok(())
}

/// The text nodes of the set, joined.
fn text_of(index: &Index<'_>, set: &NodeSet) -> String {
    xml::subtree(index.document, index.document.root())
        .filter(|node| set.contains(*node))
        .filter_map(|node| match index.document.node_kind(node) {
            Some(xml::NodeKind::Text(text) | xml::NodeKind::CData(text)) => Some(&**text),
            _ => None,
        })
        .collect()
}
