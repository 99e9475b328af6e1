//! Reading the catalogue.

use std::sync::Arc;

use database::View;
use vocabulary::Fault;

use crate::{Revision, Service};

/// The listed services in their current wording, in the order people see them.
///
/// # Errors
/// The database failed.
pub async fn services(_view: &mut View) -> Result<Vec<Arc<Service>>, Fault> {
    Ok(Vec::new())
}

/// The service with this code in its current wording, listed or not; `None` for any text that is no code.
///
/// # Errors
/// The database failed.
pub async fn service(_view: &mut View, _code: &str) -> Result<Option<Arc<Service>>, Fault> {
    Ok(None)
}

/// A service as it was worded in this revision, current or not.
///
/// # Errors
/// The database failed.
pub async fn revision(_view: &mut View, _revision: &Revision) -> Result<Option<Arc<Service>>, Fault> {
    Ok(None)
}
