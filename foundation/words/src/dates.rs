//! Dates and times in words, always as a clock in Poland shows them.

use jiff::civil::Date;
use vocabulary::{Instant, Language};

use crate::say;

/// `22 listopada 2026`, `22 November 2026`.
#[must_use]
pub fn day(language: Language, at: Instant) -> String {
    date(language, at.warsaw_date())
}

/// The same of a day that somebody wrote down.
#[must_use]
pub fn date(language: Language, date: Date) -> String {
    let month = say!(language, "date-month", month = date.month());
    let (day, year) = (date.day().to_string(), date.year().to_string());
    // The day and the month are one breath: a no-break space ties them.
    say!(language, "date-day", day = day, month = month, year = year).replacen(' ', "\u{a0}", 1)
}

/// `22 listopada`: a day of the year that everybody is in.
#[must_use]
pub fn day_and_month(language: Language, date: Date) -> String {
    let month = say!(language, "date-month", month = date.month());
    say!(language, "date-day-month", day = date.day().to_string(), month = month).replacen(' ', "\u{a0}", 1)
}

/// `niedziela, 22 listopada 2026, godz. 11:05:07`: an instant that matters, to the second.
#[must_use]
pub fn moment(language: Language, at: Instant) -> String {
    say!(
        language,
        "date-moment",
        weekday = say!(language, "date-weekday", weekday = weekday(at)),
        day = day(language, at),
        time = time(at)
    )
}

/// `w niedzielę, 22 listopada 2026, 11:05:07`: the same within a sentence.
#[must_use]
pub fn moment_within(language: Language, at: Instant) -> String {
    say!(
        language,
        "date-moment-within",
        weekday = say!(language, "date-on-weekday", weekday = weekday(at)),
        day = day(language, at),
        time = time(at)
    )
}

/// `22 listopada 2026, 11:05:07`: for lists.
#[must_use]
pub fn short(language: Language, at: Instant) -> String {
    say!(language, "date-short", day = day(language, at), time = time(at))
}

/// `wtorku, 24 listopada 2026`: the last day of something, after the word "until".
#[must_use]
pub fn until(language: Language, at: Instant) -> String {
    until_date(language, at.warsaw_date())
}

/// The same of a day that was counted.
#[must_use]
pub fn until_date(language: Language, last: Date) -> String {
    let weekday = say!(language, "date-until-weekday", weekday = last.weekday().to_monday_one_offset());
    say!(language, "date-until", weekday = weekday, day = date(language, last))
}

/// `22 listopada 2026, 11:05`: for what a minute is exact enough.
#[must_use]
pub fn minute(language: Language, at: Instant) -> String {
    say!(language, "date-short", day = day(language, at), time = clock(at))
}

/// `11:05`.
#[must_use]
pub fn clock(at: Instant) -> String {
    let (hour, minute, _) = at.warsaw_time();
    format!("{hour}:{minute:02}")
}

/// `11:05:07`, with two digits for the minute and the second.
#[must_use]
pub fn time(at: Instant) -> String {
    let (hour, minute, second) = at.warsaw_time();
    format!("{hour}:{minute:02}:{second:02}")
}

/// 1 for Monday to 7 for Sunday.
fn weekday(at: Instant) -> i8 {
    at.warsaw_date().weekday().to_monday_one_offset()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at() -> Instant {
        Instant::parse("2026-11-22T10:05:07.25Z").expect("rfc3339")
    }

    #[test]
    fn an_instant_is_told_in_full() {
        assert_eq!(moment(Language::Pl, at()), "niedziela, 22\u{a0}listopada 2026, godz.\u{a0}11:05:07");
        assert_eq!(moment_within(Language::Pl, at()), "w\u{a0}niedzielę, 22\u{a0}listopada 2026, 11:05:07");
        assert_eq!(moment(Language::En, at()), "Sunday, 22\u{a0}November 2026, 11:05:07");
    }

    #[test]
    fn a_last_day_is_told_with_its_weekday() {
        assert_eq!(until(Language::Pl, at()), "niedzieli, 22\u{a0}listopada 2026");
        assert_eq!(until(Language::En, at()), "Sunday, 22\u{a0}November 2026");
        assert_eq!(minute(Language::Pl, at()), "22\u{a0}listopada 2026, 11:05");
    }

    #[test]
    fn a_tuesday_takes_the_longer_preposition() {
        let tuesday = Instant::parse("2026-11-24T10:00:00Z").expect("rfc3339");
        assert_eq!(moment_within(Language::Pl, tuesday), "we wtorek, 24\u{a0}listopada 2026, 11:00:00");
    }
}
