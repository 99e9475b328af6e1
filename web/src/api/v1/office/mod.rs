//! What an outside circulation system does here, always in the name of an official and within that official's rights.

pub(crate) mod answers;
pub(crate) mod cases;
pub(crate) mod letters;
pub(crate) mod moves;

use ::cases::Denied;
use axum::{
    body::to_bytes,
    extract::{FromRequest, FromRequestParts, Request},
    http::request::Parts,
    response::{IntoResponse as _, Response},
};
use journal::{Act, Actor, Recorded, RequestNumber};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::{Digest as _, Sha256};
use submissions::Key;
use systems::{ActsFor, Asked};
use vocabulary::Date;

use super::{
    door::{Call, Caller},
    problem::Problem,
};
use crate::State;

/// Bytes of a request: an answer of the office's longest, written with signs that take several bytes.
const MOST: usize = 256 * 1024;
/// The header that names the official.
const OFFICIAL: &str = "okienko-official";

/// The system that asks, in the name of an official.
pub(crate) struct InName(pub ActsFor);

/// What is asked for, and the key under which it is done once.
pub(crate) struct Once<T> {
    pub asked: T,
    by: ActsFor,
    key: Key,
    hash: [u8; 32],
    number: RequestNumber,
}

/// What is asked for, begun.
pub(crate) enum Begun<T> {
    /// It is to be done.
    New(Box<Doing>, T),
    /// It was done before, with this answer.
    Before(Response),
}

/// An act that a system does in the name of an official.
pub(crate) struct Doing {
    pub act: Act,
    pub by: ActsFor,
    key: Key,
    hash: [u8; 32],
}

impl FromRequestParts<State> for InName {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Problem> {
        let Caller(system) = Caller::from_request_parts(parts, state).await?;
        if !system.acts() {
            return Err(Problem::NotAllowed);
        }
        let login = parts.headers.get(OFFICIAL).and_then(|login| login.to_str().ok()).ok_or(Problem::NoOfficial)?;
        let right = system.acts_for(&mut state.journal.look().await?, login).await?;
        right.map(Self).ok_or(Problem::NoOfficial)
    }
}

impl<T: DeserializeOwned> FromRequest<State> for Once<T> {
    type Rejection = Problem;
    async fn from_request(request: Request, state: &State) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let InName(by) = InName::from_request_parts(&mut parts, state).await?;
        let Call { number } = Call::from_request_parts(&mut parts, state).await?;
        let key = parts.headers.get("idempotency-key").and_then(|key| key.to_str().ok());
        let key = key.and_then(|key| Key::parse(key).ok()).ok_or(Problem::MissingKey)?;
        let address = parts.uri.path().to_owned();
        let body = to_bytes(body, MOST).await.map_err(|_| Problem::TooLarge)?;
        let hash = Sha256::new()
            .chain_update(address)
            .chain_update([0])
            .chain_update(by.official().id().to_string())
            .chain_update(&body)
            .finalize();
        let asked = serde_json::from_slice(&body).map_err(|_| Problem::BadRequest)?;
        Ok(Self { asked, by, key, hash: hash.into(), number })
    }
}

impl<T> Once<T> {
    /// What tells this request from any other of any system.
    pub(crate) fn form(&self) -> String {
        format!("{} {}", self.by.system(), self.key.as_str())
    }

    /// Begins the act, unless it was done before.
    pub(crate) async fn begin(self, state: &State) -> Result<Begun<T>, Problem> {
        let mut act = state.journal.act(Actor::Account(self.by.official().id()), &self.number).await?;
        match self.by.asked(act.view(), self.key.as_str(), self.hash).await? {
            Asked::New => {}
            Asked::Before(answer) => return Ok(Begun::Before(json(answer))),
            Asked::Other => return Err(Problem::KeyUsed),
        }
        let doing = Doing { act, by: self.by, key: self.key, hash: self.hash };
        Ok(Begun::New(Box::new(doing), self.asked))
    }
}

impl Doing {
    /// Commits what was recorded, and answers.
    pub(crate) async fn end(mut self, recorded: Recorded, answer: &impl Serialize) -> Result<Response, Problem> {
        let answer = serde_json::to_string(answer)?;
        if !self.by.done(&mut self.act, self.key.as_str(), self.hash, &answer).await? {
            return Err(Problem::InFlight);
        }
        self.act.commit(recorded).await?;
        Ok(json(answer))
    }
}

fn json(answer: String) -> Response {
    ([(axum::http::header::CONTENT_TYPE, "application/json")], answer).into_response()
}

/// A day as the API writes it: `2026-11-22`.
#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Day(pub Date);

impl TryFrom<String> for Day {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, &'static str> {
        // The library reads more than a day: an instant, too.
        let day = text.parse().ok().filter(|day: &Date| day.to_string() == text);
        day.map(Self).ok_or("not a day")
    }
}

/// A kind as the API writes it, whatever the database does.
pub(crate) fn dashed(code: &str) -> String {
    code.replace('_', "-")
}

/// Why something is not done.
pub(crate) fn denied(denied: impl Into<Denied>) -> Problem {
    match denied.into() {
        Denied::NotYours => Problem::NotFound,
        Denied::NotNow => Problem::NotNow,
        Denied::Stale => Problem::Stale,
        Denied::Fault(fault) => Problem::Fault(fault),
    }
}
