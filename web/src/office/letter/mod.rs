//! One letter with its files and the verdict of its signature.

use accounts::Official;
use askama::Template;
use axum::{
    extract::{Path, State as FromState},
    response::Response,
};
use catalogue::Service;
use registry::{FileRole, Letter, Standing};
use submissions::Withdrawal;
use vocabulary::LetterId;
use words::{dates, sizes};

use crate::{
    State,
    client::receipt::filed,
    kit::{
        download::download,
        frame::{Frame, Here},
        kinds,
        page::page,
        paper::Paper,
        reasons, report,
        rights::AsOfficial,
        trouble::Trouble,
        verdict::{Row, Sign, Verdict, grouped_hash},
        visit::Visit,
    },
    links,
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
    pub unit: String,
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
    pub verdict: Verdict,
    /// What the letter says, when it is one of the office's own documents.
    pub paper: Option<Paper>,
    /// Letters that this one hangs together with by a withdrawal.
    pub withdrawals: Vec<WithdrawalView>,
    pub back: &'static str,
    pub back_words: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let letter = find(&state, &official, &id).await?;
    let sees_register = official.may_see_register().is_some();
    let frame = visit.frame(&state, if sees_register { Here::Register } else { Here::Inbox });
    let (back, back_words) = if sees_register {
        (links::REGISTER, t!(frame, "letter-back-register"))
    } else {
        (links::INBOX, t!(frame, "letter-back-inbox"))
    };
    let service = catalogue::service(&mut state.journal.look().await?, &letter.row.service).await?;
    let verdict = verdict(&frame, &letter);
    let withdrawals = submissions::withdrawals(&mut state.journal.view().await?, &letter).await?;
    let withdrawals = withdrawals.into_iter().map(|withdrawal| hangs_together(&frame, withdrawal)).collect();
    let paper = filed::read(&state, &letter.files).await?.map(Paper::of);
    page(&LetterPage {
        paper,
        withdrawals,
        letter: view(&frame, &letter, service.as_deref()),
        verdict,
        back,
        back_words,
        frame,
    })
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

async fn find(state: &State, official: &Official, id: &str) -> Result<Letter, Trouble> {
    let id: LetterId = id.parse().map_err(|_| Trouble::NotFound)?;
    registry::letter(&mut state.journal.view().await?, official, id).await?.ok_or(Trouble::NotFound)
}

fn view(frame: &Frame, letter: &Letter, service: Option<&Service>) -> LetterView {
    let language = frame.language;
    let row = &letter.row;
    LetterView {
        number: row.number.to_string(),
        subject: row.subject.clone(),
        sender: row.sender.clone(),
        entered: dates::moment(language, row.entered_at),
        datetime: row.entered_at.rfc3339_warsaw(),
        registered: dates::moment(language, row.registered_at),
        unit: format!("{} ({})", row.unit.name, row.unit.symbol),
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
    rows.push(Row::one(t!(frame, "letter-judged"), dates::moment(language, letter.judged_at)));
    Verdict { sign, headline, subject: String::new(), rows, details }
}
