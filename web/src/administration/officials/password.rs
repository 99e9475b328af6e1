//! One-time passwords of officials: a new one, and the page that shows it once.

use accounts::{Administers, AdministrationError};
use askama::Template;
use axum::{
    extract::{Path, State as FromState},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use vocabulary::{AccountId, Fault};

use crate::{
    State,
    kit::{
        form::Posted,
        frame::{Frame, Here},
        language,
        one_time::Slip,
        page::page,
        rights::AsAdministrator,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office::paper::fresh::Opened,
};

#[derive(Template)]
#[template(path = "administration/officials/password.html")]
pub(crate) struct PasswordPage {
    pub frame: Frame,
    /// The account was opened just now; otherwise it has a new password.
    pub new: bool,
    pub slip: Slip,
}

#[derive(Deserialize)]
pub(crate) struct Nothing {}

pub(crate) async fn reset(
    FromState(state): FromState<State>,
    visit: Visit,
    AsAdministrator(right): AsAdministrator,
    Path(id): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Trouble> {
    give(&state, &visit, &right, id.parse().map_err(|_| Trouble::NotFound)?).await
}

/// Gives an official a new one-time password and shows it. Pressed again within a minute, it shows the same one.
async fn give(state: &State, visit: &Visit, right: &Administers, id: AccountId) -> Result<Response, Trouble> {
    let form = format!("reset {id}");
    let drawn = accounts::draw_password(&state.journal).await?;
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    match accounts::reset_official(&mut act, right, id, drawn).await {
        Ok((one_time, recorded)) => {
            // The administrator's account is locked by now: a press before this one is over.
            if let Some(earlier) = state.fresh_passwords.again(&form, right.id(), &state.journal).await? {
                drop(act);
                return shown(state, visit, earlier, false);
            }
            let card = accounts::official(act.view(), id).await?.ok_or_else(|| Fault::new("an official went away"))?;
            let opened = Opened { name: card.name, one_time };
            // Before the commit: whoever pressed twice waits for it, and finds this afterwards.
            state.fresh_passwords.keep(&form, right.id(), opened.clone(), state.journal.now());
            act.commit(recorded).await?;
            shown(state, visit, opened, false)
        }
        // The page of the official says what became of the account; the own password is changed in the settings.
        Err(AdministrationError::Closed) => Ok(Redirect::to(&links::official(id)).into_response()),
        Err(AdministrationError::Own) => Ok(Redirect::to(links::SETTINGS_PASSWORD).into_response()),
        Err(error) => Err(trouble(error)),
    }
}

/// Answered at once and not after a redirect: the password is kept nowhere to be shown from.
pub(crate) fn shown(state: &State, visit: &Visit, opened: Opened, new: bool) -> Result<Response, Trouble> {
    let mut frame = visit.frame(state, Here::Officials);
    let slip = Slip::of(&frame, &opened.name, opened.one_time, &state.public_url);
    // The form was posted here; the other language is asked of the list.
    frame.other_language = language::page_in(links::OFFICIALS, frame.the_other());
    page(&PasswordPage { frame, new, slip })
}

/// What stands in the way where no field is to blame.
pub(crate) fn trouble(error: AdministrationError) -> Trouble {
    match error {
        AdministrationError::NotThere => Trouble::NotFound,
        AdministrationError::Fault(fault) => Trouble::Fault(fault),
        AdministrationError::NotYours
        | AdministrationError::Taken
        | AdministrationError::Own
        | AdministrationError::Closed => Trouble::Forbidden,
    }
}
