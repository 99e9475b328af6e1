//! Opening an account: for whom, the form of a natural person, and what to do next.

pub(crate) mod way_back;

use accounts::{Email, Field, Mistake, NewPassword, Person, PersonFilled, Registration};
use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    http::{StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use vocabulary::{Instant, Language};

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
use way_back::WayBack;

#[derive(Template)]
#[template(path = "public/open_account/kind.html")]
pub(crate) struct KindPage {
    pub frame: Frame,
    /// Without mail nobody opens an account alone.
    pub open: bool,
    /// Where the account of a natural person is opened.
    pub person: String,
}

#[derive(Template)]
#[template(path = "public/open_account/person.html")]
pub(crate) struct PersonPage {
    pub frame: Frame,
    pub csrf: String,
    pub action: String,
    pub who: Vec<Input>,
    pub birth_date: [String; 3],
    pub birth_date_slip: Option<String>,
    pub document: Vec<Input>,
    /// Something of the document is filled in, so it is shown unfolded.
    pub has_document: bool,
    pub signing_in: Vec<Input>,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

#[derive(Template)]
#[template(path = "public/open_account/sent.html")]
pub(crate) struct SentPage {
    pub frame: Frame,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    pub nazwisko: String,
    pub imiona: String,
    pub pesel: String,
    pub dzien: String,
    pub miesiac: String,
    pub rok: String,
    pub obywatelstwo: String,
    pub dokument: String,
    pub email: String,
    pub haslo: String,
    pub haslo2: String,
}

pub(crate) async fn kind(
    FromState(state): FromState<State>,
    visit: Visit,
    Query(back): Query<WayBack>,
) -> Result<Response, Trouble> {
    let person = back.through(links::OPEN_ACCOUNT_PERSON);
    page(&KindPage { frame: visit.frame(&state, Here::SignIn), open: state.sends_mail, person })
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    Query(back): Query<WayBack>,
) -> Result<Response, Trouble> {
    if !state.sends_mail {
        return Ok(Redirect::to(links::OPEN_ACCOUNT).into_response());
    }
    let view = form(visit.frame(&state, Here::SignIn), visit.csrf(), &Filled::default(), Vec::new());
    page(&PersonPage { action: back.through(links::OPEN_ACCOUNT_PERSON), ..view })
}

pub(crate) async fn register(
    FromState(state): FromState<State>,
    visit: Visit,
    Query(back): Query<WayBack>,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    if !state.sends_mail {
        return Err(Trouble::NotFound);
    }
    match filled.read(visit.language, state.journal.now()) {
        Ok(registration) => {
            let asked = accounts::register(&state.journal, registration, visit.address, &visit.number).await;
            asked.map_err(asking::trouble)?;
            let mut response = Redirect::to(links::OPEN_ACCOUNT_SENT).into_response();
            if let Some(cookie) = back.keep(&state) {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            Ok(response)
        }
        Err(mistakes) => {
            let errors = mistakes::errors(visit.language, &mistakes);
            let view = form(visit.frame(&state, Here::SignIn), visit.csrf(), &filled, errors);
            let view = PersonPage { action: back.through(links::OPEN_ACCOUNT_PERSON), ..view };
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
    }
}

pub(crate) async fn sent(FromState(state): FromState<State>, visit: Visit) -> Result<Response, Trouble> {
    page(&SentPage { frame: visit.frame(&state, Here::SignIn) })
}

impl Filled {
    fn read(&self, language: Language, now: Instant) -> Result<Registration, Vec<Mistake>> {
        let person = Person::read(
            &PersonFilled {
                surname: &self.nazwisko,
                names: &self.imiona,
                pesel: &self.pesel,
                birth_date: [&self.dzien, &self.miesiac, &self.rok],
                citizenship: &self.obywatelstwo,
                document: &self.dokument,
            },
            now,
        );
        let email = Email::read(&self.email).map_err(|mistake| vec![mistake]);
        let password = NewPassword::read(&self.haslo, &self.haslo2, &self.email);
        match (person, email, password) {
            (Ok(person), Ok(email), Ok(password)) => Ok(Registration { person, email, password, language }),
            (person, email, password) => {
                Err([person.err(), email.err(), password.err()].into_iter().flatten().flatten().collect())
            }
        }
    }
}

/// The form; passwords are never filled in again.
pub(crate) fn form(frame: Frame, csrf: String, filled: &Filled, errors: Vec<FieldError>) -> PersonPage {
    let label = |field| label(frame.language, field);
    let text = |field, value: &str| Input::text(id(field), label(field), value);
    let mut who = vec![
        text(Field::Names, &filled.imiona).hint(t!(frame, "person-names-hint")).known_as("given-name"),
        text(Field::Surname, &filled.nazwisko).known_as("family-name"),
        text(Field::Pesel, &filled.pesel).hint(t!(frame, "person-pesel-hint")).digits().replaceable(),
    ];
    let mut document = vec![
        text(Field::Citizenship, &filled.obywatelstwo).known_as("country-name").replaceable(),
        text(Field::Document, &filled.dokument).hint(t!(frame, "person-document-hint")).replaceable(),
    ];
    let mut signing_in = vec![
        text(Field::Email, &filled.email).kind("email").hint(t!(frame, "open-account-email-hint")).known_as("email"),
        Input::password(id(Field::Password), label(Field::Password), "new-password")
            .hint(t!(frame, "person-password-hint")),
        Input::password(id(Field::PasswordAgain), label(Field::PasswordAgain), "new-password"),
    ];
    fasten(who.iter_mut().chain(&mut document).chain(&mut signing_in), &errors);
    let birth_date = [filled.dzien.clone(), filled.miesiac.clone(), filled.rok.clone()];
    let birth_date_slip = crate::kit::errors::slip(&errors, id(Field::BirthDate)).map(str::to_owned);
    PersonPage {
        action: links::OPEN_ACCOUNT_PERSON.to_owned(),
        has_document: birth_date.iter().any(|part| !part.is_empty())
            || document.iter().any(|input| !input.value.is_empty() || input.slip.is_some()),
        safe: if errors.is_empty() { String::new() } else { t!(frame, "open-account-safe") },
        frame,
        csrf,
        who,
        birth_date,
        birth_date_slip,
        document,
        signing_in,
        errors,
    }
}
