//! Whether what is kept of a filing is still what the journal says was filed.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use catalogue::Revision;
use database::View;
use journal::{Discord, Told};
use vocabulary::{Fault, FileId, LetterId, ReceiptId, SubmissionId};

use crate::store;

/// The hashes of letter, verdict and receipt as one value: what an entry commits to.
pub(crate) fn joined(letter: &str, verdict: &str, receipt: &str) -> String {
    format!("{letter} {verdict} {receipt}")
}

/// How many filings there are.
///
/// # Errors
/// The database failed.
pub async fn count(view: &mut View) -> Result<i64, Fault> {
    store::count(view).await
}

/// The wordings of services under which something was filed, and that are missing or altered.
///
/// # Errors
/// The database failed.
pub async fn lost_wordings(view: &mut View) -> Result<Vec<Revision>, Fault> {
    let mut lost = Vec::new();
    for (service, revision) in store::wordings(view).await? {
        if !catalogue::is_whole(view, revision, &service).await? {
            lost.push(revision);
        }
    }
    Ok(lost)
}

/// Compares what an entry of a filing tells with the filing, its letter and its receipt. Also gives the letter's files, each
/// with its hash.
///
/// # Errors
/// The database failed.
pub async fn agrees(view: &mut View, told: &Told) -> Result<(Vec<Discord>, Vec<(FileId, Option<[u8; 32]>)>), Fault> {
    compare(view, told).await.or_else(|fault| Ok((vec![told.unreadable(fault)?], Vec::new())))
}

async fn compare(view: &mut View, told: &Told) -> Result<(Vec<Discord>, Vec<(FileId, Option<[u8; 32]>)>), Fault> {
    let (mut discords, mut contents) = (Vec::new(), Vec::new());
    if told.kind != "submission.filed" {
        return Ok((discords, contents));
    }
    let id = |name: &str| told.text(name).unwrap_or_default().to_owned();
    let (Ok(submission), Ok(letter), Ok(receipt)) =
        (told.subject.parse::<SubmissionId>(), id("letter").parse::<LetterId>(), id("receipt").parse::<ReceiptId>())
    else {
        return Ok((vec![told.discord("it names no letter and no receipt")], contents));
    };
    match store::kept(view, submission).await? {
        None => discords.push(told.discord("its filing is missing")),
        Some(kept) => {
            let said = [
                ("account", Some(told.actor.as_str())),
                ("letter", told.text("letter")),
                ("receipt", told.text("receipt")),
                ("service", told.text("service")),
                ("revision", told.text("revision")),
                ("entered", told.text("entered")),
                ("draft", told.text("draft")),
                ("withdraws", told.text("withdraws")),
                ("supplements", told.text("supplements")),
            ];
            if said.iter().zip(&kept).any(|((_, said), kept)| *said != kept.as_deref()) {
                discords.push(told.discord("its filing was altered"));
            }
        }
    }
    // What was erased lawfully can be compared no more.
    let committed: Vec<&str> =
        told.opened.get(registry::KEPT).map(|kept| kept.split(' ').collect()).unwrap_or_default();
    let differs = |place: usize, found: &str| committed.get(place).is_some_and(|kept| *kept != found);
    match registry::kept(view, letter).await? {
        None => discords.push(told.discord("its letter is missing")),
        Some(found) => {
            let files: Vec<String> = found.files.iter().map(|hash| STANDARD.encode(hash)).collect();
            if differs(0, &found.letter) || files != told.texts("sha256") {
                discords.push(told.discord("its letter or the list of its files was altered"));
            }
            // A verdict given later is told by its own entry.
            if differs(1, &found.verdict) && journal::find(view, "letter.judged_again", letter).await?.is_none() {
                discords.push(told.discord("the verdict on its letter was altered"));
            }
            contents = found.contents;
        }
    }
    match receipts::kept(view, receipt).await? {
        None => discords.push(told.discord("its receipt is missing")),
        Some(kept) => {
            let content = &kept.content;
            let hashes: Vec<&str> = content.files.iter().map(|mark| mark.sha256.as_str()).collect();
            if differs(2, &kept.hash)
                || !kept.consistent
                || kept.created_at != told.act_at
                || kept.letter != letter
                || content.document != told.subject
                || Some(content.rpw.as_str()) != told.text("number")
                || hashes != told.texts("sha256")
            {
                discords.push(told.discord("its receipt was altered"));
            }
        }
    }
    Ok((discords, contents))
}
