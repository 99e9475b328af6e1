//! The API as programs use it.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

use super::{
    browser::{Answer, Browser, Part, multipart},
    house::House,
};

const SUBMISSIONS: &str = "/api/v1/submissions";

async fn get(house: &House, address: &str) -> Answer {
    let request = Request::get(address).header(header::AUTHORIZATION, format!("Bearer {}", house.token));
    Browser::of(house).send(request, Body::empty()).await
}

async fn post(house: &House, key: &str, parts: &[Part<'_>]) -> Answer {
    let request = Request::post(SUBMISSIONS)
        .header(header::AUTHORIZATION, format!("Bearer {}", house.token))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=granica")
        .header("idempotency-key", key);
    Browser::of(house).send(request, multipart(parts)).await
}

fn json(answer: &Answer) -> serde_json::Value {
    serde_json::from_slice(&answer.body).unwrap_or_else(|_| panic!("not JSON: {}", answer.text()))
}

/// Checks the problem details and gives the reason.
fn problem(answer: &Answer, status: StatusCode) -> String {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let problem = json(answer);
    assert_eq!(problem["status"], status.as_u16());
    assert_eq!(problem["instance"], answer.header("x-request-id"));
    assert_eq!(problem["type"], format!("/problemy/{}", problem["reason"].as_str().expect("a reason")));
    assert!(problem["detail"].as_str().is_some_and(|detail| detail.len() > 10));
    problem["reason"].as_str().expect("a reason").to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_is_filed_found_and_receipted() {
    let house = House::open().await;
    let letter = house.signed_letter();
    let parts: [Part<'_>; 2] = [("service", None, b"pismo-ogolne"), ("document", Some("a.xml"), letter.as_bytes())];
    let filed = post(&house, "klucz-1", &parts).await;
    assert_eq!(filed.status, StatusCode::CREATED, "{}", filed.text());
    let body = json(&filed);
    assert_eq!(body["number"], "RPW/2026/1");
    assert_eq!(body["enteredAt"], "2026-11-22T11:00:00.000000Z");

    let again = post(&house, "klucz-1", &parts).await;
    assert_eq!((again.status, json(&again)), (StatusCode::CREATED, body.clone()));
    let other = house.signed_letter();
    let other: [Part<'_>; 2] = [("service", None, b"pismo-ogolne"), ("document", Some("a.xml"), other.as_bytes())];
    assert_eq!(problem(&post(&house, "klucz-1", &other).await, StatusCode::UNPROCESSABLE_ENTITY), "key-used");

    assert_eq!(json(&get(&house, &format!("{SUBMISSIONS}?key=klucz-1")).await), body);
    problem(&get(&house, &format!("{SUBMISSIONS}?key=klucz-2")).await, StatusCode::NOT_FOUND);

    let id: vocabulary::SubmissionId = body["id"].as_str().expect("an id").parse().expect("an id");
    let receipt = body["receipt"].as_str().expect("an address");
    let mut sealed = get(&house, receipt).await;
    while sealed.status == StatusCode::ACCEPTED {
        assert_eq!(sealed.header("retry-after"), "1");
        tokio::task::yield_now().await;
        sealed = get(&house, receipt).await;
    }
    assert_eq!(sealed.header("content-type"), "application/xml");
    assert!(sealed.text().contains("SignatureTimeStamp"));

    let one = json(&get(&house, &format!("{SUBMISSIONS}/{id}")).await);
    assert_eq!((&one["number"], &one["receiptReady"]), (&body["number"], &true.into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_list_is_read_by_its_cursor() {
    let house = House::open().await;
    for key in ["a", "b", "c"] {
        house.office.clock.advance(1);
        let letter = house.signed_letter();
        let parts: [Part<'_>; 2] = [("service", None, b"pismo-ogolne"), ("document", Some("a.xml"), letter.as_bytes())];
        assert_eq!(post(&house, key, &parts).await.status, StatusCode::CREATED);
    }
    let first = json(&get(&house, &format!("{SUBMISSIONS}?limit=2")).await);
    assert_eq!(first["items"].as_array().map(Vec::len), Some(2));
    let cursor = first["next"].as_str().expect("a cursor");
    let rest = json(&get(&house, &format!("{SUBMISSIONS}?limit=2&cursor={cursor}")).await);
    assert_eq!((rest["items"][0]["number"].as_str(), rest["next"].is_null()), (Some("RPW/2026/1"), true));
    for wrong in ["limit=0", "limit=101", "limit=x", "cursor=x"] {
        problem(&get(&house, &format!("{SUBMISSIONS}?{wrong}")).await, StatusCode::BAD_REQUEST);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_error_has_problem_details() {
    let house = House::open().await;
    let mut stranger = Browser::of(&house);
    assert_eq!(problem(&stranger.get(SUBMISSIONS).await, StatusCode::UNAUTHORIZED), "missing-token");
    for unknown in ["/api/v1/nic", "/api/nic", "/api", "/api/v1/submissions/x", "/api/v1/submissions/x/receipt"] {
        let answer = get(&house, unknown).await;
        assert_eq!(problem(&answer, StatusCode::NOT_FOUND), "not-found", "{unknown}");
    }
    let answer = stranger.send(Request::delete(SUBMISSIONS), Body::empty()).await;
    assert_eq!(problem(&answer, StatusCode::METHOD_NOT_ALLOWED), "method-not-allowed");
    assert!(answer.header("allow").contains("POST"), "{}", answer.header("allow"));

    let keyless = Request::post(SUBMISSIONS)
        .header(header::AUTHORIZATION, format!("Bearer {}", house.token))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=granica");
    assert_eq!(problem(&stranger.send(keyless, multipart(&[])).await, StatusCode::BAD_REQUEST), "missing-key");
    let plain = Request::post(SUBMISSIONS)
        .header(header::AUTHORIZATION, format!("Bearer {}", house.token))
        .header(header::CONTENT_TYPE, "application/json")
        .header("idempotency-key", "k");
    assert_eq!(problem(&stranger.send(plain, Body::from("{}")).await, StatusCode::UNSUPPORTED_MEDIA_TYPE), "media");

    let large = vec![b'a'; 10 * 1024 * 1024 + 1];
    let parts: [Part<'_>; 2] = [("service", None, b"pismo-ogolne"), ("document", Some("a.xml"), &large)];
    assert_eq!(problem(&post(&house, "k", &parts).await, StatusCode::PAYLOAD_TOO_LARGE), "file-too-large");
    let unsigned: [Part<'_>; 2] = [("service", None, b"pismo-ogolne"), ("document", Some("a.xml"), b"<a/>")];
    assert_eq!(problem(&post(&house, "k", &unsigned).await, StatusCode::UNPROCESSABLE_ENTITY), "not-signed");
    let twice: [Part<'_>; 2] = [("service", None, b"pismo-ogolne"), ("service", None, b"pismo-ogolne")];
    assert_eq!(problem(&post(&house, "k", &twice).await, StatusCode::BAD_REQUEST), "broken-form");
    let control: [Part<'_>; 2] = [("service", None, b"pismo-ogolne"), ("document", Some("a\0.xml"), b"<a/>")];
    assert_eq!(problem(&post(&house, "k", &control).await, StatusCode::BAD_REQUEST), "broken-form");
    let nameless: [Part<'_>; 2] = [("service", None, b"pismo-ogolne"), ("document", Some(".."), b"<a/>")];
    assert_eq!(problem(&post(&house, "k", &nameless).await, StatusCode::UNPROCESSABLE_ENTITY), "name-unusable");
    let nothing: [Part<'_>; 1] = [("service", None, b"nie-ma")];
    assert_eq!(problem(&post(&house, "k", &nothing).await, StatusCode::UNPROCESSABLE_ENTITY), "unknown-service");
}

#[tokio::test]
async fn a_problem_is_told_in_the_language_asked_for() {
    let house = House::open().await;
    let mut english = Browser::of(&house);
    let request =
        Request::get(SUBMISSIONS).header(header::ACCEPT_LANGUAGE, "en").header(header::AUTHORIZATION, "Bearer x");
    let answer = english.send(request, Body::empty()).await;
    assert_eq!(problem(&answer, StatusCode::UNAUTHORIZED), "missing-token");
    assert_eq!(json(&answer)["title"], "No valid key");
}

#[tokio::test]
async fn the_description_names_every_path() {
    let house = House::open().await;
    let description = json(&Browser::of(&house).get("/api/v1/openapi.json").await);
    assert!(description["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")));
    let services = &description["components"]["schemas"]["SubmissionForm"]["properties"]["service"]["enum"];
    assert!(services.as_array().is_some_and(|codes| codes.contains(&"pismo-ogolne".into())), "{services}");
    let paths: Vec<&String> = description["paths"].as_object().expect("paths").keys().collect();
    let expected = [
        "/cases",
        "/cases/{id}",
        "/cases/{id}/answers/{answer}",
        "/cases/{id}/answers/{answer}/collect",
        "/cases/{id}/messages",
        "/cases/{id}/messages/{message}/files/{position}",
        "/events",
        "/office/cases/{id}",
        "/office/cases/{id}/answer",
        "/office/cases/{id}/answer/approval",
        "/office/cases/{id}/steps",
        "/office/letters",
        "/office/letters/{id}",
        "/office/letters/{id}/case",
        "/office/letters/{id}/files/{position}",
        "/office/letters/{id}/moves",
        "/submissions",
        "/submissions/{id}",
        "/submissions/{id}/proof",
        "/submissions/{id}/receipt",
        "/validations",
    ];
    assert_eq!(paths, expected);
}
