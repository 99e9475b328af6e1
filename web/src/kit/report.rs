//! A report on signatures as rows that people read.

use signatures::{Coverage, Indication, Judged, Reason, Report};
use vocabulary::Language;
use words::{dates, say};

use crate::kit::{
    reasons,
    verdict::{Row, Sign},
};

/// The signature that the verdict on the whole rests on: the worst of all.
pub(crate) fn decisive(report: &Report) -> Option<&Judged> {
    report.signatures.iter().max_by_key(|judged| match judged.indication {
        Indication::TotalPassed => 0,
        Indication::Indeterminate if judged.reason == Reason::RevocationUnknown => 1,
        Indication::Indeterminate => 2,
        Indication::TotalFailed => 3,
    })
}

/// The sign of one signature. Only what later judging may settle is open; the rest must not be trusted.
pub(crate) fn sign(judged: &Judged) -> Sign {
    match (judged.indication, judged.reason) {
        (Indication::TotalPassed, _) => Sign::Good,
        (Indication::Indeterminate, Reason::RevocationUnknown) => Sign::Wait,
        _ => Sign::Wrong,
    }
}

/// Who, when and over what, for every signature.
pub(crate) fn rows(language: Language, report: &Report, term: &str) -> Vec<Row> {
    let several = report.signatures.len() > 1;
    let mut rows = Vec::new();
    for (place, judged) in report.signatures.iter().enumerate() {
        let mut who = vec![who(language, judged)];
        if judged.trusted_profile {
            who.push(say!(language, "verify-kind-trusted"));
        }
        if judged.reason == Reason::ContentChanged && judged.signer.is_some() {
            who.push(say!(language, "verify-who-other-content"));
        }
        if several {
            let number = place + 1;
            who.insert(0, say!(language, "verify-row-other-signature", number = number));
            who.push(reasons::signature(language, judged.reason));
        }
        rows.push(Row { term: term.to_owned(), lines: who });
        rows.push(Row::one(say!(language, "verify-row-when"), when(language, judged)));
        // What a broken signature would cover says nothing of the file at hand.
        if judged.intact {
            rows.push(Row { term: say!(language, "verify-row-covers"), lines: covers(language, &judged.coverage) });
        }
    }
    rows
}

/// Format, result in the standard's words and certificate of every signature.
pub(crate) fn details(language: Language, report: &Report) -> Vec<Row> {
    let mut rows = Vec::new();
    for judged in &report.signatures {
        let sub_indication = judged
            .sub_indication
            .and_then(|sub| serde_json::to_value(sub).ok())
            .and_then(|sub| sub.as_str().map(|sub| format!(", {sub}")));
        rows.push(Row::one(say!(language, "verify-row-format"), judged.format.clone()));
        rows.push(Row::one(
            say!(language, "verify-row-result"),
            format!("{}{}", judged.indication.word(), sub_indication.unwrap_or_default()),
        ));
        if let Some(signer) = &judged.signer {
            rows.push(Row::one(say!(language, "verify-row-certificate"), signer.certificate_sha256.clone()));
        }
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

fn when(language: Language, judged: &Judged) -> String {
    match judged.signing_time {
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
        Coverage::Detached { files, uncovered } => {
            let mut lines = vec![say!(language, "verify-covers-files", files = files.join(", "))];
            if !uncovered.is_empty() {
                lines.push(say!(language, "verify-covers-not", files = uncovered.join(", ")));
            }
            lines
        }
    }
}
