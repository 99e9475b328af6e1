//! Containers as signing programs make them, signed by xmlsec1 and openssl.

use std::sync::{LazyLock, Mutex, PoisonError};

use base64::{Engine, engine::general_purpose::STANDARD};
use openssl::sha::sha256;
use signatures::{Document, Evidence, Report};

use super::packing::{Archive, Entry};
use crate::{
    documents::{ECDSA, RSA, Shape, reference},
    world::{Signer, WORLD, report},
};

pub const LETTER: (&str, &[u8]) = ("pismo.txt", b"Prosz\xC4\x99 o 100 z\xC5\x82.");
pub const PLAN: (&str, &[u8]) = ("zalaczniki/plan.bin", &[7; 3000]);
pub const E: &[u8] = b"application/vnd.etsi.asic-e+zip";
pub const S: &[u8] = b"application/vnd.etsi.asic-s+zip";

type File<'a> = (&'a str, &'a [u8]);

/// XAdES by this signer over these files, in the element of the standard.
pub fn xades(files: &[File<'_>], signer: &Signer) -> Vec<u8> {
    static FOLDER: Mutex<()> = Mutex::new(());
    let _alone = FOLDER.lock().unwrap_or_else(PoisonError::into_inner);
    for (name, content) in files {
        WORLD.put(name, content);
    }
    let references = files.iter().map(|(name, _)| reference(&format!("URI=\"{name}\""), &[])).collect();
    let is_ec = signer.certificate.key().is_some_and(|key| key.id() == openssl::pkey::Id::EC);
    let method = if is_ec { ECDSA } else { RSA };
    let template = Shape { references, method, ..Shape::default() }.template(signer);
    let asic = "http://uri.etsi.org/02918/v1.2.1#";
    let whole = format!("<asic:XAdESSignatures xmlns:asic=\"{asic}\">{template}</asic:XAdESSignatures>");
    WORLD.sign(&whole, signer).into_bytes()
}

/// A manifest of these files, for what stands in the file `over`.
pub fn manifest(over: &str, files: &[File<'_>]) -> Vec<u8> {
    let listed = files.iter().map(|(name, content)| {
        format!(
            "<asic:DataObjectReference URI=\"{name}\"><ds:DigestMethod \
             Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/><ds:DigestValue>{}</ds:DigestValue>\
             </asic:DataObjectReference>",
            STANDARD.encode(sha256(content))
        )
    });
    let listed: String = listed.collect();
    format!(
        "<asic:ASiCManifest xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\" \
         xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><asic:SigReference URI=\"{over}\"/>{listed}</asic:ASiCManifest>"
    )
    .into_bytes()
}

/// The files of an ASiC-E in which Anna signed two by XAdES.
pub fn two_files() -> Vec<Entry> {
    static SIGNED: LazyLock<Vec<u8>> = LazyLock::new(|| xades(&[LETTER, PLAN], &WORLD.anna));
    packed(E, &[LETTER, PLAN, ("META-INF/signatures0.xml", &SIGNED)])
}

/// The files of an ASiC-E in which Anna signed two by CAdES.
pub fn two_files_by_message() -> Vec<Entry> {
    static SIGNED: LazyLock<(Vec<u8>, Vec<u8>)> = LazyLock::new(|| {
        let manifest = manifest("META-INF/signature001.p7s", &[LETTER, PLAN]);
        let message = WORLD.message(&manifest, &WORLD.anna, &["-cades"]);
        (manifest, message)
    });
    let (manifest, message) = &*SIGNED;
    let inside: [File<'_>; 2] = [("META-INF/ASiCManifest001.xml", manifest), ("META-INF/signature001.p7s", message)];
    packed(E, &[&[LETTER, PLAN][..], &inside].concat())
}

/// The entries of a container of that kind with these files.
pub fn packed(media_type: &[u8], files: &[File<'_>]) -> Vec<Entry> {
    let first = Entry::stored("mimetype", media_type);
    std::iter::once(first).chain(files.iter().map(|(name, content)| Entry::new(name, content))).collect()
}

/// The entry of that name.
pub fn entry<'e>(entries: &'e mut [Entry], name: &str) -> &'e mut Entry {
    entries.iter_mut().find(|entry| entry.central.name == name.as_bytes()).expect("an entry")
}

pub fn container(bytes: Vec<u8>) -> Document {
    Document { bytes, detached: Vec::new() }
}

pub fn examined(entries: Vec<Entry>) -> Evidence {
    signatures::examine(&container(Archive::of(entries).bytes())).expect("readable")
}

pub fn judged(entries: Vec<Entry>) -> Report {
    report(&container(Archive::of(entries).bytes()))
}
