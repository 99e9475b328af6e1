//! XML signatures and XAdES: everything that one signature's bytes tell.

mod archive;
mod carried;
mod counter;
mod coverage;
mod filter2;
mod find;
mod key_info;
mod manifest;
mod method;
mod names;
mod properties;
mod reference;
mod role;
mod timestamps;
mod transform;
mod uncovered;
mod xpath;

use ::base64::{
    Engine,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use certificates::Scheme;
use memchr::memmem;
use xml::{Document, Method, NodeId, NodeSet};

pub use archive::archive_imprint;
use carried::{Carried, Payloads, carried};
use find::Index;
pub(crate) use find::{TooMuch, Work};
use key_info::Made;
use names::{DS, SIGNED_PROPERTIES};
use properties::Properties;
use reference::{Checked, Files};
pub(crate) use reference::{Naming, at_path};
use timestamps::Parts;

use crate::{Coverage, Covers, Detached, Outcome, Reference, SignatureEvidence, StructuralFault, Unreadable, Value};

/// A letter has a few signatures.
const MOST_SIGNATURES: usize = 64;
/// Counter-signatures of counter-signatures.
const DEEPEST: u8 = 4;
/// A signature has two references, one with many attachments has some tens.
const MOST_REFERENCES: usize = 256;
/// One object for the properties and one for each file inside.
const MOST_OBJECTS: usize = 256;

/// What can be learnt about each signature of a parsed document, with as much work as is left.
pub(crate) fn examine(
    document: &Document<'_>,
    detached: &[Detached],
    naming: Naming,
    work: &mut Work,
) -> Result<Vec<SignatureEvidence>, Unreadable> {
    let Some(index) = Index::of(document) else { return Ok(Vec::new()) };
    if index.signatures.len() > MOST_SIGNATURES {
        return Err(Unreadable::TooManySignatures);
    }
    let examine = |signature: &NodeId| examine_one(&index, *signature, (detached, naming), DEEPEST, work);
    let examined: Vec<_> = index.signatures.iter().map(examine).collect();
    // With what work is left, so that no verdict hangs on it.
    let mut payloads = Payloads::default();
    let with_payload = |(evidence, carried): (SignatureEvidence, Option<Carried>)| SignatureEvidence {
        payload: carried.and_then(|carried| payloads.of(&index, carried, detached, work)),
        ..evidence
    };
    Ok(examined.into_iter().map(with_payload).collect())
}

/// Whether the text asks for evaluation of expressions, for which the tree needs more than its elements.
pub(crate) fn needs_expressions(text: &str) -> bool {
    let count = |words: &str| memmem::find_iter(text.as_bytes(), words.as_bytes()).count();
    let xpath = count(names::XPATH);
    // What everybody writes needs none.
    count(names::FILTER2) > 0 || (xpath > 0 && xpath > count("not(ancestor-or-self::"))
}

/// What can be learnt about a signature, and the document that it carries, if everything about it is right.
fn examine_one(
    index: &Index<'_>,
    signature: NodeId,
    (detached, naming): (&[Detached], Naming),
    depth: u8,
    work: &mut Work,
) -> (SignatureEvidence, Option<Carried>) {
    let document = index.document;
    let properties = Properties::of(index, signature);
    let mut faults: Vec<StructuralFault> = properties.fault.into_iter().collect();

    let signed_info = only(index, signature, "SignedInfo");
    let mut references: Vec<NodeId> =
        signed_info.into_iter().flat_map(|info| xml::children(document, info, DS, "Reference")).collect();
    if references.is_empty() {
        faults.push(StructuralFault::Malformed);
    }
    if coverage::objects(index, signature).count() > MOST_OBJECTS {
        faults.push(StructuralFault::TooMuch);
        references.clear();
    }
    let mut manifests = manifest::manifests(index, signature);
    if references.len() + manifests.iter().map(|list| list.references.len()).sum::<usize>() > MOST_REFERENCES {
        faults.push(StructuralFault::TooMuch);
        (references, manifests) = (Vec::new(), Vec::new());
    }
    let listed = manifests.iter().flat_map(|list| &list.references);
    let files = Files::new(index, references.iter().chain(listed), detached, naming);
    let all: Vec<Checked> =
        references.iter().map(|node| reference::check(index, signature, &properties, &files, *node, work)).collect();
    let checked: Vec<Reference> = all.iter().map(|checked| checked.reference.clone()).collect();
    if properties.qualifying.is_some() && !properties_are_signed(index, &references, &checked) {
        faults.push(StructuralFault::PropertiesNotSigned);
    }

    let signed = signed_info.map_or(Err(StructuralFault::Malformed), |info| signed_octets(index, info, work));
    let value_node = only(index, signature, "SignatureValue");
    let value = value_node.and_then(|node| base64(&xml::text(document, node)));
    if value.is_none() {
        faults.push(StructuralFault::Malformed);
    }
    let in_key_info = key_info::certificates(index, signature).unwrap_or_else(|fault| {
        faults.push(fault);
        Vec::new()
    });
    let kept = properties.kept(index);
    let (signing_certificate, outcome) = match (&signed, &value) {
        (Ok((scheme, octets)), Some(value)) => {
            let made = Made { scheme: *scheme, octets, value };
            match made.by_one_of(&in_key_info, &kept.certificates, properties.named_certificates(index).as_ref()) {
                Some((certificate, outcome)) => (Some(certificate), outcome),
                None => (None, made.by(key_info::bare_key(index, signature))),
            }
        }
        _ => (None, Value::Unchecked),
    };
    faults.extend(signed.as_ref().err());

    let right_nodes = |all: Vec<Checked>| {
        let right = all.into_iter().filter(|checked| checked.reference.outcome == Outcome::Right);
        right.filter_map(|checked| checked.nodes).collect::<Vec<_>>()
    };
    let (mut listed, mut all_listed, mut listed_nodes) = (Vec::new(), true, Vec::new());
    for list in manifests.iter().filter(|list| list.is_covered(&checked)) {
        let check = |node: &NodeId| reference::check(index, signature, &properties, &files, *node, work);
        let all: Vec<Checked> = list.references.iter().map(check).collect();
        let references: Vec<Reference> = all.iter().map(|checked| checked.reference.clone()).collect();
        let is_right = |reference: &Reference| {
            reference.outcome == Outcome::Right && reference.digest.is_some_and(certificates::Digest::is_strong)
        };
        all_listed &= references.iter().all(is_right);
        listed.extend(references);
        listed_nodes.extend(right_nodes(all));
    }
    let covering: Vec<Reference> = checked.iter().chain(&listed).cloned().collect();
    let coverage = coverage::coverage(index, signature, &properties, &covering, detached);
    if coverage != Coverage::Whole && (!all_listed || !manifests.iter().all(|list| list.is_covered(&checked))) {
        faults.push(StructuralFault::Manifest);
    }
    let is_right = faults.is_empty()
        && outcome == Value::Right
        && checked.iter().all(|reference| reference.outcome == Outcome::Right);
    let mut uncovered = Vec::new();
    // A container tells its own files, of which some are never signed.
    if let (Coverage::Detached { uncovered: files, .. }, true) = (&coverage, naming != Naming::Path) {
        uncovered.extend(files.iter().take(uncovered::MOST_PLACES).cloned());
    }
    if coverage == Coverage::Whole {
        let loose = coverage::loose(index, signature, &properties, &covering);
        uncovered.extend(loose.into_iter().take(uncovered::MOST_PLACES).map(|object| uncovered::path(index, object)));
    }
    let mut carried_document = None;
    if matches!(coverage, Coverage::Part | Coverage::Nothing) {
        listed_nodes.extend(right_nodes(all));
        uncovered = uncovered::uncovered(index, signature, &properties, &listed_nodes, work);
    } else if is_right && manifests.is_empty() {
        carried_document = carried(index, signature, &properties, &references, all, &coverage, detached);
    }
    let brought = certificates::Evidence { certificates: in_key_info, ..certificates::Evidence::default() };
    let mut evidence = SignatureEvidence {
        level: properties.level(index),
        faults,
        method: signed.ok().map(|(scheme, _)| scheme.method()),
        value: outcome,
        references: checked,
        listed,
        signing_certificate,
        claimed_time: properties.signing_time(index),
        coverage,
        payload: None,
        claimed_person: is_right.then(|| role::claimed_person(index, &properties)).flatten(),
        counters: counter::counters(index, &properties, value_node, (detached, naming), depth, work),
        uncovered,
        changes: Vec::new(),
        timestamps: Vec::new(),
        kept: brought.joined(kept),
        path: certificates::Evidence::default(),
    };
    let parts = Parts {
        index,
        signature,
        signed_info,
        value: value_node,
        references: &references,
        properties: &properties,
        files: &files,
    };
    evidence.timestamps = timestamps::timestamps(&parts, &mut evidence, work);
    (evidence, carried_document)
}

/// The octets of SignedInfo and the method they are signed with (XMLDSIG 3.2.2).
fn signed_octets(
    index: &Index<'_>,
    signed_info: NodeId,
    work: &mut Work,
) -> Result<(Scheme, Vec<u8>), StructuralFault> {
    let document = index.document;
    let algorithm = |name| {
        let node = only(index, signed_info, name).ok_or(StructuralFault::Malformed)?;
        Ok((node, xml::attribute(document, node, "Algorithm").ok_or(StructuralFault::Malformed)?))
    };
    let (node, uri) = algorithm("CanonicalizationMethod")?;
    let canonicalisation = Method::from_uri(uri).ok_or(StructuralFault::UnknownCanonicalisation)?;
    let prefixes = transform::inclusive_prefixes(index, node);
    let (node, uri) = algorithm("SignatureMethod")?;
    let scheme = method::scheme(index, node, uri).ok_or(StructuralFault::UnknownSignatureMethod)?;
    let set = NodeSet::tree_with_comments(signed_info, document);
    let octets = transform::canonical(index, canonicalisation, &set, &prefixes, work);
    Ok((scheme, octets.map_err(|_| StructuralFault::Malformed)?))
}

/// EN 319 132-1, clause 4.4.2: exactly one reference is of the type of signed properties, and it covers the properties
/// inside this very signature.
fn properties_are_signed(index: &Index<'_>, references: &[NodeId], checked: &[Reference]) -> bool {
    let is_of_type = |node: NodeId| {
        xml::attribute(index.document, node, "Type")
            .is_some_and(|name| name.starts_with(SIGNED_PROPERTIES.0) && name.ends_with(SIGNED_PROPERTIES.1))
    };
    let mut of_type = references.iter().zip(checked).filter(|(node, _)| is_of_type(**node));
    match (of_type.next(), of_type.next()) {
        (Some((_, reference)), None) => reference.covers == Covers::SignedProperties,
        _ => false,
    }
}

/// The one child of that name; none when there are several, since readers would differ on which counts.
fn only(index: &Index<'_>, node: NodeId, name: &str) -> Option<NodeId> {
    let mut children = xml::children(index.document, node, DS, name);
    children.next().filter(|_| children.next().is_none())
}

/// Base64 with any white space in it; the last padding may be left out, as some signers do.
pub(crate) fn base64(text: &str) -> Option<Vec<u8>> {
    const LENIENT: GeneralPurpose = GeneralPurpose::new(
        &STANDARD,
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
    );
    let plain: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    LENIENT.decode(plain).ok()
}
