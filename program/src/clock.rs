//! The one place where a real office learns the time.

use std::time::{SystemTime, UNIX_EPOCH};

use vocabulary::{Clock, Instant};

/// The machine's clock, which the operator keeps right (NTP).
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that everybody else is given")]
    fn now(&self) -> Instant {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Instant::from_micros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
    }
}
