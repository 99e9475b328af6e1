//! A report on signatures as rows that people read.

mod changes;
mod checks;
mod container;
mod references;

pub(crate) use container::rows as container_rows;
pub(crate) use references::row as references_row;

use signatures::{ChangeKind, Coverage, Grade, Indication, Judged, JudgedTimestamp, Reason, Report, TimestampKind};
use vocabulary::{Language, visible};
use words::{dates, say};

use crate::kit::{
    reasons,
    verdict::{Part, Row, Sign},
};

/// The most files or parts that are named one by one.
const MOST_LISTED: usize = 12;

/// The signature that the verdict on the whole rests on: the worst of all.
pub(crate) fn decisive(report: &Report) -> Option<&Judged> {
    report.signatures.iter().max_by_key(|judged| match judged.indication {
        Indication::TotalPassed => 0,
        Indication::Indeterminate if judged.reason == Reason::RevocationUnknown => 1,
        Indication::Indeterminate => 2,
        Indication::TotalFailed => 3,
    })
}

/// The sign of one signature. Only what later judging, or the file that it is about, may settle is open; the rest must not be
/// trusted.
pub(crate) fn sign(judged: &Judged) -> Sign {
    match (judged.indication, judged.reason) {
        (Indication::TotalPassed, _) => Sign::Good,
        (Indication::Indeterminate, Reason::RevocationUnknown | Reason::FileMissing) => Sign::Wait,
        _ => Sign::Wrong,
    }
}

/// What the whole document is worth: the sign, the sentence, and what to do when it is not good.
pub(crate) fn headline(language: Language, report: &Report) -> (Sign, String, Option<String>) {
    let Some(decisive) = decisive(report) else {
        return (Sign::Wrong, say!(language, "verify-unsigned"), Some(say!(language, "verify-unsigned-advice")));
    };
    let reason = reasons::signature(language, decisive.reason);
    match sign(decisive) {
        Sign::Good if !uncovered(report).is_empty() => {
            (Sign::Wait, say!(language, "verify-good-in-part"), Some(say!(language, "verify-advice-in-part")))
        }
        Sign::Good if report.container.is_some() => (Sign::Good, say!(language, "verify-good-container"), None),
        Sign::Good if report.signatures.iter().any(was_written_in) => {
            (Sign::Good, say!(language, "verify-good-changed"), None)
        }
        Sign::Good if matches!(decisive.coverage, Coverage::Detached { .. }) => {
            (Sign::Good, say!(language, "verify-good-apart"), None)
        }
        Sign::Good => (Sign::Good, say!(language, "verify-good"), None),
        // Nobody can put a file into a container that was signed.
        Sign::Wait | Sign::Note if decisive.reason != Reason::FileMissing || report.container.is_none() => {
            let advice = reasons::reader_advice(language, decisive.reason);
            (Sign::Wait, say!(language, "verify-wait", reason = reason), Some(advice))
        }
        Sign::Wait | Sign::Note => {
            (Sign::Wrong, say!(language, "verify-wrong", reason = reason), Some(say!(language, "verify-advice-ask")))
        }
        Sign::Wrong => {
            let advice = reasons::reader_advice(language, decisive.reason);
            (Sign::Wrong, say!(language, "verify-wrong", reason = reason), Some(advice))
        }
    }
}

/// Whose signature it is and whether it can be believed, in one sentence.
pub(crate) fn sentence(language: Language, judged: &Judged) -> String {
    let who = match &judged.signer {
        Some(signer) => signer.name.clone(),
        None => say!(language, "signature-of-unknown"),
    };
    let reason = reasons::signature(language, judged.reason);
    match sign(judged) {
        Sign::Good => say!(language, "signature-good", who = who),
        Sign::Wait | Sign::Note => say!(language, "signature-wait", who = who, reason = reason),
        Sign::Wrong => say!(language, "signature-wrong", who = who, reason = reason),
    }
}

/// Every signature by itself, where a document has several.
pub(crate) fn parts(language: Language, report: &Report) -> Vec<Part> {
    let part = |judged| Part {
        sign: sign(judged),
        sentence: sentence(language, judged),
        rows: rows_of(language, judged, &say!(language, "verify-row-who")),
        details: details_of(language, judged),
    };
    report.signatures.iter().map(part).collect()
}

