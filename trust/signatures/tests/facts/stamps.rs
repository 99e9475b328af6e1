//! Timestamps over more than the signature value, counter-signatures and lists of digests, on letters.

use base64::{Engine, engine::general_purpose::STANDARD};
use certificates::Fingerprint;
use signatures::{Coverage, Reason, SignatureEvidence, TimestampKind, examine};
use xml::{Document, Limits, Method, NodeId, NodeSet, canonical, parse, subtree};

use crate::{
    documents::*,
    time::timestamped_letter,
    world::{WORLD, document, judged},
};

fn evidence(signed: &str) -> SignatureEvidence {
    examine(&document(signed)).expect("readable").signatures.remove(0)
}

/// The exclusive canonical form of the first element of that name.
fn canonical_of(signed: &str, name: &str) -> Vec<u8> {
    let tree = parse(signed.as_bytes(), &Limits::default()).expect("XML");
    let is_it = |node: &NodeId| tree.element(*node).is_some_and(|element| element.name.local_name == name);
    let node = subtree(&tree, tree.root()).find(is_it).expect("an element");
    octets(&tree, node)
}

fn octets(tree: &Document<'_>, node: NodeId) -> Vec<u8> {
    canonical::<&str>(tree, Method::Exclusive, Some(&NodeSet::tree_with_comments(node, tree)), &[]).expect("canonical")
}

/// The letter with an archive timestamp in this namespace after its other unsigned properties.
fn archived(signed: &str, namespace: &str) -> String {
    let content = "<list xmlns=\"urn:list\" Id=\"L\"><tresc Id=\"T\">Proszę o 100 zł</tresc></list>";
    let mut imprint = content.as_bytes().to_vec();
    for part in ["SignedProperties", "SignedInfo", "SignatureValue", "KeyInfo", "SignatureTimeStamp"] {
        imprint.extend(canonical_of(signed, part));
    }
    let token = STANDARD.encode(WORLD.timestamp(&imprint));
    let end = "</xades:UnsignedSignatureProperties>";
    let stamp = format!(
        "<a:ArchiveTimeStamp xmlns:a=\"{namespace}\"><ds:CanonicalizationMethod Algorithm=\"{EXCLUSIVE}\"/>\
         <xades:EncapsulatedTimeStamp>{token}</xades:EncapsulatedTimeStamp></a:ArchiveTimeStamp>{end}"
    );
    signed.replace(end, &stamp)
}

const SINCE_141: &str = "http://uri.etsi.org/01903/v1.4.1#";
const SINCE_132: &str = "http://uri.etsi.org/01903/v1.3.2#";

#[test]
fn an_archive_timestamp_covers_everything_before_it_and_proves_it() {
    for namespace in [SINCE_141, SINCE_132] {
        let evidence = evidence(&archived(&timestamped_letter(&WORLD.ewa), namespace));
        let [first, archive] = evidence.timestamps.as_slice() else { panic!("{:?}", evidence.timestamps) };
        assert_eq!((first.kind, archive.kind), (TimestampKind::Signature, TimestampKind::Archive));
        assert!(archive.intact && archive.covers && archive.proves_signature, "{namespace}");
        for proved in [first.token.as_bytes(), WORLD.ewa.certificate.der()] {
            assert!(archive.proves.contains(&Fingerprint::of(proved)), "{namespace}");
        }
        assert!(!archive.proves.contains(&Fingerprint::of(archive.token.as_bytes())));
    }
}

#[test]
fn an_archive_timestamp_of_another_state_proves_nothing() {
    let good = archived(&timestamped_letter(&WORLD.ewa), SINCE_141);
    let property = "<xades:UnsignedSignatureProperties>";
    let added = "<xades:CertificateValues></xades:CertificateValues>";
    let before = good.replace(property, &format!("{property}{added}"));
    let end = "</xades:UnsignedSignatureProperties>";
    let after = good.replace(end, &format!("{added}{end}"));
    let archive = |signed: &str| evidence(signed).timestamps.remove(1);
    assert!(archive(&after).covers);
    let archive = archive(&before);
    assert!(archive.intact && !archive.covers && archive.proves.is_empty());
}

#[test]
fn an_object_added_after_an_archive_timestamp_is_not_covered_by_it() {
    let good = archived(&timestamped_letter(&WORLD.ewa), SINCE_141);
    let added = good.replace("</ds:Signature>", "<ds:Object>added</ds:Object></ds:Signature>");
    assert!(!evidence(&added).timestamps.remove(1).covers);
}

