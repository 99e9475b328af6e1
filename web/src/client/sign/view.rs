//! The page of signing.

use accounts::Client;
use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use submissions::read_letter;
use trusted_profile::{Subject, TrustedProfile};
use vocabulary::Fault;
use words::{dates, sizes};

use super::Ready;
use crate::{
    State,
    client::draft::{
        SIGN,
        head::{Head, head},
    },
    kit::{
        errors::FieldError,
        frame::{Frame, Here},
        headers,
        page::page_with,
        paper::Paper,
        trouble::Trouble,
        verdict::grouped_hash,
        visit::Visit,
    },
    links,
};

#[derive(Template)]
#[template(path = "client/sign/page.html")]
pub(crate) struct SignPage {
    pub frame: Frame,
    pub head: Head,
    pub paper: Paper,
    /// Who may sign, in words.
    pub who: String,
    pub reopen: String,
    pub pdf: String,
    pub until: String,
    /// The Trusted Profile, where the office has it.
    pub trusted: Option<TrustedWay>,
    pub own: OwnWay,
    /// What happened there.
    pub notice: Option<Notice>,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

/// Signing with the Trusted Profile.
#[derive(Clone, Debug)]
pub(crate) struct TrustedWay {
    pub address: String,
    /// The sandbox stands in for the state.
    pub demo: bool,
    /// What was begun and broken off.
    pub begun: Option<Begun>,
}

/// Signing in an own program, in the words of what is signed.
#[derive(Clone, Debug)]
pub(crate) struct OwnWay {
    /// Where the signed file goes.
    pub here: String,
    /// What is to be signed.
    pub xml: String,
    /// Its SHA-256, in groups.
    pub hash: String,
    pub download: String,
    pub download_button: String,
    pub sign: String,
    pub file: String,
    pub hint: String,
    pub button: String,
    /// What opens the hash.
    pub digest: String,
}

/// Signing that was begun and not finished.
#[derive(Clone, Debug)]
pub(crate) struct Begun {
    /// Since when, in words.
    pub moment: String,
    /// Where it goes on.
    pub go_on: String,
    /// Where to look whether the signature is there.
    pub check: String,
}

/// What came of the last try, calmly.
#[derive(Clone, Debug)]
pub(crate) struct Notice {
    pub headline: String,
    pub text: String,
}

/// The page as it stands, with nothing to put right.
pub(super) async fn view(state: &State, visit: &Visit, client: &Client, ready: Ready) -> Result<SignPage, Trouble> {
    let frame = visit.frame(state, Here::Catalogue);
    let now = state.journal.now();
    let Ready { draft, fixed, xml } = ready;
    let id = draft.id;
    let trusted = match &state.trusted_profile {
        None => None,
        Some(_) => {
            let begun =
                TrustedProfile::under_way(&mut state.journal.view().await?, client, Subject::Draft(id), now).await?;
            Some(TrustedWay {
                address: links::trusted_profile(id),
                demo: state.demo.is_some(),
                begun: begun.map(|begun| Begun {
                    moment: dates::moment_within(frame.language, begun.begun_at),
                    go_on: begun.address,
                    check: links::trusted_profile_back(id),
                }),
            })
        }
    };
    // Read from the very bytes that are signed, never from the draft.
    let letter =
        tokio::task::spawn_blocking(move || read_letter(&xml)).await.map_err(|error| Fault::new(error.to_string()))?;
    let letter = letter.ok_or_else(|| Fault::new("a fixed document cannot be read back"))?;
    Ok(SignPage {
        head: head(&frame, &draft, SIGN, now),
        paper: Paper::of(letter),
        who: match &frame.person {
            Some(_) if !draft.service.other_signer && client.pesel().is_none() => t!(frame, "sign-no-pesel"),
            Some(person) if !draft.service.other_signer => t!(frame, "sign-who", name = person.name.as_str()),
            _ => t!(frame, "sign-who-else"),
        },
        reopen: links::reopen(id),
        pdf: links::fixed_pdf(id),
        own: OwnWay {
            here: links::sign(id),
            xml: links::fixed_xml(id),
            hash: grouped_hash(&fixed.sha256),
            download: t!(frame, "sign-own-download"),
            download_button: t!(frame, "sign-own-download-button", size = sizes::size(frame.language, fixed.size)),
            sign: t!(frame, "sign-own-sign"),
            file: t!(frame, "sign-own-file"),
            hint: t!(frame, "sign-own-file-hint", limit = sizes::limit(state.submissions.limits.document)),
            button: t!(frame, "sign-own-button"),
            digest: t!(frame, "sign-own-hash"),
        },
        until: dates::until(frame.language, draft.kept_until),
        trusted,
        notice: None,
        errors: Vec::new(),
        safe: String::new(),
        frame,
    })
}

/// The page as an answer. Its form may lead to the pages of the Trusted Profile, which no other page's may.
pub(super) fn answer(state: &State, status: StatusCode, view: &SignPage) -> Result<Response, Trouble> {
    let mut response = page_with(status, view)?;
    allow_profile(state, &mut response)?;
    Ok(response)
}

/// Lets the forms of a page lead to the pages of the Trusted Profile.
pub(crate) fn allow_profile(state: &State, response: &mut Response) -> Result<(), Fault> {
    if let Some(profile) = &state.trusted_profile {
        let policy = HeaderValue::from_str(&headers::policy_with_forms_to(profile.origin())).map_err(Fault::from)?;
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    Ok(())
}
