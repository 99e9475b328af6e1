//! The objects that a validation report speaks of (ETSI TS 119 102-2, clause 4.4), each once and under an id of its own.

use std::collections::BTreeMap;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use certificates::Certificate;
use openssl::sha::sha256;
use xml::Writer;

use crate::{Evidence, SignatureEvidence, TimestampEvidence};

/// How an object stands in the record.
enum Shown {
    Whole(Vec<u8>),
    /// By its SHA-256 in hexadecimal.
    Digest(String),
}

/// The objects met so far, by their ids.
pub(super) struct Objects {
    document: String,
    known: BTreeMap<String, (&'static str, Shown)>,
}

impl Objects {
    /// The document and the files beside it.
    pub(super) fn of_document(evidence: &Evidence) -> Self {
        let mut objects = Self { document: format!("D-{}", evidence.sha256), known: BTreeMap::new() };
        let files = evidence.detached.iter().map(|file| &file.sha256);
        for sha256 in std::iter::once(&evidence.sha256).chain(files) {
            objects.keep(format!("D-{sha256}"), "signedData", || Shown::Digest(sha256.clone()));
        }
        objects
    }

    fn keep(&mut self, id: String, kind: &'static str, shown: impl FnOnce() -> Shown) -> String {
        self.known.entry(id.clone()).or_insert_with(|| (kind, shown()));
        id
    }

    /// The id of the document.
    pub(super) fn document(&self) -> String {
        self.document.clone()
    }

    /// The id of a certificate.
    pub(super) fn certificate(&mut self, certificate: &Certificate) -> String {
        let id = format!("C-{}", hex::encode(certificate.sha256()));
        self.keep(id, "certificate", || Shown::Whole(certificate.der().to_vec()))
    }

    /// The id of a timestamp.
    pub(super) fn timestamp(&mut self, timestamp: &TimestampEvidence) -> String {
        let token = timestamp.token.as_bytes();
        self.keep(format!("T-{}", hex::encode(sha256(token))), "timestamp", || Shown::Whole(token.to_vec()))
    }

    fn revocation(&mut self, kind: &'static str, der: &[u8]) -> String {
        let sha256 = hex::encode(sha256(der));
        self.keep(format!("R-{sha256}"), kind, || Shown::Digest(sha256.clone()))
    }

    /// The ids of everything that a signature brought along or that was gathered for it.
    pub(super) fn met(&mut self, learnt: &SignatureEvidence) -> Vec<String> {
        let mut ids = Vec::new();
        let mut paths = vec![&learnt.kept, &learnt.path];
        for timestamp in &learnt.timestamps {
            ids.push(self.timestamp(timestamp));
            paths.push(&timestamp.path);
        }
        for path in paths {
            ids.extend(path.certificates.iter().map(|certificate| self.certificate(certificate)));
            ids.extend(path.crls.iter().map(|crl| self.revocation("CRL", crl.as_bytes())));
            ids.extend(path.ocsp.iter().map(|answer| self.revocation("OCSPResponse", answer.as_bytes())));
        }
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// All of them, in the order of their ids.
    pub(super) fn write(&self, writer: &mut Writer) {
        writer.open("SignatureValidationObjects", &[]);
        for (id, (kind, shown)) in &self.known {
            writer.open("ValidationObject", &[("id", id)]);
            writer.element("ObjectType", &[], &format!("urn:etsi:019102:validationObject:{kind}"));
            writer.open("ValidationObjectRepresentation", &[]);
            match shown {
                Shown::Whole(octets) => drop(writer.element("base64", &[], &STANDARD.encode(octets))),
                Shown::Digest(sha256) => digest(writer, sha256),
            }
            writer.close().close();
        }
        writer.close();
    }
}

/// A SHA-256 in hexadecimal as XAdES writes digests.
pub(super) fn digest(writer: &mut Writer, sha256: &str) {
    writer.open("DigestAlgAndValue", &[]);
    writer.element("ds:DigestMethod", &[("Algorithm", "http://www.w3.org/2001/04/xmlenc#sha256")], "");
    let value = STANDARD.encode(hex::decode(sha256).unwrap_or_default());
    writer.element("ds:DigestValue", &[], &value).close();
}
