//! Bringing in a file plan from a table (CSV), all or nothing.

use std::collections::{BTreeMap, HashMap};

use accounts::KeepsPlan;
use csv::{ReaderBuilder, StringRecord, Trim};
use journal::{Act, Entry, Recorded};
use vocabulary::{ClassId, Date, Fault, Term, is_misleading};

use crate::{FileClass, store};

/// Lines of a table at most: the largest plans of offices have some two thousand.
const MOST_LINES: usize = 20_000;
/// Titles are at most this long, in characters.
const LONGEST_TITLE: usize = 500;
const LONGEST_SYMBOL: usize = 10;
/// A plan is decided on at most so many years ahead.
const FARTHEST: Term = Term::Years(10);

/// What came of a new list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Classes that are new.
    pub added: usize,
    /// Classes that are otherwise now: the earlier row ended.
    pub changed: usize,
    /// Classes that are no longer in the list and ended.
    pub ended: usize,
    /// Classes that stay as they were.
    pub same: usize,
}

/// Something to put right in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFlaw {
    /// The line of the file, counted from 1.
    pub line: u64,
    /// What is wrong.
    pub kind: PlanFlawKind,
}

/// What can be wrong in the table of a file plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanFlawKind {
    /// The letters are not in UTF-8.
    NotUtf8,
    /// The first line does not name this column: `symbol`, `title` or `category`.
    NoColumn(&'static str),
    /// No class stands in it.
    Empty,
    /// It has more lines than this.
    TooLong(usize),
    /// The line has another number of cells than the first.
    Cells,
    /// Not a decimal symbol of at most ten digits.
    Symbol(String),
    /// The symbol stands in an earlier line already.
    Twice(String),
    /// The class above it is missing.
    NoParent(String),
    /// It has no title.
    NoTitle,
    /// The title is longer than this.
    TitleTooLong(usize),
    /// Its title holds signs that are not seen or turn the text round.
    TitleMisleading,
    /// Not an archival category.
    Category(String),
    /// No class is below it, so it must have a category.
    NoCategory,
    /// Not a day written `YYYY-MM-DD`.
    Day(String),
    /// It would hold only from after this day: more than ten years ahead.
    Far(Date),
    /// It ends before it begins.
    Backwards,
    /// The class holds from this day already: a change of it must begin later.
    HoldsFrom(Date),
}

