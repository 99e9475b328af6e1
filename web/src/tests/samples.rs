//! Telling instances of every page: empty, ordinary, overlong, with errors.

use std::sync::Arc;

use accounts::{Address, Delivery, Details, Field, Line, Mistake, Wrong};
use askama::Template;
use catalogue::Service;
use registry::{LetterState, Standing};
use signatures::{PdfFault, Reason, Unreadable};
use submissions::{Limits, Refusal};
use vocabulary::{Instant, Language};

use super::{
    administration_samples, answer_samples, archive_samples, boards, circulation_samples, delivery_samples,
    desk_samples, draft_samples, house::face, matters_samples, message_samples, news, sending_samples, signing_samples,
    statistics, template_samples,
};
use crate::{
    client::{
        file::{FilePage, Sample, refusals},
        settings::{Known, SettingsPage, TokenLine, data, email, password},
    },
    kit::{
        deed::Offer,
        errors::FieldError,
        frame::{Banner, Frame, Here, Person, Role},
        input::Input,
        mistakes, trouble,
        upload::UploadError,
        verdict::{Part, Record, Row, Sign, Verdict},
    },
    office::{
        letter::way,
        register::{LetterLine, RegisterPage, short_verdict},
    },
    public::{
        catalogue::{CataloguePage, lines},
        forgotten::{ForgottenPage, ForgottenSentPage},
        front::{FrontPage, HoursLine},
        mail_link::MailLinkPage,
        open_account::{self, KindPage, SentPage},
        sign_in::{DemoEntry, SignInPage},
        statements::{AccessibilityPage, PrivacyPage},
        verify::VerifyPage,
    },
};

/// Text that would break a page if it were not escaped.
pub(super) const HOSTILE: &str = "<script>alert(1)</script>\"'&";
/// A word that does not end.
pub(super) const LONG: &str =
    "Konstantynopolitańczykowianeczkaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

/// Every page in a language, by a name.
pub(super) fn pages(language: Language) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for (who, person) in [
        ("stranger", None),
        ("client", Some(Role::Client)),
        ("clerk", Some(Role::Official { register: true, plan: true, archive: true })),
        ("official", Some(Role::Official { register: false, plan: false, archive: false })),
        ("administrator", Some(Role::Administrator)),
    ] {
        let frame = frame(language, person);
        pages.push((format!("front {who}"), render(&front(&frame))));
    }
    let stranger = frame(language, None);
    let client = frame(language, Some(Role::Client));
    let clerk = Frame {
        here: Here::Register,
        ..frame(language, Some(Role::Official { register: true, plan: true, archive: true }))
    };
    for query in ["", "pismo", HOSTILE] {
        let page = CataloguePage {
            frame: stranger.clone(),
            query: query.to_owned(),
            services: lines(&services(), language, query),
        };
        pages.push((format!("catalogue {query}"), render(&page)));
    }
    for sign in [None, Some(Sign::Good), Some(Sign::Wait), Some(Sign::Wrong), Some(Sign::Note)] {
        pages.push((format!("verify {sign:?}"), render(&verify(&stranger, sign))));
    }
    for errors in [Vec::new(), vec![error("login")]] {
        pages.push((format!("sign in {}", errors.len()), render(&sign_in(&stranger, errors))));
    }
    pages.push(("accessibility".to_owned(), render(&AccessibilityPage { frame: stranger.clone() })));
    pages.push(("privacy".to_owned(), render(&PrivacyPage { frame: stranger })));
    pages.extend(accounts_pages(language));
    pages.push(("file".to_owned(), render(&file(&client, Vec::new()))));
    for (place, errors) in refused(language).into_iter().enumerate() {
        pages.push((format!("file refused {place}"), render(&file(&client, vec![errors]))));
    }
    for count in [0, 3] {
        pages.push((format!("settings {count}"), render(&settings(&client, count))));
        pages.push((format!("register {count}"), render(&register(&clerk, count))));
    }
    pages.extend(administration_samples::pages(language));
    pages.extend(archive_samples::pages(language));
    pages.extend(circulation_samples::pages(language));
    pages.extend(sending_samples::pages(language));
    pages.extend(answer_samples::pages(language));
    pages.extend(desk_samples::pages(language));
    pages.extend(statistics::pages(language));
    pages.extend(boards::pages(language));
    pages.extend(news::pages(language));
    pages.extend(draft_samples::pages(language));
    pages.extend(signing_samples::pages(language));
    pages.extend(matters_samples::pages(language));
    pages.extend(delivery_samples::pages(language));
    pages.extend(message_samples::pages(language));
    pages.extend(template_samples::pages(language));
    pages.extend(trouble::samples::pages(&client));
    pages
}

