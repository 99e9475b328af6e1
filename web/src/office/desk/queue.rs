//! What waits, as the queue of the desk shows it: by last day, in groups.

use accounts::Official;
use cases::{CaseRow, Light, Stage, Waiting};
use registry::LetterRow;
use vocabulary::{CaseId, Date, Language, LetterId};
use words::say;

use super::{of_case, of_letter};
use crate::{
    links,
    office::{
        case::view::{Told, clock, days_left, stage},
        letter::way,
    },
};

/// Days in which something needs attention.
const SOON: i64 = 7;

/// A line of the queue.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub address: String,
    /// The class of its thin colour.
    pub light: &'static str,
    pub title: String,
    pub number: String,
    /// Where it is on its way, or what it waits for.
    pub state: String,
    pub from: String,
    /// How many days are left, or why nothing runs.
    pub word: Told,
    /// It is the one that is open.
    pub current: bool,
}

/// Lines of one kind of urgency.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub name: String,
    pub lines: Vec<Line>,
}

/// What of the queue is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chosen {
    /// A letter.
    Letter(LetterId),
    /// A case.
    Case(CaseId),
}

impl Chosen {
    /// What a line of the queue opens.
    pub(crate) fn of(waiting: &Waiting) -> Self {
        match waiting {
            Waiting::Letter(row) => Self::Letter(row.id),
            Waiting::Case(row) | Waiting::Opinion(row, _) => Self::Case(row.id),
        }
    }
}

/// The groups that have anything in them, the most urgent first.
pub(crate) fn groups(
    language: Language,
    official: &Official,
    waiting: &[Waiting],
    chosen: Option<Chosen>,
    today: Date,
) -> Vec<Group> {
    let mut groups: Vec<Group> = [
        say!(language, "desk-group-late"),
        say!(language, "desk-group-today"),
        say!(language, "desk-group-week"),
        say!(language, "desk-group-later"),
        say!(language, "desk-group-none"),
    ]
    .into_iter()
    .map(|name| Group { name, lines: Vec::new() })
    .collect();
    for one in waiting {
        let (left, mut line) = match one {
            Waiting::Letter(row) => letter(language, row, today),
            Waiting::Case(row) => case(language, official, row, today),
            Waiting::Opinion(row, due) => opinion(language, row, *due, today),
        };
        line.current = chosen == Some(Chosen::of(one));
        let place = match left {
            Some(..0) => 0,
            Some(0) => 1,
            Some(left) if left <= SOON => 2,
            Some(_) => 3,
            None => 4,
        };
        groups[place].lines.push(line);
    }
    groups.retain(|group| !group.lines.is_empty());
    groups
}

fn letter(language: Language, row: &LetterRow, today: Date) -> (Option<i64>, Line) {
    let last = [row.circulation.due, row.circulation.last_day].into_iter().flatten().min();
    let left = last.map(|last| today.duration_until(last).as_hours() / 24);
    let word = match left {
        Some(left @ ..0) => Told { class: "wrong", word: days_left(language, left), ..Told::default() },
        Some(left @ 0..=1) => Told { class: "attention", word: days_left(language, left), ..Told::default() },
        Some(left) => Told { word: days_left(language, left), ..Told::default() },
        None => Told::default(),
    };
    let line = Line {
        address: of_letter(row.id),
        light: light(left),
        title: row.subject.clone(),
        number: row.number.to_string(),
        state: within(&way::state(language, row.circulation.state).word),
        from: row.sender.clone(),
        word,
        current: false,
    };
    (left, line)
}

fn case(language: Language, official: &Official, row: &CaseRow, today: Date) -> (Option<i64>, Line) {
    let counted = cases::clock(row, today);
    let runs = row.clock_runs();
    let left = counted.days_left.filter(|_| runs);
    let word = match (row.stage, left) {
        _ if row.missed_call(today) && row.stage == Stage::AwaitingParty => {
            Told { class: "attention", word: say!(language, "desk-call-missed"), ..Told::default() }
        }
        (Stage::Open | Stage::AwaitingParty, Some(left)) => Told {
            class: match (counted.light, left) {
                (Light::Red, _) => "wrong",
                (_, 0..=1) => "attention",
                _ => "",
            },
            word: days_left(language, left),
            ..Told::default()
        },
        (Stage::Open, None) => Told::default(),
        (Stage::AwaitingParty | Stage::AwaitingBody | Stage::Suspended, _) => {
            Told { detail: String::new(), ..clock(language, &counted) }
        }
        (Stage::Settled, _) if row.undelivered => {
            Told { class: "attention", word: say!(language, "desk-undelivered"), ..Told::default() }
        }
        (Stage::Delivered, _) => Told { class: "good", word: say!(language, "desk-to-close"), ..Told::default() },
        (other, _) => stage(language, other),
    };
    let line = Line {
        address: of_case(row.id),
        light: light(left),
        title: row.title.clone(),
        number: row.sign.to_string(),
        // The case of somebody else waits here to be approved, or because that official is gone.
        state: if row.officer.0 == official.id() {
            String::new()
        } else if row.carried {
            say!(language, "desk-to-approve")
        } else {
            say!(language, "desk-nobody-carries")
        },
        from: row.sender.clone(),
        word,
        current: false,
    };
    (left, line)
}

/// A case of another unit that asks for an opinion: its line leads to where it is given.
fn opinion(language: Language, row: &CaseRow, due: Date, today: Date) -> (Option<i64>, Line) {
    let left = today.duration_until(due).as_hours() / 24;
    let class = match left {
        ..0 => "wrong",
        0..=1 => "attention",
        _ => "",
    };
    let line = Line {
        address: links::case_opinions(row.id),
        light: light(Some(left)),
        title: row.title.clone(),
        number: row.sign.to_string(),
        state: say!(language, "desk-opinion"),
        from: row.unit.name.clone(),
        word: Told { class, word: days_left(language, left), ..Told::default() },
        current: false,
    };
    (Some(left), line)
}

/// A word within a line.
fn within(word: &str) -> String {
    let mut signs = word.chars();
    signs.next().map(|first| first.to_lowercase().chain(signs).collect()).unwrap_or_default()
}

fn light(left: Option<i64>) -> &'static str {
    match left {
        Some(..0) => "late",
        Some(0..=SOON) => "soon",
        _ => "rest",
    }
}
