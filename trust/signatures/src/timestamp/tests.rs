//! Tokens made by `openssl ts`, and tokens that lie beside the repository.

use std::{fs, path::Path, process::Command};

use certificates::{
    Anchors, Evidence, Use, Verdict,
    asn1::{Element, OCTET_STRING, SEQUENCE, SET, context},
};
use tempfile::TempDir;

use super::Token;
use crate::{Algorithm, Digest};

/// An authority that stamps, with its root.
struct Authority(TempDir);

const LETTER: &[u8] = b"a letter to the office";

impl Authority {
    /// `key` as `openssl req -newkey` takes it; `how` are lines for the authority's settings.
    fn new(key: &str, how: &str) -> Self {
        let authority = Self(tempfile::tempdir().expect("a folder"));
        let settings = format!(
            "[req]\ndistinguished_name=dn\nprompt=no\n[dn]\nCN=any\n[ca]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n\
             [unit]\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n2.5.29.56=DER:05:00\n\
             [tsa]\ndefault_tsa=own\n[own]\nserial=serial\ncrypto_device=builtin\nsigner_cert=unit.pem\ncerts=root.pem\nsigner_key=unit.key\nsigner_digest=sha256\n\
             default_policy=1.2.3.4.1\ndigests=sha1,sha256,sha384,sha512\naccuracy=secs:1\n{how}\n"
        );
        fs::write(authority.0.path().join("settings"), settings).expect("settings");
        fs::write(authority.0.path().join("letter"), LETTER).expect("a letter");
        authority.openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout root.key -out root.pem -subj /CN=root -config settings -extensions ca");
        authority.openssl(&format!(
            "req -new -newkey {key} -nodes -keyout unit.key -out unit.csr -subj /CN=unit -config settings"
        ));
        authority.openssl("x509 -req -in unit.csr -CA root.pem -CAkey root.key -out unit.pem -days 30 -extfile settings -extensions unit");
        authority
    }

    /// A token over the letter, as the query asks.
    fn token(&self, query: &str) -> Vec<u8> {
        self.openssl(&format!("ts -query -data letter {query} -out query"));
        self.openssl("ts -reply -config settings -queryfile query -token_out -out token");
        fs::read(self.0.path().join("token")).expect("a token")
    }

    fn openssl(&self, arguments: &str) {
        let done = Command::new("openssl")
            .args(arguments.split_whitespace())
            .current_dir(self.0.path())
            .output()
            .expect("openssl is installed");
        assert!(done.status.success(), "openssl {arguments}: {}", String::from_utf8_lossy(&done.stderr));
    }
}

const P256: &str = "ec -pkeyopt ec_paramgen_curve:P-256";

#[test]
fn a_token_is_intact_and_covers_its_octets_only() {
    let authority = Authority::new(P256, "");
    let token = Token::from_der(&authority.token("-sha256 -cert")).expect("a token");
    assert!(token.is_intact());
    assert!(token.covers(LETTER));
    assert!(token.covers_sha256(&sha256(LETTER)));
    assert!(!token.covers(b"another letter") && !token.covers_sha256(&sha256(b"another letter")));
    assert_eq!(token.policy(), "1.2.3.4.1");
    assert!(token.nonce().is_some());
    assert_eq!(token.signer().and_then(|signer| signer.common_name()).as_deref(), Some("unit"));
    assert_eq!(token.certificates().len(), 2);
}

#[test]
fn keys_and_digests_in_use_are_read() {
    for key in [P256, "ec -pkeyopt ec_paramgen_curve:P-384", "rsa:2048"] {
        let authority = Authority::new(key, "");
        for digest in ["-sha256", "-sha384", "-sha512"] {
            let token = Token::from_der(&authority.token(&format!("{digest} -cert"))).expect("a token");
            assert!(token.is_intact() && token.covers(LETTER), "{key} {digest}");
        }
    }
}

#[test]
fn the_authority_is_trusted_at_the_time_of_the_token() {
    let authority = Authority::new(P256, "");
    let token = Token::from_der(&authority.token("-sha256 -cert")).expect("a token");
    let anchors = Anchors::read(&[authority.0.path().join("root.pem")]).expect("anchors");
    let evidence = Evidence { certificates: token.certificates(), ..Evidence::default() };
    let signer = token.signer().expect("a signer");
    let verdict = certificates::judge(&signer, Use::TimeStamping, &evidence, &anchors, token.time());
    assert!(matches!(verdict, Verdict::Trusted { .. }), "{verdict:?}");
}

#[test]
fn a_time_with_fractions_is_read() {
    let authority = Authority::new(P256, "clock_precision_digits=6");
    let token = Token::from_der(&authority.token("-sha256 -cert")).expect("a token");
    let signer = token.signer().expect("a signer");
    assert!(token.is_intact());
    assert!((0..60).contains(&(token.time().seconds() - signer.not_before().seconds())), "{}", token.time());
}

