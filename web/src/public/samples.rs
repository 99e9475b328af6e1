//! The samples of the demonstration, to download and file.

use axum::{
    extract::{Path, State as FromState},
    http::header,
    response::{IntoResponse as _, Response},
};

use crate::{
    State,
    kit::{headers::FILE_POLICY, trouble::Trouble},
};

/// The samples by name, in the order of the page.
pub(crate) const NAMES: [&str; 3] = ["list-podpisany.xml", "list-zmieniony.xml", "list-niezaufany.xml"];

pub(crate) async fn show(FromState(state): FromState<State>, Path(name): Path<String>) -> Result<Response, Trouble> {
    let demo = state.demo.as_ref().ok_or(Trouble::NotFound)?;
    let name = NAMES.into_iter().find(|known| *known == name).ok_or(Trouble::NotFound)?;
    let content = match tokio::fs::read(demo.samples_dir.join(name)).await {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(Trouble::NotFound),
        content => content?,
    };
    let headers = [
        (header::CONTENT_TYPE, "application/xml".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CONTENT_SECURITY_POLICY, FILE_POLICY.to_owned()),
    ];
    Ok((headers, content).into_response())
}
