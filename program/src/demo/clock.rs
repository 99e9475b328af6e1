//! The clock of a demonstration: while its story is told it stands where the story stands.

use std::sync::atomic::{AtomicI64, Ordering};

use vocabulary::{Clock, Instant};

use crate::clock::SystemClock;

/// No story is told.
const RUNS: i64 = i64::MAX;

/// Shared by the office and by the authorities of its sandbox, so that certificates, timestamps and acts agree.
pub struct StoryClock(AtomicI64);

impl StoryClock {
    /// A clock that shows the present.
    pub const fn running() -> Self {
        Self(AtomicI64::new(RUNS))
    }

    /// From now on the clock stands at this instant.
    pub fn stand(&self, at: Instant) {
        self.0.store(at.micros(), Ordering::SeqCst);
    }

    /// From now on the clock shows the present.
    pub fn run(&self) {
        self.0.store(RUNS, Ordering::SeqCst);
    }
}

impl Clock for StoryClock {
    /// A clock that stands moves on by a millisecond with every look: no two things happen at once, and ids keep the order.
    fn now(&self) -> Instant {
        let step = |at| (at != RUNS).then(|| at + 1_000);
        self.0
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, step)
            .map_or_else(|_| SystemClock.now(), Instant::from_micros)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_standing_clock_shows_its_day_and_never_the_same_instant_twice() {
        let clock = StoryClock::running();
        let told = Instant::from_seconds(1_700_000_000);
        clock.stand(told);
        let (first, second) = (clock.now(), clock.now());
        assert!(told <= first && first < second && second < told.plus_seconds(1));
        clock.run();
        assert!(clock.now() > told.plus_seconds(24 * 3600));
    }
}
