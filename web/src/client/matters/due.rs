//! What waits for the client: answers to collect, requests of the office, letters not filed yet.

use accounts::Client;
use cases::{CaseRow, Stage};
use database::View;
use submissions::DraftLine;
use words::dates;

use super::Status;
use crate::{
    kit::{called::Called, frame::Frame, trouble::Trouble},
    links,
};

/// The most cases that are shown as waiting; more of them are told by the list.
const MOST: u32 = 50;

/// Something that waits for the client.
#[derive(Clone, Debug)]
pub(crate) struct DueLine {
    pub status: Status,
    pub address: String,
    pub title: String,
    /// The title is somebody's own, in Polish.
    pub is_polish: bool,
    pub texts: Vec<String>,
    /// What can be done: where, and in which word.
    pub acts: Vec<(String, String)>,
}

/// Everything that waits, what the office waits for first.
pub(crate) async fn due(db: &mut View, frame: &Frame, client: &Client) -> Result<Vec<DueLine>, Trouble> {
    let mut lines = Vec::new();
    for (row, count) in cases::unread_of_client(db, client, MOST).await? {
        lines.push(unread(frame, &row, count));
    }
    for row in cases::asked(db, client, MOST).await? {
        lines.push(asked(frame, &row));
    }
    for draft in submissions::drafts(db, client).await? {
        lines.push(waiting(db, frame, client, &draft).await?);
    }
    Ok(lines)
}

/// Messages of the office that were not opened yet.
fn unread(frame: &Frame, row: &CaseRow, count: i64) -> DueLine {
    let address = links::matter_messages(row.id);
    DueLine {
        status: Status::new("attention", t!(frame, "message-new")),
        title: row.title.clone(),
        is_polish: true,
        texts: vec![
            format!("{} {}", t!(frame, "matter-sign"), row.sign),
            t!(frame, "message-due", count = count, officer = row.officer.1.as_str()),
        ],
        acts: vec![(address.clone(), t!(frame, "message-read"))],
        address,
    }
}

fn asked(frame: &Frame, row: &CaseRow) -> DueLine {
    let address = links::matter_case(row.id);
    let (status, act, since) = if row.stage == Stage::AwaitingParty && row.stands_since.is_none() {
        let status = Status::new("attention", t!(frame, "matter-word-call"));
        (status, t!(frame, "matters-collect"), t!(frame, "matter-ask-call"))
    } else if let Some(until) = row.called_until {
        let status = Status::new("attention", t!(frame, "matter-word-awaiting-party"));
        let until = dates::until_date(frame.language, until);
        (status, t!(frame, "matters-supplement"), t!(frame, "matter-ask-answer-call", until = until))
    } else if row.stands_since.is_none() {
        let since = row.settled_at.map(|at| dates::day(frame.language, at)).unwrap_or_default();
        let status = Status::new("attention", t!(frame, "matter-word-collect"));
        (status, t!(frame, "matters-collect"), t!(frame, "matter-ask-collect-about", day = since))
    } else {
        let since = row.stands_since.map(|(since, _)| dates::date(frame.language, since)).unwrap_or_default();
        let status = Status::new("attention", t!(frame, "matter-word-awaiting-party"));
        (status, t!(frame, "matters-supplement"), t!(frame, "matter-stands", day = since))
    };
    DueLine {
        status,
        title: row.title.clone(),
        is_polish: true,
        texts: vec![format!("{} {}", t!(frame, "matter-sign"), row.sign), since],
        acts: vec![(address.clone(), act)],
        address,
    }
}

async fn waiting(db: &mut View, frame: &Frame, client: &Client, draft: &DraftLine) -> Result<DueLine, Trouble> {
    let (moment, day) = (dates::minute(frame.language, draft.saved_at), dates::until(frame.language, draft.kept_until));
    let saved = t!(frame, "filings-draft-saved", moment = moment, day = day);
    let called = Called::typed(frame.language, &draft.service, draft.title.clone());
    let mut texts: Vec<String> = called.beside().map(str::to_owned).into_iter().collect();
    if let Some(about) = draft.about
        && let Some(about) = submissions::filing(db, client, about).await?
    {
        texts.push(t!(frame, "filings-draft-about", number = about.number.to_string()));
    }
    if let Some(sign) = &draft.supplements {
        texts.push(t!(frame, "draft-list-supplement", sign = sign.as_str()));
    }
    texts.push(t!(frame, "matters-draft-unseen", saved = saved));
    let (status, act) = if draft.fixed {
        (Status::new("attention", t!(frame, "filings-draft-fixed")), t!(frame, "filings-draft-sign"))
    } else {
        (Status::new("calm", t!(frame, "filings-draft-open")), t!(frame, "filings-draft-continue"))
    };
    let address = links::draft(draft.id);
    Ok(DueLine {
        status,
        title: called.title().to_owned(),
        is_polish: called.own.is_some(),
        texts,
        acts: vec![(address.clone(), act), (links::draft_discard(draft.id), t!(frame, "filings-draft-discard"))],
        address,
    })
}
