//! The clock of a demonstration: while its story is told it stands where the story stands; later it shows the present, or what
//! the sandbox moved it on to.

use std::{
    fs, io,
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, Ordering},
    },
};

use axum::{Router, extract::Path, http::StatusCode, routing::post};
use vocabulary::{Clock, Fault, Instant};

use crate::clock::SystemClock;

/// No story is told.
const RUNS: i64 = i64::MAX;
/// The clock is moved on by a month at most at a time, and never further than a year.
const MOST_HOURS: i64 = 31 * 24;
const FURTHEST_HOURS: i64 = 366 * 24;

/// Shared by the office and by the authorities of its sandbox, so that certificates, timestamps and acts agree.
pub struct StoryClock {
    stands: AtomicI64,
    hours_ahead: AtomicI64,
    /// Keeps the hours: after a restart nobody must find the time going back.
    file: PathBuf,
    moving: Mutex<()>,
}

impl StoryClock {
    /// A clock that runs, so many hours ahead of the present as this file says.
    pub fn kept_in(file: PathBuf) -> Result<Self, Fault> {
        let hours = if file.exists() { fs::read_to_string(&file)?.trim().parse()? } else { 0 };
        Ok(Self { stands: AtomicI64::new(RUNS), hours_ahead: AtomicI64::new(hours), file, moving: Mutex::default() })
    }

    /// From now on the clock stands at this instant.
    pub fn stand(&self, at: Instant) {
        self.stands.store(at.micros(), Ordering::SeqCst);
    }

    /// From now on the clock runs.
    pub fn run(&self) {
        self.stands.store(RUNS, Ordering::SeqCst);
    }

    /// Moves the clock on by so many hours, for good. False when those are too many.
    fn move_on(&self, hours: i64) -> io::Result<bool> {
        let _moving = self.moving.lock().unwrap_or_else(PoisonError::into_inner);
        let ahead = self.hours_ahead.load(Ordering::SeqCst).saturating_add(hours);
        if !(1..=MOST_HOURS).contains(&hours) || ahead > FURTHEST_HOURS {
            return Ok(false);
        }
        let fresh = self.file.with_extension("new");
        fs::write(&fresh, ahead.to_string())?;
        fs::rename(fresh, &self.file)?;
        self.hours_ahead.store(ahead, Ordering::SeqCst);
        Ok(true)
    }
}

/// `POST /clock/HOURS`, beside the other switches of the sandbox.
pub fn router(clock: Arc<StoryClock>) -> Router {
    let moved = async move |Path(hours): Path<i64>| match clock.move_on(hours) {
        Ok(true) => StatusCode::NO_CONTENT,
        Ok(false) => StatusCode::BAD_REQUEST,
        Err(error) => {
            tracing::error!(%error, "the clock of the demonstration cannot be moved on");
            StatusCode::INTERNAL_SERVER_ERROR
        }
    };
    Router::new().route("/clock/{hours}", post(moved))
}

impl Clock for StoryClock {
    /// A clock that stands moves on by a millisecond with every look: no two things happen at once, and ids keep the order.
    fn now(&self) -> Instant {
        let step = |at| (at != RUNS).then(|| at + 1_000);
        self.stands.fetch_update(Ordering::SeqCst, Ordering::SeqCst, step).map_or_else(
            |_| SystemClock.now().plus_seconds(self.hours_ahead.load(Ordering::SeqCst) * 3_600),
            Instant::from_micros,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock() -> (tempfile::TempDir, StoryClock) {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = StoryClock::kept_in(folder.path().join("clock")).expect("a clock");
        (folder, clock)
    }

    #[test]
    fn a_standing_clock_shows_its_day_and_never_the_same_instant_twice() {
        let (_folder, clock) = clock();
        let told = Instant::from_seconds(1_700_000_000);
        clock.stand(told);
        let (first, second) = (clock.now(), clock.now());
        assert!(told <= first && first < second && second < told.plus_seconds(1));
        clock.run();
        assert!(clock.now() > told.plus_seconds(24 * 3600));
    }

    #[test]
    fn a_clock_that_was_moved_on_stays_so_after_a_restart() {
        let (folder, clock) = clock();
        assert!(clock.move_on(72).expect("moved"));
        assert!(!clock.move_on(0).expect("read") && !clock.move_on(-1).expect("read"), "never back");
        assert!(!clock.move_on(i64::MAX).expect("read"));
        let again = StoryClock::kept_in(folder.path().join("clock")).expect("a clock");
        let ahead = again.now().seconds() - SystemClock.now().seconds();
        assert!((72 * 3_600 - 5..=72 * 3_600 + 5).contains(&ahead), "{ahead}");
    }
}
