//! A letter of the office as its paper will be, drawn from what is being typed: a page of its own, whose sheets a script puts
//! beside the form.

use accounts::Official;
use askama::Template;
use axum::response::Response;
use cases::AnswerContent;

use crate::{
    State,
    kit::{frame::Frame, page::page, trouble::Trouble},
    office::answer::paper::answer_paper,
};

/// The most sheets that are drawn.
const MOST_SHEETS: usize = 12;

#[derive(Template)]
#[template(path = "office/preview/page.html")]
pub(crate) struct PreviewPage {
    pub frame: Frame,
    /// What is worth knowing about what is drawn, such as fields without a value.
    pub told: Vec<String>,
    /// What each sheet is, and the sheet as SVG of our own making: letters are outlines in it, and nothing that anybody typed is markup.
    pub sheets: Vec<(String, String)>,
    /// How many more there are.
    pub more: usize,
}

/// The letter drawn, for this official's eyes. One official has one drawn at a time.
pub(crate) async fn drawn(
    state: &State,
    frame: Frame,
    official: &Official,
    content: &AnswerContent,
    told: Vec<String>,
) -> Result<Response, Trouble> {
    let paper = answer_paper(&state.office, &state.public_url, content, state.journal.now());
    let sheets = state.press.print(official.id(), move || print::answer_sheets(&paper)).await?;
    let of = sheets.len();
    let more = of.saturating_sub(MOST_SHEETS);
    let sheets = (1_usize..).zip(sheets).take(MOST_SHEETS);
    let sheets = sheets.map(|(number, sheet)| (t!(frame, "preview-sheet", number = number, of = of), sheet)).collect();
    page(&PreviewPage { frame, told, sheets, more })
}

/// What cannot be drawn, and why.
pub(crate) fn nothing(frame: Frame, told: String) -> Result<Response, Trouble> {
    page(&PreviewPage { frame, told: vec![told], sheets: Vec::new(), more: 0 })
}
