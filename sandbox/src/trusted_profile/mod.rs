//! The Trusted Profile of the sandbox: a service that takes documents for signing (tpSigning), the pages where people sign
//! them, and the minister's seal that signs for these people.

mod call;
mod desk;
mod page;
mod person;
mod readable;
mod security;

use axum::{Router, extract::DefaultBodyLimit, routing::get, routing::post};

use crate::Sandbox;

pub(crate) use desk::Desk;
pub use desk::LARGEST_DOCUMENT;
pub use person::KnownPerson;

/// Room for the envelope and its signature around a document in base64.
const LARGEST_CALL: usize = LARGEST_DOCUMENT / 3 * 4 + 64 * 1024;

/// The paths of the service and of its pages.
pub(crate) fn router() -> Router<Sandbox> {
    Router::new()
        .route("/pz-services/tpSigning", post(call::answer).layer(DefaultBodyLimit::max(LARGEST_CALL)))
        .route("/profil-zaufany/{signing}", get(page::show).post(page::decide))
        .route("/profil-zaufany/{signing}/dokument", get(page::document))
}
