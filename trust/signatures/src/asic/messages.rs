//! Signed messages of a container (CAdES): over a manifest that names the files, or over the only file (EN 319 162-1,
//! clauses 4.3.3.2 and 4.4.3.3).

use super::{add_fault, contents::Contents, is_sound, manifest::Manifest};
use crate::{Form, Level, Rank, SignatureEvidence, StructuralFault, Unreadable, cades, cms::unreadable, xades::Work};

/// What can be learnt about each signer of the message in that file. A file that is no message counts as one signature,
/// which is damaged.
pub(super) fn examine(
    contents: &mut Contents,
    manifests: &[Manifest],
    holder: usize,
    work: &mut Work,
) -> Result<Vec<SignatureEvidence>, Unreadable> {
    let mut over = manifests.iter().filter(|manifest| manifest.over == Some(holder));
    let (manifest, other) = (over.next(), over.next());
    let content = match manifest {
        Some(manifest) => Some(manifest.position),
        None => contents.only_content(),
    };
    let signed = content.and_then(|position| contents.files.get(position));
    let examined = cades::examine_over(contents.bytes(holder), signed, work);
    let mut signatures = match examined {
        Err(Unreadable::Cms) => vec![unreadable(Level { form: Form::Cades, rank: Rank::Bare })],
        examined => examined?,
    };
    let listed = manifest.map(|manifest| manifest.check(contents)).unwrap_or_default();
    // The one file that is signed, if it is one.
    let files: Vec<_> = listed.iter().filter_map(|checked| checked.file).collect();
    let only = match (manifest, files.as_slice()) {
        (None, _) => content,
        (Some(_), [position]) => Some(*position),
        _ => None,
    };
    for signature in &mut signatures {
        if other.is_some() {
            // Two lists over which the same signature is said to stand.
            add_fault(signature, StructuralFault::Malformed);
        }
        signature.references.extend(listed.iter().map(|checked| checked.reference.clone()));
        if is_sound(signature) && signature.faults.is_empty() {
            signature.payload = only.map(|position| contents.payload(position));
        }
    }
    Ok(signatures)
}
