//! Rights as arguments of handlers: a page for clients takes a [`AsClient`], one of the office an [`AsOfficial`].

use accounts::{Account, Administers, Client, KeepsPlan, Official};
use axum::{
    extract::FromRequestParts,
    http::{Method, request::Parts},
};

use crate::{
    State,
    kit::{trouble::Trouble, visit::Visit},
    links,
};

/// A signed-in person of any kind.
pub(crate) struct SignedIn(pub Account);

/// A signed-in client.
pub(crate) struct AsClient(pub Client);

/// A signed-in official who works with letters and cases: not the administrator, who sees none.
pub(crate) struct AsOfficial(pub Official);

/// A signed-in administrator.
pub(crate) struct AsAdministrator(pub Administers);

/// A signed-in official who may bring in a file plan.
pub(crate) struct AsPlanKeeper(pub KeepsPlan);

impl FromRequestParts<State> for SignedIn {
    type Rejection = Trouble;
    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Trouble> {
        let visit = Visit::from_request_parts(parts, state).await?;
        match visit.account() {
            Some(account) => Ok(Self(account.clone())),
            // After signing in, a page can be shown again; a form that was posted cannot.
            None if parts.method == Method::GET || parts.method == Method::HEAD => {
                let next = visit.uri.path_and_query().map_or(links::FRONT, |address| address.as_str());
                Err(Trouble::SignIn { next: next.to_owned() })
            }
            None => Err(Trouble::StaleForm),
        }
    }
}

impl SignedIn {
    /// The official who is signed in, or in whose place the signed-in person acts.
    async fn official(parts: &mut Parts, state: &State) -> Result<Official, Trouble> {
        Self::from_request_parts(parts, state).await?;
        Visit::from_request_parts(parts, state).await?.official().ok_or(Trouble::Forbidden)
    }
}

impl FromRequestParts<State> for AsClient {
    type Rejection = Trouble;
    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Trouble> {
        let SignedIn(account) = SignedIn::from_request_parts(parts, state).await?;
        account.as_client().map(Self).ok_or(Trouble::Forbidden)
    }
}

impl FromRequestParts<State> for AsOfficial {
    type Rejection = Trouble;
    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Trouble> {
        let official = SignedIn::official(parts, state).await?;
        Some(official).filter(|official| official.administers().is_none()).map(Self).ok_or(Trouble::Forbidden)
    }
}

impl FromRequestParts<State> for AsAdministrator {
    type Rejection = Trouble;
    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Trouble> {
        let SignedIn(account) = SignedIn::from_request_parts(parts, state).await?;
        account.as_official().and_then(|official| official.administers()).map(Self).ok_or(Trouble::Forbidden)
    }
}

impl FromRequestParts<State> for AsPlanKeeper {
    type Rejection = Trouble;
    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Trouble> {
        let official = SignedIn::official(parts, state).await?;
        official.keeps_plan().map(Self).ok_or(Trouble::Forbidden)
    }
}
