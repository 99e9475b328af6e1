//! One reference of SignedInfo: what it points at, and whether its digest is right (XMLDSIG 3.2.1 and 4.4.3).

use std::borrow::Cow;

use xml::{Form, Method, NodeId, NodeSet};

use super::{
    base64,
    coverage::covers,
    find::{Index, NoBearer, Work},
    names::DS,
    properties::Properties,
    transform::{self, Data, apply},
    uncovered::path,
};
use crate::{Covers, Detached, Digest, Outcome, Reference};

/// A reference that was checked.
pub(crate) struct Checked {
    pub reference: Reference,
    /// The octets that were digested, when they are those of a file that stands in the document in base64.
    pub decoded: Option<Vec<u8>>,
    /// The nodes of the document that were digested.
    pub nodes: Option<NodeSet>,
}

/// Checks the reference at `node`.
pub(crate) fn check(
    index: &Index<'_>,
    signature: NodeId,
    properties: &Properties,
    files: &Files<'_>,
    node: NodeId,
    work: &mut Work,
) -> Checked {
    let document = index.document;
    let uri = xml::attribute(document, node, "URI");
    let method = xml::first_child(document, node, DS, "DigestMethod");
    let digest = method.and_then(|node| xml::attribute(document, node, "Algorithm")).and_then(Digest::from_uri);
    let mut reference = Reference {
        uri: uri.map(|uri| uri.chars().take(200).collect()),
        digest,
        outcome: Outcome::Malformed,
        covers: Covers::Other,
        what: meant(index, uri).map(|node| path(index, node)),
        transforms: transform::words(index, node),
    };
    let (mut decoded, mut nodes) = (None, None);
    let checked = (|| {
        let (data, file) = resolve(index, uri, files, work)?;
        // XMLDSIG 4.4.3.2: nodes that are left become octets by Canonical XML 1.0, whatever SignedInfo itself uses.
        let transformed = apply(index, signature, node, data, Method::Inclusive, work)?;
        let is_as_given = file.is_some() && matches!(transformed.octets, Cow::Borrowed(_));
        reference.covers = match (file, &transformed.from) {
            (Some(name), _) if !transformed.is_part => Covers::File(name),
            (Some(_), _) => Covers::Other,
            (None, Some((set, how))) => covers(index, signature, properties, set, *how),
            (None, None) => Covers::Other,
        };
        let value = xml::first_child(document, node, DS, "DigestValue").ok_or(Outcome::Malformed)?;
        let digest = digest.ok_or(Outcome::UnknownDigest)?;
        let length = transformed.octets.len();
        if is_as_given {
            work.digest(length)?;
        } else {
            work.read(length)?;
        }
        let computed = digest.of(&transformed.octets).ok_or(Outcome::UnknownDigest)?;
        // A value that is not even base64 is not the digest.
        let right = base64(&xml::text(document, value)).is_some_and(|value| value == computed);
        nodes = transformed.from.map(|(set, _)| set);
        if transformed.is_decoded {
            decoded = Some(transformed.octets.into_owned());
        } else if let (true, true, true, Some(set)) =
            (right, transformed.is_exclusive, index.comments.is_empty(), &nodes)
        {
            // The first one is as good as any; two would be memory.
            let form = || Form { octets: transformed.octets.into_owned(), between: transformed.between };
            index.digested.get_or_init(|| (set.clone(), form()));
        }
        Ok(if right { Outcome::Right } else { Outcome::Wrong })
    })();
    reference.outcome = checked.unwrap_or_else(|outcome| outcome);
    Checked { reference, decoded, nodes }
}

/// The octets of what the reference at `node` means, as a timestamp takes them: nodes that its transforms leave become
/// octets by `last`.
pub(crate) fn octets<'d>(
    index: &Index<'d>,
    signature: NodeId,
    files: &Files<'d>,
    node: NodeId,
    last: Method,
    work: &mut Work,
) -> Result<Cow<'d, [u8]>, Outcome> {
    let (data, _) = resolve(index, xml::attribute(index.document, node, "URI"), files, work)?;
    apply(index, signature, node, data, last, work).map(|transformed| transformed.octets)
}

