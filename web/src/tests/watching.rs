//! Three days without a timestamp authority: nothing is refused, everybody is told, and all is sealed afterwards. And what the
//! office is told when something was taken out of its database.

use std::time::Duration;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use testkit::sandbox::{Behaviour, Service};
use vocabulary::{Clock as _, Language};
use watch::{Concern, Facts, Kind};

use super::{
    browser::{Browser, Part},
    house::{House, NAME},
};
use crate::links;

const HOUR: i64 = 3_600;

/// Files through the API as Anna's program does; gives the id of the filing.
async fn file(house: &House, key: &str) -> String {
    let letter = house.signed_letter();
    let parts: [Part<'_>; 2] = [("service", None, b"pismo-ogolne"), ("document", Some("a.xml"), letter.as_bytes())];
    let request = Request::post("/api/v1/submissions")
        .header(header::AUTHORIZATION, format!("Bearer {}", house.token))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=granica")
        .header("idempotency-key", key);
    let filed = Browser::of(house).send(request, super::browser::multipart(&parts)).await;
    assert_eq!(filed.status, StatusCode::CREATED, "{}", filed.text());
    let body: serde_json::Value = serde_json::from_slice(&filed.body).expect("JSON");
    body["id"].as_str().expect("an id").to_owned()
}

async fn receipt(house: &House, filing: &str) -> (StatusCode, String, String) {
    let request = Request::get(format!("/api/v1/submissions/{filing}/receipt"))
        .header(header::AUTHORIZATION, format!("Bearer {}", house.token));
    let answer = Browser::of(house).send(request, Body::empty()).await;
    (answer.status, answer.header("retry-after").to_owned(), answer.text())
}

/// What a page says, with every space a plain one.
async fn shown(browser: &mut Browser, address: &str) -> String {
    browser.get(address).await.text().replace('\u{a0}', " ")
}

/// The text between two marks.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    text.split(before).nth(1).and_then(|rest| rest.split(after).next()).unwrap_or_else(|| panic!("{before} in {text}"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_days_without_a_timestamp_authority_refuse_nothing_and_all_is_sealed_afterwards() {
    let house = House::open().await;
    house.world.sandbox.switch(Service::Tsa, Behaviour::Off);
    let begun = house.office.clock.now();
    let mut filings = Vec::new();
    for number in 0..12 {
        filings.push(file(&house, &format!("klucz-{number}")).await);
        house.office.clock.advance(6 * HOUR);
    }
    assert_eq!(house.office.clock.now().seconds() - begun.seconds(), 72 * HOUR);

    // Whoever filed is told that the letter is there, on the page and by the API.
    let (status, retry, _) = receipt(&house, &filings[0]).await;
    assert_eq!((status, retry.as_str()), (StatusCode::ACCEPTED, "60"));
    let mut anna = Browser::signed_in(&house, "anna").await;
    let page = shown(&mut anna, &format!("/moje-sprawy/{}/poswiadczenie", filings[0])).await;
    assert!(page.contains("poświadczenie czeka na pieczęć") && page.contains("RPW/2026/1"), "{page}");
    // So is the registry: each hour's letters are counted, and what they lack is named with a link.
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let day = shown(&mut clerk, &format!("{}?dzien=2026-11-22", links::CONTINUITY)).await;
    assert!(day.contains("są braki") && day.contains("poświadczenie czeka na pieczęć"), "{day}");
    let letter = between(&day, "href=\"/biuro/pisma/", "\"").to_owned();
    let letter = shown(&mut clerk, &format!("/biuro/pisma/{letter}")).await;
    assert!(letter.contains("pismo przyjęte, poświadczenie jest pieczętowane"), "{letter}");
    // So is the administrator.
    let mut administrator = Browser::signed_in(&house, "administrator").await;
    let state = shown(&mut administrator, links::OFFICE_STATE).await;
    assert!(state.contains("<span class=\"number\">12</span>, najstarsze od"), "{state}");

    house.world.sandbox.switch(Service::Tsa, Behaviour::On);
    house.office.clock.advance(30);
    let waiting =
        async || receipts::backlog(&mut house.office.journal.look().await.expect("a view")).await.expect("it").waiting;
    for _ in 0..1_000 {
        if waiting().await == 0 {
            break;
        }
        house.office.signal.raise();
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(waiting().await, 0, "all is sealed without anybody's doing");
    let mut sealed = Vec::new();
    for (number, filing) in (0_i64..).zip(&filings) {
        let (status, _, xml) = receipt(&house, filing).await;
        assert_eq!(status, StatusCode::OK);
        let entered = begun.plus_seconds(number * 6 * HOUR).rfc3339_warsaw();
        assert_eq!(
            between(&xml, "<pos:DataDoreczenia>", "<"),
            entered,
            "the instant of delivery is that of the filing"
        );
        let made = between(&xml, "<pos:DataWytworzeniaPoswiadczenia>", "<").to_owned();
        assert!(made >= entered, "{made}");
        sealed.push(between(&xml, "<xades:EncapsulatedTimeStamp", "<").len());
    }
    assert!(sealed.iter().all(|token| *token > 1_000));
    let day = shown(&mut clerk, &format!("{}?dzien=2026-11-22", links::CONTINUITY)).await;
    assert!(day.contains("Nic nie zginęło.") && !day.contains("są braki"), "{day}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_taken_out_of_the_database_is_named_on_both_sides() {
    let house = House::open().await;
    file(&house, "klucz-1").await;
    file(&house, "klucz-2").await;
    let at = house.office.clock.now();
    let lost = async || {
        let mut view = house.office.journal.view().await.expect("a view");
        watch::lost(&mut view, at.plus_seconds(-HOUR), at.plus_seconds(HOUR)).await.expect("it")
    };
    assert_eq!(lost().await, None);
    house.office.cut_filings().await;
    // Each is missed twice: the journal has no letter for it, the letter no entry.
    assert_eq!(lost().await.map(|late| late.letters), Some(4));
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let day = shown(&mut clerk, links::CONTINUITY).await;
    for told in ["dziennik zna to pismo, a nie ma go w rejestrze", "a dziennik go nie zna"] {
        assert!(day.contains(told), "{told} in {day}");
    }
    assert!(day.contains("RPW/2026/1") && day.contains("RPW/2026/2") && day.contains("nie wiadomo"), "{day}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_alarm_stands_on_the_page_and_in_the_metrics_until_it_is_over() {
    let house = House::open().await;
    let since = house.office.clock.now();
    let facts = Facts { count: Some(3), detail: Some("seal_receipt: <broken>".to_owned()), ..Facts::default() };
    let wrong = [Concern { kind: Kind::JobsAside, subject: String::new(), since, facts }];
    let told = [("it@urzad.example".to_owned(), Language::Pl)];
    watch::settle(&house.office.journal, &Kind::ALL, &wrong, &told).await.expect("an alarm");
    assert_eq!(house.mail().await.to, "it@urzad.example");
    let mut administrator = Browser::signed_in(&house, "administrator").await;
    let page = shown(&mut administrator, links::OFFICE_STATE).await;
    assert!(
        page.contains("Odłożone zadania") && page.contains("3 zadania") && page.contains("&#60;broken&#62;"),
        "{page}"
    );
    assert!(metrics(&house).await.contains("okienko_alarm{kind=\"jobs_aside\"} 1"));

    house.office.clock.advance(HOUR);
    watch::settle(&house.office.journal, &Kind::ALL, &[], &told).await.expect("the end");
    let page = shown(&mut administrator, links::OFFICE_STATE).await;
    assert!(page.contains("Wszystko działa.") && page.contains("do 22 listopada 2026, 13:00"), "{page}");
    assert!(metrics(&house).await.contains("okienko_alarm{kind=\"jobs_aside\"} 0"));
}

#[tokio::test]
async fn machines_are_told_of_timestamp_authorities_and_keys() {
    let house = House::open().await;
    let told = metrics(&house).await;
    let authority = house.world.sandbox.timestamp_url();
    let line = |name: &str, value: &str| format!("\nokienko_authority_{name}{{authority=\"{authority}\"}} {value}\n");
    assert!(told.contains(&line("failing_seconds", "0")) && told.contains(&line("tokens_total", "0")), "{told}");
    assert!(told.contains("\nokienko_key_out{key=\"Urząd Miasta w Okienkowie\"} 0\n"), "{told}");
    let left =
        told.lines().find_map(|line| line.strip_prefix("okienko_key_left_seconds{key=\"Urząd Miasta w Okienkowie\"} "));
    let days = left.expect("a line").parse::<i64>().expect("a number") / 86_400;
    assert!((700..=731).contains(&days), "{days}");

    house.world.sandbox.switch(Service::Tsa, Behaviour::Off);
    house.state.sealer.authorities.try_each(&[7; 32], 7).await;
    house.office.clock.advance(90);
    let told = metrics(&house).await;
    assert!(told.contains(&line("failing_seconds", "90")) && told.contains(&line("faults_total", "1")), "{told}");
    assert!(!told.contains("okienko_authority_ahead_milliseconds{"), "{told}");

    let concern = Concern {
        kind: Kind::KeyOut,
        subject: NAME.to_owned(),
        since: house.office.clock.now(),
        facts: Facts::default(),
    };
    watch::settle(&house.office.journal, &[Kind::KeyOut], &[concern], &[]).await.expect("an alarm");
    assert!(metrics(&house).await.contains("\nokienko_key_out{key=\"Urząd Miasta w Okienkowie\"} 1\n"));
}

async fn metrics(house: &House) -> String {
    use tower::ServiceExt as _;
    let request = Request::get("/metrics").body(Body::empty()).expect("a request");
    let answer = crate::operator_router(house.state.clone()).oneshot(request).await.expect("an answer");
    let bytes = axum::body::to_bytes(answer.into_body(), 1 << 20).await.expect("a body");
    String::from_utf8(bytes.to_vec()).expect("text")
}
