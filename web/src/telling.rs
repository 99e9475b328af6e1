//! A report on signatures, told: to people in sentences and rows of terms, to programs as JSON with the same sentences.

use serde_json::{Value, json};
use signatures::{Evidence, Judged, Outcome, Reference, Report};
use vocabulary::Language;

use crate::kit::{report, verdict::Row};

/// A term and its lines.
pub type Term = (String, Vec<String>);

/// One signature, told.
pub struct Told {
    /// Whose it is and whether it can be believed, in one sentence.
    pub sentence: String,
    /// Who, when, over what.
    pub rows: Vec<Term>,
    /// For the curious: format, algorithms, result in the standard's words.
    pub details: Vec<Term>,
}

/// What the whole document is worth, in one sentence.
#[must_use]
pub fn sentence(language: Language, report: &Report) -> String {
    report::headline(language, report).1
}

/// The files of a signed container and what else is in it; empty of any other document.
#[must_use]
pub fn container(language: Language, report: &Report) -> Vec<Term> {
    report.container.as_ref().map(|container| terms(report::container_rows(language, container))).unwrap_or_default()
}

/// Every signature of the document, in its order.
#[must_use]
pub fn signatures(language: Language, report: &Report) -> Vec<Told> {
    let told = |judged| Told {
        sentence: report::sentence(language, judged),
        rows: terms(report::rows_of(language, judged, &words::say!(language, "verify-row-who"))),
        details: terms(report::details_of(language, judged)),
    };
    report.signatures.iter().map(told).collect()
}

/// The report as JSON: what [`Report::to_json`] gives, of which document, what each digest of a signature is of, and a
/// sentence for people in every language for the document and for each signature.
#[must_use]
pub fn json(evidence: &Evidence, report: &Report) -> Value {
    let mut json = report.to_json();
    json["sha256"] = json!(evidence.sha256);
    json["sentence"] = in_every_language(|language| sentence(language, report));
    for (place, (judged, signature)) in report.signatures.iter().zip(&evidence.signatures).enumerate() {
        let json = &mut json["signatures"][place];
        add_sentences(json, judged);
        json["references"] = signature.references.iter().map(reference).collect();
    }
    json
}

fn reference(reference: &Reference) -> Value {
    json!({
        "uri": reference.uri,
        "what": reference.what,
        "transforms": reference.transforms,
        "digest": reference.digest,
        "right": reference.outcome == Outcome::Right,
    })
}

fn add_sentences(json: &mut Value, judged: &Judged) {
    json["sentence"] = in_every_language(|language| report::sentence(language, judged));
    for (place, counter) in judged.counters.iter().enumerate() {
        add_sentences(&mut json["counterSignatures"][place], counter);
    }
}

fn in_every_language(say: impl Fn(Language) -> String) -> Value {
    Language::ALL.into_iter().map(|language| (language.tag().to_owned(), json!(say(language)))).collect()
}

fn terms(rows: Vec<Row>) -> Vec<Term> {
    rows.into_iter().map(|row| (row.term, row.lines)).collect()
}
