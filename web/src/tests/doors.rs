//! What holds for every request.

use axum::http::StatusCode;

use super::{browser::Browser, house::House};
use crate::links;

#[tokio::test]
async fn every_answer_is_protected_and_numbered() {
    let house = House::open().await;
    for address in ["/", "/nie-ma", "/zaloguj", "/moje-sprawy", "/api/v1/submissions", "/api/nic"] {
        let answer = Browser::of(&house).get(address).await;
        assert!(answer.header("content-security-policy").starts_with("default-src 'none'"), "{address}");
        assert!(!answer.header("content-security-policy").contains("unsafe"), "{address}");
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{address}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{address}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{address}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{address}");
        assert_eq!(answer.header("cache-control"), "no-store", "{address}");
        assert!(answer.header("strict-transport-security").starts_with("max-age"), "{address}");
        assert_eq!(answer.header("x-request-id").len(), 10, "{address}");
    }
}

#[tokio::test]
async fn the_sessions_cookie_stays_with_this_host() {
    let house = House::open().await;
    let mut browser = Browser::of(&house);
    let answer = browser.sign_in("anna", super::house::PASSWORD).await;
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-okienko="), "{cookie}");
    for part in ["Path=/", "HttpOnly", "SameSite=Lax", "Secure"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert_eq!(answer.location(), links::FILINGS);
}

#[tokio::test]
async fn a_form_without_its_mark_is_not_taken() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    for address in [links::SIGN_OUT, links::SETTINGS_LANGUAGE, links::SETTINGS_TOKENS, links::SIGN_IN] {
        let answer = anna.post(address, "csrf=&nazwa=a&jezyk=en&login=anna&haslo=a").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address}");
        assert!(answer.text().contains("nieważny"), "{address}");
    }
    for address in ["/sprawy/pismo-ogolne/zloz", links::VERIFY] {
        let answer = anna.upload(address, &[("dokument", Some("a.xml"), b"<a/>"), ("plik", Some("a"), b"<a/>")]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address}");
    }
    assert_eq!(anna.get(links::FILINGS).await.status, StatusCode::OK, "still signed in");
}

