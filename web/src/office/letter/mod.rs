//! One letter: what it says, where it is on its way, what can be done with it, how its signature stands.

pub(crate) mod forms;
pub(crate) mod moves;
pub(crate) mod scan;
pub(crate) mod scanned;
pub(crate) mod way;

use accounts::Official;
use askama::Template;
use axum::{
    extract::{Path, Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use cases::LookedInto;
use catalogue::Service;
use receipts::Sealing;
use registry::{Denied, FileRole, Letter, LetterScan, Move, ScanScope, Standing};
use serde::Deserialize;
use submissions::Withdrawal;
use vocabulary::LetterId;
use words::{dates, sizes};

use crate::{
    State,
    client::receipt::filed,
    kit::{
        deed::Deed,
        download::download,
        form,
        frame::{Frame, Here},
        kinds, language,
        page::page_with,
        paper::Paper,
        reasons, report,
        rights::AsOfficial,
        trouble::Trouble,
        verdict::{Row, Sign, Verdict, grouped_hash},
        visit::Visit,
    },
    links,
    office::{case::told::Telling, desk},
};

use self::{
    forms::{Making, Office},
    moves::{Filled, Posted, Undone},
    scanned::ScanView,
    way::{StateWord, StepView},
};

#[derive(Clone, Debug)]
pub(crate) struct LetterFileView {
    pub address: String,
    pub name: String,
    pub role: String,
    pub kind: String,
    pub size: String,
    pub hash: String,
}

#[derive(Clone, Debug)]
pub(crate) struct LetterView {
    pub number: String,
    pub subject: String,
    pub sender: String,
    pub entered: String,
    pub datetime: String,
    pub registered: String,
    /// Who has it.
    pub unit: String,
    /// How it came.
    pub channel: String,
    pub service: String,
    pub warning: String,
    pub files: Vec<LetterFileView>,
}

/// A letter that withdraws this one, or that this one withdraws.
#[derive(Clone, Debug)]
pub(crate) struct WithdrawalView {
    pub words: String,
    pub number: String,
    pub address: String,
}

#[derive(Template)]
#[template(path = "office/letter/page.html")]
pub(crate) struct LetterPage {
    pub frame: Frame,
    pub letter: LetterView,
    /// Where it is on its way, in a word and in a sentence.
    pub state: StateWord,
    pub now: String,
    /// Instructions and days.
    pub rows: Vec<Row>,
    pub steps: Vec<StepView>,
    pub deeds: Vec<Deed>,
    pub told: Telling,
    pub verdict: Verdict,
    /// What the letter says, when it is one of the office's own documents.
    pub paper: Option<Paper>,
    /// What was read off it, when it came on paper.
    pub read_off: Vec<Row>,
    /// Its scan, when it came on paper.
    pub scan: Option<ScanView>,
    /// Letters that this one hangs together with by a withdrawal.
    pub withdrawals: Vec<WithdrawalView>,
    /// How far its receipt is, in words; none when none is due.
    pub receipt: Option<String>,
    pub back: &'static str,
    pub back_words: String,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    zrobiono: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let letter = find(&state, &official, &id).await?;
    let frame = frame(&state, &visit, &official);
    let told = Telling { done: done(&frame, &asked.zrobiono), ..Telling::default() };
    render(&state, frame, &official, &letter, StatusCode::OK, told, None).await
}

/// Does what was posted, and leads back to where it was posted from.
pub(crate) async fn act(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path((id, step)): Path<(String, String)>,
    form::Posted(filled): form::Posted<Filled>,
) -> Result<Response, Trouble> {
    let id: LetterId = id.parse().map_err(|_| Trouble::NotFound)?;
    let posted = Posted::of_code(&step).ok_or(Trouble::NotFound)?;
    let mut frame = frame(&state, &visit, &official);
    // A form was posted: the other language is of the page that it came from.
    frame.other_language = language::page_in(&links::letter(id), frame.the_other());
    let at_desk = filled.skad == "biurko";
    let after = || {
        let done = format!("zrobiono={}", posted.code());
        let page = match posted {
            // Whoever took a letter goes on with it; any other step hands it to somebody else.
            Posted::Take if at_desk => format!("{}&{done}", desk::of_letter(id)),
            _ if at_desk => format!("{}?{done}", links::DESK),
            _ => format!("{}?{done}", links::letter(id)),
        };
        Ok(Redirect::to(&page).into_response())
    };
    let undone = match moves::perform(&state, &visit, &official, &frame, id, posted, &filled).await {
        Ok(()) => return after(),
        Err(Undone::Denied(Denied::NotYours)) => return Err(Trouble::NotFound),
        Err(Undone::Denied(Denied::Fault(fault))) => return Err(Trouble::Fault(fault)),
        Err(undone) => undone,
    };
    let letter = find(&state, &official, &id.to_string()).await?;
    let (status, told) = match undone {
        Undone::Denied(Denied::Stale) if moves::is_done(&state, &official, &letter.row, posted, &filled).await? => {
            return after();
        }
        Undone::Denied(Denied::NotNow) => (
            StatusCode::CONFLICT,
            Telling { slip: t!(frame, "letter-not-now"), more: t!(frame, "letter-not-now-more"), ..Telling::default() },
        ),
        Undone::Denied(_) => (
            StatusCode::CONFLICT,
            Telling { slip: t!(frame, "letter-stale"), more: t!(frame, "letter-stale-more"), ..Telling::default() },
        ),
        Undone::Wrong(errors) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            Telling { errors, safe: t!(frame, "letter-errors-safe"), ..Telling::default() },
        ),
    };
    render(&state, frame, &official, &letter, status, told, Some((posted, &filled))).await
}

/// What was done, when the address tells of something known.
pub(crate) fn done(frame: &Frame, code: &str) -> String {
    match code {
        "zeskanowano" => t!(frame, "letter-done-scan"),
        "juz-nie" => t!(frame, "letter-done-elsewhere"),
        code => Posted::of_code(code).map(|posted| posted.done(frame)).unwrap_or_default(),
    }
}

fn frame(state: &State, visit: &Visit, official: &Official) -> Frame {
    visit.frame(state, if official.may_see_register().is_some() { Here::Register } else { Here::Inbox })
}

/// What this official can do with the letter, as forms.
pub(crate) async fn deeds(
    state: &State,
    frame: &Frame,
    official: &Official,
    letter: &Letter,
    told: &Telling,
    filled: Option<(Posted, &Filled)>,
) -> Result<Vec<Deed>, Trouble> {
    let moves = registry::moves(official, &letter.row);
    let office = Office::for_moves(state, official, Some(&letter.row), &moves).await?;
    let making =
        Making { frame, official, office: &office, filled, errors: &told.errors, at_desk: frame.here == Here::Desk };
    Ok(making.forms(&letter.row, &moves))
}

async fn render(
    state: &State,
    frame: Frame,
    official: &Official,
    letter: &Letter,
    status: StatusCode,
    mut told: Telling,
    filled: Option<(Posted, &Filled)>,
) -> Result<Response, Trouble> {
    let language = frame.language;
    let id = letter.row.id;
    let (back, back_words) = if official.may_see_register().is_some() {
        (links::REGISTER, t!(frame, "letter-back-register"))
    } else {
        (links::INBOX, t!(frame, "letter-back-inbox"))
    };
    let moves = registry::moves(official, &letter.row);
    let mut deeds = deeds(state, &frame, official, letter, &told, filled).await?;
    if moves.contains(&Move::File) {
        deeds.insert(0, Deed::leading(links::letter_case(id), "s", t!(frame, "desk-into-case"), true));
    }
    if moves.contains(&Move::Scan) {
        deeds.push(Deed::leading(links::letter_scan(id), "i", t!(frame, "scan-add"), false));
    }
    if letter.row.is_paper() && official.registers_letters().is_some() {
        deeds.push(Deed::leading(links::letter_shelf(id), "", t!(frame, "shelf-letter-heading"), false));
    }
    let scans = registry::scans(&mut state.journal.look().await?, id).await?;
    let asked = if moves.contains(&Move::Scan) { asked_of_scan(&frame, official, letter) } else { Vec::new() };
    let lost = |(posted, _): &(Posted, &Filled)| {
        let action = links::letter_move(id, posted.code());
        deeds.iter().all(|deed| deed.action != action)
    };
    told.kept = filled.filter(lost).map(|(_, filled)| filled.text()).unwrap_or_default();
    let service = catalogue::service(&mut state.journal.look().await?, &letter.row.service).await?;
    let withdrawals = submissions::withdrawals(&mut state.journal.view().await?, letter).await?;
    let receipt = receipts::sealing(&mut state.journal.look().await?, id).await?.map(|sealing| match sealing {
        Sealing::Waits => t!(frame, "letter-receipt-waits"),
        Sealing::Sealed(at) => t!(frame, "letter-receipt-sealed", at = dates::short(language, at)),
    });
    let steps = registry::steps(&mut state.journal.look().await?, id).await?;
    let page = LetterPage {
        paper: filed::read(state, &letter.files).await?.map(Paper::of),
        read_off: read_off(&frame, letter, &scans),
        scan: scanned::view(language, id, &scans, asked),
        receipt,
        withdrawals: withdrawals.into_iter().map(|withdrawal| hangs_together(&frame, withdrawal)).collect(),
        state: way::state(language, letter.row.circulation.state),
        now: way::sentence(language, letter),
        rows: way::rows(language, letter),
        steps: way::steps(language, &steps),
        deeds,
        told,
        letter: view(&frame, letter, service.as_deref()),
        verdict: verdict(&frame, letter),
        back,
        back_words,
        frame,
    };
    page_with(status, &page)
}

/// What the clerk can do about a scan that looks odd: confirm it, or scan again.
fn asked_of_scan(frame: &Frame, official: &Official, letter: &Letter) -> Vec<Deed> {
    let office = Office::default();
    let making = Making { frame, official, office: &office, filled: None, errors: &[], at_desk: false };
    let again = links::letter_scan(letter.row.id);
    let confirm = Deed { first: true, ..making.form(&letter.row, Posted::ConfirmScan) };
    vec![confirm, Deed::leading(again, "", t!(frame, "scan-again"), false)]
}

/// What was read off a letter on paper.
fn read_off(frame: &Frame, letter: &Letter, scans: &[LetterScan]) -> Vec<Row> {
    let Some(paper) = &letter.paper else { return Vec::new() };
    let language = frame.language;
    let mut rows = vec![Row::one(t!(frame, "paper-received"), dates::date(language, paper.received_on))];
    let mut known = |term: String, text: &str| {
        if !text.is_empty() {
            rows.push(Row::one(term, text.to_owned()));
        }
    };
    known(t!(frame, "paper-address"), &paper.sender_address);
    known(t!(frame, "paper-dated"), &super::paper::dated(language, paper.date_on_letter.as_deref()));
    known(t!(frame, "paper-sign"), &paper.sender_sign);
    known(t!(frame, "paper-method"), &super::paper::method(language, &paper.delivery_method));
    known(t!(frame, "paper-enclosures"), &paper.enclosures.to_string());
    known(t!(frame, "paper-remarks"), &paper.remarks);
    let scan = match &paper.scan {
        None => t!(frame, "scan-none-yet"),
        Some((ScanScope::Full, _)) => t!(frame, "scan-full"),
        Some((ScanScope::Partial, reason)) => t!(frame, "scan-partial-because", reason = reason.as_str()),
        Some((ScanScope::None, reason)) => t!(frame, "scan-none-because", reason = reason.as_str()),
    };
    known(t!(frame, "scan-heading"), &scan);
    known(t!(frame, "scan-volume"), scans.last().map_or("", |scan| &scan.sheets.volume));
    rows
}

/// A file of a letter, only to be downloaded: nothing that strangers sent is ever shown by the browser.
pub(crate) async fn file(
    FromState(state): FromState<State>,
    AsOfficial(official): AsOfficial,
    Path((id, position)): Path<(String, u32)>,
) -> Result<Response, Trouble> {
    let letter = find(&state, &official, &id).await?;
    let file = letter.files.iter().find(|file| file.position == position).ok_or(Trouble::NotFound)?;
    let content = state.files.read(&mut state.journal.view().await?, file.file).await?.ok_or(Trouble::NotFound)?;
    Ok(download(&file.name, &file.kind, content))
}

/// How a letter came, in words.
pub(crate) fn channel(frame: &Frame, code: &str) -> String {
    match code {
        "portal" => t!(frame, "letter-channel-portal"),
        "api" => t!(frame, "letter-channel-api"),
        "paper" => t!(frame, "letter-channel-paper"),
        other => other.to_owned(),
    }
}

async fn find(state: &State, official: &Official, id: &str) -> Result<Letter, Trouble> {
    let id: LetterId = id.parse().map_err(|_| Trouble::NotFound)?;
    let letter = cases::letter(&mut state.journal.view().await?, official, id).await?.ok_or(Trouble::NotFound)?;
    cases::look(&state.journal, official, LookedInto::Letter(id)).await?;
    Ok(letter)
}

fn view(frame: &Frame, letter: &Letter, service: Option<&Service>) -> LetterView {
    let language = frame.language;
    let row = &letter.row;
    LetterView {
        number: row.number.to_string(),
        subject: row.subject.clone(),
        sender: row.sender.clone(),
        entered: dates::short(language, row.entered_at),
        datetime: row.entered_at.rfc3339_warsaw(),
        registered: dates::short(language, row.registered_at),
        unit: row
            .circulation
            .unit
            .as_ref()
            .map_or_else(|| t!(frame, "letter-unit-point"), |unit| format!("{} ({})", unit.name, unit.symbol)),
        channel: channel(frame, &row.channel),
        service: service.map_or_else(|| row.service.clone(), |service| service.text(language).name.clone()),
        warning: if row.other_person { t!(frame, "letter-other-person") } else { String::new() },
        files: letter
            .files
            .iter()
            .map(|file| LetterFileView {
                address: links::letter_file(row.id, file.position),
                name: file.name.clone(),
                role: match file.role {
                    FileRole::Document => t!(frame, "letter-role-document"),
                    FileRole::Detached => t!(frame, "letter-role-detached"),
                    FileRole::Attachment => t!(frame, "letter-role-attachment"),
                },
                kind: kinds::of_media(language, &file.kind),
                size: sizes::size(language, file.size),
                hash: grouped_hash(&file.sha256),
            })
            .collect(),
    }
}

fn hangs_together(frame: &Frame, withdrawal: Withdrawal) -> WithdrawalView {
    let (letter, number, words) = match withdrawal {
        Withdrawal::By { letter, number, at } => {
            (letter, number, t!(frame, "letter-withdrawn", moment = dates::moment_within(frame.language, at)))
        }
        Withdrawal::Of { letter, number, .. } => (letter, number, t!(frame, "letter-withdraws")),
    };
    WithdrawalView { words, number: number.to_string(), address: links::letter(letter) }
}

fn verdict(frame: &Frame, letter: &Letter) -> Verdict {
    let language = frame.language;
    let row = &letter.row;
    let reason = || reasons::kept(language, row.reason.as_deref().unwrap_or_default());
    let (sign, headline) = match row.standing {
        Standing::Valid => (Sign::Good, t!(frame, "standing-good")),
        Standing::Unknown => (Sign::Wait, t!(frame, "standing-wait", reason = reason())),
        Standing::Quarantined => (Sign::Wrong, t!(frame, "standing-wrong", reason = reason())),
        Standing::Paper => (Sign::Note, t!(frame, "standing-on-paper")),
    };
    let (mut rows, details) = match &letter.report {
        Some(found) => (report::rows(language, found, &t!(frame, "verify-row-who")), report::details(language, found)),
        None => (Vec::new(), Vec::new()),
    };
    if row.standing != Standing::Paper {
        rows.push(Row::one(t!(frame, "letter-judged"), dates::moment(language, letter.judged_at)));
    }
    Verdict { rows, details, ..Verdict::of(sign, headline, String::new()) }
}
