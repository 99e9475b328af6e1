//! Every address tried by those it is not for.

use axum::http::StatusCode;

use super::{
    browser::{Browser, Part},
    house::House,
};
use crate::{
    links,
    site::{Place, Reader, places},
};

/// The address with a real filing, letter and service put in.
fn filled(place: &Place, submission: &str, letter: &str) -> String {
    let id = if place.reader == Reader::Official { letter } else { submission };
    place
        .address
        .replace("{code}", "pismo-ogolne")
        .replace("{id}", id)
        .replace("{position}", "1")
        .replace("{token}", "nie-ma-takiego")
        .replace("{name}", "list-podpisany.xml")
}

/// Anna's filing: the ids of the submission and of its letter.
async fn filing(house: &House) -> (String, String) {
    let mut anna = Browser::signed_in(house, "anna").await;
    let form = anna.get("/sprawy/pismo-ogolne/zloz").await;
    let (csrf, key, letter) = (form.hidden("csrf"), form.hidden("klucz"), house.signed_letter());
    let parts: [Part<'_>; 3] = [
        ("csrf", None, csrf.as_bytes()),
        ("klucz", None, key.as_bytes()),
        ("dokument", Some("podanie.xml"), letter.as_bytes()),
    ];
    let filed = anna.upload("/sprawy/pismo-ogolne/zloz", &parts).await;
    let submission = filed.location().split('/').nth(2).expect("an id").to_owned();
    anna.get(filed.location()).await;
    let mut clerk = Browser::signed_in(house, "kancelaria").await;
    let register = clerk.get(links::REGISTER).await.text();
    let letter = register.split("href=\"/biuro/pisma/").nth(1).and_then(|rest| rest.split('"').next());
    (submission, letter.expect("a letter").to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_sees_what_is_for_others() {
    let house = House::open().await;
    let (submission, letter) = filing(&house).await;
    let mut stranger = Browser::of(&house);
    let mut anna = Browser::signed_in(&house, "anna").await;
    let mut barbara = Browser::signed_in(&house, "barbara").await;
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let mut elsewhere = Browser::signed_in(&house, "drogi").await;
    for place in places() {
        let address = filled(&place, &submission, &letter);
        let status = stranger.get(&address).await.status;
        if status == StatusCode::METHOD_NOT_ALLOWED {
            // Posting alone: without a session there is no mark that the form could carry.
            let posted = stranger.post(&address, "csrf=").await.status;
            assert_eq!(posted, StatusCode::FORBIDDEN, "{address} posted by a stranger");
            continue;
        }
        match place.reader {
            Reader::Public => assert_ne!(status, StatusCode::SEE_OTHER, "{address} for a stranger"),
            Reader::Client | Reader::SignedIn | Reader::Official => {
                assert_eq!(status, StatusCode::SEE_OTHER, "{address} for a stranger");
            }
        }
        let owned = place.address.contains("{id}");
        match place.reader {
            Reader::Client => {
                assert_eq!(anna.get(&address).await.status, StatusCode::OK, "{address} for its owner");
                let other = if owned { StatusCode::NOT_FOUND } else { StatusCode::OK };
                assert_eq!(barbara.get(&address).await.status, other, "{address} for another client");
                assert_eq!(clerk.get(&address).await.status, StatusCode::FORBIDDEN, "{address} for an official");
            }
            Reader::Official => {
                assert_eq!(anna.get(&address).await.status, StatusCode::FORBIDDEN, "{address} for a client");
                assert_eq!(clerk.get(&address).await.status, StatusCode::OK, "{address} for a clerk");
                let other = match place.address {
                    links::REGISTER => StatusCode::FORBIDDEN,
                    _ if owned => StatusCode::NOT_FOUND,
                    _ => StatusCode::OK,
                };
                assert_eq!(elsewhere.get(&address).await.status, other, "{address} for another unit");
            }
            Reader::SignedIn => {
                assert_eq!(clerk.get(&address).await.status, StatusCode::OK, "{address} for an official");
            }
            Reader::Public => {}
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_link_on_a_page_leads_somewhere() {
    let house = House::open().await;
    testkit::sandbox::samples(
        house.office.folder.path(),
        &house.world.sandbox,
        super::house::NAME,
        house
            .world
            .sandbox
            .issue_person("Anna", "Wiśniewska", &vocabulary::Pesel::parse("44051401359").expect("a number"), 9)
            .expect("a key")
            .key(),
    )
    .expect("samples");
    let (submission, letter) = filing(&house).await;
    for login in ["anna", "kancelaria", "organizacja"] {
        let mut person = Browser::signed_in(&house, login).await;
        for place in places() {
            let page = person.get(&filled(&place, &submission, &letter)).await;
            let shown = matches!(page.status, StatusCode::OK | StatusCode::METHOD_NOT_ALLOWED);
            if !shown || !page.header("content-type").starts_with("text/html") {
                continue;
            }
            for link in page.text().split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                if !link.starts_with('/') {
                    assert!(link.starts_with('#') || link.starts_with("tel:"), "{link} on {}", place.address);
                    continue;
                }
                let link = link.replace("&#38;", "&");
                let answer = person.get(&link).await;
                assert_eq!(answer.status, StatusCode::OK, "{link} on {} for {login}", place.address);
            }
        }
    }
}