/// The letter with a counter-signature over what `uri` means.
fn countersigned(uri: &str) -> String {
    let signed = signed_letter().replace("<ds:SignatureValue>", "<ds:SignatureValue Id=\"V\">");
    let typed = "Type=\"http://uri.etsi.org/01903#CountersignedSignature\"";
    let references = vec![reference(&format!("{typed} URI=\"{uri}\""), &[EXCLUSIVE])];
    let shape = Shape { id: "C", method: ECDSA, references, ..Shape::default() };
    let property = format!(
        "<xades:UnsignedProperties><xades:UnsignedSignatureProperties><xades:CounterSignature>{}\
         </xades:CounterSignature></xades:UnsignedSignatureProperties></xades:UnsignedProperties>\
         </xades:QualifyingProperties>",
        shape.template(&WORLD.ewa)
    );
    let template = signed.replacen("</xades:QualifyingProperties>", &property, 1);
    let ids = ["SignatureValue", "Signature"].map(|name| format!("http://www.w3.org/2000/09/xmldsig#:{name}"));
    let [value, signature] = ids.each_ref().map(String::as_str);
    let arguments = [
        "--id-attr:Id",
        value,
        "--id-attr:Id",
        signature,
        "--id-attr:Id",
        "urn:list:tresc",
        "--node-xpath",
        "//*[@Id='C']",
    ];
    WORLD.sign_with(&template, &WORLD.ewa, &arguments)
}

#[test]
fn a_counter_signature_is_told_with_the_signature_it_is_over() {
    let judged = judged(&countersigned("#V"));
    assert!(judged.passed(), "{judged:?}");
    let [counter] = judged.counters.as_slice() else { panic!("{:?}", judged.counters) };
    assert!(counter.passed() && counter.intact, "{counter:?}");
    assert_eq!(counter.signer.as_ref().map(|signer| signer.name.as_str()), Some("Ewa"));
}

#[test]
fn a_counter_signature_over_something_else_is_none() {
    let judged = judged(&countersigned("#T"));
    let [counter] = judged.counters.as_slice() else { panic!("{:?}", judged.counters) };
    assert!(counter.intact && !counter.passed(), "{counter:?}");
    assert_eq!(counter.coverage, Coverage::Nothing);
}

/// An enveloping signature over a list of digests and over nothing else; the list names the object, and xmlsec1 fills in
/// its digest.
fn listed() -> String {
    let list = reference("URI=\"#O\"", &[EXCLUSIVE]);
    let objects = format!(
        "<ds:Object><ds:Manifest Id=\"M\">{list}</ds:Manifest></ds:Object><ds:Object Id=\"O\">Proszę o 200 zł</ds:Object>"
    );
    let typed = "Type=\"http://www.w3.org/2000/09/xmldsig#Manifest\" URI=\"#M\"";
    let shape = Shape { references: vec![reference(typed, &[EXCLUSIVE])], objects, ..Shape::default() };
    let manifest = "http://www.w3.org/2000/09/xmldsig#:Manifest";
    WORLD.sign_with(&shape.template(&WORLD.anna), &WORLD.anna, &["--id-attr:Id", manifest])
}

#[test]
fn what_a_signed_list_lists_is_signed() {
    let judged = judged(&listed());
    assert!(judged.passed(), "{judged:?}");
    assert_eq!(judged.coverage, Coverage::Embedded);
}

#[test]
fn a_signed_list_with_a_wrong_digest_is_not_believed() {
    let judged = judged(&listed().replace("Proszę o 200 zł", "Proszę o 900 zł"));
    assert!(judged.intact && !judged.passed(), "{judged:?}");
    assert_eq!((judged.coverage, judged.reason), (Coverage::Nothing, Reason::ListOnly));
}

#[test]
fn the_corpus_s_timestamps_cover_what_they_must() {
    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/signatures");
    if !corpus.exists() {
        println!("no corpus at ../shared/corpus/signatures: nothing compared");
        return;
    }
    for (name, covers) in CORPUS {
        let bytes = std::fs::read(corpus.join(name)).expect("a file of the corpus");
        let document = signatures::Document { bytes, detached: Vec::new() };
        let evidence = examine(&document).expect("readable").signatures.remove(0);
        let found: Vec<bool> = evidence.timestamps.iter().map(|timestamp| timestamp.covers).collect();
        assert_eq!(found, covers, "{name}");
    }
}

const CORPUS: [(&str, &[bool]); 14] = [
    ("xades/Signature-X-ES-100.xml", &[true, true]),
    ("xades/doubleSignedTest.xml", &[true, true]),
    ("xades/sellosFNMT-XAdES_A.xml", &[true, true, true]),
    ("xades/xades-attr-authorities-values.xml", &[true, true]),
    ("xades/xades-enveloping-arcTst132.xml", &[true, true]),
    ("xades/xades-enveloping-arcTst132-add-object.xml", &[true, false]),
    ("xades/xades-with-multiple-archivetimestamps.xml", &[true, true, true]),
    ("xades/xades-t-copied-sigtst.xml", &[true, false]),
    ("cades/Signature-C-HU_POL-3.p7m", &[true, true]),
    ("cades/cades-ats-v3-wrong-cert.p7m", &[true, false]),
    ("cades/cades-lta-duplicated-atst.p7m", &[true, true, true]),
    ("cades/cades_signeddata_extended_after_lta.p7m", &[true, true, true]),
    ("cades/cades-t-copied-sigtst.p7m", &[true, false]),
    ("cades/counterSignedLTA.p7s", &[true, true]),
];
