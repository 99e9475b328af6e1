//! When a letter that nobody took counts as delivered. None of these days moves because it is free or a Saturday: nobody has
//! anything to do on it. A letter in an account of the office's own portal has no such day: it is delivered when it is collected.

use jiff::{ToSpan as _, civil::Date};

/// The day on which a letter that waited at the post office and was not collected counts as delivered: the last of fourteen
/// days from the first notice (KPA art. 44 par. 4).
#[must_use]
pub fn deemed_by_post(first_notice: Date) -> Date {
    first_notice.saturating_add(14.days())
}

/// The first day on which the second notice may be left: the seven days of the first are over (KPA art. 44 par. 3).
#[must_use]
pub fn second_notice(first_notice: Date) -> Date {
    first_notice.saturating_add(8.days())
}

/// The day on which a letter that came to an electronic delivery address and was not picked up counts as delivered: the one
/// after fourteen days have passed (act on electronic delivery, art. 42).
#[must_use]
pub fn deemed_electronically(inflow: Date) -> Date {
    inflow.saturating_add(15.days())
}

/// The day from which a public notice has effect: fourteen days have passed since it was published (KPA art. 49).
#[must_use]
pub fn public_notice(published: Date) -> Date {
    published.saturating_add(15.days())
}
