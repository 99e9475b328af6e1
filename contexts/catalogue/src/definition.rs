//! Reading a service from its file.

use std::fmt;

use crate::Service;

/// A service together with the very bytes it was read from.
#[derive(Clone, Debug)]
pub struct Definition {
    service: Service,
    content: Vec<u8>,
}

/// Something in a definition that must be mended before it can be published; English, for the operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Where: `steps.kogo.fields.pesel.when`, `line 12`.
    pub place: String,
    /// What is wrong there.
    pub what: String,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

impl Definition {
    /// Reads a definition: TOML, at most 256 KiB.
    ///
    /// # Errors
    /// Everything that must be mended.
    pub fn read(content: &[u8]) -> Result<Self, Vec<Flaw>> {
        let _ = content;
        Err(Vec::new())
    }

    /// The service it declares.
    #[must_use]
    pub const fn service(&self) -> &Service {
        &self.service
    }

    /// The bytes it was read from.
    #[must_use]
    pub fn content(&self) -> &[u8] {
        &self.content
    }
}
