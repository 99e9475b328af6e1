//! What is believed of a container, and what is said about its files.

use signatures::{ContainerKind, Coverage, Payload, Unreadable};

use super::{
    containers::*,
    packing::{Archive, Entry},
};
use crate::world::{WORLD, one};

fn names(entries: &[(&str, &[u8])]) -> Vec<String> {
    entries.iter().map(|(name, _)| (*name).to_owned()).collect()
}

#[test]
fn two_files_signed_by_xades_pass() {
    let judged = one(judged(two_files()));
    assert!(judged.passed(), "{judged:?}");
    assert_eq!(judged.format, "XAdES-BASELINE-B");
    assert_eq!(judged.coverage, Coverage::Detached { files: names(&[LETTER, PLAN]), uncovered: Vec::new() });
    let evidence = examined(two_files());
    assert_eq!(signatures::inside(&Archive::of(two_files()).bytes(), &evidence), None, "there are two");
    let container = evidence.container.expect("a container");
    assert_eq!((container.kind, container.oddities.as_slice()), (ContainerKind::Extended, &[][..]));
    let told: Vec<_> = container.files.iter().map(|file| (file.name.as_str(), file.size, file.signed)).collect();
    assert_eq!(told, [(LETTER.0, 18, true), (PLAN.0, 3000, true)]);
}

#[test]
fn two_files_signed_by_cades_over_a_manifest_pass() {
    let judged = one(judged(two_files_by_message()));
    assert!(judged.passed(), "{judged:?}");
    assert_eq!(judged.format, "CAdES-BASELINE-B");
    let files = [names(&[LETTER, PLAN]), vec!["META-INF/ASiCManifest001.xml".to_owned()]].concat();
    assert_eq!(judged.coverage, Coverage::Detached { files, uncovered: Vec::new() });
}

#[test]
fn one_file_signed_either_way_passes_and_is_told_as_the_content() {
    let message = WORLD.message(LETTER.1, &WORLD.anna, &["-cades"]);
    let signed = xades(&[LETTER], &WORLD.anna);
    for (name, signature) in [("META-INF/signature.p7s", message), ("META-INF/signatures.xml", signed)] {
        let entries = packed(S, &[LETTER, (name, &signature)]);
        assert!(one(judged(entries.clone())).passed(), "{name}");
        let evidence = examined(entries.clone());
        assert_eq!(evidence.container.as_ref().expect("a container").kind, ContainerKind::Simple);
        assert_eq!(evidence.signatures[0].payload, Some(Payload::of(LETTER.1)), "{name}");
        let inside = signatures::inside(&Archive::of(entries).bytes(), &evidence).expect("one file");
        assert_eq!((inside.name.as_str(), inside.bytes.as_slice()), LETTER, "{name}");
    }
}

#[test]
fn each_signature_tells_which_files_it_leaves_to_others() {
    let (letter, plan) = (xades(&[LETTER], &WORLD.anna), xades(&[PLAN], &WORLD.ewa));
    let signatures = [("META-INF/signatures1.xml", letter.as_slice()), ("META-INF/signatures2.xml", &plan)];
    let entries = packed(E, &[&[LETTER, PLAN][..], &signatures].concat());
    let report = judged(entries.clone());
    assert!(report.signatures.iter().all(signatures::Judged::passed), "{report:?}");
    let first = Coverage::Detached { files: names(&[LETTER]), uncovered: names(&[PLAN]) };
    assert_eq!(report.signatures[0].coverage, first);
    assert_eq!(examined(entries).signatures[1].uncovered, names(&[LETTER]));
}

#[test]
fn what_the_container_says_of_its_kind_decides_nothing_about_its_signatures() {
    for media_type in [&b"text/plain"[..], b"", b"application/vnd.etsi.asic-e+zip\r\n", S] {
        let mut entries = two_files();
        entries[0] = Entry::new("mimetype", media_type);
        assert!(one(judged(entries)).passed());
    }
    assert!(one(judged(two_files().split_off(1))).passed(), "none at all");
}

#[test]
fn a_list_of_files_as_opendocument_has_it_needs_no_signature() {
    let mut entries = two_files();
    entries.push(Entry::new("META-INF/manifest.xml", b"<manifest/>"));
    assert!(one(judged(entries)).passed());
}

#[test]
fn an_empty_file_may_be_signed() {
    let empty: (&str, &[u8]) = ("pusty.txt", b"");
    let signed = xades(&[empty], &WORLD.anna);
    let mut entries = packed(S, &[("META-INF/signatures.xml", &signed)]);
    entries.push(Entry::stored(empty.0, empty.1));
    assert!(one(judged(entries)).passed());
}

#[test]
fn archives_of_other_kinds_are_no_containers() {
    let no_container = |entries| {
        let document = container(Archive::of(entries).bytes());
        assert_eq!(signatures::examine(&document), Err(Unreadable::Archive));
    };
    no_container(vec![Entry::new("a.txt", b"a")]);
    no_container(vec![Entry::new("[Content_Types].xml", b"<a/>"), Entry::new("_xmlsignatures/sig1.xml", b"<a/>")]);
    let text = Entry::stored("mimetype", b"application/vnd.oasis.opendocument.text");
    no_container(vec![text, Entry::new("META-INF/documentsignatures.xml", b"<a/>")]);
    no_container(Vec::new());
}

#[test]
fn a_container_without_signatures_has_none() {
    assert!(judged(packed(E, &[LETTER])).signatures.is_empty());
    assert!(judged(packed(E, &[LETTER, ("META-INF/signatures0.xml", b"")])).signatures.is_empty());
}
