//! Letters that come on paper: registered at the counter, scanned there or later.

use accounts::{Official, RegistersLetters};
use catalogue::Service;
use database::View;
use journal::{Act, Entry, Recorded};
use vocabulary::{AccountId, Date, Fault, LetterId};

use crate::{
    FileRole, KEPT, LetterRow, LetterState, Registered, Scan, ScanScope, Standing, StepKind, kept,
    letter::PAPER,
    receive::{last_day, unit_of},
    store::{self, NewRow, Step},
};

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
    let position = line.is_some().then_some(1);
    if let Some(line) = line {
        act.execute(line).await?;
    }
    if let Some(scan) = &letter.scan {
        act.execute(store::insert_scan(id, position, &scan.sheets)?).await?;
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
