//! One reference of SignedInfo: what it points at, and whether its digest is right (XMLDSIG 3.2.1 and 4.4.3).

use std::borrow::Cow;

use xml::{NodeId, NodeSet};

use super::{
    algorithm::Digest,
    base64,
    coverage::covers,
    find::{Index, NoBearer, Work},
    names::DS,
    properties::Properties,
    transform::{Data, apply},
};
use crate::{Covers, Detached, Outcome, Reference};

/// Checks the reference at `node`.
pub(crate) fn check(
    index: &Index<'_>,
    signature: NodeId,
    properties: &Properties,
    detached: &[Detached],
    node: NodeId,
    work: &mut Work,
) -> Reference {
    let document = index.document;
    let uri = xml::attribute(document, node, "URI");
    let method = xml::first_child(document, node, DS, "DigestMethod");
    let digest = method.and_then(|node| xml::attribute(document, node, "Algorithm")).and_then(Digest::from_uri);
    let mut reference = Reference {
        uri: uri.map(|uri| uri.chars().take(200).collect()),
        digest,
        outcome: Outcome::Malformed,
        covers: Covers::Other,
    };
    let checked = (|| {
        let (data, file) = resolve(index, uri, detached, work)?;
        let transformed = apply(index, signature, node, data, work)?;
        reference.covers = match (file, &transformed.from) {
            (Some(name), _) => Covers::File(name),
            (None, Some((set, how))) => covers(index, signature, properties, set, *how),
            (None, None) => Covers::Other,
        };
        let value = xml::first_child(document, node, DS, "DigestValue").ok_or(Outcome::Malformed)?;
        let digest = digest.ok_or(Outcome::UnknownDigest)?;
        work.read(transformed.octets.len())?;
        let computed = digest.of(&transformed.octets).ok_or(Outcome::UnknownDigest)?;
        // A value that is not even base64 is not the digest.
        let right = base64(&xml::text(document, value)).is_some_and(|value| value == computed);
        Ok(if right { Outcome::Right } else { Outcome::Wrong })
    })();
    reference.outcome = checked.unwrap_or_else(|outcome| outcome);
    reference
}

/// What the URI points at: nodes of this document, or a file that was given beside it and its name. Nothing is fetched.
fn resolve<'d>(
    index: &Index<'d>,
    uri: Option<&str>,
    detached: &'d [Detached],
    work: &mut Work,
) -> Result<(Data<'d>, Option<String>), Outcome> {
    // Making the set of nodes, and later comparing it with the document.
    work.visit(index.nodes)?;
    let document = index.document;
    // XMLDSIG 4.4.3.3: comments belong to the set only when an XPointer asks for the nodes.
    let (id, with_comments) = match uri {
        Some("") => return Ok((Data::Nodes(NodeSet::all_without_comments(document)), None)),
        Some("#xpointer(/)") => return Ok((Data::Nodes(NodeSet::all(document)), None)),
        Some(uri) if uri.starts_with('#') => match xpointer_id(uri) {
            Some(id) => (id, true),
            None => (&uri[1..], false),
        },
        _ => {
            let file = file(uri, detached).ok_or(Outcome::DataMissing)?;
            return Ok((Data::Octets(Cow::Borrowed(&file.bytes)), Some(file.name.clone())));
        }
    };
    let node = index.bearer(id).map_err(|why| match why {
        NoBearer::Missing => Outcome::DataMissing,
        NoBearer::Several => Outcome::AmbiguousId,
    })?;
    Ok((Data::Nodes(if with_comments { tree_with_comments(index, node) } else { tree(index, node) }), None))
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

/// The one file of that name, else the only file there is: the digest decides whether it is the right one. A reference
/// without a URI names nothing and so means the only file.
fn file<'d>(uri: Option<&str>, detached: &'d [Detached]) -> Option<&'d Detached> {
    if let [only] = detached {
        return Some(only);
    }
    let name = percent_decoded(uri?)?;
    let name = name.rsplit(['/', '\\']).next()?;
    let mut named = detached.iter().filter(|file| file.name == name);
    named.next().filter(|_| named.next().is_none())
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

    fn files(names: &[&str]) -> Vec<Detached> {
        names.iter().map(|name| Detached { name: (*name).to_owned(), bytes: Vec::new() }).collect()
    }

    fn found(uri: Option<&str>, names: &[&str]) -> Option<String> {
        file(uri, &files(names)).map(|file| file.name.clone())
    }

    #[test]
    fn a_file_is_found_by_its_name() {
        assert_eq!(found(Some("folder/za%C5%82.txt"), &["b.txt", "zał.txt"]).as_deref(), Some("zał.txt"));
        assert_eq!(found(Some("100%.txt"), &["100%.txt", "b"]).as_deref(), Some("100%.txt"));
        assert_eq!(found(Some("c.txt"), &["a.txt", "b.txt"]), None);
        assert_eq!(found(Some("a.txt"), &["a.txt", "a.txt"]), None);
    }

    #[test]
    fn the_only_file_is_meant_whatever_its_name() {
        assert_eq!(found(Some("other.txt"), &["a.txt"]).as_deref(), Some("a.txt"));
        assert_eq!(found(None, &["a.txt"]).as_deref(), Some("a.txt"));
        assert_eq!(found(None, &["a.txt", "b.txt"]), None);
        assert_eq!(found(None, &[]), None);
    }
}
