//! Matters as programs see them.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use cases::PauseReason;
use journal::Actor;
use serde_json::Value;

use super::{
    browser::{Answer, Browser},
    case_work::{Desk, account},
    house::House,
    matters::file,
};

const CASES: &str = "/api/v1/cases";

async fn get_with(house: &House, token: &str, address: &str) -> Answer {
    let request = Request::get(address).header(header::AUTHORIZATION, format!("Bearer {token}"));
    Browser::of(house).send(request, Body::empty()).await
}

async fn get(house: &House, address: &str) -> Answer {
    get_with(house, &house.token, address).await
}

async fn post(house: &House, token: &str, address: &str, key: Option<&str>) -> Answer {
    let mut request = Request::post(address).header(header::AUTHORIZATION, format!("Bearer {token}"));
    if let Some(key) = key {
        request = request.header("idempotency-key", key);
    }
    Browser::of(house).send(request, Body::empty()).await
}

fn json(answer: &Answer) -> Value {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    serde_json::from_slice(&answer.body).unwrap_or_else(|_| panic!("not JSON: {}", answer.text()))
}

fn problem(answer: &Answer, status: StatusCode) -> String {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let problem: Value = serde_json::from_slice(&answer.body).expect("JSON");
    problem["reason"].as_str().expect("a reason").to_owned()
}

/// A token of another client.
async fn others_token(house: &House) -> String {
    let barbara = account(house, "barbara").await;
    let mut act = house.office.journal.act(Actor::Account(barbara.id), &house.office.request).await.expect("an act");
    let Ok((token, recorded)) = accounts::make_token(&mut act, &barbara, "inny").await else { panic!("no token") };
    act.commit(recorded).await.expect("a commit");
    token.secret
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_matter_is_followed_until_its_answer_is_collected_and_read() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    file(&house, &mut anna).await;
    let list = json(&get(&house, CASES).await);
    let first = &list["items"][0];
    assert_eq!(
        (&first["stage"], &first["sign"], &first["number"]),
        (&"received".into(), &Value::Null, &"RPW/2026/1".into())
    );
    assert_eq!(first["holder"]["unit"], "Wydział Organizacyjny");
    assert_eq!((&first["startedOn"], &list["next"]), (&"2026-11-22".into(), &Value::Null));
    let letter = format!("{CASES}/{}", first["id"].as_str().expect("an id"));

    let desk = Desk::open(&house).await;
    let case = desk.open_case("Latarnia").await;
    let address = format!("{CASES}/{case}");
    let one = json(&get(&house, &address).await);
    assert_eq!(json(&get(&house, &letter).await), one, "the letter's id gives the case");
    assert_eq!(
        (&one["sign"], &one["stage"], &one["title"]),
        (&"OR.5345.1.2026".into(), &"open".into(), &"Latarnia".into())
    );
    assert_eq!(one["holder"]["person"], "Olga Sowa");
    assert_eq!((&one["lastDay"], &one["standsSince"]), (&"2026-12-22".into(), &Value::Null));
    assert_eq!(one["daysLeft"], 30);
    let steps: Vec<&str> =
        one["steps"].as_array().expect("steps").iter().filter_map(|step| step["kind"].as_str()).collect();
    assert_eq!(steps, ["registered", "distributed", "assigned", "taken", "opened"]);
    let receipt = one["letters"][0]["receipt"].as_str().expect("a receipt").to_owned();
    assert!(get(&house, &receipt).await.status.is_success());
    assert!(!one.to_string().contains("tajne"), "{one}");

    desk.pause(case, PauseReason::AwaitingParty).await;
    let stands = json(&get(&house, &address).await);
    assert_eq!((&stands["stage"], &stands["standsReason"]), (&"awaiting-party".into(), &"awaiting-party".into()));
    assert_eq!((&stands["standsSince"], &stands["daysLeft"]), (&"2026-11-22".into(), &30.into()));
    desk.resume(case).await;

    let answer = desk.answer(case, "Odmowa").await;
    let settled = json(&get(&house, &address).await);
    let waiting = &settled["answers"][0];
    assert_eq!(
        (&settled["stage"], &waiting["state"], &waiting["pdf"]),
        (&"settled".into(), &"sealed".into(), &Value::Null)
    );
    assert!(!settled.to_string().contains("Odmowa"), "{settled}");
    let pdf = format!("{address}/answers/{answer}");
    assert_eq!(problem(&get(&house, &pdf).await, StatusCode::NOT_FOUND), "not-found");
    let collect = waiting["collect"].as_str().expect("an address").to_owned();
    assert_eq!(problem(&post(&house, &house.token, &collect, None).await, StatusCode::BAD_REQUEST), "missing-key");
    assert!(json(&get(&house, &address).await)["answers"][0]["collectedAt"].is_null());

    let collected = json(&post(&house, &house.token, &collect, Some("klucz-1")).await);
    assert_eq!((&collected["state"], &collected["pdf"]), (&"collected".into(), &pdf.as_str().into()));
    house.office.clock.advance(60);
    assert_eq!(json(&post(&house, &house.token, &collect, Some("klucz-1")).await), collected, "once");
    let read = get(&house, &pdf).await;
    assert_eq!((read.header("content-type"), &read.body[..5]), ("application/pdf", &b"%PDF-"[..]));
    assert_eq!(json(&get(&house, CASES).await)["items"][0]["stage"], "delivered");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_accounts_token_finds_nothing_and_collects_nothing() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    file(&house, &mut anna).await;
    let desk = Desk::open(&house).await;
    let letter = desk.newest_letter().await.id;
    let case = desk.open_case("Latarnia").await;
    let answer = desk.answer(case, "Odpowiedź").await;
    let token = others_token(&house).await;
    assert_eq!(json(&get_with(&house, &token, CASES).await)["items"], Value::Array(Vec::new()));
    let answer = format!("{CASES}/{case}/answers/{answer}");
    for address in [format!("{CASES}/{case}"), format!("{CASES}/{letter}"), answer.clone(), format!("{CASES}/x")] {
        assert_eq!(problem(&get_with(&house, &token, &address).await, StatusCode::NOT_FOUND), "not-found", "{address}");
    }
    let collect = format!("{answer}/collect");
    assert_eq!(problem(&post(&house, &token, &collect, Some("k")).await, StatusCode::NOT_FOUND), "not-found");
    assert_eq!(problem(&post(&house, "okn_x", &collect, Some("k")).await, StatusCode::UNAUTHORIZED), "missing-token");
    assert!(desk.case(case).await.answers[0].collected_at.is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn matters_are_listed_by_their_cursor() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    for _ in 0..3 {
        file(&house, &mut anna).await;
    }
    let first = json(&get(&house, &format!("{CASES}?limit=2")).await);
    let numbers = |page: &Value| -> Vec<String> {
        let items = page["items"].as_array().expect("items").iter();
        items.map(|item| item["number"].as_str().expect("a number").to_owned()).collect()
    };
    assert_eq!(
        (numbers(&first), &first["next"]),
        (vec!["RPW/2026/3".to_owned(), "RPW/2026/2".to_owned()], &"2026/2".into())
    );
    let second = json(&get(&house, &format!("{CASES}?limit=2&cursor=2026/2")).await);
    assert_eq!((numbers(&second), &second["next"]), (vec!["RPW/2026/1".to_owned()], &Value::Null));
    for wrong in ["limit=0", "limit=101", "cursor=x", "limit=x"] {
        let answer = get(&house, &format!("{CASES}?{wrong}")).await;
        assert_eq!(problem(&answer, StatusCode::BAD_REQUEST), "bad-request", "{wrong}");
    }
}
