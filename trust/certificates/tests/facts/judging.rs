//! The verdict, over worlds that openssl made.

use crate::world::{SIGNER, Wish, World};
use certificates::{Anchors, Certificate, Der, Evidence, Reason, SANDBOX_MARK, Use, Verdict, judge};

pub fn reason(world: &World, leaf: &Certificate, evidence: &Evidence) -> Option<Reason> {
    match judge(leaf, Use::Signature, evidence, &world.anchors(), world.now()) {
        Verdict::Trusted { .. } => None,
        Verdict::Untrusted(reason) => Some(reason),
    }
}

/// Lists of both authorities.
pub fn lists(world: &World) -> Vec<Der> {
    vec![world.crl(&world.root), world.crl(&world.ca)]
}

#[test]
fn a_signer_on_no_list_is_trusted_up_to_the_anchor() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    let verdict = judge(&anna, Use::Signature, &world.evidence(lists(&world), vec![]), &world.anchors(), world.now());
    let chain = vec![anna, world.ca.certificate.clone(), world.root.certificate.clone()];
    assert_eq!(verdict, Verdict::Trusted { chain });
}

#[test]
fn an_expired_certificate_is_expired() {
    let world = World::new();
    let old =
        world.issue(&world.ca, "old", &Wish { dates: Some(("20200101000000Z", "20210101000000Z")), ..Wish::default() });
    assert_eq!(reason(&world, &old, &world.evidence(lists(&world), vec![])), Some(Reason::Expired));
}

#[test]
fn a_certificate_of_the_future_is_not_valid_yet() {
    let world = World::new();
    let young = world.issue(
        &world.ca,
        "young",
        &Wish { dates: Some(("20480101000000Z", "20490101000000Z")), ..Wish::default() },
    );
    assert_eq!(reason(&world, &young, &world.evidence(lists(&world), vec![])), Some(Reason::NotYetValid));
}

#[test]
fn what_was_found_at_one_instant_is_not_believed_at_another() {
    let world = World::new();
    let dates = Some(("20480101000000Z", "20490101000000Z"));
    let young = world.issue(&world.ca, "young", &Wish { dates, ..Wish::default() });
    // Its authority has expired by then, so that it is trusted itself.
    let anchors = Anchors::of(vec![young.clone()]);
    let is_trusted = |at: &str| {
        let at = vocabulary::Instant::parse(at).expect("an instant");
        matches!(judge(&young, Use::Signature, &Evidence::default(), &anchors, at), Verdict::Trusted { .. })
    };
    for _ in 0..2 {
        assert!(!is_trusted("2047-12-31T23:59:59Z") && is_trusted("2048-01-01T00:00:00Z"));
        assert!(is_trusted("2048-12-31T23:59:59Z") && !is_trusted("2049-01-01T00:00:00Z"));
    }
    assert!(!is_trusted("2047-01-01T00:00:00Z"));
}

#[test]
fn a_certificate_of_nobody_we_trust_has_no_chain() {
    let world = World::new();
    let stranger = world.authority("stranger", None, "");
    let anna = world.signer(&stranger, "kowalska");
    let evidence = Evidence {
        certificates: vec![stranger.certificate.clone()],
        crls: vec![world.crl(&stranger)],
        ..Evidence::default()
    };
    assert_eq!(reason(&world, &anna, &evidence), Some(Reason::NoChain));
}

#[test]
fn an_authority_under_a_trusted_name_with_another_key_has_no_chain() {
    let world = World::new();
    let impostor = world.impostor("impostor", "root");
    let anna = world.signer(&impostor, "kowalska");
    let evidence = Evidence {
        certificates: vec![impostor.certificate.clone()],
        crls: vec![world.crl(&impostor)],
        ..Evidence::default()
    };
    assert_eq!(reason(&world, &anna, &evidence), Some(Reason::NoChain));
}

