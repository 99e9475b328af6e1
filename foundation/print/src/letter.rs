//! A person's own letter on paper: what they filled in, as a letter.

use typst::foundations::{Array, IntoValue as _, dict};
use vocabulary::{Instant, Language};

use crate::{
    FileLine, Margin,
    ink::{Ink, PrintError},
    paper::{self, Template},
    parts,
};

/// What the letter says; every string ready in the reader's language, every value as the person gave it.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The language of the strings.
    pub language: Language,
    /// When the letter was made: the paper's date of creation.
    pub made_at: Instant,
    /// The same in words, in the corner where letters bear their date.
    pub date: String,
    /// Who writes.
    pub from: Correspondent,
    /// To whom.
    pub to: Correspondent,
    /// What the letter is, the heading of the paper.
    pub title: String,
    /// What tells it from others, at the foot of every page.
    pub number: String,
    /// What it says.
    pub sections: Vec<Section>,
    /// The heading over the attachments.
    pub attachments_title: String,
    /// The attachments; without one, the heading is left out.
    pub attachments: Vec<FileLine>,
    /// A last remark, such as how the letter is signed; empty when there is none.
    pub note: String,
    /// The small words.
    pub margin: Margin,
}

/// A side of the letter.
#[derive(Clone, Debug, Default)]
pub struct Correspondent {
    /// `Nadawca`, `Adresat`.
    pub label: String,
    /// The name first, then what belongs to it, line by line.
    pub lines: Vec<String>,
}

/// A part of the letter under its own heading.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// What it says.
    pub lines: Vec<Line>,
}

/// An answer. A long one, or one of several lines, is printed across the page beneath its label, a short one beside it.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// What was asked.
    pub label: String,
    /// What was answered; its line ends stay.
    pub value: String,
}

/// The paper of a letter, as PDF/A-2a and PDF/UA-1.
///
/// # Errors
/// There is more text than a paper takes, or the template is broken.
pub fn letter(letter: &Letter) -> Result<Vec<u8>, PrintError> {
    let mut ink = Ink::default();
    let mut side = |side: &Correspondent| dict! { "label" => ink.line(&side.label), "lines" => ink.each(&side.lines) };
    let (from, to) = (side(&letter.from), side(&letter.to));
    let mut section = |section: &Section| {
        let title = ink.part(&section.title);
        let line =
            |line: &Line| dict! { "label" => ink.line(&line.label), "value" => ink.lines(&line.value) }.into_value();
        let lines: Array = section.lines.iter().map(line).collect();
        dict! { "title" => title, "lines" => lines }.into_value()
    };
    let sections: Array = letter.sections.iter().map(&mut section).collect();
    let mut values = dict! {
        "language" => letter.language.tag(),
        "date" => ink.line(&letter.date),
        "from" => from,
        "to" => to,
        "title" => ink.heading(&letter.title),
        "sections" => sections,
        "attachments-title" => ink.line(&letter.attachments_title),
        "attachments" => parts::files(&letter.attachments, &mut ink),
        "note" => ink.line(&letter.note),
        "foot" => ink.line(&letter.number),
        "margin" => parts::margin(&letter.margin, &mut ink),
    };
    values.insert("boxes".into(), ink.dry()?.into_value());
    Ok(paper::print(Template::Letter, values, &letter.number, letter.made_at)?)
}
