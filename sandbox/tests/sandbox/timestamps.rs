//! The timestamp authority judged by openssl, and the client of `seals` against an authority that misbehaves.

use std::sync::Arc;

use axum::{Router, body::Bytes, routing::post};
use certificates::Anchors;
use outbound::{Allowed, Limits, Outbound, Refused};
use sandbox::{Behaviour, Service};
use seals::{TimestampAuthority, TimestampFault, seal};
use vocabulary::Clock as _;

use crate::world::{NIP, OFFICE, Present, World, words};

const NONCE: u64 = 0x0102_0304_0506_0708;

#[tokio::test(flavor = "multi_thread")]
async fn openssl_verifies_a_timestamp_over_any_sha_2() {
    let world = World::new().await;
    world.file("file.txt", "zażółć");
    for digest in ["-sha256", "-sha384", "-sha512"] {
        world.run("openssl", &["ts", "-query", "-data", "file.txt", digest, "-cert", "-out", "query.tsq"]).await;
        stamp(&world).await;
        let verify = ["ts", "-verify", "-queryfile", "query.tsq", "-in", "answer.tsr", "-CAfile", "timestamps.pem"];
        assert!(world.run("openssl", &verify).await.contains("Verification: OK"));
    }
    let told = world.run("openssl", &["ts", "-reply", "-in", "answer.tsr", "-text"]).await;
    assert!(told.contains("Accuracy: 0x01 seconds") && told.contains("Status: Granted."), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_certificate_comes_only_when_it_is_asked_for() {
    let world = World::new().await;
    world.file("file.txt", "zażółć");
    world.run("openssl", &["ts", "-query", "-data", "file.txt", "-sha256", "-no_nonce", "-out", "query.tsq"]).await;
    stamp(&world).await;
    let verify = ["ts", "-verify", "-queryfile", "query.tsq", "-in", "answer.tsr", "-CAfile", "timestamps.pem"];
    let told = words(&world.output("openssl", &verify).await);
    assert!(told.contains("signer certificate not found"), "{told}");
    let state: serde_json::Value = serde_json::from_slice(&std::fs::read(world.path("sandbox.json")).unwrap()).unwrap();
    world.file("unit.pem", state["keys"]["timestamp-unit"]["certificate"].as_str().unwrap());
    let told = world.run("openssl", &[&verify[..], &["-untrusted", "unit.pem"]].concat()).await;
    assert!(told.contains("Verification: OK"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_weak_digest_a_foreign_policy_and_no_request_at_all_are_rejected() {
    let world = World::new().await;
    world.file("file.txt", "zażółć");
    let reasons = [
        (&["-sha1"][..], "unrecognized or unsupported algorithm"),
        (&["-sha256", "-tspolicy", "1.2.3.4"], "policy is not supported"),
    ];
    for (options, reason) in reasons {
        let query = ["ts", "-query", "-data", "file.txt", "-out", "query.tsq"];
        world.run("openssl", &[&query[..], options].concat()).await;
        assert!(stamp(&world).await.contains(reason));
    }
    world.file("query.tsq", "hello");
    assert!(stamp(&world).await.contains("the data submitted has the wrong format"));
}

/// Sends the query, keeps the answer, and returns it in openssl's words.
async fn stamp(world: &World) -> String {
    let query = std::fs::read(world.path("query.tsq")).unwrap();
    let (url, kind) = (world.url("/tsa"), "application/timestamp-query");
    let answer = world.outbound.post(&url, kind, query.into(), Limits::default()).await.unwrap();
    world.file("answer.tsr", answer);
    words(&world.output("openssl", &["ts", "-reply", "-in", "answer.tsr", "-text"]).await)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seal_with_its_timestamp_is_accepted_by_xmlsec1_and_its_token_by_openssl() {
    let world = World::new().await;
    let office = world.sandbox.issue_seal(OFFICE, NIP).unwrap();
    let sealed = seal("<UPP>1</UPP>", office.key(), Present.now()).unwrap();
    let authority = world.authority(Some(world.sandbox.anchors()));
    let token = authority.timestamp(&sealed.imprint(), NONCE).await.unwrap();
    assert!(world.xmlsec1_accepts(&sealed.with_timestamp(token.der(), None)).await);

    world.file("token.der", token.der());
    let imprint: String = sealed.imprint().iter().map(|octet| format!("{octet:02x}")).collect();
    let verify = ["ts", "-verify", "-token_in", "-in", "token.der", "-digest", &imprint, "-CAfile", "timestamps.pem"];
    assert!(world.run("openssl", &verify).await.contains("Verification: OK"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_authority_that_is_down_or_gone_is_told_apart_from_one_that_refuses() {
    let world = World::new().await;
    let mut authority = world.authority(None);
    world.sandbox.switch(Service::Tsa, Behaviour::Off);
    let fault = authority.timestamp(&[9; 32], NONCE).await.unwrap_err();
    assert!(matches!(fault, TimestampFault::Unreachable(Refused::Status(503))), "{fault:?}");
    authority.url = "http://192.168.0.1/tsa".to_owned();
    let fault = authority.timestamp(&[9; 32], NONCE).await.unwrap_err();
    assert!(matches!(fault, TimestampFault::Unreachable(Refused::Private)), "{fault:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_timestamp_of_something_else_is_not_taken() {
    let world = World::new().await;
    let fault = through(&world, |request| replaced(request, &[9; 32], &[8; 32]), <[u8]>::to_vec).await;
    assert!(matches!(fault, TimestampFault::WrongImprint), "{fault:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_timestamp_for_another_request_is_not_taken() {
    let world = World::new().await;
    let fault = through(&world, |request| replaced(request, &NONCE.to_be_bytes(), &[1; 8]), <[u8]>::to_vec).await;
    assert!(matches!(fault, TimestampFault::WrongNonce), "{fault:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_is_told() {
    let world = World::new().await;
    let sha256 = [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01];
    let unknown = [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x7f];
    let fault = through(&world, move |request| replaced(request, &sha256, &unknown), <[u8]>::to_vec).await;
    assert!(matches!(fault, TimestampFault::Refused(_)), "{fault:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_timestamp_is_not_taken() {
    let world = World::new().await;
    let broken = |answer: &[u8]| {
        let (last, before) = answer.split_last().unwrap();
        [before, &[last ^ 1]].concat()
    };
    let fault = through(&world, <[u8]>::to_vec, broken).await;
    assert!(matches!(fault, TimestampFault::Broken), "{fault:?}");
    let fault = through(&world, <[u8]>::to_vec, |_| b"<html>".to_vec()).await;
    assert!(matches!(fault, TimestampFault::Unreadable), "{fault:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_timestamp_of_an_authority_that_is_not_ours_is_not_taken() {
    let world = World::new().await;
    let anchors = Some(Anchors::of(world.sandbox.roots()[..2].to_vec()));
    let authority = world.authority(anchors);
    let fault = authority.timestamp(&[9; 32], NONCE).await.unwrap_err();
    assert!(matches!(fault, TimestampFault::Untrusted(certificates::Reason::NoChain)), "{fault:?}");
}

type Change = Box<dyn Fn(&[u8]) -> Vec<u8> + Send + Sync>;

/// Asks for a timestamp of 32 nines through somebody in the middle who changes the request and the answer.
async fn through(
    world: &World,
    request: impl Fn(&[u8]) -> Vec<u8> + Send + Sync + 'static,
    answer: impl Fn(&[u8]) -> Vec<u8> + Send + Sync + 'static,
) -> TimestampFault {
    let changes: Arc<(Change, Change)> = Arc::new((Box::new(request), Box::new(answer)));
    let (outbound, tsa) = (world.outbound.clone(), world.url("/tsa"));
    let middle = async move |asked: Bytes| {
        let asked = changes.0(&asked).into();
        changes.1(&outbound.post(&tsa, "application/timestamp-query", asked, Limits::default()).await.unwrap())
    };
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(axum::serve(listener, Router::new().route("/", post(middle))).into_future());
    let outbound =
        Outbound::new(Allowed { private: vec![("127.0.0.1".to_owned(), port)], ..Allowed::default() }).unwrap();
    let authority = TimestampAuthority::at(format!("http://127.0.0.1:{port}/"), None, outbound);
    authority.timestamp(&[9; 32], NONCE).await.unwrap_err()
}

fn replaced(octets: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    let place = octets.windows(old.len()).position(|window| window == old).unwrap();
    [&octets[..place], new, &octets[place + old.len()..]].concat()
}
