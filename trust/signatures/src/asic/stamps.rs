//! Timestamps that are files of a container: over its only file, over a manifest of files, or over a manifest that keeps
//! signatures beyond the life of their algorithms (EN 319 162-1, clauses 4.3.3.2, 4.4.3.2 and 4.4.3.4).

use certificates::Fingerprint;

use super::{ContainerTimestamp, Role, contents::Contents, is_sound, manifest::Manifest};
use crate::{Form, Level, Outcome, Rank, SignatureEvidence, TimestampEvidence, TimestampKind, xades::Work};

/// A letter that is kept for decades has some tens; the rest is not looked at.
const MOST_TIMESTAMPS: usize = 64;

/// The timestamps of the container. Those over signatures are put down with these as well.
pub(super) fn examine(
    contents: &mut Contents,
    manifests: &[Manifest],
    signed: &mut [(usize, SignatureEvidence)],
    work: &mut Work,
) -> Vec<ContainerTimestamp> {
    // Before any timestamp of the container stands among them: one covers another only if its manifest says so.
    let brought: Vec<_> = signed.iter().map(|(_, signature)| of_signature(signature)).collect();
    let holders = contents.of_roles(&[Role::Timestamp]);
    let mut timestamps = Vec::new();
    for holder in holders.into_iter().take(MOST_TIMESTAMPS) {
        let mut over = manifests.iter().filter(|manifest| manifest.over == Some(holder));
        let (content, covered) = match (over.next(), over.next()) {
            (None, _) => (contents.only_content(), contents.only_content().into_iter().collect()),
            (Some(manifest), None) => (Some(manifest.position), all_right(contents, manifest)),
            (Some(_), Some(_)) => (None, Vec::new()),
        };
        let content = content.map(|position| contents.bytes(position)).filter(|bytes| work.digest(bytes.len()).is_ok());
        let mut timestamp = TimestampEvidence::of(contents.bytes(holder), content);
        timestamp.covers &= !covered.is_empty();
        timestamp.proves_signature = false;
        timestamp.kind = TimestampKind::Content;
        if timestamp.covers {
            keep_signatures(contents, &covered, &mut timestamp, signed, &brought);
        }
        let files = covered.iter().filter(|_| timestamp.covers).map(|position| contents.name(*position).to_owned());
        let files = files.collect();
        timestamps.push(ContainerTimestamp { name: contents.name(holder).to_owned(), files, timestamp });
    }
    timestamps
}

/// The files of a manifest, when all of them are as they were.
fn all_right(contents: &mut Contents, manifest: &Manifest) -> Vec<usize> {
    let checked = manifest.check(contents);
    let right = |file: &super::manifest::Checked| file.file.filter(|_| file.reference.outcome == Outcome::Right);
    checked.iter().map(right).collect::<Option<Vec<_>>>().unwrap_or_default()
}

/// Puts the timestamp down with the signatures in the files that it covers. It proves that they were there, and with them
/// what they and the other covered timestamps bring along.
fn keep_signatures(
    contents: &Contents,
    covered: &[usize],
    timestamp: &mut TimestampEvidence,
    signed: &mut [(usize, SignatureEvidence)],
    brought: &[Vec<Fingerprint>],
) {
    let tokens = covered.iter().filter(|position| contents.role(**position) == Role::Timestamp);
    let mut proves: Vec<Fingerprint> = tokens.flat_map(|position| of_token(contents.bytes(*position))).collect();
    let is_kept = |holder: &usize| covered.contains(holder);
    for (_, brought) in signed.iter().zip(brought).filter(|((holder, _), _)| is_kept(holder)) {
        proves.extend(brought);
    }
    proves.sort_unstable();
    proves.dedup();
    timestamp.proves = proves;
    for (_, signature) in signed.iter_mut().filter(|(holder, _)| is_kept(holder)) {
        timestamp.kind = TimestampKind::Archive;
        timestamp.proves_signature = true;
        signature.timestamps.push(timestamp.clone());
        if is_sound(signature) && signature.level == (Level { form: Form::Cades, rank: Rank::Lt }) {
            signature.level.rank = Rank::Lta;
        }
    }
}

/// Everything that a signature brings along.
fn of_signature(signature: &SignatureEvidence) -> Vec<Fingerprint> {
    let kept = of_evidence(&signature.kept);
    let tokens = signature
        .timestamps
        .iter()
        .flat_map(|timestamp| std::iter::once(timestamp.token.fingerprint()).chain(of_evidence(&timestamp.path)));
    kept.chain(tokens).collect()
}

/// A token and what it brings along.
fn of_token(der: &[u8]) -> Vec<Fingerprint> {
    let token = TimestampEvidence::of(der, None);
    std::iter::once(Fingerprint::of(der)).chain(of_evidence(&token.path)).collect()
}

fn of_evidence(evidence: &certificates::Evidence) -> impl Iterator<Item = Fingerprint> {
    let certificates = evidence.certificates.iter().map(certificates::Certificate::fingerprint);
    certificates.chain(evidence.crls.iter().chain(&evidence.ocsp).map(certificates::Der::fingerprint))
}
