//! What is said of a signed container beside its signatures.

use super::{Known, timestamps};
use crate::{Form, JudgedContainer, Level, Rank, SignatureEvidence, SignedContainer, StampedFiles, cms::unreadable};

/// The container with verdicts on its timestamps.
pub(super) fn judge(container: &SignedContainer, known: Known<'_>) -> JudgedContainer {
    // They are judged as those of a signature of which nothing else is known.
    let alone = SignatureEvidence {
        timestamps: container.timestamps.iter().map(|stamped| stamped.timestamp.clone()).collect(),
        ..unreadable(Level { form: Form::Cades, rank: Rank::Bare })
    };
    let judged = timestamps::judge(&alone, known).judged;
    let stamped = container.timestamps.iter().zip(judged).map(|(read, timestamp)| StampedFiles {
        name: read.name.clone(),
        files: read.files.clone(),
        timestamp,
    });
    JudgedContainer {
        kind: container.kind,
        files: container.files.clone(),
        timestamps: stamped.collect(),
        evidence_records: container.evidence_records.clone(),
        oddities: container.oddities.clone(),
    }
}
