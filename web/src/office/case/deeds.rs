//! What can be done with a case: its forms, and doing what was posted.

mod filing;

use accounts::{Official, OfficialCard, Post};
use cases::{
    Answer, AnswerDeed, Case, CaseRow, CloseError, Deed, Denied, HandOverError, NoteError, PauseError, PauseReason,
    Repeated, Stage, TextError,
};
use journal::{Act, Recorded};
use serde::Deserialize;
use vocabulary::{CaseId, Date, Fault};

use super::{by_sign, view::reason};
use crate::{
    State,
    kit::{
        deed::{self, Control, Offer, field},
        errors::FieldError,
        frame::Frame,
        visit::Visit,
    },
    links,
    office::answer::Which,
};

/// What is posted, as the last part of its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Posted {
    Pause,
    Resume,
    HandOver,
    Note,
    Rename,
    Close,
    Memo,
    Detach,
    Relate,
    Unrelate,
}

/// What was filled in, whichever form it was.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    pub wersja: String,
    /// `biurko` when it came from the desk.
    pub skad: String,
    powod: String,
    dzien: String,
    uwagi: String,
    osoba: String,
    tytul: String,
    rodzaj: String,
    pismo: String,
    znak: String,
    sprawa: String,
}

/// Why it was not done.
pub(crate) enum Undone {
    /// Fields to put right.
    Wrong(Vec<FieldError>),
    /// Not this official's, or not as things stand.
    Denied(Denied),
}

impl Filled {
    /// A case given to this official, as it was shown in this version.
    pub(crate) fn handing_over(wersja: String, osoba: String) -> Self {
        Self { wersja, osoba, ..Self::default() }
    }

    /// The words that were typed.
    fn words(&self) -> &str {
        if self.uwagi.is_empty() { &self.tytul } else { &self.uwagi }
    }
}

impl<E: Into<Fault>> From<E> for Undone {
    fn from(cause: E) -> Self {
        Self::Denied(Denied::Fault(cause.into()))
    }
}

impl Posted {
    pub(crate) const ALL: [Self; 10] = [
        Self::Pause,
        Self::Resume,
        Self::HandOver,
        Self::Note,
        Self::Rename,
        Self::Close,
        Self::Memo,
        Self::Detach,
        Self::Relate,
        Self::Unrelate,
    ];

    /// The last part of its address.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Pause => "wstrzymaj",
            Self::Resume => "wznow",
            Self::HandOver => "przekaz",
            Self::Note => "notatka",
            Self::Rename => "tytul",
            Self::Close => "zamknij",
            Self::Memo => "adnotacja",
            Self::Detach => "wylacz-pismo",
            Self::Relate => "powiaz",
            Self::Unrelate => "rozlacz",
        }
    }

    pub(crate) fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|posted| posted.code() == code)
    }

    /// That it was done, in words.
    pub(crate) fn done(self, frame: &Frame) -> String {
        match self {
            Self::Pause => t!(frame, "case-done-pause"),
            Self::Resume => t!(frame, "case-done-resume"),
            Self::HandOver => t!(frame, "case-done-hand-over"),
            Self::Note => t!(frame, "case-done-note"),
            Self::Rename => t!(frame, "case-done-rename"),
            Self::Close => t!(frame, "case-done-close"),
            Self::Memo => t!(frame, "case-done-memo"),
            Self::Detach => t!(frame, "case-done-detach"),
            Self::Relate => t!(frame, "case-done-relate"),
            Self::Unrelate => t!(frame, "case-done-unrelate"),
        }
    }
}