#[test]
fn a_person_cannot_issue_certificates() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    std::fs::copy(world.path().join("ca.cnf"), world.path().join("forger.cnf")).expect("settings");
    let settings = String::from_utf8(world.bytes("ca.cnf"))
        .expect("text")
        .replace("ca.pem", "kowalska.pem")
        .replace("ca.key", "kowalska.key");
    std::fs::write(world.path().join("ca.cnf"), settings).expect("settings");
    let victim = world.signer(&world.ca, "victim");
    assert!(victim.issuer_is(&anna));
    let mut evidence = world.evidence(lists(&World::new()), vec![]);
    evidence.certificates.push(anna);
    assert_eq!(reason(&world, &victim, &evidence), Some(Reason::NoChain));
}

#[test]
fn an_unknown_critical_extension_is_refused() {
    let world = World::new();
    let extensions = format!("{SIGNER}1.2.3.4=critical,DER:05:00\n");
    let odd = world.issue(&world.ca, "odd", &Wish { extensions: &extensions, ..Wish::default() });
    assert_eq!(reason(&world, &odd, &world.evidence(lists(&world), vec![])), Some(Reason::NoChain));
}

#[test]
fn short_keys_and_old_digests_are_weak() {
    let world = World::new();
    let small = world.issue(&world.ca, "small", &Wish { key: "-newkey rsa:1024", ..Wish::default() });
    let narrow = world.issue(
        &world.ca,
        "narrow",
        &Wish { key: "-newkey ec -pkeyopt ec_paramgen_curve:P-224", ..Wish::default() },
    );
    let old = world.issue(&world.ca, "old", &Wish { digest: "sha1", ..Wish::default() });
    let evidence = world.evidence(lists(&world), vec![]);
    for weak in [small, narrow, old] {
        assert_eq!(reason(&world, &weak, &evidence), Some(Reason::WeakKey), "{}", weak.subject());
    }
    let rsa = world.issue(&world.ca, "rsa", &Wish { key: "-newkey rsa:2048", ..Wish::default() });
    assert_eq!(reason(&world, &rsa, &evidence), None);
}

#[test]
fn a_certificate_serves_what_it_was_made_for() {
    let world = World::new();
    let evidence = world.evidence(lists(&world), vec![]);
    let issue = |name: &str, extensions: &str| world.issue(&world.ca, name, &Wish { extensions, ..Wish::default() });
    let person = issue("person", SIGNER);
    let server = issue("server", "keyUsage=keyEncipherment\nextendedKeyUsage=serverAuth\n");
    let stamp = issue("stamp", "keyUsage=digitalSignature\nextendedKeyUsage=critical,timeStamping\n");
    let lax = issue("lax", "keyUsage=digitalSignature\nextendedKeyUsage=timeStamping\n");
    let both = issue("both", "keyUsage=digitalSignature\nextendedKeyUsage=critical,timeStamping,emailProtection\n");
    let judged = |leaf: &Certificate, use_| judge(leaf, use_, &evidence, &world.anchors(), world.now());
    assert!(matches!(judged(&person, Use::Signature), Verdict::Trusted { .. }));
    assert!(matches!(judged(&stamp, Use::TimeStamping), Verdict::Trusted { .. }));
    for (leaf, use_) in [
        (&server, Use::Signature),
        (&stamp, Use::Signature),
        (&person, Use::TimeStamping),
        (&lax, Use::TimeStamping),
        (&both, Use::TimeStamping),
        (&person, Use::OcspSigning),
    ] {
        assert_eq!(judged(leaf, use_), Verdict::Untrusted(Reason::WrongUse), "{}", leaf.subject());
    }
}

