//! The receipt on paper, and where its QR code leads.

use axum::http::StatusCode;
use testkit::sandbox::{Behaviour, Service};

use super::{
    browser::{Browser, Part},
    house::House,
};

/// Anna files; gives the address of her receipt's page.
async fn filed(house: &House, anna: &mut Browser) -> String {
    let form = anna.get("/sprawy/pismo-ogolne/zloz").await;
    let (csrf, key, letter) = (form.hidden("csrf"), form.hidden("klucz"), house.signed_letter());
    let parts: [Part<'_>; 4] = [
        ("csrf", None, csrf.as_bytes()),
        ("klucz", None, key.as_bytes()),
        ("dokument", Some("podanie.xml"), letter.as_bytes()),
        ("zalaczniki", Some("#panic(1) $x$.txt"), b"opis"),
    ];
    anna.upload("/sprawy/pismo-ogolne/zloz", &parts).await.location().to_owned()
}

/// The address in the paper's link, which is that of its QR code.
fn link_in(pdf: &[u8]) -> String {
    let text = String::from_utf8_lossy(pdf);
    let rest = text.split("(https://okienkowo.example").nth(1).expect("a link");
    rest.split(')').next().expect("its end").to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_receipt_is_given_on_paper_to_its_owner_alone() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let page = filed(&house, &mut anna).await;
    let shown = anna.get(&page).await.text();
    assert!(shown.contains(&format!("{page}.pdf")), "{shown}");

    let paper = anna.get(&format!("{page}.pdf")).await;
    assert_eq!(paper.status, StatusCode::OK);
    assert_eq!(paper.header("content-type"), "application/pdf");
    assert!(paper.header("content-disposition").starts_with("attachment; filename=\"UPP-2026-1.pdf\""));
    assert!(paper.header("content-security-policy").contains("sandbox"));
    assert!(paper.body.starts_with(b"%PDF-1.7"));
    assert_eq!(anna.get(&format!("{page}.pdf")).await.body, paper.body);
    assert_ne!(anna.get(&format!("{page}.pdf?lang=en")).await.body, paper.body);

    let mut barbara = Browser::signed_in(&house, "barbara").await;
    assert_eq!(barbara.get(&format!("{page}.pdf")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_receipt_that_is_not_sealed_yet_is_not_on_paper() {
    let house = House::open().await;
    house.world.sandbox.switch(Service::Tsa, Behaviour::Off);
    let mut anna = Browser::signed_in(&house, "anna").await;
    let page = filed(&house, &mut anna).await;
    assert_eq!(anna.get(&format!("{page}.pdf")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_code_leads_to_when_it_was_issued_and_to_nothing_else() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let page = filed(&house, &mut anna).await;
    let shown = anna.get(&page).await.text();
    let link = link_in(&anna.get(&format!("{page}.pdf")).await.body);
    let code = print::qr(&format!("https://okienkowo.example{link}")).expect("a code");
    assert!(shown.contains(&code.path), "the page draws the same code");

    let mut stranger = Browser::of(&house);
    for (language, ours, compare) in [
        ("pl", "Takie poświadczenie wydał nasz urząd", "porównać numer i\u{a0}godzinę"),
        ("en", "Our office issued this receipt", "compare the number"),
    ] {
        let answer = stranger.get(&format!("{link}?lang={language}")).await;
        assert_eq!(answer.status, StatusCode::OK);
        let text = answer.text();
        for told in [ours, compare, "UPP/2026/1/", "12:00:00"] {
            assert!(text.contains(told), "{told} in {text}");
        }
        for kept in ["Wiśniewska", "podanie.xml", "RPW/2026", "panic(1)"] {
            assert!(!text.contains(kept), "{kept} in {text}");
        }
    }
}

/// Brings a file to be checked; gives the page.
async fn checked(stranger: &mut Browser, name: &str, file: &[u8]) -> String {
    let csrf = stranger.get("/sprawdz").await.hidden("csrf");
    stranger.upload("/sprawdz", &[("csrf", None, csrf.as_bytes()), ("plik", Some(name), file)]).await.text()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_print_brought_as_a_file_is_answered_by_its_number_and_never_called_genuine() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let page = filed(&house, &mut anna).await;
    // The page waits for the seal; paper there is only after it.
    anna.get(&page).await;
    let paper = anna.get(&format!("{page}.pdf")).await.body;
    let mut stranger = Browser::of(&house);
    let ours = checked(&mut stranger, "poswiadczenie.pdf", &paper).await;
    for told in ["verdict-note", "To jest wydruk", "UPP/2026/1/", "12:00:00", "porównać numer i\u{a0}godzinę"] {
        assert!(ours.contains(told), "{told} in {ours}");
    }
    for never in ["verdict-good", "verdict-wrong", "prawdziwe", "Wiśniewska", "podanie.xml"] {
        assert!(!ours.contains(never), "{never} in {ours}");
    }
    // A number that nobody issued, written into the same print.
    let from = paper.windows(11).position(|octets| octets == b"UPP/2026/1/").expect("a number");
    let mut forged = paper.clone();
    forged[from + 11..from + 19].copy_from_slice(b"ZZZZZZZZ");
    let forged = checked(&mut stranger, "poswiadczenie.pdf", &forged).await;
    assert!(forged.contains("verdict-wrong") && forged.contains("Nie znamy poświadczenia o"), "{forged}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_number_of_a_letter_is_told_from_that_of_a_receipt() {
    let house = House::open().await;
    let mut stranger = Browser::of(&house);
    for number in ["RPW/2026/1", "rpw/2026/99", "2026/1"] {
        let page = stranger.get(&format!("/sprawdz?numer={number}")).await.text();
        assert!(page.contains("verdict-note") && page.contains("To jest numer pisma"), "{page}");
        assert!(!page.contains("verdict-wrong"), "{page}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_nobody_issued_and_what_is_no_id_are_answered_alike() {
    let house = House::open().await;
    let mut stranger = Browser::of(&house);
    let unknown = stranger.get("/sprawdz/019a8c3f-27b1-7c44-9d2e-5b8f0c6a1e37").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let unknown = unknown.text().replace("019a8c3f-27b1-7c44-9d2e-5b8f0c6a1e37", "x");
    assert!(unknown.contains("Nie znamy takiego poświadczenia"), "{unknown}");
    for id in ["x", "1%27%20OR%20%271", "..%2F..", "%00", "%F0%9F%98%80"] {
        let other = stranger.get(&format!("/sprawdz/{id}")).await;
        assert_eq!((other.status, other.text().replace(id, "x")), (StatusCode::NOT_FOUND, unknown.clone()), "{id}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_asks_for_receipts_without_end() {
    let house = House::open().await;
    let mut stranger = Browser::of(&house);
    let mut asked = 0;
    while stranger.get(&format!("/sprawdz/{asked}")).await.status == StatusCode::NOT_FOUND {
        asked += 1;
        assert!(asked < 100, "asked without end");
    }
    assert_eq!(stranger.get("/sprawdz/x").await.status, StatusCode::TOO_MANY_REQUESTS);
}