/// Does what was posted.
pub(crate) async fn perform(
    state: &State,
    visit: &Visit,
    official: &Official,
    frame: &Frame,
    id: CaseId,
    posted: Posted,
    filled: &Filled,
) -> Result<(), Undone> {
    let version = filled.wersja.parse().unwrap_or_default();
    let wrong = Wrong { frame, posted };
    let other = match posted {
        Posted::Relate => by_sign(state, official, &filled.znak).await?.map(|row| row.id),
        _ => None,
    };
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let may =
        async |act: &mut Act, deed| cases::may_work(act, official, id, version, deed).await.map_err(Undone::Denied);
    let recorded: Recorded = match posted {
        Posted::Pause => {
            let why = PauseReason::of_code(&filled.powod);
            let from = day(&filled.dzien);
            let (Some(why), Some(from)) = (why, from) else {
                return Err(Undone::Wrong(wrong.missing(why.is_none(), from.is_none())));
            };
            let right = may(&mut act, Deed::of_pause(why)).await?;
            cases::pause(&mut act, right, why, from, &filled.uwagi).await.map_err(|error| wrong.pause(error))?
        }
        Posted::Resume => {
            let Some(on) = day(&filled.dzien) else { return Err(Undone::Wrong(wrong.missing(false, true))) };
            let right = may(&mut act, Deed::Resume).await?;
            cases::resume(&mut act, right, on).await.map_err(|error| wrong.pause(error))?
        }
        Posted::HandOver => {
            let right = may(&mut act, Deed::HandOver).await?;
            let Ok(person) = filled.osoba.parse() else { return Err(Undone::Wrong(wrong.officer())) };
            cases::hand_over(&mut act, right, person).await.map_err(|error| match error {
                HandOverError::Officer => Undone::Wrong(wrong.officer()),
                HandOverError::Fault(fault) => fault.into(),
            })?
        }
        Posted::Note => {
            let right = may(&mut act, Deed::Note).await?;
            cases::note(&mut act, right, &filled.uwagi).await.map_err(|error| wrong.text("uwagi", error))?
        }
        Posted::Rename => {
            let right = may(&mut act, Deed::Rename).await?;
            cases::rename(&mut act, right, &filled.tytul).await.map_err(|error| wrong.text("tytul", error))?
        }
        Posted::Close => {
            let right = may(&mut act, Deed::Close).await?;
            cases::close(&mut act, right, &filled.uwagi).await.map_err(|error| match error {
                CloseError::Note(error) => wrong.text("uwagi", NoteError::Text(error)),
                CloseError::AnswerApproved => wrong.at(
                    "uwagi",
                    t!(frame, "case-error-answer-approved"),
                    t!(frame, "case-error-answer-approved-slip"),
                ),
                CloseError::Fault(fault) => fault.into(),
            })?
        }
        Posted::Memo => {
            let right = may(&mut act, Deed::PutMemo).await?;
            filing::put_memo(&mut act, right, filled, &wrong).await?
        }
        Posted::Detach => {
            let right = may(&mut act, Deed::Detach).await?;
            filing::detach(&mut act, right, filled, &wrong).await?
        }
        Posted::Relate => {
            let Some(other) = other else { return Err(wrong.sign()) };
            let right = may(&mut act, Deed::Relate).await?;
            filing::relate(&mut act, right, other, filled, &wrong).await?
        }
        Posted::Unrelate => {
            let right = may(&mut act, Deed::Relate).await?;
            filing::unrelate(&mut act, right, filled, &wrong).await?
        }
    };
    act.commit(recorded).await?;
    Ok(())
}

/// Whether what was posted stands on disk already, down to its content: the form was sent twice, and the page shows the
/// result.
pub(crate) fn is_repeated(case: &Case, official: &Official, posted: Posted, filled: &Filled) -> bool {
    let repeated = match posted {
        Posted::Pause => PauseReason::of_code(&filled.powod)
            .zip(day(&filled.dzien))
            .map(|(why, from)| Repeated::Paused(why, from, &filled.uwagi)),
        Posted::Resume => day(&filled.dzien).map(Repeated::Resumed),
        Posted::HandOver => filled.osoba.parse().ok().map(Repeated::HandedOver),
        Posted::Note => Some(Repeated::Noted(&filled.uwagi)),
        Posted::Rename => Some(Repeated::Renamed(&filled.tytul)),
        Posted::Close => Some(Repeated::Closed(&filled.uwagi)),
        Posted::Memo | Posted::Detach | Posted::Relate | Posted::Unrelate => filing::repeated(case, posted, filled),
    };
    let version = filled.wersja.parse().ok();
    repeated.zip(version).is_some_and(|(repeated, version)| cases::is_done(case, official, version, repeated))
}

/// A day as a browser's calendar sends it (`2026-11-22`), or as people write it (`22.11.2026`).
pub(crate) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let mut parts = text.split(['.', '/', ' ']).filter(|part| !part.is_empty());
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Words for what is wrong in one of the forms.
struct Wrong<'a> {
    frame: &'a Frame,
    posted: Posted,
}

