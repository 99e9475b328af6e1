//! What the digests in a signature are of, in words.

use signatures::{Covers, Outcome, Reference, SignatureEvidence};
use vocabulary::{Language, visible};
use words::say;

use super::MOST_LISTED;
use crate::kit::verdict::Row;

/// A line for each digest whose part of the document, or file, can be named; none where the only digest is of everything.
pub(crate) fn row(language: Language, signature: &SignatureEvidence) -> Option<Row> {
    let named = signature.references.iter().filter_map(|reference| told(language, reference));
    let mut lines: Vec<String> = named.take(MOST_LISTED + 1).collect();
    if lines.len() > MOST_LISTED {
        lines.truncate(MOST_LISTED);
        let more = signature.references.len() - MOST_LISTED;
        lines.push(say!(language, "verify-and-more", count = more));
    }
    // The only digest, of everything as it stands: the row of what is covered has said it.
    let says_more =
        !matches!(signature.references.as_slice(), [only] if only.covers == Covers::Root && only.transforms.is_empty());
    (says_more && !lines.is_empty()).then(|| Row { term: say!(language, "verify-row-references"), lines })
}

fn told(language: Language, reference: &Reference) -> Option<String> {
    let what = named(language, reference)?;
    let what = if reference.transforms.is_empty() {
        what
    } else {
        let steps = visible(&reference.transforms.join(", "));
        say!(language, "reference-transformed", what = what, steps = steps)
    };
    Some(match reference.outcome {
        Outcome::Right => what,
        Outcome::Wrong => say!(language, "reference-wrong", what = what),
        Outcome::DataMissing => say!(language, "reference-missing", what = what),
        Outcome::AmbiguousId
        | Outcome::TransformRefused
        | Outcome::UnknownDigest
        | Outcome::TooMuchWork
        | Outcome::Malformed => say!(language, "reference-unchecked", what = what),
    })
}

fn named(language: Language, reference: &Reference) -> Option<String> {
    Some(match (&reference.covers, reference.what.as_deref(), reference.uri.as_deref()) {
        (Covers::SignedProperties, ..) => say!(language, "reference-properties"),
        (Covers::Objects(_), ..) => say!(language, "reference-object"),
        (Covers::File(name), ..) => visible(name),
        (Covers::Root, ..) | (Covers::Other, Some("/"), _) => say!(language, "reference-whole"),
        (Covers::Other, Some(path), _) => say!(language, "reference-part", path = visible(path)),
        (Covers::Other, None, Some(uri)) if !uri.is_empty() => visible(uri),
        (Covers::Other, None, _) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reference(covers: Covers, what: Option<&str>, outcome: Outcome) -> Reference {
        let transforms = vec!["enveloped-signature".to_owned(), "exc-c14n".to_owned()];
        Reference { uri: None, digest: None, outcome, covers, what: what.map(str::to_owned), transforms }
    }

    #[test]
    fn a_part_is_told_by_its_path_and_what_is_done_to_it() {
        let part = reference(Covers::Other, Some("/Pismo[1]/Tresc[1]"), Outcome::Right);
        let said = told(Language::En, &part).expect("it has a name");
        assert!(said.contains("/Pismo[1]/Tresc[1]") && said.contains("enveloped-signature, exc-c14n"), "{said}");
        let wrong = reference(Covers::Other, Some("/Pismo[1]/Tresc[1]"), Outcome::Wrong);
        assert_ne!(told(Language::En, &wrong), Some(said));
    }

    #[test]
    fn a_digest_of_what_has_no_name_is_not_told() {
        assert_eq!(told(Language::Pl, &reference(Covers::Other, None, Outcome::Right)), None);
    }
}