#[test]
fn only_certificates_for_documents_sign_documents() {
    let world = World::new();
    let evidence = world.evidence(lists(&world), vec![]);
    let found = |name: &str, extensions: &str| {
        let leaf = world.issue(&world.ca, name, &Wish { extensions, ..Wish::default() });
        reason(&world, &leaf, &evidence)
    };
    let signs = "keyUsage=critical,digitalSignature\n";
    let commits = "keyUsage=critical,nonRepudiation\n";
    for (name, extensions) in [
        (
            "authority",
            "keyUsage=critical,digitalSignature,nonRepudiation,keyCertSign\nbasicConstraints=CA:TRUE\n".to_owned(),
        ),
        ("lax_authority", "basicConstraints=CA:TRUE\n".to_owned()),
        ("server", format!("{signs}extendedKeyUsage=serverAuth\n")),
        ("handshakes", format!("{signs}extendedKeyUsage=serverAuth,clientAuth\n")),
        ("server_that_commits", format!("{commits}extendedKeyUsage=serverAuth\n")),
        ("programs", format!("{commits}extendedKeyUsage=codeSigning\n")),
        ("ciphers", "keyUsage=critical,keyEncipherment\n".to_owned()),
    ] {
        assert_eq!(found(name, &extensions), Some(Reason::WrongUse), "{name}");
    }
    for (name, extensions) in [
        ("plain", signs.to_owned()),
        ("mail", format!("{signs}extendedKeyUsage=clientAuth,emailProtection\n")),
        ("papers", format!("{signs}extendedKeyUsage=1.3.6.1.5.5.7.3.36\n")),
        ("any", format!("{signs}extendedKeyUsage=anyExtendedKeyUsage\n")),
        ("person_who_signs_in", format!("{commits}extendedKeyUsage=clientAuth\n")),
    ] {
        assert_eq!(found(name, &extensions), None, "{name}");
    }
}

#[test]
fn an_authority_may_be_the_anchor_itself() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    let anchors = Anchors::of(vec![world.ca.certificate.clone(), world.root.certificate.clone()]);
    let evidence = world.evidence(vec![world.crl(&world.ca)], vec![]);
    let verdict = judge(&anna, Use::Signature, &evidence, &anchors, world.now());
    assert_eq!(verdict, Verdict::Trusted { chain: vec![anna, world.ca.certificate.clone()] });
}

#[test]
fn a_certificate_that_is_an_anchor_needs_nobody() {
    let world = World::new();
    let seal = world.signer(&world.ca, "seal");
    let anchors = Anchors::of(vec![seal.clone()]);
    let verdict = judge(&seal, Use::Signature, &Evidence::default(), &anchors, world.now());
    assert_eq!(verdict, Verdict::Trusted { chain: vec![seal] });
}

#[test]
fn a_certificate_says_who_it_is_for() {
    let world = World::new();
    let extensions = format!(
        "{SIGNER}authorityInfoAccess=OCSP;URI:ldap://x,OCSP;URI:http://o.example/,caIssuers;URI:http://i.example/c.crt\ncrlDistributionPoints=URI:ldap://x,URI:http://c.example/c.crl\n{SANDBOX_MARK}=DER:05:00\n"
    );
    let anna = world.issue(&world.ca, "kowalska", &Wish { extensions: &extensions, ..Wish::default() });
    assert_eq!(anna.subject(), "CN=Anna_Kowalska,SN=Kowalska,GN=Anna,O=Okienkowo,C=PL,serialNumber=PNOPL-44051401359");
    assert_eq!(anna.common_name().as_deref(), Some("Anna_Kowalska"));
    assert_eq!((anna.given_name().as_deref(), anna.surname().as_deref()), (Some("Anna"), Some("Kowalska")));
    assert_eq!(anna.organisation().as_deref(), Some("Okienkowo"));
    assert_eq!(anna.person().map(String::from).as_deref(), Some("44051401359"));
    assert_eq!(anna.ocsp_url().as_deref(), Some("http://o.example/"));
    assert_eq!(anna.issuer_url().as_deref(), Some("http://i.example/c.crt"));
    assert_eq!(anna.crl_url().as_deref(), Some("http://c.example/c.crl"));
    assert!(anna.is_sandbox() && !world.ca.certificate.is_sandbox());
    assert!(world.root.certificate.is_self_issued() && !anna.is_self_issued());
}

#[test]
fn evidence_survives_its_text_and_gives_the_same_verdict() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    let evidence = world.evidence(vec![world.crl(&world.root)], vec![world.ocsp(&world.ca, "kowalska", "ca", "")]);
    let text = serde_json::to_string(&evidence).expect("text");
    let again: Evidence = serde_json::from_str(&text).expect("evidence");
    assert_eq!(again, evidence);
    assert_eq!(reason(&world, &anna, &again), None);
}
