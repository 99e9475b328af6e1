//! The line of stages of a matter: what is behind, where it is today, what lies ahead.

use cases::{Matter, Stage};
use registry::LetterState;
use vocabulary::{Date, Instant, Language};
use words::{dates, say};

use super::course::{Course, stands_as};

/// Where a stage lies from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// It is over.
    Behind,
    /// The matter is here.
    Here,
    /// It is still to come.
    Ahead,
}

/// A stage of the line.
#[derive(Clone, Debug)]
pub(crate) struct StageView {
    pub place: Place,
    pub name: String,
    /// A date or a few words; may be empty.
    pub small: String,
}

/// The stages of a matter in order.
pub(crate) fn stages(language: Language, matter: &Matter, course: &Course, today: Date) -> Vec<StageView> {
    // The columns are narrow: the year is told where it is another.
    let date = |date: Date| {
        if date.year() == today.year() { dates::day_and_month(language, date) } else { dates::date(language, date) }
    };
    let day = |at: Instant| date(at.warsaw_date());
    let stage = |place, name, small| StageView { place, name, small };
    let (behind, here, ahead) = (
        |name, small| stage(Place::Behind, name, small),
        |name, small| stage(Place::Here, name, small),
        |name, small| stage(Place::Ahead, name, small),
    );
    let until = || {
        let last = course.last.filter(|_| course.late_since().is_none());
        last.map_or_else(String::new, |last| say!(language, "matter-stage-until", day = date(last)))
    };
    let (work, answer) = (say!(language, "matter-stage-work"), say!(language, "matter-stage-answer"));
    let mut line = vec![behind(say!(language, "matter-stage-received"), day(matter.entered_at))];
    let Some(row) = &matter.case else {
        if course.withdrawn {
            line.push(here(say!(language, "filings-withdrawn"), String::new()));
            return line;
        }
        if course.annulled {
            line.push(here(say!(language, "matter-word-annulled"), String::new()));
            return line;
        }
        let with_somebody = matches!(matter.letter_state, LetterState::Taken | LetterState::Filed);
        let now =
            if with_somebody { say!(language, "matter-stage-taken") } else { say!(language, "matter-stage-waiting") };
        line.push(here(now, until()));
        line.push(ahead(say!(language, "matter-stage-opened"), String::new()));
        line.push(ahead(work, String::new()));
        line.push(ahead(answer, say!(language, "matter-stage-on-account")));
        return line;
    };
    line.push(behind(say!(language, "matter-stage-opened"), day(row.opened_at)));
    let closed = say!(language, "matter-stage-closed");
    match row.stage {
        Stage::Open => {
            line.push(here(work, until()));
            line.push(ahead(answer, say!(language, "matter-stage-on-account")));
        }
        Stage::AwaitingParty | Stage::AwaitingBody | Stage::Suspended => {
            if row.stage == Stage::AwaitingParty && row.stands_since.is_none() {
                line.push(here(
                    say!(language, "matter-stands-awaiting-party"),
                    say!(language, "matter-stage-to-collect"),
                ));
            }
            if let Some((since, reason)) = row.stands_since {
                let since = say!(language, "matter-stage-since", day = date(since));
                line.push(here(stands_as(language, reason), since));
            }
            let left = course.days_left.filter(|left| *left >= 0);
            let left = left.map_or_else(String::new, |left| say!(language, "matter-stage-days-left", days = left));
            line.push(ahead(work, left));
            line.push(ahead(answer, say!(language, "matter-stage-on-account")));
        }
        Stage::Settled | Stage::Delivered => {
            line.push(behind(work, row.settled_at.map_or_else(String::new, day)));
            let small = if row.stage == Stage::Settled {
                say!(language, "matter-stage-to-collect")
            } else {
                say!(language, "matter-stage-delivered")
            };
            line.push(here(answer, small));
            line.push(ahead(closed, String::new()));
        }
        Stage::Closed | Stage::Archived => {
            if let Some(settled) = row.settled_at {
                line.push(behind(work, day(settled)));
                line.push(behind(answer, String::new()));
            }
            line.push(behind(closed, row.closed_at.map_or_else(String::new, day)));
        }
    }
    line
}
