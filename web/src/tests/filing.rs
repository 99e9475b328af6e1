//! A letter is filed and receipted, seen by its sender and by the office.

use axum::http::StatusCode;
use testkit::sandbox::{Behaviour, Service};

use super::{
    browser::{Answer, Browser, Part},
    house::House,
};
use crate::links;

const FILE: &str = "/sprawy/pismo-ogolne/zloz";

/// Files through the page; gives the answer to the form.
async fn file(browser: &mut Browser, letter: &str, more: &[Part<'_>]) -> Answer {
    let form = browser.get(FILE).await;
    let (csrf, key) = (form.hidden("csrf"), form.hidden("klucz"));
    file_as(browser, &csrf, &key, letter, more).await
}

async fn file_as(browser: &mut Browser, csrf: &str, key: &str, letter: &str, more: &[Part<'_>]) -> Answer {
    let mut parts: Vec<Part<'_>> = vec![
        ("csrf", None, csrf.as_bytes()),
        ("klucz", None, key.as_bytes()),
        ("dokument", Some("podanie.xml"), letter.as_bytes()),
    ];
    parts.extend_from_slice(more);
    browser.upload(FILE, &parts).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_signed_letter_gets_its_receipt() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let filed = file(&mut anna, &house.signed_letter(), &[("zalaczniki", Some("opis.txt"), b"opis")]).await;
    assert_eq!(filed.status, StatusCode::SEE_OTHER, "{}", filed.text());
    let page = anna.get(filed.location()).await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    for expected in ["RPW/2026/1", "12:00:00", "opis.txt", "podanie.xml", "Pismo jest w\u{a0}urzędzie"] {
        assert!(text.contains(expected), "{expected} in {text}");
    }

    let xml = anna.get(&format!("{}.xml", filed.location())).await;
    assert_eq!(xml.status, StatusCode::OK);
    assert!(xml.header("content-disposition").starts_with("attachment; filename=\"UPP-2026-1.xml\""));
    assert!(xml.header("content-security-policy").contains("sandbox"));

    let mut stranger = Browser::of(&house);
    let csrf = stranger.get(links::VERIFY).await.hidden("csrf");
    let parts: [Part<'_>; 3] =
        [("csrf", None, csrf.as_bytes()), ("plik", Some("upp.xml"), &xml.body), ("dane", Some("opis.txt"), b"opis")];
    let verdict = stranger.upload(links::VERIFY, &parts).await.text();
    assert!(verdict.contains("verdict-good"), "{verdict}");
    assert!(verdict.contains("To poświadczenie wydał nasz urząd"), "{verdict}");

    let number = text.split("UPP/2026/1/").nth(1).and_then(|rest| rest.get(..8)).expect("the receipt's number");
    let known = stranger.get(&format!("/sprawdz?numer=upp/2026/1/{number}")).await.text();
    assert!(known.contains("wydał nasz urząd") && !known.contains("Wiśniewska"), "{known}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_office_sees_the_letter_and_downloads_its_files() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let letter = house.signed_letter();
    file(&mut anna, &letter, &[("zalaczniki", Some("zażółć\u{202e}fdp.txt"), b"jazn")]).await;

    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let register = clerk.get("/biuro/przesylki?q=wisniewska").await.text();
    let address = register.split("href=\"/biuro/pisma/").nth(1).and_then(|rest| rest.split('"').next());
    let address = format!("/biuro/pisma/{}", address.expect("a letter in the register"));
    let page = clerk.get(&address).await.text();
    assert!(page.contains("Podpis jest ważny"), "{page}");

    let document = clerk.get(&format!("{address}/pliki/1")).await;
    assert_eq!(document.body, letter.as_bytes());
    let attachment = clerk.get(&format!("{address}/pliki/2")).await;
    assert_eq!(attachment.header("x-content-type-options"), "nosniff");
    assert_eq!(attachment.header("content-security-policy"), crate::kit::headers::FILE_POLICY);
    assert!(attachment.header("content-disposition").starts_with("attachment; "));
    assert!(!attachment.header("content-disposition").contains("%E2%80%AE"), "a turned name");

    let mut inbox = Browser::signed_in(&house, "organizacja").await;
    assert!(inbox.get(links::INBOX).await.text().contains("RPW/2026/1"));
    let mut elsewhere = Browser::signed_in(&house, "drogi").await;
    assert!(!elsewhere.get(links::INBOX).await.text().contains("RPW/2026/1"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_altered_letter_is_refused_with_its_reason_at_the_field() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let altered = testkit::sandbox::hostile::altered(&house.signed_letter());
    let refused = file(&mut anna, &altered, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = refused.text();
    assert!(text.contains("href=\"#dokument\"") && text.contains("id=\"dokument-b\""), "{text}");
    assert!(text.contains("treść zmieniono po podpisaniu"), "{text}");
    assert!(anna.get(links::FILINGS).await.text().contains("Tu pojawią się"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_double_click_files_once() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let form = anna.get(FILE).await;
    assert_eq!(form.header("cache-control"), "private, no-cache", "the back button shows the same form");
    let (csrf, key, letter) = (form.hidden("csrf"), form.hidden("klucz"), house.signed_letter());
    let first = file_as(&mut anna, &csrf, &key, &letter, &[]).await;
    let second = file_as(&mut anna, &csrf, &key, &letter, &[]).await;
    assert_eq!(first.location(), second.location());
    let other = file_as(&mut anna, &csrf, &key, &house.signed_letter(), &[]).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(other.text().contains("już inne pismo") && other.hidden("klucz") != key, "{}", other.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mistakes_with_files_are_told_at_their_fields() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let empty = file(&mut anna, "", &[]).await.text();
    assert!(empty.contains("podanie.xml jest pusty"), "{empty}");
    let program =
        file(&mut anna, &house.signed_letter(), &[("zalaczniki", Some("a.exe"), b"MZ\x90\0\x03\0\0\0")]).await;
    assert!(program.text().contains("id=\"zalaczniki-b\""), "{}", program.text());
    let two: [Part<'_>; 2] = [("zalaczniki", Some("a.js"), b"alert(1)"), ("zalaczniki", Some("b.txt"), b"ja\x9f\xf1")];
    let two = file(&mut anna, &house.signed_letter(), &two).await.text();
    assert!(two.contains(".csv") && two.contains("Windows-1250"), "both are told at the field: {two}");
    let large = vec![b'a'; 25 * 1024 * 1024 + 1];
    let large = file(&mut anna, &house.signed_letter(), &[("zalaczniki", Some("duzy.txt"), &large)]).await;
    assert_eq!(large.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(large.text().contains("duzy.txt jest za duży"));
    let many: Vec<String> = (0..20).map(|place| format!("{place}.txt")).collect();
    let many: Vec<Part<'_>> = many.iter().map(|name| ("zalaczniki", Some(name.as_str()), &b"a"[..])).collect();
    assert!(file(&mut anna, &house.signed_letter(), &many).await.text().contains("Za dużo plików"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_is_accepted_while_the_timestamp_authority_is_out_of_order() {
    let house = House::open().await;
    house.world.sandbox.switch(Service::Tsa, Behaviour::Off);
    let mut anna = Browser::signed_in(&house, "anna").await;
    let filed = file(&mut anna, &house.signed_letter(), &[]).await;
    let page = anna.get(filed.location()).await;
    assert!(page.text().contains("RPW/2026/1") && page.text().contains("poświadczenie będzie za"), "{}", page.text());
    assert_eq!(page.header("refresh"), "5");
    assert_eq!(anna.get(&format!("{}.xml", filed.location())).await.status, StatusCode::NOT_FOUND);
    house.office.clock.advance(61);
    assert_eq!(anna.get(filed.location()).await.header("refresh"), "");
}
