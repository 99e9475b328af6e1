//! The pages of a receipt of delivery: to be signed, and signed.

use accounts::Client;
use askama::Template;
use axum::{http::StatusCode, response::Response};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use delivery::{Delivered, Proof};
use receipts::{DeliveredFile, Upd};
use trusted_profile::{Subject, TrustedProfile};
use vocabulary::Language;
use words::{dates, sizes};

use super::What;
use crate::{
    State,
    client::sign::view::{Begun, Notice, OwnWay, TrustedWay, allow_profile},
    kit::{
        errors::FieldError,
        frame::{Frame, Here},
        page::page_with,
        trouble::Trouble,
        verdict::{Row, grouped_hash},
        visit::Visit,
    },
    links,
};

#[derive(Template)]
#[template(path = "client/delivery/sign.html")]
pub(crate) struct SignPage {
    pub frame: Frame,
    /// The sign of the case.
    pub sign: String,
    pub back: String,
    pub rows: Vec<Row>,
    /// Who must sign, in words.
    pub who: String,
    /// Until when it can be signed.
    pub until: String,
    /// The Trusted Profile, where the office has it.
    pub trusted: Option<TrustedWay>,
    pub own: OwnWay,
    /// What happened there.
    pub notice: Option<Notice>,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

#[derive(Template)]
#[template(path = "client/delivery/done.html")]
pub(crate) struct DonePage {
    pub frame: Frame,
    pub sign: String,
    pub back: String,
    pub rows: Vec<Row>,
    pub hash: String,
    /// The addressee's signature is timestamped.
    pub timestamped: bool,
    pub letter: String,
    pub xml: String,
    pub pdf: String,
    pub size: String,
    pub check_address: String,
}

/// The page where a receipt is signed, with nothing to put right.
pub(super) async fn sign(
    state: &State,
    visit: &Visit,
    client: &Client,
    what: What,
    proof: &Proof,
) -> Result<SignPage, Trouble> {
    let frame = visit.frame(state, Here::Filings);
    let (language, upd) = (frame.language, &proof.upd);
    let who = if client.pesel().is_some() {
        t!(frame, "delivery-who", name = client.name())
    } else {
        t!(frame, "delivery-no-pesel-slip")
    };
    let trusted = trusted(state, language, client, what, proof).await?;
    Ok(SignPage {
        sign: upd.case.clone(),
        back: links::matter_case(what.case),
        rows: said(&frame, upd),
        who,
        own: OwnWay {
            here: links::delivery(what.case, what.answer),
            xml: links::delivery_xml(what.case, what.answer),
            hash: grouped_hash(&proof.sha256()),
            download: t!(frame, "delivery-download"),
            download_button: t!(
                frame,
                "delivery-download-button",
                size = sizes::size(language, proof.xml.len() as u64)
            ),
            sign: t!(frame, "delivery-sign"),
            file: t!(frame, "delivery-file"),
            hint: t!(frame, "delivery-file-hint", limit = sizes::limit(delivery::LARGEST)),
            button: t!(frame, "delivery-button"),
            digest: t!(frame, "delivery-hash"),
        },
        until: dates::minute(language, proof.until()),
        trusted,
        notice: None,
        errors: Vec::new(),
        safe: String::new(),
        frame,
    })
}

/// The way by the Trusted Profile, with what was begun there for this very receipt.
async fn trusted(
    state: &State,
    language: Language,
    client: &Client,
    what: What,
    proof: &Proof,
) -> Result<Option<TrustedWay>, Trouble> {
    if state.trusted_profile.is_none() {
        return Ok(None);
    }
    let (subject, mut view) = (Subject::Delivery(what.answer), state.journal.view().await?);
    let begun = TrustedProfile::under_way(&mut view, client, subject, state.journal.now()).await?;
    Ok(Some(TrustedWay {
        address: links::delivery_profile(what.case, what.answer),
        demo: state.demo.is_some(),
        begun: begun.filter(|begun| begun.document == proof.sha256()).map(|begun| Begun {
            moment: dates::moment_within(language, begun.begun_at),
            go_on: begun.address,
            check: links::delivery_profile_back(what.case, what.answer),
        }),
    }))
}

/// The page as an answer. Its form may lead to the pages of the Trusted Profile.
pub(super) fn answer(state: &State, status: StatusCode, view: &SignPage) -> Result<Response, Trouble> {
    let mut response = page_with(status, view)?;
    allow_profile(state, &mut response)?;
    Ok(response)
}

/// The page of a signed receipt.
pub(super) fn done(state: &State, visit: &Visit, what: What, delivered: &Delivered) -> Result<DonePage, Trouble> {
    let frame = visit.frame(state, Here::Filings);
    Ok(DonePage {
        sign: delivered.upd.case.clone(),
        back: links::matter_case(what.case),
        rows: delivered_rows(&frame, delivered),
        hash: file_hash(&delivered.upd.file),
        timestamped: delivered.timestamped.is_some(),
        letter: links::answer_pdf(what.case, what.answer),
        xml: links::delivery_xml(what.case, what.answer),
        pdf: links::delivery_pdf(what.case, what.answer),
        size: sizes::size(frame.language, delivered.xml.len() as u64),
        check_address: links::verify_number(&delivered.upd.number),
        frame,
    })
}

/// What a signed receipt proves, the three instants apart.
pub(crate) fn delivered_rows(frame: &Frame, delivered: &Delivered) -> Vec<Row> {
    let language = frame.language;
    let timestamp = match delivered.timestamped {
        Some(at) => dates::moment(language, at),
        None => t!(frame, "delivery-row-timestamp-waits"),
    };
    let mut rows = vec![
        Row::one(t!(frame, "delivery-row-delivered"), dates::moment(language, delivered.delivered_at)),
        Row::one(t!(frame, "delivery-row-signer"), delivered.signer.clone()),
        Row::one(t!(frame, "delivery-row-timestamp"), timestamp),
    ];
    rows.extend(said(frame, &delivered.upd));
    rows
}

/// What a receipt says.
fn said(frame: &Frame, upd: &Upd) -> Vec<Row> {
    let language = frame.language;
    vec![
        Row::one(t!(frame, "delivery-row-issuer"), upd.issuer.name.clone()),
        Row::one(t!(frame, "delivery-row-addressee"), upd.addressee.name.clone()),
        Row::one(t!(frame, "delivery-row-case"), upd.case.clone()),
        Row::one(t!(frame, "delivery-row-letter"), upd.letter.clone()),
        Row::one(t!(frame, "delivery-row-received"), dates::moment(language, upd.received_at)),
        Row::one(t!(frame, "delivery-row-made"), dates::moment(language, upd.made_at)),
        Row::one(t!(frame, "delivery-row-number"), upd.number.clone()),
    ]
}

/// The SHA-256 of the delivered file, as people compare it.
pub(crate) fn file_hash(file: &DeliveredFile) -> String {
    let octets = STANDARD.decode(&file.sha256).ok().and_then(|octets| <[u8; 32]>::try_from(octets).ok());
    octets.map_or_else(|| file.sha256.clone(), |octets| grouped_hash(&octets))
}

/// What the signed receipt of this number is called as a file.
pub(crate) fn signed_name(number: &str) -> String {
    format!("{}-podpisane.xml", number.replace('/', "-"))
}
