//! Answers that mean harm.

use testkit::on_both_databases;
use trusted_profile::{BeginError, FinishError};

use crate::{
    desk::{Desk, SESSION, SIGN, back},
    impostor::{self, http},
};

fn returned(operation: &str, value: &str) -> String {
    format!(
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><n:{operation}Response \
         xmlns:n=\"http://signing.ws.comarch.gov\"><{operation}Return>{value}</{operation}Return></n:{operation}Response>\
         </s:Body></s:Envelope>"
    )
}

/// What is wrong whichever operation was asked for.
fn rubbish() -> Vec<(Vec<u8>, bool)> {
    let ok = |body: &str| (http("200 OK", "", body), false);
    let right = returned("addDocumentToSigning", "x") + &returned("getSignedDocument", "PGEvPg==");
    vec![
        ok(""),
        ok("<html>"),
        ok("<html></html>"),
        ok("\u{0}\u{1}"),
        ok(&right),
        ok(&format!("<!DOCTYPE s:Envelope [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>{}", returned("x", "&a;"))),
        ok(&returned("verifySignedDocument", "PGEvPg==")),
        ok(&returned("getSignedDocument", "PGEvPg==").replace("comarch.gov", "comarch.example")),
        ok(&returned("addDocumentToSigning", "x").replace("schemas.xmlsoap.org/soap", "www.w3.org/2003/05")),
        ok(&"<a>".repeat(100_000)),
        (http("302 Found", "Location: http://127.0.0.1:1/\r\n", ""), false),
        (http("500 Internal Server Error", "", "<html>busy</html>"), false),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n".to_vec(), false),
        (b"HTTP/1.1 200 OK\r\n\r\n<a>".to_vec(), true),
    ]
}

on_both_databases! {
    async fn an_address_that_is_not_on_the_pages_of_the_service_leads_nobody_anywhere(office) {
        let desk = Desk::open(office).await;
        let draft = desk.draft().await;
        for address in [
            "",
            "javascript:alert(1)",
            "/wyloguj",
            "//podpis.example/x",
            "https://podpis.example/x",
            "http://127.0.0.1/x",
            "http://127.0.0.1:1/x",
            "http://127.0.0.1@podpis.example/x",
            "http://user@127.0.0.1:PORT/x",
            "https://127.0.0.1:PORT/x",
            "http://127.0.0.1.podpis.example:PORT/x",
            "http://127.0.0.1:PORT/x&#13;&#10;Set-Cookie: a=b",
            "http://127.0.0.1:PORT/x y",
            "http://127.0.0.1:PORT/ż",
        ] {
            let port = impostor::naming_itself(|port| {
                returned("addDocumentToSigning", &address.replace("PORT", &port.to_string()))
            }).await;
            let begun = desk.profile_at(port).begin(&desk.to, &desk.anna, SESSION, draft, &back()).await;
            assert!(matches!(begun, Err(BeginError::Faulty(_))), "{address}: {begun:?}");
        }
        assert!(!desk.is_under_way(draft).await);
    }

    async fn an_endless_address_is_not_taken(office) {
        let desk = Desk::open(office).await;
        let draft = desk.draft().await;
        let port = impostor::naming_itself(|port| {
            returned("addDocumentToSigning", &format!("http://127.0.0.1:{port}/{}", "x".repeat(3000)))
        }).await;
        let begun = desk.profile_at(port).begin(&desk.to, &desk.anna, SESSION, draft, &back()).await;
        assert!(matches!(begun, Err(BeginError::Faulty(_))), "{begun:?}");
    }

    async fn an_address_that_another_draft_has_is_not_taken(office) {
        let desk = Desk::open(office).await;
        let port = impostor::naming_itself(|port| {
            returned("addDocumentToSigning", &format!("http://127.0.0.1:{port}/podpis/1"))
        }).await;
        let profile = desk.profile_at(port);
        let (first, second) = (desk.draft().await, desk.draft().await);
        profile.begin(&desk.to, &desk.anna, SESSION, first, &back()).await.unwrap();
        assert!(profile.begin(&desk.to, &desk.anna, SESSION, second, &back()).await.is_err());
        assert!(desk.is_under_way(first).await && !desk.is_under_way(second).await);
    }

    async fn answers_that_are_something_else_begin_and_file_nothing(office) {
        let desk = Desk::open(office).await;
        let draft = desk.signed(SIGN).await;
        for (answer, is_endless) in rubbish() {
            let shown = String::from_utf8_lossy(&answer).chars().take(200).collect::<String>();
            let profile = desk.profile_at(impostor::saying(answer, is_endless).await);
            let begun = profile.begin(&desk.to, &desk.anna, SESSION, draft, &back()).await;
            assert!(matches!(begun, Err(BeginError::Faulty(_))), "{shown}: {begun:?}");
            let finished = desk.finish_at(&profile, draft).await;
            assert!(matches!(finished, Err(FinishError::Faulty(_))), "{shown}: {finished:?}");
        }
        // Nothing of this was held against the signing.
        desk.finish(draft).await.unwrap();
    }

    async fn a_document_that_is_no_base64_is_faulty_and_one_that_is_not_signed_is_refused(office) {
        let desk = Desk::open(office).await;
        let draft = desk.signed(SIGN).await;
        for rubbish in ["###", "PGEvPg=", "PGEvPg==PGEvPg==", "ż"] {
            let answer = http("200 OK", "", &returned("getSignedDocument", rubbish));
            let finished = desk.finish_at(&desk.profile_at(impostor::saying(answer, false).await), draft).await;
            assert!(matches!(finished, Err(FinishError::Faulty(_))), "{rubbish}: {finished:?}");
        }
        let nothing = http("200 OK", "", &returned("getSignedDocument", " "));
        let finished = desk.finish_at(&desk.profile_at(impostor::saying(nothing, false).await), draft).await;
        assert!(matches!(finished, Err(FinishError::NotSigned)), "{finished:?}");
        let unsigned = http("200 OK", "", &returned("getSignedDocument", "PGE+\r\nPC9hPg=="));
        let finished = desk.finish_at(&desk.profile_at(impostor::saying(unsigned, false).await), draft).await;
        assert!(matches!(finished, Err(FinishError::Refused(_))), "{finished:?}");
    }

    async fn a_fault_is_no_document(office) {
        let desk = Desk::open(office).await;
        let draft = desk.signed(SIGN).await;
        let fault = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><s:Fault>\
            <faultcode>s:Server</faultcode><faultstring>Sesja</faultstring></s:Fault></s:Body></s:Envelope>";
        let profile = desk.profile_at(impostor::saying(http("500 Internal Server Error", "", fault), false).await);
        let begun = profile.begin(&desk.to, &desk.anna, SESSION, draft, &back()).await;
        assert!(matches!(begun, Err(BeginError::Unreachable(_))), "{begun:?}");
        assert!(matches!(desk.finish_at(&profile, draft).await, Err(FinishError::NotSigned)));
    }
}
