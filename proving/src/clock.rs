//! The machine's clock, read here alone.

use std::time::{self, Duration, SystemTime, UNIX_EPOCH};

use vocabulary::{Clock, Instant};

/// The machine's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "measuring begins with a clock")]
    fn now(&self) -> Instant {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Instant::from_micros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
    }
}

/// The time since it was started.
#[derive(Clone, Copy)]
pub struct Stopwatch(time::Instant);

impl Stopwatch {
    /// Starts one.
    #[expect(clippy::disallowed_methods, reason = "measuring begins with a clock")]
    pub fn start() -> Self {
        Self(time::Instant::now())
    }

    /// How long ago.
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }

    /// How long ago, in seconds.
    pub fn seconds(self) -> f64 {
        self.elapsed().as_secs_f64()
    }
}
