//! The office as the one who seals: its keys, and the way to those who vouch for the time and for the key.

use std::sync::Arc;

use certificates::{Anchors, Certificate, Evidence, Reason, Sources, Use, Verdict};
use signatures::timestamp::Token;
use vocabulary::Instant;

use crate::{Authorities, Key, KeyFault, Keys, Proofs};

/// What sealing needs: the office's keys, the authorities that tell the time, asked in order, and the way to what proves
/// both to a reader without a network.
#[derive(Clone)]
pub struct Sealer {
    /// The office's keys.
    pub keys: Keys,
    /// The timestamp authorities.
    pub authorities: Authorities,
    /// Whom the office trusts.
    pub anchors: Anchors,
    /// The way to revocation data.
    pub sources: Sources,
}

/// Nothing can be sealed now; what is to be sealed waits for a later try.
#[derive(Debug, thiserror::Error)]
pub enum OutOfOrder {
    /// The certificate of the seal is expired, revoked or of nobody the office trusts.
    #[error("the certificate of the seal is not trusted now: {0}")]
    Untrusted(Reason),
    /// No key of the office seals now; each is told with its reason.
    #[error("no key seals now: {0}")]
    NoKey(String),
    /// No authority gave a timestamp; this is what the last one said.
    #[error("{0}")]
    NoTimestamp(String),
}

/// What a key of the office made.
pub struct Made<T> {
    /// What was made.
    pub made: T,
    /// The key that made it.
    pub key: Arc<dyn Key>,
}

impl Sealer {
    /// Whether the certificate of a key is trusted at this instant; of its revocation nothing serves that was asked for more
    /// than a minute ago. What is sealed while the seal is known to be bad, nobody would believe; where revocation cannot be
    /// learnt now, the seal's timestamp lets it be learnt later.
    ///
    /// # Errors
    /// The certificate is not trusted.
    pub async fn trusted(&self, key: &dyn Key, at: Instant) -> Result<(), OutOfOrder> {
        let certificate = key.certificate();
        let proof = certificates::gather(certificate, key.chain(), &self.anchors, &self.sources, at).await;
        match certificates::judge(certificate, Use::Signature, &proof, &self.anchors, at) {
            Verdict::Trusted { .. } | Verdict::Untrusted(Reason::RevocationUnknown) => Ok(()),
            Verdict::Untrusted(reason) => Err(OutOfOrder::Untrusted(reason)),
        }
    }

    /// What the first key makes that is trusted at this instant and can sign. `make` says which key could not.
    ///
    /// # Errors
    /// Inside: no key seals now, and why. Outside: what `make` failed with.
    pub async fn made<T, E, W>(
        &self,
        at: Instant,
        make: impl Fn(Arc<dyn Key>) -> W,
    ) -> Result<Result<Made<T>, OutOfOrder>, E>
    where
        W: Future<Output = Result<Result<T, KeyFault>, E>>,
    {
        let mut reasons = Vec::new();
        for named in self.keys.iter() {
            let reason = match self.trusted(&*named.key, at).await {
                Ok(()) => match make(Arc::clone(&named.key)).await? {
                    Ok(made) => return Ok(Ok(Made { made, key: Arc::clone(&named.key) })),
                    Err(fault) => fault.to_string(),
                },
                Err(reason) => reason.to_string(),
            };
            reasons.push(format!("{}: {reason}", named.name));
        }
        Ok(Err(OutOfOrder::NoKey(reasons.join("; "))))
    }

    /// The first token over this SHA-256 digest that an authority gives. `random` are octets nobody can foresee.
    ///
    /// # Errors
    /// No authority gave one.
    pub async fn timestamp(&self, imprint: &[u8; 32], random: [u8; 8]) -> Result<Token, OutOfOrder> {
        self.timestamp_lasting(imprint, random, Instant::from_micros(i64::MIN)).await
    }

    /// The same, of the first authority whose certificate lasts until then; if none does, of the one that lasts the longest.
    ///
    /// # Errors
    /// No authority gave one.
    pub(crate) async fn timestamp_lasting(
        &self,
        imprint: &[u8; 32],
        random: [u8; 8],
        lasting: Instant,
    ) -> Result<Token, OutOfOrder> {
        // The highest bit is left out: a nonce is a positive INTEGER.
        let nonce = u64::from_be_bytes(random) >> 1;
        self.authorities.timestamp(imprint, nonce, lasting).await.map_err(|reason| {
            let none = || "no timestamp authority is named in the settings".to_owned();
            OutOfOrder::NoTimestamp(reason.unwrap_or_else(none))
        })
    }

    /// What proves the certificate of a signature, whom these anchors trust, and that of its timestamp; none when a reader who
    /// asks nobody would not be convinced by it, or while what is to be had was said before the timestamp was given: it cannot
    /// know what became of the certificates until then.
    ///
    /// # Errors
    /// The certificate of the signature turned out to have been revoked before the timestamp was given.
    pub async fn proofs(
        &self,
        (certificate, chain): (&Certificate, &[Certificate]),
        anchors: &Anchors,
        token: &Token,
        at: Instant,
    ) -> Result<Option<Proofs>, OutOfOrder> {
        let (Some(signer), certificates) = (token.signer(), token.certificates()) else { return Ok(None) };
        let sources = self.sources.asked_since(at);
        let (signature, timestamp) = tokio::join!(
            certificates::gather_for_others(certificate, chain, anchors, &sources, at),
            certificates::gather_for_others(&signer, &certificates, &self.anchors, &sources, at),
        );
        if let Verdict::Untrusted(reason @ (Reason::Revoked { .. } | Reason::IssuerRevoked { .. })) =
            certificates::judge(certificate, Use::Signature, &signature, anchors, token.time())
        {
            return Err(OutOfOrder::Untrusted(reason));
        }
        let convinces = |certificate: &Certificate, use_, evidence: &Evidence, anchors: &Anchors| {
            let verdict = certificates::judge(certificate, use_, evidence, anchors, at);
            matches!(verdict, Verdict::Trusted { .. }) && evidence.is_told_since(certificate, anchors, token.time())
        };
        let convincing = convinces(certificate, Use::Signature, &signature, anchors)
            && convinces(&signer, Use::TimeStamping, &timestamp, &self.anchors);
        Ok(convincing.then_some(Proofs { signature, timestamp }))
    }
}