/// What the URI points at: nodes of this document, or a file that was given beside it and its name. Nothing is fetched.
fn resolve<'d>(
    index: &Index<'d>,
    uri: Option<&str>,
    files: &Files<'d>,
    work: &mut Work,
) -> Result<(Data<'d>, Option<String>), Outcome> {
    // Making the set of nodes, and later comparing it with the document.
    work.visit(index.nodes)?;
    // XMLDSIG 4.4.3.3: comments belong to the set only when an XPointer asks for the nodes.
    let (id, with_comments) = match uri {
        Some("") => {
            let mut set = NodeSet::all();
            index.comments.iter().for_each(|comment| set.remove(*comment));
            return Ok((Data::Nodes(set), None));
        }
        Some("#xpointer(/)") => return Ok((Data::Nodes(NodeSet::all()), None)),
        Some(uri) if uri.starts_with('#') => match xpointer_id(uri) {
            Some(id) => (id, true),
            None => (&uri[1..], false),
        },
        _ => {
            let file = files.meant_by(uri).ok_or(Outcome::DataMissing)?;
            return Ok((Data::Octets(Cow::Borrowed(&file.bytes)), Some(file.name.clone())));
        }
    };
    let node = index.bearer(id).map_err(|why| match why {
        NoBearer::Missing => Outcome::DataMissing,
        NoBearer::Several => Outcome::AmbiguousId,
    })?;
    Ok((Data::Nodes(if with_comments { tree_with_comments(index, node) } else { tree(index, node) }), None))
}

/// The node that the URI means, if it means one of this document.
fn meant(index: &Index<'_>, uri: Option<&str>) -> Option<NodeId> {
    match uri? {
        "" | "#xpointer(/)" => Some(index.document.root()),
        uri => index.bearer(xpointer_id(uri).or_else(|| uri.strip_prefix('#'))?).ok(),
    }
}

fn tree(index: &Index<'_>, node: NodeId) -> NodeSet {
    NodeSet::tree_without_comments(node, index.document)
}

fn tree_with_comments(index: &Index<'_>, node: NodeId) -> NodeSet {
    NodeSet::tree_with_comments(node, index.document)
}

/// `#xpointer(id('ID'))`
fn xpointer_id(uri: &str) -> Option<&str> {
    let quoted = uri.strip_prefix("#xpointer(id(")?.strip_suffix("))")?;
    let in_quotes = |quote| quoted.strip_prefix(quote)?.strip_suffix(quote);
    in_quotes('\'').or_else(|| in_quotes('"'))
}

/// How a reference names a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Naming {
    /// A person gave the files: folders do not count, and the only file is meant whatever its name.
    Loose,
    /// The files of a container, each by its whole path from the container's root.
    Path,
}

/// The files beside the document.
pub(crate) struct Files<'d> {
    given: &'d [Detached],
    naming: Naming,
    /// How many references of the signature mean a file.
    wanted: usize,
}

impl<'d> Files<'d> {
    pub(crate) fn new<'n>(
        index: &Index<'_>,
        references: impl Iterator<Item = &'n NodeId>,
        given: &'d [Detached],
        naming: Naming,
    ) -> Self {
        let uri = |node: &NodeId| xml::attribute(index.document, *node, "URI");
        let means_file = |node: &&NodeId| uri(node).is_none_or(|uri| !uri.is_empty() && !uri.starts_with('#'));
        Self { given, naming, wanted: references.filter(means_file).count() }
    }

    /// The one file of that name. When one is wanted and one is given, that is the one, whatever its name: the digest
    /// decides whether it is right. A reference without a URI names nothing.
    fn meant_by(&self, uri: Option<&str>) -> Option<&'d Detached> {
        if self.naming == Naming::Path {
            return at_path(self.given, uri?);
        }
        if let ([only], 1) = (self.given, self.wanted) {
            return Some(only);
        }
        let name = percent_decoded(uri?)?;
        let name = name.rsplit(['/', '\\']).next()?;
        let mut named = self.given.iter().filter(|file| file.name == name);
        named.next().filter(|_| named.next().is_none())
    }
}

