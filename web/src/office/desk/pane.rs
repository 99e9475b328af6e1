//! A letter as the desk shows it: what it says, how its signature stands, what can be done. Its own page tells the rest.

use accounts::Official;
use cases::LookedInto;
use registry::{FileRole, Move};
use vocabulary::LetterId;
use words::{dates, sizes};

use crate::{
    State,
    client::receipt::filed,
    kit::{
        deed::Deed,
        frame::Frame,
        kinds,
        paper::Paper,
        trouble::Trouble,
        verdict::{Row, ShortVerdict},
    },
    links,
    office::{
        case::{told::Telling, view::FileLine},
        letter::{self, way},
        register::short_verdict,
    },
};

/// The letter beside the queue.
#[derive(Clone, Debug)]
pub(crate) struct LetterPane {
    pub address: String,
    pub number: String,
    pub subject: String,
    pub service: String,
    pub state: way::StateWord,
    /// Where it is on its way, in a sentence.
    pub now: String,
    pub verdict: ShortVerdict,
    pub rows: Vec<Row>,
    pub files: Vec<FileLine>,
    pub paper: Option<Paper>,
}

impl LetterPane {
    /// The letter and what can be done with it, when this official sees it.
    pub(crate) async fn of(
        state: &State,
        frame: &Frame,
        official: &Official,
        id: LetterId,
        told: &Telling,
    ) -> Result<Option<(Self, Vec<Deed>)>, Trouble> {
        let language = frame.language;
        let Some(letter) = registry::letter(&mut state.journal.view().await?, official, id).await? else {
            return Ok(None);
        };
        cases::look(&state.journal, official, LookedInto::Letter(id)).await?;
        let row = &letter.row;
        let service = catalogue::service(&mut state.journal.look().await?, &row.service).await?;
        let paper = filed::read(state, &letter.files).await?.map(Paper::of);
        let moves = registry::moves(official, row);
        let mut deeds = Vec::new();
        if moves.contains(&Move::File) {
            deeds.push(Deed::leading(links::letter_case(id), "s", t!(frame, "desk-into-case"), true));
        }
        deeds.extend(letter::deeds(state, frame, official, &letter, told, None).await?);
        if moves.contains(&Move::Scan) {
            deeds.push(Deed::leading(links::letter_scan(id), "i", t!(frame, "scan-add"), false));
        }
        let mut rows = way::rows(language, &letter);
        rows.push(Row::one(t!(frame, "letter-from"), row.sender.clone()));
        rows.push(Row::one(t!(frame, "letter-entered"), dates::short(language, row.entered_at)));
        rows.push(Row::one(t!(frame, "letter-channel"), letter::channel(frame, &row.channel)));
        let files = letter.files.iter().filter(|file| paper.is_none() || file.role == FileRole::Attachment);
        let pane = Self {
            address: links::letter(id),
            number: row.number.to_string(),
            subject: row.subject.clone(),
            service: service.map_or_else(|| row.service.clone(), |service| service.text(language).name.clone()),
            state: way::state(language, row.circulation.state),
            now: way::sentence(language, &letter),
            verdict: short_verdict(
                language,
                row.standing,
                row.signer.as_deref(),
                row.reason.as_deref(),
                row.other_person,
            ),
            rows,
            files: files
                .map(|file| FileLine {
                    address: links::letter_file(id, file.position),
                    name: file.name.clone(),
                    about: format!("{}, {}", kinds::of_media(language, &file.kind), sizes::size(language, file.size)),
                })
                .collect(),
            paper,
        };
        Ok(Some((pane, deeds)))
    }
}
