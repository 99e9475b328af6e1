//! Prolongs a seal: asks the world once more, and the authorities for a timestamp over all that is known, before anything
//! that the verdict rests on comes to its end.

use certificates::Sources;
use signatures::{
    Document, Evidence, Judged, Policy, Rank, Reason, SignatureEvidence, Unreadable, gather, holds_until,
};
use vocabulary::Instant;

use crate::{Aging, OutOfOrder, SealFault, Sealer};

/// A document that stands by itself for longer than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prolonged {
    /// The document.
    pub xml: String,
    /// Its level in the standard's words.
    pub level: &'static str,
    /// When its verdict ends, if nothing is done again; none when no end is known.
    pub until: Option<Instant>,
}

/// A seal was not prolonged.
#[derive(Debug, thiserror::Error)]
pub enum NotProlonged {
    /// No authority answers; all else may be in order.
    #[error(transparent)]
    OutOfOrder(#[from] OutOfOrder),
    /// It does not pass now, so there is nothing to prolong; what is only not known now may be learnt later.
    #[error("the seal does not pass: {0:?}")]
    DoesNotPass(Reason),
    /// It would not stand longer than it does already.
    #[error("nothing at hand lets the seal stand for longer")]
    NoLonger,
    /// It is not one of ours, or more than one.
    #[error("not a seal of ours: {0}")]
    NotOurs(String),
}

impl Sealer {
    /// Until when the only seal of this document will pass by itself, asking nobody but the authority of its youngest
    /// timestamp; none when no end is known. A seal without all that proves it ends now.
    ///
    /// # Errors
    /// The document cannot be read.
    pub async fn holds_until(&self, xml: &str, at: Instant) -> Result<Option<Instant>, NotProlonged> {
        let evidence = self.evidence(xml, &Sources::offline(), at).await?;
        Ok(holds_until(&evidence, &Policy::default(), &self.anchors, at))
    }

    /// The document with the values that prove its only seal, when it has none (baseline LT), and, when it would not stand
    /// until `wanted` by them, with an archive timestamp over everything (baseline LTA). The document is only added to.
    /// `random` are octets nobody can foresee.
    ///
    /// # Errors
    /// See [`NotProlonged`].
    pub async fn prolonged(
        &self,
        xml: &str,
        at: Instant,
        wanted: Instant,
        random: [u8; 8],
    ) -> Result<Prolonged, NotProlonged> {
        let before = self.holds_until(xml, at).await?;
        let evidence = self.evidence(xml, &self.sources, at).await?;
        let (seal, judged) = self.only(&evidence, at)?;
        if !judged.passed() || !judged.timestamped {
            let reason = if judged.passed() { Reason::RevocationUnknown } else { judged.reason };
            return Err(NotProlonged::DoesNotPass(reason));
        }
        let youngest = seal.timestamps.iter().max_by_key(|stamp| stamp.time).map(|stamp| &stamp.path);
        let youngest = youngest.cloned().unwrap_or_default();
        let of_signature = (seal.level.rank < Rank::Lt).then_some(&seal.path);
        let aging = Aging::from_xml(xml)?.with_values(of_signature, &youngest);
        if of_signature.is_some() {
            let made = self.lasting(aging.xml(), at).await?;
            if made.until.is_none_or(|until| until > wanted) {
                return Ok(made);
            }
        }
        let token = self.timestamp_lasting(&aging.imprint()?, random, wanted).await?;
        // The authority's clock may be a little ahead of ours.
        let made = self.lasting(aging.with_archive_timestamp(token.der()).xml(), at.max(token.time())).await?;
        let longer = match (made.until, before) {
            (None, before) => before.is_some(),
            (Some(until), Some(before)) => until > before,
            (Some(_), None) => false,
        };
        if longer { Ok(made) } else { Err(NotProlonged::NoLonger) }
    }

    /// What was made, if it passes by itself.
    async fn lasting(&self, xml: &str, at: Instant) -> Result<Prolonged, NotProlonged> {
        let evidence = self.evidence(xml, &Sources::offline(), at).await?;
        let (seal, _) = self.only(&evidence, at)?;
        let (level, until) = (seal.level.name(), holds_until(&evidence, &Policy::default(), &self.anchors, at));
        if until == Some(at) {
            Err(NotProlonged::NoLonger)
        } else {
            Ok(Prolonged { xml: xml.to_owned(), level, until })
        }
    }

    async fn evidence(&self, xml: &str, sources: &Sources, at: Instant) -> Result<Evidence, NotProlonged> {
        let document = Document { bytes: xml.as_bytes().to_vec(), detached: Vec::new() };
        Ok(gather(&document, &self.anchors, sources, at).await?)
    }

    fn only<'e>(&self, evidence: &'e Evidence, at: Instant) -> Result<(&'e SignatureEvidence, Judged), NotProlonged> {
        let report = signatures::judge(evidence, &Policy::default(), &self.anchors, at);
        match (evidence.signatures.as_slice(), report.signatures.into_iter().next()) {
            ([seal], Some(judged)) => Ok((seal, judged)),
            _ => Err(NotProlonged::NotOurs("it has not exactly one signature".to_owned())),
        }
    }
}

impl From<Unreadable> for NotProlonged {
    fn from(unreadable: Unreadable) -> Self {
        Self::NotOurs(unreadable.to_string())
    }
}

impl From<SealFault> for NotProlonged {
    fn from(fault: SealFault) -> Self {
        Self::NotOurs(fault.to_string())
    }
}
