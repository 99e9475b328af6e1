//! Prolongs a seal: asks the world once more, and the authorities for a timestamp over all that is known, before anything
//! that the verdict rests on comes to its end.

use certificates::{Anchors, Sources};
use signatures::{
    Container, Document, Evidence, Judged, Policy, Rank, Reason, SignatureEvidence, Unreadable, gather, holds_until,
};
use vocabulary::Instant;

use crate::{Aging, AgingPdf, OutOfOrder, PdfSealFault, SealFault, Sealer};

/// A document that stands by itself for longer than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prolonged {
    /// The document.
    pub file: Vec<u8>,
    /// Its level in the standard's words.
    pub level: &'static str,
    /// When its verdict ends, if nothing is done again; none when no end is known.
    pub until: Option<Instant>,
}

/// Whom a signature must lead to, and what is demanded of it.
pub type Demands<'d> = (&'d Anchors, &'d Policy);

/// A seal was not prolonged.
#[derive(Debug, thiserror::Error)]
pub enum NotProlonged {
    /// No authority answers; all else may be in order.
    #[error(transparent)]
    OutOfOrder(#[from] OutOfOrder),
    /// It does not pass now, so there is nothing to prolong; what is only not known now may be learnt later.
    #[error("the seal does not pass: {0}")]
    DoesNotPass(Reason),
    /// It would not stand longer than it does already.
    #[error("nothing at hand lets the seal stand for longer")]
    NoLonger,
    /// It is not one that can be prolonged, or more than one.
    #[error("no seal that can be prolonged: {0}")]
    NotOurs(String),
}

impl Sealer {
    /// Until when the only signature of this document (XML or PDF) will pass by itself, asking nobody but the authority of its
    /// youngest timestamp; none when no end is known. A signature without all that proves it ends now.
    ///
    /// # Errors
    /// The document cannot be read.
    pub async fn holds_until(
        &self,
        file: &[u8],
        (anchors, policy): Demands<'_>,
        at: Instant,
    ) -> Result<Option<Instant>, NotProlonged> {
        let evidence = evidence(file, anchors, &Sources::offline(), at).await?;
        Ok(holds_until(&evidence, policy, anchors, at))
    }

    /// Whether the only signature of this document passes by what the world says of it now, and bears a trusted timestamp.
    ///
    /// # Errors
    /// It does not, and why; or the document cannot be read.
    pub async fn passes(&self, file: &[u8], demands: Demands<'_>, at: Instant) -> Result<(), NotProlonged> {
        let evidence = evidence(file, demands.0, &self.sources.asked_since(at), at).await?;
        passing(&evidence, demands, at).map(drop)
    }

    /// The document with the values that prove its only signature, when it has none (baseline LT), and, when it would not
    /// stand until `wanted` by them, with an archive timestamp over everything (baseline LTA). The document is only added to.
    /// `random` are octets nobody can foresee.
    ///
    /// # Errors
    /// See [`NotProlonged`].
    pub async fn prolonged(
        &self,
        file: &[u8],
        demands: Demands<'_>,
        at: Instant,
        wanted: Instant,
        random: [u8; 8],
    ) -> Result<Prolonged, NotProlonged> {
        let anchors = demands.0;
        let before = self.holds_until(file, demands, at).await?;
        let evidence = evidence(file, anchors, &self.sources.asked_since(at), at).await?;
        let (seal, judged) = passing(&evidence, demands, at)?;
        let Some(youngest) = seal.timestamps.iter().max_by_key(|stamp| stamp.time) else {
            return Err(NotProlonged::NotOurs("it has no timestamp".to_owned()));
        };
        let of_signature = (seal.level.rank < Rank::Lt).then_some(&seal.path);
        // What was said before a timestamp was given cannot know what became of the certificates until then.
        let told = |path: &certificates::Evidence, signer: Option<&certificates::Certificate>, since| {
            signer.is_some_and(|signer| path.is_told_since(signer, anchors, since))
        };
        let signer = seal.signing_certificate.as_ref().map(|signing| &signing.certificate);
        if !told(&youngest.path, youngest.signer.as_ref(), youngest.time.unwrap_or(at))
            || of_signature.is_some_and(|path| !told(path, signer, judged.best_time))
        {
            return Err(NotProlonged::DoesNotPass(Reason::RevocationUnknown));
        }
        let old = Old::of(file)?.with_values(of_signature, &youngest.path)?;
        if of_signature.is_some() {
            let made = lasting(old.file(), demands, at).await?;
            if made.until.is_none_or(|until| until > wanted) {
                return Ok(made);
            }
        }
        let (stamped, time) = self.archived(old, random, wanted).await?;
        // The authority's clock may be a little ahead of ours.
        let made = lasting(&stamped, demands, at.max(time)).await?;
        let longer = match (made.until, before) {
            (None, before) => before.is_some(),
            (Some(until), Some(before)) => until > before,
            (Some(_), None) => false,
        };
        if longer { Ok(made) } else { Err(NotProlonged::NoLonger) }
    }

