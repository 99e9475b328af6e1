//! Gathering, from a little server that answers as openssl does.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use crate::world::{SIGNER, Wish, World};
use certificates::{Anchors, Certificate, Evidence, Reason, Sources, Use, Verdict, gather, gather_for_others, judge};
use outbound::{Allowed, Outbound};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

/// Answers GET from a table and POST by asking openssl; counts what it was asked.
struct Server {
    port: u16,
    world: Arc<World>,
    pages: Mutex<HashMap<&'static str, Vec<u8>>>,
    is_answering_ocsp: bool,
    asked: AtomicUsize,
}

impl Server {
    async fn start(is_answering_ocsp: bool) -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let server = Arc::new(Self {
            port,
            world: Arc::new(World::new()),
            pages: Mutex::default(),
            is_answering_ocsp,
            asked: AtomicUsize::new(0),
        });
        let serving = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serving.clone().serve(stream));
            }
        });
        server
    }

    async fn serve(self: Arc<Self>, mut stream: tokio::net::TcpStream) {
        let (mut request, mut part) = (Vec::new(), [0; 4096]);
        let body = loop {
            let read = stream.read(&mut part).await.expect("a request");
            request.extend_from_slice(&part[..read]);
            let Some(head) = request.windows(4).position(|four| four == b"\r\n\r\n") else { continue };
            let length = String::from_utf8_lossy(&request[..head]).to_ascii_lowercase();
            let length: usize = length
                .split("content-length: ")
                .nth(1)
                .map_or(0, |rest| rest.lines().next().and_then(|line| line.parse().ok()).expect("a length"));
            if request.len() == head + 4 + length {
                break request.split_off(head + 4);
            }
        };
        let number = self.asked.fetch_add(1, Ordering::SeqCst);
        let path = String::from_utf8_lossy(&request).split(' ').nth(1).expect("a path").to_owned();
        let answer = if !request.starts_with(b"POST") {
            self.pages.lock().expect("pages").get(path.as_str()).cloned()
        } else if self.is_answering_ocsp {
            let name = format!("request{number}");
            std::fs::write(self.world.path().join(&name), &body).expect("a request");
            Some(self.world.answer(
                if path == "/root" { &self.world.root } else { &self.world.ca },
                &name,
                path.trim_start_matches('/'),
            ))
        } else {
            None
        };
        let (status, answer) = answer.map_or(("500 Broken", Vec::new()), |answer| ("200 OK", answer));
        let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", answer.len());
        let _ = stream.write_all(&[head.as_bytes(), &answer].concat()).await;
    }

    fn put(&self, path: &'static str, bytes: &[u8]) {
        self.pages.lock().expect("pages").insert(path, bytes.to_vec());
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    fn sources(&self) -> Sources {
        let allowed = Allowed { private: vec![("127.0.0.1".to_owned(), self.port)], ..Allowed::default() };
        Sources::new(Outbound::new(allowed).expect("a client"))
    }

    /// A person whose certificate names issuer, OCSP and list at this server.
    fn person(&self) -> Certificate {
        let home = format!("http://127.0.0.1:{}", self.port);
        let addresses = format!(
            "authorityInfoAccess=OCSP;URI:{home}/ca,caIssuers;URI:{home}/ca.crt\ncrlDistributionPoints=URI:{home}/ca.crl\n"
        );
        self.world.issue(
            &self.world.ca,
            "kowalska",
            &Wish { extensions: &format!("{SIGNER}{addresses}"), ..Wish::default() },
        )
    }

    /// The authority is the anchor, so only the person's own revocation is asked for.
    fn anchors(&self) -> Anchors {
        Anchors::of(vec![self.world.ca.certificate.clone()])
    }
}

