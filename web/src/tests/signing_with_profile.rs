//! Signing with the Trusted Profile on the sandbox's own pages: there and back, and every way it may go wrong.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use testkit::sandbox::{Behaviour, Service};
use tower::ServiceExt as _;

use super::{
    browser::{Answer, Browser},
    drafts::{fixed, house},
    house::House,
    signing::csrf,
};
use crate::links;

/// What Anna presses there.
const SIGN: &str = "osoba=0&co=podpisz";

/// Presses the button; gives the address that the browser is sent to.
async fn begin(browser: &mut Browser, draft: &str) -> String {
    let csrf = csrf(browser).await;
    let begun = browser.post(&format!("{draft}/profil-zaufany"), &format!("csrf={csrf}")).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text());
    begun.location().to_owned()
}

/// Presses something on the page of the Trusted Profile; gives the path that it sends the browser back to.
async fn press(house: &House, address: &str, form: &'static str) -> String {
    let path = format!("/{}", address.splitn(4, '/').nth(3).expect("a path"));
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(form))
        .expect("a request");
    let response = house.world.sandbox.router().oneshot(request).await.expect("an answer");
    let back = response.headers().get(header::LOCATION).expect("a way back").to_str().expect("plain").to_owned();
    back.strip_prefix("https://okienkowo.example").expect("back to the office").to_owned()
}

/// Signs so, comes back and follows to the page that tells of it.
async fn come_back(house: &House, browser: &mut Browser, draft: &str, form: &'static str) -> Answer {
    let address = begin(browser, draft).await;
    let back = press(house, &address, form).await;
    let answer = browser.get(&back).await;
    if answer.status == StatusCode::SEE_OTHER { browser.get(answer.location()).await } else { answer }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_signs_there_comes_back_to_the_receipt_however_often() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let draft = fixed(&mut anna).await;
    let address = begin(&mut anna, &draft).await;
    let back = press(&house, &address, SIGN).await;
    assert_eq!(back, format!("{draft}/profil-zaufany/powrot"));
    let first = anna.get(&back).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text());
    let receipt = anna.get(first.location()).await.text();
    assert!(receipt.contains("RPW/2026/1") && receipt.contains("Ważny"), "{receipt}");
    assert_eq!(anna.get(&back).await.location(), first.location(), "the same again");
    let csrf = csrf(&mut anna).await;
    let again = anna.post(&format!("{draft}/profil-zaufany"), &format!("csrf={csrf}")).await;
    assert_eq!(again.location(), first.location(), "the back button and the button");

    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let register = clerk.get(links::REGISTER).await.text();
    let letter = register.split("href=\"/biuro/pisma/").nth(1).and_then(|rest| rest.split('"').next());
    let letter = clerk.get(&format!("/biuro/pisma/{}", letter.expect("a letter"))).await.text();
    assert!(letter.contains("<span>Anna Wiśniewska</span><span>podpis zaufany"), "{letter}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_breaks_off_is_told_calmly_and_goes_on() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let draft = fixed(&mut anna).await;
    let address = begin(&mut anna, &draft).await;
    let page = anna.get(&format!("{draft}/podpis")).await.text();
    assert!(page.contains("Podpisywanie rozpoczęto w\u{a0}niedzielę"), "{page}");
    assert!(page.contains(&format!("href=\"{address}\"")), "to go on: {page}");
    let not_yet = anna.get(&format!("{draft}/profil-zaufany/powrot")).await;
    assert_eq!(not_yet.location(), format!("{draft}/podpis?profil=bez-podpisu"));
    for (form, told) in [
        ("co=anuluj", "Podpisywanie anulowano"),
        ("co=wygas", "Czas na podpisanie minął"),
        ("osoba=0&co=zmien", "nie możemy przyjąć"),
        ("co=smiec", "nie możemy przyjąć"),
        ("osoba=1&co=podpisz", "Podpisała inna osoba"),
    ] {
        let page = come_back(&house, &mut anna, &draft, form).await.text();
        assert!(page.contains(told) && page.contains("nic nie przepadło"), "{told} in {page}");
    }
    house.world.sandbox.switch(Service::TrustedProfile, Behaviour::Off);
    let csrf = csrf(&mut anna).await;
    let off = anna.post(&format!("{draft}/profil-zaufany"), &format!("csrf={csrf}")).await;
    assert!(anna.get(off.location()).await.text().contains("Profil zaufany nie odpowiada"));
    house.world.sandbox.switch(Service::TrustedProfile, Behaviour::On);
    let receipt = come_back(&house, &mut anna, &draft, SIGN).await.text();
    assert!(receipt.contains("RPW/2026/1"), "{receipt}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_session_and_another_client_finish_nothing() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let draft = fixed(&mut anna).await;
    let back = press(&house, &begin(&mut anna, &draft).await, SIGN).await;
    let mut elsewhere = Browser::signed_in(&house, "anna").await;
    let other = elsewhere.get(&back).await;
    assert!(
        elsewhere.get(other.location()).await.text().contains("Podpisywanie trzeba zacząć od nowa"),
        "{}",
        other.location()
    );
    let mut barbara = Browser::signed_in(&house, "barbara").await;
    assert_eq!(barbara.get(&back).await.status, StatusCode::NOT_FOUND);
    assert_eq!(Browser::of(&house).get(&back).await.status, StatusCode::SEE_OTHER, "a stranger signs in first");
    assert_eq!(house.office.rows().await["submissions"], 0);
    assert!(anna.get(&back).await.location().ends_with("/poswiadczenie"), "her own session does");
}
