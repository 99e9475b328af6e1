//! The working days of the story.

use vocabulary::{Date, days::working_day};

/// So many working days before this day; negative: after it. None before or after is the day itself.
pub fn working_days_before(day: Date, count: i16) -> Date {
    let mut found = day;
    for _ in 0..count.unsigned_abs() {
        loop {
            let next = if count > 0 { found.yesterday() } else { found.tomorrow() };
            // The calendar ends thousands of years away.
            found = next.unwrap_or(found);
            if working_day(found) == found {
                break;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::working_days_before;
    use vocabulary::Date;

    #[test]
    fn weekends_and_free_days_are_passed_over() {
        let day = |text: &str| text.parse::<Date>().expect("a day");
        assert_eq!(working_days_before(day("2026-11-22"), 1), day("2026-11-20"));
        assert_eq!(working_days_before(day("2026-11-13"), 2), day("2026-11-10"));
        assert_eq!(working_days_before(day("2026-11-10"), -1), day("2026-11-12"));
        assert_eq!(working_days_before(day("2026-11-11"), 0), day("2026-11-11"));
    }
}
