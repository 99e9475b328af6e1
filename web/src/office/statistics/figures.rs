//! The figures as tables: what a page shows, and what is taken away.

use accounts::Unit;
use cases::{Lying, Pace, Stage, Statistics};
use registry::{FileClass, LetterState};

use super::chart::{Bar, Part};
use crate::{
    kit::frame::Frame,
    links,
    office::{case::view, letter::way},
};

/// A table of figures.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figures {
    /// Its name in addresses, and the anchor on the page.
    pub id: &'static str,
    pub title: String,
    /// How to read it.
    pub about: String,
    pub heads: Vec<String>,
    pub lines: Vec<FigureLine>,
    /// What the colours of the bars mean, by their class; nothing where there are none.
    pub legend: Vec<(&'static str, String)>,
    /// What is over the bars.
    pub bars: String,
    /// Where it is to be had as a table for other programs.
    pub csv: String,
}

/// A line of it.
#[derive(Clone, Debug)]
pub(crate) struct FigureLine {
    pub name: String,
    /// The same more exactly, where there is more to it.
    pub detail: String,
    pub cells: Vec<String>,
    pub bar: Option<Bar>,
}

/// The tables of a page at this address; the first is the one of months.
pub(crate) fn tables(
    frame: &Frame,
    address: &str,
    found: &Statistics,
    (units, plan, whole_office): (&[Unit], &[FileClass], bool),
    (lying, letters): (&[Lying], &[(LetterState, [u32; 4])]),
) -> Vec<Figures> {
    let classes = found.classes.iter().map(|(symbol, pace)| {
        let class = plan.iter().find(|class| class.symbol == *symbol);
        (symbol.clone(), class.map(|class| class.title.clone()).unwrap_or_default(), *pace)
    });
    let mut of_units: Vec<_> = Vec::new();
    for (id, pace) in found.units.iter().filter(|_| whole_office) {
        if let Some(unit) = units.iter().find(|unit| unit.id == *id) {
            of_units.push((unit.symbol.clone(), unit.name.clone(), *pace));
        }
    }
    of_units.sort_by(|one, other| one.0.cmp(&other.0));
    let mut tables = vec![
        months(frame, found),
        paces(frame, "klasy", [t!(frame, "statistics-classes"), t!(frame, "statistics-class")], classes.collect()),
        paces(frame, "komorki", [t!(frame, "statistics-units"), t!(frame, "statistics-unit")], of_units),
        stages(frame, lying),
        letters_lying(frame, letters),
    ];
    for table in &mut tables {
        let query = address.split_once('?').map_or("", |(_, query)| query);
        table.csv = format!("{}?{query}&tabela={}", links::STATISTICS_CSV, table.id);
    }
    tables
}

/// What is to be seen at a glance.
pub(crate) fn facts(frame: &Frame, found: &Statistics, lying: &[Lying]) -> Vec<(String, String)> {
    let open = |stage| !matches!(stage, Stage::Settled | Stage::Delivered | Stage::Closed);
    let running: u32 = lying.iter().filter(|lying| open(lying.stage)).flat_map(|lying| lying.ages).sum();
    let late: u32 = lying.iter().map(|lying| lying.late).sum();
    let mut facts = vec![
        (t!(frame, "statistics-running"), running.to_string()),
        (t!(frame, "statistics-late-now"), late.to_string()),
        (t!(frame, "statistics-settled-in-year"), found.whole.settled.to_string()),
    ];
    if let Some(share) = share(&found.whole) {
        facts.push((t!(frame, "statistics-in-time"), share));
    }
    if found.whole.settled > 0 {
        facts.push((t!(frame, "statistics-half"), t!(frame, "statistics-days", days = found.whole.median)));
        facts.push((t!(frame, "statistics-ninety"), t!(frame, "statistics-days", days = found.whole.ninety)));
    }
    facts
}

fn months(frame: &Frame, found: &Statistics) -> Figures {
    let lines = found.months.iter().map(|month| {
        let figures = [month.letters, month.opened, month.settled, month.in_time, month.late, month.closed];
        FigureLine {
            name: t!(frame, "statistics-month", month = month.first.month()),
            detail: String::new(),
            cells: figures.map(|figure| figure.to_string()).to_vec(),
            bar: None,
        }
    });
    Figures {
        id: "miesiace",
        title: t!(frame, "statistics-months"),
        heads: vec![
            t!(frame, "statistics-month-head"),
            t!(frame, "statistics-letters"),
            t!(frame, "statistics-opened"),
            t!(frame, "statistics-settled"),
            t!(frame, "statistics-kept"),
            t!(frame, "statistics-missed"),
            t!(frame, "statistics-closed"),
        ],
        lines: lines.collect(),
        ..Figures::default()
    }
}