fn verdict(server: &Server, leaf: &Certificate, evidence: &Evidence, anchors: &Anchors) -> Verdict {
    judge(leaf, Use::Signature, evidence, anchors, server.world.now())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_responder_is_asked_and_its_answer_suffices() {
    let server = Server::start(true).await;
    let anna = server.person();
    let evidence = gather(&anna, &[], &server.anchors(), &server.sources(), server.world.now()).await;
    assert_eq!((evidence.ocsp.len(), evidence.crls.len(), evidence.unavailable.len(), server.asked()), (1, 0, 0, 1));
    assert!(matches!(verdict(&server, &anna, &evidence, &server.anchors()), Verdict::Trusted { .. }));
}

#[tokio::test(flavor = "multi_thread")]
async fn for_others_the_way_is_asked_for_above_the_anchor_too() {
    let server = Server::start(true).await;
    let anna = server.person();
    let (ca, known) = (&server.world.ca.certificate, [server.world.root.certificate.clone()]);
    let own = gather(&anna, &known, &server.anchors(), &server.sources(), server.world.now()).await;
    assert!(own.unavailable.is_empty());
    let whole = gather_for_others(&anna, &known, &server.anchors(), &server.sources(), server.world.now()).await;
    // Nobody answers where the authority names its list.
    assert_eq!((whole.ocsp.len(), whole.unavailable.clone()), (1, vec![ca.crl_url().expect("an address")]));
    assert!(matches!(verdict(&server, &anna, &whole, &server.anchors()), Verdict::Trusted { .. }));
    let nobody = Anchors::default();
    let none = gather_for_others(&anna, &known, &nobody, &server.sources(), server.world.now()).await;
    assert!(none.ocsp.is_empty(), "no way leads to an anchor");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_certificate_is_learnt_of() {
    let server = Server::start(true).await;
    let anna = server.person();
    server.world.revoke(&server.world.ca, "kowalska");
    let evidence = gather(&anna, &[], &server.anchors(), &server.sources(), server.world.now()).await;
    assert!(matches!(
        verdict(&server, &anna, &evidence, &server.anchors()),
        Verdict::Untrusted(Reason::Revoked { .. })
    ));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_silent_responder_is_replaced_by_the_list() {
    let server = Server::start(false).await;
    let anna = server.person();
    server.put("/ca.crl", server.world.crl(&server.world.ca).as_bytes());
    let evidence = gather(&anna, &[], &server.anchors(), &server.sources(), server.world.now()).await;
    assert_eq!((evidence.ocsp.len(), evidence.crls.len(), server.asked()), (0, 1, 2));
    assert_eq!(evidence.unavailable, [anna.ocsp_url().expect("an address")]);
    assert!(matches!(verdict(&server, &anna, &evidence, &server.anchors()), Verdict::Trusted { .. }));
}

#[tokio::test(flavor = "multi_thread")]
async fn missing_issuers_are_fetched_in_every_form() {
    for form in ["DER", "PEM", "PKCS7"] {
        let server = Server::start(true).await;
        let anna = server.person();
        let world = &server.world;
        world.openssl("crl2pkcs7 -nocrl -certfile ca.pem -certfile root.pem -outform DER -out ca.p7c");
        let bytes = match form {
            "DER" => world.ca.certificate.der().to_vec(),
            "PEM" => world.bytes("ca.pem"),
            _ => world.bytes("ca.p7c"),
        };
        server.put("/ca.crt", &bytes);
        // Nobody answers where the authority names its list; it lies beside the anchors.
        world.crl(&world.root);
        let anchors = Anchors::read(&["root.pem", "root.crl"].map(|name| world.path().join(name))).expect("anchors");
        let evidence = gather(&anna, &[], &anchors, &server.sources(), world.now()).await;
        assert_eq!(evidence.certificates, std::slice::from_ref(&world.ca.certificate), "{form}");
        assert!(matches!(verdict(&server, &anna, &evidence, &anchors), Verdict::Trusted { .. }), "{form}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_more_is_asked_when_no_path_leads_to_an_anchor() {
    let server = Server::start(true).await;
    let anna = server.person();
    server.put("/ca.crt", server.world.root.certificate.der());
    let nobody = Anchors::default();
    let evidence = gather(&anna, &[], &nobody, &server.sources(), server.world.now()).await;
    assert_eq!(evidence.unavailable, [anna.issuer_url().expect("an address")]);
    assert_eq!(server.asked(), 1);
    assert_eq!(verdict(&server, &anna, &evidence, &nobody), Verdict::Untrusted(Reason::NoChain));
}

#[tokio::test(flavor = "multi_thread")]
async fn offline_nothing_is_asked_and_all_of_it_is_noted() {
    let server = Server::start(true).await;
    let anna = server.person();
    let evidence = gather(&anna, &[], &server.anchors(), &Sources::offline(), server.world.now()).await;
    assert_eq!(evidence.unavailable, [anna.ocsp_url().expect("one"), anna.crl_url().expect("one")]);
    assert_eq!(server.asked(), 0);
    assert_eq!(verdict(&server, &anna, &evidence, &server.anchors()), Verdict::Untrusted(Reason::RevocationUnknown));
}

#[tokio::test(flavor = "multi_thread")]
async fn many_who_ask_at_once_ask_once() {
    let server = Server::start(true).await;
    let anna = server.person();
    let (sources, anchors, now) = (server.sources(), server.anchors(), server.world.now());
    let all = futures_util::future::join_all((0..20).map(|_| gather(&anna, &[], &anchors, &sources, now))).await;
    assert!(all.iter().all(|evidence| evidence == &all[0] && evidence.ocsp.len() == 1));
    assert_eq!(server.asked(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_serves_for_a_minute() {
    let server = Server::start(true).await;
    let anna = server.person();
    let (sources, anchors, now) = (server.sources(), server.anchors(), server.world.now());
    let mut asked = Vec::new();
    for later in [0, 59, 60, 61] {
        gather(&anna, &[], &anchors, &sources, now.plus_seconds(later)).await;
        asked.push(server.asked());
    }
    assert_eq!(asked, [1, 1, 2, 2]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failure_is_not_remembered() {
    let server = Server::start(false).await;
    let anna = server.person();
    let (sources, anchors, now) = (server.sources(), server.anchors(), server.world.now());
    let before = gather(&anna, &[], &anchors, &sources, now).await;
    assert_eq!(before.unavailable.len(), 2);
    server.put("/ca.crl", server.world.crl(&server.world.ca).as_bytes());
    let after = gather(&anna, &[], &anchors, &sources, now).await;
    assert_eq!(after.crls.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_address_that_is_not_listed_is_not_asked() {
    let server = Server::start(true).await;
    let anna = server.person();
    let sources = Sources::new(Outbound::new(Allowed::default()).expect("a client"));
    let evidence = gather(&anna, &[], &server.anchors(), &sources, server.world.now()).await;
    assert_eq!((evidence.unavailable.len(), server.asked()), (2, 0));
}
