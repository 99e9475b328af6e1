//! The services that every office has.

use crate::Definition;

const FILES: &[&str] =
    &[include_str!("../services/pismo-ogolne.toml"), include_str!("../services/wycofanie-pisma.toml")];

/// The general letter (`pismo-ogolne`), and the withdrawal of a letter (`wycofanie-pisma`).
#[must_use]
pub fn built_in() -> Vec<Definition> {
    // Every file is read by the test below, so none is dropped here.
    FILES.iter().filter_map(|file| Definition::read(file.as_bytes()).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Definition, FILES, built_in};

    #[test]
    fn every_built_in_service_is_readable() {
        for file in FILES {
            Definition::read(file.as_bytes()).expect("a definition");
        }
        assert_eq!(built_in().len(), FILES.len());
    }
}
