//! What stands on top of every page of a draft: its steps with the place in them, and when it was saved.

use catalogue::Step;
use submissions::{Draft, DraftState};
use vocabulary::{DraftId, Instant, Language};
use words::{dates, say};

use super::{APPLICANT, ATTACHMENTS, CHECK, SIGN};
use crate::{kit::frame::Frame, links};

/// One page of a draft.
pub(crate) struct Place {
    /// Its name in addresses.
    pub key: String,
    /// Its name for people.
    pub name: String,
}

/// The head of a page; `client/draft/head.html` draws it, `client/draft/margin.html` what stands beside.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    pub service: String,
    pub steps: Vec<Mark>,
    /// `krok 2 z 5`.
    pub place: String,
    /// When it was saved last.
    pub saved: String,
    /// The last day on which it waits.
    pub kept_until: String,
    pub discard: String,
}

/// A step in the head.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub number: usize,
    pub name: String,
    /// Where it is, if one may go there now.
    pub address: Option<String>,
    pub done: bool,
    pub here: bool,
}

impl Place {
    /// Its address.
    pub(crate) fn address(&self, id: DraftId) -> String {
        match self.key.as_str() {
            CHECK => links::draft_check(id),
            SIGN => links::sign(id),
            step => links::draft_step(id, step),
        }
    }
}

/// The pages of a draft in order; which they are depends on the answers.
pub(crate) fn places(language: Language, draft: &Draft) -> Vec<Place> {
    let place = |key: &str, name: String| Place { key: key.to_owned(), name };
    let mut places = Vec::new();
    if !draft.keeps_applicant() {
        places.push(place(APPLICANT, say!(language, "draft-applicant")));
    }
    places.extend(draft.steps().into_iter().map(|step| place(&step.id, name(language, step))));
    if !draft.slots().is_empty() {
        places.push(place(ATTACHMENTS, say!(language, "draft-attachments")));
    }
    places.push(place(CHECK, say!(language, "draft-check")));
    places.push(place(SIGN, say!(language, "draft-sign")));
    places
}

/// What a step is called, without the mark of a question.
fn name(language: Language, step: &Step) -> String {
    words::typeset(language, step.name.text(language).trim_end_matches(['?', '.', ':']))
}

/// The head of the page with this key.
pub(crate) fn head(frame: &Frame, draft: &Draft, here: &str, now: Instant) -> Head {
    let places = places(frame.language, draft);
    let at = places.iter().position(|place| place.key == here).unwrap_or(0);
    // One may go wherever nothing that comes before is to be put right.
    let reached = match &draft.state {
        DraftState::Open => super::todo::first(draft, now)
            .and_then(|step| places.iter().position(|place| place.key == step))
            .unwrap_or(places.len() - 2),
        DraftState::Fixed(_) | DraftState::Filed(_) => places.len() - 1,
    };
    let (number, of) = (at + 1, places.len());
    let steps = places.into_iter().enumerate().map(|(place, step)| Mark {
        number: place + 1,
        address: (place != at && (place < at || place <= reached)).then(|| step.address(draft.id)),
        name: step.name,
        done: place < at,
        here: place == at,
    });
    let saved = if draft.saved_at.warsaw_date() == now.warsaw_date() {
        t!(frame, "draft-saved", time = dates::clock(draft.saved_at))
    } else {
        t!(frame, "draft-saved-before", moment = dates::minute(frame.language, draft.saved_at))
    };
    Head {
        service: words::typeset(frame.language, &draft.service.text(frame.language).name),
        steps: steps.collect(),
        place: t!(frame, "draft-place", place = number, of = of),
        saved,
        kept_until: dates::until(frame.language, draft.kept_until),
        discard: links::draft_discard(draft.id),
    }
}
