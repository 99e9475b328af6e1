//! The office's time limit, honestly: how long it has, why the clock stands, or that it is late.

use catalogue::{Procedure, Service};
use vocabulary::Language;
use words::{dates, say};

use super::{
    Status,
    course::{Course, why_it_stands},
};

/// How much is left.
#[derive(Clone, Debug)]
pub(crate) struct ClockView {
    /// In large figures.
    pub figure: String,
    /// What of, and until when.
    pub text: String,
}

/// What a page says of the time limit.
#[derive(Clone, Debug, Default)]
pub(crate) struct TermView {
    pub status: Option<Status>,
    pub clock: Option<ClockView>,
    pub texts: Vec<String>,
    /// Where a reminder (ponaglenie) is written, when there is a right to one.
    pub reminder: Option<String>,
}

/// The time limit of a matter in words. `letter` is where a letter to the office is written.
pub(crate) fn term(language: Language, course: &Course, service: Option<&Service>, letter: &str) -> TermView {
    let told = |texts| TermView { texts, ..TermView::default() };
    if course.annulled {
        return told(vec![say!(language, "matter-annulled-text")]);
    }
    if course.is_dropped() {
        return told(vec![say!(language, "matter-withdrawn-text")]);
    }
    if let Some(ended) = course.ended {
        let day = dates::date(language, ended);
        let status = Status::new("good", say!(language, "matter-settled", day = day));
        return TermView { status: Some(status), ..told(vec![say!(language, "matter-settled-text")]) };
    }
    if let Some((since, reason)) = course.stands {
        let day = dates::date(language, since);
        let mut texts = vec![say!(language, "matter-stands-not-counted", reason = why_it_stands(language, reason))];
        match course.days_left {
            Some(left) if left >= 0 => texts.push(say!(language, "matter-stands-left", days = left)),
            Some(left) => texts.push(say!(language, "matter-stands-late", days = left.abs())),
            None => {}
        }
        let status = Status::new("idle", say!(language, "matter-stands", day = day));
        return TermView { status: Some(status), ..told(texts) };
    }
    let Some((last, left)) = course.last.zip(course.days_left) else {
        return told(vec![say!(language, "matter-no-term")]);
    };
    if left < 0 {
        let mut texts = vec![say!(language, "matter-late-text", day = dates::date(language, last))];
        let may_remind = service.is_some_and(|service| service.procedure == Procedure::Administrative);
        if may_remind {
            texts.push(say!(language, "matter-late-reminder"));
        }
        let status = Status::new("wrong", say!(language, "matter-late", days = left.abs()));
        return TermView { status: Some(status), reminder: may_remind.then(|| letter.to_owned()), ..told(texts) };
    }
    let day = dates::until_date(language, last);
    let text = match left {
        0 => say!(language, "matter-days-left-last", day = dates::date(language, last)),
        _ => say!(language, "matter-days-left-text", day = day),
    };
    let clock = ClockView { figure: say!(language, "matter-days-left", days = left), text };
    let excluded = (course.excluded > 0).then(|| say!(language, "matter-days-excluded", days = course.excluded));
    TermView { clock: Some(clock), ..told(excluded.into_iter().collect()) }
}
