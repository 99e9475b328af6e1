//! The log of a case on paper.

use typst::foundations::{Array, IntoValue as _, dict};
use vocabulary::{Instant, Language};

use crate::{
    Issuer, Line, Margin,
    ink::{Ink, PrintError},
    paper::{self, Template},
    parts,
};

/// What the log says; every string ready in the language of the office.
#[derive(Clone, Debug)]
pub struct Log {
    /// The language of the strings.
    pub language: Language,
    /// When it was drawn.
    pub made_at: Instant,
    /// Whose log it is.
    pub issuer: Issuer,
    /// What the paper is called.
    pub title: String,
    /// Which case it is of, row by row.
    pub marks: Vec<Line>,
    /// What stands over the columns.
    pub head: [String; 4],
    /// One act a row: when, who, what, which document; lines stay lines.
    pub lines: Vec<[String; 4]>,
    /// What tells this paper from any other, at the foot of every page.
    pub foot: String,
    /// The small words.
    pub margin: Margin,
}

/// The paper of a log, as PDF/A-2a and PDF/UA-1.
///
/// # Errors
/// There is more text than a paper takes, or the template is broken.
pub fn log(log: &Log) -> Result<Vec<u8>, PrintError> {
    let mut ink = Ink::default();
    let mark = |mark: &Line, ink: &mut Ink| {
        [ink.line(&mark.label), ink.line(&mark.value)].into_iter().collect::<Array>().into_value()
    };
    let marks: Array = log.marks.iter().map(|row| mark(row, &mut ink)).collect();
    let row = |row: &[String; 4], ink: &mut Ink| row.iter().map(|cell| ink.lines(cell)).collect::<Array>().into_value();
    let lines: Array = log.lines.iter().map(|line| row(line, &mut ink)).collect();
    let mut values = dict! {
        "language" => log.language.tag(),
        "issuer" => dict! { "name" => ink.line(&log.issuer.name), "address" => ink.line(&log.issuer.address) },
        "title" => ink.heading(&log.title),
        "marks" => marks,
        "head" => ink.each(&log.head),
        "lines" => lines,
        "foot" => ink.line(&log.foot),
        "margin" => parts::margin(&log.margin, &mut ink),
    };
    values.insert("boxes".into(), ink.dry()?.into_value());
    Ok(paper::print(Template::Log, values, &log.foot, log.made_at)?)
}
