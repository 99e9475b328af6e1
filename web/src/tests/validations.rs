//! Validating signatures: by the API, and on the page for anybody.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

use super::{
    browser::{Answer, Browser, Part, multipart},
    house::House,
};
use crate::links;

const VALIDATIONS: &str = "/api/v1/validations";

async fn validate(house: &House, accept: &str, parts: &[Part<'_>]) -> Answer {
    let request = Request::post(VALIDATIONS)
        .header(header::AUTHORIZATION, format!("Bearer {}", house.token))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=granica")
        .header(header::ACCEPT, accept)
        .header("idempotency-key", "klucz");
    Browser::of(house).send(request, multipart(parts)).await
}

fn json(answer: &Answer) -> serde_json::Value {
    serde_json::from_slice(&answer.body).unwrap_or_else(|_| panic!("not JSON: {}", answer.text()))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_is_told_who_signed_in_both_languages_and_in_the_standards_words() {
    let house = House::open().await;
    let letter = house.signed_letter();
    let parts: [Part<'_>; 1] = [("document", Some("a.xml"), letter.as_bytes())];
    let answer = validate(&house, "application/json", &parts).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    let report = json(&answer);
    let signature = &report["signatures"][0];
    assert_eq!(signature["indication"], "TOTAL-PASSED");
    assert_eq!((&signature["coverage"], &signature["subIndication"]), (&"whole".into(), &serde_json::Value::Null));
    assert!(report["sentence"]["pl"].as_str().is_some_and(|said| said.starts_with("Dokument jest prawdziwy")));
    let of = |reference: &serde_json::Value| (reference["what"] == "/", reference["right"] == true);
    let references = signature["references"].as_array().expect("references");
    assert!(references.iter().map(of).any(|of| of == (true, true)), "{references:?}");
    let signer = signature["signer"].as_str().expect("a signer");
    assert_eq!(signature["sentence"]["en"], format!("{signer}: the signature is valid."));

    let record = validate(&house, "application/xml", &parts).await;
    assert_eq!((record.status, record.header("content-type")), (StatusCode::CREATED, "application/xml"));
    let text = record.text();
    assert!(text.contains("urn:etsi:019102:mainindication:total-passed"), "{text}");
    assert!(text.contains(signer) && xml::parse(text.as_bytes(), &xml::Limits::default()).is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_document_is_judged_as_of_the_instant_that_is_asked_for() {
    let house = House::open().await;
    let letter = house.signed_letter();
    let as_of = |at: &'static str| [("at", None, at.as_bytes()), ("document", Some("a.xml"), letter.as_bytes())];
    let late = json(&validate(&house, "*/*", &as_of("2099-01-01T00:00:00Z")).await);
    assert_eq!(late["judgedAt"], "2099-01-01T00:00:00.000000Z");
    assert_eq!(late["signatures"][0]["indication"], "INDETERMINATE");
    let wrong = validate(&house, "*/*", &as_of("jutro")).await;
    assert_eq!((wrong.status, &json(&wrong)["reason"]), (StatusCode::UNPROCESSABLE_ENTITY, &"instant".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_validated_is_refused_with_its_reason() {
    let house = House::open().await;
    let cases: [(&[Part<'_>], StatusCode, &str); 5] = [
        (&[], StatusCode::UNPROCESSABLE_ENTITY, "no-document"),
        (&[("document", Some("a.xml"), b"<a")], StatusCode::UNPROCESSABLE_ENTITY, "unreadable"),
        (&[("plik", None, b"x")], StatusCode::BAD_REQUEST, "unknown-field"),
        (&[("document", Some("a"), b"<a/>"), ("document", Some("b"), b"<a/>")], StatusCode::BAD_REQUEST, "broken-form"),
        (
            &[("document", Some("a"), b"<a/>"), ("detached", Some(""), b"x")],
            StatusCode::UNPROCESSABLE_ENTITY,
            "name-unusable",
        ),
    ];
    for (parts, status, reason) in cases {
        let answer = validate(&house, "*/*", parts).await;
        assert_eq!((answer.status, &json(&answer)["reason"]), (status, &reason.into()), "{}", answer.text());
    }
    let unsigned = json(&validate(&house, "*/*", &[("document", Some("a.xml"), b"<a/>")]).await);
    assert_eq!(unsigned["signatures"], serde_json::json!([]));
    let keyless = Request::post(VALIDATIONS)
        .header(header::AUTHORIZATION, format!("Bearer {}", house.token))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=granica");
    assert_eq!(json(&Browser::of(&house).send(keyless, multipart(&[])).await)["reason"], "missing-key");
    let stranger = Request::post(VALIDATIONS).header("idempotency-key", "k");
    assert_eq!(Browser::of(&house).send(stranger, Body::empty()).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_gives_the_record_along_and_keeps_nothing() {
    let house = House::open().await;
    let mut stranger = Browser::of(&house);
    let csrf = stranger.get(links::VERIFY).await.hidden("csrf");
    let letter = house.signed_letter();
    let parts: [Part<'_>; 2] = [("csrf", None, csrf.as_bytes()), ("plik", Some("pismo.xml"), letter.as_bytes())];
    let page = stranger.upload(links::VERIFY, &parts).await.text();
    assert!(page.contains("href=\"data:application/xml;base64,"), "{page}");
    assert!(page.contains("download=\"pismo.xml.ts119102-2.xml\""), "{page}");
    let unsigned: [Part<'_>; 2] = [("csrf", None, csrf.as_bytes()), ("plik", Some("a.xml"), b"<a/>")];
    assert!(!stranger.upload(links::VERIFY, &unsigned).await.text().contains("data:"));
}
