//! A verdict as people see it: a sign, a sentence, rows of terms.

/// The sign that stands with a word; never the sign alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// Good.
    Good,
    /// Cannot be told now, or needs attention.
    Wait,
    /// Wrong.
    Wrong,
    /// Neither good nor bad: a word of explanation.
    Note,
}

impl Sign {
    /// Its class in the style sheet.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Wait => "attention",
            Self::Wrong => "wrong",
            Self::Note => "calm",
        }
    }

    /// The class of a box with a verdict.
    pub(crate) const fn box_class(self) -> &'static str {
        match self {
            Self::Good => "verdict-good",
            Self::Wait => "verdict-wait",
            Self::Wrong => "verdict-wrong",
            Self::Note => "verdict-note",
        }
    }
}

/// A verdict in one word and one line.
#[derive(Clone, Debug)]
pub(crate) struct ShortVerdict {
    /// The sign.
    pub sign: Sign,
    /// The word beside it.
    pub word: String,
    /// Who signed, or why not good.
    pub detail: String,
}

/// A verdict in one sentence with what it rests on.
#[derive(Clone, Debug)]
pub(crate) struct Verdict {
    /// The sign.
    pub sign: Sign,
    /// The sentence.
    pub headline: String,
    /// What was judged: a file's name or a number.
    pub subject: String,
    /// Who, when, over what.
    pub rows: Vec<Row>,
    /// Each signature by itself, where there are several.
    pub parts: Vec<Part>,
    /// For the curious.
    pub details: Vec<Row>,
    /// The machine-readable record, to take away.
    pub record: Option<Record>,
}

impl Verdict {
    /// A sign and a sentence about something, and nothing else as yet.
    pub(crate) fn of(sign: Sign, headline: String, subject: String) -> Self {
        Self { sign, headline, subject, rows: Vec::new(), parts: Vec::new(), details: Vec::new(), record: None }
    }

    /// The same with these rows.
    pub(crate) fn with(self, rows: Vec<Row>) -> Self {
        Self { rows, ..self }
    }
}

/// What one of several signatures is worth.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// The sign.
    pub sign: Sign,
    /// The sentence.
    pub sentence: String,
    /// Who, when, over what.
    pub rows: Vec<Row>,
    /// For the curious.
    pub details: Vec<Row>,
}

/// A file that stands inside the page itself, since nothing that was checked is kept.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    /// Its name.
    pub name: String,
    /// Its content, in base64.
    pub base64: String,
}

/// A term and its lines.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// What the row tells.
    pub term: String,
    /// What it is.
    pub lines: Vec<String>,
}

impl Row {
    /// A row of one line.
    pub(crate) fn one(term: String, line: String) -> Self {
        Self { term, lines: vec![line] }
    }
}

/// SHA-256 in groups of eight digits, as people compare it.
pub(crate) fn grouped_hash(sha256: &[u8; 32]) -> String {
    let digits = hex::encode(sha256);
    let groups: Vec<&str> = (0..8).map(|group| &digits[group * 8..group * 8 + 8]).collect();
    groups.join(" ")
}
