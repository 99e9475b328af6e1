//! Names, addresses, telephone, and how decisions come.

use std::collections::BTreeMap;

use accounts::{Client, Data, Details, Field, Identity};
use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    State,
    client::contact::{self, Contact},
    kit::{
        errors::FieldError,
        form::Posted,
        frame::{Frame, Here},
        input::{Input, fasten},
        mistakes::{self, id, label},
        page::{page, page_with},
        rights::AsClient,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

#[derive(Template)]
#[template(path = "client/settings/data.html")]
pub(crate) struct DataPage {
    pub frame: Frame,
    pub csrf: String,
    /// The account was made just now.
    pub new: bool,
    pub who: Vec<Input>,
    /// PESEL or document, in words.
    pub identity: String,
    pub contact: Contact,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    konto: String,
}

/// What is filled in, by the names under which it is posted.
#[derive(Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct Filled(BTreeMap<String, String>);

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let details = details(&state, &client).await?;
    let mut view = form(visit.frame(&state, Here::Settings), &details, &Filled::of(&details), Vec::new());
    view.new = asked.konto == "gotowe";
    page(&view)
}

pub(crate) async fn save(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    match Data::read(&contact::as_read(&filled.0, filled.get(id(Field::Names)), filled.get(id(Field::Surname)))) {
        Ok(data) => {
            let mut act = state.journal.act(visit.actor(), &visit.number).await?;
            let recorded = accounts::change_data(&mut act, &client, data).await?;
            act.commit(recorded).await?;
            Ok(Redirect::to(&format!("{}?zapisano=dane", links::SETTINGS)).into_response())
        }
        Err(mistakes) => {
            let errors = mistakes::errors(visit.language, &mistakes);
            let details = details(&state, &client).await?;
            let view = form(visit.frame(&state, Here::Settings), &details, &filled, errors);
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
    }
}

async fn details(state: &State, client: &Client) -> Result<Details, Trouble> {
    Ok(accounts::details(&mut state.journal.view().await?, client).await?)
}

impl Filled {
    pub(crate) fn of(details: &Details) -> Self {
        let mut values = contact::known(details);
        values.insert(id(Field::Names).to_owned(), details.names.clone());
        values.insert(id(Field::Surname).to_owned(), details.surname.clone());
        Self(values)
    }

    fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }
}

pub(crate) fn form(frame: Frame, details: &Details, filled: &Filled, errors: Vec<FieldError>) -> DataPage {
    let text = |field| Input::text(id(field), label(frame.language, field), filled.get(id(field)));
    let mut who = vec![text(Field::Names).known_as("given-name"), text(Field::Surname).known_as("family-name")];
    fasten(&mut who, &errors);
    DataPage {
        csrf: frame.csrf.clone(),
        new: false,
        identity: identity(&frame, details),
        contact: Contact::new(&frame, &filled.0, true).with(&errors),
        safe: if errors.is_empty() { String::new() } else { t!(frame, "settings-safe") },
        frame,
        who,
        errors,
    }
}

/// What tells the person from others of the same name, in words.
pub(crate) fn identity(frame: &Frame, details: &Details) -> String {
    match &details.identity {
        Some(Identity::Pesel(pesel)) => t!(frame, "settings-pesel", pesel = pesel.as_str()),
        Some(Identity::Document { document, .. }) => t!(frame, "settings-document", document = document.as_str()),
        None => String::new(),
    }
}
