//! Letters that come on paper: registered at the counter, scanned there or later.

use accounts::{Official, RegistersLetters};
use catalogue::Service;
use database::View;
use files::Kept;
use journal::{Act, Entry, Recorded};
use vocabulary::{AccountId, Date, Fault, LetterId};

use crate::{
    Circulation, FileRole, KEPT, LetterRow, LetterState, MayScan, Registered, Standing, StepKind, kept,
    letter::PAPER,
    receive::{last_day, unit_of},
    store::{self, NewRow, Step},
    turn::{Told, turn},
};

/// How much of a letter was scanned (odwzorowanie cyfrowe).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScanScope {
    /// Every page with its enclosures.
    Full,
    /// A part; the reason says why and how much there is.
    Partial,
    /// Nothing; the reason says why.
    None,
}

/// A scan, or the word that there is none.
#[derive(Debug)]
pub struct Scan {
    /// How much of the letter it shows.
    pub scope: ScanScope,
    /// Why it is not whole; empty when it is.
    pub reason: String,
    /// Name, media type and content; none exactly when the scope is none.
    pub file: Option<(String, &'static str, Kept)>,
}

/// A letter on paper, as read off it.
pub struct PaperLetter<'a> {
    /// The form it was typed into: the same form registers one letter.
    pub form: &'a str,
    /// The service it belongs to; names the unit it will probably go to, and the term.
    pub service: &'a Service,
    /// Who sent it.
    pub sender: &'a str,
    /// The sender's account, where there is one.
    pub sender_account: Option<AccountId>,
    /// Where the sender lives or sits, as written on the letter.
    pub sender_address: &'a str,
    /// What it is about.
    pub subject: &'a str,
    /// The day that the office got it.
    pub received_on: Date,
    /// The date on it: a year, a month or a day.
    pub date_on_letter: Option<&'a str>,
    /// The sender's own sign on it.
    pub sender_sign: &'a str,
    /// How many enclosures came with it.
    pub enclosures: u32,
    /// How it came: a word of the office's list.
    pub delivery_method: &'a str,
    /// Whatever else: a damaged envelope, a missing enclosure.
    pub remarks: &'a str,
    /// Its scan, when it is made at once.
    pub scan: Option<Scan>,
}

/// What was read off a letter on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The day that the office got it.
    pub received_on: Date,
    /// The date on it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date_on_letter: Option<String>,
    /// The sender's own sign on it.
    pub sender_sign: String,
    /// Where the sender lives or sits.
    pub sender_address: String,
    /// How many enclosures came with it.
    pub enclosures: u32,
    /// How it came.
    pub delivery_method: String,
    /// Whatever else.
    pub remarks: String,
    /// How much of it was scanned, and why not all; none before.
    pub scan: Option<(ScanScope, String)>,
}

/// Why a letter on paper was not registered.
#[derive(Debug)]
pub enum PaperError {
    /// This form registered a letter before: it is this one, and what it says may be another thing. Nothing was stored.
    Again(Registered),
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for PaperError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

impl ScanScope {
    /// Every scope.
    pub const ALL: [Self; 3] = [Self::Full, Self::Partial, Self::None];

    /// How the scope is kept.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Partial => "partial",
            Self::None => "none",
        }
    }

    /// The scope with this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.code() == code)
    }
}