/// The one file of a container that a URI names from its root (EN 319 162-1, clause 4.4.3.2). Some signers leave names as
/// they are instead of encoding them; a URI that means one file so and another decoded means none.
pub(crate) fn at_path<'d>(files: &'d [Detached], uri: &str) -> Option<&'d Detached> {
    let decoded = percent_decoded(uri);
    let names = [Some(uri), decoded.as_deref()].map(|name| name.map(from_root));
    let mut meant = files.iter().filter(|file| names.contains(&Some(file.name.as_str())));
    meant.next().filter(|_| meant.next().is_none())
}

/// The path without what says that it starts at the root.
fn from_root(path: &str) -> &str {
    path.strip_prefix("./").or_else(|| path.strip_prefix('/')).unwrap_or(path)
}

/// RFC 3986 section 2.1; none when what is decoded is not UTF-8.
fn percent_decoded(uri: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(uri.len());
    let mut bytes = uri.as_bytes();
    while let [first, rest @ ..] = bytes {
        let hex = rest.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match hex.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                decoded.push(byte);
                bytes = &rest[2..];
            }
            None => {
                decoded.push(*first);
                bytes = rest;
            }
        }
    }
    String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(uri: Option<&str>, wanted: usize, names: &[&str]) -> Option<String> {
        let given: Vec<_> = names.iter().map(|name| Detached { name: (*name).to_owned(), bytes: Vec::new() }).collect();
        Files { given: &given, naming: Naming::Loose, wanted }.meant_by(uri).map(|file| file.name.clone())
    }

    #[test]
    fn a_file_is_found_by_its_name() {
        assert_eq!(found(Some("folder/za%C5%82.txt"), 1, &["b.txt", "zał.txt"]).as_deref(), Some("zał.txt"));
        assert_eq!(found(Some("100%.txt"), 1, &["100%.txt", "b"]).as_deref(), Some("100%.txt"));
        assert_eq!(found(Some("c.txt"), 1, &["a.txt", "b.txt"]), None);
        assert_eq!(found(Some("a.txt"), 1, &["a.txt", "a.txt"]), None);
    }

    #[test]
    fn a_file_of_a_container_is_named_by_its_whole_path() {
        let names = ["b.txt", "a/b.txt", "za\u{142}.txt", "1+1.txt"];
        let given = names.map(|name| Detached { name: name.to_owned(), bytes: Vec::new() });
        let found = |uri| at_path(&given, uri).map(|file| file.name.as_str());
        for (uri, name) in
            [("a/b.txt", "a/b.txt"), ("./b.txt", "b.txt"), ("/b.txt", "b.txt"), ("za\u{142}.txt", names[2])]
        {
            assert_eq!(found(uri), Some(name));
        }
        assert_eq!((found("za%C5%82.txt"), found("1+1.txt")), (Some(names[2]), Some("1+1.txt")));
        assert_eq!((found("c/b.txt"), found("1%201.txt"), found("")), (None, None, None));
        let alike = ["a%20b", "a b"].map(|name| Detached { name: name.to_owned(), bytes: Vec::new() });
        assert_eq!(at_path(&alike, "a%20b"), None, "two readers would take two files");
    }

    #[test]
    fn the_only_file_is_meant_whatever_its_name() {
        assert_eq!(found(Some("other.txt"), 1, &["a.txt"]).as_deref(), Some("a.txt"));
        assert_eq!(found(None, 1, &["a.txt"]).as_deref(), Some("a.txt"));
        assert_eq!(found(None, 1, &["a.txt", "b.txt"]), None);
        assert_eq!(found(None, 1, &[]), None);
        assert_eq!(found(Some("b.txt"), 2, &["a.txt"]), None, "one of two wanted files was not given");
    }
}
