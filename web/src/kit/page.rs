//! A rendered page as an answer.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{Html, IntoResponse as _, Response},
};

use crate::kit::trouble::Trouble;

/// The page with status 200.
pub(crate) fn page(template: &impl Template) -> Result<Response, Trouble> {
    page_with(StatusCode::OK, template)
}

/// The page with another status: 422 for a form to be put right.
pub(crate) fn page_with(status: StatusCode, template: &impl Template) -> Result<Response, Trouble> {
    Ok((status, Html(template.render()?)).into_response())
}
