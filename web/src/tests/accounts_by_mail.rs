//! Getting an account, a new password and a new address, as a browser would.

use accounts::{Matter, Notice};
use axum::http::StatusCode;

use super::{
    browser::{Answer, Browser, Part},
    house::{House, PASSWORD},
};
use crate::links;

const NEW: &str = "cztery+zwyk%C5%82e+s%C5%82owa+tutaj";
const EMAIL: &str = "ola%40poczta.example";

/// Fills in the form of a natural person.
async fn register(browser: &mut Browser, email: &str, changed: &[(&str, &str)]) -> Answer {
    register_at(browser, links::OPEN_ACCOUNT_PERSON, email, changed).await
}

async fn register_at(browser: &mut Browser, address: &str, email: &str, changed: &[(&str, &str)]) -> Answer {
    let csrf = browser.get(address).await.hidden("csrf");
    let fields = [
        ("csrf", csrf.as_str()),
        ("imiona", "Ola"),
        ("nazwisko", "Niezwyk%C5%82a"),
        ("pesel", "44051401359"),
        ("email", email),
        ("haslo", NEW),
        ("haslo2", NEW),
    ];
    let filled = fields.map(|(name, value)| {
        let value = changed.iter().find(|(changed, _)| *changed == name).map_or(value, |(_, value)| value);
        format!("{name}={value}")
    });
    browser.post(address, &filled.join("&")).await
}

/// The path of the link in the next mail.
async fn link(house: &House) -> String {
    match house.mail().await.matter {
        Matter::Activation { token } => links::activation(&token),
        Matter::Reset { token } => links::new_password(&token),
        Matter::NewEmail { token } => links::new_email(&token),
        _ => panic!("a mail without a link"),
    }
}

