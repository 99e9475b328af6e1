//! Certificates, revocation lists and OCSP answers, as they come and signed again by the authority that is trusted.
#![no_main]

use certificates::{Certificate, Der, Evidence, Use, Verdict, asn1::Element, judge};
use fuzz::genuine;
use libfuzzer_sys::{Corpus, fuzz_target};
use openssl::{hash::MessageDigest, sign::Signer};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Some((kind, bytes)) = bytes.split_first() else { return Corpus::Reject };
    let genuine = genuine();
    let mut evidence = Evidence::default();
    let mut leaf = genuine.person.clone();
    match kind {
        0 => {
            let _ = walk(bytes, 0);
            let Ok(certificate) = Certificate::from_der(bytes) else { return Corpus::Keep };
            tell(&certificate);
            evidence.certificates.push(certificate.clone());
            leaf = certificate;
        }
        1 => evidence.crls.push(Der::from(bytes.to_vec())),
        2 => evidence.ocsp.push(Der::from(bytes.to_vec())),
        3 => evidence.crls.push(Der::from(signed(bytes))),
        4 => evidence.ocsp.push(Der::from(answer(&signed(bytes)))),
        _ => return Corpus::Reject,
    }
    for use_ in [Use::Signature, Use::TimeStamping, Use::OcspSigning] {
        let verdict = judge(&leaf, use_, &evidence, &genuine.anchors, genuine.at);
        assert_eq!(
            verdict,
            judge(&leaf, use_, &evidence, &genuine.anchors, genuine.at),
            "the same proofs tell the same"
        );
        let alone = judge(&leaf, use_, &evidence, &certificates::Anchors::of(Vec::new()), genuine.at);
        assert!(!matches!(alone, Verdict::Trusted { .. }), "nobody is trusted, so nothing is believed");
    }
    Corpus::Keep
});

/// Every element is walked to the bottom, as deep as anything of ours goes.
fn walk(bytes: &[u8], depth: usize) -> Option<()> {
    let (element, rest) = Element::first(bytes).ok()?;
    assert_eq!(element.raw().len() + rest.len(), bytes.len(), "nothing is lost between two elements");
    let _ = (
        element.octets(),
        element.bits(),
        element.flags(),
        element.boolean(),
        element.number(),
        element.oid(),
        element.time(),
    );
    if depth < 64 && element.tag() & 0x20 != 0 {
        for child in element.children() {
            walk(child.ok()?.raw(), depth + 1)?;
        }
    }
    walk(rest, depth)
}

fn tell(certificate: &Certificate) {
    let _ = (certificate.subject(), certificate.common_name(), certificate.organisation(), certificate.given_name());
    let _ = (certificate.surname(), certificate.person(), certificate.organisation_identifier().map(str::len));
    let _ = (certificate.serial_hex(), certificate.key_identifier(), certificate.key().is_some());
    let _ = (certificate.ocsp_url(), certificate.issuer_url(), certificate.crl_url());
    let _ = (certificate.is_valid_at(genuine().at), certificate.is_self_issued(), certificate.is_sandbox());
}

/// The octets with the authority's signature: `SEQUENCE { octets, ecdsa-with-SHA256, BIT STRING }`.
fn signed(octets: &[u8]) -> Vec<u8> {
    let mut signer = Signer::new(MessageDigest::sha256(), &genuine().key).expect("an elliptic key");
    let signature = signer.sign_oneshot_to_vec(octets).expect("an elliptic key signs");
    let method = [0x30, 0x0a, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02];
    let bits = element(0x03, &[&[0], &*signature].concat());
    element(0x30, &[octets, &method, &bits].concat())
}

/// An OCSP response (RFC 6960, 4.2.1) around a basic one.
fn answer(basic: &[u8]) -> Vec<u8> {
    let kind = [0x06, 0x09, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x01, 0x01];
    let inside = element(0x30, &[&kind, &*element(0x04, basic)].concat());
    element(0x30, &[&[0x0a, 0x01, 0x00], &*element(0xa0, &inside)].concat())
}

/// One element of DER; nothing here is longer than 16 MiB.
fn element(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len().to_be_bytes();
    let significant = &length[length.iter().position(|octet| *octet != 0).unwrap_or(length.len() - 1)..];
    let long = [0x80 | u8::try_from(significant.len()).unwrap_or_default()];
    let long = if content.len() < 128 { &[][..] } else { &long };
    [&[tag], long, significant, content].concat()
}
