//! Filing a letter: the page with the upload and what comes of it.

pub(crate) mod refusals;

use std::{collections::HashMap, sync::Arc};

use askama::Template;
use axum::{
    extract::{Multipart, Path, State as FromState},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use catalogue::Service;
use submissions::{Key, SubmitError, Upload, UploadedFile};
use vocabulary::Fault;
use words::sizes;

use crate::{
    State,
    kit::{
        errors::{self, FieldError},
        frame::{Frame, Here},
        page::{page, page_with},
        rights::AsClient,
        trouble::Trouble,
        upload::{Received, Rules, receive},
        visit::Visit,
    },
    links,
    public::samples,
};

/// A sample of the demonstration.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    pub address: String,
    pub words: String,
}

#[derive(Template)]
#[template(path = "client/file/page.html")]
pub(crate) struct FilePage {
    pub frame: Frame,
    pub here: String,
    pub service: String,
    pub service_address: String,
    pub key: String,
    pub document_limit: String,
    pub attachment_limit: String,
    pub whole_limit: String,
    pub files_limit: usize,
    pub samples: Vec<Sample>,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(_): AsClient,
    Path(code): Path<String>,
) -> Result<Response, Trouble> {
    let service = find(&state, &code).await?;
    let mut response = page(&form(&state, &visit, &service, new_key(&state)))?;
    // The back button shows this very form, with its key, so that what was filed from it is not filed again.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    Ok(response)
}

pub(crate) async fn file(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path(code): Path<String>,
    body: Multipart,
) -> Result<Response, Trouble> {
    let service = find(&state, &code).await?;
    let limits = state.submissions.limits;
    let rules = Rules {
        fields: &[("dokument", limits.document), ("dane", limits.file), ("zalaczniki", limits.file)],
        whole: limits.whole,
        files: limits.files,
        rooms: (&state.filing_rooms, client.id().to_string()),
    };
    let marked = |texts: &HashMap<String, String>| texts.get("csrf").is_some_and(|mark| visit.csrf_matches(mark));
    let received = match receive(&state, body, &rules, marked).await {
        Ok(received) => received,
        Err(error) => {
            state.metrics.refused();
            let errors = vec![refusals::of_upload(visit.language, &limits, error)?];
            return again(&state, &visit, &service, new_key(&state), errors, &[]);
        }
    };
    let Received { texts, files, entered, room: _room } = received;
    let key = texts.get("klucz").and_then(|key| Key::parse(key).ok()).ok_or(Trouble::BadRequest)?;
    let chosen: Vec<(String, String)> = files.iter().map(|file| (file.field.clone(), file.name.clone())).collect();
    let mut upload = Upload { service: service.code.clone(), ..Upload::default() };
    for file in files {
        let uploaded = UploadedFile { name: file.name, bytes: file.bytes };
        match file.field.as_str() {
            "dokument" if upload.document.is_some() => return Err(Trouble::BadRequest),
            "dokument" => upload.document = Some(uploaded),
            "dane" => upload.detached.push(uploaded),
            _ => upload.attachments.push(uploaded),
        }
    }
    let to = &state.submissions;
    match submissions::submit(to, &client, upload, entered, "portal", &key, &visit.number).await {
        Ok(filed) => {
            if !filed.again {
                state.metrics.filed();
            }
            Ok(Redirect::to(&links::receipt(filed.submission)).into_response())
        }
        Err(SubmitError::Refused(refused)) => {
            state.metrics.refused();
            let codes: Vec<_> = refused.iter().map(submissions::Refusal::code).collect();
            tracing::info!(request = visit.number.as_str(), reasons = codes.join(","), "a filing was refused");
            let errors = refused.iter().map(|refusal| refusals::of_filing(visit.language, refusal, &chosen)).collect();
            again(&state, &visit, &service, key.as_str().to_owned(), errors, &chosen)
        }
        // The letter filed under this key stands; what was chosen now may go as a new one.
        Err(SubmitError::KeyUsedForOther) => {
            again(&state, &visit, &service, new_key(&state), vec![refusals::key_used(visit.language)], &chosen)
        }
        Err(SubmitError::InFlight) => {
            again(&state, &visit, &service, key.as_str().to_owned(), vec![refusals::in_flight(visit.language)], &chosen)
        }
        Err(SubmitError::Draft(error)) => Err(Trouble::Fault(Fault::new(format!("an upload met a draft: {error:?}")))),
        Err(SubmitError::Fault(fault)) => Err(Trouble::Fault(fault)),
    }
}

/// The service with this code, when it takes documents.
async fn find(state: &State, code: &str) -> Result<Arc<Service>, Trouble> {
    let service = catalogue::service(&mut state.journal.look().await?, code).await?;
    service.filter(|service| service.takes_documents).ok_or(Trouble::NotFound)
}

/// The form again, with what is to be put right.
fn again(
    state: &State,
    visit: &Visit,
    service: &Service,
    key: String,
    errors: Vec<FieldError>,
    chosen: &[(String, String)],
) -> Result<Response, Trouble> {
    let mut view = form(state, visit, service, key);
    let names: Vec<String> = chosen.iter().filter_map(|(_, name)| files::clean_name(name).ok()).collect();
    let frame = &view.frame;
    view.safe = if names.is_empty() {
        t!(frame, "file-nothing-kept-none")
    } else {
        t!(frame, "file-nothing-kept", files = names.join(", "))
    };
    view.errors = errors::told_together(errors);
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

/// A form carries its own key, so a double click and the back button file once.
fn new_key(state: &State) -> String {
    hex::encode(state.journal.random::<16>())
}

fn form(state: &State, visit: &Visit, service: &Service, key: String) -> FilePage {
    let limits = state.submissions.limits;
    let frame = visit.frame(state, Here::Catalogue);
    let words = [t!(frame, "file-sample-good"), t!(frame, "file-sample-altered"), t!(frame, "file-sample-untrusted")];
    let samples = samples::NAMES.iter().zip(words).map(|(name, words)| Sample { address: links::sample(name), words });
    FilePage {
        here: links::file(&service.code),
        service: service.text(visit.language).name.clone(),
        service_address: links::service(&service.code),
        key,
        document_limit: sizes::limit(limits.document),
        attachment_limit: sizes::limit(limits.file),
        whole_limit: sizes::limit(limits.whole),
        files_limit: limits.files,
        samples: if state.demo.is_some() { samples.collect() } else { Vec::new() },
        errors: Vec::new(),
        safe: String::new(),
        frame,
    }
}
