//! Writing the answer of a case.

use accounts::Official;
use askama::Template;
use axum::{
    extract::{Path, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use cases::{
    Answer, AnswerField, AnswerKind, AnswerText, Case, CaseRow, Deed, Denied, DraftError, SendError, TextError,
};
use journal::Act;
use serde::Deserialize;
use vocabulary::{AnswerId, Date, Fault};
use words::dates;

use super::{
    Again, Which, frame_of, render,
    ruling::{self, RulingView, label},
    template,
};
use crate::{
    State,
    client::{contact::in_two_lines, receipt::filed},
    kit::{
        deed::Offer, errors::FieldError, form::Posted, frame::Frame, rights::AsOfficial, trouble::Trouble, visit::Visit,
    },
    links,
    office::case::{find, told::Telling},
};

/// What is filled in.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    /// The version of the answer that the page showed; of the case while there is no answer.
    pub wersja: String,
    /// `tak` while there is no answer.
    pub nowe: String,
    pub adresat: String,
    pub tytul: String,
    pub tresc: String,
    /// Of a decision or an order, from here to `konczy`.
    pub strona: String,
    pub podstawa: String,
    /// `tak`: nothing lies against it.
    pub bez: String,
    pub uzasadnienie: String,
    pub pouczenie: String,
    /// `tak`: one may go to court.
    pub sad: String,
    pub pouczenie_sad: String,
    /// `tak`: an order that ends the matter.
    pub konczy: String,
    /// `tak`: delivered for a signed receipt.
    pub upd: String,
    /// The template that it was begun with, and which version of it.
    pub wzor: String,
    /// The template that is to be put in.
    pub wybrany: String,
    /// `wyslij`, `wzor` to put a template in, or nothing more than saving.
    pub co: String,
}

#[derive(Template)]
#[template(path = "office/answer/write.html")]
pub(crate) struct WritePage {
    pub frame: Frame,
    pub told: Telling,
    pub sign: String,
    pub back: String,
    pub address: String,
    pub filled: Filled,
    /// What can be written here, in words, with its address; the page's own has none. Empty once something is saved.
    pub kinds: Vec<(String, String)>,
    /// The fields of a decision or an order.
    pub ruling: Option<RulingView>,
    pub words: Words,
    /// Its client can be asked to sign the receipt of delivery.
    pub may_be_signed: bool,
    /// Where the saved version is to be had on paper; empty while nothing is saved.
    pub preview: String,
    /// What whoever gave it back said.
    pub remarks: Vec<String>,
    /// What was typed into a form that is not here any more, to be copied.
    pub typed: Vec<(String, String)>,
    /// Templates to begin with; empty when there is none.
    pub templates: Vec<Offer>,
    /// The template that it was begun with, in words; empty for none.
    pub begun_with: String,
    /// Where the paper is drawn while it is written.
    pub drawing: String,
}

/// What the page calls what is written.
pub(crate) struct Words {
    pub title: String,
    pub lead: String,
    pub text: String,
    pub text_hint: String,
}

impl Words {
    fn of(frame: &Frame, which: Which, new: bool) -> Self {
        let (begun, written) = match which.is_order() {
            None => (t!(frame, "reply-title-new"), t!(frame, "reply-title")),
            Some(false) => (t!(frame, "ruling-title-new-decision"), t!(frame, "ruling-title-decision")),
            Some(true) => (t!(frame, "ruling-title-new-order"), t!(frame, "ruling-title-order")),
        };
        let title = if new { begun } else { written };
        match which.is_order() {
            None => Self {
                title,
                lead: t!(frame, "reply-lead"),
                text: t!(frame, "reply-text"),
                text_hint: t!(frame, "reply-text-hint"),
            },
            Some(is_order) => Self {
                title,
                lead: if is_order { t!(frame, "ruling-lead-order") } else { t!(frame, "ruling-lead-decision") },
                text: t!(frame, "ruling-text"),
                text_hint: t!(frame, "ruling-text-hint"),
            },
        }
    }
}

impl Filled {
    /// What is saved.
    pub(crate) fn of(answer: &Answer) -> Self {
        Self {
            wersja: answer.version.to_string(),
            nowe: String::new(),
            adresat: answer.text.addressee().to_owned(),
            tytul: answer.text.title().to_owned(),
            tresc: answer.text.text().to_owned(),
            upd: if answer.text.signed_delivery() { "tak".to_owned() } else { String::new() },
            co: String::new(),
            ..answer.text.kind().ruling().map(ruling::saved).unwrap_or_default()
        }
    }

    fn sends(&self) -> bool {
        self.co == "wyslij"
    }

    /// What was typed, by the names of the fields.
    pub(crate) fn typed(&self, frame: &Frame) -> Vec<(String, String)> {
        let typed = |field: AnswerField| (label(frame, field), self.field(field).to_owned());
        let is_ruling = AnswerField::OF_RULING.iter().any(|field| !self.field(*field).is_empty());
        let shown = |field: &AnswerField| is_ruling || AnswerField::PLAIN.contains(field);
        AnswerField::ALL.into_iter().filter(shown).map(typed).collect()
    }

    fn field(&self, field: AnswerField) -> &str {
        match field {
            AnswerField::Addressee => &self.adresat,
            AnswerField::Title => &self.tytul,
            AnswerField::Text => &self.tresc,
            AnswerField::Party => &self.strona,
            AnswerField::LegalBasis => &self.podstawa,
            AnswerField::Reasons => &self.uzasadnienie,
            AnswerField::Instruction => &self.pouczenie,
            AnswerField::Court => &self.pouczenie_sad,
        }
    }
}

impl WritePage {
    /// The page over an answer, or where one is begun. Without a form posted before, `filled` is what is saved.
    pub(crate) fn new(
        frame: Frame,
        case: &Case,
        which: Which,
        may_be_signed: bool,
        filled: Filled,
        told: Telling,
    ) -> Self {
        let (id, answer) = (case.row.id, which.find(case));
        let kinds = if answer.is_none() && which != Which::Unexamined {
            let place = |kind: Which| if kind == which { String::new() } else { kind.address(links::CASE_ANSWER, id) };
            vec![
                (t!(frame, "ruling-kind-answer"), place(Which::Answer)),
                (t!(frame, "ruling-kind-decision"), place(Which::Decision)),
                (t!(frame, "ruling-kind-order"), place(Which::Order(None))),
            ]
        } else {
            Vec::new()
        };
        let ruling = which.is_order().map(|is_order| RulingView::new(&frame, is_order, &filled, &told.errors));
        Self {
            kinds,
            ruling,
            words: Words::of(&frame, which, answer.is_none()),
            told,
            sign: case.row.sign.to_string(),
            back: links::case(id),
            address: which.address(links::CASE_ANSWER, id),
            may_be_signed,
            preview: answer.map(|_| which.address(links::CASE_ANSWER_PDF, id)).unwrap_or_default(),
            remarks: answer.map(|answer| paragraphs(&answer.remarks)).unwrap_or_default(),
            typed: Vec::new(),
            templates: Vec::new(),
            begun_with: String::new(),
            drawing: which.address(links::CASE_ANSWER_PREVIEW, id),
            filled,
            frame,
        }
    }

    fn slip(&self, field: &str) -> Option<&str> {
        crate::kit::errors::slip(&self.told.errors, field)
    }
}

fn paragraphs(text: &str) -> Vec<String> {
    text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

/// What a new letter begins with: to whom it goes, as the case's first letter says, and what it is about; where it leaves that
/// letter unexamined, why.
pub(crate) async fn begin(state: &State, official: &Official, case: &Case, which: Which) -> Result<Filled, Trouble> {
    // The letter is in Polish, whoever writes it.
    let language = vocabulary::Language::Pl;
    let row = &case.row;
    let called = case.answers.iter().rev().find(|answer| answer.text.call().is_some());
    let (title, text) = match (which, called) {
        (Which::Unexamined, Some(call)) => {
            let day = |day: Option<Date>| day.map(|day| dates::date(language, day)).unwrap_or_default();
            let (sealed, had) = (call.sealed_at.map(vocabulary::Instant::warsaw_date), call.delivered_on());
            let (sealed, had, until) = (day(sealed), day(had), day(row.called_until));
            let text = words::say!(language, "call-unexamined-text", called = sealed, delivered = had, until = until);
            (words::say!(language, "call-unexamined-subject", title = row.title.as_str()), text)
        }
        _ => (words::say!(language, "reply-subject-begin", title = row.title.as_str()), String::new()),
    };
    let adresat = addressee(state, official, row).await?;
    let ruling = ruling::begin(which, &adresat, &state.office.appeals_to);
    Ok(Filled { wersja: row.version.to_string(), nowe: "tak".to_owned(), adresat, tytul: title, tresc: text, ..ruling })
}

/// The name and the address of whoever the case is about, as its first letter says, line by line.
pub(crate) async fn addressee(state: &State, official: &Official, case: &CaseRow) -> Result<String, Trouble> {
    let letter = registry::letter(&mut state.journal.view().await?, official, case.letter).await?;
    let mut lines = vec![case.sender.clone()];
    if let Some(letter) = letter {
        if let Some(paper) = letter.paper {
            lines.extend(paper.sender_address.lines().flat_map(|line| line.split(", ")).map(str::to_owned));
        } else if let Some(read) = filed::read(state, &letter.files).await? {
            let who = read.applicant;
            lines.extend(in_two_lines(who.mailing_address.unwrap_or(who.address)));
        }
    }
    Ok(lines.join("\n"))
}

/// Keeps what was filled in, and sends it to be approved when that is asked for.
pub(crate) async fn save(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path((id, which)): Path<(String, String)>,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let case = find(&state, &official, &id).await?;
    let which = Which::read(&which, &case)?;
    if matches!(which, Which::Call(_)) {
        return Err(Trouble::NotFound);
    }
    let frame = frame_of(&state, &visit, &case.row, which);
    if filled.co == "wzor" {
        let (filled, told) = template::put_in(&state, &frame, &official, (&case, which), filled).await?;
        return render(&state, frame, &official, (&case, which), StatusCode::OK, told, Again::Written(&filled)).await;
    }
    let signed = filled.upd == "tak" && cases::can_be_signed_for(&mut state.journal.view().await?, &case.row).await?;
    let text = match read(&filled, which, &state.office.appeals_to) {
        Ok(text) => text.for_signed_delivery(signed),
        Err(wrong) => {
            let errors = wrong.into_iter().map(|(field, error)| wrong_text(&frame, field, error)).collect();
            let told = Telling { errors, safe: t!(frame, "reply-safe"), ..Telling::default() };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return render(&state, frame, &official, (&case, which), status, told, Again::Written(&filled)).await;
        }
    };
    let missing = text.missing();
    let sends = filled.sends() && missing.is_empty();
    match keep(&state, &visit, &official, (&case, which), &filled, &text, sends).await {
        Ok(()) if filled.sends() && !sends => {
            let case = find(&state, &official, &id).await?;
            let errors = missing.into_iter().map(|field| missing_text(&frame, field, &text)).collect();
            let told = Telling { errors, safe: t!(frame, "reply-safe-saved"), ..Telling::default() };
            render(&state, frame, &official, (&case, which), StatusCode::UNPROCESSABLE_ENTITY, told, Again::Nothing)
                .await
        }
        Ok(()) => Ok(done(&case, which, sends)),
        Err(Denied::NotYours) => Err(Trouble::NotFound),
        Err(Denied::Fault(fault)) => Err(Trouble::Fault(fault)),
        Err(denied) => {
            let now = find(&state, &official, &id).await?;
            // An order that was begun meanwhile is the one that is meant.
            let which = if which == Which::Order(None) { Which::read("postanowienie", &now)? } else { which };
            if matches!(denied, Denied::Stale)
                && was_saved(&state, &official, which.find(&now), &filled, &text, sends).await?
            {
                return Ok(done(&case, which, sends));
            }
            late(&state, frame, &official, (&now, which), filled).await
        }
    }
}

/// What was filled in, finished or not.
pub(super) fn read(
    filled: &Filled,
    which: Which,
    appeals_to: &str,
) -> Result<AnswerText, Vec<(AnswerField, TextError)>> {
    let text = AnswerText::read(&filled.adresat, &filled.tytul, &filled.tresc);
    let kind = match which.is_order() {
        Some(is_order) => ruling::read(filled, is_order, appeals_to),
        None if which == Which::Unexamined => Ok(AnswerKind::LeavesUnexamined),
        None => Ok(AnswerKind::Settles),
    };
    match (text, kind) {
        (Ok(text), Ok(kind)) => Ok(text.that(kind)),
        (text, kind) => Err([text.err(), kind.err()].into_iter().flatten().flatten().collect()),
    }
}

fn done(case: &Case, which: Which, sent: bool) -> Response {
    let what = if sent { "wyslano" } else { "zapisano" };
    Redirect::to(&format!("{}?zrobiono={what}", which.address(links::CASE_ANSWER, case.row.id))).into_response()
}

async fn keep(
    state: &State,
    visit: &Visit,
    official: &Official,
    (case, which): (&Case, Which),
    filled: &Filled,
    text: &AnswerText,
    sends: bool,
) -> Result<(), Denied> {
    let version = filled.wersja.parse().unwrap_or_default();
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let (right, recorded) = if filled.nowe.is_empty() {
        let id = which.find(case).ok_or(Denied::NotNow)?.id;
        let mut right = cases::may_draft(&mut act, official, id, version).await?;
        let recorded = cases::change(&mut act, &mut right, text.clone()).await?;
        remember(&mut act, official, id, filled).await?;
        (right, recorded)
    } else {
        let deed = if which == Which::Unexamined { Deed::LeaveUnexamined } else { Deed::Draft };
        let right = cases::may_work(&mut act, official, case.row.id, version, deed).await?;
        let (id, recorded) = cases::draft(&mut act, right, text).await.map_err(|error| match error {
            DraftError::Exists(_) => Denied::Stale,
            DraftError::Fault(fault) => Denied::Fault(fault),
        })?;
        remember(&mut act, official, id, filled).await?;
        if !sends {
            act.commit(recorded).await?;
            return Ok(());
        }
        (cases::may_draft(&mut act, official, id, 1).await?, recorded)
    };
    let recorded = if sends {
        cases::send_for_approval(&mut act, right).await.map_err(|error| match error {
            SendError::Unfinished(_) => Denied::Fault(Fault::new("an unfinished answer was sent")),
            SendError::Fault(fault) => Denied::Fault(fault),
        })?
    } else {
        recorded
    };
    act.commit(recorded).await?;
    Ok(())
}

/// Remembers the template that was put in, if one was.
async fn remember(act: &mut Act, official: &Official, answer: AnswerId, filled: &Filled) -> Result<(), Fault> {
    match template::remembered(filled) {
        Some(which) => cases::remember_template(act, official, answer, which).await,
        None => Ok(()),
    }
}

/// Whether the same button was pressed twice: what is saved is what this person typed over the version that was shown.
async fn was_saved(
    state: &State,
    official: &Official,
    saved: Option<&Answer>,
    filled: &Filled,
    text: &AnswerText,
    sends: bool,
) -> Result<bool, Trouble> {
    let Some(answer) = saved else { return Ok(false) };
    // A new answer is saved as the first version, and sent as the second.
    let version = if filled.nowe.is_empty() { filled.wersja.parse().unwrap_or_default() } else { i64::from(sends) };
    let mut view = state.journal.view().await?;
    let asked = cases::AnswerAsked::Save(text, sends);
    Ok(cases::answer_was_done(&mut view, official, answer.id, version, asked).await?)
}

/// Somebody was faster.
async fn late(
    state: &State,
    frame: Frame,
    official: &Official,
    (case, which): (&Case, Which),
    mut filled: Filled,
) -> Result<Response, Trouble> {
    let saved = which.find(case);
    let writes = super::may_write(official, &case.row, which, saved, state.journal.now().warsaw_date());
    let more = if writes { t!(frame, "reply-stale-typed") } else { t!(frame, "reply-stale-kept") };
    let told = Telling { slip: t!(frame, "reply-stale"), more, ..Telling::default() };
    // Saving again is then a choice: over what is saved by now.
    filled.wersja = saved.map_or(case.row.version, |saved| saved.version).to_string();
    if saved.is_some() {
        filled.nowe.clear();
    }
    render(state, frame, official, (case, which), StatusCode::CONFLICT, told, Again::Written(&filled)).await
}

/// The `id` of a field.
pub(super) const fn id(field: AnswerField) -> &'static str {
    match field {
        AnswerField::Addressee => "adresat",
        AnswerField::Title => "tytul",
        AnswerField::Text => "tresc-pisma",
        AnswerField::Party => "strona",
        AnswerField::LegalBasis => "podstawa",
        AnswerField::Reasons => "uzasadnienie",
        AnswerField::Instruction => "pouczenie",
        AnswerField::Court => "pouczenie-sad",
    }
}

fn missing_text(frame: &Frame, field: AnswerField, text: &AnswerText) -> FieldError {
    let (summary, slip) = match field {
        AnswerField::Addressee => (t!(frame, "reply-missing-addressee"), t!(frame, "reply-missing-addressee-slip")),
        AnswerField::Title => (t!(frame, "reply-missing-title"), t!(frame, "reply-missing-title-slip")),
        AnswerField::Text if text.kind().ruling().is_some() => {
            (t!(frame, "ruling-missing-text"), t!(frame, "ruling-missing-text-slip"))
        }
        AnswerField::Text => (t!(frame, "reply-missing-text"), t!(frame, "reply-missing-text-slip")),
        field => ruling::missing(frame, field, !text.field(field).is_empty()),
    };
    FieldError::new(id(field), summary, slip)
}

pub(crate) fn wrong_text(frame: &Frame, field: AnswerField, error: TextError) -> FieldError {
    let label = label(frame, field);
    let (summary, slip) = match error {
        TextError::Empty => return missing_text(frame, field, &AnswerText::default()),
        TextError::TooLong => {
            (t!(frame, "reply-long", field = label), t!(frame, "reply-long-slip", most = field.longest()))
        }
        TextError::Hidden => (t!(frame, "reply-hidden", field = label), t!(frame, "reply-hidden-slip")),
    };
    FieldError::new(id(field), summary, slip)
}
