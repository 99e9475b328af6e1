//! Answering on a listener until asked to stop.

use std::{io::ErrorKind, net::SocketAddr};

use axum::Router;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::watch,
    task::JoinSet,
};
use vocabulary::Fault;

use crate::assemble::Parts;

/// A listener and what answers on it.
pub struct Door {
    pub listener: TcpListener,
    pub router: Router,
}

/// Takes an address; `None`, told plainly, when somebody else has it.
pub async fn bind(address: SocketAddr) -> Result<Option<TcpListener>, Fault> {
    match TcpListener::bind(address).await {
        Ok(listener) => Ok(Some(listener)),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            eprintln!("okienko: {address} is taken by another program; stop it or choose another address");
            Ok(None)
        }
        Err(error) if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::AddrNotAvailable) => {
            eprintln!("okienko: {address} cannot be used: {error}");
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

/// Returns at Ctrl-C or SIGTERM.
pub async fn asked_to_stop() -> Result<(), Fault> {
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        result = tokio::signal::ctrl_c() => result?,
        _ = terminate.recv() => {}
    }
    Ok(())
}

/// Answers at every door, and does the jobs when told to, until asked to stop; then finishes what is in hand.
pub async fn until_stopped(parts: &Parts, doors: Vec<Door>, jobs: bool) -> Result<(), Fault> {
    let (stop, stopped) = watch::channel(false);
    let mut running = JoinSet::new();
    if jobs {
        let runner = parts.runner();
        let stopped = stopped.clone();
        running.spawn(async move {
            runner.run(stopped).await;
            Ok(())
        });
    }
    for Door { listener, router } in doors {
        let mut stopped = stopped.clone();
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        running.spawn(async move {
            axum::serve(listener, service)
                .with_graceful_shutdown(async move {
                    let _ = stopped.wait_for(|stop| *stop).await;
                })
                .await
        });
    }
    asked_to_stop().await?;
    stop.send_replace(true);
    // Whoever still sends after this was told nothing and finds nothing stored.
    let finish = async { while running.join_next().await.is_some() {} };
    if tokio::time::timeout(std::time::Duration::from_secs(10), finish).await.is_err() {
        tracing::warn!("some connections did not end in time");
    }
    parts.database.close().await;
    Ok(())
}