/// Why a list was not brought in. Nothing was changed.
#[derive(Debug)]
pub enum PlanError {
    /// What to put right, by lines; at least one.
    Flaws(Vec<PlanFlaw>),
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for PlanError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// A line of the table that can be read.
struct Line {
    line: u64,
    class: FileClass,
}

/// Makes this list the file plan from `valid_from` on. The table is in UTF-8, its cells parted by commas or semicolons; its
/// first line names the columns: `symbol` (or `code`), `title`, `category`, and if it likes `valid_from` and `valid_to`. A class
/// that the list lacks ends the day before; one that is otherwise ends too and begins anew; the rest stays as it is.
///
/// # Errors
/// Every flaw by its line, or the database failed.
pub async fn import_plan(
    act: &mut Act,
    _right: &KeepsPlan,
    table: &[u8],
    valid_from: Date,
) -> Result<(Imported, Recorded), PlanError> {
    let lines = read(table, valid_from, || act.new_id()).map_err(PlanError::Flaws)?;
    let farthest = FARTHEST.nominal(act.at().warsaw_date());
    let far = |line: u64| PlanFlaw { line, kind: PlanFlawKind::Far(farthest) };
    if valid_from > farthest {
        return Err(PlanError::Flaws(vec![far(1)]));
    }
    let standing = store::plan::from_day(act.view(), valid_from).await?;
    let mut now: HashMap<&str, &FileClass> = standing.iter().map(|class| (class.symbol.as_str(), class)).collect();
    let day_before = valid_from.yesterday()?;
    let (mut imported, mut changes) = (Imported::default(), Vec::new());
    let mut flaws: Vec<PlanFlaw> =
        lines.iter().filter(|line| line.class.valid_from > farthest).map(|line| far(line.line)).collect();
    for Line { line, class } in &lines {
        match now.remove(class.symbol.as_str()) {
            None => {
                imported.added += 1;
                changes.push(store::plan::insert(class));
            }
            Some(earlier) if is_same(earlier, class) => imported.same += 1,
            Some(earlier) if earlier.valid_from >= class.valid_from => {
                flaws.push(PlanFlaw { line: *line, kind: PlanFlawKind::HoldsFrom(earlier.valid_from) });
            }
            Some(earlier) => {
                imported.changed += 1;
                changes.push(store::plan::end(earlier.id, class.valid_from.yesterday()?));
                changes.push(store::plan::insert(class));
            }
        }
    }
    for left in now.into_values() {
        if left.valid_from >= valid_from {
            flaws.push(PlanFlaw { line: 1, kind: PlanFlawKind::HoldsFrom(left.valid_from) });
        } else if left.valid_to.is_none_or(|last| last > day_before) {
            imported.ended += 1;
            changes.push(store::plan::end(left.id, day_before));
        }
    }
    if !flaws.is_empty() {
        return Err(PlanError::Flaws(flaws));
    }
    for change in changes {
        act.execute(change).await?;
    }
    let list: ClassId = act.new_id();
    let recorded = act.record(
        Entry::new("plan.imported", list)
            .fact("valid_from", valid_from.to_string())
            .fact("added", imported.added)
            .fact("changed", imported.changed)
            .fact("ended", imported.ended)
            .fact("same", imported.same),
    );
    Ok((imported, recorded))
}

fn is_same(earlier: &FileClass, class: &FileClass) -> bool {
    (&earlier.title, earlier.category, earlier.is_final, earlier.valid_to)
        == (&class.title, class.category, class.is_final, class.valid_to)
}

/// Reads the table; every flaw is told, not only the first.
fn read(table: &[u8], valid_from: Date, mut new_id: impl FnMut() -> ClassId) -> Result<Vec<Line>, Vec<PlanFlaw>> {
    let flaw = |line, kind| PlanFlaw { line, kind };
    let text = std::str::from_utf8(table).map_err(|bad| {
        let before = &table[..bad.valid_up_to()];
        vec![flaw(1 + before.iter().filter(|byte| **byte == b'\n').count() as u64, PlanFlawKind::NotUtf8)]
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    // Spreadsheets in Poland part cells by semicolons.
    let delimiter = if first.contains(';') { b';' } else { b',' };
    let mut reader = ReaderBuilder::new().delimiter(delimiter).trim(Trim::All).from_reader(text.as_bytes());
    let columns = Columns::of(reader.headers().map_err(|_| vec![flaw(1, PlanFlawKind::Cells)])?)
        .map_err(|missing| missing.into_iter().map(|name| flaw(1, PlanFlawKind::NoColumn(name))).collect::<Vec<_>>())?;
    let (mut lines, mut flaws): (Vec<Line>, Vec<PlanFlaw>) = (Vec::new(), Vec::new());
    let mut symbols: BTreeMap<String, u64> = BTreeMap::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(bad) => {
                flaws.push(flaw(bad.position().map_or(1, csv::Position::line), PlanFlawKind::Cells));
                continue;
            }
        };
        let line = record.position().map_or(1, csv::Position::line);
        if lines.len() + flaws.len() >= MOST_LINES {
            flaws.push(flaw(line, PlanFlawKind::TooLong(MOST_LINES)));
            break;
        }
        match columns.read(&record, valid_from, &mut new_id) {
            Ok(class) => {
                if symbols.insert(class.symbol.clone(), line).is_some() {
                    flaws.push(flaw(line, PlanFlawKind::Twice(class.symbol)));
                } else {
                    lines.push(Line { line, class });
                }
            }
            Err(kinds) => {
                // A line that is wrong in its title is still above the lines below it.
                symbols.insert(columns.cell(&record, Some(columns.symbol)).to_owned(), line);
                flaws.extend(kinds.into_iter().map(|kind| flaw(line, kind)));
            }
        }
    }
    if symbols.is_empty() && flaws.is_empty() {
        flaws.push(flaw(1, PlanFlawKind::Empty));
    }
    for Line { line, class } in &mut lines {
        let parent = &class.symbol[..class.symbol.len() - 1];
        if !parent.is_empty() && !symbols.contains_key(parent) {
            flaws.push(flaw(*line, PlanFlawKind::NoParent(parent.to_owned())));
        }
        let mut after =
            symbols.range::<str, _>((std::ops::Bound::Excluded(class.symbol.as_str()), std::ops::Bound::Unbounded));
        class.is_final = !after.next().is_some_and(|(next, _)| next.starts_with(&class.symbol));
        if class.is_final && class.category.is_none() {
            flaws.push(flaw(*line, PlanFlawKind::NoCategory));
        }
    }
    flaws.sort_by_key(|flaw| flaw.line);
    if flaws.is_empty() { Ok(lines) } else { Err(flaws) }
}

/// Where the columns stand.
struct Columns {
    symbol: usize,
    title: usize,
    category: usize,
    valid_from: Option<usize>,
    valid_to: Option<usize>,
}

impl Columns {
    fn of(header: &StringRecord) -> Result<Self, Vec<&'static str>> {
        let place = |names: &[&str]| header.iter().position(|cell| names.contains(&cell.to_lowercase().as_str()));
        let symbol = place(&["symbol", "code"]);
        let (title, category) = (place(&["title"]), place(&["category"]));
        match (symbol, title, category) {
            (Some(symbol), Some(title), Some(category)) => {
                Ok(Self { symbol, title, category, valid_from: place(&["valid_from"]), valid_to: place(&["valid_to"]) })
            }
            _ => Err([("symbol", symbol), ("title", title), ("category", category)]
                .into_iter()
                .filter_map(|(name, place)| place.is_none().then_some(name))
                .collect()),
        }
    }

