//! The sandbox's memory on disk: one file, replaced as a whole, readable by its owner alone.

use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
};

use serde::{Deserialize, Serialize};
use vocabulary::{Fault, Instant};

/// Everything that must outlive a restart.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct State {
    /// Private keys with their certificates, by name.
    pub keys: BTreeMap<String, KeptKey>,
    /// The authority that issued each serial number (lower-case hex).
    pub issued: BTreeMap<String, String>,
    /// When a serial number was revoked.
    pub revoked: BTreeMap<String, Instant>,
}

/// A private key and its certificate, both PEM.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct KeptKey {
    pub key: String,
    pub certificate: String,
}

const FILE: &str = "sandbox.json";

impl State {
    /// What was kept in this folder; nothing yet if there is no file.
    pub fn read(folder: &Path) -> Result<Self, Fault> {
        match fs::read(folder.join(FILE)) {
            Ok(octets) => Ok(serde_json::from_slice(&octets)?),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(cause) => Err(cause.into()),
        }
    }

    /// Replaces what was kept.
    pub fn write(&self, folder: &Path) -> Result<(), Fault> {
        replace(&folder.join(FILE), &serde_json::to_vec_pretty(self)?)
    }
}

/// Puts these octets in the file's place at once: whoever reads sees the old or the new, also after a crash.
pub(crate) fn replace(path: &Path, octets: &[u8]) -> Result<(), Fault> {
    let beside = path.with_extension("new");
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
    file.write_all(octets)?;
    file.sync_all()?;
    fs::rename(&beside, path)?;
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}