pub(super) fn render(page: &impl Template) -> String {
    page.render().expect("a page")
}

pub(super) fn frame(language: Language, role: Option<Role>) -> Frame {
    Frame {
        language,
        office: face(),
        person: role.map(|role| Person {
            name: HOSTILE.to_owned(),
            role,
            acts_for: matches!(role, Role::Official { plan: false, .. }).then(|| HOSTILE.to_owned()),
        }),
        csrf: "0123456789abcdef".to_owned(),
        banner: Some(Banner { mailbox: Some("http://127.0.0.1:1/mailbox".to_owned()), sandbox: None }),
        other_language: "/?lang=en&q=a".to_owned(),
        here: Here::Elsewhere,
    }
}

pub(super) fn error(field: &'static str) -> FieldError {
    FieldError::new(field, HOSTILE.to_owned(), LONG.to_owned())
}

fn services() -> Vec<Arc<Service>> {
    catalogue::built_in().iter().map(|definition| Arc::new(definition.service().clone())).collect()
}

fn front(frame: &Frame) -> FrontPage {
    FrontPage {
        frame: frame.clone(),
        due: [0, 1].map(matters_samples::due).to_vec(),
        services: lines(&services(), frame.language, ""),
        year: "2026".to_owned(),
        hours: vec![HoursLine { days: "poniedziałek".to_owned(), hours: "7:30–15:30".to_owned(), today: true }],
    }
}

pub(super) fn verdict(sign: Sign) -> Verdict {
    let row = Row { term: LONG.to_owned(), lines: vec![HOSTILE.to_owned(), LONG.to_owned()] };
    let details = if sign == Sign::Wait { Vec::new() } else { vec![row.clone()] };
    let part = Part { sign, sentence: HOSTILE.to_owned(), rows: vec![row.clone()], details: details.clone() };
    let several = if sign == Sign::Wrong { vec![part.clone(), part] } else { Vec::new() };
    let record = (sign == Sign::Good).then(|| Record { name: HOSTILE.to_owned(), base64: "PGEvPg==".to_owned() });
    let verdict = Verdict::of(sign, HOSTILE.to_owned(), LONG.to_owned());
    Verdict { rows: vec![row], parts: several, details, record, ..verdict }
}

fn verify(frame: &Frame, sign: Option<Sign>) -> VerifyPage {
    VerifyPage {
        frame: frame.clone(),
        csrf: "c".to_owned(),
        limit: "10 MB".to_owned(),
        year: "2026".to_owned(),
        number: HOSTILE.to_owned(),
        errors: if sign.is_none() { vec![error("plik")] } else { Vec::new() },
        verdict: sign.map(verdict),
        safe: String::new(),
    }
}

fn sign_in(frame: &Frame, errors: Vec<FieldError>) -> SignInPage {
    SignInPage {
        frame: frame.clone(),
        csrf: "c".to_owned(),
        next: "/moje-sprawy".to_owned(),
        login: HOSTILE.to_owned(),
        errors,
        safe: String::new(),
        new_password: true,
        sends_mail: true,
        logins: vec![DemoEntry {
            role: LONG.to_owned(),
            login: "anna".to_owned(),
            password: "haslo".to_owned(),
            first_page: "/".to_owned(),
            same_house: true,
        }],
    }
}

