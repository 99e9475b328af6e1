//! Signed messages around files and beside them: CAdES (ETSI EN 319 122-1, clause 6).

use certificates::Certificate;
use openssl::sha::sha256;
use vocabulary::Instant;

use crate::{
    Key, KeyFault, Proofs, SealFault,
    cms::{self, Content, DATA, Untimed},
};

/// A signed message over a file: CAdES baseline B, complete in itself, which a timestamp makes baseline T.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedMessage(Vec<u8>);

impl SignedMessage {
    /// The message with the file inside, claiming this instant (whole seconds).
    ///
    /// # Errors
    /// The key cannot sign now.
    pub fn around(file: &[u8], key: &dyn Key, at: Instant) -> Result<Self, KeyFault> {
        Self::over(&Content { kind: DATA, parts: &[file], inside: true }, key, at)
    }

    /// The message that stands beside the file, claiming this instant (whole seconds).
    ///
    /// # Errors
    /// The key cannot sign now.
    pub fn beside(file: &[u8], key: &dyn Key, at: Instant) -> Result<Self, KeyFault> {
        Self::over(&Content { kind: DATA, parts: &[file], inside: false }, key, at)
    }

    fn over(content: &Content<'_>, key: &dyn Key, at: Instant) -> Result<Self, KeyFault> {
        let certificates: Vec<&Certificate> = std::iter::once(key.certificate()).chain(key.chain()).collect();
        cms::message(content, Some(at), &certificates, key).map(Self)
    }

    /// Takes over a message that was kept while it waited for its timestamp.
    ///
    /// # Errors
    /// It is no message of ours without a timestamp.
    pub fn from_der(der: Vec<u8>) -> Result<Self, SealFault> {
        match Untimed::read(&der) {
            Ok(_) => Ok(Self(der)),
            Err(_) => Err(SealFault::NotWaiting),
        }
    }

    /// The message, baseline B (DER).
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.0
    }

    /// What the timestamp must cover: the SHA-256 of the signature value (clause 5.3).
    #[must_use]
    pub fn imprint(&self) -> [u8; 32] {
        Untimed::read(&self.0).map_or([0; 32], |message| sha256(message.value))
    }

    /// The message with this RFC 3161 token (DER) over [`SignedMessage::imprint`]: baseline T, or LT with the proofs.
    #[must_use]
    pub fn with_timestamp(self, token: &[u8], proofs: Option<&Proofs>) -> Vec<u8> {
        let whole = Untimed::read(&self.0).map(|message| message.with_timestamp(token, proofs));
        // It was read when it was made.
        whole.unwrap_or(self.0)
    }
}
