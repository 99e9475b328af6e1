//! `okienko work`

use std::sync::Arc;

use tokio::sync::watch;
use vocabulary::Fault;

use crate::{
    Ending,
    assemble::{assemble, open_database},
    cli::Of,
    clock::SystemClock,
    commands, serve,
};

/// Does the jobs until it is stopped.
pub async fn run(of: &Of) -> Result<Ending, Fault> {
    let settings = match commands::settings(of) {
        Ok(settings) => settings,
        Err(ending) => return Ok(ending),
    };
    let database = open_database(&settings, false).await?;
    let parts = assemble(&settings, database, Arc::new(SystemClock))?;
    parts.lists().recall().await;
    let (stop, stopped) = watch::channel(false);
    let upkeep = tokio::spawn(parts.upkeep(stopped.clone()));
    let tending = tokio::spawn(parts.tend(stopped.clone()));
    let chasing = tokio::spawn(parts.chase(stopped.clone()));
    let notary = tokio::spawn(parts.notary(stopped.clone()));
    let watching = tokio::spawn(parts.watching(stopped.clone()));
    let reading = tokio::spawn(parts.reading(stopped.clone()));
    let lists = tokio::spawn(parts.lists().clone().keep_renewing(stopped.clone()));
    let runner = tokio::spawn(parts.runner().run(stopped));
    serve::asked_to_stop().await?;
    stop.send_replace(true);
    runner.await?;
    upkeep.await?;
    tending.await?;
    chasing.await?;
    notary.await?;
    watching.await?;
    reading.await?;
    lists.await?;
    parts.database.close().await;
    Ok(Ending::Good)
}