#[test]
fn a_certificate_named_by_sha1_is_found() {
    let authority = Authority::new(P256, "ess_cert_id_alg=sha1\ness_cert_id_chain=yes");
    assert!(Token::from_der(&authority.token("-sha256 -cert")).expect("a token").is_intact());
}

#[test]
fn octets_hashed_with_sha1_are_covered_by_a_weak_algorithm() {
    let authority = Authority::new(P256, "");
    let token = Token::from_der(&authority.token("-sha1 -cert")).expect("a token");
    assert!(token.is_intact() && token.covers(LETTER));
    assert!(token.algorithms().contains(&Algorithm::Digest(Digest::Sha1)));
    assert!(!token.algorithms().iter().all(|algorithm| algorithm.is_strong()));
}

#[test]
fn a_token_signed_with_sha1_is_intact_by_a_weak_algorithm() {
    let authority = Authority::new(P256, "signer_digest=sha1");
    let token = Token::from_der(&authority.token("-sha256 -cert")).expect("a token");
    assert!(token.is_intact() && token.covers(LETTER));
    assert!(!token.algorithms().iter().all(|algorithm| algorithm.is_strong()));
}

#[test]
fn a_token_without_its_certificate_names_no_signer() {
    let authority = Authority::new(P256, "");
    let token = Token::from_der(&authority.token("-sha256")).expect("a token");
    assert_eq!(token.signer(), None);
    assert!(!token.is_intact());
}

#[test]
fn a_token_with_another_certificate_of_the_same_name_and_number_is_not_intact() {
    let authority = Authority::new(P256, "");
    let der = authority.token("-sha256 -cert");
    let own = fs::read(authority.0.path().join("unit.pem")).expect("a certificate");
    let serial = certificates::Certificate::from_pem(&own).expect("a certificate").serial_hex();
    authority.openssl(&format!("x509 -req -in unit.csr -CA root.pem -CAkey root.key -out twin.pem -days 31 -set_serial 0x{serial} -extfile settings -extensions unit"));
    authority.openssl("x509 -in twin.pem -outform DER -out twin.der");
    authority.openssl("x509 -in unit.pem -outform DER -out unit.der");
    let read = |name: &str| fs::read(authority.0.path().join(name)).expect("a certificate");
    let swapped = with_bag(&der, &[&read("twin.der")]);
    assert_eq!(Token::from_der(&swapped).expect("a token").signer(), None);
    assert!(Token::from_der(&with_bag(&der, &[&read("twin.der"), &read("unit.der")])).expect("a token").is_intact());
}

#[test]
fn a_token_of_indefinite_lengths_and_segments_is_the_same_token() {
    let authority = Authority::new(P256, "");
    let der = authority.token("-sha256 -cert");
    let ber = indefinite(&der);
    assert_ne!(ber, der);
    let (plain, token) = (Token::from_der(&der).expect("a token"), Token::from_der(&ber).expect("a token"));
    assert!(token.is_intact() && token.covers(LETTER));
    assert_eq!((token.time(), token.nonce(), token.signer()), (plain.time(), plain.nonce(), plain.signer()));
}

#[test]
fn what_is_no_token_is_unreadable() {
    for wrong in
        [&b""[..], b"token", &[0x30, 0x80], &[0x30, 0x80].repeat(50_000), &[0x30, 0x84, 0xff, 0xff, 0xff, 0xff]]
    {
        assert!(Token::from_der(wrong).is_err());
    }
}

#[test]
fn a_changed_token_never_covers_other_octets_intact() {
    let authority = Authority::new(P256, "");
    let der = authority.token("-sha256 -cert");
    let plain = Token::from_der(&der).expect("a token");
    for at in 0..der.len() {
        for octet in [der[at] ^ 1, der[at] ^ 0x80, 0x80, 0xff] {
            let mut changed = der.clone();
            changed[at] = octet;
            let Ok(token) = Token::from_der(&changed) else { continue };
            let is_same = token.time() == plain.time() && token.covers(LETTER) && token.signer() == plain.signer();
            assert!(!token.is_intact() || is_same, "octet {at} as {octet}");
        }
        assert!(Token::from_der(&der[..at]).is_err());
    }
}

