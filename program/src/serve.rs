//! Answering on a listener until asked to stop.

use std::{
    collections::HashMap,
    io::ErrorKind,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{Router, extract::ConnectInfo, http::Request};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::watch,
    task::JoinSet,
};
use tower::ServiceExt as _;
use vocabulary::Fault;

use crate::{assemble::Parts, shelf::Shelf};

/// The headers of a request come within this time; so does the next request on a kept connection.
const HEADER_TIME: Duration = Duration::from_secs(20);
/// Connections that one address may hold. Trusted proxies, which speak for many, hold as many as they need.
const MOST_OF_ONE: usize = 512;
/// Connections in all; a process may open many times more files.
const MOST: usize = 8_192;
/// Requests in hand may end within this time after the office is asked to close.
const FAREWELL: Duration = Duration::from_secs(10);

/// A listener and what answers on it.
pub struct Door {
    pub listener: TcpListener,
    pub router: Router,
    pub trusted: Vec<IpAddr>,
}

/// Takes an address; `None`, told plainly, when it cannot be had.
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

/// Answers at every door, keeps the catalogue, and does the jobs when told to, until asked to stop; then finishes what is in
/// hand.
pub async fn until_stopped(parts: &Parts, shelf: Shelf, doors: Vec<Door>, jobs: bool) -> Result<(), Fault> {
    // Before anybody is judged.
    parts.lists().recall().await;
    let (stop, stopped) = watch::channel(false);
    let mut running = JoinSet::new();
    running.spawn(parts.lists().clone().keep_renewing(stopped.clone()));
    if jobs {
        running.spawn(parts.runner().run(stopped.clone()));
        running.spawn(parts.upkeep(stopped.clone()));
        running.spawn(parts.tend(stopped.clone()));
        running.spawn(parts.chase(stopped.clone()));
        running.spawn(parts.notary(stopped.clone()));
        running.spawn(parts.watching(stopped.clone()));
        running.spawn(parts.messages(stopped.clone()));
        running.spawn(parts.reading(stopped.clone()));
    }
    running.spawn(shelf.watch(stopped.clone()));
    for door in doors {
        running.spawn(attend(door, stopped.clone()));
    }
    asked_to_stop().await?;
    stop.send_replace(true);
    // Whoever still sends after this was told nothing and finds nothing stored.
    let finish = async { while running.join_next().await.is_some() {} };
    if tokio::time::timeout(FAREWELL, finish).await.is_err() {
        tracing::warn!("some connections did not end in time");
    }
    parts.database.close().await;
    Ok(())
}

/// Takes connections in, within the limits, and answers on them.
pub async fn attend(door: Door, mut stopped: watch::Receiver<bool>) {
    let (farewell, held) = (GracefulShutdown::new(), Held::default());
    loop {
        let accepted = tokio::select! {
            accepted = door.listener.accept() => accepted,
            _ = stopped.wait_for(|stop| *stop) => break,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                // Out of file descriptors, or a visitor who left at once: the next one may fare better.
                tracing::warn!(%error, "a connection could not be taken in");
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        let most = if door.trusted.contains(&peer.ip()) { MOST } else { MOST_OF_ONE };
        // Beyond the limits the connection is closed without a word: words cost what the limits protect.
        if let Some(place) = held.take(peer.ip(), most) {
            // Answers are small and written whole; waiting for more only delays them.
            let _ = stream.set_nodelay(true);
            let router = door.router.clone();
            let service = service_fn(move |mut request: Request<Incoming>| {
                request.extensions_mut().insert(ConnectInfo(peer));
                router.clone().oneshot(request)
            });
            let mut builder = http1::Builder::new();
            builder.timer(TokioTimer::new()).header_read_timeout(HEADER_TIME);
            let connection = farewell.watch(builder.serve_connection(TokioIo::new(stream), service));
            tokio::spawn(async move {
                // However it ends, there is nobody left to tell.
                let _ = connection.await;
                drop(place);
            });
        }
    }
    farewell.shutdown().await;
}

/// Who holds how many connections.
#[derive(Clone, Default)]
struct Held(Arc<Mutex<HashMap<IpAddr, usize>>>);

/// A connection's place, given back when dropped.
struct Place {
    held: Held,
    address: IpAddr,
}

impl Held {
    fn take(&self, address: IpAddr, most_of_one: usize) -> Option<Place> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.values().sum::<usize>() >= MOST {
            return None;
        }
        let count = held.entry(address).or_default();
        if *count >= most_of_one {
            return None;
        }
        *count += 1;
        Some(Place { held: self.clone(), address })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut held = self.held.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = held.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                held.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_holds_its_share_and_gives_it_back() {
        let (held, one, other) = (Held::default(), IpAddr::from([10, 0, 0, 1]), IpAddr::from([10, 0, 0, 2]));
        let places: Vec<_> = (0..3).map_while(|_| held.take(one, 2)).collect();
        assert_eq!(places.len(), 2);
        assert!(held.take(other, 2).is_some());
        drop(places);
        assert!(held.take(one, 2).is_some());
        assert!(held.0.lock().expect("nobody panicked").is_empty());
    }
}
