//! Filling in a form: from the card of a service to the document that is to be signed.
//!
//! Whatever is posted is saved first, right or wrong, and told after; so nothing that was typed is lost, and the same
//! draft can be gone on with in another window or on another device.

pub(crate) mod applicant;
pub(crate) mod attachments;
pub(crate) mod begin;
pub(crate) mod check;
pub(crate) mod discard;
pub(crate) mod fixed;
pub(crate) mod head;
pub(crate) mod step;
mod todo;

use accounts::Client;
use axum::{
    extract::{Path, State as FromState},
    http::{HeaderValue, header},
    response::{IntoResponse as _, Redirect, Response},
};
use catalogue::Form;
use serde::Deserialize;
use submissions::{Draft, DraftError, DraftState};
use vocabulary::{DraftId, Fault, Instant};
use words::{dates, say};

use crate::{
    State,
    kit::{rights::AsClient, trouble::Trouble, visit::Visit},
    links,
};

/// The step about whoever files.
pub(crate) const APPLICANT: &str = "wnioskodawca";
/// The step with the files.
pub(crate) const ATTACHMENTS: &str = "zalaczniki";
/// The answers as a letter.
pub(crate) const CHECK: &str = "sprawdzenie";
/// Signing.
pub(crate) const SIGN: &str = "podpis";

/// What the address of a step asks besides.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// Whether what is to be put right is told at once: here, or everywhere.
    popraw: String,
    potem: String,
}

/// Where a step leads once it is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    /// To the next step.
    Next,
    /// Back to the letter, or to what is still missing in it.
    Check,
    /// Away, to go on another time.
    Later,
}

/// What is to be put right, as far as a page tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// Nothing: nobody is told off for what they did not send.
    Nothing,
    /// What is wrong at this step.
    Here,
    /// What is wrong at any step, on the way to the letter.
    Everywhere,
}

/// In an address: all that is wrong is told.
const EVERYWHERE: &str = "tak";
/// In an address: what is wrong here is told.
const HERE: &str = "tu";

impl Asked {
    fn then(&self) -> Then {
        match self.potem.as_str() {
            CHECK => Then::Check,
            "pozniej" => Then::Later,
            _ => Then::Next,
        }
    }

    fn told(&self) -> Told {
        match self.popraw.as_str() {
            "" => Told::Nothing,
            EVERYWHERE => Told::Everywhere,
            _ => Told::Here,
        }
    }
}

impl Then {
    /// The address of a step that tells what was just sent wrong. It is asked for by itself, since a page that answers a
    /// posted form is one that the back button cannot show again without posting it again.
    fn told_at(self, address: &str) -> String {
        let address = self.at(address);
        let sign = if address.contains('?') { '&' } else { '?' };
        format!("{address}{sign}popraw={HERE}")
    }

    /// The address of a step that leads there.
    fn at(self, address: &str) -> String {
        match self {
            Self::Next => address.to_owned(),
            Self::Check => format!("{address}?potem={CHECK}"),
            Self::Later => format!("{address}?potem=pozniej"),
        }
    }
}

/// Leads to wherever the draft has come.
pub(crate) async fn resume(
    FromState(state): FromState<State>,
    AsClient(client): AsClient,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let draft = find(&state, &client, &id).await?;
    let address = match draft.state {
        DraftState::Open => todo::first(&draft, state.journal.now())
            .map_or_else(|| links::draft_check(draft.id), |step| links::draft_step(draft.id, &step)),
        DraftState::Fixed(_) => links::sign(draft.id),
        DraftState::Filed(submission) => links::receipt(submission),
    };
    Ok(Redirect::to(&address).into_response())
}

/// Whether something in the draft is to be put right.
pub(crate) fn is_something_missing(draft: &Draft, now: Instant) -> bool {
    todo::first(draft, now).is_some()
}

/// The draft, of this client only; anybody else's is not found.
async fn find(state: &State, client: &Client, id: &str) -> Result<Draft, Trouble> {
    let id: DraftId = id.parse().map_err(|_| Trouble::NotFound)?;
    submissions::draft(&mut state.journal.view().await?, client, id).await?.ok_or(Trouble::NotFound)
}

/// Which filing the draft is about, in words; nothing for most.
async fn about(state: &State, visit: &Visit, client: &Client, draft: &Draft) -> Result<String, Trouble> {
    if let Some(call) = &draft.supplement {
        let sign = call.sign.as_str();
        if call.is_in_form {
            return Ok(say!(visit.language, "draft-supplement", sign = sign));
        }
        let points: Vec<&str> = call.points.iter().map(|point| point.remark.as_str()).collect();
        return Ok(format!("{} {}", say!(visit.language, "draft-supplement-words", sign = sign), points.join("; ")));
    }
    let Some(about) = draft.about else { return Ok(String::new()) };
    let filing = submissions::filing(&mut state.journal.view().await?, client, about).await?;
    Ok(filing.map_or_else(String::new, |filing| {
        let day = dates::day(visit.language, filing.entered_at);
        say!(visit.language, "draft-about", number = filing.number.to_string(), day = day)
    }))
}

/// The form of the draft's service.
fn form(draft: &Draft) -> Result<&Form, Trouble> {
    // A draft is begun for a revision with a form, and revisions never change.
    draft.service.form.as_ref().ok_or_else(|| Trouble::Fault(Fault::new("a draft without a form")))
}

/// The answer in the place of a step when the draft is not being filled in any more.
fn closed(state: &State, visit: &Visit, draft: &Draft) -> Result<Option<Response>, Trouble> {
    match &draft.state {
        DraftState::Open => Ok(None),
        DraftState::Fixed(_) => fixed::show(state, visit, draft).map(Some),
        DraftState::Filed(submission) => Ok(Some(Redirect::to(&links::receipt(*submission)).into_response())),
    }
}

/// How a page is asked to say that something came too late.
const LATE: &str = "pozno=tak";

/// The answer when nothing could be done with the draft; `back` is the page that tells how it stands now, and that what came
/// just now came too late.
fn undone(error: DraftError, back: &str) -> Result<Response, Trouble> {
    match error {
        DraftError::Gone => Err(Trouble::NotFound),
        DraftError::NotOpen => Ok(Redirect::to(&format!("{back}?{LATE}")).into_response()),
        DraftError::NotFixed => Ok(Redirect::to(back).into_response()),
        DraftError::Filed(submission) => Ok(Redirect::to(&links::receipt(submission)).into_response()),
        DraftError::Fault(fault) => Err(Trouble::Fault(fault)),
    }
}

/// Lets the back button show what was typed; what is shown anew is asked of us again.
fn kept_by_browser(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    response
}
