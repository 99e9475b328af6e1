//! Learning everything about a signed document: from its bytes, then from the world.

use std::borrow::Cow;

use certificates::{Anchors, Certificate, Sources};
use futures_util::future::join_all;
use vocabulary::Instant;

use crate::{
    Container, Detached, Document, Evidence, File, SignatureEvidence, TimestampEvidence, Unreadable, Value, asic,
    cades,
    document::message,
    pades,
    xades::{self, Naming, Work},
};

/// Everything that the bytes tell; nobody is asked. A document without a signature gives evidence of none.
///
/// # Errors
/// The document is of a kind that is not read, or not readable as that kind.
pub fn examine(document: &Document) -> Result<Evidence, Unreadable> {
    let (bytes, detached) = (&document.bytes, &document.detached);
    let mut container = None;
    let signatures = match Container::of(bytes) {
        Some(Container::Zip) => {
            let (signatures, read) = asic::examine(bytes)?;
            container = Some(read);
            signatures
        }
        Some(Container::Pdf) => pades::examine(bytes)?,
        Some(Container::Cms) => cades::examine(&message(bytes), detached)?,
        None => examine_xml(bytes, detached)?,
    };
    Ok(Evidence {
        sha256: sha256(bytes),
        detached: detached.iter().map(|file| File { name: file.name.clone(), sha256: sha256(&file.bytes) }).collect(),
        signatures,
        container,
    })
}

fn examine_xml(bytes: &[u8], detached: &[Detached]) -> Result<Vec<SignatureEvidence>, Unreadable> {
    let limits = xml::Limits::default();
    if bytes.len() > limits.bytes {
        return Err(xml::Refusal::TooLarge.into());
    }
    let text: Cow<'_, str> = xml::decode(bytes)?;
    let mut tree = xml::parse_text(&text, &limits)?;
    if xades::needs_expressions(&text) {
        tree.prepare_xpath();
    }
    let mut signatures = xades::examine(&tree, detached, Naming::Loose, &mut Work::new())?;
    if matches!(text, Cow::Owned(_)) {
        // Other readers take UTF-16 otherwise or not at all, so nobody can be sure that all read the same document.
        signatures.iter_mut().for_each(|signature| signature.payload = None);
    }
    Ok(signatures)
}

/// Everything that the bytes tell and that the world knows about the certificates at that instant: issuers and
/// revocation, fetched through `sources` for the signers and for their timestamps' authorities, all signatures at once.
/// Nobody is asked about a signature whose value is wrong. What cannot be had is noted, not an error. The bytes are examined on a thread that may block.
///
/// # Errors
/// As [`examine`].
pub async fn gather(
    document: &Document,
    anchors: &Anchors,
    sources: &Sources,
    at: Instant,
) -> Result<Evidence, Unreadable> {
    let owned = document.clone();
    let examined = tokio::task::spawn_blocking(move || examine(&owned)).await;
    let mut evidence = examined.map_err(|_| Unreadable::CutShort)??;
    let worth_asking = evidence.signatures.iter_mut().filter(|signature| signature.value == Value::Right);
    join_all(worth_asking.map(|signature| gather_paths(signature, anchors, sources, at))).await;
    if let Some(container) = &mut evidence.container {
        let stamps = container.timestamps.iter_mut().map(|stamped| &mut stamped.timestamp);
        join_all(stamps.map(|timestamp| gather_path(timestamp, &[], anchors, sources, at))).await;
    }
    Ok(evidence)
}

async fn gather_paths(signature: &mut SignatureEvidence, anchors: &Anchors, sources: &Sources, at: Instant) {
    let kept = &signature.kept.certificates;
    if let Some(signing) = &signature.signing_certificate {
        signature.path = certificates::gather(&signing.certificate, kept, anchors, sources, at).await;
    }
    for timestamp in &mut signature.timestamps {
        gather_path(timestamp, kept, anchors, sources, at).await;
    }
}

async fn gather_path(
    timestamp: &mut TimestampEvidence,
    kept: &[Certificate],
    anchors: &Anchors,
    sources: &Sources,
    at: Instant,
) {
    if let Some(signer) = timestamp.signer.as_ref().filter(|_| timestamp.intact && timestamp.covers) {
        let known: Vec<_> = timestamp.path.certificates.iter().chain(kept).cloned().collect();
        timestamp.path = certificates::gather(signer, &known, anchors, sources, at).await;
    }
}

fn sha256(bytes: &[u8]) -> String {
    hex::encode(openssl::sha::sha256(bytes))
}
