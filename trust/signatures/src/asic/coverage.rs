//! Which files of a container each signature covers, and which no signature does.

use super::{PackedFile, Role, add_fault, contents::Contents, is_sound};
use crate::{Coverage, Covers, Digest, Outcome, SignatureEvidence, StructuralFault};

/// Names of files that a signature does not cover, as many as are told.
const MOST_NAMES: usize = 32;

/// Gives every signature its coverage in terms of the container's files, spoils all when the container may be read in two
/// ways or holds a file that none of them covers, and tells the files.
pub(super) fn settle(contents: &mut Contents, signatures: &mut [SignatureEvidence]) -> Vec<PackedFile> {
    let files: Vec<usize> = contents.of_roles(&[Role::Content]);
    for signature in signatures.iter_mut() {
        settle_one(contents, &files, signature);
    }
    let is_signed = |name: &str| {
        let by = |signature: &SignatureEvidence| is_sound(signature) && covered(signature).any(|file| file == name);
        signatures.iter().any(by)
    };
    let tell = |position: &usize| PackedFile {
        name: contents.name(*position).to_owned(),
        size: contents.bytes(*position).len() as u64,
        sha256: contents.digest(*position, Digest::Sha256).map(hex::encode).unwrap_or_default(),
        signed: is_signed(contents.name(*position)),
    };
    let told: Vec<PackedFile> = files.iter().map(tell).collect();
    let leaves_out = told.iter().any(|file| !file.signed);
    for signature in signatures {
        if leaves_out {
            add_fault(signature, StructuralFault::UnsignedFiles);
        }
        if !contents.oddities.is_empty() {
            add_fault(signature, StructuralFault::AmbiguousArchive);
        }
        if leaves_out || !contents.oddities.is_empty() {
            signature.payload = None;
        }
    }
    told
}

/// The files that a signature covers, by its right references or by lists that these cover.
fn covered(signature: &SignatureEvidence) -> impl Iterator<Item = &str> {
    let told = match &signature.coverage {
        Coverage::Detached { files, .. } => files.as_slice(),
        _ => &[],
    };
    let right = signature.references.iter().filter(|reference| reference.outcome == Outcome::Right);
    let referenced = right.filter_map(|reference| match &reference.covers {
        Covers::File(name) => Some(name.as_str()),
        _ => None,
    });
    referenced.chain(told.iter().map(String::as_str))
}

fn settle_one(contents: &Contents, files: &[usize], signature: &mut SignatureEvidence) {
    // As the container orders them, signatures and manifests that are covered included.
    let names = contents.files.iter().map(|file| &file.name);
    let covers: Vec<String> = names.filter(|name| covered(signature).any(|file| file == *name)).cloned().collect();
    let (inside, outside): (Vec<_>, Vec<_>) =
        files.iter().map(|position| contents.name(*position)).partition(|name| covers.iter().any(|file| file == name));
    // Signatures and the like are files to who reads one signature, and none to who reads the container.
    signature.uncovered.retain(|part| contents.files.iter().all(|file| file.name != *part));
    signature.uncovered.extend(outside.iter().map(|name| (*name).to_owned()));
    signature.uncovered.truncate(MOST_NAMES);
    let reads_files = !files.is_empty();
    signature.coverage = match std::mem::replace(&mut signature.coverage, Coverage::Nothing) {
        // What it covers beside the files, a reader of the container never sees.
        Coverage::Whole | Coverage::Embedded | Coverage::Detached { .. } if reads_files && inside.is_empty() => {
            if covers.is_empty() {
                Coverage::Nothing
            } else {
                Coverage::Part
            }
        }
        Coverage::Whole | Coverage::Detached { .. } if !covers.is_empty() => {
            Coverage::Detached { files: covers, uncovered: outside.into_iter().map(str::to_owned).collect() }
        }
        coverage => coverage,
    };
}
