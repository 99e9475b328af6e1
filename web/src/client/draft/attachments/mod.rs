//! The step with the files: what is attached already, and places for more.

use std::collections::{BTreeMap, HashMap};

use accounts::Client;
use askama::Template;
use axum::{
    extract::{Multipart, Path, Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use catalogue::Slot;
use serde::Deserialize;
use submissions::{AttachError, Draft, UploadedFile};
use vocabulary::FileId;
use words::{say, sizes};

use super::{
    ATTACHMENTS, Asked, Then, closed, find,
    head::{Head, head},
    kept_by_browser,
    step::{
        mistakes::{called, id},
        question::asked,
    },
    todo, undone,
};
use crate::{
    State,
    client::file::refusals,
    kit::{
        download::download,
        errors::{self, FieldError},
        form::Posted,
        frame::{Frame, Here},
        kinds,
        page::{page, page_with},
        rights::AsClient,
        trouble::Trouble,
        upload::{Received, Rules, UploadError, receive},
        visit::Visit,
    },
    links,
};

#[derive(Template)]
#[template(path = "client/draft/attachments/page.html")]
pub(crate) struct AttachmentsPage {
    pub frame: Frame,
    pub head: Head,
    pub action: String,
    pub later: String,
    pub to_check: bool,
    pub limits: String,
    pub slots: Vec<SlotView>,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

/// A place for files.
pub(crate) struct SlotView {
    pub id: String,
    pub name: String,
    pub label: String,
    pub hint: String,
    pub optional: bool,
    pub files: Vec<FileView>,
    /// There is room for one more.
    pub open: bool,
    /// More than one file may be chosen at once.
    pub several: bool,
    /// Where the files are posted when one stays on the page.
    pub add: String,
    pub slip: Option<String>,
}

/// A file that is attached.
pub(crate) struct FileView {
    pub address: String,
    pub remove: String,
    pub name: String,
    pub kind: String,
    pub size: String,
}

#[derive(Deserialize)]
pub(crate) struct Nothing {}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let draft = find(&state, &client, &id).await?;
    if let Some(response) = closed(&state, &visit, &draft)? {
        return Ok(response);
    }
    if draft.slots().is_empty() {
        return Ok(Redirect::to(&links::draft(draft.id)).into_response());
    }
    let errors = todo::told_at(ATTACHMENTS, asked.told(), visit.language, &draft, state.journal.now());
    Ok(kept_by_browser(page(&view(&state, &visit, &draft, asked.then(), errors)?)?))
}

/// Takes the files that were chosen and goes on, unless something is to be put right.
pub(crate) async fn save(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    body: Multipart,
) -> Result<Response, Trouble> {
    let taken = match take(&state, &visit, &client, &id, None, body).await? {
        Ok(taken) => taken,
        Err(response) => return Ok(response),
    };
    let (Taken { draft, mut errors, refused }, then) = (taken, asked.then());
    let missing = todo::missing_files(visit.language, &draft);
    if errors.is_empty() {
        let wrong = then != Then::Later && !missing.is_empty();
        let here = links::draft_step(draft.id, ATTACHMENTS);
        let next =
            if wrong { then.told_at(&here) } else { todo::onward(&draft, ATTACHMENTS, then, state.journal.now()) };
        return Ok(Redirect::to(&next).into_response());
    }
    if then != Then::Later {
        let told: Vec<_> = errors.iter().map(|error| error.field.clone()).collect();
        errors.extend(missing.into_iter().filter(|error| !told.contains(&error.field)));
    }
    let mut view = view(&state, &visit, &draft, then, errors)?;
    view.tell_refused(refused && !draft.files.is_empty());
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

/// Takes the files that were chosen and stays.
pub(crate) async fn add(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path((id, slot)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    body: Multipart,
) -> Result<Response, Trouble> {
    let Taken { draft, errors, refused } = match take(&state, &visit, &client, &id, Some(&slot), body).await? {
        Ok(taken) => taken,
        Err(response) => return Ok(response),
    };
    if errors.is_empty() {
        let here = asked.then().at(&links::draft_step(draft.id, ATTACHMENTS));
        return Ok(Redirect::to(&format!("{here}#{}", self::id(&slot))).into_response());
    }
    let mut view = view(&state, &visit, &draft, asked.then(), errors)?;
    view.tell_refused(refused && !draft.files.is_empty());
    view.frame.other_language =
        crate::kit::language::page_in(&links::draft_step(draft.id, ATTACHMENTS), view.frame.the_other());
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

impl AttachmentsPage {
    /// Says that what was refused was not kept, where there is a list that it could be looked for in.
    fn tell_refused(&mut self, beside_others: bool) {
        if beside_others {
            self.safe = t!(self.frame, "draft-files-safe");
        }
    }
}

/// Whoever asks anew for the page of a refused file is led to the files: what was refused was not kept, so there is nothing
/// to show of it.
pub(crate) async fn refused_before(
    FromState(state): FromState<State>,
    AsClient(client): AsClient,
    Path((id, _slot)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let draft = find(&state, &client, &id).await?;
    Ok(Redirect::to(&links::draft_step(draft.id, ATTACHMENTS)).into_response())
}

/// Takes a file away.
pub(crate) async fn remove(
    FromState(state): FromState<State>,
    AsClient(client): AsClient,
    Path((id, file)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Trouble> {
    let draft = find(&state, &client, &id).await?;
    let file: FileId = file.parse().map_err(|_| Trouble::NotFound)?;
    let here = asked.then().at(&links::draft_step(draft.id, ATTACHMENTS));
    let slot = draft.files.iter().find(|known| known.id == file).map(|known| self::id(&known.slot));
    // A file that is gone already, by a second press or in another window, is just what was asked for.
    let Some(slot) = slot else { return Ok(Redirect::to(&here).into_response()) };
    match submissions::detach(&state.submissions, &client, draft.id, file).await {
        Ok(()) | Err(submissions::DraftError::Gone) => Ok(Redirect::to(&format!("{here}#{slot}")).into_response()),
        Err(error) => undone(error, &here),
    }
}

/// A file of the draft, only to be downloaded.
pub(crate) async fn file(
    FromState(state): FromState<State>,
    AsClient(client): AsClient,
    Path((id, file)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let (id, file) = (id.parse().map_err(|_| Trouble::NotFound)?, file.parse().map_err(|_| Trouble::NotFound)?);
    let (file, content) =
        submissions::draft_file(&state.submissions, &client, id, file).await?.ok_or(Trouble::NotFound)?;
    Ok(download(&file.name, file.media_type, content))
}

/// The draft with what was chosen, and what was not taken of it.
struct Taken {
    draft: Draft,
    errors: Vec<FieldError>,
    /// Files were chosen and not taken.
    refused: bool,
}

/// Puts the files of a posted form into their slots, each slot by itself; `pressed` is the slot whose button was pressed.
async fn take(
    state: &State,
    visit: &Visit,
    client: &Client,
    id: &str,
    pressed: Option<&str>,
    body: Multipart,
) -> Result<Result<Taken, Response>, Trouble> {
    let draft = find(state, client, id).await?;
    let limits = state.submissions.limits.of_draft();
    let slots: Vec<String> = draft.slots().iter().map(|slot| slot.name.clone()).collect();
    let first = pressed.map(str::to_owned).or_else(|| slots.first().cloned());
    let first = first.filter(|slot| slots.contains(slot)).ok_or(Trouble::NotFound)?;
    let fields: Vec<(&str, u64)> = slots.iter().map(|slot| (slot.as_str(), limits.file)).collect();
    let rules = Rules {
        fields: &fields,
        whole: limits.whole,
        files: limits.files,
        rooms: (&state.filing_rooms, client.id().to_string()),
    };
    let marked = |texts: &HashMap<String, String>| texts.get("csrf").is_some_and(|mark| visit.csrf_matches(mark));
    let received = match receive(state, body, &rules, marked).await {
        Ok(received) => received,
        Err(error) => {
            let field = match &error {
                UploadError::TooLarge { field, .. } => self::id(field),
                _ => self::id(&first),
            };
            let error = FieldError { field: field.into(), ..refusals::of_upload(visit.language, &limits, error)? };
            return Ok(Ok(Taken { draft, errors: vec![error], refused: true }));
        }
    };
    let Received { files, room: _room, .. } = received;
    if pressed.is_some() && files.is_empty() {
        let (summary, slip) = (say!(visit.language, "draft-files-none"), say!(visit.language, "draft-files-none-slip"));
        let errors = vec![FieldError::new(self::id(&first), summary, slip)];
        return Ok(Ok(Taken { draft, errors, refused: false }));
    }
    let mut chosen: BTreeMap<String, Vec<UploadedFile>> = BTreeMap::new();
    for file in files {
        chosen.entry(file.field).or_default().push(UploadedFile { name: file.name, bytes: file.bytes });
    }
    let mut errors = Vec::new();
    for (slot, files) in chosen {
        match submissions::attach(&state.submissions, client, draft.id, &slot, files).await {
            Ok(()) => {}
            Err(AttachError::Refused(refused)) => errors.extend(refused.iter().map(|refusal| {
                let (summary, slip) = refusals::words(visit.language, refusal);
                FieldError::new(self::id(&slot), summary, slip)
            })),
            Err(AttachError::Draft(error)) => {
                return undone(error, &links::draft_step(draft.id, ATTACHMENTS)).map(Err);
            }
        }
    }
    let draft = find(state, client, &draft.id.to_string()).await?;
    let refused = !errors.is_empty();
    Ok(Ok(Taken { draft, errors: errors::told_together(errors), refused }))
}

fn view(
    state: &State,
    visit: &Visit,
    draft: &Draft,
    then: Then,
    errors: Vec<FieldError>,
) -> Result<AttachmentsPage, Trouble> {
    let frame = visit.frame(state, Here::Catalogue);
    let limits = state.submissions.limits.of_draft();
    let here = links::draft_step(draft.id, ATTACHMENTS);
    let slots = draft.slots();
    let most = slots.iter().map(|slot| slot.most).sum::<usize>().min(limits.files);
    Ok(AttachmentsPage {
        head: head(&frame, draft, ATTACHMENTS, state.journal.now()),
        action: then.at(&here),
        later: Then::Later.at(&here),
        to_check: then == Then::Check,
        // The place for a single file says itself how much it takes.
        limits: if most > 1 {
            t!(frame, "draft-files-limits", files = most, whole = sizes::limit(limits.whole))
        } else {
            String::new()
        },
        slots: slots.into_iter().map(|slot| slot_view(&frame, draft, slot, limits.file, then, &errors)).collect(),
        safe: if errors.is_empty() { String::new() } else { t!(frame, "draft-safe") },
        errors,
        frame,
    })
}

fn slot_view(frame: &Frame, draft: &Draft, slot: &Slot, most: u64, then: Then, errors: &[FieldError]) -> SlotView {
    let language = frame.language;
    let files: Vec<FileView> = draft
        .files
        .iter()
        .filter(|file| file.slot == slot.name)
        .map(|file| FileView {
            address: links::draft_file(draft.id, file.id),
            remove: then.at(&links::draft_file_remove(draft.id, file.id)),
            name: file.name.clone(),
            kind: kinds::of_media(language, file.media_type),
            size: sizes::size(language, file.size),
        })
        .collect();
    let mut taken = t!(frame, "draft-files-hint", limit = sizes::limit(most), most = slot.most);
    let remark = draft.supplement.as_ref().and_then(|call| call.about_slot(&slot.name));
    if let Some(remark) = remark {
        taken = format!("{} {taken}", asked(frame, remark));
    }
    let id = id(&slot.name);
    SlotView {
        hint: match &slot.hint {
            Some(hint) => format!("{} {taken}", words::typeset(language, hint.text(language))),
            None => taken,
        },
        name: slot.name.clone(),
        label: called(language, &slot.label),
        optional: !slot.required && remark.is_none(),
        open: files.len() < slot.most,
        several: slot.most > 1,
        files,
        add: then.at(&links::draft_slot(draft.id, &slot.name)),
        slip: errors::slip(errors, &id).map(str::to_owned),
        id,
    }
}
