//! Verdicts of the checking page.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use receipts::{Answer, AsOf, Issued, Verified};
use signatures::{Detached, Document, Evidence, Reason, Report};
use vocabulary::{Fault, Instant, Language};
use words::{dates, say, sizes};

use crate::{
    State,
    kit::{
        reasons, report,
        verdict::{Record, Row, Sign, Verdict},
    },
    public::verify::{deliveries, printed, proofs},
};

/// The most bytes of a machine-readable record that a page carries with it.
const LARGEST_RECORD: usize = 512 * 1024;

/// By number: only whether we issued it, and when.
pub(crate) fn of_number(language: Language, number: &str, issued: Option<Issued>) -> Verdict {
    match issued {
        Some(issued) => ours(language, issued),
        None => Verdict::of(Sign::Wrong, say!(language, "verify-number-unknown"), number.to_owned())
            .with(vec![advice(language, say!(language, "verify-number-unknown-advice"))]),
    }
}

/// Of the number of a letter: whose letter that is, strangers are not told.
pub(crate) fn of_letters_number(language: Language, number: &str) -> Verdict {
    Verdict::of(Sign::Note, say!(language, "verify-number-of-letter"), number.to_owned())
        .with(vec![advice(language, say!(language, "verify-number-of-letter-advice"))])
}

/// By QR code: the same.
pub(crate) fn of_code(language: Language, issued: Option<Issued>) -> Verdict {
    match issued {
        Some(issued) => {
            let mut verdict = ours(language, issued);
            // Whoever copies a code has another paper around it.
            verdict.rows.push(advice(language, say!(language, "verify-print-advice")));
            verdict
        }
        None => Verdict::of(Sign::Wrong, say!(language, "verify-code-unknown"), String::new())
            .with(vec![advice(language, say!(language, "verify-code-unknown-advice"))]),
    }
}

/// What to do.
pub(super) fn advice(language: Language, words: String) -> Row {
    Row::one(say!(language, "verify-row-advice"), words)
}

/// Nothing about people and content: whoever holds the receipt has them, and nobody else needs them.
fn ours(language: Language, issued: Issued) -> Verdict {
    let mut rows = vec![Row::one(say!(language, "verify-row-entered"), dates::moment(language, issued.entered_at))];
    let (sign, headline) = match issued.sealed_at {
        None => (Sign::Wait, say!(language, "verify-number-sealing")),
        Some(at) => {
            rows.push(Row::one(say!(language, "verify-row-made"), dates::moment(language, at)));
            (Sign::Good, say!(language, "verify-number-issued"))
        }
    };
    Verdict::of(sign, headline, issued.number).with(rows)
}

/// Of an uploaded file: a receipt is judged as a receipt, anything else by its signatures.
pub(crate) async fn of_file(
    state: &State,
    language: Language,
    name: String,
    bytes: Vec<u8>,
    beside: Vec<(String, Vec<u8>)>,
    at: Instant,
) -> Result<Verdict, Fault> {
    let sources = &state.submissions.sources;
    let (proofs, mut beside) = proofs::apart(beside);
    if let Ok(verified) = receipts::verify(&bytes, &beside, &state.seal_anchors, sources, at).await? {
        let ours = receipts::issued_as(&mut state.journal.view().await?, &bytes).await?.is_some();
        let verdict = of_receipt(language, name, &verified, ours);
        return Ok(proofs::with_proofs(state, language, verdict, &verified, &proofs));
    }
    if proofs::is_proof(&bytes) {
        return Ok(proofs::alone(language, name));
    }
    beside.extend(proofs);
    let trust = (&state.submissions.anchors(), &state.submissions.policy);
    if let Ok(verified) = receipts::verify_upd(&bytes, &beside, trust, sources, at).await {
        let ours = delivery::known_as(&mut state.journal.view().await?, &bytes).await?;
        return Ok(deliveries::of_file(language, name, &verified, ours));
    }
    let detached = beside.into_iter().map(|(name, bytes)| Detached { name, bytes }).collect();
    let document = Document { bytes, detached };
    let anchors = &state.submissions.anchors();
    let evidence = match signatures::gather(&document, anchors, sources, at).await {
        Ok(evidence) => evidence,
        Err(unreadable) => {
            let reason = reasons::unreadable(language, &unreadable);
            return Ok(Verdict::of(Sign::Wrong, say!(language, "verify-unreadable", reason = reason), name));
        }
    };
    let found = signatures::judge(&evidence, &state.submissions.policy, anchors, at);
    if report::decisive(&found).is_none()
        && let Some(number) = printed::number_on(&document.bytes)
    {
        let view = &mut state.journal.view().await?;
        let verdict = match delivery::known_under(view, number).await? {
            Some(known) => deliveries::of_number(language, known),
            None => {
                let mut verdict = of_number(language, number, receipts::issued_under(view, number).await?);
                if verdict.sign == Sign::Good {
                    verdict.rows.push(advice(language, say!(language, "verify-print-advice")));
                }
                verdict
            }
        };
        return Ok(of_print(language, name, number, verdict));
    }
    Ok(of_report(language, name, &evidence, &found))
}

/// Of a receipt on paper, as a file: anybody can make one, so it is worth what its number is worth.
fn of_print(language: Language, name: String, number: &str, verdict: Verdict) -> Verdict {
    let mut rows = vec![Row::one(say!(language, "verify-row-number"), number.to_owned())];
    rows.extend(verdict.rows);
    let (sign, headline) = match verdict.sign {
        Sign::Good => (Sign::Note, say!(language, "verify-print")),
        sign => (sign, verdict.headline),
    };
    Verdict::of(sign, headline, name).with(rows)
}

