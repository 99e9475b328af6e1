//! Other systems that the office lets in: the list, and letting one in.

pub(crate) mod one;
pub(crate) mod webhooks;

use accounts::Administers;
use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;
use systems::{AdmitError, LONGEST_NAME, Scope, SystemCard};
use words::dates;

use crate::{
    State,
    kit::{
        errors::FieldError,
        form::Posted,
        frame::{Frame, Here},
        input::{Input, fasten},
        language,
        page::{page, page_with},
        rights::AsAdministrator,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

/// A system in the list.
#[derive(Clone, Debug)]
pub(crate) struct SystemLine {
    pub address: String,
    pub name: String,
    /// What it may do.
    pub may: Vec<String>,
    /// Who let it in and when; when it last came.
    pub told: Vec<String>,
    /// Whether it may still come.
    pub live: bool,
}

/// Something that may be allowed.
#[derive(Clone, Debug)]
pub(crate) struct Allowance {
    pub id: &'static str,
    pub label: String,
    pub hint: String,
    pub ticked: bool,
}

#[derive(Template)]
#[template(path = "administration/systems/page.html")]
pub(crate) struct SystemsPage {
    pub frame: Frame,
    pub systems: Vec<SystemLine>,
    pub inputs: Vec<Input>,
    pub allowances: Vec<Allowance>,
    /// What is wrong with what is allowed; empty when nothing is.
    pub allowed_slip: String,
    /// What was done just now, in words.
    pub done: String,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

/// A key or a secret, shown once.
#[derive(Template)]
#[template(path = "administration/systems/key.html")]
pub(crate) struct KeyPage {
    pub frame: Frame,
    pub title: String,
    pub name: String,
    /// What to do with it.
    pub text: String,
    pub key: String,
    /// Where it is used, and the header that it is used in.
    pub hint: String,
    pub header: &'static str,
    /// The page of the system.
    pub address: String,
}

/// What is filled in, by the names under which it is posted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    pub nazwa: String,
    pub zdarzenia: String,
    pub osobowe: String,
    pub dzialanie: String,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    zapisano: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsAdministrator(right): AsAdministrator,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let frame = visit.frame(&state, Here::Systems);
    let mut view = form(frame, list(&state, &visit, &right).await?, &Filled::default(), Vec::new());
    if asked.zapisano == "zamkniety" {
        view.done = t!(view.frame, "systems-shut-out-done");
    }
    page(&view)
}

pub(crate) async fn admit(
    FromState(state): FromState<State>,
    visit: Visit,
    AsAdministrator(right): AsAdministrator,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let mut frame = visit.frame(&state, Here::Systems);
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let error = match systems::admit(&mut act, &right, &filled.nazwa, &filled.scopes()).await {
        Ok((admitted, recorded)) => {
            act.commit(recorded).await?;
            frame.other_language = language::page_in(links::SYSTEMS, frame.the_other());
            // Answered at once and not after a redirect: the key is kept nowhere to be shown from.
            let address = links::system(admitted.id);
            return page(&KeyPage {
                title: t!(frame, "systems-key-title"),
                text: t!(frame, "systems-key-text"),
                hint: t!(frame, "systems-key-use"),
                header: "Authorization: Bearer …",
                name: filled.nazwa,
                key: admitted.key,
                address,
                frame,
            });
        }
        Err(AdmitError::NameMissing) => {
            FieldError::new("nazwa", t!(frame, "systems-error-name"), t!(frame, "systems-error-name-slip"))
        }
        Err(AdmitError::NameTooLong) => FieldError::new(
            "nazwa",
            t!(frame, "systems-error-long"),
            t!(frame, "systems-error-long-slip", limit = LONGEST_NAME),
        ),
        Err(AdmitError::NothingAllowed) => {
            FieldError::new("zdarzenia", t!(frame, "systems-error-nothing"), t!(frame, "systems-error-nothing-slip"))
        }
        Err(AdmitError::TooMany) => {
            FieldError::new("nazwa", t!(frame, "systems-error-many"), t!(frame, "systems-error-many-slip"))
        }
        Err(AdmitError::Fault(fault)) => return Err(Trouble::Fault(fault)),
    };
    drop(act);
    let view = form(frame, list(&state, &visit, &right).await?, &filled, vec![error]);
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

impl Filled {
    fn value(&self, scope: Scope) -> &str {
        match scope {
            Scope::Events => &self.zdarzenia,
            Scope::Personal => &self.osobowe,
            Scope::Acts => &self.dzialanie,
        }
    }

    fn scopes(&self) -> Vec<Scope> {
        Scope::ALL.into_iter().filter(|scope| self.value(*scope) == "tak").collect()
    }
}

async fn list(state: &State, visit: &Visit, right: &Administers) -> Result<Vec<SystemLine>, Trouble> {
    let frame = visit.frame(state, Here::Systems);
    let cards = systems::systems(&mut state.journal.view().await?, right).await?;
    Ok(cards.into_iter().map(|card| line(&frame, card)).collect())
}

pub(crate) fn line(frame: &Frame, card: SystemCard) -> SystemLine {
    let at = |instant| dates::moment_within(frame.language, instant);
    let used =
        card.last_used.map_or_else(|| t!(frame, "systems-unused"), |used| t!(frame, "systems-used", moment = at(used)));
    let revoked = card.revoked_at.map(|revoked| t!(frame, "systems-shut-out-at", moment = at(revoked)));
    SystemLine {
        address: links::system(card.id),
        may: card.scopes.iter().map(|scope| may(frame, *scope)).collect(),
        told: [
            Some(t!(frame, "systems-made", moment = at(card.made_at), who = card.made_by.as_str())),
            Some(used),
            revoked,
        ]
        .into_iter()
        .flatten()
        .collect(),
        live: card.revoked_at.is_none(),
        name: card.name,
    }
}

fn may(frame: &Frame, scope: Scope) -> String {
    match scope {
        Scope::Events => t!(frame, "systems-events"),
        Scope::Personal => t!(frame, "systems-personal"),
        Scope::Acts => t!(frame, "systems-acts"),
    }
}

pub(crate) fn form(frame: Frame, systems: Vec<SystemLine>, filled: &Filled, errors: Vec<FieldError>) -> SystemsPage {
    let name = Input::text("nazwa", t!(frame, "systems-name"), &filled.nazwa);
    let mut inputs = vec![name.hint(t!(frame, "systems-name-hint"))];
    fasten(&mut inputs, &errors);
    let allowances = Scope::ALL.map(|scope| Allowance {
        id: match scope {
            Scope::Events => "zdarzenia",
            Scope::Personal => "osobowe",
            Scope::Acts => "dzialanie",
        },
        label: may(&frame, scope),
        hint: match scope {
            Scope::Events => t!(frame, "systems-events-hint"),
            Scope::Personal => t!(frame, "systems-personal-hint"),
            Scope::Acts => t!(frame, "systems-acts-hint"),
        },
        ticked: filled.value(scope) == "tak",
    });
    SystemsPage {
        systems,
        inputs,
        allowances: allowances.into(),
        allowed_slip: crate::kit::errors::slip(&errors, "zdarzenia").unwrap_or_default().to_owned(),
        done: String::new(),
        safe: if errors.is_empty() { String::new() } else { t!(frame, "systems-nothing-done") },
        frame,
        errors,
    }
}
