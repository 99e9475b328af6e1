//! A point in time, to the microsecond.

use std::fmt;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// Microseconds since 1970-01-01T00:00:00Z. PostgreSQL keeps no finer time, so nothing is lost between databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(i64);

/// The text was not an instant in RFC 3339.
#[derive(Debug, thiserror::Error)]
#[error("not an instant in RFC 3339: {0}")]
pub struct UnreadableInstant(String);

/// Where the present comes from. Only the program, the sandbox and the test kit read a real clock.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Instant;
}

impl Instant {
    /// The instant this many microseconds after 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// The instant this many seconds after 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1_000_000))
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// This instant moved by so many seconds; negative goes back.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// Reads RFC 3339 with any offset; finer parts than a microsecond are cut.
    ///
    /// # Errors
    /// The text is not an instant.
    pub fn parse(text: &str) -> Result<Self, UnreadableInstant> {
        let at: Timestamp = text.parse().map_err(|_| UnreadableInstant(text.chars().take(64).collect()))?;
        Ok(Self(at.as_microsecond()))
    }

    /// RFC 3339 in UTC with six digits of a second: `2026-11-22T10:00:00.000000Z`. The form that is hashed.
    #[must_use]
    pub fn rfc3339(self) -> String {
        self.timestamp().strftime("%Y-%m-%dT%H:%M:%S.%6fZ").to_string()
    }

    /// RFC 3339 in Polish time with its offset and milliseconds: `2026-11-22T11:00:00.000+01:00`. The form in receipts.
    #[must_use]
    pub fn rfc3339_warsaw(self) -> String {
        self.timestamp().to_zoned(warsaw()).strftime("%Y-%m-%dT%H:%M:%S.%3f%:z").to_string()
    }

    /// The instant at which a clock in Poland shows this time on this day. Of an hour that comes twice it is the first, and
    /// one that never comes is taken as an hour later.
    #[must_use]
    pub fn of_warsaw(day: Date, hour: i8, minute: i8) -> Option<Self> {
        let at = day.to_datetime(jiff::civil::Time::new(hour, minute, 0, 0).ok()?).to_zoned(warsaw()).ok()?;
        Some(Self(at.timestamp().as_microsecond()))
    }

    /// The date that a calendar in Poland shows at this instant.
    #[must_use]
    pub fn warsaw_date(self) -> Date {
        self.timestamp().to_zoned(warsaw()).date()
    }

    /// Hours, minutes and seconds that a clock in Poland shows at this instant.
    #[must_use]
    pub fn warsaw_time(self) -> (i8, i8, i8) {
        let at = self.timestamp().to_zoned(warsaw());
        (at.hour(), at.minute(), at.second())
    }

    fn timestamp(self) -> Timestamp {
        // Instants far outside the calendar can only come from hostile input; they are shown as the calendar's edge.
        Timestamp::from_microsecond(self.0).unwrap_or(if self.0 < 0 { Timestamp::MIN } else { Timestamp::MAX })
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rfc3339())
    }
}

fn warsaw() -> TimeZone {
    static ZONE: std::sync::OnceLock<TimeZone> = std::sync::OnceLock::new();
    // The time zone database is compiled in, so the name is always known.
    ZONE.get_or_init(|| TimeZone::get("Europe/Warsaw").expect("Europe/Warsaw is in the bundled database")).clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_survives_its_text() {
        let at = Instant::from_micros(1_795_341_600_123_456);
        assert_eq!(Instant::parse(&at.rfc3339()).expect("its own text"), at);
    }

    #[test]
    fn the_polish_year_begins_before_the_utc_year() {
        let at = Instant::parse("2026-12-31T23:30:00Z").expect("rfc3339");
        assert_eq!(at.warsaw_date().year(), 2027);
    }

    #[test]
    fn both_hours_of_the_autumn_night_keep_their_offset() {
        assert_eq!(
            Instant::parse("2026-10-25T00:30:00Z").expect("rfc3339").rfc3339_warsaw(),
            "2026-10-25T02:30:00.000+02:00"
        );
        assert_eq!(
            Instant::parse("2026-10-25T01:30:00Z").expect("rfc3339").rfc3339_warsaw(),
            "2026-10-25T02:30:00.000+01:00"
        );
    }

    #[test]
    fn the_time_in_poland_is_read_in_summer_and_in_winter() {
        let day = |month, day| jiff::civil::date(2026, month, day);
        let read = |day, hour| Instant::of_warsaw(day, hour, 30).expect("a time").rfc3339();
        assert_eq!(read(day(7, 1), 8), "2026-07-01T06:30:00.000000Z");
        assert_eq!(read(day(11, 22), 8), "2026-11-22T07:30:00.000000Z");
        assert_eq!(read(day(10, 25), 2), "2026-10-25T00:30:00.000000Z");
        assert_eq!(read(day(3, 29), 2), "2026-03-29T01:30:00.000000Z");
        assert!(Instant::of_warsaw(day(1, 1), 24, 0).is_none());
    }

    #[test]
    fn the_farthest_instants_have_a_text() {
        let _ = Instant::from_micros(i64::MIN).rfc3339();
        let _ = Instant::from_micros(i64::MAX).rfc3339_warsaw();
    }
}
