//! What is known about a container beside its signatures.

use serde::{Deserialize, Serialize};

use crate::{Oddity, TimestampEvidence};

/// A signed container (ETSI EN 319 162-1): which files it holds, and what stands beside its signatures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SignedContainer {
    /// Which of the two kinds.
    pub kind: ContainerKind,
    /// The files that people put into it, in its order. What belongs to signing and the file `mimetype` are not counted.
    pub files: Vec<PackedFile>,
    /// The timestamps that are files of the container, in its order. Those that keep signatures stand also there.
    pub timestamps: Vec<ContainerTimestamp>,
    /// Names of evidence records (RFC 4998, RFC 6283). They are named and not judged.
    pub evidence_records: Vec<String>,
    /// By what two programs could find different files in it; with any of them no signature is believed.
    pub oddities: Vec<Oddity>,
}

/// The two kinds of containers (clauses 4.3 and 4.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ContainerKind {
    /// One file with its signatures or its timestamp.
    #[serde(rename = "ASiC-S")]
    Simple,
    /// Any number of files and signatures.
    #[serde(rename = "ASiC-E")]
    Extended,
}

/// A file that somebody put into a container.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedFile {
    /// Its path from the root of the container.
    pub name: String,
    /// Its length in bytes.
    pub size: u64,
    /// SHA-256 of its content, in lower-case hexadecimal.
    pub sha256: String,
    /// Whether some signature of the container, whose digests and value are right, covers it. Who made that signature and
    /// whether it is believed is told by the signature alone.
    pub signed: bool,
}

/// A timestamp that is a file of a container (clauses 4.3.3 and 4.4.3.2).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContainerTimestamp {
    /// The name of the file.
    pub name: String,
    /// The names of the files whose content it proves to have been there at its time, given that it is intact and trusted;
    /// through a manifest or itself. Empty when it covers nothing as it is now.
    pub files: Vec<String>,
    /// The timestamp.
    pub timestamp: TimestampEvidence,
}
