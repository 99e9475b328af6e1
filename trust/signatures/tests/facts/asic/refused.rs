//! Files added, exchanged, renamed and taken away.

use signatures::{Coverage, Indication, Reason, Report};

use super::{
    containers::*,
    packing::{Archive, Entry},
};
use crate::world::{WORLD, one};

fn reason(entries: Vec<Entry>) -> Reason {
    let judged = one(judged(entries));
    assert!(!judged.passed());
    judged.reason
}

/// Both ways to sign two files.
fn both() -> [Vec<Entry>; 2] {
    [two_files(), two_files_by_message()]
}

#[test]
fn an_added_file_spoils_every_signature() {
    for mut entries in both() {
        entries.push(Entry::new("dopisek.txt", b"i 900 z\xC5\x82"));
        let told = one(judged(entries.clone()));
        assert_eq!((told.intact, told.reason), (true, Reason::UnsignedFiles));
        let Coverage::Detached { uncovered, .. } = &told.coverage else { panic!("{told:?}") };
        assert_eq!(uncovered, &["dopisek.txt"]);
        let files = examined(entries).container.expect("a container").files;
        assert_eq!(files.iter().map(|file| file.signed).collect::<Vec<_>>(), [true, true, false]);
    }
}

#[test]
fn a_file_hidden_among_the_signatures_is_a_file() {
    let names =
        ["META-INF/umowa.pdf", "META-INF/x/signatures.xml", "meta-inf/signatures1.xml", "META-INF/signatures1.xml"];
    for name in names {
        let mut entries = two_files();
        entries.push(Entry::new(name, b"<umowa/>"));
        assert_eq!(reason(entries), Reason::UnsignedFiles, "{name}");
    }
}

#[test]
fn a_changed_file_spoils_the_signature() {
    for mut entries in both() {
        let position = entries.iter().position(|entry| entry.central.name == LETTER.0.as_bytes()).expect("it is there");
        entries[position] = Entry::new(LETTER.0, b"Prosz\xC4\x99 o 900 z\xC5\x82.");
        assert_eq!(reason(entries), Reason::ContentChanged);
    }
}

#[test]
fn a_file_taken_away_is_missed() {
    for mut entries in both() {
        entries.retain(|entry| entry.central.name != PLAN.0.as_bytes());
        assert_eq!(reason(entries), Reason::FileMissing);
    }
}

#[test]
fn a_renamed_file_is_missed() {
    for name in ["plan.bin", "zalaczniki/Plan.bin", "zalaczniki/plan.bin ", "inne/plan.bin"] {
        for mut entries in both() {
            let renamed = entry(&mut entries, PLAN.0).clone().with(|head| head.name = name.as_bytes().to_vec());
            *entry(&mut entries, PLAN.0) = renamed;
            assert_eq!(reason(entries), Reason::FileMissing, "{name}");
        }
    }
}

#[test]
fn files_that_changed_names_are_found_changed() {
    for mut entries in both() {
        *entry(&mut entries, LETTER.0) = Entry::new(LETTER.0, PLAN.1);
        *entry(&mut entries, PLAN.0) = Entry::new(PLAN.0, LETTER.1);
        assert_eq!(reason(entries), Reason::ContentChanged);
    }
}

#[test]
fn a_changed_manifest_spoils_the_signature_over_it() {
    let manifest = manifest("META-INF/signature001.p7s", &[LETTER]);
    let mut entries = two_files_by_message();
    *entry(&mut entries, "META-INF/ASiCManifest001.xml") = Entry::new("META-INF/ASiCManifest001.xml", &manifest);
    assert_eq!(reason(entries), Reason::ContentChanged);
}

#[test]
fn a_message_over_a_manifest_of_another_is_not_taken() {
    let mut entries = two_files_by_message();
    let more = manifest("META-INF/signature001.p7s", &[LETTER, PLAN]);
    entries.push(Entry::new("META-INF/ASiCManifest002.xml", &more));
    assert_eq!(reason(entries), Reason::Malformed, "two manifests say that it is over them");
    let mut entries = two_files_by_message();
    let other = manifest("META-INF/signature002.p7s", &[LETTER, PLAN]);
    *entry(&mut entries, "META-INF/ASiCManifest001.xml") = Entry::new("META-INF/ASiCManifest001.xml", &other);
    assert_eq!(reason(entries), Reason::FileMissing);
}

#[test]
fn content_inside_a_message_is_not_a_file_of_the_container() {
    let message = WORLD.message(LETTER.1, &WORLD.anna, &["-cades", "-nodetach"]);
    let entries = packed(S, &[("pismo.txt", b"inne"), ("META-INF/signature.p7s", &message)]);
    assert_eq!(signatures::inside(&Archive::of(entries.clone()).bytes(), &examined(entries.clone())), None);
    assert!(!one(judged(entries)).passed());
}

#[test]
fn a_signature_over_a_signature_alone_covers_no_file() {
    let mut entries = two_files();
    let signed = entry(&mut entries, "META-INF/signatures0.xml").clone();
    let content = {
        let evidence = signed.data.as_slice();
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut flate2::bufread::DeflateDecoder::new(evidence), &mut content).expect("packed");
        content
    };
    let over = xades(&[("META-INF/signatures0.xml", &content)], &WORLD.ewa);
    entries.push(Entry::new("META-INF/signatures1.xml", &over));
    let Report { signatures, .. } = judged(entries);
    let told: Vec<_> = signatures.iter().map(|judged| (judged.intact, judged.reason)).collect();
    assert_eq!(told, [(true, Reason::Passed), (true, Reason::PartOnly)]);
}

#[test]
fn a_file_that_only_a_broken_signature_covers_is_unsigned() {
    let letter = xades(&[LETTER], &WORLD.anna);
    let plan = String::from_utf8(xades(&[PLAN], &WORLD.ewa)).expect("xml");
    let plan = plan.replace("2026-05-01T10:00:00Z", "2026-05-01T11:00:00Z");
    let signatures = [("META-INF/signatures1.xml", letter.as_slice()), ("META-INF/signatures2.xml", plan.as_bytes())];
    let report = judged(packed(E, &[&[LETTER, PLAN][..], &signatures].concat()));
    assert_eq!(report.signatures[0].reason, Reason::UnsignedFiles);
    assert_eq!(report.signatures[1].indication, Indication::TotalFailed);
}

#[test]
fn a_signature_that_cannot_be_read_is_told_as_one() {
    for (name, content) in [
        ("META-INF/signatures0.xml", &b"<a"[..]),
        ("META-INF/signatures0.xml", b"<!DOCTYPE a><a/>"),
        ("META-INF/signature001.p7s", b"0"),
    ] {
        assert_eq!(reason(packed(E, &[LETTER, (name, content)])), Reason::Malformed, "{name}");
    }
}
