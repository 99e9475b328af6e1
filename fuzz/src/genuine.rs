//! The documents that were really signed, and the authority under which they were.

use std::{collections::BTreeSet, env, fs, ops::Range, path::PathBuf, sync::OnceLock};

use certificates::{Anchors, Certificate};
use openssl::pkey::{PKey, Private};
use signatures::{Detached, Document, Evidence, Policy, SignatureEvidence, examine, judge};
use vocabulary::Instant;

use crate::shown::shown;

/// What `seeds.py` made.
pub struct Genuine {
    /// The authority of the seeds, and its revocation list.
    pub anchors: Anchors,
    /// The authority's key, so that altered lists and answers can be signed again.
    pub key: PKey<Private>,
    /// A certificate of that authority.
    pub person: Certificate,
    /// An instant at which all of it is valid.
    pub at: Instant,
    payloads: BTreeSet<String>,
    packed: BTreeSet<(String, String)>,
    pdfs: Vec<(Vec<u8>, Vec<Range<usize>>)>,
}

/// What `seeds.py` made in the folder that `OKIENKO_FUZZ` names, read once.
///
/// # Panics
/// It is not there.
pub fn genuine() -> &'static Genuine {
    static GENUINE: OnceLock<Genuine> = OnceLock::new();
    GENUINE.get_or_init(|| read().expect("OKIENKO_FUZZ names the folder of seeds.py; scripts/fuzz.sh sees to it"))
}

impl Genuine {
    /// Whether a signature that was believed belongs to content that was signed.
    #[must_use]
    pub fn says(&self, bytes: &[u8], evidence: &Evidence, signature: &SignatureEvidence) -> bool {
        if let Some(container) = &evidence.container {
            return container.files.iter().all(|file| self.packed.contains(&(file.name.clone(), file.sha256.clone())));
        }
        match &signature.payload {
            Some(payload) => self.payloads.contains(&format!("{payload:?}")),
            // Of a PDF all that was there at signing is there still, but for the place of the signature itself, and its
            // pages show the same.
            None => self.pdfs.iter().any(|(pdf, holes)| {
                bytes.len() >= pdf.len()
                    && shown(pdf) == shown(bytes)
                    && pdf.iter().zip(bytes).enumerate().all(|(place, (signed, found))| {
                        signed == found || holes.iter().any(|hole| hole.contains(&place))
                    })
            }),
        }
    }
}

fn read() -> Option<Genuine> {
    let folder = PathBuf::from(env::var_os("OKIENKO_FUZZ")?);
    let mut genuine = Genuine {
        anchors: Anchors::read(&[folder.join("trust")]).ok()?,
        key: PKey::private_key_from_pem(&fs::read(folder.join("root.key")).ok()?).ok()?,
        person: Certificate::from_der(&fs::read(folder.join("person.der")).ok()?).ok()?,
        at: Instant::parse(&fs::read_to_string(folder.join("at")).ok()?).ok()?,
        payloads: BTreeSet::new(),
        packed: BTreeSet::new(),
        pdfs: Vec::new(),
    };
    for kind in ["cms", "xades", "asic", "pdf"] {
        for entry in fs::read_dir(folder.join("seeds").join(kind)).ok()? {
            genuine.add(fs::read(entry.ok()?.path()).ok()?);
        }
    }
    // Were none of them believed, every promise about what is believed would hold for nothing.
    (!genuine.payloads.is_empty()).then_some(genuine)
}

impl Genuine {
    fn add(&mut self, bytes: Vec<u8>) {
        let beside = Detached { name: "data".to_owned(), bytes: b"content".to_vec() };
        let document = Document { bytes, detached: vec![beside] };
        let Ok(evidence) = examine(&document) else { return };
        let report = judge(&evidence, &Policy::default(), &self.anchors, self.at);
        for file in evidence.container.iter().flat_map(|container| &container.files) {
            self.packed.insert((file.name.clone(), file.sha256.clone()));
        }
        for (judged, signature) in report.signatures.iter().zip(&evidence.signatures) {
            if let Some(payload) = signature.payload.as_ref().filter(|_| judged.passed()) {
                self.payloads.insert(format!("{payload:?}"));
            }
        }
        if document.bytes.starts_with(b"%PDF-") {
            let holes = holes(&document.bytes);
            self.pdfs.push((document.bytes, holes));
        }
    }
}

/// Where the signatures of a PDF stand: hexadecimal digits that no signature covers.
fn holes(pdf: &[u8]) -> Vec<Range<usize>> {
    let begins = |place: &usize| pdf[*place..].starts_with(b"/Contents <");
    (0..pdf.len())
        .filter(begins)
        .map(|place| {
            let length = pdf[place..].iter().position(|byte| *byte == b'>').unwrap_or(0);
            place + b"/Contents <".len()..place + length
        })
        .collect()
}
