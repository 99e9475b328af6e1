//! What the authorities issue, kept, marked and revoked.

use std::{os::unix::fs::PermissionsExt as _, sync::Arc};

use crate::world::{NIP, OFFICE, Present, World, words};
use certificates::Certificate;
use sandbox::{Behaviour, Sandbox, Service};
use seals::{FileKey, Key as _};
use vocabulary::Pesel;

#[tokio::test(flavor = "multi_thread")]
async fn a_person_is_named_as_a_polish_certificate_names_one() {
    let world = World::new().await;
    let anna = world.anna();
    let certificate = anna.certificate();
    assert_eq!(certificate.person(), Some(Pesel::parse("02070803628").unwrap()));
    assert_eq!(certificate.common_name().as_deref(), Some("Anna Kowalska"));
    assert_eq!(certificate.given_name().as_deref(), Some("Anna"));
    assert_eq!(certificate.surname().as_deref(), Some("Kowalska"));
    assert_eq!(certificate.ocsp_url(), Some(world.url("/ocsp")));
    assert_eq!(certificate.crl_url(), Some(world.url("/crl/people.crl")));
    assert_eq!(certificate.issuer_url(), Some(world.url("/ca/people.crt")));
    assert!(certificate.issuer_is(&Certificate::from_der(&world.get("/ca/people.crt").await).unwrap()));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_certificate_is_marked() {
    let world = World::new().await;
    let stranger = world.sandbox.stranger("Jan", "Obcy", &Pesel::parse("44051401359").unwrap()).unwrap();
    let (anna, seal) = (world.anna(), world.sandbox.issue_seal(OFFICE, NIP).unwrap());
    let system = world.sandbox.issue_system(OFFICE).unwrap();
    let mut all = world.sandbox.roots();
    all.extend([&anna, &seal, &stranger, &system].map(|issued| issued.certificate().clone()));
    let kept = std::fs::read(world.path("sandbox.json")).unwrap();
    all.extend(Certificate::all_from_pem(String::from_utf8(kept).unwrap().replace("\\n", "\n").as_bytes()).unwrap());
    assert_eq!(all.len(), 3 + 4 + 17);
    for certificate in all {
        assert!(certificate.is_sandbox(), "{}", certificate.subject());
        assert!(certificate.subject().contains("PIASKOWNICA/SANDBOX"), "{}", certificate.subject());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seal_bears_the_name_and_the_tax_number_of_its_office() {
    let world = World::new().await;
    let seal = world.sandbox.issue_seal(OFFICE, NIP).unwrap();
    assert_eq!(seal.certificate().organisation().as_deref(), Some(OFFICE));
    assert_eq!(seal.certificate().organisation_identifier(), Some("VATPL-5250007313"));
    assert_eq!(world.anna().certificate().organisation_identifier(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_key_holds_its_chain_and_opens_with_openssl() {
    let world = World::new().await;
    let anna = world.anna();
    let file = world.file("anna.p12", anna.pkcs12("tajne hasło").unwrap());
    let key = FileKey::open(&file, "tajne hasło").unwrap();
    assert_eq!(key.certificate(), anna.certificate());
    assert_eq!(key.chain().len(), 1);
    let told = world.run("openssl", &["pkcs12", "-in", "anna.p12", "-passin", "pass:tajne hasło", "-nodes"]).await;
    assert_eq!(told.matches("BEGIN CERTIFICATE").count(), 2);
    assert!(told.contains("BEGIN PRIVATE KEY"));
}

#[tokio::test(flavor = "multi_thread")]
async fn xmlsec1_signs_with_a_client_key() {
    let world = World::new().await;
    world.file("anna.p12", world.anna().pkcs12("haslo").unwrap());
    let template = "<a><b>ź</b><Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><SignedInfo>\
        <CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/>\
        <SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256\"/><Reference URI=\"\"><Transforms>\
        <Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/></Transforms>\
        <DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/><DigestValue/></Reference></SignedInfo>\
        <SignatureValue/><KeyInfo><X509Data/></KeyInfo></Signature></a>";
    world.file("template.xml", template);
    let arguments = ["--sign", "--pkcs12", "anna.p12", "--pwd", "haslo", "--output", "out.xml", "template.xml"];
    world.run("xmlsec1", &arguments).await;
    assert!(world.xmlsec1_accepts(&std::fs::read_to_string(world.path("out.xml")).unwrap()).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sandbox_opened_again_has_the_same_keys_and_remembers() {
    let world = World::new().await;
    let anna = world.anna();
    let files = || world.sandbox.root_files().iter().map(|file| std::fs::read(file).unwrap()).collect::<Vec<_>>();
    let before = files();
    assert!(world.sandbox.revoke(&anna.certificate().serial_hex()).unwrap());
    let kept = std::fs::read(world.path("sandbox.json")).unwrap();

    let again = Sandbox::open(world.folder.path(), world.port, Arc::new(Present)).unwrap();
    assert_eq!(again.roots(), world.sandbox.roots());
    assert_eq!(files(), before);
    assert_eq!(std::fs::read(world.path("sandbox.json")).unwrap(), kept);
    let mode = std::fs::metadata(world.path("sandbox.json")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

async fn ocsp(world: &World, digest: &[&str]) -> String {
    let mut arguments = vec!["ocsp"];
    let url = world.url("/ocsp");
    arguments.extend(digest);
    arguments.extend(["-issuer", "people.crt.pem", "-cert", "anna.pem", "-CAfile", "people.crt.pem"]);
    arguments.extend(["-partial_chain", "-url", &url]);
    words(&world.output("openssl", &arguments).await)
}

async fn anna_asked_about(world: &World) -> String {
    let anna = world.anna();
    world.pem("anna.pem", anna.certificate().der());
    world.pem("people.crt.pem", &world.get("/ca/people.crt").await);
    anna.certificate().serial_hex()
}

#[tokio::test(flavor = "multi_thread")]
async fn openssl_is_told_of_a_revoked_certificate_by_ocsp() {
    let world = World::new().await;
    let serial = anna_asked_about(&world).await;
    for digest in [&[][..], &["-sha256"][..]] {
        let told = ocsp(&world, digest).await;
        assert!(told.contains("Response verify OK") && told.contains("anna.pem: good"), "{told}");
        assert!(!told.contains("WARNING"), "the nonce is sent back: {told}");
    }
    world.post(&format!("/revoke/{}", serial.to_uppercase())).await;
    let told = ocsp(&world, &[]).await;
    assert!(told.contains("Response verify OK") && told.contains("anna.pem: revoked"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_never_issued_is_unknown() {
    let world = World::new().await;
    anna_asked_about(&world).await;
    let url = world.url("/ocsp");
    let arguments = [
        "ocsp",
        "-issuer",
        "people.crt.pem",
        "-serial",
        "0x1234",
        "-CAfile",
        "people.crt.pem",
        "-partial_chain",
        "-url",
        &url,
    ];
    let told = world.run("openssl", &arguments).await;
    assert!(told.contains("0x1234: unknown"), "{told}");
    assert!(!world.sandbox.revoke("1234").unwrap());
    let other = ["ocsp", "-issuer", "anna.pem", "-serial", "0x1234", "-url", &url];
    assert!(words(&world.output("openssl", &other).await).contains("unauthorized"));
}

#[tokio::test(flavor = "multi_thread")]
async fn openssl_is_told_of_a_revoked_certificate_by_the_list() {
    let world = World::new().await;
    let serial = anna_asked_about(&world).await;
    let root = world.get("/crl/people-root.crl").await;
    world.file("people-root.crl", root);
    for revoked in [false, true] {
        world.file("people.crl", world.get("/crl/people.crl").await);
        let told = world
            .run(
                "openssl",
                &["crl", "-in", "people.crl", "-inform", "DER", "-CAfile", "people.crt.pem", "-noout", "-text"],
            )
            .await;
        assert!(told.contains("verify OK"), "{told}");
        let verify = ["verify", "-crl_check_all", "-CAfile", "people-root.pem", "-untrusted", "people.crt.pem"];
        let lists = ["-CRLfile", "people.crl", "-CRLfile", "people-root.crl", "anna.pem"];
        let told = words(&world.output("openssl", &[&verify[..], &lists[..]].concat()).await);
        assert_eq!(told.contains("certificate revoked"), revoked, "{told}");
        assert_eq!(told.contains("anna.pem: OK"), !revoked, "{told}");
        world.sandbox.revoke(&serial).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_is_off_answers_503_until_it_is_on() {
    let world = World::new().await;
    let asked = async |path: &str| world.outbound.get(&world.url(path), outbound::Limits::default()).await;
    world.post("/switch/crl/off").await;
    assert!(matches!(asked("/crl/people.crl").await, Err(outbound::Refused::Status(503))));
    world.post("/switch/crl/on").await;
    assert!(asked("/crl/people.crl").await.is_ok());
    world.sandbox.switch(Service::Ocsp, Behaviour::Off);
    let (url, limits) = (world.url("/ocsp"), outbound::Limits::default());
    let answer = world.outbound.post(&url, "application/ocsp-request", vec![].into(), limits).await;
    assert!(matches!(answer, Err(outbound::Refused::Status(503))));
    assert!(matches!(asked("/switch/crl/off").await, Err(outbound::Refused::Status(405))), "only POST acts");
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_say_in_two_languages_that_nothing_here_is_true() {
    let world = World::new().await;
    let about = String::from_utf8(world.get("/").await).unwrap();
    assert!(about.contains("To jest piaskownica") && about.contains("This is a sandbox"));
    assert!(String::from_utf8(world.get("/mailbox?jezyk=en").await).unwrap().contains("Nothing has been sent yet"));
}
