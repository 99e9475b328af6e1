//! For administrators: who works in the office and in which units, which systems may come, the file plan, and what is wrong.
//! Letters and cases are out of their sight.

pub(crate) mod officials;
pub(crate) mod plan;
pub(crate) mod state;
pub(crate) mod systems;
pub(crate) mod units;

use axum::response::{IntoResponse as _, Redirect, Response};

use crate::{
    kit::{rights::AsAdministrator, trouble::Trouble},
    links,
};

/// Where the menu begins.
pub(crate) async fn begin(AsAdministrator(_): AsAdministrator) -> Result<Response, Trouble> {
    Ok(Redirect::to(links::OFFICIALS).into_response())
}
