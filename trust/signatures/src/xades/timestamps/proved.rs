//! What existed when a timestamp was made, beside the signature value.

use certificates::{Digest, Fingerprint};
use xml::NodeId;

use super::{Parts, imprint, name_of};
use crate::{
    Binding, SignatureEvidence,
    timestamp::{Known, Token, of_evidence, once},
    xades::{
        base64,
        find::Index,
        names::{DS, XADES},
        properties::MOST_VALUES,
    },
};

/// Digests that a signature's references name.
const MOST_DIGESTS: usize = 256;

/// What each unsigned property of a signature holds, by fingerprints.
#[derive(Default)]
pub(super) struct Proved {
    /// The signing certificate, when the signature itself names it by a digest that nobody forges.
    by_value: Vec<Fingerprint>,
    /// What stands in the signature itself: its key information and its signed properties.
    own: Vec<Fingerprint>,
    /// What stands in each unsigned property, and what it names by digests.
    unsigned: Vec<Holding>,
}

#[derive(Default)]
struct Holding {
    node: Option<NodeId>,
    values: Vec<Fingerprint>,
    named: Vec<Fingerprint>,
}

impl Proved {
    pub(super) fn of(parts: &Parts<'_, '_>, unsigned: &[NodeId], facts: &SignatureEvidence) -> Self {
        let index = parts.index;
        let by_value = facts.signing_certificate.iter().filter_map(|signing| match signing.binding {
            Binding::Named(digest) if digest.is_strong() => Some(signing.certificate.fingerprint()),
            _ => None,
        });
        let by_value: Vec<_> = by_value.collect();
        let mut own = by_value.clone();
        let key_info = xml::first_child(index.document, parts.signature, DS, "KeyInfo");
        for node in key_info.into_iter().flat_map(|info| xml::subtree(index.document, info)) {
            if xml::is_element(index.document, node, DS, "X509Certificate") {
                own.extend(base64(&xml::text(index.document, node)).map(|der| Fingerprint::of(&der)));
            }
        }
        let mut left = MOST_VALUES;
        own.extend(parts.properties.signed.into_iter().flat_map(|signed| values(index, signed, &mut left)));
        let mut known = Known::of(&facts.kept);
        let mut digests = MOST_DIGESTS;
        let unsigned = unsigned.iter().map(|node| Holding {
            node: Some(*node),
            values: values(index, *node, &mut left),
            named: named(index, *node, &mut known, &mut digests),
        });
        Self { by_value, own, unsigned: unsigned.collect() }
    }

    pub(super) fn by_value(&self) -> Vec<Fingerprint> {
        self.by_value.clone()
    }

    /// What is named by digests in the references before, and of the timestamps before their tokens.
    pub(super) fn by_references(&self, index: &Index<'_>, before: &[NodeId], with_value: bool) -> Vec<Fingerprint> {
        let covered = self.unsigned.iter().filter(|holding| {
            holding.node.is_some_and(|node| before.contains(&node) && imprint::is_referring(index, node, with_value))
        });
        let mut all = if with_value { self.by_value.clone() } else { Vec::new() };
        for holding in covered {
            all.extend(&holding.named);
            // Of a timestamp over the value the token is covered itself.
            if holding.node.and_then(|node| name_of(index, node)) == Some("SignatureTimeStamp") {
                all.extend(&holding.values);
            }
        }
        once(all)
    }

    /// Everything in the signature and in its first so many unsigned properties.
    pub(super) fn by_archive(&self, before: usize) -> Vec<Fingerprint> {
        let mut all = self.own.clone();
        all.extend(self.unsigned.iter().take(before).flat_map(|holding| holding.values.iter().chain(&holding.named)));
        once(all)
    }
}

/// Certificates, CRLs, OCSP answers and tokens below the node, and what came with the tokens.
fn values(index: &Index<'_>, node: NodeId, left: &mut usize) -> Vec<Fingerprint> {
    let mut found = Vec::new();
    for node in xml::subtree(index.document, node) {
        let Some(element) = index.document.element(node) else { continue };
        let known = element.name.namespace_uri.as_deref().is_some_and(|namespace| XADES.contains(&namespace));
        if !known || !element.name.local_name.starts_with("Encapsulated") || *left == 0 {
            continue;
        }
        *left -= 1;
        let Some(der) = base64(&xml::text(index.document, node)) else { continue };
        found.push(Fingerprint::of(&der));
        if element.name.local_name == "EncapsulatedTimeStamp"
            && let Ok(token) = Token::from_der(&der)
        {
            found.extend(of_evidence(token.kept()));
        }
    }
    found
}

/// What the digests below the node name, of what is at hand. Digests that can be forged name nothing.
fn named(index: &Index<'_>, node: NodeId, known: &mut Known<'_>, left: &mut usize) -> Vec<Fingerprint> {
    let document = index.document;
    let mut found = Vec::new();
    for node in xml::subtree(document, node) {
        let Some(value) = xml::first_child(document, node, DS, "DigestValue") else { continue };
        if *left == 0 {
            break;
        }
        *left -= 1;
        let method = xml::first_child(document, node, DS, "DigestMethod");
        let digest = method.and_then(|method| Digest::from_uri(xml::attribute(document, method, "Algorithm")?));
        let Some(digest) = digest.filter(|digest| digest.is_strong()) else { continue };
        found.extend(base64(&xml::text(document, value)).and_then(|value| known.named(digest, &value)));
    }
    found
}
