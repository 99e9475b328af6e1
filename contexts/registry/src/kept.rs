//! Whether the register still keeps what the journal says it took in. Entries hold a salted commitment to the hash of what
//! was kept of the letter; here the hash is made anew from the rows.

use database::View;
use journal::{Discord, Told};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use vocabulary::{Fault, FileId, LetterId};

use crate::{
    ScanId, rule,
    store::{copy, kept as store, rules},
};

/// The name under which an entry keeps the hash of what was kept.
pub const KEPT: &str = "kept";

/// Entries after which a paper letter is kept otherwise than before.
const PAPER: [&str; 2] = ["letter.registered", "letter.scanned"];
const JUDGED: &str = "letter.judged_again";
const READ: &str = "letter.scan_read";
/// The verdict on a letter on paper, as its columns tell it.
const UNJUDGED: &str = r#"["paper",null,null,false,null,null]"#;

/// What is kept of a letter, and the files that belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptLetter {
    /// The hash of its columns that never change and of the list of its files, in hexadecimal.
    pub letter: String,
    /// The hash of the verdict on it, in hexadecimal.
    pub verdict: String,
    /// Whether the verdict is that of a letter on paper: none.
    pub unjudged: bool,
    /// SHA-256 of its files, in their order.
    pub files: Vec<[u8; 32]>,
    /// Its files and the evidence of the verdict, with their hashes.
    pub contents: Vec<(FileId, Option<[u8; 32]>)>,
}

/// What is kept of a letter now; `None` when there is no such letter.
///
/// # Errors
/// The database failed.
pub async fn kept(view: &mut View, id: LetterId) -> Result<Option<KeptLetter>, Fault> {
    let Some(letter) = store::letter_text(view, id).await? else { return Ok(None) };
    let Some((verdict, evidence)) = store::verdict_text(view, id).await? else { return Ok(None) };
    let files = store::files(view, id).await?;
    let evidence_hash = match evidence {
        Some(evidence) => files::hash_of(view, evidence).await?,
        None => None,
    };
    Ok(Some(KeptLetter {
        letter: hash(&letter),
        verdict: hash(&format!("{verdict} {evidence_hash:?}")),
        unjudged: verdict == UNJUDGED,
        contents: files
            .iter()
            .map(|file| (file.file, Some(file.sha256)))
            .chain(evidence.map(|evidence| (evidence, evidence_hash)))
            .collect(),
        files: files.iter().map(|file| file.sha256).collect(),
    }))
}

/// How many letters there are.
///
/// # Errors
/// The database failed.
pub async fn letters(view: &mut View) -> Result<i64, Fault> {
    store::letters(view).await
}

/// How many rules of routing entries must tell of, as made and as ended.
///
/// # Errors
/// The database failed.
pub async fn rule_counts(view: &mut View) -> Result<[(&'static str, &'static str, i64); 2], Fault> {
    let (made, ended) = rules::counts(view).await?;
    Ok([("rules of routing", rule::MADE, made), ("ended rules of routing", rule::ENDED, ended)])
}

/// Compares what an entry about a letter or a rule of routing tells with what is kept; entries of filings are compared by those who file. Also
/// gives the letter's files.
///
/// # Errors
/// The database failed.
pub async fn agrees(view: &mut View, told: &Told) -> Result<(Vec<Discord>, Vec<(FileId, Option<[u8; 32]>)>), Fault> {
    compare(view, told).await.or_else(|fault| Ok((vec![told.unreadable(fault)?], Vec::new())))
}

async fn compare(view: &mut View, told: &Told) -> Result<(Vec<Discord>, Vec<(FileId, Option<[u8; 32]>)>), Fault> {
    let kind = told.kind.as_str();
    if [rule::MADE, rule::ENDED].contains(&kind) {
        return Ok((rule::compare(view, told).await?.into_iter().collect(), Vec::new()));
    }
    if kind == READ {
        return copy_agrees(view, told).await;
    }
    let (Ok(id), true) = (told.subject.parse::<LetterId>(), PAPER.contains(&kind) || kind == JUDGED) else {
        return Ok((Vec::new(), Vec::new()));
    };
    let Some(found) = kept(view, id).await? else {
        return Ok((vec![told.discord("its letter is missing")], Vec::new()));
    };
    // A later entry of the same kind tells how it is kept since.
    let (hash, what, kinds) = if kind == JUDGED {
        (&found.verdict, "the verdict on its letter was altered", &[JUDGED, JUDGED])
    } else {
        (&found.letter, "its letter was altered", &PAPER)
    };
    let mut discords = Vec::new();
    if told.opened.get(KEPT).is_some_and(|kept| kept != hash) && told.is_last_of(view, kinds).await? {
        discords.push(told.discord(what));
    }
    if kind == "letter.registered" && !found.unjudged && journal::find(view, JUDGED, id).await?.is_none() {
        discords.push(told.discord("there is a verdict on its letter, and nobody judged it"));
    }
    Ok((discords, found.contents))
}

/// The searchable copy of a scan, which its entry names by its hash.
async fn copy_agrees(view: &mut View, told: &Told) -> Result<(Vec<Discord>, Vec<(FileId, Option<[u8; 32]>)>), Fault> {
    let (Ok(letter), Some(seq)) = (told.subject.parse(), told.facts.get("scan").and_then(Value::as_i64)) else {
        return Ok((vec![told.discord("it names no scan")], Vec::new()));
    };
    let Some(file) = copy(view, ScanId { letter, seq }).await? else {
        return Ok((vec![told.discord("the copy of its scan is missing")], Vec::new()));
    };
    let found = files::hash_of(view, file).await?;
    let told_hash = told.facts.get("copy").and_then(Value::as_str);
    let same = found.is_some_and(|found| told_hash.is_some_and(|told| told == hex(&found)));
    let discords = if same { Vec::new() } else { vec![told.discord("the copy of its scan was altered")] };
    Ok((discords, vec![(file, found)]))
}

fn hash(text: &str) -> String {
    hex(&Sha256::digest(text))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