#[test]
fn tokens_beside_the_repository_are_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/signatures");
    let Ok(expected) = fs::read_to_string(folder.join("expected.tsv")) else {
        println!("skipped: the corpus is not here");
        return;
    };
    let (mut read, mut intact, mut all) = (0, 0, 0);
    for line in expected.lines().filter(|line| line.split('\t').nth(2) == Some("tsp")) {
        let fields: Vec<&str> = line.split('\t').collect();
        all += 1;
        let Ok(token) = Token::from_der(&fs::read(folder.join(fields[0])).expect("a token")) else {
            assert_eq!(fields[9], "?", "{} is unreadable", fields[0]);
            continue;
        };
        read += 1;
        intact += usize::from(token.is_intact());
        assert!(fields[9] == "?" || token.is_intact() == (fields[9] == "yes"), "{}", fields[0]);
        if fields[1] != "-" {
            let covers = token.covers(&fs::read(folder.join(fields[1])).expect("the data"));
            assert_eq!(covers, !fields[0].contains("other-data"), "{}", fields[0]);
        }
    }
    println!("corpus tokens: {all}, readable {read}, intact {intact}");
    let token = Token::from_der(&fs::read(folder.join("tsp/g-token-sha256.tst")).expect("a token")).expect("a token");
    let anchors = Anchors::read(
        &["korpus-root.crt", "korpus-root.crl", "korpus-issuing-ca.crl"].map(|name| folder.join("trust").join(name)),
    )
    .expect("anchors");
    let evidence = Evidence { certificates: token.certificates(), ..Evidence::default() };
    let verdict =
        certificates::judge(&token.signer().expect("a signer"), Use::TimeStamping, &evidence, &anchors, token.time());
    assert!(matches!(verdict, Verdict::Trusted { .. }), "{verdict:?}");
}

fn sha256(octets: &[u8]) -> [u8; 32] {
    use sha2::Digest as _;
    sha2::Sha256::digest(octets).into()
}

/// The token rewritten with indefinite lengths wherever nothing is hashed, around its attributes too, and its content in
/// two segments.
fn indefinite(der: &[u8]) -> Vec<u8> {
    rewritten(der, &|element, depth| match (element.tag(), depth) {
        (OCTET_STRING, 5) => {
            let (one, two) = element.content().split_at(10);
            Some(endless(0x24, &[definite(OCTET_STRING, one), definite(OCTET_STRING, two)].concat()))
        }
        (0xa0, 4) => Some(endless(0xa0, element.content())),
        _ => None,
    })
}

/// The token with these certificates in place of its own.
fn with_bag(der: &[u8], certificates: &[&[u8]]) -> Vec<u8> {
    let mut has_bag = false;
    let signed = Element::sole(der).expect("a token").children().nth(1).expect("content").expect("content");
    for field in signed.inside().expect("signed data").children() {
        has_bag |= field.expect("a field").is(context(0));
    }
    assert!(has_bag);
    rewritten(der, &|element, depth| {
        (element.is(context(0)) && depth == 3).then(|| definite(context(0), &certificates.concat()))
    })
}

/// Every SEQUENCE, SET and explicit tag of the message's frame with an indefinite length, but for what `instead` gives.
fn rewritten(der: &[u8], instead: &dyn Fn(Element<'_>, usize) -> Option<Vec<u8>>) -> Vec<u8> {
    let outer = Element::sole(der).expect("a token");
    let content = part(outer, 1);
    let signed = content.inside().expect("signed data");
    let mut body = Vec::new();
    for field in signed.children() {
        let field = field.expect("a field");
        body.extend(match field.tag() {
            // encapContentInfo
            SEQUENCE => {
                let octets = part(field, 1).inside().expect("octets");
                let octets = instead(octets, 5).unwrap_or_else(|| octets.raw().to_vec());
                endless(SEQUENCE, &[part(field, 0).raw(), &endless(context(0), &octets)].concat())
            }
            // signerInfos come last, and digestAlgorithms hold no INTEGER
            SET if part(field, 0).children().next().is_some_and(|first| first.is_ok_and(|first| first.is(0x02))) => {
                let signer: Vec<u8> = part(field, 0)
                    .children()
                    .map(|field| field.expect("a field"))
                    .flat_map(|field| instead(field, 4).unwrap_or_else(|| field.raw().to_vec()))
                    .collect();
                endless(SET, &endless(SEQUENCE, &signer))
            }
            _ => instead(field, 3).unwrap_or_else(|| field.raw().to_vec()),
        });
    }
    endless(SEQUENCE, &[part(outer, 0).raw(), &endless(context(0), &endless(SEQUENCE, &body))].concat())
}

fn part(whole: Element<'_>, index: usize) -> Element<'_> {
    whole.children().nth(index).expect("a field").expect("a field")
}

fn endless(tag: u8, content: &[u8]) -> Vec<u8> {
    [&[tag, 0x80], content, &[0, 0]].concat()
}

fn definite(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len()).expect("short").to_be_bytes();
    [&[tag, 0x82], &length[..], content].concat()
}