fn paces(frame: &Frame, id: &'static str, [title, head]: [String; 2], lines: Vec<(String, String, Pace)>) -> Figures {
    let longest = lines.iter().map(|(_, _, pace)| pace.ninety).max().unwrap_or_default();
    let line = |(name, detail, pace): (String, String, Pace)| FigureLine {
        name,
        detail,
        cells: vec![
            pace.settled.to_string(),
            pace.median.to_string(),
            pace.ninety.to_string(),
            share(&pace).unwrap_or_else(|| "–".to_owned()),
        ],
        bar: Some(Bar::of(&[("s-one", pace.median), ("s-two", pace.ninety - pace.median)], longest)),
    };
    Figures {
        id,
        title,
        about: t!(frame, "statistics-paces-about"),
        heads: vec![
            head,
            t!(frame, "statistics-settled"),
            t!(frame, "statistics-half-head"),
            t!(frame, "statistics-ninety-head"),
            t!(frame, "statistics-in-time-head"),
        ],
        lines: lines.into_iter().map(line).collect(),
        legend: vec![("s-one", t!(frame, "statistics-half")), ("s-two", t!(frame, "statistics-ninety"))],
        bars: t!(frame, "statistics-bar-days"),
        csv: String::new(),
    }
}

fn stages(frame: &Frame, lying: &[Lying]) -> Figures {
    let named = |lying: &Lying| (view::stage(frame.language, lying.stage).word, lying.ages, Some(lying.late));
    let mut table = ages(frame, "etapy", t!(frame, "statistics-stages"), lying.iter().map(named).collect());
    table.about = t!(frame, "statistics-stages-about");
    table.heads.insert(0, t!(frame, "statistics-stage"));
    table.heads.push(t!(frame, "statistics-missed"));
    table
}

fn letters_lying(frame: &Frame, letters: &[(LetterState, [u32; 4])]) -> Figures {
    let named = |(state, ages): &(LetterState, [u32; 4])| (way::state(frame.language, *state).word, *ages, None);
    let mut table = ages(frame, "pisma", t!(frame, "statistics-waiting"), letters.iter().map(named).collect());
    table.about = t!(frame, "statistics-waiting-about");
    table.heads.insert(0, t!(frame, "register-state"));
    table
}

/// What lies, by age; the name of each line and its last figure are whatever they are.
fn ages(frame: &Frame, id: &'static str, title: String, lines: Vec<(String, [u32; 4], Option<u32>)>) -> Figures {
    const CLASSES: [&str; 4] = ["s-four", "s-two", "s-one", "s-three"];
    let [week, month, two] = cases::AGES;
    let (after_week, after_month) = (week + 1, month + 1);
    let names = [
        t!(frame, "statistics-age-newest", days = week),
        t!(frame, "statistics-age-between", from = after_week, to = month),
        t!(frame, "statistics-age-between", from = after_month, to = two),
        t!(frame, "statistics-age-oldest", days = two),
    ];
    let most = lines.iter().map(|(_, ages, _)| ages.iter().sum()).max().unwrap_or_default();
    let line = |(name, ages, last): (String, [u32; 4], Option<u32>)| {
        let parts: [Part; 4] = std::array::from_fn(|at| (CLASSES[at], ages[at]));
        let sum: u32 = ages.iter().sum();
        FigureLine {
            name,
            detail: String::new(),
            cells: [sum].into_iter().chain(ages).chain(last).map(|figure| figure.to_string()).collect(),
            bar: Some(Bar::of(&parts, most)),
        }
    };
    Figures {
        id,
        title,
        heads: [t!(frame, "statistics-sum")].into_iter().chain(names.clone()).collect(),
        lines: lines.into_iter().map(line).collect(),
        legend: CLASSES.into_iter().zip(names).collect(),
        bars: t!(frame, "statistics-bar-count"),
        ..Figures::default()
    }
}

/// How many of a hundred were in time, cut and not rounded: what is not all is never told as all.
fn share(pace: &Pace) -> Option<String> {
    let known = pace.in_time + pace.late;
    (known > 0).then(|| format!("{}%", u64::from(pace.in_time) * 100 / u64::from(known)))
}
