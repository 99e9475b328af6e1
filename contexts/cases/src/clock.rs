//! The statutory clock of a case, as a pure function of its row and the day.

use vocabulary::{Date, LastDay};

use crate::{CaseRow, Pause, PauseReason};

/// How many days before the last one a case needs attention.
const SOON: i64 = 7;

/// How a case stands against its term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The last day; none when the service has no term. While the clock stands, this is the last day as it was when it
    /// stopped.
    pub last: Option<LastDay>,
    /// How many days are left after today; while the clock stands, how many the office will have once it runs again; when
    /// the case is settled, how many were left on that day. Negative: so many days late.
    pub days_left: Option<i64>,
    /// The light on the desk.
    pub light: Light,
    /// Since when it stands, and why.
    pub stands: Option<(Date, PauseReason)>,
    /// It has ended: the case was settled or closed on this day.
    pub ended: Option<Date>,
}

/// What the desk shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// More than seven days are left, the case is settled in time, or there is no term.
    Green,
    /// Seven days or fewer are left.
    Amber,
    /// The last day has passed.
    Red,
}

/// How the case stands on this day.
#[must_use]
pub fn clock(row: &CaseRow, today: Date) -> Clock {
    let ended = row.settled_at.or(row.closed_at).map(vocabulary::Instant::warsaw_date);
    let stands = row.stands_since.filter(|_| ended.is_none());
    let day = ended.or(stands.map(|(since, _)| since)).unwrap_or(today);
    let days_left = row.last_day.map(|last| days_between(day, last.effective));
    let light = match days_left {
        Some(..0) => Light::Red,
        Some(0..=SOON) if ended.is_none() => Light::Amber,
        _ => Light::Green,
    };
    Clock { last: row.last_day, days_left, light, stands, ended }
}

/// The days that are not counted in for these pauses (KPA art. 35 par. 5), as closed intervals.
pub(crate) fn excluded(pauses: &[Pause]) -> Vec<(Date, Date)> {
    let over = pauses.iter().filter_map(|pause| Some((pause.since.tomorrow().ok()?, pause.until?)));
    over.filter(|(from, to)| from <= to).collect()
}

fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}
