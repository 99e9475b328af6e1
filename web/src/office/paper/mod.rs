//! Registering a letter that came on paper: what is read off it, its scan, its sender's account.

pub(crate) mod account;
pub(crate) mod fresh;
mod read;
pub(crate) mod scan;
pub(crate) mod slip;

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use accounts::{Official, RegistersLetters};
use askama::Template;
use axum::{
    extract::{Multipart, Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use registry::{PaperError, PaperLetter, Registered};
use serde::Deserialize;
use vocabulary::{Date, Language, LetterId};
use words::{dates, say};

use self::{
    account::{Account, AccountFields},
    fresh::Opened,
    read::{Read, read},
    scan::{FILE, ScanFields, of_upload},
};
use crate::{
    State,
    kit::{
        deed::{Control, Offer},
        errors::{FieldError, told_together},
        frame::{Frame, Here},
        input::{Input, fasten},
        page::page_with,
        rights::AsOfficial,
        trouble::Trouble,
        upload::{Received, Rules, receive},
        visit::Visit,
    },
    links,
};

/// How a letter can come, as it is kept.
const METHODS: [&str; 6] = ["post", "hand", "courier", "fax", "carrier", "other"];
/// The service that letters belong to which belong to none.
const GENERAL: &str = "pismo-ogolne";

/// What was filled in, by field.
type Texts = HashMap<String, String>;

/// The letter that was just registered.
#[derive(Clone, Debug)]
pub(crate) struct Saved {
    pub words: String,
    pub letter: String,
    pub slip: String,
}

#[derive(Template)]
#[template(path = "office/paper/page.html")]
pub(crate) struct PaperPage {
    pub frame: Frame,
    pub form: String,
    pub saved: Option<Saved>,
    pub sender: Vec<Control>,
    pub subject: Control,
    /// Short fields, two beside each other.
    pub letter: Vec<Control>,
    pub remarks: Control,
    pub scan: ScanFields,
    pub account: AccountFields,
    pub errors: Vec<FieldError>,
    pub safe: String,
    /// What a look for an account came to.
    pub found: String,
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(crate) struct Asked {
    zapisano: String,
    wplynelo: String,
    sposob: String,
}

/// The clerk's rights.
struct Clerk {
    official: Official,
    registers: RegistersLetters,
}

impl Clerk {
    fn of(official: Official) -> Result<Self, Trouble> {
        let registers = official.registers_letters().ok_or(Trouble::Forbidden)?;
        Ok(Self { official, registers })
    }
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let clerk = Clerk::of(official)?;
    let frame = visit.frame(&state, Here::Register);
    let mut texts = Texts::new();
    // What letters of one post bag have in common stays filled in.
    texts.insert("wplynelo".to_owned(), asked.wplynelo);
    texts.insert("sposob".to_owned(), asked.sposob);
    let saved = match asked.zapisano.parse::<LetterId>() {
        Ok(id) => registry::letter(&mut state.journal.view().await?, &clerk.official, id).await?,
        Err(_) => None,
    };
    let saved = saved.map(|letter| Saved {
        words: t!(frame, "paper-saved", number = letter.row.number.to_string()),
        letter: links::letter(letter.row.id),
        slip: links::paper_slip(letter.row.id),
    });
    let mut page = form(&state, frame, &texts, Vec::new(), Vec::new()).await?;
    page.saved = saved;
    page_with(StatusCode::OK, &page)
}

pub(crate) async fn register(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    body: Multipart,
) -> Result<Response, Trouble> {
    let clerk = Clerk::of(official)?;
    let frame = visit.frame(&state, Here::Register);
    let rules = Rules {
        fields: &[(FILE, state.scans.bytes)],
        whole: state.scans.bytes,
        files: 1,
        rooms: (&state.filing_rooms, clerk.official.id().to_string()),
    };
    // What stands in the form above the file is kept when the file is refused.
    let above = Mutex::new(Texts::new());
    let marked = |texts: &Texts| {
        above.lock().unwrap_or_else(PoisonError::into_inner).clone_from(texts);
        texts.get("csrf").is_some_and(|mark| visit.csrf_matches(mark))
    };
    let Received { texts, files, room: _room, .. } = match receive(&state, body, &rules, marked).await {
        Ok(received) => received,
        Err(error) => {
            let errors = vec![of_upload(&frame, &state.scans, error)?];
            let texts = above.into_inner().unwrap_or_else(PoisonError::into_inner);
            let mut page = form(&state, frame, &texts, errors, Vec::new()).await?;
            page.safe = t!(page.frame, "scan-upload-safe");
            return page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let key = filled(&texts, "formularz").to_owned();
    if key.is_empty() || key.len() > 64 {
        return Err(Trouble::BadRequest);
    }
    let mut known = account::candidates(&state, &clerk.official, &texts).await?;
    if filled(&texts, "krok") == "szukaj" {
        let found = account::found(&frame, &texts, &known);
        let mut page = form(&state, frame, &texts, Vec::new(), known).await?;
        page.found = found;
        return page_with(StatusCode::OK, &page);
    }
    let before = registry::typed_before(&mut state.journal.view().await?, &clerk.registers, &key).await?;
    if let (Some((row, ..)), "new") = (&before, filled(&texts, "konto")) {
        // The account that this very form opened is no other one of the same person.
        known.retain(|card| Some(card.id) != row.sender_account);
    }
    let mut errors = Vec::new();
    let account = account::read(&state, &frame, &texts, &known).map_err(|found| errors.extend(found)).ok();
    let read = read(&state, &frame, &texts, account.as_ref()).await?.map_err(|found| errors.extend(found)).ok();
    let scan = scan::read(&frame, &texts, files.into_iter().next()).map_err(|found| errors.extend(found)).ok();
    let (Some(account), Some(read), Some(scan)) = (account, read, scan) else {
        return again(&state, frame, &texts, errors, known).await;
    };
    if before.is_some() {
        return pressed_again(&state, frame, &clerk, texts, (&read, &account), known).await;
    }
    let scan = match scan {
        Some(scan) => Some(scan.keep(&state).await?),
        None => None,
    };
    match keep(&state, &visit, &clerk, &key, &read, &account, scan).await {
        Ok((registered, None)) => {
            let (received, method) = (read.received_on, read.method);
            let next = format!("{}?zapisano={}&wplynelo={received}&sposob={method}", links::PAPER, registered.id);
            Ok(Redirect::to(&next).into_response())
        }
        Ok((registered, Some(one_time))) => {
            slip::with_account(&state, frame, &clerk.official, registered, one_time).await
        }
        Err(Unkept::Again) => pressed_again(&state, frame, &clerk, texts, (&read, &account), known).await,
        Err(Unkept::Wrong(error)) => again(&state, frame, &texts, vec![error], known).await,
        Err(Unkept::Trouble(trouble)) => Err(trouble),
    }
}

/// A form that registered a letter before came again. With the very same content this is that letter's slip; with any other it
/// is a letter of its own, which a new form registers.
async fn pressed_again(
    state: &State,
    frame: Frame,
    clerk: &Clerk,
    mut texts: Texts,
    (read, account): (&Read, &Account),
    known: Vec<accounts::ClientCard>,
) -> Result<Response, Trouble> {
    let key = texts.remove("formularz").unwrap_or_default();
    let before = registry::typed_before(&mut state.journal.view().await?, &clerk.registers, &key).await?;
    let (row, paper, name) = before.ok_or(Trouble::BadRequest)?;
    if !(read.is_of(&row, &paper) && account.is_of(row.sender_account, name.as_deref())) {
        let other = t!(frame, "paper-error-other", number = row.number.to_string());
        let error = FieldError::new("nadawca", other, t!(frame, "paper-error-other-slip"));
        let mut page = form(state, frame, &texts, vec![error], known).await?;
        page.safe = t!(page.frame, "scan-errors-safe");
        return page_with(StatusCode::CONFLICT, &page);
    }
    match state.fresh_passwords.again(&key, clerk.official.id(), &state.journal).await? {
        Some(opened) => {
            let earlier = Registered { id: row.id, number: row.number, at: row.registered_at };
            slip::with_account(state, frame, &clerk.official, earlier, opened).await
        }
        None => Ok(Redirect::to(&links::paper_slip(row.id)).into_response()),
    }
}

/// Why nothing was kept.
enum Unkept {
    Again,
    Wrong(FieldError),
    Trouble(Trouble),
}

impl<E: Into<vocabulary::Fault>> From<E> for Unkept {
    fn from(cause: E) -> Self {
        Self::Trouble(Trouble::Fault(cause.into()))
    }
}

/// Registers the letter, and opens the account in the same act.
async fn keep(
    state: &State,
    visit: &Visit,
    clerk: &Clerk,
    form: &str,
    read: &Read,
    account: &Account,
    scan: Option<registry::Scan>,
) -> Result<(Registered, Option<Opened>), Unkept> {
    let drawn = match account {
        Account::New(..) => Some(accounts::draw_password(&state.journal).await?),
        Account::None | Account::Known(_) => None,
    };
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let (sender_account, opened) = account::open(&mut act, &clerk.official, visit.language, account, drawn).await?;
    let letter = PaperLetter {
        form,
        service: &read.service,
        sender: &read.sender,
        sender_account,
        sender_address: &read.address,
        subject: &read.subject,
        received_on: read.received_on,
        date_on_letter: read.dated.as_deref(),
        sender_sign: &read.sign,
        enclosures: read.enclosures,
        delivery_method: read.method,
        remarks: &read.remarks,
        scan,
    };
    let (registered, recorded) =
        match registry::register_paper(&mut act, &clerk.registers, &clerk.official, letter).await {
            Ok(registered) => registered,
            Err(PaperError::Again(_)) => return Err(Unkept::Again),
            Err(PaperError::Fault(fault)) => return Err(fault.into()),
        };
    if let Some(opened) = &opened {
        // Before the commit: whoever pressed twice waits for it, and finds this afterwards.
        state.fresh_passwords.keep(form, clerk.official.id(), opened.clone(), state.journal.now());
    }
    act.commit(recorded).await?;
    Ok((registered, opened))
}

/// The form again, with what is to be put right.
async fn again(
    state: &State,
    frame: Frame,
    texts: &Texts,
    errors: Vec<FieldError>,
    known: Vec<accounts::ClientCard>,
) -> Result<Response, Trouble> {
    let mut page = form(state, frame, texts, errors, known).await?;
    page.safe = t!(page.frame, "scan-errors-safe");
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// The form with what is filled in.
async fn form(
    state: &State,
    mut frame: Frame,
    texts: &Texts,
    errors: Vec<FieldError>,
    known: Vec<accounts::ClientCard>,
) -> Result<PaperPage, Trouble> {
    let errors = told_together(errors);
    frame.other_language = crate::kit::language::page_in(links::PAPER, frame.the_other());
    let language = frame.language;
    let input = |name: &'static str, label: String| Input::text(name, label, filled(texts, name));
    let sender = input("nadawca", t!(frame, "paper-sender")).hint(t!(frame, "paper-sender-hint"));
    let subject = input("temat", t!(frame, "paper-subject")).hint(t!(frame, "paper-subject-hint"));
    let received = match filled(texts, "wplynelo") {
        "" => state.journal.now().warsaw_date().to_string(),
        text => text.to_owned(),
    };
    // A calendar shows nothing of what it cannot read; people see what they wrote.
    let kind = if received.parse::<Date>().is_ok() { "date" } else { "text" };
    let received = Input::text("wplynelo", t!(frame, "paper-received"), &received).kind(kind);
    let services = catalogue::services(&mut state.journal.look().await?).await?;
    let code = Some(filled(texts, "usluga")).filter(|code| !code.is_empty()).unwrap_or(GENERAL);
    let services = services
        .iter()
        .filter(|service| service.listed)
        .map(|service| Offer::new(service.code.clone(), service.text(language).name.clone(), code));
    let methods = METHODS.map(|method| Offer::new(method, self::method(language, method), filled(texts, "sposob")));
    let mut sender = vec![
        // After a mistake the summary is read first.
        Control::Line(Input { wide: true, autofocus: errors.is_empty(), ..sender }),
        Control::Line(Input { wide: true, ..input("adres", t!(frame, "paper-address")).optional() }),
    ];
    let mut subject = Control::Line(Input { wide: true, ..subject });
    let mut letter = vec![
        Control::List(input("usluga", t!(frame, "paper-service")), services.collect()),
        Control::Line(received),
        Control::List(input("sposob", t!(frame, "paper-method")), methods.into()),
        Control::Line(input("z-dnia", t!(frame, "paper-dated")).hint(t!(frame, "paper-dated-hint")).optional()),
        Control::Line(input("znak", t!(frame, "paper-sign")).optional()),
        Control::Line(input("zalaczniki", t!(frame, "paper-enclosures")).optional().digits()),
    ];
    let remarks = input("uwagi", t!(frame, "paper-remarks")).hint(t!(frame, "paper-remarks-hint")).optional();
    let mut remarks = Control::Text(remarks);
    fasten(sender.iter_mut().chain(&mut letter).chain([&mut subject, &mut remarks]).map(Control::input), &errors);
    let form = match filled(texts, "formularz") {
        "" => hex::encode(state.journal.random::<16>()),
        key => key.to_owned(),
    };
    Ok(PaperPage {
        form,
        saved: None,
        sender,
        subject,
        letter,
        remarks,
        scan: ScanFields::new(&frame, texts, &state.scans, true, &errors),
        account: AccountFields::new(&frame, texts, &known, &errors),
        errors,
        safe: String::new(),
        found: String::new(),
        frame,
    })
}

fn filled<'a>(texts: &'a Texts, name: &str) -> &'a str {
    texts.get(name).map_or("", String::as_str)
}

/// The date on a letter in words, however much of it there is.
pub(crate) fn dated(language: Language, text: Option<&str>) -> String {
    let Some(text) = text else { return String::new() };
    match (text.parse::<Date>(), text.split_once('-')) {
        (Ok(day), _) => dates::date(language, day),
        (Err(_), Some((year, month))) => format!("{month}.{year}"),
        (Err(_), None) => text.to_owned(),
    }
}

/// How a letter came, in words.
pub(crate) fn method(language: Language, code: &str) -> String {
    match code {
        "post" => say!(language, "paper-method-post"),
        "hand" => say!(language, "paper-method-hand"),
        "courier" => say!(language, "paper-method-courier"),
        "fax" => say!(language, "paper-method-fax"),
        "carrier" => say!(language, "paper-method-carrier"),
        _ => say!(language, "paper-method-other"),
    }
}