/// Looks at a link and presses its button.
async fn press(browser: &mut Browser, link: &str, fields: &str) -> Answer {
    let csrf = browser.get(link).await.hidden("csrf");
    browser.post(link, &format!("csrf={csrf}&{fields}")).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stranger_registers_confirms_and_is_signed_in() {
    let house = House::open().await;
    let mut ola = Browser::of(&house);
    let answer = register(&mut ola, EMAIL, &[]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, links::OPEN_ACCOUNT_SENT));
    let link = link(&house).await;
    let mut elsewhere = Browser::of(&house);
    let confirmed = press(&mut elsewhere, &link, &format!("haslo={NEW}")).await;
    assert_eq!(confirmed.location(), "/ustawienia/dane?konto=gotowe");
    let page = elsewhere.get(confirmed.location()).await.text();
    assert!(page.contains("Konto jest gotowe") && page.contains("Ola Niezwykła") && page.contains("44051401359"));
    assert_eq!(elsewhere.get(links::FILINGS).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_came_from_a_service_is_back_there_once_the_account_is_confirmed() {
    let house = House::open().await;
    let mut ola = Browser::of(&house);
    let card = links::service("pismo-ogolne");
    let on = |page: &str| format!("{page}?dalej={}", links::encoded(&card));
    let person = on(links::OPEN_ACCOUNT_PERSON);
    for (page, leads) in [
        (on(links::SIGN_IN), format!("href=\"{}\"", on(links::OPEN_ACCOUNT))),
        (on(links::OPEN_ACCOUNT), format!("href=\"{person}\"")),
        (person.clone(), format!("action=\"{person}\"")),
    ] {
        let text = ola.get(&page).await.text();
        assert!(text.contains(&leads), "{leads} in {text}");
    }
    let again = register_at(&mut ola, &person, EMAIL, &[("imiona", "")]).await.text();
    assert!(again.contains(&format!("action=\"{person}\"")), "after a mistake too: {again}");
    register_at(&mut ola, &person, EMAIL, &[]).await;
    let link = link(&house).await;
    let wrong = press(&mut ola, &link, "haslo=zle").await.text();
    assert!(wrong.contains("niepotwierdzone samo zniknie"), "{wrong}");
    let confirmed = press(&mut ola, &link, &format!("haslo={NEW}")).await;
    assert_eq!(confirmed.location(), card);
    assert!(ola.get(&card).await.text().contains("Wypełnij formularz"), "and goes on at once");
    let mut other = Browser::of(&house);
    let foreign = format!("{}?dalej=%2F%2Fzly.example", links::OPEN_ACCOUNT_PERSON);
    let plain = format!("action=\"{}\"", links::OPEN_ACCOUNT_PERSON);
    assert!(other.get(&foreign).await.text().contains(&plain), "nobody is sent to another site");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_opened_by_a_scanner_does_nothing_and_tells_nobody_its_address() {
    let house = House::open().await;
    register(&mut Browser::of(&house), EMAIL, &[]).await;
    let link = link(&house).await;
    let before = house.office.rows().await;
    for _ in 0..20 {
        let mut scanner = Browser::of(&house);
        let page = scanner.get(&link).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.header("referrer-policy"), "no-referrer");
        // Some press what they find; none knows the password.
        let pressed = scanner.post(&link, &format!("csrf={}", page.hidden("csrf"))).await;
        assert_eq!(pressed.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(pressed.header("referrer-policy"), "no-referrer");
        assert_eq!(scanner.post(&link, &format!("haslo={NEW}")).await.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(house.office.rows().await, before);
    assert_eq!(press(&mut Browser::of(&house), &link, &format!("haslo={NEW}")).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dead_link_is_told_with_the_way_on() {
    let house = House::open().await;
    register(&mut Browser::of(&house), EMAIL, &[]).await;
    let used = link(&house).await;
    press(&mut Browser::of(&house), &used, &format!("haslo={NEW}")).await;
    let invented = links::activation(&"A".repeat(43));
    let of_another_kind = used.replace("/aktywacja/", "/nowe-haslo/");
    for (dead, onward) in [
        (used.as_str(), links::OPEN_ACCOUNT),
        (&invented, links::OPEN_ACCOUNT),
        (&of_another_kind, links::FORGOTTEN),
        ("/nowy-adres/x", links::SETTINGS_EMAIL),
        ("/aktywacja/%00%FF", links::OPEN_ACCOUNT),
    ] {
        let page = Browser::of(&house).get(dead).await;
        if dead.contains("%00") {
            assert!(page.status.is_client_error(), "{dead}");
            continue;
        }
        assert_eq!(page.status, StatusCode::GONE, "{dead}");
        assert!(page.text().contains(&format!("href=\"{onward}\"")), "{dead}");
        let token = dead.rsplit('/').next().expect("a token");
        assert!(token == "x" || !page.text().contains(token), "{dead}: the page repeats it");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_known_and_an_unknown_address_get_the_same_pages() {
    let house = House::open().await;
    register(&mut Browser::of(&house), EMAIL, &[]).await;
    let link = link(&house).await;
    press(&mut Browser::of(&house), &link, &format!("haslo={NEW}")).await;
    let mut answers = Vec::new();
    for email in [EMAIL, "nikt%40poczta.example"] {
        let mut browser = Browser::of(&house);
        let registered = register(&mut browser, email, &[]).await;
        let csrf = browser.get(links::FORGOTTEN).await.hidden("csrf");
        let asked = browser.post(links::FORGOTTEN, &format!("csrf={csrf}&email={email}")).await;
        let page = |answer: &Answer| (answer.status, answer.location().to_owned(), answer.text());
        answers.push((page(&registered), page(&asked), browser.get(links::FORGOTTEN_SENT).await.text()));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0].1.1, links::FORGOTTEN_SENT);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mistakes_are_told_together_and_everything_but_passwords_is_kept() {
    let house = House::open().await;
    let mut ola = Browser::of(&house);
    let changed = [("pesel", "44051401358"), ("imiona", ""), ("haslo", "krotkie"), ("email", "ola")];
    let answer = register(&mut ola, EMAIL, &changed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text();
    for id in ["imiona", "pesel", "email", "haslo"] {
        assert!(page.contains(&format!("<a href=\"#{id}\">")), "{id}");
        assert!(page.contains(&format!("id=\"{id}-b\"")), "{id}");
    }
    assert!(page.contains("value=\"Niezwykła\"") && page.contains("value=\"44051401358\""));
    assert!(!page.contains("krotkie") && !page.contains("słowa tutaj"));
    assert_eq!(house.office.rows().await["registrations"], 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_forgotten_password_is_set_anew_and_the_old_session_ends() {
    let house = House::open().await;
    let mut ola = Browser::of(&house);
    register(&mut ola, EMAIL, &[]).await;
    let link_of_account = link(&house).await;
    press(&mut ola, &link_of_account, &format!("haslo={NEW}")).await;
    let mut elsewhere = Browser::of(&house);
    let csrf = elsewhere.get(links::FORGOTTEN).await.hidden("csrf");
    elsewhere.post(links::FORGOTTEN, &format!("csrf={csrf}&email={EMAIL}")).await;
    let link = link(&house).await;
    let differs = press(&mut elsewhere, &link, "haslo=zupelnie+nowe+haslo&haslo2=inne").await;
    assert_eq!(differs.status, StatusCode::UNPROCESSABLE_ENTITY);
    let set = press(&mut elsewhere, &link, "haslo=zupelnie+nowe+haslo&haslo2=zupelnie+nowe+haslo").await;
    assert_eq!(set.location(), "/zaloguj?haslo=nowe");
    assert!(elsewhere.get(set.location()).await.text().contains("Nowe hasło jest ustawione"));
    assert_eq!(ola.get(links::FILINGS).await.status, StatusCode::SEE_OTHER, "signed out everywhere");
    assert!(matches!(house.mail().await.matter, Matter::PasswordChanged));
    assert_eq!(elsewhere.sign_in(EMAIL, "zupelnie nowe haslo").await.location(), links::FILINGS);
    assert_eq!(elsewhere.get(&link).await.status, StatusCode::GONE);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_changes_data_address_and_password() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let mut other = Browser::signed_in(&house, "anna").await;
    let csrf = anna.get(links::SETTINGS_DATA).await.hidden("csrf");
    let data = format!("csrf={csrf}&imiona=Anna+Maria&nazwisko=Nowa&dom=7&kod=00950&miasto=Okienkowo&odbior=paper");
    let saved = anna.post(links::SETTINGS_DATA, &data).await;
    assert_eq!(saved.location(), "/ustawienia?zapisano=dane");
    let settings = anna.get(saved.location()).await.text();
    for part in ["Anna Maria Nowa", "Okienkowo 7, 00-950 Okienkowo", "na papierze", "Zapisane."] {
        assert!(settings.contains(part), "{part}");
    }
    let password = PASSWORD.replace(' ', "+");
    let asked = anna.post(links::SETTINGS_EMAIL, &format!("csrf={csrf}&email={EMAIL}&obecne={password}")).await;
    assert_eq!(asked.location(), "/ustawienia?zapisano=link");
    let link = link(&house).await;
    let confirmed = press(&mut anna, &link, "").await;
    assert!(anna.get(confirmed.location()).await.text().contains("ola@poczta.example"));
    let fields = format!("csrf={csrf}&obecne={password}&haslo={NEW}&haslo2={NEW}");
    let changed = anna.post(links::SETTINGS_PASSWORD, &fields).await;
    assert_eq!(changed.location(), "/ustawienia?zapisano=haslo");
    assert_eq!(anna.get(links::SETTINGS).await.status, StatusCode::OK, "this session goes on");
    assert_eq!(other.get(links::SETTINGS).await.status, StatusCode::SEE_OTHER, "others ended");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_filing_is_told_by_mail_when_it_came_and_when_its_receipt_is_ready() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let csrf = anna.get(links::SETTINGS_EMAIL).await.hidden("csrf");
    let password = PASSWORD.replace(' ', "+");
    anna.post(links::SETTINGS_EMAIL, &format!("csrf={csrf}&email={EMAIL}&obecne={password}")).await;
    let link = link(&house).await;
    press(&mut anna, &link, "").await;
    let form = anna.get("/sprawy/pismo-ogolne/zloz").await;
    let (csrf, key, letter) = (form.hidden("csrf"), form.hidden("klucz"), house.signed_letter());
    let parts: [Part<'_>; 3] = [
        ("csrf", None, csrf.as_bytes()),
        ("klucz", None, key.as_bytes()),
        ("dokument", Some("podanie.xml"), letter.as_bytes()),
    ];
    let filed = anna.upload("/sprawy/pismo-ogolne/zloz", &parts).await;
    let submission = filed.location().split('/').nth(2).expect("an id").to_owned();
    let (mut received, mut ready) = (false, false);
    for _ in 0..2 {
        let mail = house.mail().await;
        assert_eq!(mail.to, "ola@poczta.example");
        match mail.matter {
            Matter::Notice(Notice::Received { submission: told, number }) => {
                received = told.to_string() == submission && number.starts_with("RPW/");
            }
            Matter::Notice(Notice::ReceiptReady { submission: told, .. }) => ready = told.to_string() == submission,
            _ => panic!("another mail"),
        }
    }
    assert!(received && ready);
}