#[tokio::test]
async fn a_strangers_form_must_come_with_the_cookie_of_its_page() {
    let house = House::open().await;
    let csrf = Browser::of(&house).get(links::SIGN_IN).await.hidden("csrf");
    let form = format!("csrf={csrf}&login=anna&haslo=okno+na+rynek");
    assert_eq!(Browser::of(&house).post(links::SIGN_IN, &form).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_login_get_the_same_answer() {
    let house = House::open().await;
    let mut browser = Browser::of(&house);
    let wrong = browser.sign_in("anna", "zle").await;
    let unknown = browser.sign_in("nikt", "zle").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.text().replace("anna", "nikt"), unknown.text());
}

#[tokio::test]
async fn signing_out_ends_the_session() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let csrf = anna.get(links::FILINGS).await.hidden("csrf");
    anna.post(links::SIGN_OUT, &format!("csrf={csrf}")).await;
    assert_eq!(anna.get(links::FILINGS).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_language_is_asked_for_kept_and_of_the_account() {
    let house = House::open().await;
    let mut browser = Browser::of(&house);
    assert!(browser.get("/").await.text().contains("<html lang=\"pl\">"));
    assert!(browser.get("/?lang=en").await.text().contains("<html lang=\"en\">"));
    assert!(browser.get("/sprawy").await.text().contains("<html lang=\"en\">"), "kept by its cookie");

    let mut anna = Browser::signed_in(&house, "anna").await;
    let csrf = anna.get(links::SETTINGS).await.hidden("csrf");
    anna.post(links::SETTINGS_LANGUAGE, &format!("csrf={csrf}&jezyk=en")).await;
    let mut elsewhere = Browser::signed_in(&house, "anna").await;
    assert!(elsewhere.get(links::FILINGS).await.text().contains("<html lang=\"en\">"));
}

#[tokio::test]
async fn a_token_is_shown_once_and_can_be_revoked() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let csrf = anna.get(links::SETTINGS).await.hidden("csrf");
    let made = anna.post(links::SETTINGS_TOKENS, &format!("csrf={csrf}&nazwa=kadry")).await.text();
    assert!(made.contains("okn_"));
    let settings = anna.get(links::SETTINGS).await.text();
    assert!(settings.contains("kadry") && !settings.contains("okn_"));
    let id = settings.split("/ustawienia/klucze/").nth(1).and_then(|rest| rest.split('/').next()).expect("a token");
    let revoke = format!("/ustawienia/klucze/{id}/uniewaznij");
    let mut barbara = Browser::signed_in(&house, "barbara").await;
    let hers = barbara.get(links::SETTINGS).await.hidden("csrf");
    assert_eq!(barbara.post(&revoke, &format!("csrf={hers}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(anna.post(&revoke, &format!("csrf={csrf}")).await.status, StatusCode::SEE_OTHER);
    let nameless = anna.post(links::SETTINGS_TOKENS, &format!("csrf={csrf}&nazwa=+")).await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_sixty_first_question_of_a_stranger_within_ten_minutes_is_asked_to_wait() {
    let house = House::open().await;
    let mut stranger = Browser::of(&house);
    for _ in 0..60 {
        assert_eq!(stranger.get("/sprawdz?numer=UPP/2026/1").await.status, StatusCode::OK);
    }
    let answer = stranger.get("/sprawdz?numer=UPP/2026/1").await;
    assert_eq!((answer.status, answer.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "600"));
    assert_eq!(stranger.get(links::VERIFY).await.status, StatusCode::OK, "the form itself is no question");
    house.office.clock.advance(600);
    assert_eq!(stranger.get("/sprawdz?numer=UPP/2026/1").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_clerk_at_a_clients_page_is_told_calmly_and_a_mistyped_list_begins_at_the_newest() {
    let house = House::open().await;
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let page = clerk.get(links::FILINGS).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(!page.text().contains(page.header("x-request-id")), "{}", page.text());
    assert_eq!(clerk.get("/biuro/przesylki?przed=zzz").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_connection_with_too_many_wrong_tries_is_told_when_to_come_back() {
    let house = House::open().await;
    let mut stranger = Browser::of(&house);
    for n in 0..60 {
        assert_eq!(stranger.sign_in(&format!("nikt{n}"), "x").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let answer = stranger.sign_in("anna", super::house::PASSWORD).await;
    assert_eq!((answer.status, answer.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "900"));
    assert!(answer.text().contains("Z\u{a0}tego łącza"), "{}", answer.text());
}

#[tokio::test]
async fn a_form_that_is_too_large_is_told_so() {
    let house = House::open().await;
    let mut browser = Browser::of(&house);
    browser.get(links::SIGN_IN).await;
    let answer = browser.post(links::SIGN_IN, &format!("csrf=a&login={}", "a".repeat(70_000))).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text().contains("To za dużo naraz"));
}

#[tokio::test]
async fn a_wrong_method_is_told_with_the_right_ones() {
    let house = House::open().await;
    let answer = Browser::of(&house).post("/sprawy", "").await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(answer.header("allow").contains("GET"));
    assert!(answer.text().contains("<main"));
}

#[tokio::test]
async fn operators_are_answered() {
    use tower::ServiceExt as _;
    let house = House::open().await;
    Browser::of(&house).get("/").await;
    let operator = crate::operator_router(house.state.clone());
    for (address, expected) in [
        ("/healthz", "ok"),
        ("/readyz", "ready"),
        ("/metrics", "okienko_requests_total{class=\"public\",status=\"200\"} 1"),
    ] {
        let request = axum::http::Request::get(address).body(axum::body::Body::empty()).expect("a request");
        let answer = operator.clone().oneshot(request).await.expect("an answer");
        let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.expect("a body");
        let text = String::from_utf8(body.to_vec()).expect("UTF-8");
        assert!(text.contains(expected), "{address}: {text}");
    }
}

#[tokio::test]
async fn a_panic_ends_as_a_calm_page_with_the_requests_number() {
    use axum::{Router, middleware::from_fn_with_state, routing::get};
    let house = House::open().await;
    let mut broken = House::open().await;
    broken.router = Router::new()
        .route("/", get(async || -> &'static str { panic!("a test") }))
        .layer(from_fn_with_state(house.state.clone(), crate::kit::door::pages))
        .with_state(house.state.clone());
    let answer = Browser::of(&broken).get("/").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(answer.text().contains(answer.header("x-request-id")), "{}", answer.text());
    assert!(answer.text().contains("nie przepadnie"));
}
