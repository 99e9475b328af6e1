//! Signatures in PDF: PAdES (ETSI EN 319 142-1) and the older kinds of ISO 32000-1, clause 12.8.

mod date;
mod fields;
mod range;

use certificates::{Certificate, Der};

use crate::{
    Coverage, Covers, Form, Level, Outcome, Rank, SignatureEvidence, StructuralFault, Unreadable,
    cms::{self, Content, Message, SIGNATURE_TIMESTAMP, Signer},
    pdf::{Dictionary, File, Object, PdfFault, Text},
};
use range::Ranges;

/// A letter has a few signatures.
const MOST_SIGNATURES: usize = 64;
/// Certificates, CRLs or OCSP answers kept in one document.
const MOST_VALUES: usize = 256;
/// How many bytes of them the evidence of all signatures may hold together.
const MOST_KEPT: usize = 32 << 20;

/// What can be learnt about each signature of a PDF file, in the order in which they were added. Document timestamps are
/// not signatures.
pub(crate) fn examine(bytes: &[u8]) -> Result<Vec<SignatureEvidence>, Unreadable> {
    let file = File::read(bytes)?;
    let Object::Dictionary(catalog) = file.entry(&file.trailer, "Root")? else { return Err(PdfFault::Broken.into()) };
    let mut signed = Vec::new();
    for dictionary in fields::signed(&file, &catalog)? {
        let ranges = Ranges::read(&dictionary, bytes);
        signed.push(Signed { dictionary, ranges });
    }
    if signed.len() > MOST_SIGNATURES {
        return Err(Unreadable::TooManySignatures);
    }
    let (timestamps, mut signatures): (Vec<_>, Vec<_>) = signed.into_iter().partition(Signed::is_timestamp);
    signatures.sort_by_key(Signed::end);
    let kept = kept(&file, &catalog, MOST_KEPT / signatures.len().max(1))?;
    let archived = timestamps.iter().map(Signed::end).max().unwrap_or(0);
    Ok(signatures.iter().map(|signature| signature.examine(bytes, &kept, archived)).collect())
}

/// The value of a signature field and the ranges it names.
struct Signed {
    dictionary: Dictionary,
    ranges: Option<Ranges>,
}

impl Signed {
    /// A timestamp over the document (EN 319 142-1, clause 5.4.3).
    fn is_timestamp(&self) -> bool {
        self.dictionary.name("SubFilter") == Some(b"ETSI.RFC3161")
    }

    fn end(&self) -> usize {
        self.ranges.as_ref().map_or(usize::MAX, Ranges::end)
    }

    /// `kept` is what the document keeps for its signatures; `archived` is where its last timestamp ends.
    fn examine(&self, file: &[u8], kept: &certificates::Evidence, archived: usize) -> SignatureEvidence {
        let level = Level { form: Form::Pades, rank: Rank::Bare };
        let Some(Object::Text(contents)) = self.dictionary.get("Contents") else { return cms::unreadable(level) };
        let Ok(message) = Message::read(&contents.octets) else { return cms::unreadable(level) };
        let [signer] = message.signers.as_slice() else { return cms::unreadable(level) };
        let content = self.ranges.as_ref().map_or(Content::Malformed, |ranges| Content::Parts(ranges.parts(file)));
        let mut facts = cms::facts(&message, signer, &content, level);
        // ISO 32000-1, 12.8.3.3.1: nothing inside the message, and zeros in the room behind it.
        let is_filled = message.content.is_some() || message.rest.iter().any(|octet| *octet != 0);
        if is_filled || self.dictionary.is_ambiguous() {
            facts.faults.push(StructuralFault::Malformed);
        }
        if let Some(Object::Text(text)) = self.dictionary.get("M") {
            facts.claimed_time = date::read(&text.octets).or(facts.claimed_time);
        }
        facts.level.rank = self.rank(signer, &facts, kept, archived);
        if facts.references.iter().all(|reference| reference.outcome == Outcome::Right) {
            let is_all = self.leaves_out_only(contents);
            let is_last = self.end() == file.len();
            facts.coverage = if is_all && is_last { Coverage::Whole } else { Coverage::Part };
            if is_all && is_last {
                facts.references.iter_mut().for_each(|reference| reference.covers = Covers::Root);
            } else if is_all {
                // What came later, anyone could have added, and readers show it.
                facts.faults.push(StructuralFault::AddedTo);
            }
        }
        facts.kept = facts.kept.joined(kept.clone());
        facts
    }

    fn leaves_out_only(&self, contents: &Text) -> bool {
        let named = self.ranges.as_ref().zip(contents.digits.as_ref());
        named.is_some_and(|(ranges, contents)| ranges.leave_out_only(contents))
    }

    /// EN 319 142-1, clause 6.3. A timestamp of the document serves as one of the signature (table 1, row for T).
    fn rank(
        &self,
        signer: &Signer<'_>,
        facts: &SignatureEvidence,
        kept: &certificates::Evidence,
        archived: usize,
    ) -> Rank {
        let is_pades = self.dictionary.name("SubFilter") == Some(b"ETSI.CAdES.detached");
        let is_named = signer.bindings().is_ok_and(|bindings| !bindings.is_empty());
        let is_archived = archived > self.end();
        if !is_pades && !is_named {
            Rank::Bare
        } else if !is_pades || !is_named || facts.claimed_time.is_none() {
            Rank::Short
        } else if !is_archived && signer.unsigned_values(SIGNATURE_TIMESTAMP).next().is_none() {
            Rank::B
        } else if kept.crls.is_empty() && kept.ocsp.is_empty() {
            Rank::T
        } else if is_archived {
            Rank::Lta
        } else {
            Rank::Lt
        }
    }
}

/// What the document keeps to prove its signatures' paths (DSS, EN 319 142-1, clause 5.4.2.2), up to so many bytes. What
/// cannot be read proves nothing and harms nothing.
fn kept(file: &File<'_>, catalog: &Dictionary, mut room: usize) -> Result<certificates::Evidence, PdfFault> {
    let mut kept = certificates::Evidence::default();
    let Object::Dictionary(store) = file.entry(catalog, "DSS")? else { return Ok(kept) };
    let mut values = |key| -> Result<Vec<Vec<u8>>, PdfFault> {
        let Object::Array(streams) = file.entry(&store, key)? else { return Ok(Vec::new()) };
        let mut values = Vec::new();
        for stream in streams.iter().take(MOST_VALUES) {
            match file.stream_data(stream) {
                Ok(value) if value.len() <= room => {
                    room -= value.len();
                    values.push(value);
                }
                Err(PdfFault::TooComplex) => return Err(PdfFault::TooComplex),
                _ => {}
            }
        }
        Ok(values)
    };
    let certificates = values("Certs")?;
    kept.certificates = certificates.iter().filter_map(|value| Certificate::from_der(value).ok()).collect();
    kept.crls = values("CRLs")?.into_iter().map(Der::from).collect();
    kept.ocsp = values("OCSPs")?.into_iter().map(Der::from).collect();
    Ok(kept)
}
