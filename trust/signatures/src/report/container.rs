//! What is said of a signed container beside its signatures.

use serde::{Deserialize, Serialize};

use super::JudgedTimestamp;
use crate::{ContainerKind, Oddity, PackedFile};

/// A signed container (ASiC): its files, and the verdicts on the timestamps that stand in it as files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JudgedContainer {
    /// Which of the two kinds.
    pub kind: ContainerKind,
    /// The files that people put into it, and whether some right signature covers them, whoever made it.
    pub files: Vec<PackedFile>,
    /// Its timestamps, in its order.
    pub timestamps: Vec<StampedFiles>,
    /// Names of evidence records, which are not judged.
    pub evidence_records: Vec<String>,
    /// By what two programs could find different files in it.
    pub oddities: Vec<Oddity>,
}

/// A timestamp of a container.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StampedFiles {
    /// The name of the file that it is.
    pub name: String,
    /// The names of the files it is over.
    pub files: Vec<String>,
    /// The verdict on it.
    pub timestamp: JudgedTimestamp,
}
