//! The services that every office has.

use crate::Definition;

const FILES: &[&str] = &[include_str!("../services/pismo-ogolne.toml")];

/// The general letter, and the withdrawal of a letter.
#[must_use]
pub fn built_in() -> Vec<Definition> {
    // Every file is read by a test, so none is dropped here.
    FILES.iter().filter_map(|file| Definition::read(file.as_bytes()).ok()).collect()
}
