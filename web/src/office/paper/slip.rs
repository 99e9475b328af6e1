//! The confirmation that a letter on paper was received, to be printed and handed over (KPA art. 63 par. 4).

use accounts::Official;
use askama::Template;
use axum::{
    extract::{Path, State as FromState},
    http::StatusCode,
    response::Response,
};
use registry::{Letter, Registered};
use vocabulary::LetterId;
use words::dates;

use super::Opened;
use crate::{
    State,
    kit::{
        frame::{Frame, Here},
        one_time::Slip,
        page::page_with,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

/// What the confirmation says; `office/paper/confirmation.html` draws it.
#[derive(Clone, Debug)]
pub(crate) struct Confirmation {
    pub number: String,
    pub received: String,
    pub registered: String,
    pub sender: String,
    pub subject: String,
    pub enclosures: String,
    /// The unit of the point that gives it out; empty when somebody else prints it.
    pub point: String,
    /// Where the letter is.
    pub letter: String,
}

#[derive(Template)]
#[template(path = "office/paper/slip.html")]
pub(crate) struct SlipPage {
    pub frame: Frame,
    pub confirmation: Confirmation,
}

/// The same with the login and the one-time password of an account that was just opened; shown this once.
#[derive(Template)]
#[template(path = "office/paper/opened.html")]
pub(crate) struct OpenedPage {
    pub frame: Frame,
    pub confirmation: Confirmation,
    pub slip: Slip,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let id: LetterId = id.parse().map_err(|_| Trouble::NotFound)?;
    let frame = visit.frame(&state, Here::Register);
    let confirmation = confirmation(&state, &frame, &official, id).await?;
    page_with(StatusCode::OK, &SlipPage { frame, confirmation })
}

/// The confirmation together with the slip of an account that was opened for the sender. The password is known here and now
/// and nowhere afterwards.
pub(super) async fn with_account(
    state: &State,
    mut frame: Frame,
    official: &Official,
    registered: Registered,
    opened: Opened,
) -> Result<Response, Trouble> {
    frame.other_language = crate::kit::language::page_in(&links::paper_slip(registered.id), frame.the_other());
    let confirmation = confirmation(state, &frame, official, registered.id).await?;
    let slip = Slip::of(&frame, &opened.name, opened.one_time, &state.public_url);
    page_with(StatusCode::OK, &OpenedPage { frame, confirmation, slip })
}

async fn confirmation(
    state: &State,
    frame: &Frame,
    official: &Official,
    id: LetterId,
) -> Result<Confirmation, Trouble> {
    let letter = registry::letter(&mut state.journal.view().await?, official, id).await?.ok_or(Trouble::NotFound)?;
    cases::look(&state.journal, official, cases::LookedInto::Letter(id)).await?;
    let Letter { row, paper: Some(paper), .. } = letter else { return Err(Trouble::NotFound) };
    Ok(Confirmation {
        number: row.number.to_string(),
        received: dates::date(frame.language, paper.received_on),
        registered: dates::minute(frame.language, row.registered_at),
        sender: row.sender,
        subject: row.subject,
        enclosures: paper.enclosures.to_string(),
        point: official.registers_letters().map(|_| official.unit().name.clone()).unwrap_or_default(),
        letter: links::letter(row.id),
    })
}