/// Pages of opening and keeping an account: empty, filled in, with every mistake there is.
fn accounts_pages(language: Language) -> Vec<(String, String)> {
    let stranger = frame(language, None);
    let client = frame(language, Some(Role::Client));
    let csrf = || "c".to_owned();
    let mut pages = vec![
        ("account sent".to_owned(), render(&SentPage { frame: stranger.clone() })),
        ("forgotten sent".to_owned(), render(&ForgottenSentPage { frame: stranger.clone() })),
    ];
    for open in [true, false] {
        pages.push((
            format!("account kind {open}"),
            render(&KindPage { frame: stranger.clone(), open, person: "/zaloz-konto/osoba".to_owned() }),
        ));
        let input = Input { slip: open.then(|| LONG.to_owned()), ..Input::text("email", LONG.to_owned(), HOSTILE) };
        let errors = if open { vec![error("email")] } else { Vec::new() };
        let page = ForgottenPage { frame: stranger.clone(), csrf: csrf(), open, input, errors, safe: String::new() };
        pages.push((format!("forgotten {open}"), render(&page)));
        let page = MailLinkPage {
            frame: stranger.clone(),
            csrf: csrf(),
            action: open.then(|| "/aktywacja/x".to_owned()),
            title: HOSTILE.to_owned(),
            intro: LONG.to_owned(),
            inputs: vec![Input::password("haslo", LONG.to_owned(), "new-password")],
            button: LONG.to_owned(),
            onward: ("/zaloz-konto", LONG.to_owned()),
            errors: Vec::new(),
            safe: String::new(),
        };
        pages.push((format!("mail link {open}"), render(&page)));
    }
    for (place, (filled, mistakes)) in
        [(String::new(), Vec::new()), (HOSTILE.to_owned(), every_mistake())].into_iter().enumerate()
    {
        let errors = || mistakes::errors(language, &mistakes);
        let registration = open_account::Filled {
            nazwisko: filled.clone(),
            pesel: filled.clone(),
            dzien: filled.clone(),
            email: filled.clone(),
            haslo: "never shown again".to_owned(),
            ..open_account::Filled::default()
        };
        let page = open_account::form(stranger.clone(), csrf(), &registration, errors());
        pages.push((format!("account person {place}"), render(&page)));
        let address = Address { street: filled.clone(), town: filled.clone(), ..Address::default() };
        let details = Details {
            email: None,
            surname: filled.clone(),
            names: filled.clone(),
            identity: None,
            address: Some(address.clone()),
            mailing_address: Some(address),
            phone: Some(filled.clone()),
            delivery: Delivery::Ade(filled.clone()),
        };
        let page = data::form(client.clone(), &details, &data::Filled::of(&details), errors());
        pages.push((format!("settings data {place}"), render(&page)));
        let page = email::form(client.clone(), &filled, errors());
        pages.push((format!("settings email {place}"), render(&page)));
        for first in [true, false] {
            let page = password::form(client.clone(), first, errors());
            pages.push((format!("settings password {first} {place}"), render(&page)));
        }
    }
    pages
}

/// Every field with every kind of mistake that has words of its own; each field once, as forms tell them.
fn every_mistake() -> Vec<Mistake> {
    let wrongs = [
        Wrong::Missing,
        Wrong::TooLong,
        Wrong::Form,
        Wrong::CheckDigit,
        Wrong::NotPast,
        Wrong::TooShort,
        Wrong::TooCommon,
        Wrong::SaysLogin,
        Wrong::Differs,
        Wrong::NotRight,
        Wrong::OneTime,
        Wrong::Taken,
        Wrong::Own,
    ];
    let lines = [Line::Street, Line::Building, Line::Flat, Line::PostalCode, Line::Town];
    let fields = [
        Field::Surname,
        Field::Names,
        Field::Pesel,
        Field::BirthDate,
        Field::Citizenship,
        Field::Document,
        Field::Email,
        Field::Password,
        Field::PasswordAgain,
        Field::CurrentPassword,
        Field::Phone,
        Field::Ade,
        Field::Login,
        Field::Symbol,
    ];
    let all = fields.into_iter().chain(lines.map(Field::Home)).chain(lines.map(Field::Mailing));
    all.zip(wrongs.into_iter().cycle()).map(|(field, wrong)| Mistake { field, wrong }).collect()
}

fn file(frame: &Frame, errors: Vec<FieldError>) -> FilePage {
    FilePage {
        frame: frame.clone(),
        here: "/sprawy/pismo-ogolne/zloz".to_owned(),
        service: HOSTILE.to_owned(),
        service_address: "/sprawy/pismo-ogolne".to_owned(),
        key: "k".to_owned(),
        document_limit: "10 MB".to_owned(),
        attachment_limit: "25 MB".to_owned(),
        whole_limit: "60 MB".to_owned(),
        files_limit: 20,
        samples: vec![Sample { address: "/probki/a.xml".to_owned(), words: LONG.to_owned() }],
        safe: if errors.is_empty() { String::new() } else { LONG.to_owned() },
        errors,
    }
}

