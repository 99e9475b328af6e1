//! The answers as the letter that they make: read before its content is fixed.

use accounts::{Client, Data, Delivery, Details, Identity};
use askama::Template;
use axum::{
    extract::{Path, Query, State as FromState},
    response::{IntoResponse as _, Redirect, Response},
};
use catalogue::{DueFee, Line, Shown};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use submissions::{Draft, DraftError, FixError};
use vocabulary::Money;
use words::{dates, money, sizes};

use super::{
    APPLICANT, ATTACHMENTS, CHECK, Then, about, closed, find, form,
    head::{Head, head},
    kept_by_browser,
    step::{mistakes::called, question::before_answer},
    todo, undone,
};
use crate::{
    State,
    client::{contact, settings::data},
    kit::{
        form::Posted,
        frame::{Frame, Here},
        page::page,
        rights::AsClient,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

#[derive(Template)]
#[template(path = "client/draft/check/page.html")]
pub(crate) struct CheckPage {
    pub frame: Frame,
    pub head: Head,
    pub action: String,
    /// Which saved state is shown; what is fixed must be just that.
    pub shown: String,
    /// The draft was changed elsewhere while this page stood open.
    pub changed: bool,
    pub letter: Letter,
}

/// The letter.
pub(crate) struct Letter {
    pub date: String,
    /// Name, number, address, telephone of whoever files.
    pub sender: Vec<String>,
    pub delivery: String,
    pub change_sender: String,
    pub title: String,
    /// Which filing it is about.
    pub about: String,
    pub parts: Vec<Part>,
    /// Names and sizes; none when the form has no place for files.
    pub files: Option<Vec<String>>,
    pub change_files: String,
    pub fees: Vec<FeeLine>,
}

/// A step in the letter.
pub(crate) struct Part {
    pub title: String,
    /// Where it is changed; empty for what stays as it was filed.
    pub change: String,
    pub lines: Vec<LetterLine>,
}

/// An answer in the letter.
pub(crate) struct LetterLine {
    /// The question; empty for a statement, which speaks for itself.
    pub before: String,
    pub answer: String,
    /// Text over several lines.
    pub long: bool,
    pub given: bool,
}

/// An amount in the letter.
pub(crate) struct FeeLine {
    pub label: String,
    /// How many times how much, when it is due several times.
    pub times: String,
    pub amount: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    zmiana: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Seen {
    klucz: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let draft = find(&state, &client, &id).await?;
    if let Some(response) = closed(&state, &visit, &draft)? {
        return Ok(response);
    }
    if let Some(response) = incomplete(&state, &draft) {
        return Ok(response);
    }
    let mut view = view(&state, &visit, &client, &draft).await?;
    view.changed = !asked.zmiana.is_empty();
    Ok(kept_by_browser(page(&view)?))
}

/// Fixes the content that was shown and leads to signing.
pub(crate) async fn fix(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path(id): Path<String>,
    Posted(seen): Posted<Seen>,
) -> Result<Response, Trouble> {
    let draft = find(&state, &client, &id).await?;
    let details = accounts::details(&mut state.journal.view().await?, &client).await?;
    let sender = sender(&visit.frame(&state, Here::Catalogue), &draft, &details);
    if draft.state == submissions::DraftState::Open && seen.klucz != mark(&draft, &sender) {
        return Ok(Redirect::to(&format!("{}?zmiana=tak", links::draft_check(draft.id))).into_response());
    }
    match submissions::fix(&state.submissions, &client, draft.id).await {
        Ok(_) => Ok(Redirect::to(&links::sign(draft.id)).into_response()),
        Err(FixError::Incomplete(_)) => {
            Ok(incomplete(&state, &draft)
                .unwrap_or_else(|| Redirect::to(&links::draft_check(draft.id)).into_response()))
        }
        // A second click: it is fixed already.
        Err(FixError::Draft(DraftError::NotOpen)) => Ok(Redirect::to(&links::sign(draft.id)).into_response()),
        Err(FixError::Draft(error)) => undone(error, &links::sign(draft.id)),
    }
}

/// Leads to the first step with something to put right, where all of it is told.
fn incomplete(state: &State, draft: &Draft) -> Option<Response> {
    let step = todo::first(draft, state.journal.now())?;
    Some(Redirect::to(&todo::told_on(&links::draft_step(draft.id, &step))).into_response())
}

/// Names what was shown: one saved state of the draft, and who sends it as the account says now.
fn mark(draft: &Draft, (sender, delivery): &(Vec<String>, String)) -> String {
    let shown = format!("{}\n{}\n{delivery}", draft.saved_at.micros(), sender.join("\n"));
    hex::encode(Sha256::digest(shown))
}

async fn view(state: &State, visit: &Visit, client: &Client, draft: &Draft) -> Result<CheckPage, Trouble> {
    let frame = visit.frame(state, Here::Catalogue);
    let details = accounts::details(&mut state.journal.view().await?, client).await?;
    let now = state.journal.now();
    Ok(CheckPage {
        head: head(&frame, draft, CHECK, now),
        action: links::draft_check(draft.id),
        shown: mark(draft, &sender(&frame, draft, &details)),
        changed: false,
        letter: Letter {
            date: dates::day(frame.language, now),
            about: about(state, visit, client, draft).await?,
            ..letter(&frame, draft, &details)?
        },
        frame,
    })
}

fn letter(frame: &Frame, draft: &Draft, details: &Details) -> Result<Letter, Trouble> {
    let language = frame.language;
    let form = form(draft)?;
    let change = |step: &str| Then::Check.at(&links::draft_step(draft.id, step));
    let (sender, delivery) = sender(frame, draft, details);
    let open: Vec<&str> = draft.steps().into_iter().map(|step| step.id.as_str()).collect();
    let parts = form.lines(&draft.answers).into_iter().map(|(step, lines)| Part {
        title: called(language, &step.name),
        change: if open.contains(&step.id.as_str()) { change(&step.id) } else { String::new() },
        lines: lines.iter().map(|line| letter_line(frame, line)).collect(),
    });
    let file = |file: &submissions::DraftFile| {
        t!(frame, "draft-letter-file", name = file.name.as_str(), size = sizes::size(language, file.size))
    };
    let has_slots = !draft.slots().is_empty();
    Ok(Letter {
        date: String::new(),
        about: String::new(),
        sender,
        delivery,
        change_sender: if draft.keeps_applicant() { String::new() } else { change(APPLICANT) },
        title: words::typeset(language, &draft.service.text(language).document),
        parts: parts.collect(),
        files: has_slots.then(|| draft.files.iter().map(file).collect()),
        change_files: change(ATTACHMENTS),
        fees: fees(frame, draft)?,
    })
}

/// Who files, line by line, and how the answer is to come: read as the document will name it.
fn sender(frame: &Frame, draft: &Draft, details: &Details) -> (Vec<String>, String) {
    let filled = contact::as_read(&draft.applicant.0, &details.names, &details.surname);
    let details = Data::read(&filled).map_or_else(|_| details.clone(), |data| data.over(details.clone()));
    let identity = data::identity(frame, &details);
    let Details { names, surname, identity: known_by, address, mailing_address, phone, email, delivery, .. } = details;
    let mut lines = vec![format!("{names} {surname}").trim().to_owned(), identity];
    if let Some(Identity::Document { birth_date, citizenship, .. }) = known_by {
        let called = |label: String| t!(frame, "question-before-answer", label = label);
        lines.push(format!("{} {}", called(t!(frame, "person-birth-date")), dates::date(frame.language, birth_date)));
        lines.push(format!("{} {citizenship}", called(t!(frame, "person-citizenship"))));
    }
    lines.extend(address.map(contact::in_two_lines).into_iter().flatten());
    let mailing = mailing_address.map(contact::in_one_line);
    lines.extend(mailing.map(|address| t!(frame, "draft-letter-mailing", address = address)));
    lines.extend(phone.map(|phone| format!("{} {phone}", t!(frame, "frame-phone"))));
    lines.extend(email);
    lines.retain(|line| !line.is_empty());
    let delivery = match delivery {
        Delivery::Paper => t!(frame, "person-delivery-paper"),
        Delivery::Ade(ade) => t!(frame, "settings-delivery-ade", ade = ade),
        Delivery::Account => t!(frame, "person-delivery-account"),
    };
    (lines, delivery)
}

pub(super) fn letter_line(frame: &Frame, line: &Line<'_>) -> LetterLine {
    let language = frame.language;
    let label = || words::typeset(language, line.field.label.text(language));
    let before = before_answer(language, &line.field.label);
    let plain = |answer: String| LetterLine { before: before.clone(), answer, long: false, given: true };
    match &line.value {
        Shown::Text(text) => {
            LetterLine { long: text.contains('\n') || text.chars().count() > 80, ..plain(text.clone()) }
        }
        Shown::Choice(choice) => plain(words::typeset(language, choice.label.text(language))),
        Shown::Ticked => LetterLine { before: String::new(), ..plain(label()) },
        Shown::Whole(number) => plain(number.to_string()),
        Shown::Date(date) => plain(dates::date(language, *date)),
        Shown::Nothing => LetterLine { given: false, ..plain(t!(frame, "draft-letter-nothing")) },
    }
}

/// What is due, and the sum of it when it is more than one thing.
fn fees(frame: &Frame, draft: &Draft) -> Result<Vec<FeeLine>, Trouble> {
    let due = form(draft)?.fees(&draft.answers);
    let line = |label: String, times: String, amount: Money| FeeLine {
        label,
        times,
        amount: money::money(frame.language, amount),
    };
    let times = |fee: &DueFee<'_>| match fee.times {
        Some(count) if count > 1 => {
            t!(frame, "draft-letter-times", count = count, amount = money::money(frame.language, fee.once))
        }
        _ => String::new(),
    };
    let label = |fee: &DueFee<'_>| words::typeset(frame.language, fee.label.text(frame.language));
    let mut lines: Vec<FeeLine> = due.iter().map(|fee| line(label(fee), times(fee), fee.amount)).collect();
    if due.len() > 1 {
        let sum = due.iter().fold(Money::default(), |sum, fee| sum.plus(fee.amount));
        lines.push(line(t!(frame, "draft-letter-sum"), String::new(), sum));
    }
    Ok(lines)
}