/// Who, when and over what, for every signature.
pub(crate) fn rows(language: Language, report: &Report, term: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    for (place, judged) in report.signatures.iter().enumerate() {
        let mut of_one = rows_of(language, judged, term);
        if let (true, Some(who)) = (report.signatures.len() > 1, of_one.first_mut()) {
            let number = place + 1;
            who.lines.insert(0, say!(language, "verify-row-other-signature", number = number));
            who.lines.push(reasons::signature(language, judged.reason));
        }
        rows.extend(of_one);
    }
    rows
}

/// Who, when and over what, for one signature.
pub(crate) fn rows_of(language: Language, judged: &Judged, term: &str) -> Vec<Row> {
    let mut who = vec![who(language, judged)];
    if judged.trusted_profile {
        who.push(say!(language, "verify-kind-trusted"));
    }
    if judged.reason == Reason::ContentChanged && judged.signer.is_some() {
        who.push(say!(language, "verify-who-other-content"));
    }
    who.extend(judged.qualification.as_ref().and_then(|told| grade(language, told.grade)));
    let mut rows = vec![
        Row { term: term.to_owned(), lines: who },
        Row::one(say!(language, "verify-row-when"), when(language, judged)),
    ];
    // What a broken signature would cover says nothing of the file at hand.
    if judged.intact {
        rows.push(Row { term: say!(language, "verify-row-covers"), lines: covers(language, &judged.coverage) });
        let left_out = if judged.coverage == Coverage::Whole { Vec::new() } else { left_out(judged) };
        if !left_out.is_empty() {
            rows.push(Row { term: say!(language, "verify-row-uncovered"), lines: listed(language, &left_out) });
        }
    }
    if !judged.changes.is_empty() {
        let lines = judged.changes.iter().map(|change| changes::told(language, change)).collect();
        rows.push(Row { term: say!(language, "verify-row-changes"), lines });
    }
    if !judged.timestamps.is_empty() {
        let lines = judged.timestamps.iter().map(|one| timestamp(language, one)).collect();
        rows.push(Row { term: say!(language, "verify-row-timestamps"), lines });
    }
    if !judged.counters.is_empty() {
        let lines = judged.counters.iter().map(|one| sentence(language, one)).collect();
        rows.push(Row { term: say!(language, "verify-row-counters"), lines });
    }
    rows
}

/// Format, result in the standard's words and certificate of every signature.
pub(crate) fn details(language: Language, report: &Report) -> Vec<Row> {
    report.signatures.iter().flat_map(|judged| details_of(language, judged)).collect()
}

/// The same of one signature.
pub(crate) fn details_of(language: Language, judged: &Judged) -> Vec<Row> {
    let sub_indication = judged.sub_indication.map(|sub| format!(", {}", sub.word())).unwrap_or_default();
    let mut rows = vec![
        Row::one(say!(language, "verify-row-format"), judged.format.clone()),
        Row::one(say!(language, "verify-row-result"), format!("{}{sub_indication}", judged.indication.word())),
    ];
    if let Some(signer) = &judged.signer {
        rows.push(Row::one(say!(language, "verify-row-certificate"), signer.certificate_sha256.clone()));
    }
    if let Some(provider) = judged.qualification.as_ref().and_then(|told| told.at_signing.provider.as_ref()) {
        rows.push(Row::one(say!(language, "verify-row-provider"), visible(provider)));
    }
    if judged.intact && judged.coverage == Coverage::Whole && !judged.uncovered.is_empty() {
        let parts: Vec<_> = judged.uncovered.iter().map(String::as_str).collect();
        rows.push(Row { term: say!(language, "verify-row-outside"), lines: listed(language, &parts) });
    }
    if !judged.checks.is_empty() {
        let lines = judged.checks.iter().map(|check| checks::told(language, check)).collect();
        rows.push(Row { term: say!(language, "verify-row-checks"), lines });
    }
    rows
}

fn who(language: Language, judged: &Judged) -> String {
    match &judged.signer {
        None => say!(language, "verify-who-unknown"),
        Some(signer) => match &signer.organisation {
            Some(organisation) if *organisation != signer.name => format!("{}, {organisation}", signer.name),
            _ => signer.name.clone(),
        },
    }
}

/// What the signature is under Union law, where that can be told.
fn grade(language: Language, grade: Grade) -> Option<String> {
    Some(match grade {
        Grade::QualifiedSignature => say!(language, "grade-qualified-signature"),
        Grade::QualifiedSeal => say!(language, "grade-qualified-seal"),
        Grade::SignatureWithQualifiedCertificate => say!(language, "grade-signature-with-qualified-certificate"),
        Grade::SealWithQualifiedCertificate => say!(language, "grade-seal-with-qualified-certificate"),
        Grade::NotQualified => say!(language, "grade-not-qualified"),
        Grade::Unclear => say!(language, "grade-unclear"),
        Grade::NotPassed => return None,
    })
}

