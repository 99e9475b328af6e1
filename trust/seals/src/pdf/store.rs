//! The document's store of what proves its signatures (DSS, ETSI EN 319 142-1, clause 5.4.2), which makes a timestamped
//! seal baseline LT.

use std::collections::BTreeSet;

use certificates::{Certificate, Der};
use openssl::sha::sha1;
use signatures::pdf::{Dictionary, File, Object};

use super::{PdfSealFault, named, update::Update};
use crate::Proofs;

/// The file with these proofs in its store, added as an incremental update of its own, which a seal before it does not
/// cover. `contents` is the whole entry Contents of the seal they belong to, the zeros behind the message included.
pub(super) fn keep(file: &[u8], contents: &[u8], proofs: &Proofs) -> Result<Vec<u8>, PdfSealFault> {
    let read = File::read(file)?;
    let (root, catalog) = named(&read, read.trailer.get("Root"))?;
    let mut update = Update::of(file, &read)?;
    let both = proofs.both();
    let certificates: BTreeSet<&[u8]> =
        both.iter().flat_map(|evidence| &evidence.certificates).map(Certificate::der).collect();
    let lists: BTreeSet<&[u8]> = both.iter().flat_map(|evidence| &evidence.crls).map(Der::as_bytes).collect();
    let answers: BTreeSet<&[u8]> = both.iter().flat_map(|evidence| &evidence.ocsp).map(Der::as_bytes).collect();
    let (mut store, mut of_seal) = (Dictionary::default(), Dictionary::default());
    for (name, values) in [("Cert", certificates), ("CRL", lists), ("OCSP", answers)] {
        if values.is_empty() {
            continue;
        }
        let kept: Vec<Object> = values.into_iter().map(|octets| Object::Reference(update.add_data(octets))).collect();
        store = store.with(&format!("{name}s"), Object::Array(kept.clone()));
        of_seal = of_seal.with(name, Object::Array(kept));
    }
    // Clause 5.4.2.3: a seal is named by the SHA-1 of its Contents in upper-case hexadecimal.
    let seal: String = sha1(contents).iter().map(|octet| format!("{octet:02X}")).collect();
    let seals = Dictionary::default().with(&seal, Object::Dictionary(of_seal));
    let id = update.number();
    update.add(id, &Object::Dictionary(store.with("VRI", Object::Dictionary(seals))));
    update.add(root, &Object::Dictionary(catalog.with("DSS", Object::Reference(id))));
    Ok(update.finish())
}
