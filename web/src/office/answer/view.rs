//! The answer of a case as its page shows it.

use accounts::Official;
use cases::{Answer, AnswerDeed, AnswerKind, AnswerState, CallPoint, CaseRow, Entitled, OnPaper};
use vocabulary::Term;
use words::{dates, say};

use super::{Which, changes::Change, paper::parts, ruling::kind_name};
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
    /// Where it is told to whom it goes.
    pub sending: String,
    /// Where the receipt that the client signed is, as XML and on paper.
    pub receipt: Option<(String, String)>,
    /// What a call asks for.
    pub points: Vec<CallPoint>,
    /// What a decision or an order says under headings, and what it rules among that.
    pub parts: Vec<(String, Vec<Vec<String>>)>,
    /// What the client's letter changed since.
    pub changes: Vec<Change>,
}

pub(crate) fn view(
    frame: &Frame,
    official: &Official,
    case: &CaseRow,
    answer: &Answer,
    entitled: Option<&Entitled>,
) -> AnswerView {
    let may = cases::answer_deeds(official, case, answer);
    let about = if may.contains(&AnswerDeed::Approve) && entitled.is_none() {
        t!(frame, "reply-accept-about")
    } else if may.contains(&AnswerDeed::Approve) && answer.text.call().is_some() {
        t!(frame, "call-approve-about")
    } else if may.contains(&AnswerDeed::Approve) && !answer.text.kind().settles() {
        t!(frame, "ruling-approve-order-about")
    } else if may.contains(&AnswerDeed::Approve) {
        t!(frame, "reply-approve-about")
    } else if may.contains(&AnswerDeed::GiveBack) && answer.written_by.contains(&official.person()) {
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
        text: if answer.text.kind().ruling().is_some() { Vec::new() } else { paragraphs(answer.text.text()) },
        rows: rows(frame, answer),
        pdf: Which::of(answer).address(links::CASE_ANSWER_PDF, case.id),
        is_sealed: answer.pdf.is_some(),
        sending: Which::of(answer).address(links::CASE_SENDING, case.id),
        receipt: None,
        points: answer.text.call().map(|call| call.points().to_vec()).unwrap_or_default(),
        parts: parts(&answer.text).into_iter().map(|part| (part.heading, paragraphs(&part.text))).collect(),
        changes: Vec::new(),
    }
}

/// How far an answer is, in a word and in a sentence.
pub(crate) fn state(frame: &Frame, case: &CaseRow, answer: &Answer) -> Told {
    if let Some(told) = state_of_call(frame, case, answer) {
        return told;
    }
    let (class, word, detail) = match answer.state {
        AnswerState::Draft => ("calm", t!(frame, "reply-state-draft"), t!(frame, "reply-state-draft-text")),
        AnswerState::ForApproval => {
            ("attention", t!(frame, "reply-state-for-approval"), t!(frame, "reply-state-for-approval-text"))
        }
        AnswerState::Accepted => {
            ("attention", t!(frame, "reply-state-accepted"), t!(frame, "reply-state-accepted-text"))
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

/// How far a call is, once it is out.
fn state_of_call(frame: &Frame, case: &CaseRow, answer: &Answer) -> Option<Told> {
    answer.text.call().filter(|_| answer.sealed_at.is_some())?;
    let day = |day| dates::date(frame.language, day);
    let word = if answer.state == AnswerState::Sealed {
        t!(frame, "reply-state-sealed")
    } else if answer.handed_over.is_some() {
        t!(frame, "reply-state-handed")
    } else {
        t!(frame, "reply-state-collected")
    };
    let (class, detail) = match (answer.supplement, answer.ended_at, answer.open_call().zip(answer.delivered_on())) {
        (Some(_), ..) => ("good", t!(frame, "call-state-answered")),
        (None, Some(_), _) => ("idle", t!(frame, "call-state-ended")),
        (None, None, Some(((_, until), on))) if case.called_until == Some(until) => {
            ("calm", t!(frame, "call-state-open", day = day(on), until = dates::until_date(frame.language, until)))
        }
        (None, None, _) if case.client.is_none() => ("attention", t!(frame, "call-state-sealed-paper")),
        (None, None, _) => ("good", t!(frame, "call-state-sealed")),
    };
    Some(Told { class, word, detail })
}

/// How long a ruling can be contested from its delivery.
fn appeal(frame: &Frame, kind: &AnswerKind) -> String {
    match kind.appeal_term() {
        Some(Term::Days(days)) => t!(frame, "ruling-facts-appeal-days", days = i64::from(days)),
        _ => t!(frame, "ruling-facts-appeal-none"),
    }
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
    let accepted = answer.accepted.as_ref().map(|(_, name, at)| {
        let value =
            t!(frame, "reply-facts-approved-value", name = name.as_str(), moment = dates::minute(language, *at));
        Row::one(t!(frame, "reply-facts-accepted"), value)
    });
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
    let ruling = answer.text.kind().ruling();
    let kind = ruling.map(|_| Row::one(t!(frame, "ruling-kinds"), kind_name(language, answer.text.kind())));
    let appeal = ruling.map(|_| Row::one(t!(frame, "ruling-facts-appeal"), appeal(frame, answer.text.kind())));
    let drafted = Row::one(t!(frame, "reply-facts-drafted"), answer.drafted_by.1.clone());
    let term = answer.text.call().map(|call| {
        Row::one(t!(frame, "call-facts-days"), t!(frame, "call-facts-days-value", days = i64::from(call.days())))
    });
    let until =
        answer.open_call().map(|(_, until)| Row::one(t!(frame, "call-facts-until"), dates::date(language, until)));
    [kind, Some(drafted), term, appeal, way, accepted, approved, sealed, collected, handed, until]
        .into_iter()
        .flatten()
        .collect()
}