fn when(language: Language, judged: &Judged) -> String {
    let timestamp = judged.qualification.as_ref().and_then(|told| told.timestamp.as_ref());
    match judged.signing_time {
        _ if judged.timestamped && timestamp.is_some_and(|timestamp| timestamp.qualified) => {
            say!(language, "verify-when-qualified", moment = dates::moment(language, judged.best_time))
        }
        _ if judged.timestamped => {
            say!(language, "verify-when-timestamped", moment = dates::moment(language, judged.best_time))
        }
        Some(claimed) => say!(language, "verify-when-claimed", moment = dates::moment(language, claimed)),
        None => say!(language, "verify-when-unknown"),
    }
}

fn covers(language: Language, coverage: &Coverage) -> Vec<String> {
    match coverage {
        Coverage::Whole => vec![say!(language, "verify-covers-whole")],
        Coverage::Embedded => vec![say!(language, "verify-covers-embedded")],
        Coverage::Part => vec![say!(language, "verify-covers-part")],
        Coverage::Nothing => vec![say!(language, "verify-covers-nothing")],
        Coverage::Detached { files, .. } => listed(language, &files.iter().map(String::as_str).collect::<Vec<_>>()),
    }
}

/// What one signature leaves out.
fn left_out(judged: &Judged) -> Vec<&str> {
    let named = uncovered_files(judged).iter().filter(|file| !judged.uncovered.contains(file));
    judged.uncovered.iter().chain(named).map(String::as_str).collect()
}

/// Whether something was filled in or noted in the document after this signature, as it allows.
fn was_written_in(judged: &Judged) -> bool {
    judged.changes.iter().any(|change| matches!(change.kind, ChangeKind::Form | ChangeKind::Note))
}

/// The files that every signature leaves out.
fn uncovered(report: &Report) -> Vec<&str> {
    let mut of_each = report.signatures.iter().map(uncovered_files);
    let first: Vec<&str> = of_each.next().unwrap_or_default().iter().map(String::as_str).collect();
    of_each.fold(first, |common, other| common.into_iter().filter(|file| other.iter().any(|one| one == file)).collect())
}

fn uncovered_files(judged: &Judged) -> &[String] {
    match &judged.coverage {
        Coverage::Detached { uncovered, .. } => uncovered,
        _ => &[],
    }
}

/// A line each, and how many more there are when there are many.
fn listed(language: Language, parts: &[&str]) -> Vec<String> {
    let mut lines: Vec<String> = parts.iter().take(MOST_LISTED).map(|part| named(language, part)).collect();
    let more = parts.len().saturating_sub(MOST_LISTED);
    if more > 0 {
        lines.push(say!(language, "verify-and-more", count = more));
    }
    lines
}

/// A file, a path, or bytes of a PDF, which evidence gives as `bytes 9080-17231`.
fn named(language: Language, part: &str) -> String {
    match part.strip_prefix("bytes ").and_then(|range| range.split_once('-')) {
        Some((from, to)) if from.parse::<u64>().is_ok() && to.parse::<u64>().is_ok() => {
            say!(language, "verify-bytes", from = from, to = to)
        }
        _ => visible(part),
    }
}

fn timestamp(language: Language, judged: &JudgedTimestamp) -> String {
    let Some(time) = judged.time else { return say!(language, "timestamp-unreadable") };
    let kind = match judged.kind {
        TimestampKind::Content => say!(language, "timestamp-of-content"),
        TimestampKind::Signature => say!(language, "timestamp-of-signature"),
        TimestampKind::References => say!(language, "timestamp-of-references"),
        TimestampKind::Archive => say!(language, "timestamp-of-archive"),
        TimestampKind::Document => say!(language, "timestamp-of-document"),
    };
    let moment = dates::moment(language, time);
    let authority = match &judged.authority {
        Some(authority) => authority.name.clone(),
        None => say!(language, "timestamp-authority-unknown"),
    };
    if judged.passed() {
        say!(language, "timestamp-good", kind = kind, moment = moment, authority = authority)
    } else {
        let reason = reasons::timestamp(language, judged);
        say!(language, "timestamp-wrong", kind = kind, moment = moment, authority = authority, reason = reason)
    }
}