/// Registers a letter that came on paper: numbers it, and keeps what was read off it and its scan. It stays at the point,
/// to be scanned or distributed. Its term runs from the day it was received.
///
/// # Errors
/// See [`PaperError`].
pub async fn register_paper(
    act: &mut Act,
    _right: &RegistersLetters,
    by: &Official,
    mut letter: PaperLetter<'_>,
) -> Result<(Registered, Recorded), PaperError> {
    if let Some((earlier, _)) = store::by_form(act.view(), letter.form).await? {
        return Err(PaperError::Again(earlier));
    }
    let unit = unit_of(act, letter.service).await?;
    let id: LetterId = act.new_id();
    let mut line = None;
    if let Some((name, kind, kept)) = letter.scan.as_mut().and_then(|scan| scan.file.take()) {
        line = Some(store::insert_letter_file(id, 1, FileRole::Document, &name, kind, &kept));
        act.execute(kept.row()).await?;
    }
    let (number, at) = store::next_number(act).await?;
    let registered = Registered { id, number, at };
    let row = NewRow {
        registered,
        entered_at: at,
        channel: PAPER,
        service: &letter.service.code,
        sender: letter.sender,
        sender_account: letter.sender_account,
        subject: letter.subject,
        unit,
        state: if letter.scan.is_some() { LetterState::Scanned } else { LetterState::Registered },
        with_unit: false,
        last_day: last_day(letter.service, letter.received_on),
        standing: Standing::Paper,
    };
    act.execute(store::insert_letter(&row)).await?;
    if act.execute(store::insert_paper(id, by, &letter)).await? == 0 {
        // Another press of the same button was faster by a moment; this act is dropped with its number.
        let earlier = store::by_form(act.view(), letter.form).await?;
        return Err(PaperError::Again(
            earlier.ok_or_else(|| Fault::new("a form was used and its letter is not there"))?.0,
        ));
    }
    store::insert_words(act, id, letter.sender, letter.subject).await?;
    if let Some(line) = line {
        act.execute(line).await?;
    }
    let (actor, post) = (Some((by.person(), by.signs_as())), Some(by.post()));
    let step = Step { actor, post, ..Step::by_rule(StepKind::Registered) };
    act.execute(store::insert_step(id, at, &step)).await?;
    if let Some(scan) = &letter.scan {
        let step = Step { kind: StepKind::Scanned, note: &scan.reason, ..step };
        act.execute(store::insert_step(id, at, &step)).await?;
    }
    let kept = kept::kept(act.view(), id).await?.map_or_else(String::new, |kept| kept.letter);
    let recorded = act.record(
        Entry::new("letter.registered", id)
            .fact("number", number.to_string())
            .fact("service", letter.service.code.as_str())
            .fact("channel", PAPER)
            .fact("received_on", letter.received_on.to_string())
            .fact("scan", letter.scan.as_ref().map(|scan| scan.scope.code()))
            .personal("sender", letter.sender)
            .personal(KEPT, kept),
    );
    Ok((registered, recorded))
}

/// The letter that this form registered before, and the name of the account it belongs to.
///
/// # Errors
/// The database failed.
pub async fn typed_before(
    view: &mut View,
    _right: &RegistersLetters,
    form: &str,
) -> Result<Option<(LetterRow, Paper, Option<String>)>, Fault> {
    let Some((earlier, name)) = store::by_form(view, form).await? else { return Ok(None) };
    let row = store::letter(view, earlier.id).await?;
    let paper = store::paper(view, earlier.id).await?;
    Ok(row.zip(paper).map(|((row, ..), paper)| (row, paper, name)))
}

/// Adds a scan to a letter that came on paper, or says why there is none. A later scan stands beside the earlier.
///
/// # Errors
/// The database failed.
pub async fn add_scan(act: &mut Act, right: MayScan, scan: Scan) -> Result<Recorded, Fault> {
    let MayScan { row, official } = right;
    act.execute(store::update_scan(row.id, &scan)).await?;
    if let Some((name, kind, kept)) = scan.file {
        let position = store::letter_files(act.view(), row.id).await?.last().map_or(1, |file| file.position + 1);
        let line = store::insert_letter_file(row.id, position, FileRole::Document, &name, kind, &kept);
        act.execute(kept.row()).await?;
        act.execute(line).await?;
    }
    let state = match row.circulation.state {
        LetterState::Registered => LetterState::Scanned,
        other => other,
    };
    let now = Circulation { state, ..row.circulation.clone() };
    turn(act, (&row, &official), &now, Told { note: &scan.reason, ..Told::only(StepKind::Scanned) }).await
}
