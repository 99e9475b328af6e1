//! Keys in tokens, by SoftHSM. Each test has a token and a process of its own.

use std::{
    process::Command,
    sync::{Arc, mpsc},
    thread,
    time::Duration,
};

use certificates::Certificate;
use cryptoki::{context::Pkcs11, mechanism::Mechanism, object::Attribute, session::UserType, types::AuthPin};
use openssl::x509::X509;
use seals::{
    Algorithm, FilePair, Key, KeyName, Kind, Pair as _, Subject, Token, TokenFault, TokenKey, TokenName, TokenPlace,
    request,
};
use testkit::{Hanging, sandbox::SoftToken, soft_token};

use crate::world::{World, at, p256};

const KINDS: [Kind; 3] = [Kind::P256, Kind::P384, Kind::Rsa3072];

fn place(soft: &SoftToken) -> TokenPlace {
    TokenPlace {
        module: SoftToken::module().unwrap(),
        name: TokenName::Label("okienko".to_owned()),
        pin_file: soft.pin_file(),
        sessions: 3,
        wait: Duration::from_secs(20),
    }
}

fn label(name: &str) -> KeyName {
    KeyName::Label(name.to_owned())
}

/// A new key of this kind with a certificate.
fn certified(world: &World, token: &Token, name: &str, kind: Kind) -> TokenKey {
    let pair = token.make(name, kind).unwrap();
    let der = world.certificate(&pair.public()).to_der().unwrap();
    TokenKey::new(token.clone(), label(name), Certificate::from_der(&der).unwrap(), Vec::new()).unwrap()
}

#[test]
fn keys_of_every_kind_seal_and_others_accept_it() {
    let Some(soft) = soft_token("tokens::keys_of_every_kind_seal_and_others_accept_it") else { return };
    let (world, token) = (World::new(), Token::new(place(&soft)));
    for (kind, name) in KINDS.into_iter().zip(["a", "b", "c"]) {
        let key = certified(&world, &token, name, kind);
        let sealed = seals::seal("<a>ł</a>", &key, at()).unwrap();
        assert!(world.xmlsec1_accepts(sealed.xml()), "{kind:?}");
        let broken = sealed.xml().replace('ł', "l");
        assert!(!world.xmlsec1_accepts(&broken), "{kind:?}");
    }
    // xmlsec1 1.2 does not know RSASSA-PSS; openssl does.
    let key = certified(&world, &token, "pss", Kind::Rsa3072).by_pss();
    assert_eq!(key.algorithm(), Algorithm::RsaPssSha256);
    let (data, public) = (world.file("data", b"pismo"), world.file("key.pem", pem_of(key.certificate())));
    let signature = world.file("signature", key.sign(&key.algorithm().digest(&[b"pismo"])).unwrap());
    let verified = Command::new("openssl")
        .args(["dgst", "-sha256", "-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:32", "-verify"])
        .args([public, "-signature".into(), signature, data])
        .output()
        .unwrap();
    assert!(verified.status.success());
}

fn pem_of(certificate: &Certificate) -> Vec<u8> {
    certificate.key().unwrap().public_key_to_pem().unwrap()
}

#[test]
fn a_key_made_in_the_token_cannot_be_read_from_it() {
    let Some(soft) = soft_token("tokens::a_key_made_in_the_token_cannot_be_read_from_it") else { return };
    let token = Token::new(place(&soft));
    for (kind, name) in KINDS.into_iter().zip(["a", "b", "c"]) {
        token.make(name, kind).unwrap();
        assert_eq!(token.readable_secrets(&label(name)).unwrap(), [""; 0], "{kind:?}");
        assert!(matches!(token.make(name, kind), Err(TokenFault::Taken(_))));
    }
    // The question is one that a readable key answers.
    readable_key("open");
    assert_eq!(token.readable_secrets(&label("open")).unwrap(), ["CKA_VALUE"]);
}

/// A key as no office should have it, made past the door.
fn readable_key(label: &str) {
    let library = Pkcs11::new(SoftToken::module().unwrap()).unwrap();
    let session = library.open_rw_session(library.get_slots_with_initialized_token().unwrap()[0]).unwrap();
    // Refused when the process is logged in already.
    let _ = session.login(UserType::User, Some(&AuthPin::from("314159")));
    let p256 = seals::der::object_identifier("1.2.840.10045.3.1.7");
    let private = [
        Attribute::Token(true),
        Attribute::Label(label.into()),
        Attribute::Sign(true),
        Attribute::Sensitive(false),
        Attribute::Extractable(true),
    ];
    let public = [Attribute::Token(true), Attribute::EcParams(p256)];
    session.generate_key_pair(&Mechanism::EccKeyPairGen, &public, &private).unwrap();
}

