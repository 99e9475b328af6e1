//! The chronological store (skład chronologiczny): in which box the paper of a letter lies, and who has taken it out until when
//! (the chancery instruction, par. 21-22). Nothing of it moves the letter itself.

use accounts::{Official, RegistersLetters, SeesRegister};
use database::View;
use journal::{Act, Entry, Recorded};
use vocabulary::{Date, Fault, Instant, LetterId};

use crate::{LetterRow, LetterState, MoveError, Page, store, turn};

/// Boxes and names are at most this long, in characters.
pub const LONGEST_PLACE: usize = 200;

/// What was done with the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShelfStep {
    /// It was put into a box.
    Put,
    /// It was taken out for somebody.
    Lent,
    /// It came back into its box.
    Returned,
}

/// One thing done with the paper of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShelfLine {
    /// What.
    pub step: ShelfStep,
    /// When.
    pub at: Instant,
    /// Who of the point did it, by the name of that day.
    pub by: String,
    /// The box.
    pub place: String,
    /// The unit, person or body that took it, with its address; empty but for what was lent.
    pub to: String,
    /// The sign of the case that it was taken out for; may be empty.
    pub sign: String,
    /// The day by which it is to be back.
    pub due: Option<Date>,
}

/// Paper taken out of the store.
pub struct Loan<'a> {
    /// Who takes it.
    pub to: &'a str,
    /// The case that it is for.
    pub sign: &'a str,
    /// When it is to be back.
    pub due: Date,
}

/// Why nothing was noted.
#[derive(Debug)]
pub enum ShelfError {
    /// No such letter on paper.
    NotThere,
    /// Not as the paper is now: it is out already, or was not taken out, or was never put anywhere.
    NotNow,
    /// What was filled in is not as it must be.
    Wrong(MoveError),
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for ShelfError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

impl ShelfStep {
    /// Every step.
    pub const ALL: [Self; 3] = [Self::Put, Self::Lent, Self::Returned];

    /// How the step is kept.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Put => "put",
            Self::Lent => "lent",
            Self::Returned => "returned",
        }
    }

    /// The step with this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.code() == code)
    }
}

/// Notes that the paper of a letter lies in this box; it may be moved to another one later.
///
/// # Errors
/// See [`ShelfError`].
pub async fn put_away(
    act: &mut Act,
    _right: &RegistersLetters,
    by: &Official,
    letter: LetterId,
    place: &str,
) -> Result<Recorded, ShelfError> {
    let (row, last) = paper(act, letter).await?;
    let place = text(place).and_then(needed).map_err(ShelfError::Wrong)?.to_owned();
    if last.is_some_and(|last| last.step == ShelfStep::Lent || last.place == place) {
        return Err(ShelfError::NotNow);
    }
    note(act, by, &row, ShelfLine { place, ..begun(act, by, ShelfStep::Put) }).await
}

/// Notes that the paper was taken out.
///
/// # Errors
/// See [`ShelfError`].
pub async fn lend(
    act: &mut Act,
    _right: &RegistersLetters,
    by: &Official,
    letter: LetterId,
    loan: Loan<'_>,
) -> Result<Recorded, ShelfError> {
    let (row, last) = paper(act, letter).await?;
    let last = last.filter(|last| last.step != ShelfStep::Lent).ok_or(ShelfError::NotNow)?;
    let to = text(loan.to).and_then(needed).map_err(ShelfError::Wrong)?.to_owned();
    let sign = text(loan.sign).map_err(ShelfError::Wrong)?.to_owned();
    turn::settable(loan.due, act.at().warsaw_date()).map_err(ShelfError::Wrong)?;
    let line = ShelfLine { place: last.place, to, sign, due: Some(loan.due), ..begun(act, by, ShelfStep::Lent) };
    note(act, by, &row, line).await
}

/// Notes that the paper is back in its box.
///
/// # Errors
/// See [`ShelfError`].
pub async fn take_back(
    act: &mut Act,
    _right: &RegistersLetters,
    by: &Official,
    letter: LetterId,
) -> Result<Recorded, ShelfError> {
    let (row, last) = paper(act, letter).await?;
    let last = last.filter(|last| last.step == ShelfStep::Lent).ok_or(ShelfError::NotNow)?;
    note(act, by, &row, ShelfLine { place: last.place, ..begun(act, by, ShelfStep::Returned) }).await
}

/// What was done with the paper of a letter, in order; for whoever may see the letter.
///
/// # Errors
/// The database failed.
pub async fn shelf(view: &mut View, letter: LetterId) -> Result<Vec<ShelfLine>, Fault> {
    store::shelf(view, letter).await
}

/// Paper that is out of the store, the soonest due first, after the given day and letter.
///
/// # Errors
/// The database failed.
pub async fn lent(
    view: &mut View,
    _right: &SeesRegister,
    after: Option<(Date, LetterId)>,
    size: u32,
) -> Result<Page<(LetterRow, ShelfLine)>, Fault> {
    Ok(Page::cut(store::lent(view, after, size + 1).await?, size))
}

/// What lies in a box or is out of it, newest first, before the given letter.
///
/// # Errors
/// The database failed.
pub async fn in_box(
    view: &mut View,
    _right: &SeesRegister,
    place: &str,
    before: Option<LetterId>,
    size: u32,
) -> Result<Page<(LetterRow, ShelfLine)>, Fault> {
    Ok(Page::cut(store::in_box(view, place.trim(), before, size + 1).await?, size))
}

/// The letter on paper, locked until the act ends, and where its paper is.
async fn paper(act: &mut Act, letter: LetterId) -> Result<(LetterRow, Option<ShelfLine>), ShelfError> {
    if !store::lock(act, letter).await? {
        return Err(ShelfError::NotThere);
    }
    let row = store::letter(act.view(), letter).await?.ok_or(ShelfError::NotThere)?.0;
    if !row.is_paper() || row.circulation.state == LetterState::Annulled {
        return Err(ShelfError::NotThere);
    }
    let last = store::shelf(act.view(), letter).await?.pop();
    Ok((row, last))
}

fn begun(act: &Act, by: &Official, step: ShelfStep) -> ShelfLine {
    let (by, empty) = (by.signs_as().to_owned(), String::new);
    ShelfLine { step, at: act.at(), by, place: empty(), to: empty(), sign: empty(), due: None }
}

async fn note(act: &mut Act, by: &Official, row: &LetterRow, line: ShelfLine) -> Result<Recorded, ShelfError> {
    store::insert_shelf(act, row.id, by, &line).await?;
    let kind = match line.step {
        ShelfStep::Put => "letter.put_away",
        ShelfStep::Lent => "letter.lent",
        ShelfStep::Returned => "letter.returned_to_store",
    };
    let mut entry = Entry::new(kind, row.id).fact("number", row.number.to_string()).fact("place", line.place);
    if line.step == ShelfStep::Lent {
        entry = entry.fact("due", line.due.map(|due| due.to_string())).fact("case", line.sign).personal("to", line.to);
    }
    Ok(act.record(entry))
}

fn text(text: &str) -> Result<&str, MoveError> {
    let text = text.trim();
    let fits = text.chars().count() <= LONGEST_PLACE && !text.chars().any(char::is_control);
    if fits { Ok(text) } else { Err(MoveError::TooLong { limit: LONGEST_PLACE }) }
}

const fn needed(text: &str) -> Result<&str, MoveError> {
    if text.is_empty() { Err(MoveError::NoReason) } else { Ok(text) }
}
