//! Terms counted as the Code of Administrative Procedure (KPA) counts them, and the days on which none may end.

use jiff::{
    ToSpan as _,
    civil::{Date, Weekday, date},
};

/// How long something may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// So many days; the day of the event is not counted (art. 57 par. 1).
    Days(u16),
    /// It ends on the day of the last week that has the same name (art. 57 par. 2).
    Weeks(u16),
    /// It ends on the day of the last month with the same date, else on the last day of that month (art. 57 par. 3).
    Months(u16),
    /// It ends on the same day of the last year, else on the day before (art. 57 par. 3a).
    Years(u16),
}

/// When a term ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LastDay {
    /// Counted, excluded days with it, before anything moves because it is a free day or a Saturday.
    pub nominal: Date,
    /// The last day on which the term is kept: the nominal one, or the next working day (art. 57 par. 4).
    pub effective: Date,
    /// How many days were not counted in (art. 35 par. 5).
    pub excluded: u32,
}

impl Term {
    /// The end of a term that an event on this day begins, by art. 57 par. 1 to 3a.
    #[must_use]
    pub fn nominal(self, event: Date) -> Date {
        event.saturating_add(match self {
            Self::Days(count) => i64::from(count).days(),
            Self::Weeks(count) => i64::from(count).weeks(),
            Self::Months(count) => i64::from(count).months(),
            // The calendar itself ends with the year 9999.
            Self::Years(count) => i64::from(count.min(9_999)).years(),
        })
    }

    /// The last day, when these periods are not counted in (art. 35 par. 5): closed intervals in any order, which may
    /// overlap. Every excluded day after the event moves the end by one. A period that begins when the term is already
    /// over moves nothing: what is late stays late.
    #[must_use]
    pub fn last_day(self, event: Date, excluded: &[(Date, Date)]) -> LastDay {
        let mut periods = excluded.to_vec();
        periods.sort_unstable();
        let (mut nominal, mut count, mut counted_to) = (self.nominal(event), 0, event);
        for (from, to) in periods {
            let from = from.max(counted_to.saturating_add(1.day()));
            if from > working_day(nominal) {
                break;
            }
            let days = from.duration_until(to).as_hours() / 24 + 1;
            let Ok(days @ 1..) = u32::try_from(days) else { continue };
            nominal = nominal.saturating_add(i64::from(days).days());
            count += days;
            counted_to = to;
        }
        LastDay { nominal, effective: working_day(nominal), excluded: count }
    }
}

/// Easter Sunday of this year (Gregorian; Meeus, Jones and Butcher).
#[must_use]
pub fn easter(year: i16) -> Date {
    let year = i32::from(year);
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e, f) = (b.div_euclid(4), b.rem_euclid(4), (b + 8).div_euclid(25));
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    // Days after 22 March, the earliest Easter there is.
    date(year as i16, 3, 22).saturating_add(i64::from(h + l - 7 * m).days())
}

/// Days of the year that are free, with the first year in which they are (act of 18 January 1951 on days free from work,
/// art. 1; 6 January by the act of 24 September 2010, 24 December by the act of 27 November 2024).
const FREE: [(i8, i8, i16); 10] = [
    (1, 1, 0),
    (1, 6, 2011),
    (5, 1, 0),
    (5, 3, 1990),
    (8, 15, 1989),
    (11, 1, 0),
    (11, 11, 1989),
    (12, 24, 2025),
    (12, 25, 0),
    (12, 26, 0),
];

/// Days after Easter Sunday that are free: itself, Easter Monday, Pentecost, Corpus Christi (the same article).
const FREE_AFTER_EASTER: [i32; 4] = [0, 1, 49, 60];

/// Days that an act of their own made free: the hundredth year of independence (act of 7 November 2018).
const FREE_ONCE: [Date; 1] = [date(2018, 11, 12)];

/// Whether this day is a Sunday or a statutory free day. Saturdays are neither.
#[must_use]
pub fn is_free(day: Date) -> bool {
    day.weekday() == Weekday::Sunday
        || FREE.iter().any(|(month, of, since)| (day.month(), day.day()) == (*month, *of) && day.year() >= *since)
        || FREE_AFTER_EASTER.contains(&(i32::from(day.day_of_year()) - i32::from(easter(day.year()).day_of_year())))
        || FREE_ONCE.contains(&day)
}

/// This day, or the next that is neither free nor a Saturday (KPA art. 57 par. 4).
#[must_use]
pub fn working_day(mut day: Date) -> Date {
    while (is_free(day) || day.weekday() == Weekday::Saturday) && day < Date::MAX {
        day = day.saturating_add(1.day());
    }
    day
}
