//! Addresses that the feed is sent to: adding one, sending again, sending no more.

use axum::{
    extract::{Path, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use systems::{AddError, ResendError, WebhookCard};
use words::dates;

use super::{KeyPage, one};
use crate::{
    State,
    kit::{
        errors::FieldError,
        form::Posted,
        frame::{Frame, Here},
        language,
        page::{page, page_with},
        rights::AsAdministrator,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

/// An address in the list.
#[derive(Clone, Debug)]
pub(crate) struct WebhookLine {
    pub url: String,
    /// The sign beside the word, and the word.
    pub class: &'static str,
    pub state: String,
    /// How far it is, and when that was.
    pub told: Vec<String>,
    /// What came of the last try; as the program says it, in English.
    pub fault: String,
    /// The id of the field of this address, and the event that comes next.
    pub field: String,
    pub next: i64,
    pub resend: String,
    pub close: String,
}

#[derive(Deserialize)]
pub(crate) struct Added {
    #[serde(default)]
    adres: String,
}

#[derive(Deserialize)]
pub(crate) struct Again {
    #[serde(default)]
    od: String,
}

pub(crate) async fn add(
    FromState(state): FromState<State>,
    visit: Visit,
    AsAdministrator(right): AsAdministrator,
    Path(id): Path<String>,
    Posted(added): Posted<Added>,
) -> Result<Response, Trouble> {
    let system = id.parse().map_err(|_| Trouble::NotFound)?;
    let mut frame = visit.frame(&state, Here::Systems);
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let error = match systems::add_webhook(&mut act, &right, system, &added.adres).await {
        Ok((made, recorded)) => {
            act.commit(recorded).await?;
            frame.other_language = language::page_in(&links::system(system), frame.the_other());
            // Answered at once and not after a redirect: it is not shown again.
            return page(&KeyPage {
                title: t!(frame, "webhooks-secret-title"),
                text: t!(frame, "webhooks-secret-text"),
                hint: t!(frame, "webhooks-secret-use"),
                header: "webhook-signature",
                name: added.adres,
                key: made.secret,
                address: links::system(system),
                frame,
            });
        }
        Err(AddError::Address) => {
            FieldError::new("adres", t!(frame, "webhooks-error-address"), t!(frame, "webhooks-error-address-slip"))
        }
        Err(AddError::TooMany) => {
            FieldError::new("adres", t!(frame, "webhooks-error-many"), t!(frame, "webhooks-error-many-slip"))
        }
        Err(AddError::Unknown) => return Err(Trouble::NotFound),
        Err(AddError::Fault(fault)) => return Err(Trouble::Fault(fault)),
    };
    drop(act);
    let view = one::view(&state, frame, &right, system, &added.adres, vec![error]).await?;
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

pub(crate) async fn resend(
    FromState(state): FromState<State>,
    visit: Visit,
    AsAdministrator(right): AsAdministrator,
    Path((system, webhook)): Path<(String, String)>,
    Posted(again): Posted<Again>,
) -> Result<Response, Trouble> {
    let system = system.parse().map_err(|_| Trouble::NotFound)?;
    let id = webhook.parse().map_err(|_| Trouble::NotFound)?;
    let frame = visit.frame(&state, Here::Systems);
    // What cannot be read as a number lies before the beginning.
    let after = again.od.trim().parse::<i64>().map_or(-1, |first| first.saturating_sub(1));
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    match systems::resend(&mut act, &right, system, id, after).await {
        Ok(recorded) => {
            act.commit(recorded).await?;
            Ok(Redirect::to(&format!("{}?zapisano=wznowione", links::system(system))).into_response())
        }
        Err(ResendError::Unknown) => Err(Trouble::NotFound),
        Err(ResendError::Fault(fault)) => Err(Trouble::Fault(fault)),
        Err(ResendError::Ahead { last }) => {
            drop(act);
            let slip = t!(frame, "webhooks-error-from-slip", last = (last + 1).to_string());
            let error = FieldError::new(field(&webhook), t!(frame, "webhooks-error-from"), slip);
            let view = one::view(&state, frame, &right, system, "", vec![error]).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
    }
}

pub(crate) async fn close(
    FromState(state): FromState<State>,
    visit: Visit,
    AsAdministrator(right): AsAdministrator,
    Path((system, webhook)): Path<(String, String)>,
    Posted(one::Nothing {}): Posted<one::Nothing>,
) -> Result<Response, Trouble> {
    let system = system.parse().map_err(|_| Trouble::NotFound)?;
    let id = webhook.parse().map_err(|_| Trouble::NotFound)?;
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let recorded = systems::close_webhook(&mut act, &right, system, id).await?.ok_or(Trouble::NotFound)?;
    act.commit(recorded).await?;
    Ok(Redirect::to(&format!("{}?zapisano=koniec", links::system(system))).into_response())
}

fn field(webhook: &str) -> String {
    format!("od-{webhook}")
}

pub(crate) fn line(frame: &Frame, system: systems::SystemId, card: WebhookCard, last: i64) -> WebhookLine {
    let at = |instant| dates::moment_within(frame.language, instant);
    let (class, state) = match (&card.paused_at, &card.failing) {
        (Some(paused), _) => ("attention", t!(frame, "webhooks-paused", moment = at(*paused))),
        (None, Some((since, _))) => ("attention", t!(frame, "webhooks-failing", moment = at(*since))),
        (None, None) if card.sent == last => ("good", t!(frame, "webhooks-good")),
        (None, None) => ("idle", t!(frame, "webhooks-on-the-way")),
    };
    let sent = card.sent_at.map(|moment| {
        t!(frame, "webhooks-sent", sequence = card.sent.to_string(), last = last.to_string(), moment = at(moment))
    });
    WebhookLine {
        class,
        state,
        told: vec![sent.unwrap_or_else(|| t!(frame, "webhooks-not-sent"))],
        fault: card.failing.map(|(_, fault)| fault).unwrap_or_default(),
        field: field(&card.id.to_string()),
        next: card.sent + 1,
        resend: links::webhook_resend(system, card.id),
        close: links::webhook_close(system, card.id),
        url: card.url,
    }
}
