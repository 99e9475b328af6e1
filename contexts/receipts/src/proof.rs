//! Whether a proof shows that a receipt's filing stands in the journal, from files alone.

use certificates::{Anchors, Evidence, Reason, Use, Verdict};
use journal::{Mark, Proof, Proved, UnreadableProof};
use signatures::timestamp::Token;
use vocabulary::Instant;

use crate::Upp;

/// What a timestamp over a root of the journal is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stamp {
    /// Of the root, intact, and of an authority that is trusted and was not revoked at its time.
    Good(Instant),
    /// As [`Stamp::Good`], but nothing at hand says whether the authority had been revoked.
    CannotTell(Instant),
    /// No timestamp that can be read, or made with means that are not safe.
    Broken,
    /// Of other octets.
    OfSomethingElse,
    /// Of an authority that is not trusted.
    Untrusted(Reason),
}

/// What a proof shows of a receipt. Its hashes lead from its entry to its root, or it could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedProof {
    /// The entry that is proved.
    pub mark: Mark,
    /// How many entries the journal had.
    pub size: i64,
    /// Whether it is the entry that the receipt names, of its filing, with the hashes of its files.
    pub of_this_receipt: bool,
    /// The timestamp over the root.
    pub stamp: Stamp,
}

impl CheckedProof {
    /// Whether the filing stood in the journal at the timestamp's instant; `None` when that cannot be told.
    #[must_use]
    pub const fn good(&self) -> Option<bool> {
        match (self.of_this_receipt, self.stamp) {
            (true, Stamp::Good(_)) => Some(true),
            (true, Stamp::CannotTell(_)) => None,
            _ => Some(false),
        }
    }
}

impl Stamp {
    /// The instant of a timestamp that nothing speaks against.
    #[must_use]
    pub const fn time(self) -> Option<Instant> {
        match self {
            Self::Good(at) | Self::CannotTell(at) => Some(at),
            Self::Broken | Self::OfSomethingElse | Self::Untrusted(_) => None,
        }
    }
}

/// Checks a timestamp (RFC 3161, DER) over this SHA-256, with what is kept about its authority: it is judged as of its own
/// time.
#[must_use]
pub fn stamp(token: &[u8], imprint: &[u8; 32], anchors: &Anchors, kept: &Evidence) -> Stamp {
    let Ok(token) = Token::from_der(token) else { return Stamp::Broken };
    if !token.covers_sha256(imprint) {
        return Stamp::OfSomethingElse;
    }
    let strong = token.algorithms().iter().all(|algorithm| algorithm.is_strong());
    let Some(signer) = token.signer().filter(|_| token.is_intact() && strong) else { return Stamp::Broken };
    let mut evidence = token.kept().clone().joined(kept.clone());
    evidence.certificates.extend(token.certificates());
    match certificates::judge(&signer, Use::TimeStamping, &evidence, anchors, token.time()) {
        Verdict::Trusted { .. } => Stamp::Good(token.time()),
        Verdict::Untrusted(Reason::RevocationUnknown) => Stamp::CannotTell(token.time()),
        Verdict::Untrusted(reason) => Stamp::Untrusted(reason),
    }
}

/// Reads a proof and compares it with a receipt. What the receipt keeps about its authorities counts for the timestamp of the
/// root too: as a rule it is the same authority, an hour later at most.
///
/// # Errors
/// Not a proof, or its hashes do not lead from its entry to its root.
pub fn check_proof(
    json: &[u8],
    receipt: &Upp,
    anchors: &Anchors,
    kept: &Evidence,
) -> Result<CheckedProof, UnreadableProof> {
    let Proved { entry, mark, size, imprint, token } = Proof::read(json)?;
    let hash: String = mark.hash.iter().map(|byte| format!("{byte:02x}")).collect();
    let files: Vec<&str> = receipt.content.files.iter().map(|mark| mark.sha256.as_str()).collect();
    let of_this_receipt = (mark.sequence, &hash) == (receipt.entry.0, &receipt.entry.1)
        && entry.kind == "submission.filed"
        && entry.subject == receipt.content.document
        && entry.texts("sha256") == files;
    Ok(CheckedProof { mark, size, of_this_receipt, stamp: stamp(&token, &imprint, anchors, kept) })
}
