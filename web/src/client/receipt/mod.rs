//! The official receipt of one filing: the page, and the sealed XML itself; what was filed, and withdrawing it.

pub(crate) mod filed;
pub(crate) mod printed;
pub(crate) mod withdraw;

use std::time::Duration;

use accounts::Client;
use askama::Template;
use axum::{
    extract::{Path, State as FromState},
    http::{HeaderValue, header},
    response::Response,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use receipts::{Receipt, SealedReceipt};
use registry::Letter;
use submissions::Filing;
use vocabulary::{Language, SubmissionId};
use words::{dates, say, sizes};

use crate::{
    State,
    kit::{
        called::{self, Called},
        download::download,
        frame::{Frame, Here},
        page::page,
        rights::AsClient,
        trouble::Trouble,
        verdict::{Row, ShortVerdict, grouped_hash},
        visit::Visit,
    },
    links,
    office::register::short_verdict,
};

/// A page of a fresh filing waits so long for the seal before it says that sealing is under way.
const PATIENCE: Duration = Duration::from_secs(2);
/// A filing is fresh for so many seconds.
const FRESH_SECONDS: i64 = 10;
/// A page without its seal renews itself for so many seconds after the filing; later only when asked, so that nobody who
/// reads slowly or listens is thrown back to the top again and again.
const RENEWED_SECONDS: i64 = 60;
/// How often, in seconds, as the `Refresh` header says it.
const RENEWED_EVERY: HeaderValue = HeaderValue::from_static("5");

#[derive(Clone, Debug)]
pub(crate) struct FileView {
    pub name: String,
    pub size: String,
    pub covered: bool,
    pub hash: String,
}

#[derive(Clone, Debug)]
pub(crate) struct SealedView {
    /// When the receipt was made, and when the timestamp authority saw its seal.
    pub made: String,
    pub datetime: String,
    pub stamped: String,
    pub stamped_at: String,
    pub address: String,
    pub file_name: String,
    pub size: String,
    pub pdf: String,
}

/// A file of the filing, to take away.
#[derive(Clone, Debug)]
pub(crate) struct TakeLine {
    pub address: String,
    pub name: String,
    pub about: String,
}

/// A filing that withdrew this one, or that this one withdrew.
#[derive(Clone, Debug)]
pub(crate) struct Other {
    pub words: String,
    pub number: String,
    pub address: String,
}

#[derive(Clone, Debug)]
pub(crate) struct ReceiptView {
    pub here: String,
    pub number: String,
    pub own_number: String,
    pub entered: String,
    pub datetime: String,
    pub called: Called,
    pub sender: String,
    pub addressee: String,
    pub unit: String,
    /// How long it takes, as the service says; empty when it does not.
    pub time: String,
    pub signature: ShortVerdict,
    pub files: Vec<FileView>,
    pub sealed: Option<SealedView>,
    /// Where the proof of the journal is fetched, once there is one.
    pub proof: Option<String>,
    /// Sealing takes longer than usual.
    pub late: bool,
    /// Where anybody checks a receipt, as people type it.
    pub verify_address: String,
    /// Where this one is checked, whole.
    pub check_address: String,
    /// The same for cameras.
    pub code: print::Qr,
    /// What was filed, file by file.
    pub take: Vec<TakeLine>,
    /// What is due, and how much.
    pub fees: Vec<Row>,
    /// How that is paid, or that it is.
    pub pay: String,
    pub withdrawn: Option<Other>,
    pub withdraws: Option<Other>,
    /// Where a withdrawal is begun, if it may be.
    pub withdraw: Option<String>,
}

#[derive(Template)]
#[template(path = "client/receipt/page.html")]
pub(crate) struct ReceiptPage {
    pub frame: Frame,
    pub receipt: ReceiptView,
}

impl ReceiptView {
    /// The filings that hang together with this one.
    fn others(&self) -> impl Iterator<Item = &Other> {
        self.withdrawn.iter().chain(&self.withdraws)
    }
}

impl ReceiptPage {
    /// What the receipt is in plain words: before, within and after the name that stands in Polish on every page.
    fn plain(&self) -> (String, String, String) {
        let text = t!(self.frame, "receipt-name-plain");
        let polish = say!(Language::Pl, "receipt-name").to_lowercase();
        match text.split_once(&polish).map(|(before, after)| (before.to_owned(), after.to_owned())) {
            Some((before, after)) => (before, polish, after),
            None => (text, String::new(), String::new()),
        }
    }

    /// Where the letter is: before and after the unit's name, which is Polish on every page.
    fn whereabouts(&self) -> (String, String) {
        // A sign that no text holds stands for the name.
        let text = t!(self.frame, "receipt-next-read", unit = "\u{fffc}");
        text.split_once('\u{fffc}')
            .map_or_else(Default::default, |(before, after)| (before.to_owned(), after.to_owned()))
    }

    /// How far the office's name runs along the seal's upper arc: naturally for a short name, pressed for a long one.
    fn seal_text_length(&self) -> usize {
        (self.frame.office.name_pl.chars().count() * 7).min(172)
    }
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let (filing, mut receipt) = find(&state, &client, &id).await?;
    let age = state.journal.now().seconds() - filing.entered_at.seconds();
    if receipt.sealed.is_none()
        && age < FRESH_SECONDS
        && receipts::wait_sealed(&state.journal, filing.letter, PATIENCE).await?
    {
        (_, receipt) = find(&state, &client, &id).await?;
    }
    let renewed = receipt.sealed.is_none() && age < RENEWED_SECONDS;
    let frame = visit.frame(&state, Here::Filings);
    let receipt = view(&state, &frame, &client, &filing, &receipt).await?;
    let mut response = page(&ReceiptPage { frame, receipt })?;
    if renewed {
        response.headers_mut().insert(header::REFRESH, RENEWED_EVERY);
    }
    Ok(response)
}

pub(crate) async fn xml(
    FromState(state): FromState<State>,
    AsClient(client): AsClient,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let (filing, receipt) = find(&state, &client, &id).await?;
    let sealed = receipt.sealed.ok_or(Trouble::NotFound)?;
    Ok(download(&file_name(&filing), "application/xml", sealed.xml))
}

pub(crate) async fn proof(
    FromState(state): FromState<State>,
    AsClient(client): AsClient,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let (filing, _) = find(&state, &client, &id).await?;
    let mut db = state.journal.view().await?;
    let proof = receipts::proof_of(&mut db, &client, filing.letter).await?.ok_or(Trouble::NotFound)?;
    let name = format!("dowod-{}-{}.json", filing.number.year, filing.number.number);
    Ok(download(&name, "application/json", proof.to_json()?))
}

/// The filing and its receipt, of this client only; anybody else's is not found.
async fn find(state: &State, client: &Client, id: &str) -> Result<(Filing, Receipt), Trouble> {
    let id: SubmissionId = id.parse().map_err(|_| Trouble::NotFound)?;
    let mut db = state.journal.view().await?;
    let filing = submissions::filing(&mut db, client, id).await?.ok_or(Trouble::NotFound)?;
    let receipt = receipts::of_letter(&mut db, client, filing.letter).await?.ok_or(Trouble::NotFound)?;
    Ok((filing, receipt))
}

async fn view(
    state: &State,
    frame: &Frame,
    client: &Client,
    filing: &Filing,
    receipt: &Receipt,
) -> Result<ReceiptView, Trouble> {
    let language = frame.language;
    let service = called::service_of(state, filing).await?;
    let letter = filed::sent(state, client, filing).await?;
    let proved = receipts::has_proof(&mut state.journal.view().await?, client, filing.letter).await?;
    let fees = filed::fees(state, frame, filing, service.as_deref(), &letter.files).await?;
    let withdraws = match filing.withdraws {
        Some(other) => submissions::filing(&mut state.journal.view().await?, client, other).await?,
        None => None,
    };
    let content = &receipt.content;
    let check_address = format!("{}{}", state.public_url, links::verify_receipt(receipt.id));
    Ok(ReceiptView {
        here: links::receipt(filing.id),
        number: filing.number.to_string(),
        own_number: content.number.clone(),
        entered: dates::moment(language, content.entered_at),
        datetime: content.entered_at.rfc3339_warsaw(),
        called: Called::of(language, service.as_deref(), &filing.service, &filing.subject),
        sender: content.sender.name.clone(),
        addressee: content.addressee.name.clone(),
        signature: signature(language, &letter),
        time: service.as_ref().map_or_else(String::new, |service| within(&service.text(language).time)),
        files: content
            .files
            .iter()
            .map(|mark| FileView {
                name: mark.name.clone(),
                size: sizes::size(language, mark.size),
                covered: mark.covered,
                hash: STANDARD
                    .decode(&mark.sha256)
                    .ok()
                    .and_then(|bytes| bytes.try_into().ok())
                    .map_or_else(|| mark.sha256.clone(), |hash: [u8; 32]| grouped_hash(&hash)),
            })
            .collect(),
        proof: proved.then(|| links::receipt_proof(filing.id)),
        sealed: receipt.sealed.as_ref().map(|sealed| sealed_view(language, filing, sealed)),
        late: receipt.sealed.is_none()
            && state.journal.now().seconds() - content.entered_at.seconds() >= RENEWED_SECONDS,
        verify_address: format!("{}{}", without_scheme(&state.public_url), links::VERIFY),
        code: print::qr(&check_address)?,
        check_address,
        take: letter.files.iter().map(|file| filed::take(frame, filing.id, file)).collect(),
        fees: fees.rows,
        pay: fees.pay,
        unit: letter.row.unit.name,
        withdrawn: filing.withdrawn.map(|(other, at, number)| {
            let (moment, number) = (dates::moment_within(language, at), number.to_string());
            Other {
                words: t!(frame, "receipt-withdrawn-by", moment = moment, number = number.as_str()),
                number,
                address: links::receipt(other),
            }
        }),
        withdraws: withdraws.map(|other| {
            let number = other.number.to_string();
            let words = t!(frame, "receipt-withdraws", number = number.as_str());
            Other { words, number, address: links::receipt(other.id) }
        }),
        withdraw: (filing.withdrawn.is_none() && filing.withdraws.is_none()).then(|| links::withdraw(filing.id)),
    })
}

/// The sealed receipt to take away, with its own two instants.
fn sealed_view(language: Language, filing: &Filing, sealed: &SealedReceipt) -> SealedView {
    // One that cannot be read is shown with what the office noted.
    let (made, stamped) = sealed.times().map_or((sealed.made_at, sealed.made_at), |at| (at.made_at, at.stamped_at));
    SealedView {
        made: dates::short(language, made),
        datetime: made.rfc3339_warsaw(),
        stamped: dates::short(language, stamped),
        stamped_at: stamped.rfc3339_warsaw(),
        address: links::receipt_xml(filing.id),
        pdf: links::receipt_pdf(filing.id),
        file_name: file_name(filing),
        size: sizes::size(language, sealed.xml.len() as u64),
    }
}

/// Who signed, with what, and how that stands.
fn signature(language: Language, letter: &Letter) -> ShortVerdict {
    let row = &letter.row;
    let first = letter.report.as_ref().and_then(|report| report.signatures.first());
    let signer = row.signer.as_ref().map(|signer| match first {
        Some(judged) if judged.trusted_profile => format!("{signer}, {}", say!(language, "verify-kind-trusted")),
        _ => signer.clone(),
    });
    short_verdict(language, row.standing, signer.as_deref(), row.reason.as_deref(), row.other_person)
}

/// A text of a service as the rest of a sentence.
fn within(text: &str) -> String {
    let text = text.trim_end_matches('.');
    let mut signs = text.chars();
    match (signs.next(), signs.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(signs).collect(),
        _ => text.to_owned(),
    }
}

fn file_name(filing: &Filing) -> String {
    format!("UPP-{}-{}.xml", filing.number.year, filing.number.number)
}

/// As people type it.
fn without_scheme(url: &str) -> &str {
    url.split_once("://").map_or(url, |(_, rest)| rest)
}
