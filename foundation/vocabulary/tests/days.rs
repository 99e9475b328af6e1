//! Days and terms against tables that were worked out by hand from the acts.

#![expect(clippy::unwrap_used, reason = "tests, their helpers included, fail by panicking")]

use jiff::{ToSpan as _, civil::date};
use serde_json::Value;
use vocabulary::{
    Date, Term,
    days::{easter, is_free, working_day},
    fiction::{deemed_by_post, deemed_electronically, public_notice, second_notice},
};

fn vectors(group: &str) -> Value {
    let mut all: Value = serde_json::from_str(include_str!("office-vectors.json")).unwrap();
    all[group].take()
}

fn rows(group: &str) -> Vec<Value> {
    let rows = vectors(group).as_array().unwrap().clone();
    assert!(!rows.is_empty());
    rows
}

fn day(value: &Value) -> Date {
    value.as_str().unwrap().parse().unwrap()
}

#[test]
fn easter_falls_where_the_table_says() {
    for (year, day) in vectors("easter").as_object().unwrap() {
        assert_eq!(easter(year.parse().unwrap()), self::day(day), "{year}");
    }
}

#[test]
fn the_free_days_of_a_year_are_those_of_the_act_and_sundays() {
    for (year, days) in vectors("holidays").as_object().unwrap() {
        let year: i16 = year.parse().unwrap();
        let listed: Vec<Date> = days.as_array().unwrap().iter().map(day).collect();
        for day in date(year, 1, 1).series(1.day()).take_while(|day| day.year() == year) {
            let sunday = day.weekday() == jiff::civil::Weekday::Sunday;
            assert_eq!(is_free(day), sunday || listed.contains(&day), "{day}");
        }
    }
    assert!(is_free(date(2018, 11, 12)) && !is_free(date(2019, 11, 12)) && !is_free(date(2010, 1, 6)));
}

#[test]
fn terms_end_as_article_57_says() {
    for row in rows("kpa57") {
        let count = u16::try_from(row["n"].as_u64().unwrap()).unwrap();
        let term = match row["unit"].as_str().unwrap() {
            "days" => Term::Days(count),
            "weeks" => Term::Weeks(count),
            "months" => Term::Months(count),
            "years" => Term::Years(count),
            other => panic!("{other}"),
        };
        let last = term.last_day(day(&row["event"]), &[]);
        let expected = (day(&row["nominal"]), day(&row["effective"]), 0);
        assert_eq!((last.nominal, last.effective, last.excluded), expected, "{row}");
        assert_eq!(term.nominal(day(&row["event"])), expected.0, "{row}");
    }
}

#[test]
fn a_certificate_is_due_in_seven_days() {
    for row in rows("certificate_7_days") {
        let last = Term::Days(7).last_day(day(&row["filed"]), &[]);
        assert_eq!((last.nominal, last.effective), (day(&row["nominal"]), day(&row["effective"])), "{row}");
    }
}

#[test]
fn a_last_day_that_is_free_passes_to_a_working_one() {
    for row in rows("local_tax_dates") {
        assert_eq!(working_day(day(&row["date"])), day(&row["effective"]), "{row}");
    }
}

#[test]
fn excluded_days_move_the_end() {
    for row in rows("excluded_days") {
        let months = u16::try_from(row["months"].as_u64().unwrap()).unwrap();
        let excluded: Vec<_> =
            row["excluded"].as_array().unwrap().iter().map(|period| (day(&period[0]), day(&period[1]))).collect();
        let last = Term::Months(months).last_day(day(&row["start"]), &excluded);
        assert_eq!(last.effective, day(&row["deadline"]), "{row}");
    }
}

#[test]
fn overlapping_periods_are_counted_once_and_their_order_does_not_matter() {
    let start = date(2026, 3, 2);
    let alone = Term::Months(1).last_day(start, &[(date(2026, 3, 11), date(2026, 3, 20))]);
    let parts = [
        (date(2026, 3, 15), date(2026, 3, 20)),
        (date(2026, 3, 11), date(2026, 3, 16)),
        (date(2026, 3, 12), date(2026, 3, 13)),
    ];
    assert_eq!((alone.excluded, Term::Months(1).last_day(start, &parts)), (10, alone));
}

#[test]
fn what_does_not_run_yet_or_no_longer_is_not_moved() {
    let start = date(2026, 3, 2);
    let none = Term::Days(14).last_day(start, &[]);
    let before = [(date(2026, 2, 1), start)];
    let after = [(date(2026, 3, 17), date(2026, 3, 30))];
    let backwards = [(date(2026, 3, 10), date(2026, 3, 9))];
    for excluded in [&before, &after, &backwards] {
        assert_eq!(Term::Days(14).last_day(start, excluded), none, "{excluded:?}");
    }
    // The first day off lengthens the term so far that the second falls within it.
    let chained = [(date(2026, 3, 16), date(2026, 3, 16)), (date(2026, 3, 17), date(2026, 3, 17))];
    assert_eq!(Term::Days(14).last_day(start, &chained).effective, date(2026, 3, 18));
}

#[test]
fn the_edge_of_the_calendar_is_no_trap() {
    assert_eq!(Term::Years(u16::MAX).last_day(date(2026, 3, 2), &[]).effective, Date::MAX);
    assert_eq!(Term::Days(1).last_day(Date::MAX, &[(Date::MIN, Date::MAX)]).effective, Date::MAX);
}

/// The last day to appeal (KPA art. 129) against what was delivered on this one.
fn appeal(delivered: Date) -> Date {
    Term::Days(14).last_day(delivered, &[]).effective
}

#[test]
fn what_nobody_collected_at_the_post_counts_as_delivered_as_article_44_says() {
    for row in rows("post_fiction") {
        let notice = day(&row["first_notice"]);
        let deemed = deemed_by_post(notice);
        let found = (second_notice(notice), deemed, appeal(deemed));
        let expected = (&row["second_notice_not_before"], &row["deemed"], &row["appeal14_effective"]);
        assert_eq!(found, (day(expected.0), day(expected.1), day(expected.2)), "{row}");
    }
}

#[test]
fn what_nobody_picked_up_at_an_electronic_address_counts_as_delivered_on_the_fifteenth_day() {
    for row in rows("edelivery_fiction") {
        let deemed = deemed_electronically(day(&row["inflow"]));
        assert_eq!((deemed, appeal(deemed)), (day(&row["deemed"]), day(&row["appeal14_effective"])), "{row}");
    }
}

#[test]
fn a_public_notice_has_effect_when_fourteen_days_have_passed() {
    for row in rows("publication_art49") {
        assert_eq!(public_notice(day(&row["published"])), day(&row["deemed_effect_from"]), "{row}");
    }
}