impl Wrong<'_> {
    fn error(&self, name: &str, summary: String, slip: String) -> FieldError {
        FieldError::new(deed::id(self.posted.code(), name), summary, slip)
    }

    fn at(&self, name: &str, summary: String, slip: String) -> Undone {
        Undone::Wrong(vec![self.error(name, summary, slip)])
    }

    fn missing(&self, reason: bool, date: bool) -> Vec<FieldError> {
        let frame = self.frame;
        let reason =
            reason.then(|| self.error("powod", t!(frame, "case-error-reason"), t!(frame, "case-error-reason-slip")));
        let date = date.then(|| self.error("dzien", t!(frame, "case-error-day"), t!(frame, "case-error-day-slip")));
        [reason, date].into_iter().flatten().collect()
    }

    fn officer(&self) -> Vec<FieldError> {
        let frame = self.frame;
        vec![self.error("osoba", t!(frame, "case-error-officer"), t!(frame, "case-error-officer-slip"))]
    }

    fn pause(&self, error: PauseError) -> Undone {
        let frame = self.frame;
        match error {
            PauseError::Future => self.at("dzien", t!(frame, "case-error-future"), t!(frame, "case-error-future-slip")),
            PauseError::TooEarly => self.at("dzien", t!(frame, "case-error-early"), t!(frame, "case-error-early-slip")),
            PauseError::AnswerApproved => {
                self.at("powod", t!(frame, "case-error-answer-approved"), t!(frame, "case-error-answer-approved-slip"))
            }
            PauseError::Note(error) => self.text("uwagi", NoteError::Text(error)),
            PauseError::Fault(fault) => fault.into(),
        }
    }

    fn text(&self, name: &str, error: NoteError) -> Undone {
        match error {
            NoteError::Text(error) => {
                let (summary, slip) = text_error(self.frame, error);
                self.at(name, summary, slip)
            }
            NoteError::Fault(fault) => fault.into(),
        }
    }
}

/// What is wrong with a text, for the summary and for the slip.
pub(crate) fn text_error(frame: &Frame, error: TextError) -> (String, String) {
    match error {
        TextError::Empty => (t!(frame, "case-error-empty"), t!(frame, "case-error-empty-slip")),
        TextError::TooLong => (t!(frame, "case-error-long"), t!(frame, "case-error-long-slip")),
        TextError::Hidden => (t!(frame, "case-error-hidden"), t!(frame, "case-error-hidden-slip")),
    }
}

/// What the forms are made with.
pub(crate) struct Making<'a> {
    pub frame: &'a Frame,
    pub official: &'a Official,
    /// Who may carry cases in the unit.
    pub people: &'a [OfficialCard],
    pub today: Date,
    /// What was filled in, and in which form, when it was not taken.
    pub filled: Option<(Posted, &'a Filled)>,
    pub errors: &'a [FieldError],
    /// Whether the page is the desk.
    pub at_desk: bool,
}