#[test]
fn a_request_for_a_certificate_is_signed_by_the_key() {
    let Some(soft) = soft_token("tokens::a_request_for_a_certificate_is_signed_by_the_key") else { return };
    let (world, token) = (World::new(), Token::new(place(&soft)));
    let subject = Subject { office: "Urząd Gminy", nip: "1234563218", mark: Some("2026") };
    for (kind, name) in KINDS.into_iter().zip(["a", "b", "c"]) {
        for text in [
            request(&subject, &token.make(name, kind).unwrap()).unwrap(),
            request(&subject, &token.pair(label(name)).unwrap()).unwrap(),
            request(&subject, &FilePair::make(kind).unwrap()).unwrap(),
        ] {
            let file = world.file("request.pem", text);
            let verified = Command::new("openssl")
                .args(["req", "-verify", "-noout", "-subject", "-nameopt", "utf8,sep_comma_plus,sname", "-in"])
                .arg(file)
                .output()
                .unwrap();
            assert!(verified.status.success(), "{kind:?}: {}", String::from_utf8_lossy(&verified.stderr));
            let told = String::from_utf8_lossy(&verified.stdout).into_owned();
            assert!(
                told.contains("C=PL,O=Urząd Gminy,organizationIdentifier=VATPL-1234563218,CN=Urząd Gminy 2026"),
                "{told}"
            );
        }
    }
}

#[test]
fn a_token_that_was_away_signs_again() {
    let Some(soft) = soft_token("tokens::a_token_that_was_away_signs_again") else { return };
    let (world, token) = (World::new(), Token::new(place(&soft)));
    let key = certified(&world, &token, "seal", Kind::P256);
    let digest = key.algorithm().digest(&[b"a"]);
    for _ in 0..3 {
        assert!(key.sign(&digest).is_ok());
        soft.take_away().unwrap();
        assert!(key.sign(&digest).is_err());
        assert!(key.sign(&digest).is_err());
        soft.give_back().unwrap();
        key.sign(&digest).unwrap();
    }
}

#[test]
fn a_token_that_hangs_holds_nobody_up() {
    let Some(soft) = soft_token("tokens::a_token_that_hangs_holds_nobody_up") else { return };
    let (world, wait) = (World::new(), Duration::from_millis(300));
    let token = Token::new(TokenPlace { wait, sessions: 2, ..place(&soft) });
    let key = Arc::new(certified(&world, &token, "seal", Kind::P256));
    let digest = key.algorithm().digest(&[b"a"]);
    let hanging = Hanging::make(&soft);
    // Two sessions hang; from then on the answer is there at once.
    let (told, answers) = mpsc::channel();
    for _ in 0..20 {
        let (key, digest, told) = (Arc::clone(&key), digest.clone(), told.clone());
        thread::spawn(move || told.send(key.sign(&digest)));
    }
    for _ in 0..20 {
        let answer = answers.recv_timeout(Duration::from_secs(20)).expect("an answer, though the token hangs");
        assert!(answer.unwrap_err().to_string().contains("does not answer"));
    }
    drop(hanging);
    let mut tries = (0..200).map(|_| {
        thread::sleep(Duration::from_millis(50));
        key.sign(&digest)
    });
    assert!(tries.any(|signed| signed.is_ok()), "it signs again");
}

#[test]
fn work_handed_to_a_hanging_token_is_given_up() {
    let Some(soft) = soft_token("tokens::work_handed_to_a_hanging_token_is_given_up") else { return };
    let (world, wait) = (World::new(), Duration::from_secs(2));
    let token = Token::new(TokenPlace { wait, sessions: 2, ..place(&soft) });
    let key: Arc<dyn Key> = Arc::new(certified(&world, &token, "seal", Kind::P256));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_time().build().unwrap();
    let sealed = || {
        let seal = |key: &dyn Key| seals::seal("<a>ł</a>", key, at()).unwrap();
        runtime.block_on(seals::with_key(Arc::clone(&key), seal))
    };
    assert!(world.xmlsec1_accepts(sealed().unwrap().xml()));
    let hanging = Hanging::make(&soft);
    for _ in 0..5 {
        assert!(sealed().unwrap_err().to_string().contains("does not answer"));
    }
    drop(hanging);
    let mut tries = (0..200).map(|_| {
        thread::sleep(Duration::from_millis(50));
        sealed()
    });
    assert!(tries.any(|sealed| sealed.is_ok()), "it seals again");
    // Work that fails takes no thread with it.
    for _ in 0..4 {
        let fails = seals::with_key(Arc::clone(&key), |_| panic!("on purpose"));
        assert!(runtime.block_on(runtime.spawn(fails)).unwrap_err().is_panic());
    }
    assert!(sealed().is_ok());
}

