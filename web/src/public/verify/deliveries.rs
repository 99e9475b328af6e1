//! Verdicts about receipts of delivery.

use delivery::Known;
use receipts::{UpdAnswer, VerifiedUpd};
use vocabulary::Language;
use words::{dates, say};

use super::verdicts::{advice, reach_row};
use crate::{
    client::delivery::view::file_hash,
    kit::{
        reasons, report,
        verdict::{Row, Sign, Verdict},
    },
};

/// By number: only that a letter of ours was delivered under it, and when.
pub(super) fn of_number(language: Language, known: Known) -> Verdict {
    let mut rows =
        vec![Row::one(say!(language, "delivery-row-delivered"), dates::moment(language, known.delivered_at))];
    rows.extend(
        known.timestamped.map(|at| Row::one(say!(language, "delivery-row-timestamp"), dates::moment(language, at))),
    );
    rows.push(advice(language, say!(language, "verify-print-advice")));
    Verdict::of(Sign::Good, say!(language, "verify-delivery-number"), known.number).with(rows)
}

/// Of an uploaded receipt; `ours` when these very bytes are with us.
pub(super) fn of_file(language: Language, name: String, verified: &VerifiedUpd, ours: Option<Known>) -> Verdict {
    let (sign, headline) = match verified.answer {
        UpdAnswer::Signed | UpdAnswer::OtherName if !verified.unknown.is_empty() => {
            (Sign::Wrong, say!(language, "verify-delivery-other-file"))
        }
        // The office compared the numbers of both people; one of them may have changed the name.
        UpdAnswer::Signed | UpdAnswer::OtherName if ours.is_some() => {
            (Sign::Good, say!(language, "verify-delivery-good"))
        }
        UpdAnswer::OtherName => (Sign::Wrong, say!(language, "verify-delivery-other-name")),
        UpdAnswer::Signed => (Sign::Note, say!(language, "verify-delivery-not-ours")),
        UpdAnswer::CannotTell(reason) => {
            (Sign::Wait, say!(language, "verify-receipt-wait", reason = reasons::signature(language, reason)))
        }
        UpdAnswer::NotSigned => (Sign::Wrong, say!(language, "verify-delivery-not-signed")),
        UpdAnswer::Bad(reason) => {
            (Sign::Wrong, say!(language, "verify-receipt-wrong", reason = reasons::signature(language, reason)))
        }
    };
    // What others say in a receipt that may be bad is not repeated: it would read as if we had said it.
    let is_repeated = match verified.answer {
        UpdAnswer::OtherName => ours.is_some(),
        _ => verified.genuine().unwrap_or(ours.is_some()),
    };
    let mut rows = if is_repeated { rows(language, verified) } else { Vec::new() };
    rows.extend(verified.as_of.iter().filter(|_| is_repeated).map(|reach| reach_row(language, reach)));
    if let Some(known) = ours {
        rows.insert(0, Row::one(say!(language, "delivery-row-delivered"), dates::moment(language, known.delivered_at)));
    }
    let mut details = report::rows(language, &verified.report, &say!(language, "verify-row-who"));
    details.extend(report::details(language, &verified.report));
    Verdict { rows, details, ..Verdict::of(sign, headline, name) }
}

fn rows(language: Language, verified: &VerifiedUpd) -> Vec<Row> {
    let upd = &verified.upd;
    let signer = verified.signature().and_then(|judged| judged.signer.as_ref()).map(|signer| signer.name.clone());
    let mut rows = vec![
        Row::one(say!(language, "delivery-row-signer"), signer.unwrap_or_default()),
        Row::one(say!(language, "delivery-row-issuer"), upd.issuer.name.clone()),
        Row::one(say!(language, "delivery-row-addressee"), upd.addressee.name.clone()),
        Row::one(say!(language, "delivery-row-case"), upd.case.clone()),
        Row::one(say!(language, "delivery-row-letter"), upd.letter.clone()),
        Row::one(say!(language, "delivery-row-received"), dates::moment(language, upd.received_at)),
        Row::one(say!(language, "delivery-row-made"), dates::moment(language, upd.made_at)),
        Row::one(say!(language, "delivery-row-number"), upd.number.clone()),
    ];
    rows.extend(
        verified.timestamp().map(|at| Row::one(say!(language, "delivery-row-timestamp"), dates::moment(language, at))),
    );
    let same = verified.delivered.iter().map(|name| say!(language, "verify-delivery-file-same", name = name.as_str()));
    let other = verified.unknown.iter().map(|name| say!(language, "verify-delivery-file-other", name = name.as_str()));
    let listed = format!("{}: {}", upd.file.name, file_hash(&upd.file));
    rows.push(Row {
        term: say!(language, "delivery-letter-hash"),
        lines: std::iter::once(listed).chain(same).chain(other).collect(),
    });
    rows
}
