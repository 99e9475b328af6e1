//! The office's own letter on paper: its answer to somebody.

use typst::foundations::{Array, Dict, IntoValue as _, dict};
use vocabulary::{Instant, Language};

use crate::{
    Correspondent, Issuer, Line, Margin,
    ink::{Ink, PrintError},
    paper::{self, Template},
    parts,
};

/// What the letter says; every string ready in the letter's language, the text as the office wrote it.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The language of the strings.
    pub language: Language,
    /// When the letter was approved: the paper's date of creation.
    pub made_at: Instant,
    /// Who writes.
    pub issuer: Issuer,
    /// The office's telephone with its label; empty when there is none.
    pub phone: String,
    /// Where and on which day, in full.
    pub place: String,
    /// What the letter is filed under, row by row: the sign of the case.
    pub marks: Vec<Line>,
    /// To whom.
    pub to: Correspondent,
    /// What it is about, the heading of the paper.
    pub title: String,
    /// Under the heading, what a decision or an order is about; empty where the heading says it.
    pub subject: String,
    /// What it says: lines stay lines, an empty one parts paragraphs.
    pub text: String,
    /// What it says under headings of its own, after the text.
    pub parts: Vec<Part>,
    /// Who approved it: name, post, unit.
    pub approved: Correspondent,
    /// That it was made electronically and how it is sealed, for whoever holds it printed (KPA art. 39^3).
    pub note: String,
    /// How anybody can check it; none on a paper without a seal.
    pub check: Option<CheckLine>,
    /// What tells this letter from any other, at the foot of every page.
    pub number: String,
    /// The small words.
    pub margin: Margin,
}

/// A part of a letter under its heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// What the part is.
    pub heading: String,
    /// What it says, as the letter's text.
    pub text: String,
}

/// Where a paper is checked, in one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckLine {
    /// The sentence before the address.
    pub text: String,
    /// The address as people type it.
    pub shown: String,
    /// The whole address.
    pub address: String,
}

/// The paper of the office's letter, as PDF/A-2a and PDF/UA-1.
///
/// # Errors
/// There is more text than a paper takes, or the template is broken.
pub fn answer(answer: &Answer) -> Result<Vec<u8>, PrintError> {
    Ok(paper::print(Template::Answer, values(answer)?, &answer.number, answer.made_at)?)
}

/// The sheets of the same paper as pictures to look at (SVG): letters are outlines in them, and no word is markup.
///
/// # Errors
/// As for [`answer`].
pub fn answer_sheets(answer: &Answer) -> Result<Vec<String>, PrintError> {
    Ok(paper::sheets(Template::Answer, values(answer)?)?)
}

fn values(answer: &Answer) -> Result<Dict, PrintError> {
    let mut ink = Ink::default();
    let side = |side: &Correspondent, ink: &mut Ink| dict! { "label" => ink.line(&side.label), "lines" => ink.each(&side.lines) };
    let mark = |mark: &Line, ink: &mut Ink| {
        [ink.line(&mark.label), ink.line(&mark.value)].into_iter().collect::<Array>().into_value()
    };
    let marks: Array = answer.marks.iter().map(|row| mark(row, &mut ink)).collect();
    let phone: Vec<String> = Some(answer.phone.clone()).filter(|phone| !phone.is_empty()).into_iter().collect();
    let check = answer.check.as_ref().map(|check| {
        dict! {
            "text" => ink.line(&check.text),
            "shown" => ink.line(&check.shown),
            "address" => check.address.as_str(),
        }
    });
    let parts: Array = answer
        .parts
        .iter()
        .map(|part| dict! { "heading" => ink.heading(&part.heading), "text" => ink.lines(&part.text) }.into_value())
        .collect();
    let mut values = dict! {
        "language" => answer.language.tag(),
        "issuer" => dict! { "name" => ink.line(&answer.issuer.name), "address" => ink.line(&answer.issuer.address) },
        "phone" => ink.each(&phone),
        "place" => ink.line(&answer.place),
        "marks" => marks,
        "to" => side(&answer.to, &mut ink),
        "title" => ink.heading(&answer.title),
        "subject" => ink.part(&answer.subject),
        "text" => ink.lines(&answer.text),
        "parts" => parts,
        "approved" => side(&answer.approved, &mut ink),
        "note" => ink.line(&answer.note),
        "check" => check,
        "foot" => ink.line(&answer.number),
        "margin" => parts::margin(&answer.margin, &mut ink),
    };
    values.insert("boxes".into(), ink.dry()?.into_value());
    Ok(values)
}
