//! What proofs of entries in the journal say of a receipt they are brought with.

use receipts::{CheckedProof, Verified};
use vocabulary::Language;
use words::{dates, say};

use super::verdicts::advice;
use crate::{
    State,
    kit::verdict::{Row, Sign, Verdict},
};

/// Files with their names.
type Named = Vec<(String, Vec<u8>)>;

/// Whether a file is a proof of an entry in a journal, whichever entry that is.
pub(super) fn is_proof(bytes: &[u8]) -> bool {
    journal::Proof::read(bytes).is_ok()
}

/// Proofs, and all other files.
pub(super) fn apart(files: Named) -> (Named, Named) {
    files.into_iter().partition(|(_, bytes)| is_proof(bytes))
}

/// Of a proof by itself: it says what it proves only together with a receipt.
pub(super) fn alone(language: Language, name: String) -> Verdict {
    Verdict::of(Sign::Note, say!(language, "verify-proof-alone"), name)
        .with(vec![advice(language, say!(language, "verify-proof-alone-advice"))])
}

/// The verdict of a genuine receipt with what proofs add to it; one that proves nothing of it is said first.
pub(super) fn with_proofs(
    state: &State,
    language: Language,
    verdict: Verdict,
    verified: &Verified,
    proofs: &[(String, Vec<u8>)],
) -> Verdict {
    let checked: Vec<(&str, CheckedProof)> = proofs
        .iter()
        .filter_map(|(name, json)| {
            let checked = receipts::check_proof(json, &verified.upp, &state.seal_anchors, &verified.kept).ok()?;
            Some((name.as_str(), checked))
        })
        .collect();
    if checked.is_empty() || verdict.sign != Sign::Good {
        return verdict;
    }
    let lines = checked.iter().map(|(name, proof)| line(language, name, proof)).collect();
    let mut verdict = verdict;
    if checked.iter().any(|(_, proof)| proof.good() == Some(false)) {
        (verdict.sign, verdict.headline) = (Sign::Wrong, say!(language, "verify-receipt-proof-differs"));
    }
    verdict.rows.push(Row { term: say!(language, "verify-row-proof"), lines });
    verdict
}

fn line(language: Language, name: &str, proof: &CheckedProof) -> String {
    match (proof.good(), proof.stamp.time()) {
        (Some(true), Some(at)) => {
            say!(language, "verify-proof-good", name = name, moment = dates::moment(language, at))
        }
        (None, _) => say!(language, "verify-proof-wait", name = name),
        _ if proof.of_this_receipt => say!(language, "verify-proof-stamp", name = name),
        _ => say!(language, "verify-proof-other", name = name),
    }
}

#[cfg(test)]
mod tests {
    use journal::Mark;
    use receipts::{CheckedProof, Stamp};
    use vocabulary::{Instant, Language};

    use super::{apart, line};

    #[test]
    fn a_proof_is_told_by_what_it_shows_of_this_receipt() {
        let at = Instant::from_seconds(1_790_000_000);
        let said = |of_this_receipt, stamp| {
            let mark = Mark { sequence: 1, hash: [0; 32] };
            line(Language::En, "proof.json", &CheckedProof { mark, size: 1, of_this_receipt, stamp })
        };
        let all = [
            said(true, Stamp::Good(at)),
            said(true, Stamp::CannotTell(at)),
            said(true, Stamp::Broken),
            said(false, Stamp::Good(at)),
        ];
        assert!(all[0].contains("2026"), "{}", all[0]);
        for (place, one) in all.iter().enumerate() {
            assert!(one.starts_with("proof.json") && !all[..place].contains(one), "{one}");
        }
    }

    #[test]
    fn what_only_looks_like_a_proof_stays_among_the_files() {
        let (proofs, files) = apart(vec![("dowod.json".to_owned(), b"{\"version\":1}".to_vec())]);
        assert!(proofs.is_empty());
        assert_eq!(files.len(), 1);
    }
}
