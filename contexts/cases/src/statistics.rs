//! Figures of a year: how much came, how much was settled and how long it took, and what lies where. Nothing is counted
//! beforehand: each figure is read off an index range, so that a year costs what its own cases cost, however many there are
//! besides.

use std::collections::BTreeMap;

use accounts::SeesStatistics;
use database::View;
use vocabulary::{Date, Fault, Instant, UnitId};

use crate::{Stage, store};

/// Days that tell what lies from what lies long: a week, a month, two (KPA art. 35 par. 3).
pub const AGES: [i64; 3] = [7, 30, 60];

/// The figures of a year, of one unit or of the whole office.
#[derive(Clone, Debug, Default)]
pub struct Statistics {
    /// Month by month; none that has not begun.
    pub months: Vec<Month>,
    /// How what was settled went.
    pub whole: Pace,
    /// The same by the file class in the sign, what was settled most often first.
    pub classes: Vec<(String, Pace)>,
    /// The same by unit.
    pub units: Vec<(UnitId, Pace)>,
}

/// What a month brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: Date,
    /// Letters registered.
    pub letters: u32,
    /// Cases opened.
    pub opened: u32,
    /// Cases settled.
    pub settled: u32,
    /// Of these, in time; what has no term is in neither.
    pub in_time: u32,
    /// Of these, late.
    pub late: u32,
    /// Cases closed.
    pub closed: u32,
}

/// How some cases were settled: in calendar days from the start of the proceedings, pauses and all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pace {
    /// How many.
    pub settled: u32,
    /// How many in time, by the last day that the clock told.
    pub in_time: u32,
    /// How many late. What has no term is neither in time nor late.
    pub late: u32,
    /// Half of them took no more days than this.
    pub median: u32,
    /// Ninety of a hundred took no more days than this.
    pub ninety: u32,
}

/// Cases at one stage that are not closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lying {
    /// The stage.
    pub stage: Stage,
    /// How many began within each of [`AGES`], and how many earlier.
    pub ages: [u32; 4],
    /// How many are past their last day.
    pub late: u32,
}

/// How many cases took how many days, and of how many it is known whether they were in time.
#[derive(Default)]
struct Taken {
    days: BTreeMap<u32, u32>,
    in_time: u32,
    late: u32,
}

/// The figures of a year as they are on this day.
///
/// # Errors
/// The database failed.
pub async fn statistics(view: &mut View, right: &SeesStatistics, year: i16, today: Date) -> Result<Statistics, Fault> {
    let unit = right.unit().map(|unit| unit.id);
    let mut months = Vec::new();
    let (mut whole, mut classes, mut units) = (Taken::default(), BTreeMap::new(), BTreeMap::new());
    for month in 1..=12 {
        let Ok(first) = Date::new(year, month, 1) else { break };
        let next = first.last_of_month().tomorrow();
        let (Some(from), Some(to)) = (midnight(first), next.ok().and_then(midnight)) else { break };
        if first > today {
            break;
        }
        let mut of_month = Taken::default();
        for (from, to, offset) in stretches(from, to) {
            for settled in store::statistics::settled(view, unit, from, to, offset).await? {
                of_month.add(&settled);
                whole.add(&settled);
                units.entry(settled.unit).or_insert_with(Taken::default).add(&settled);
                classes.entry(settled.class.clone()).or_insert_with(Taken::default).add(&settled);
            }
        }
        let Pace { settled, in_time, late, .. } = of_month.pace();
        months.push(Month {
            first,
            letters: registry::arrived(view, right, from, to).await?,
            opened: store::statistics::opened(view, unit, from, to).await?,
            settled,
            in_time,
            late,
            closed: store::statistics::closed(view, unit, from, to).await?,
        });
    }
    let mut classes: Vec<_> = classes.into_iter().map(|(class, taken)| (class, taken.pace())).collect();
    classes.sort_by(|(one, of_one), (other, of_other)| of_other.settled.cmp(&of_one.settled).then(one.cmp(other)));
    let units = units.into_iter().map(|(unit, taken)| (unit, taken.pace())).collect();
    Ok(Statistics { months, whole: whole.pace(), classes, units })
}

/// The cases that are not closed, by stage, in the order of stages.
///
/// # Errors
/// The database failed.
pub async fn lying(view: &mut View, right: &SeesStatistics, today: Date) -> Result<Vec<Lying>, Fault> {
    let unit = right.unit().map(|unit| unit.id);
    let mut found = store::statistics::lying(view, unit, since(today), today).await?;
    found.sort_by_key(|lying| Stage::ALL.iter().position(|stage| *stage == lying.stage));
    Ok(found)
}

