//! Signatures in PDF: PAdES (ETSI EN 319 142-1) and the older kinds of ISO 32000-1, clause 12.8.

mod change;
mod compare;
mod date;
mod fields;
mod history;
mod permission;
mod range;
mod stamp;
mod tail;

use std::{collections::HashSet, ops::Range};

use certificates::{Certificate, Der};

pub use change::{Change, ChangeKind};

use crate::{
    Coverage, Covers, Form, Level, Outcome, Rank, Reference, SignatureEvidence, StructuralFault, Unreadable, Value,
    cms::{self, Content, Message, SIGNATURE_TIMESTAMP, Signer},
    pdf::{Dictionary, File, Id, Object, PdfFault},
    xades::Work,
};
use fields::Field;
use history::History;
use permission::Permission;
use range::Ranges;

/// A letter has a few signatures.
const MOST_SIGNATURES: usize = 64;
/// Certificates, CRLs or OCSP answers kept in one document.
const MOST_VALUES: usize = 256;
/// How many bytes of them the evidence of all signatures may hold together.
const MOST_KEPT: usize = 32 << 20;

/// What can be learnt about each signature of a PDF file, in the order in which they were added. Document timestamps are
/// not signatures, but speak of those before them.
pub(crate) fn examine(bytes: &[u8]) -> Result<Vec<SignatureEvidence>, Unreadable> {
    let file = File::open(bytes)?;
    let signed: Vec<Signed> = fields::signed(&file)?.into_iter().map(|field| Signed::of(field, bytes)).collect();
    if signed.len() > MOST_SIGNATURES {
        return Err(Unreadable::TooManySignatures);
    }
    let count = signed.iter().filter(|signed| !signed.is_timestamp()).count();
    let kept = kept(&file, MOST_KEPT / count.max(1))?;
    let history = History::read(&file, &signed);
    let (timestamps, mut signatures): (Vec<_>, Vec<_>) = signed.into_iter().partition(Signed::is_timestamp);
    signatures.sort_by_key(Signed::end);
    let stamps = stamp::read(&timestamps, bytes, &history);
    let archived = timestamps.iter().map(Signed::end).max().unwrap_or(0);
    let mut work = Work::new();
    let mut found: Vec<_> =
        signatures.iter().map(|signature| signature.examine(bytes, &kept, archived, &mut work)).collect();
    let right: HashSet<Id> = signatures
        .iter()
        .zip(&found)
        .filter(|(signed, facts)| signed.covered().is_some() && facts.value == Value::Right && is_whole(facts))
        .filter_map(|(signed, _)| signed.field.id)
        .collect();
    let mut earlier = Permission::default();
    for (signature, facts) in signatures.iter().zip(&mut found) {
        let permission = Permission::of(&file, &signature.field).map(|own| own.under(&earlier));
        signature.put_down(facts, &history, permission.as_ref().ok(), &right, &file);
        stamp::add(facts, &stamps, signature.end());
        facts.kept = std::mem::take(&mut facts.kept).joined(kept.clone());
        // Only what stood in the file when this was signed may grant anything to it.
        let stood = signature.covered().zip(signature.digits()).is_some_and(|(end, digits)| history.had(end, digits));
        earlier = permission.ok().filter(|_| stood).unwrap_or(earlier);
    }
    Ok(found)
}

fn is_whole(facts: &SignatureEvidence) -> bool {
    let is_right = |reference: &Reference| reference.outcome == Outcome::Right;
    !facts.references.is_empty() && facts.references.iter().all(is_right)
}

/// A signed field and the ranges that its value names.
struct Signed {
    field: Field,
    ranges: Option<Ranges>,
}

impl Signed {
    fn of(field: Field, file: &[u8]) -> Self {
        let ranges = Ranges::read(&field.value, file);
        Self { field, ranges }
    }

    /// A timestamp over the document (EN 319 142-1, clause 5.4.3).
    fn is_timestamp(&self) -> bool {
        self.field.value.name("SubFilter") == Some(b"ETSI.RFC3161")
    }

    fn end(&self) -> usize {
        self.ranges.as_ref().map_or(usize::MAX, Ranges::end)
    }

    /// Where the value stands, in digits and with its brackets.
    fn digits(&self) -> Option<&Range<usize>> {
        match self.field.value.get("Contents") {
            Some(Object::Text(text)) => text.digits.as_ref(),
            _ => None,
        }
    }

    /// Where the file ended that is covered from its first byte on, but for the value itself; none when something else is
    /// left out.
    fn covered(&self) -> Option<usize> {
        let (ranges, digits) = self.ranges.as_ref().zip(self.digits())?;
        ranges.leave_out_only(digits).then(|| ranges.end())
    }