impl Making<'_> {
    /// What was typed into a form that is not among these any more.
    pub(crate) fn lost(&self, forms: &[deed::Deed]) -> String {
        let lost = self.filled.filter(|_| forms.iter().all(|form| !form.open));
        lost.map(|(_, filled)| filled.words().to_owned()).unwrap_or_default()
    }

    /// The forms of what this official may do now.
    pub(crate) fn forms(&self, case: &Case) -> Vec<deed::Deed> {
        let row = &case.row;
        let may = cases::deeds(self.official, row, self.today);
        let reasons: Vec<PauseReason> =
            PauseReason::ALL.into_iter().filter(|reason| may.contains(&Deed::of_pause(*reason))).collect();
        let mut forms = Vec::new();
        if let Some((address, title)) = self.answer(case, &may) {
            forms.push(deed::Deed::leading(address, "p", title, true));
        }
        if let Some((address, title)) = self.order(case) {
            forms.push(deed::Deed::leading(address, "r", title, true));
        }
        if let Some((address, title)) = self.call(case, &may) {
            forms.push(deed::Deed::leading(address, "u", title, row.stage != Stage::Open));
        }
        if may.contains(&Deed::LeaveUnexamined) {
            let address = Which::Unexamined.address(links::CASE_ANSWER, row.id);
            forms.push(deed::Deed::leading(address, "b", t!(self.frame, "call-leave-unexamined"), true));
        }
        if may.contains(&Deed::Resume) {
            forms.push(self.resume(row));
        }
        if row.stage != Stage::Open && may.contains(&Deed::Close) {
            forms.push(self.close(row));
        }
        if !reasons.is_empty() {
            forms.push(self.pause(row, &reasons));
        }
        if may.contains(&Deed::Note) {
            forms.push(self.note(row));
        }
        if may.contains(&Deed::HandOver) {
            forms.extend(self.hand_over(row));
        }
        if may.contains(&Deed::Rename) {
            forms.push(self.rename(row));
        }
        self.filing(case, &may, &mut forms);
        if row.stage == Stage::Open && may.contains(&Deed::Close) {
            forms.push(self.close(row));
        }
        forms
    }

    /// What is next with the answer, on its own page.
    fn answer(&self, case: &Case, may: &[Deed]) -> Option<(String, String)> {
        let frame = self.frame;
        let words = [t!(frame, "case-answer-decide"), t!(frame, "case-write-on"), t!(frame, "case-answer-hand")];
        match case.answer() {
            Some(answer) => self.next(case, answer, words),
            None => may.contains(&Deed::Draft).then(|| (links::case_answer(case.row.id), t!(frame, "case-write"))),
        }
    }

    /// What is next with an order; it is begun where answers are.
    fn order(&self, case: &Case) -> Option<(String, String)> {
        let frame = self.frame;
        let words = [t!(frame, "case-order-decide"), t!(frame, "case-order-write-on"), t!(frame, "case-order-hand")];
        let orders = case.answers.iter().filter(|answer| matches!(Which::of(answer), Which::Order(_)));
        let mut orders = orders.rev().filter(|order| !order.text.kind().settles());
        orders.find_map(|order| self.next(case, order, words.clone()))
    }

    /// What is next with a call.
    fn call(&self, case: &Case, may: &[Deed]) -> Option<(String, String)> {
        let frame = self.frame;
        let words = [t!(frame, "call-decide"), t!(frame, "call-write-on"), t!(frame, "call-hand")];
        let pending = case.answers.iter().rfind(|answer| answer.text.call().is_some() && answer.ended_at.is_none());
        match pending {
            Some(call) => self.next(case, call, words),
            None => may.contains(&Deed::Draft).then(|| (links::case_call(case.row.id), t!(frame, "call-write"))),
        }
    }

    /// Where a letter of the office is approved, written or handed over, whichever is next.
    fn next(&self, case: &Case, letter: &Answer, [decide, write, hand]: [String; 3]) -> Option<(String, String)> {
        let deeds = cases::answer_deeds(self.official, &case.row, letter);
        let address = match Which::of(letter) {
            Which::Call(_) if deeds.contains(&AnswerDeed::Write) => links::case_call(case.row.id),
            which => which.address(links::CASE_ANSWER, case.row.id),
        };
        let next = [(AnswerDeed::Approve, decide), (AnswerDeed::Write, write), (AnswerDeed::HandOver, hand)];
        next.into_iter().find(|(deed, _)| deeds.contains(deed)).map(|(_, title)| (address, title))
    }

    fn form(&self, row: &CaseRow, posted: Posted, key: &'static str, title: String, button: String) -> deed::Deed {
        let hidden = if self.at_desk { vec![("skad", "biurko".to_owned())] } else { Vec::new() };
        deed::Deed {
            action: links::case_deed(row.id, posted.code()),
            csrf: self.frame.csrf.clone(),
            version: row.version,
            hidden,
            key,
            title,
            button,
            open: self.filled.is_some_and(|(form, _)| form == posted),
            ..deed::Deed::default()
        }
    }

    /// What was filled in in this form, or what it begins with.
    fn filled(&self, posted: Posted, of: impl Fn(&Filled) -> &String, begins_with: String) -> String {
        match self.filled {
            Some((form, filled)) if form == posted => of(filled).clone(),
            _ => begins_with,
        }
    }

    fn day(&self, posted: Posted, label: String, hint: String) -> Control {
        let value = self.filled(posted, |filled| &filled.dzien, self.today.to_string());
        // A calendar shows nothing of what it cannot read; people see what they wrote.
        let kind = if value.parse::<Date>().is_ok() { "date" } else { "text" };
        Control::Line(field(posted.code(), "dzien", label, &value).kind(kind).hint(hint))
    }

    fn pause(&self, row: &CaseRow, reasons: &[PauseReason]) -> deed::Deed {
        let frame = self.frame;
        let posted = Posted::Pause;
        let why = self.filled(posted, |filled| &filled.powod, String::new());
        let offers = reasons.iter().map(|why_not| {
            Offer::new(why_not.code(), reason(frame.language, *why_not), &why).hint(basis(frame, *why_not))
        });
        let note = self.filled(posted, |filled| &filled.uwagi, String::new());
        let note =
            field(posted.code(), "uwagi", t!(frame, "case-note"), &note).optional().hint(t!(frame, "case-note-inside"));
        deed::Deed {
            about: t!(frame, "case-pause-about"),
            controls: vec![
                Control::Choice(field(posted.code(), "powod", t!(frame, "case-pause-why"), ""), offers.collect()),
                self.day(posted, t!(frame, "case-pause-from"), t!(frame, "case-pause-from-hint")),
                Control::Text(note),
            ],
            ..self.form(row, posted, "w", t!(frame, "case-pause"), t!(frame, "case-pause-button"))
        }
        .corrected(self.errors)
    }

    fn resume(&self, row: &CaseRow) -> deed::Deed {
        let frame = self.frame;
        deed::Deed {
            first: true,
            controls: vec![self.day(Posted::Resume, t!(frame, "case-resume-on"), t!(frame, "case-resume-on-hint"))],
            ..self.form(row, Posted::Resume, "w", t!(frame, "case-resume"), t!(frame, "case-resume-button"))
        }
        .corrected(self.errors)
    }

    fn note(&self, row: &CaseRow) -> deed::Deed {
        let frame = self.frame;
        let text = self.filled(Posted::Note, |filled| &filled.uwagi, String::new());
        let text =
            field(Posted::Note.code(), "uwagi", t!(frame, "case-note-text"), &text).hint(t!(frame, "case-note-inside"));
        deed::Deed {
            controls: vec![Control::Text(text)],
            ..self.form(row, Posted::Note, "n", t!(frame, "case-note-add"), t!(frame, "case-note-button"))
        }
        .corrected(self.errors)
    }

    fn hand_over(&self, row: &CaseRow) -> Option<deed::Deed> {
        let frame = self.frame;
        let filled = self.filled(Posted::HandOver, |filled| &filled.osoba, String::new());
        let carries = |post| matches!(post, Post::CaseOfficer | Post::UnitHead);
        let others = self.people.iter().filter(|card| card.id != row.officer.0 && carries(card.post));
        let mut offers: Vec<Offer> =
            others.map(|card| Offer::new(card.id.to_string(), card.name.clone(), &filled)).collect();
        if offers.is_empty() {
            return None;
        }
        let input = field(Posted::HandOver.code(), "osoba", t!(frame, "case-hand-over-to"), "");
        // A few are seen at once; of many one is chosen from a list.
        let control = if offers.len() <= 6 {
            Control::Choice(input, offers)
        } else {
            offers.insert(0, Offer::new("", t!(frame, "case-choose"), &filled));
            Control::List(input, offers)
        };
        Some(
            deed::Deed {
                controls: vec![control],
                ..self.form(row, Posted::HandOver, "a", t!(frame, "case-hand-over"), t!(frame, "case-hand-over-button"))
            }
            .corrected(self.errors),
        )
    }

    fn rename(&self, row: &CaseRow) -> deed::Deed {
        let frame = self.frame;
        let title = self.filled(Posted::Rename, |filled| &filled.tytul, row.title.clone());
        let mut input = field(Posted::Rename.code(), "tytul", t!(frame, "case-rename-title"), &title);
        input.wide = true;
        deed::Deed {
            controls: vec![Control::Line(input)],
            ..self.form(row, Posted::Rename, "t", t!(frame, "case-rename"), t!(frame, "case-rename-button"))
        }
        .corrected(self.errors)
    }

    fn close(&self, row: &CaseRow) -> deed::Deed {
        let frame = self.frame;
        let open = row.stage == Stage::Open;
        let note = self.filled(Posted::Close, |filled| &filled.uwagi, String::new());
        let label = if open { t!(frame, "case-close-reason") } else { t!(frame, "case-note") };
        let mut note = field(Posted::Close.code(), "uwagi", label, &note).hint(t!(frame, "case-note-inside"));
        note.optional = !open;
        let about = match row.stage {
            Stage::Open => t!(frame, "case-close-noted-only"),
            Stage::Settled => t!(frame, "case-close-not-collected"),
            _ => t!(frame, "case-close-about"),
        };
        deed::Deed {
            about,
            undoing: true,
            first: row.stage == Stage::Delivered,
            controls: vec![Control::Text(note)],
            ..self.form(row, Posted::Close, "z", t!(frame, "case-close"), t!(frame, "case-close-button"))
        }
        .corrected(self.errors)
    }
}

/// The rule that lets the clock stand.
fn basis(frame: &Frame, reason: PauseReason) -> String {
    match reason {
        PauseReason::AwaitingParty => t!(frame, "case-basis-awaiting-party"),
        PauseReason::AwaitingBody => t!(frame, "case-basis-awaiting-body"),
        PauseReason::Suspended => t!(frame, "case-basis-suspended"),
        PauseReason::Mediation => t!(frame, "case-basis-mediation"),
        PauseReason::PartyDelay => t!(frame, "case-basis-party-delay"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_calendars_and_people_write_it() {
        let expected = Date::constant(2026, 11, 2);
        for text in ["2026-11-02", "2.11.2026", " 02.11.2026 ", "2/11/2026", "2 11 2026"] {
            assert_eq!(day(text), Some(expected), "{text}");
        }
        for text in ["", "31.11.2026", "2.11", "jutro", "2.11.2026.1"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
