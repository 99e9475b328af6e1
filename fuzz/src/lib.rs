//! What must hold of every document, whoever made it.

mod add_to;
mod chance;
mod genuine;
mod rearrange;
mod rebox;
mod shown;

pub use add_to::added_to;
pub use chance::{Chance, put};
pub use genuine::{Genuine, genuine};
pub use rearrange::rearranged;
pub use rebox::reboxed;

use certificates::Anchors;
use signatures::{Container, Detached, Document, Evidence, Policy, Report, examine, judge};

/// Holds every promise to a file that is of this kind by its first bytes; says whether it was.
///
/// # Panics
/// A promise is broken.
#[must_use]
pub fn try_document(bytes: &[u8], kind: Option<Container>) -> bool {
    if Container::of(bytes) != kind {
        return false;
    }
    let beside = Detached { name: "data".to_owned(), bytes: b"content".to_vec() };
    let document = Document { bytes: bytes.to_vec(), detached: vec![beside] };
    let examined = examine(&document);
    assert_eq!(examined, examine(&document), "the same bytes tell the same");
    let Ok(evidence) = examined else { return true };

    let stored = serde_json::to_string(&evidence).expect("evidence can be stored");
    let restored: Evidence = serde_json::from_str(&stored).expect("what was stored can be read");
    assert_eq!(evidence, restored, "storage changes nothing");

    let genuine = genuine();
    let policy = Policy::default();
    let strangers = Anchors::of(Vec::new());
    for anchors in [&strangers, &genuine.anchors] {
        let report = judge(&evidence, &policy, anchors, genuine.at);
        assert_eq!(report, judge(&restored, &policy, anchors, genuine.at), "a stored document gets the same verdict");
        let stored = serde_json::to_string(&report).expect("a report can be stored");
        let restored: Report = serde_json::from_str(&stored).expect("what was stored can be read");
        assert_eq!(report, restored, "storage changes no verdict");
        let told = report.to_json();
        assert_eq!(told["signatures"].as_array().map(Vec::len), Some(evidence.signatures.len()), "each is told");
        for (judged, signature) in report.signatures.iter().zip(&evidence.signatures) {
            assert!(!judged.passed() || judged.intact, "nothing broken is believed");
            if judged.passed() {
                assert!(!std::ptr::eq(anchors, &raw const strangers), "nobody is trusted, so nothing is believed");
                assert!(genuine.says(bytes, &evidence, signature), "what is believed says what was signed");
            }
        }
    }
    true
}
