//! Messages between the office and the client of a case, through the pages and the API.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use cases::MessageId;
use serde_json::Value;
use vocabulary::CaseId;

use super::{
    browser::{Answer, Browser, Part},
    case_work::{Desk, account},
    house::House,
    matters,
};
use crate::links;

/// Writes a message with these files on the page at this address.
async fn write(who: &mut Browser, address: &str, text: &str, files: &[(&str, &[u8])]) -> Answer {
    let page = who.get(address).await;
    send(who, address, &page, text, files).await
}

/// Sends the form of a page that was opened before.
async fn send(who: &mut Browser, address: &str, page: &Answer, text: &str, files: &[(&str, &[u8])]) -> Answer {
    let (csrf, key) = (page.hidden("csrf"), page.hidden("klucz"));
    let mut parts: Vec<Part<'_>> =
        vec![("csrf", None, csrf.as_bytes()), ("klucz", None, key.as_bytes()), ("wiadomosc", None, text.as_bytes())];
    parts.extend(files.iter().map(|(name, content)| ("pliki", Some(*name), *content)));
    who.upload(address, &parts).await
}

/// Has Anna write a message with a file in an own case; gives its id.
pub(super) async fn written(house: &House, case: CaseId) -> MessageId {
    let mut anna = Browser::signed_in(house, "anna").await;
    let sent = write(&mut anna, &links::matter_messages(case), "Kiedy?", &[("mapa.pdf", b"%PDF-1.7\n")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let client = account(house, "anna").await.as_client().expect("a client");
    let mut view = house.office.journal.view().await.expect("a view");
    let found = cases::my_messages(&mut view, &client, case, None, 1).await.expect("a database");
    found.expect("a case").1.rows[0].id
}

async fn case(house: &House) -> (Desk<'_>, CaseId) {
    let mut anna = Browser::signed_in(house, "anna").await;
    matters::file(house, &mut anna).await;
    let desk = Desk::open(house).await;
    let case = desk.open_case("Latarnia przy szkole").await;
    (desk, case)
}

fn shows(page: &str, parts: &[&str]) {
    let page = page.replace('\u{a0}', " ").replace(['\u{2068}', '\u{2069}'], "");
    for part in parts {
        assert!(page.contains(part), "{part} in {page}");
    }
}

fn hides(page: &str, part: &str) {
    assert!(!page.contains(part), "{part} in {page}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_asks_the_official_answers_and_each_sees_what_is_new() {
    let house = House::open().await;
    let (_, case) = case(&house).await;
    let (mine, offices) = (links::matter_messages(case), links::case_messages(case));
    let mut anna = Browser::signed_in(&house, "anna").await;
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    shows(&anna.get(&links::matter_case(case)).await.text(), &[&format!("href=\"{mine}\""), "Wiadomości<"]);
    shows(&anna.get(&mine).await.text(), &["To nie jest pismo", "nie zachowuje żadnego terminu"]);
    let sent = write(&mut anna, &mine, "Która to latarnia?", &[("zdjęcie <1>.pdf", b"%PDF-1.7\n")]).await;
    assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, format!("{mine}?wyslano=tak").as_str()));
    shows(&anna.get(sent.location()).await.text(), &["Wiadomość wysłana.", "urząd jeszcze nie otworzył"]);

    let desk = officer.get(links::DESK).await.text();
    shows(&desk, &["Nowe wiadomości od klientów", &format!("href=\"{offices}\""), "1 nowa"]);
    shows(&officer.get(&links::case(case)).await.text(), &["Wiadomości (nowe: 1)", "wiadomość od klienta"]);
    let page = officer.get(&offices).await.text();
    shows(&page, &["Która to latarnia?", "nowa wiadomość", "zdjęcie &#60;1&#62;.pdf", "Anna Wiśniewska"]);
    hides(&officer.get(links::DESK).await.text(), "Nowe wiadomości od klientów");
    let file = page.split("href=\"").find(|rest| rest.contains("/pliki/1\"")).and_then(|rest| rest.split('"').next());
    let file = officer.get(file.expect("a file")).await;
    assert_eq!(file.body, b"%PDF-1.7\n");
    assert!(file.header("content-disposition").starts_with("attachment"), "{}", file.header("content-disposition"));

    assert_eq!(write(&mut officer, &offices, "Druga od ratusza.", &[]).await.status, StatusCode::SEE_OTHER);
    shows(&officer.get(&offices).await.text(), &["klient jeszcze nie otworzył"]);
    shows(&anna.get(links::FILINGS).await.text(), &["nowa wiadomość", "Olga Sowa", &format!("href=\"{mine}\"")]);
    shows(&anna.get(links::FRONT).await.text(), &[&format!("href=\"{mine}\"")]);
    shows(&anna.get(&mine).await.text(), &["Druga od ratusza.", "Olga Sowa"]);
    hides(&anna.get(links::FILINGS).await.text(), &format!("href=\"{mine}\""));
    hides(&officer.get(&offices).await.text(), "klient jeszcze nie otworzył");

    let akta = officer.get(&links::case_file(case)).await.text();
    shows(&akta, &["Od klienta do urzędu", "Która to latarnia?", "Od urzędu do klienta", "pliki/1\""]);
    shows(&officer.get(&links::case_log(case)).await.text(), &["wiadomość do klienta", "wiadomość od klienta"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_typed_is_not_lost_with_what_is_refused() {
    let house = House::open().await;
    let (_, case) = case(&house).await;
    let address = links::matter_messages(case);
    let mut anna = Browser::signed_in(&house, "anna").await;
    let script: &[(&str, &[u8])] = &[("skrypt.sh", b"#!/bin/sh\n")];
    let six: Vec<(String, Vec<u8>)> = (0..6).map(|place| (format!("{place}.txt"), vec![b'a'; 9])).collect();
    let six: Vec<(&str, &[u8])> = six.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
    for (text, files, told) in [
        ("Oto skrypt", script, "Oto skrypt"),
        ("Oto sześć plików", six.as_slice(), "Oto sześć plików"),
        (" ", &[], "Brakuje treści wiadomości"),
    ] {
        let refused = write(&mut anna, &address, text, files).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
        shows(&refused.text(), &[told, "Nic jeszcze nie wysłano", "aria-invalid=\"true\""]);
    }
    let long = "ż".repeat(4_001);
    let refused = write(&mut anna, &address, &long, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    shows(&refused.text(), &["Wiadomość jest za długa", &long]);
    shows(&anna.get(&address).await.text(), &["Nikt jeszcze nic nie napisał."]);
    // Four thousand letters of two bytes each come through.
    assert_eq!(write(&mut anna, &address, &long[2..], &[]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_pressed_twice_sends_once_and_a_foreign_one_nothing() {
    let house = House::open().await;
    let (desk, case) = case(&house).await;
    let address = links::case_messages(case);
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let page = officer.get(&address).await;
    for _ in 0..2 {
        assert_eq!(send(&mut officer, &address, &page, "Raz.", &[]).await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(officer.get(&address).await.text().matches("Raz.").count(), 1);
    let forged: [Part<'_>; 3] = [("csrf", None, b"x"), ("klucz", None, b"a"), ("wiadomosc", None, b"Dwa.")];
    assert_eq!(officer.upload(&address, &forged).await.status, StatusCode::FORBIDDEN);

    // Somebody of the same unit reads, and does not write.
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let read = clerk.get(&address).await.text();
    shows(&read, &["Raz."]);
    hides(&read, "name=\"wiadomosc\"");
    let token = clerk.get(links::SETTINGS).await.hidden("csrf");
    let parts: [Part<'_>; 3] =
        [("csrf", None, token.as_bytes()), ("klucz", None, b"a"), ("wiadomosc", None, b"Ja te\xc5\xbc.")];
    assert_eq!(clerk.upload(&address, &parts).await.status, StatusCode::NOT_FOUND);

    let mut anna = Browser::signed_in(&house, "anna").await;
    let mine = links::matter_messages(case);
    let opened = anna.get(&mine).await;
    desk.close(case).await;
    let late = send(&mut anna, &mine, &opened, "Za późno?", &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    shows(&late.text(), &["sprawę tymczasem zamknięto", "Za późno?", "Sprawa jest zamknięta"]);
    hides(&anna.get(&mine).await.text(), "name=\"wiadomosc\"");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn programs_of_the_client_read_messages_and_open_none() {
    let house = House::open().await;
    let (_, case) = case(&house).await;
    written(&house, case).await;
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    house.office.clock.advance(1);
    write(&mut officer, &links::case_messages(case), "Jutro.", &[]).await;
    let get = async |address: String| {
        let request = Request::get(address).header(header::AUTHORIZATION, format!("Bearer {}", house.token));
        Browser::of(&house).send(request, Body::empty()).await
    };
    let json = |answer: &Answer| -> Value { serde_json::from_slice(&answer.body).expect("JSON") };
    let list = format!("{}/cases/{case}/messages", links::API);
    let first = json(&get(format!("{list}?limit=1")).await);
    let newest = &first["items"][0];
    assert_eq!(
        (&newest["from"], &newest["text"], &newest["opened"]),
        (&"office".into(), &"Jutro.".into(), &false.into())
    );
    let rest = json(&get(format!("{list}?limit=1&cursor={}", first["next"].as_str().expect("a cursor"))).await);
    let oldest = &rest["items"][0];
    assert_eq!((&oldest["from"], &oldest["name"]), (&"client".into(), &"Anna Wiśniewska".into()));
    assert_eq!(rest["next"], Value::Null);
    let file = get(oldest["files"][0]["address"].as_str().expect("an address").to_owned()).await;
    assert_eq!((file.status, file.body.as_slice()), (StatusCode::OK, b"%PDF-1.7\n".as_slice()));
    for unknown in [format!("{list}?limit=0"), format!("{list}?cursor=x")] {
        assert_eq!(get(unknown).await.status, StatusCode::BAD_REQUEST);
    }
    let other: CaseId = house.office.journal.new_id();
    assert_eq!(get(format!("{}/cases/{other}/messages", links::API)).await.status, StatusCode::NOT_FOUND);
    let mut anna = Browser::signed_in(&house, "anna").await;
    shows(&anna.get(links::FILINGS).await.text(), &["nowa wiadomość"]);
}