    /// `kept` is what the document keeps for its signatures; `archived` is where its last timestamp ends.
    fn examine(
        &self,
        file: &[u8],
        kept: &certificates::Evidence,
        archived: usize,
        work: &mut Work,
    ) -> SignatureEvidence {
        let level = Level { form: Form::Pades, rank: Rank::Bare };
        let dictionary = &self.field.value;
        let Some(Object::Text(contents)) = dictionary.get("Contents") else { return cms::unreadable(level) };
        let Ok(message) = Message::read(&contents.octets) else { return cms::unreadable(level) };
        let [signer] = message.signers.as_slice() else { return cms::unreadable(level) };
        let content = self.ranges.as_ref().map_or(Content::Malformed, |ranges| Content::Parts(ranges.parts(file)));
        let mut facts = cms::facts(&message, signer, &content, level, work);
        // ISO 32000-1, 12.8.3.3.1: nothing inside the message, and zeros in the room behind it.
        let is_filled = message.content.is_some() || message.rest.iter().any(|octet| *octet != 0);
        if is_filled || dictionary.is_ambiguous() {
            facts.faults.push(StructuralFault::Malformed);
        }
        if let Some(Object::Text(text)) = dictionary.get("M") {
            facts.claimed_time = date::read(&text.octets).or(facts.claimed_time);
        }
        facts.level.rank = self.rank(signer, &facts, kept, archived);
        facts
    }

    /// Puts down what is covered, what is not, and what was changed afterwards. Without a permission that could be read,
    /// none is given.
    fn put_down(
        &self,
        facts: &mut SignatureEvidence,
        history: &History,
        permission: Option<&Permission>,
        right: &HashSet<Id>,
        file: &File<'_>,
    ) {
        if !is_whole(facts) {
            return;
        }
        facts.uncovered =
            self.ranges.as_ref().map(|ranges| ranges.left_out(self.digits(), file.bytes().len())).unwrap_or_default();
        facts.coverage = Coverage::Part;
        let Some(end) = self.covered() else { return };
        for found in history.since(end) {
            let is_right = found.value.is_some_and(|id| right.contains(&id));
            let allowed = permission.is_some_and(|permission| permission.allows(found, is_right, file));
            let change = Change { kind: found.kind, place: found.place.to_string(), allowed };
            let alike = facts.changes.iter().filter(|known| known.allowed == allowed).count();
            match alike < compare::MOST_CHANGES {
                true if !facts.changes.contains(&change) => facts.changes.push(change),
                // Enough is told, and what is not allowed comes before all else.
                false if !allowed => break,
                _ => {}
            }
        }
        // What is not allowed is told before all else.
        facts.changes.sort_by_key(|change| change.allowed);
        facts.changes.truncate(compare::MOST_CHANGES);
        let was_there = self.digits().is_some_and(|digits| history.had(end, digits));
        if was_there && facts.changes.iter().all(|change| change.allowed) {
            facts.coverage = Coverage::Whole;
            facts.references.iter_mut().for_each(|reference| reference.covers = Covers::Root);
        } else {
            // What came later, anyone could have added, and readers show it.
            facts.faults.push(StructuralFault::AddedTo);
        }
    }

    /// EN 319 142-1, clause 6.3. A timestamp of the document serves as one of the signature (table 1, row for T).
    fn rank(
        &self,
        signer: &Signer<'_>,
        facts: &SignatureEvidence,
        kept: &certificates::Evidence,
        archived: usize,
    ) -> Rank {
        let is_pades = self.field.value.name("SubFilter") == Some(b"ETSI.CAdES.detached");
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
fn kept(file: &File<'_>, mut room: usize) -> Result<certificates::Evidence, PdfFault> {
    let mut kept = certificates::Evidence::default();
    let Object::Dictionary(catalog) = file.entry(&file.trailer, "Root")? else { return Err(PdfFault::Broken) };
    let Object::Dictionary(store) = file.entry(&catalog, "DSS")? else { return Ok(kept) };
    let mut values = |store: &Dictionary, key| -> Result<Vec<Vec<u8>>, PdfFault> {
        let Object::Array(streams) = file.entry(store, key)? else { return Ok(Vec::new()) };
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
    let certificates = values(&store, "Certs")?;
    kept.certificates = certificates.iter().filter_map(|value| Certificate::from_der(value).ok()).collect();
    kept.crls = values(&store, "CRLs")?.into_iter().map(Der::from).collect();
    kept.ocsp = values(&store, "OCSPs")?.into_iter().map(Der::from).collect();
    Ok(kept)
}
