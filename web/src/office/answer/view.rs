//! The answer of a case as its page shows it.

use accounts::Official;
use cases::{Answer, AnswerDeed, AnswerState, CaseRow, OnPaper};
use words::{dates, say};

use crate::{
    kit::{frame::Frame, verdict::Row},
    links,
    office::case::view::Told,
};

#[derive(Clone, Debug)]
pub(crate) struct AnswerView {
    pub sign: String,
    pub back: String,
    pub state: Told,
    /// Before the deeds: what approving does, or that another does it.
    pub about: String,
    pub title: String,
    pub addressee: Vec<String>,
    /// Paragraphs of lines.
    pub text: Vec<Vec<String>>,
    pub rows: Vec<Row>,
    pub pdf: String,
    pub is_sealed: bool,
    /// Where the receipt that the client signed is, as XML and on paper.
    pub receipt: Option<(String, String)>,
}

pub(crate) fn view(frame: &Frame, official: &Official, case: &CaseRow, answer: &Answer) -> AnswerView {
    let may = cases::answer_deeds(official, case, answer);
    let about = if may.contains(&AnswerDeed::Approve) {
        t!(frame, "reply-approve-about")
    } else if may.contains(&AnswerDeed::GiveBack) && answer.written_by.contains(&official.id()) {
        t!(frame, "reply-not-own")
    } else {
        String::new()
    };
    AnswerView {
        sign: case.sign.to_string(),
        back: links::case(case.id),
        state: state(frame, case, answer),
        about,
        title: answer.text.title().to_owned(),
        addressee: answer.text.addressee().lines().map(str::to_owned).collect(),
        text: paragraphs(answer.text.text()),
        rows: rows(frame, answer),
        pdf: links::case_answer_pdf(case.id),
        is_sealed: answer.pdf.is_some(),
        receipt: None,
    }
}

/// How far an answer is, in a word and in a sentence.
pub(crate) fn state(frame: &Frame, case: &CaseRow, answer: &Answer) -> Told {
    let (class, word, detail) = match answer.state {
        AnswerState::Draft => ("calm", t!(frame, "reply-state-draft"), t!(frame, "reply-state-draft-text")),
        AnswerState::ForApproval => {
            ("attention", t!(frame, "reply-state-for-approval"), t!(frame, "reply-state-for-approval-text"))
        }
        AnswerState::Approved => ("calm", t!(frame, "reply-state-approved"), t!(frame, "reply-state-approved-text")),
        AnswerState::Sealed if case.client.is_none() => {
            ("attention", t!(frame, "reply-state-sealed"), t!(frame, "reply-state-sealed-paper"))
        }
        AnswerState::Sealed if case.undelivered => {
            ("attention", t!(frame, "reply-state-undelivered"), t!(frame, "reply-state-undelivered-text"))
        }
        AnswerState::Sealed if answer.text.signed_delivery() => {
            ("good", t!(frame, "reply-state-sealed"), t!(frame, "reply-state-sealed-signed"))
        }
        AnswerState::Sealed => ("good", t!(frame, "reply-state-sealed"), t!(frame, "reply-state-sealed-text")),
        AnswerState::Collected if answer.handed_over.is_some() => {
            ("good", t!(frame, "reply-state-handed"), t!(frame, "reply-state-handed-text"))
        }
        AnswerState::Collected if answer.text.signed_delivery() => {
            ("good", t!(frame, "reply-state-collected"), t!(frame, "reply-state-signed-for-text"))
        }
        AnswerState::Collected => ("good", t!(frame, "reply-state-collected"), t!(frame, "reply-state-collected-text")),
    };
    Told { class, word, detail }
}

/// Lines stay lines, and an empty one parts paragraphs.
fn paragraphs(text: &str) -> Vec<Vec<String>> {
    text.split("\n\n")
        .map(|paragraph| paragraph.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect())
        .filter(|lines: &Vec<String>| !lines.is_empty())
        .collect()
}

fn rows(frame: &Frame, answer: &Answer) -> Vec<Row> {
    let language = frame.language;
    let approved = answer.approved.as_ref().map(|(_, name, at)| {
        let moment = dates::minute(language, *at);
        let value = t!(frame, "reply-facts-approved-value", name = name.as_str(), moment = moment);
        Row::one(t!(frame, "reply-facts-approved"), value)
    });
    let sealed = answer.sealed_at.map(|at| Row::one(t!(frame, "reply-facts-sealed"), dates::minute(language, at)));
    let collected =
        answer.collected_at.map(|at| Row::one(t!(frame, "reply-facts-collected"), dates::minute(language, at)));
    let handed = answer.handed_over.map(|(how, on)| {
        let how = match how {
            OnPaper::Post => say!(language, "reply-hand-post"),
            OnPaper::InPerson => say!(language, "reply-hand-in-person"),
        };
        let value = t!(frame, "reply-facts-handed-value", day = dates::date(language, on), how = how);
        Row::one(t!(frame, "reply-facts-handed"), value)
    });
    let signed = answer.text.signed_delivery();
    let way = signed.then(|| Row::one(t!(frame, "reply-facts-way"), t!(frame, "reply-facts-way-signed")));
    let drafted = Row::one(t!(frame, "reply-facts-drafted"), answer.drafted_by.1.clone());
    [Some(drafted), way, approved, sealed, collected, handed].into_iter().flatten().collect()
}