fn of_report(language: Language, name: String, evidence: &Evidence, found: &Report) -> Verdict {
    let (sign, headline, words) = report::headline(language, found);
    let advice = words.map(|words| advice(language, words));
    let verdict = Verdict::of(sign, headline, name.clone());
    let packed = found.container.iter().flat_map(|container| report::container_rows(language, container));
    let verdict = match found.signatures.as_slice() {
        [] => return verdict.with(packed.chain(advice).collect()),
        [one] => {
            let rows = report::rows_of(language, one, &say!(language, "verify-row-who"));
            let mut details = report::details_of(language, one);
            details.extend(evidence.signatures.first().and_then(|own| report::references_row(language, own)));
            Verdict { rows: rows.into_iter().chain(packed).chain(advice).collect(), details, ..verdict }
        }
        _ => {
            let mut parts = report::parts(language, found);
            for (part, own) in parts.iter_mut().zip(&evidence.signatures) {
                part.details.extend(report::references_row(language, own));
            }
            Verdict { rows: packed.chain(advice).collect(), parts, ..verdict }
        }
    };
    Verdict { record: record(&name, evidence, found), ..verdict }
}

/// The machine-readable record, where the page can carry it.
fn record(name: &str, evidence: &Evidence, found: &Report) -> Option<Record> {
    let xml = signatures::machine_record(evidence, found);
    let fits = xml.len() <= LARGEST_RECORD;
    fits.then(|| Record { name: format!("{name}.ts119102-2.xml"), base64: STANDARD.encode(xml) })
}

fn of_receipt(language: Language, name: String, verified: &Verified, ours: bool) -> Verdict {
    let (sign, headline) = match verified.answer {
        Answer::Genuine if !verified.unknown.is_empty() => (Sign::Wrong, say!(language, "verify-receipt-files-differ")),
        Answer::Genuine if ours => (Sign::Good, say!(language, "verify-receipt-good")),
        Answer::Genuine => (Sign::Good, say!(language, "verify-receipt-good-other")),
        Answer::CannotTell(reason) => {
            (Sign::Wait, say!(language, "verify-receipt-wait", reason = reasons::signature(language, reason)))
        }
        Answer::Early(time) => (Sign::Wait, say!(language, "verify-receipt-early", at = dates::moment(language, time))),
        Answer::NotTimestamped => {
            (Sign::Wrong, say!(language, "verify-receipt-wrong", reason = say!(language, "reason-not-timestamped")))
        }
        Answer::NotSealed => {
            (Sign::Wrong, say!(language, "verify-receipt-wrong", reason = say!(language, "reason-not-sealed")))
        }
        Answer::OtherSeal => {
            (Sign::Wrong, say!(language, "verify-receipt-wrong", reason = say!(language, "reason-other-seal")))
        }
        Answer::Bad(reason) => {
            (Sign::Wrong, say!(language, "verify-receipt-wrong", reason = reasons::signature(language, reason)))
        }
    };
    // What others say in a receipt that may be bad is not repeated: it would read as if we had said it.
    let is_repeated = verified.genuine().unwrap_or(ours);
    let mut rows = if is_repeated { receipt_rows(language, verified) } else { Vec::new() };
    rows.extend(verified.as_of.iter().filter(|_| is_repeated).map(|reach| reach_row(language, reach)));
    if verified.answer == Answer::CannotTell(Reason::RevocationUnknown) {
        rows.push(advice(language, say!(language, "verify-receipt-advice-later")));
    }
    let mut details = report::rows(language, &verified.report, &say!(language, "verify-row-sealed-by"));
    details.extend(report::details(language, &verified.report));
    Verdict { rows, details, ..Verdict::of(sign, headline, name) }
}

/// How far a good answer reaches, where it is not one of now.
pub(super) fn reach_row(language: Language, reach: &AsOf) -> Row {
    let carried = say!(language, "verify-as-of", at = dates::moment(language, reach.at));
    let missing = reach.missing.iter().map(|missing| {
        let (issuer, lists) = (missing.issuer.as_str(), missing.urls.join(", "));
        say!(language, "verify-as-of-missing", issuer = issuer, lists = lists)
    });
    Row { term: say!(language, "verify-row-as-of"), lines: std::iter::once(carried).chain(missing).collect() }
}

fn receipt_rows(language: Language, verified: &Verified) -> Vec<Row> {
    let content = &verified.upp.content;
    let mut rows = vec![
        Row { term: say!(language, "verify-row-number"), lines: vec![content.rpw.clone(), content.number.clone()] },
        Row::one(say!(language, "verify-row-entered"), dates::moment(language, content.entered_at)),
        Row::one(say!(language, "verify-row-sender"), content.sender.name.clone()),
        Row::one(say!(language, "verify-row-addressee"), content.addressee.name.clone()),
        Row::one(say!(language, "verify-row-made"), dates::moment(language, verified.upp.made_at)),
    ];
    let same = verified.files.iter().map(|check| {
        let (name, size) = (check.mark.name.as_str(), sizes::size(language, check.mark.size));
        match (&check.given, check.mark.covered) {
            (Some(given), _) => say!(language, "verify-file-same", name = given.as_str()),
            (None, true) => say!(language, "verify-file-listed", name = name, size = size),
            (None, false) => say!(language, "verify-file-listed-uncovered", name = name, size = size),
        }
    });
    let other = verified.unknown.iter().map(|name| say!(language, "verify-file-other", name = name.as_str()));
    rows.push(Row { term: say!(language, "verify-row-files"), lines: same.chain(other).collect() });
    rows
}
