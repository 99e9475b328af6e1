//! The package of a transfer list: written while it is sent, and its hash.

use std::io;

use axum::{
    body::Body,
    extract::{Path, State as FromState},
    response::Response,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use cases::CaseLog;
use futures_util::{TryStreamExt as _, stream};
use sha2::{Digest as _, Sha256};
use vocabulary::Fault;

use super::{super::id, name};
use crate::{
    State,
    kit::{
        download::{download, streamed},
        rights::AsOfficial,
        trouble::Trouble,
    },
    office::case::log,
};

/// The package, for the archivist.
pub(crate) async fn tar(
    FromState(state): FromState<State>,
    AsOfficial(official): AsOfficial,
    Path(text): Path<String>,
) -> Result<Response, Trouble> {
    let package = begun(&state, &official, &text).await?;
    let called = name(package.list(), "tar");
    let pieces = stream::try_unfold((state, package), |(state, mut package)| async move {
        let piece = package.next(&state.journal, &state.files, written).await?;
        Ok::<_, Fault>(piece.map(|piece| (Bytes::from(piece), (state, package))))
    });
    let whole = pieces.map_err(|cause| {
        tracing::error!(%cause, "a package of the archive broke off");
        io::Error::other("the package broke off")
    });
    Ok(streamed(&called, "application/x-tar", Body::from_stream(whole)))
}

/// The SHA-256 of the package, in Base64 as the state archive asks for it.
pub(crate) async fn hash(
    FromState(state): FromState<State>,
    AsOfficial(official): AsOfficial,
    Path(text): Path<String>,
) -> Result<Response, Trouble> {
    let mut package = begun(&state, &official, &text).await?;
    let mut hash = Sha256::new();
    while let Some(piece) = package.next(&state.journal, &state.files, written).await? {
        hash.update(&piece);
    }
    let called = name(package.list(), "tar.sha256");
    Ok(download(&called, "text/plain; charset=utf-8", STANDARD.encode(hash.finalize())))
}

async fn begun(state: &State, official: &accounts::Official, text: &str) -> Result<archive::Package, Trouble> {
    let right = archive::keeps(official).ok_or(Trouble::Forbidden)?;
    let office = &state.office.name_pl;
    archive::package(&state.journal, &right, id(text)?, office).await?.ok_or(Trouble::NotFound)
}

/// The log of a case as it was when its list was made: the same whenever the package is asked for.
fn written(log: &CaseLog, list: &archive::TransferList) -> String {
    log::written(log, list.at)
}
