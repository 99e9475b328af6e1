//! How the value of a signature was made, from its SignatureMethod.

use certificates::{Digest, Scheme};
use xml::NodeId;

use super::{
    find::Index,
    names::{DS, PSS},
};
use crate::algorithm;

/// The scheme that SignatureMethod at `node` names; none for what is unknown and for keyed hashes.
pub(crate) fn scheme(index: &Index<'_>, node: NodeId, uri: &str) -> Option<Scheme> {
    if uri == "http://www.w3.org/2007/05/xmldsig-more#rsa-pss" { pss(index, node) } else { algorithm::scheme(uri) }
}

/// RSASSA-PSS with its parameters beside it (RFC 9231, section 2.3.9): SHA-256 throughout and a salt as long as the digest,
/// where nothing else is named.
fn pss(index: &Index<'_>, node: NodeId) -> Option<Scheme> {
    let document = index.document;
    let parameters = xml::first_child(document, node, PSS, "RSAPSSParams");
    let child = |name| parameters.and_then(|parameters| xml::first_child(document, parameters, PSS, name));
    let named = |node| {
        Digest::from_uri(xml::attribute(document, xml::first_child(document, node, DS, "DigestMethod")?, "Algorithm")?)
    };
    // The digest itself stands in the namespace of XML signatures.
    let digest = match parameters.and_then(|parameters| xml::first_child(document, parameters, DS, "DigestMethod")) {
        Some(method) => Digest::from_uri(xml::attribute(document, method, "Algorithm")?)?,
        None => Digest::Sha256,
    };
    let mask = match child("MaskGenerationFunction") {
        Some(function) if xml::attribute(document, function, "Algorithm") == Some(MGF1) => match named(function) {
            Some(mask) => mask,
            None if xml::first_child(document, function, DS, "DigestMethod").is_none() => Digest::Sha256,
            None => return None,
        },
        Some(_) => return None,
        None => digest,
    };
    let trailer = child("TrailerField").map(|field| xml::text(document, field));
    if trailer.is_some_and(|trailer| trailer.trim() != "1") {
        return None;
    }
    match child("SaltLength") {
        Some(length) => Some(Scheme::of_pss(digest, mask, xml::text(document, length).trim().parse().ok()?)),
        None => {
            let salt = u16::try_from(digest.of(b"")?.len()).ok()?;
            Some(Scheme::of_pss(digest, mask, salt))
        }
    }
}

const MGF1: &str = "http://www.w3.org/2007/05/xmldsig-more#MGF1";
