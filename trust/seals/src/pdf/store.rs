//! The document's store of what proves its signatures (DSS, ETSI EN 319 142-1, clause 5.4.2), which makes a timestamped
//! seal baseline LT.

use std::collections::BTreeSet;

use certificates::{Certificate, Der, Evidence};
use openssl::sha::sha1;
use signatures::pdf::{Dictionary, File, Object};

use super::{PdfSealFault, named, update::Update};
use crate::Proofs;

/// The file with these proofs in its store, added as an incremental update of its own, which a seal before it does not
/// cover. `contents` is the whole entry Contents of the seal they belong to, the zeros behind the message included.
pub(super) fn keep(file: &[u8], contents: &[u8], proofs: &Proofs) -> Result<Vec<u8>, PdfSealFault> {
    // Clause 5.4.2.3: a seal is named by the SHA-1 of its Contents in upper-case hexadecimal.
    let seal: String = sha1(contents).iter().map(|octet| format!("{octet:02X}")).collect();
    add(file, Some(&seal), &proofs.both())
}

/// The file with this, too, in the store it has, as far as it is not there already.
pub(super) fn keep_more(file: &[u8], more: &Evidence) -> Result<Vec<u8>, PdfSealFault> {
    add(file, None, &[more])
}

fn add(file: &[u8], seal: Option<&str>, evidence: &[&Evidence]) -> Result<Vec<u8>, PdfSealFault> {
    let read = File::read(file)?;
    let (root, catalog) = named(&read, read.trailer.get("Root"))?;
    let mut store = match read.entry(&catalog, "DSS")? {
        Object::Dictionary(store) => store,
        Object::Null => Dictionary::default(),
        _ => return Err(PdfSealFault::Unsupported),
    };
    let mut update = Update::of(file, &read)?;
    let certificates: BTreeSet<&[u8]> =
        evidence.iter().flat_map(|evidence| &evidence.certificates).map(Certificate::der).collect();
    let lists: BTreeSet<&[u8]> = evidence.iter().flat_map(|evidence| &evidence.crls).map(Der::as_bytes).collect();
    let answers: BTreeSet<&[u8]> = evidence.iter().flat_map(|evidence| &evidence.ocsp).map(Der::as_bytes).collect();
    let mut of_seal = Dictionary::default();
    for (name, values) in [("Cert", certificates), ("CRL", lists), ("OCSP", answers)] {
        let names = format!("{name}s");
        let mut kept = match read.entry(&store, &names)? {
            Object::Array(kept) => kept,
            _ => Vec::new(),
        };
        let new = values.into_iter().filter(|octets| !update.has_data(octets)).collect::<Vec<_>>();
        let new: Vec<Object> = new.into_iter().map(|octets| Object::Reference(update.add_data(octets))).collect();
        if new.is_empty() {
            continue;
        }
        kept.extend(new.iter().cloned());
        store = store.with(&names, Object::Array(kept));
        of_seal = of_seal.with(name, Object::Array(new));
    }
    if let Some(seal) = seal {
        let seals = Dictionary::default().with(seal, Object::Dictionary(of_seal));
        store = store.with("VRI", Object::Dictionary(seals));
    }
    let id = update.number();
    update.add(id, &Object::Dictionary(store));
    update.add(root, &Object::Dictionary(catalog.with("DSS", Object::Reference(id))));
    Ok(update.finish())
}
