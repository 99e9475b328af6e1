//! The file of a case (akta sprawy): every document in it with its versions, in order, with who put it there and when.

use std::collections::HashMap;

use askama::Template;
use axum::{
    extract::{Path, State as FromState},
    response::Response,
};
use cases::{Answer, AnswerText, AnswerVersion, Case, CaseDocument, CaseStep, Memo, Message, StepDocument, StepKind};
use registry::{FileRole, LetterFile};
use vocabulary::{CaseId, Instant, Language, LetterId};
use words::{dates, say, sizes};

use super::{
    find,
    log::memo_kind,
    view::{FileLine, Told, answer_state},
};
use crate::{
    State,
    administration::officials::post,
    kit::{
        frame::{Frame, Here},
        kinds,
        page::page,
        rights::AsOfficial,
        thread::file_lines,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office::answer::{Which, paper::parts, ruling::kind_name},
};

/// The newest messages that the file shows; all are on their own page.
const MOST_MESSAGES: u32 = 1_000;

/// A version of a document.
#[derive(Clone, Debug)]
pub(crate) struct VersionView {
    pub name: String,
    pub about: String,
    pub text: String,
}

/// Something that stands in the file, or stood there.
#[derive(Clone, Debug)]
pub(crate) struct ElementView {
    pub when: String,
    pub datetime: String,
    /// What kind of document it is.
    pub kind: String,
    pub title: String,
    /// Where it is read; empty when everything stands here.
    pub address: String,
    /// Who, and what is worth knowing besides.
    pub about: String,
    pub state: Option<Told>,
    /// What it says, where it is short.
    pub text: String,
    pub files: Vec<FileLine>,
    pub versions: Vec<VersionView>,
}

#[derive(Template)]
#[template(path = "office/case/file/page.html")]
pub(crate) struct FilePage {
    pub frame: Frame,
    pub sign: String,
    pub title: String,
    pub back: String,
    pub log: String,
    pub elements: Vec<ElementView>,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let frame = visit.frame(&state, Here::CaseList);
    let case = find(&state, &official, &id).await?;
    let language = frame.language;
    let mut elements: Vec<(Instant, ElementView)> = Vec::new();
    let mut db = state.journal.view().await?;
    for document in &case.documents {
        let files = registry::letter_for_case(&mut db, document.letter).await?.map(|letter| letter.files);
        elements.push((document.attached_at, letter(language, &case, document, &files.unwrap_or_default())));
    }
    for of in &case.answers {
        let versions = cases::versions(&mut db, of).await?;
        let begun = versions.first().map_or(case.row.opened_at, |version| version.made_at);
        elements.push((begun, answer(language, &case, of, begun, &versions)));
    }
    let messages = cases::messages(&mut db, &official, case.row.id, None, MOST_MESSAGES).await?;
    drop(db);
    let messages = messages.map(|(_, page)| page.rows).unwrap_or_default();
    elements.extend(messages.iter().map(|of| (of.sent_at, message(language, case.row.id, of))));
    elements.extend(case.memos.iter().map(|of| (of.made_at, memo(language, of))));
    elements.extend(case.steps.iter().filter_map(|step| Some((step.at, by_step(language, step)?))));
    elements.sort_by_key(|(at, _)| *at);
    page(&FilePage {
        sign: case.row.sign.to_string(),
        title: case.row.title.clone(),
        back: links::case(case.row.id),
        log: links::case_log(case.row.id),
        elements: elements.into_iter().map(|(_, element)| element).collect(),
        frame,
    })
}

/// Something put into the file now, by somebody, with nothing else known of it.
fn element(language: Language, at: Instant, kind: String, title: &str, about: String) -> ElementView {
    ElementView {
        when: dates::minute(language, at),
        datetime: at.rfc3339_warsaw(),
        kind,
        title: title.to_owned(),
        address: String::new(),
        about,
        state: None,
        text: String::new(),
        files: Vec::new(),
        versions: Vec::new(),
    }
}

fn letter(language: Language, case: &Case, document: &CaseDocument, files: &[LetterFile]) -> ElementView {
    let put: HashMap<LetterId, &CaseStep> = case.steps.iter().filter_map(put_in).collect();
    let by = put.get(&document.letter).map(|step| step.actor.clone()).unwrap_or_default();
    let entered = dates::day(language, document.entered_at);
    let number = document.number.to_string();
    let from = document.sender.as_str();
    let about = say!(language, "case-file-letter-about", number = number, from = from, day = entered, by = by);
    let file = |file: &LetterFile| {
        let kind = kinds::of_media(language, &file.kind);
        let role = match file.role {
            FileRole::Document => say!(language, "letter-role-document"),
            FileRole::Detached => say!(language, "letter-role-detached"),
            FileRole::Attachment => say!(language, "letter-role-attachment"),
        };
        FileLine {
            address: links::letter_file(document.letter, file.position),
            name: file.name.clone(),
            about: format!("{role}, {kind}, {}", sizes::size(language, file.size)),
        }
    };
    let kind = say!(language, "case-file-letter");
    ElementView {
        address: links::letter(document.letter),
        files: files.iter().map(file).collect(),
        ..element(language, document.attached_at, kind, &document.subject, about)
    }
}

/// The letter that a step put into the file.
fn put_in(step: &CaseStep) -> Option<(LetterId, &CaseStep)> {
    match (step.kind, &step.document) {
        (StepKind::Opened | StepKind::Attached, Some(StepDocument::Letter(letter, _))) => Some((*letter, step)),
        _ => None,
    }
}

fn answer(language: Language, case: &Case, of: &Answer, begun: Instant, versions: &[AnswerVersion]) -> ElementView {
    let author = of.drafted_by.1.as_str();
    let mut about = vec![say!(language, "case-file-drafted", name = author)];
    if let Some((_, name, at)) = &of.approved {
        about.push(say!(language, "case-file-approved", name = name.as_str(), moment = dates::minute(language, *at)));
    }
    about.extend(of.sealed_at.map(|at| say!(language, "case-file-sealed", moment = dates::minute(language, at))));
    let versions = versions.iter().rev().map(|version| VersionView {
        name: say!(language, "case-file-version", number = version.version),
        about: format!("{}, {}", version.by, dates::minute(language, version.made_at)),
        text: whole(&version.text),
    });
    let kind = kind_name(language, of.text.kind());
    ElementView {
        address: Which::of(of).address(links::CASE_ANSWER, case.row.id),
        state: Some(answer_state(language, &case.row, of)),
        versions: versions.collect(),
        ..element(language, begun, kind, of.text.title(), about.join(", "))
    }
}

/// All that a version says: under its headings where it is a decision or an order.
fn whole(text: &AnswerText) -> String {
    let parts = parts(text).into_iter().flat_map(|part| [part.heading, part.text]);
    let said = if text.kind().ruling().is_some() { String::new() } else { text.text().to_owned() };
    let all = [text.title().to_owned(), said].into_iter().chain(parts);
    all.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn memo(language: Language, of: &Memo) -> ElementView {
    let post = of.post.map(|of| post(language, of));
    let about = [Some(of.by.1.clone()), post].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let kind = memo_kind(language, of.kind);
    ElementView { text: of.text.clone(), ..element(language, of.made_at, kind, &of.title, about) }
}

fn message(language: Language, case: CaseId, of: &Message) -> ElementView {
    let post = of.post.map(|of| post(language, of));
    let about = [Some(of.by.1.clone()), post].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let kind = say!(language, "case-file-message");
    let title =
        if of.by_client { say!(language, "case-file-from-client") } else { say!(language, "case-file-to-client") };
    ElementView {
        address: links::case_messages(case),
        text: of.text.clone(),
        files: file_lines(language, of, |message, position| links::case_message_file(case, message, position)),
        ..element(language, of.sent_at, kind, &title, about)
    }
}

/// What stands in the history alone: notes of the office, and letters that were taken out.
fn by_step(language: Language, step: &CaseStep) -> Option<ElementView> {
    let (kind, title) = match (step.kind, &step.document) {
        (StepKind::Noted, _) => (say!(language, "case-file-note"), say!(language, "case-file-note-title")),
        (StepKind::Detached, Some(StepDocument::Letter(_, number))) => {
            (say!(language, "case-file-out"), number.to_string())
        }
        _ => return None,
    };
    Some(ElementView { text: step.note.clone(), ..element(language, step.at, kind, &title, step.actor.clone()) })
}