    fn cell<'a>(&self, record: &'a StringRecord, place: Option<usize>) -> &'a str {
        place.and_then(|place| record.get(place)).unwrap_or_default()
    }

    fn read(
        &self,
        record: &StringRecord,
        valid_from: Date,
        new_id: &mut impl FnMut() -> ClassId,
    ) -> Result<FileClass, Vec<PlanFlawKind>> {
        let mut flaws = Vec::new();
        let symbol = self.cell(record, Some(self.symbol));
        if symbol.is_empty() || symbol.len() > LONGEST_SYMBOL || !symbol.bytes().all(|byte| byte.is_ascii_digit()) {
            flaws.push(PlanFlawKind::Symbol(shortened(symbol)));
        }
        let title = self.cell(record, Some(self.title));
        if title.is_empty() {
            flaws.push(PlanFlawKind::NoTitle);
        } else if title.chars().count() > LONGEST_TITLE {
            flaws.push(PlanFlawKind::TitleTooLong(LONGEST_TITLE));
        } else if title.chars().any(is_misleading) {
            flaws.push(PlanFlawKind::TitleMisleading);
        }
        let category = match self.cell(record, Some(self.category)) {
            "" => None,
            text => text.parse().map_err(|_| flaws.push(PlanFlawKind::Category(shortened(text)))).ok(),
        };
        let mut day = |place| match self.cell(record, place) {
            "" => None,
            text => text.parse::<Date>().map_err(|_| flaws.push(PlanFlawKind::Day(shortened(text)))).ok(),
        };
        let (from, to) = (day(self.valid_from).unwrap_or(valid_from), day(self.valid_to));
        if to.is_some_and(|to| to < from) {
            flaws.push(PlanFlawKind::Backwards);
        }
        if !flaws.is_empty() {
            return Err(flaws);
        }
        let (symbol, title) = (symbol.to_owned(), title.to_owned());
        Ok(FileClass { id: new_id(), symbol, title, category, is_final: false, valid_from: from, valid_to: to })
    }
}

/// What stood in the cell, short enough to be shown.
fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}
