//! A letter as the desk shows it: what it says, how its signature stands, what can be done.

use accounts::Official;
use registry::{FileRole, Move};
use vocabulary::LetterId;
use words::{dates, sizes};

use super::super::register::short_verdict;
use crate::{
    State,
    client::receipt::filed,
    kit::{
        frame::Frame,
        kinds,
        paper::Paper,
        trouble::Trouble,
        verdict::{Row, ShortVerdict},
    },
    links,
    office::case::view::FileLine,
};

/// The letter beside the queue.
#[derive(Clone, Debug)]
pub(crate) struct LetterPane {
    pub address: String,
    pub number: String,
    pub subject: String,
    pub verdict: ShortVerdict,
    /// Where it is put into a case, when this official may.
    pub into_case: Option<String>,
    pub rows: Vec<Row>,
    pub files: Vec<FileLine>,
    pub paper: Option<Paper>,
}

impl LetterPane {
    /// The letter, when this official sees it.
    pub(crate) async fn of(
        state: &State,
        frame: &Frame,
        official: &Official,
        id: LetterId,
    ) -> Result<Option<Self>, Trouble> {
        let language = frame.language;
        let Some(letter) = registry::letter(&mut state.journal.view().await?, official, id).await? else {
            return Ok(None);
        };
        let row = &letter.row;
        let service = catalogue::service(&mut state.journal.look().await?, &row.service).await?;
        let paper = filed::read(state, &letter.files).await?.map(Paper::of);
        let moves = registry::moves(official, row);
        let mut rows = vec![
            Row::one(t!(frame, "letter-from"), row.sender.clone()),
            Row::one(t!(frame, "letter-entered"), dates::short(language, row.entered_at)),
            Row::one(
                t!(frame, "letter-service"),
                service.map_or_else(|| row.service.clone(), |service| service.text(language).name.clone()),
            ),
        ];
        let now = &row.circulation;
        rows.extend(now.last_day.map(|day| Row::one(t!(frame, "desk-last-day"), dates::date(language, day))));
        let files = letter.files.iter().filter(|file| paper.is_none() || file.role == FileRole::Attachment);
        Ok(Some(Self {
            address: links::letter(id),
            number: row.number.to_string(),
            subject: row.subject.clone(),
            verdict: short_verdict(
                language,
                row.standing,
                row.signer.as_deref(),
                row.reason.as_deref(),
                row.other_person,
            ),
            into_case: moves.contains(&Move::File).then(|| links::letter_case(id)),
            rows,
            files: files
                .map(|file| FileLine {
                    address: links::letter_file(id, file.position),
                    name: file.name.clone(),
                    about: format!("{}, {}", kinds::of_media(language, &file.kind), sizes::size(language, file.size)),
                })
                .collect(),
            paper,
        }))
    }
}
