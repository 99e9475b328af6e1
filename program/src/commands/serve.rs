//! `okienko serve`

use std::sync::Arc;

use tokio::net::TcpListener;
use vocabulary::Fault;
use web::{Given, State};

use crate::{
    Ending,
    assemble::{assemble, open_database},
    cli::Serve,
    clock::SystemClock,
    commands::tell,
    serve::{self, Door},
    settings::Settings,
    shelf::Shelf,
};

/// Opens the office until it is stopped.
pub async fn run(options: &Serve) -> Result<Ending, Fault> {
    let settings = match Settings::read(&options.settings, false) {
        Ok(settings) => settings,
        Err(mistakes) => return Ok(tell(&mistakes, false)),
    };
    let Some(listener) = serve::bind(settings.listener.address).await? else { return Ok(Ending::Wrong) };
    let operator = match settings.listener.operator {
        None => None,
        Some(address) => match serve::bind(address).await? {
            Some(listener) => Some(listener),
            None => return Ok(Ending::Wrong),
        },
    };
    let database = open_database(&settings, false).await?;
    let parts = assemble(&settings, database, Arc::new(SystemClock))?;
    let shelf = Shelf::new(parts.journal.clone(), catalogue::built_in(), settings.services.clone());
    shelf.publish().await?;
    let state = State::new(Given {
        submissions: parts.submissions.clone(),
        trusted_profile: parts.trusted_profile.clone(),
        sealer: parts.sealer.clone(),
        office: settings.office.face.clone(),
        public_url: settings.listener.public_url.clone(),
        seal_anchors: settings.anchors.clone(),
        demo: None,
        sends_mail: settings.mail.is_some(),
        trusted_proxies: settings.trusted_proxies.clone(),
        scans: settings.scans.clone(),
        secure_cookies: settings.listener.public_url.starts_with("https://"),
    });
    let mut doors =
        vec![Door { listener, router: web::router(state.clone()), trusted: settings.trusted_proxies.clone() }];
    doors.extend(operator.map(|listener: TcpListener| Door {
        listener,
        router: web::operator_router(state),
        trusted: Vec::new(),
    }));
    tracing::info!(address = %settings.listener.address, database = parts.database.kind(), "the office is open");
    serve::until_stopped(&parts, shelf, doors, !options.no_jobs).await?;
    Ok(Ending::Good)
}
