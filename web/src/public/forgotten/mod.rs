//! Asking for a new password.

use accounts::{Email, Field};
use askama::Template;
use axum::{
    extract::State as FromState,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    State,
    kit::{
        asking,
        errors::FieldError,
        form::Posted,
        frame::{Frame, Here},
        input::{Input, fasten},
        mistakes::{self, id, label},
        page::{page, page_with},
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

#[derive(Template)]
#[template(path = "public/forgotten/page.html")]
pub(crate) struct ForgottenPage {
    pub frame: Frame,
    pub csrf: String,
    /// Without mail the office sets new passwords at the counter.
    pub open: bool,
    pub input: Input,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

#[derive(Template)]
#[template(path = "public/forgotten/sent.html")]
pub(crate) struct ForgottenSentPage {
    pub frame: Frame,
}

#[derive(Deserialize)]
pub(crate) struct Filled {
    #[serde(default)]
    email: String,
}

pub(crate) async fn show(FromState(state): FromState<State>, visit: Visit) -> Result<Response, Trouble> {
    page(&form(&state, &visit, "", Vec::new()))
}

pub(crate) async fn ask(
    FromState(state): FromState<State>,
    visit: Visit,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    if !state.sends_mail {
        return Err(Trouble::NotFound);
    }
    match Email::read(&filled.email) {
        Ok(email) => {
            let asked = accounts::ask_reset(&state.journal, &email, visit.address, &visit.number).await;
            asked.map_err(asking::trouble)?;
            Ok(Redirect::to(links::FORGOTTEN_SENT).into_response())
        }
        Err(mistake) => {
            let errors = mistakes::errors(visit.language, &[mistake]);
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &form(&state, &visit, &filled.email, errors))
        }
    }
}

pub(crate) async fn sent(FromState(state): FromState<State>, visit: Visit) -> Result<Response, Trouble> {
    page(&ForgottenSentPage { frame: visit.frame(&state, Here::SignIn) })
}

fn form(state: &State, visit: &Visit, email: &str, errors: Vec<FieldError>) -> ForgottenPage {
    let mut input =
        Input::text(id(Field::Email), label(visit.language, Field::Email), email).kind("email").known_as("email");
    fasten([&mut input], &errors);
    ForgottenPage {
        frame: visit.frame(state, Here::SignIn),
        csrf: visit.csrf(),
        open: state.sends_mail,
        input,
        errors,
        safe: String::new(),
    }
}
