//! A clock that stands still until the test moves it.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use vocabulary::{Clock, Instant};

/// Begins at noon of 22 November 2026 in Poland; clones are the same clock.
#[derive(Clone)]
pub struct TestClock(Arc<AtomicI64>);

impl Default for TestClock {
    fn default() -> Self {
        Self(Arc::new(AtomicI64::new(Instant::from_seconds(1_795_345_200).micros())))
    }
}

impl TestClock {
    /// Moves the clock on; negative seconds move it back, as a wrong clock would.
    pub fn advance(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }

    /// Sets the clock.
    pub fn set(&self, at: Instant) {
        self.0.store(at.micros(), Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Instant {
        Instant::from_micros(self.0.load(Ordering::SeqCst))
    }
}