#[test]
fn many_sign_at_once_in_several_tokens() {
    let Some(soft) = soft_token("tokens::many_sign_at_once_in_several_tokens") else { return };
    soft.another("zapas").unwrap();
    let world = World::new();
    let token = Token::new(place(&soft));
    let spare = Token::new(TokenPlace { name: TokenName::Label("zapas".to_owned()), ..place(&soft) });
    let keys = [
        certified(&world, &token, "seal", Kind::P256),
        certified(&world, &token, "next", Kind::P384),
        // Its own token has a key of this label too.
        certified(&world, &spare, "seal", Kind::P256),
    ];
    thread::scope(|scope| {
        for turn in 0..24 {
            let key = &keys[turn % keys.len()];
            scope.spawn(move || {
                for _ in 0..10 {
                    let digest = key.algorithm().digest(&[b"a"]);
                    assert!(verifies(key, &digest, &key.sign(&digest).unwrap()));
                }
            });
        }
    });
}

fn verifies(key: &TokenKey, digest: &[u8], signature: &[u8]) -> bool {
    let (r, s) = signature.split_at(signature.len() / 2);
    let number = |octets| openssl::bn::BigNum::from_slice(octets).unwrap();
    let signature = openssl::ecdsa::EcdsaSig::from_private_components(number(r), number(s)).unwrap();
    signature.verify(digest, &*key.certificate().key().unwrap().ec_key().unwrap()).unwrap()
}

#[test]
fn a_wrong_pin_is_offered_once() {
    let Some(soft) = soft_token("tokens::a_wrong_pin_is_offered_once") else { return };
    let (world, token) = (World::new(), Token::new(place(&soft)));
    let certificate = certified(&world, &token, "seal", Kind::P256).certificate().clone();
    // In another process, for this one is logged in: whatever is asked here is asked there as well.
    let pin = world.folder.path().join("wrong");
    std::fs::write(&pin, "000000\n").unwrap();
    soft.another("inny").unwrap();
    let other = Token::new(TokenPlace {
        name: TokenName::Label("inny".to_owned()),
        pin_file: pin.clone(),
        sessions: 1,
        ..place(&soft)
    });
    soft.take_away().unwrap();
    let _ = token.pair(label("seal"));
    soft.give_back().unwrap();
    let key = TokenKey::new(other, label("seal"), certificate, Vec::new()).unwrap();
    let digest = key.algorithm().digest(&[b"a"]);
    assert!(key.sign(&digest).unwrap_err().to_string().contains("PinIncorrect"));
    for _ in 0..20 {
        assert!(key.sign(&digest).unwrap_err().to_string().contains("refused before"));
    }
    std::fs::copy(soft.pin_file(), &pin).unwrap();
    assert!(key.sign(&digest).unwrap_err().to_string().contains("no key"), "another PIN is tried");
}

#[test]
fn a_certificate_of_another_key_is_noticed_at_the_first_signature() {
    let Some(soft) = soft_token("tokens::a_certificate_of_another_key_is_noticed_at_the_first_signature") else {
        return;
    };
    let (world, token) = (World::new(), Token::new(place(&soft)));
    token.make("seal", Kind::P256).unwrap();
    let other: X509 = world.certificate(&p256());
    let other = Certificate::from_der(&other.to_der().unwrap()).unwrap();
    let key = TokenKey::new(token.clone(), label("seal"), other.clone(), Vec::new()).unwrap();
    let told = key.sign(&key.algorithm().digest(&[])).unwrap_err().to_string();
    assert!(told.contains("another key"), "{told}");
    let none = TokenKey::new(token, label("none"), other, Vec::new()).unwrap();
    assert!(none.sign(&none.algorithm().digest(&[])).unwrap_err().to_string().contains("no key"));
}

#[test]
fn an_office_opens_without_its_token() {
    let world = World::new();
    let nowhere = TokenPlace {
        module: world.folder.path().join("none.so"),
        name: TokenName::Serial("1".to_owned()),
        pin_file: world.folder.path().join("none"),
        sessions: 1,
        wait: Duration::from_secs(5),
    };
    let certificate = Certificate::from_der(&world.certificate(&p256()).to_der().unwrap()).unwrap();
    let key = TokenKey::new(Token::new(nowhere), label("seal"), certificate, Vec::new()).unwrap();
    let told = key.sign(&key.algorithm().digest(&[])).unwrap_err().to_string();
    assert!(told.contains("none.so"), "{told}");
}