/// Every kind of refusal; a new kind does not compile until its words are there, and shows up here by hand.
fn refused(language: Language) -> Vec<FieldError> {
    let name = || HOSTILE.to_owned();
    let filing = [
        Refusal::UnknownService,
        Refusal::NoDocument,
        Refusal::EmptyFile { name: name() },
        Refusal::NameUnusable(files::NameError::Empty),
        Refusal::NameUnusable(files::NameError::TooLong),
        Refusal::SameName { name: name() },
        Refusal::FileTooLarge { name: name(), limit: 1 << 20 },
        Refusal::WholeTooLarge { limit: 1 << 20 },
        Refusal::TooManyFiles { limit: 20 },
        Refusal::KindNotTaken { name: name(), kind: files::Other::Page },
        Refusal::KindNotTaken { name: name(), kind: files::Other::OldText },
        Refusal::NameDoesNotFit { name: name(), kind: files::Kind::Text },
        Refusal::Unreadable(Unreadable::Pdf(PdfFault::Encrypted)),
        Refusal::NotSigned,
        Refusal::Signature { reason: Reason::ContentChanged, signer: Some(name()) },
        Refusal::Signature { reason: Reason::Revoked { at: Instant::from_seconds(0) }, signer: None },
        Refusal::NotCovered { name: name() },
        Refusal::NotOneDocument { name: name() },
        Refusal::FormOnly,
        Refusal::NotTheFixedDocument,
        Refusal::OtherPerson { signer: name() },
        Refusal::NoPesel,
        Refusal::NoPeselInCertificate { signer: "Urząd Miasta".to_owned() },
        Refusal::NotADocument { name: name(), kind: files::Kind::Picture("image/png") },
        Refusal::AlreadyWithdrawn,
    ];
    let mut errors: Vec<FieldError> = filing
        .iter()
        .map(|refusal| refusals::of_filing(language, refusal, &[("zalaczniki".to_owned(), name())]))
        .collect();
    for error in [
        UploadError::TooLarge { field: "dane".to_owned(), name: name(), limit: 1 << 20 },
        UploadError::TooManyFiles,
        UploadError::WholeTooLarge,
        UploadError::Broken,
        UploadError::TooSlow,
    ] {
        errors.push(refusals::of_upload(language, &Limits::default(), error).expect("words"));
    }
    errors.extend([refusals::key_used(language), refusals::in_flight(language)]);
    errors
}

fn settings(frame: &Frame, count: usize) -> SettingsPage {
    let line = |place: usize| TokenLine {
        name: HOSTILE.to_owned(),
        made: LONG.to_owned(),
        used: LONG.to_owned(),
        revoked: if place == 0 { LONG.to_owned() } else { String::new() },
        revoke_address: "/ustawienia/klucze/x/uniewaznij".to_owned(),
    };
    SettingsPage {
        frame: frame.clone(),
        account_name: HOSTILE.to_owned(),
        account_login: LONG.to_owned(),
        known: (count > 0).then(|| Known {
            identity: LONG.to_owned(),
            address: HOSTILE.to_owned(),
            mailing_address: LONG.to_owned(),
            phone: HOSTILE.to_owned(),
            email: LONG.to_owned(),
            may_change_email: true,
            ..Known::default()
        }),
        done: if count > 0 { LONG.to_owned() } else { String::new() },
        account_language: Language::En,
        may_have_tokens: count > 0,
        tokens: (0..count).map(line).collect(),
        token_name: HOSTILE.to_owned(),
        secret: (count > 0).then(|| "okn_x".to_owned()),
        errors: if count > 0 { vec![error("nazwa")] } else { Vec::new() },
        safe: String::new(),
    }
}

fn register(frame: &Frame, count: usize) -> RegisterPage {
    let standings = [Standing::Valid, Standing::Unknown, Standing::Quarantined, Standing::Paper];
    let line = |place: usize| LetterLine {
        address: "/biuro/pisma/x".to_owned(),
        number: "RPW/2026/1".to_owned(),
        entered: LONG.to_owned(),
        datetime: "2026-11-22T12:00:00+01:00".to_owned(),
        sender: HOSTILE.to_owned(),
        subject: LONG.to_owned(),
        unit: "OR".to_owned(),
        unit_name: HOSTILE.to_owned(),
        channel: LONG.to_owned(),
        state: way::state(frame.language, LetterState::ALL[place % 8]),
        withdrawn: place == 0,
        verdict: short_verdict(frame.language, standings[place % 4], Some(HOSTILE), Some("expired"), place == 0),
    };
    RegisterPage {
        frame: frame.clone(),
        title: HOSTILE.to_owned(),
        caption: LONG.to_owned(),
        empty: LONG.to_owned(),
        searchable: true,
        query: HOSTILE.to_owned(),
        states: vec![Offer::new("a", LONG, "a")],
        narrowed: count > 0,
        registers: count > 0,
        keeps_rules: count > 0,
        letters: (0..count).map(line).collect(),
        newest: Some("/biuro".to_owned()),
        older: Some("/biuro?q=a&przed=2026/1".to_owned()),
    }
}