/// The first day of each of [`AGES`].
fn since(today: Date) -> [Date; 3] {
    AGES.map(|days| (0..days).try_fold(today, |day, _| day.yesterday()).unwrap_or(Date::MIN))
}

fn midnight(day: Date) -> Option<Instant> {
    Instant::of_warsaw(day, 0, 0)
}

/// The time between two instants, in stretches in which clocks in Poland differ from UTC by the same number of seconds: this is
/// how a day is told where the database knows no time zones.
fn stretches(from: Instant, to: Instant) -> Vec<(Instant, Instant, i64)> {
    const HOUR: i64 = 3_600;
    let (mut stretches, mut begin) = (Vec::new(), from);
    let mut at = from;
    while at < to {
        let next = at.plus_seconds(HOUR).min(to);
        if next == to || offset(next) != offset(begin) {
            stretches.push((begin, next, offset(begin)));
            begin = next;
        }
        at = next;
    }
    stretches
}

/// How many seconds clocks in Poland are ahead of UTC.
fn offset(at: Instant) -> i64 {
    const DAY: i64 = 86_400;
    let (hour, minute, second) = at.warsaw_time();
    let shown = i64::from(hour) * 3_600 + i64::from(minute) * 60 + i64::from(second);
    let ahead = (shown - at.seconds()).rem_euclid(DAY);
    if ahead > DAY / 2 { ahead - DAY } else { ahead }
}

/// Cases of a unit and class that took the same number of days.
pub(crate) struct Settled {
    pub unit: UnitId,
    pub class: String,
    pub days: u32,
    /// Nothing when there is no term.
    pub in_time: Option<bool>,
    pub cases: u32,
}

impl Taken {
    fn add(&mut self, settled: &Settled) {
        *self.days.entry(settled.days).or_default() += settled.cases;
        match settled.in_time {
            Some(true) => self.in_time += settled.cases,
            Some(false) => self.late += settled.cases,
            None => {}
        }
    }

    fn pace(&self) -> Pace {
        let settled = self.days.values().sum();
        let Self { in_time, late, .. } = *self;
        Pace { settled, in_time, late, median: self.within(settled, 50), ninety: self.within(settled, 90) }
    }

    /// The fewest days within which so many of a hundred were settled.
    fn within(&self, settled: u32, of_hundred: u64) -> u32 {
        let needed = (u64::from(settled) * of_hundred).div_ceil(100);
        let mut counted = 0;
        let reached = self.days.iter().find(|(_, cases)| {
            counted += u64::from(**cases);
            counted >= needed
        });
        reached.map_or(0, |(days, _)| *days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(days: &[u32]) -> Pace {
        let mut taken = Taken::default();
        for days in days {
            let unit = UnitId::from_uuid(uuid::Uuid::nil());
            taken.add(&Settled { unit, class: String::new(), days: *days, in_time: None, cases: 1 });
        }
        taken.pace()
    }

    #[test]
    fn half_and_ninety_of_a_hundred_took_no_longer_than_told() {
        let ends = |pace: Pace| (pace.settled, pace.median, pace.ninety);
        assert_eq!(ends(taken(&[])), (0, 0, 0));
        assert_eq!(ends(taken(&[3])), (1, 3, 3));
        assert_eq!(ends(taken(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 100])), (10, 5, 9));
        assert_eq!(ends(taken(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100])), (11, 6, 10));
        assert_eq!(ends(taken(&[0, 0, 30])), (3, 0, 30));
    }

    #[test]
    fn a_month_is_cut_where_clocks_change() {
        let cut = |year, month| {
            let first = Date::new(year, month, 1).expect("a month");
            let to = midnight(first.last_of_month().tomorrow().expect("a day")).expect("an instant");
            stretches(midnight(first).expect("an instant"), to)
        };
        let at = |text| Instant::parse(text).expect("an instant");
        let (begin, change, end) = (at("2026-09-30T22:00:00Z"), at("2026-10-25T01:00:00Z"), at("2026-10-31T23:00:00Z"));
        assert_eq!(cut(2026, 10), [(begin, change, 7_200), (change, end, 3_600)]);
        let (begin, change, end) = (at("2026-02-28T23:00:00Z"), at("2026-03-29T01:00:00Z"), at("2026-03-31T22:00:00Z"));
        assert_eq!(cut(2026, 3), [(begin, change, 3_600), (change, end, 7_200)]);
        assert_eq!(cut(2026, 2).len(), 1);
    }
}
