//! Who works in the office: the list, and what officials are called.

pub(crate) mod change;
pub(crate) mod close;
pub(crate) mod fields;
pub(crate) mod hire;
pub(crate) mod password;

use accounts::{OfficialCard, Post};
use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    response::Response,
};
use serde::Deserialize;
use vocabulary::{Language, fold};
use words::say;

use crate::{
    State,
    kit::{
        frame::{Frame, Here},
        page::page,
        rights::AsAdministrator,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

/// An official in the list.
#[derive(Clone, Debug)]
pub(crate) struct OfficialLine {
    pub address: String,
    pub name: String,
    /// Telephone and room, as far as they are known.
    pub reaching: Vec<String>,
    pub unit: String,
    pub unit_name: String,
    pub post: String,
    pub login: String,
    pub standing: Standing,
}

/// What became of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Its person signs in.
    Open,
    /// The one-time password was not changed yet.
    NotCome,
    /// Nobody signs in with it any more.
    Closed,
}

#[derive(Template)]
#[template(path = "administration/officials/page.html")]
pub(crate) struct OfficialsPage {
    pub frame: Frame,
    pub query: String,
    pub officials: Vec<OfficialLine>,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsAdministrator(right): AsAdministrator,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let query: String = asked.q.chars().take(100).collect();
    let frame = visit.frame(&state, Here::Officials);
    let cards = accounts::officials(&mut state.journal.view().await?, &right).await?;
    let officials = cards
        .into_iter()
        .map(|card| line(&frame, card))
        .filter(|line| {
            let said =
                [&line.name, &line.login, &line.unit, &line.unit_name, &line.post].map(|text| fold(text)).join(" ");
            fold(&query).split_whitespace().all(|word| said.contains(word))
        })
        .collect();
    page(&OfficialsPage { frame, query, officials })
}

fn line(frame: &Frame, card: OfficialCard) -> OfficialLine {
    let room = (!card.room.is_empty()).then(|| t!(frame, "admin-room-number", room = card.room.as_str()));
    OfficialLine {
        address: links::official(card.id),
        standing: Standing::of(&card),
        name: card.name,
        reaching: [Some(card.phone).filter(|phone| !phone.is_empty()), room].into_iter().flatten().collect(),
        unit: card.unit.symbol,
        unit_name: card.unit.name,
        post: post(frame.language, card.post),
        login: card.login,
    }
}

impl Standing {
    pub(crate) const fn of(card: &OfficialCard) -> Self {
        match card {
            OfficialCard { closed: true, .. } => Self::Closed,
            OfficialCard { has_not_come: true, .. } => Self::NotCome,
            _ => Self::Open,
        }
    }

    /// The sign beside the word.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Open => "good",
            Self::NotCome => "attention",
            Self::Closed => "idle",
        }
    }

    pub(crate) fn word(self, frame: &Frame) -> String {
        match self {
            Self::Open => t!(frame, "admin-standing-open"),
            Self::NotCome => t!(frame, "admin-standing-not-come"),
            Self::Closed => t!(frame, "admin-standing-closed"),
        }
    }
}

/// What a post is called.
pub(crate) fn post(language: Language, post: Post) -> String {
    match post {
        Post::RegistryClerk => say!(language, "post-registry-clerk"),
        Post::Secretary => say!(language, "post-secretary"),
        Post::OfficeHead => say!(language, "post-office-head"),
        Post::DeputyHead => say!(language, "post-deputy-head"),
        Post::UnitHead => say!(language, "post-unit-head"),
        Post::CaseOfficer => say!(language, "post-case-officer"),
        Post::RecordsCoordinator => say!(language, "post-records-coordinator"),
        Post::Archivist => say!(language, "post-archivist"),
        Post::Administrator => say!(language, "post-administrator"),
    }
}

/// What a post may do, in a line.
pub(crate) fn post_may(language: Language, post: Post) -> String {
    match post {
        Post::RegistryClerk => say!(language, "post-registry-clerk-may"),
        Post::Secretary => say!(language, "post-secretary-may"),
        Post::OfficeHead => say!(language, "post-office-head-may"),
        Post::DeputyHead => say!(language, "post-deputy-head-may"),
        Post::UnitHead => say!(language, "post-unit-head-may"),
        Post::CaseOfficer => say!(language, "post-case-officer-may"),
        Post::RecordsCoordinator => say!(language, "post-records-coordinator-may"),
        Post::Archivist => say!(language, "post-archivist-may"),
        Post::Administrator => say!(language, "post-administrator-may"),
    }
}
