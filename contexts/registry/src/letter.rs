//! A letter as it is read.

use accounts::Unit;
use signatures::Report;
use vocabulary::{AccountId, FileId, Instant, LetterId};

use crate::{Circulation, Paper, RpwNumber};

/// The channel of letters that came on paper.
pub(crate) const PAPER: &str = "paper";

/// How a letter's signature stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Valid at the instant the letter entered.
    Valid,
    /// Cannot be told yet, only because revocation data is not to be had; it is judged again by itself.
    Unknown,
    /// Found bad after the letter was accepted, or come by a channel that accepts everything: a clerk must look.
    Quarantined,
    /// It came on paper: there is no electronic signature to judge.
    Paper,
}

/// What the office knows of a letter's signature.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// How it stands.
    pub standing: Standing,
    /// The name in the signer's certificate.
    pub signer: Option<String>,
    /// Why it is not valid: a kind that pages put into words.
    pub reason: Option<String>,
    /// The signer is not shown to be the account's person.
    pub other_person: bool,
    /// Everything found about every signature.
    pub report: Report,
}

/// What a file is to its letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileRole {
    /// The document, or the signature beside it.
    Document,
    /// Data that a detached signature covers.
    Detached,
    /// An attachment.
    Attachment,
}

/// A file of a letter.
#[derive(Clone, Debug)]
pub struct LetterFile {
    /// Counted from 1.
    pub position: u32,
    /// What it is to the letter.
    pub role: FileRole,
    /// Its name, cleaned.
    pub name: String,
    /// Its media type by content.
    pub kind: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the content.
    pub sha256: [u8; 32],
    /// Where it is kept.
    pub file: FileId,
}

/// A line of the register.
#[derive(Clone, Debug)]
pub struct LetterRow {
    /// The letter.
    pub id: LetterId,
    /// Its number.
    pub number: RpwNumber,
    /// The door it came by: `portal`, `api`, `paper`.
    pub channel: String,
    /// When its last byte came, or the paper was registered.
    pub entered_at: Instant,
    /// When it got its number.
    pub registered_at: Instant,
    /// Who sent it.
    pub sender: String,
    /// The account of the sender, where there is one.
    pub sender_account: Option<AccountId>,
    /// What it is about.
    pub subject: String,
    /// The service it was sent for.
    pub service: String,
    /// Where it was routed: the unit that has it or had it last, else the one that its service points to.
    pub unit: Unit,
    /// How its signature stands.
    pub standing: Standing,
    /// The name in the signer's certificate.
    pub signer: Option<String>,
    /// Why the signature is not valid: a kind that pages put into words.
    pub reason: Option<String>,
    /// The signer is not shown to be the account's person.
    pub other_person: bool,
    /// Where it is on its way.
    pub circulation: Circulation,
}

/// A letter opened.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Its line in the register.
    pub row: LetterRow,
    /// Its files in order.
    pub files: Vec<LetterFile>,
    /// Everything found about its signatures.
    pub report: Option<Report>,
    /// When the signatures were last judged.
    pub judged_at: Instant,
    /// What was read off it, when it came on paper.
    pub paper: Option<Paper>,
}

/// What judging a letter again needs.
#[derive(Clone, Debug)]
pub struct ToJudge {
    /// Its line in the register.
    pub row: LetterRow,
    /// Its files in order.
    pub files: Vec<LetterFile>,
}

/// A part of a long list.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// There are more after them.
    pub more: bool,
}

impl<T> Page<T> {
    /// Cuts what was read one longer than asked.
    #[must_use]
    pub fn cut(mut rows: Vec<T>, size: u32) -> Self {
        let size = size as usize;
        let more = rows.len() > size;
        rows.truncate(size);
        Self { rows, more }
    }
}

impl LetterRow {
    /// Whether it came on paper.
    #[must_use]
    pub fn is_paper(&self) -> bool {
        self.channel == PAPER
    }
}

impl Standing {
    const ALL: [Self; 4] = [Self::Valid, Self::Unknown, Self::Quarantined, Self::Paper];

    /// How the standing is kept and counted.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Unknown => "unknown",
            Self::Quarantined => "quarantined",
            Self::Paper => "paper",
        }
    }

    /// The standing with this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.code() == code)
    }
}

impl FileRole {
    /// How the role is kept, and named in receipts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Detached => "detached",
            Self::Attachment => "attachment",
        }
    }

    /// The role with this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        [Self::Document, Self::Detached, Self::Attachment].into_iter().find(|role| role.code() == code)
    }
}
