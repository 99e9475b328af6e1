//! Signed containers: ASiC-S and ASiC-E (ETSI EN 319 162-1), a ZIP archive of files with signatures over them.
//!
//! A reader of a container sees its files. So every signature says by name which of them it covers, a file that no
//! signature covers spoils them all, and so does anything by which two programs could find different files in one archive.

mod contents;
mod coverage;
mod facts;
mod manifest;
mod messages;
mod role;
mod stamps;

use std::borrow::Cow;

use contents::Contents;
use manifest::Manifest;
use role::{Role, kind};

use crate::{
    Form, Level, Rank, SignatureEvidence, StructuralFault, Unreadable, Value,
    cms::unreadable,
    xades::{self, Naming, Work},
    zip::Archive,
};

pub use facts::{ContainerKind, ContainerTimestamp, PackedFile, SignedContainer};

/// A letter has a few signatures, in as many files at most.
const MOST_SIGNATURES: usize = 64;

/// What can be learnt about a container and about each signature in it, in the order of its directory.
pub(crate) fn examine(bytes: &[u8]) -> Result<(Vec<SignatureEvidence>, SignedContainer), Unreadable> {
    let archive = Archive::read(bytes)?;
    let Some(kind) = kind(&archive) else { return Err(Unreadable::Archive) };
    let mut contents = Contents::unpack(archive);
    let manifests = Manifest::all(&contents)?;
    // What was signed in each file that holds signatures, told by the file's position.
    let mut signed: Vec<(usize, SignatureEvidence)> = Vec::new();
    let mut work = Work::new();
    let holders = contents.of_roles(&[Role::XmlSignatures, Role::Message]);
    if holders.len() > MOST_SIGNATURES {
        return Err(Unreadable::TooManySignatures);
    }
    for holder in holders {
        let examined = match contents.role(holder) {
            _ if contents.bytes(holder).is_empty() && contents.is_whole(holder) => Vec::new(),
            Role::Message => messages::examine(&mut contents, &manifests, holder, &mut work)?,
            _ => examine_xml(&contents, holder, &mut work)?,
        };
        if examined.is_empty() {
            contents.holds_no_signature(holder);
        }
        signed.extend(examined.into_iter().map(|signature| (holder, signature)));
        if signed.len() > MOST_SIGNATURES {
            return Err(Unreadable::TooManySignatures);
        }
    }
    let timestamps = stamps::examine(&mut contents, &manifests, &mut signed, &mut work);
    let mut signatures: Vec<_> = signed.into_iter().map(|(_, signature)| signature).collect();
    let files = coverage::settle(&mut contents, &mut signatures);
    let container = SignedContainer {
        kind,
        files,
        timestamps,
        evidence_records: contents.names_of(Role::EvidenceRecord),
        oddities: contents.oddities.into_iter().collect(),
    };
    Ok((signatures, container))
}

/// The signatures of an XML file in the container. One that cannot be read counts as one signature, which is damaged.
fn examine_xml(contents: &Contents, holder: usize, work: &mut Work) -> Result<Vec<SignatureEvidence>, Unreadable> {
    let bytes = contents.bytes(holder);
    let damaged = || vec![unreadable(Level { form: Form::Xades, rank: Rank::Bare })];
    // A node takes a bracket, and parsing it more than a visit.
    let nodes = bytes.iter().filter(|byte| **byte == b'<').count();
    if work.visit(4 * nodes as u64).is_err() {
        let mut signatures = damaged();
        signatures.iter_mut().for_each(|signature| signature.faults = vec![StructuralFault::TooMuch]);
        return Ok(signatures);
    }
    let Ok(text) = xml::decode(bytes) else { return Ok(damaged()) };
    let limits = xml::Limits::default();
    let Ok(mut tree) = xml::parse_text(&text, &limits) else { return Ok(damaged()) };
    if xades::needs_expressions(&text) {
        tree.prepare_xpath();
    }
    let mut signatures = xades::examine(&tree, &contents.files, Naming::Path, work)?;
    if matches!(text, Cow::Owned(_)) {
        // As for documents: not every reader takes UTF-16 alike.
        signatures.iter_mut().for_each(|signature| signature.payload = None);
    }
    Ok(signatures)
}

/// Whether all that was signed is as it was.
fn is_sound(signature: &SignatureEvidence) -> bool {
    signature.value == Value::Right
        && !signature.references.is_empty()
        && signature.references.iter().all(|reference| reference.outcome == crate::Outcome::Right)
}

/// Puts down a fault once.
fn add_fault(signature: &mut SignatureEvidence, fault: StructuralFault) {
    if !signature.faults.contains(&fault) {
        signature.faults.push(fault);
    }
}