    /// The document with a timestamp over everything, and the time that this tells.
    async fn archived(&self, old: Old, random: [u8; 8], wanted: Instant) -> Result<(Vec<u8>, Instant), NotProlonged> {
        match old {
            Old::Xml(aging) => {
                let token = self.timestamp_lasting(&aging.imprint()?, random, wanted).await?;
                Ok((aging.with_archive_timestamp(token.der()).xml().as_bytes().to_vec(), token.time()))
            }
            Old::Pdf(aging) => {
                let awaiting = aging.awaiting()?;
                let token = self.timestamp_lasting(&awaiting.imprint(), random, wanted).await?;
                Ok((awaiting.with_timestamp(token.der())?, token.time()))
            }
        }
    }
}

/// What is to be prolonged.
enum Old {
    Xml(Aging),
    Pdf(AgingPdf),
}

impl Old {
    fn of(file: &[u8]) -> Result<Self, NotProlonged> {
        match Container::of(file) {
            Some(Container::Pdf) => Ok(Self::Pdf(AgingPdf::from_file(file.to_vec()))),
            Some(_) => Err(NotProlonged::NotOurs("neither XML nor PDF".to_owned())),
            None => {
                let text = std::str::from_utf8(file).map_err(|_| NotProlonged::NotOurs("not UTF-8".to_owned()))?;
                Ok(Self::Xml(Aging::from_xml(text)?))
            }
        }
    }

    fn with_values(
        self,
        of_signature: Option<&certificates::Evidence>,
        of_timestamp: &certificates::Evidence,
    ) -> Result<Self, NotProlonged> {
        Ok(match self {
            Self::Xml(aging) => Self::Xml(aging.with_values(of_signature, of_timestamp)),
            Self::Pdf(aging) => Self::Pdf(aging.with_values(of_signature, of_timestamp)?),
        })
    }

    fn file(&self) -> &[u8] {
        match self {
            Self::Xml(aging) => aging.xml().as_bytes(),
            Self::Pdf(aging) => aging.file(),
        }
    }
}

/// The only signature, if it passes and bears a trusted timestamp.
fn passing<'e>(
    evidence: &'e Evidence,
    demands: Demands<'_>,
    at: Instant,
) -> Result<(&'e SignatureEvidence, Judged), NotProlonged> {
    let (seal, judged) = only(evidence, demands, at)?;
    if judged.passed() && judged.timestamped {
        return Ok((seal, judged));
    }
    let reason = if judged.passed() { Reason::RevocationUnknown } else { judged.reason };
    Err(NotProlonged::DoesNotPass(reason))
}

/// What was made, if it passes by itself.
async fn lasting(file: &[u8], demands: Demands<'_>, at: Instant) -> Result<Prolonged, NotProlonged> {
    let (anchors, policy) = demands;
    let evidence = evidence(file, anchors, &Sources::offline(), at).await?;
    let (seal, _) = only(&evidence, demands, at)?;
    let (level, until) = (seal.level.name(), holds_until(&evidence, policy, anchors, at));
    if until == Some(at) { Err(NotProlonged::NoLonger) } else { Ok(Prolonged { file: file.to_vec(), level, until }) }
}

async fn evidence(file: &[u8], anchors: &Anchors, sources: &Sources, at: Instant) -> Result<Evidence, NotProlonged> {
    let document = Document { bytes: file.to_vec(), detached: Vec::new() };
    Ok(gather(&document, anchors, sources, at).await?)
}

fn only<'e>(
    evidence: &'e Evidence,
    (anchors, policy): Demands<'_>,
    at: Instant,
) -> Result<(&'e SignatureEvidence, Judged), NotProlonged> {
    let report = signatures::judge(evidence, policy, anchors, at);
    match (evidence.signatures.as_slice(), report.signatures.into_iter().next()) {
        ([seal], Some(judged)) => Ok((seal, judged)),
        _ => Err(NotProlonged::NotOurs("it has not exactly one signature".to_owned())),
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

impl From<PdfSealFault> for NotProlonged {
    fn from(fault: PdfSealFault) -> Self {
        Self::NotOurs(fault.to_string())
    }
}
