//! The office as the one who seals: its key, and the way to those who vouch for the time and for the key.

use std::sync::Arc;

use certificates::{Anchors, Evidence, Reason, Sources, Use, Verdict};
use outbound::Outbound;
use signatures::timestamp::Token;
use vocabulary::Instant;

use crate::{Key, Proofs, TimestampAuthority};

/// What sealing needs: the office's key, the authorities that tell the time, asked in order, and the way to what proves
/// both to a reader without a network.
#[derive(Clone)]
pub struct Sealer {
    /// The office's key.
    pub key: Arc<dyn Key>,
    /// The timestamp authorities.
    pub authorities: Arc<[TimestampAuthority]>,
    /// The way to them.
    pub outbound: Outbound,
    /// Whom the office trusts.
    pub anchors: Anchors,
    /// The way to revocation data.
    pub sources: Sources,
}

/// Nothing can be sealed now; what is to be sealed waits for a later try.
#[derive(Debug, thiserror::Error)]
pub enum OutOfOrder {
    /// The certificate of the seal is expired, revoked or of nobody the office trusts.
    #[error("the certificate of the seal is not trusted now: {0:?}")]
    Untrusted(Reason),
    /// No authority gave a timestamp; this is what the last one said.
    #[error("{0}")]
    NoTimestamp(String),
}

impl Sealer {
    /// What proves that the certificate of the seal is trusted at this instant. What is sealed while the seal is known to
    /// be bad, nobody would believe; where revocation cannot be learnt now, the seal's timestamp lets it be learnt later.
    ///
    /// # Errors
    /// The certificate is not trusted.
    pub async fn trusted(&self, at: Instant) -> Result<Evidence, OutOfOrder> {
        let certificate = self.key.certificate();
        let proof = certificates::gather(certificate, self.key.chain(), &self.anchors, &self.sources, at).await;
        match certificates::judge(certificate, Use::Signature, &proof, &self.anchors, at) {
            Verdict::Trusted { .. } | Verdict::Untrusted(Reason::RevocationUnknown) => Ok(proof),
            Verdict::Untrusted(reason) => Err(OutOfOrder::Untrusted(reason)),
        }
    }

    /// The first token over this SHA-256 digest that an authority gives. `random` are octets nobody can foresee.
    ///
    /// # Errors
    /// No authority gave one.
    pub async fn timestamp(&self, imprint: &[u8; 32], random: [u8; 8]) -> Result<Token, OutOfOrder> {
        // The highest bit is left out: a nonce is a positive INTEGER.
        let nonce = u64::from_be_bytes(random) >> 1;
        let mut reason = "no timestamp authority is named in the settings".to_owned();
        for authority in self.authorities.iter() {
            match authority.timestamp(imprint, nonce, &self.outbound).await {
                Ok(token) => return Ok(token),
                Err(fault) => reason = format!("{}: {fault}", authority.url),
            }
        }
        Err(OutOfOrder::NoTimestamp(reason))
    }

    /// What proves both certificates good, given what proves the seal's; none when a reader who asks nobody would not be
    /// convinced by it.
    pub async fn proofs(&self, signature: Evidence, token: &Token, at: Instant) -> Option<Proofs> {
        let (signer, certificates) = (token.signer()?, token.certificates());
        let timestamp = certificates::gather(&signer, &certificates, &self.anchors, &self.sources, at).await;
        let is_trusted = |certificate, use_, evidence| {
            let verdict = certificates::judge(certificate, use_, evidence, &self.anchors, at);
            matches!(verdict, Verdict::Trusted { .. })
        };
        let convincing = is_trusted(self.key.certificate(), Use::Signature, &signature)
            && is_trusted(&signer, Use::TimeStamping, &timestamp);
        convincing.then_some(Proofs { signature, timestamp })
    }
}
