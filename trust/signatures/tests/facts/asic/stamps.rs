//! Timestamps as files of a container.

use signatures::{ContainerKind, TimestampKind};

use super::{containers::*, packing::Entry};
use crate::{cms::timestamped, world::WORLD};

#[test]
fn a_timestamp_over_the_only_file_is_recognised() {
    let token = WORLD.timestamp(LETTER.1);
    let evidence = examined(packed(S, &[LETTER, ("META-INF/timestamp.tst", &token)]));
    assert!(evidence.signatures.is_empty());
    let container = evidence.container.expect("a container");
    let [stamp] = container.timestamps.as_slice() else { panic!("one timestamp") };
    assert_eq!((container.kind, stamp.files.as_slice()), (ContainerKind::Simple, &[LETTER.0.to_owned()][..]));
    assert!(stamp.timestamp.intact && stamp.timestamp.covers && !stamp.timestamp.proves_signature);
    assert!(stamp.timestamp.time.is_some());
    let changed = examined(packed(S, &[("pismo.txt", b"inne"), ("META-INF/timestamp.tst", &token)]));
    let stamp = &changed.container.expect("a container").timestamps[0];
    assert!(stamp.files.is_empty() && !stamp.timestamp.covers);
}

#[test]
fn a_timestamp_over_a_manifest_is_over_its_files() {
    let listed = manifest("META-INF/timestamp.tst", &[LETTER, PLAN]);
    let token = WORLD.timestamp(&listed);
    let inside = [("META-INF/ASiCManifest.xml", listed.as_slice()), ("META-INF/timestamp.tst", &token)];
    let entries = packed(E, &[&[LETTER, PLAN][..], &inside].concat());
    let stamps = |entries| examined(entries).container.expect("a container").timestamps;
    assert_eq!(stamps(entries.clone())[0].files, [LETTER.0, PLAN.0]);
    let mut entries = entries;
    *entry(&mut entries, PLAN.0) = Entry::new(PLAN.0, b"inny plan");
    let changed = &stamps(entries)[0];
    assert!(changed.files.is_empty() && !changed.timestamp.covers);
}

/// Two files signed by CAdES with a timestamp of the signature, and an archive timestamp over all of it.
fn kept(change: impl Fn(&mut Vec<(&'static str, Vec<u8>)>)) -> Vec<Entry> {
    let listed = manifest("META-INF/signature001.p7s", &[LETTER]);
    let message = WORLD.message(&listed, &WORLD.expired, &["-cades"]);
    let message = timestamped(&message, |value| WORLD.timestamp(value));
    let mut files = vec![
        (LETTER.0, LETTER.1.to_vec()),
        ("META-INF/ASiCManifest001.xml", listed),
        ("META-INF/signature001.p7s", message),
    ];
    let over: Vec<_> = files.iter().map(|(name, content)| (*name, content.as_slice())).collect();
    let archive = manifest("META-INF/timestamp001.tst", &over);
    let token = WORLD.timestamp(&archive);
    files.push(("META-INF/ASiCArchiveManifest.xml", archive));
    files.push(("META-INF/timestamp001.tst", token));
    change(&mut files);
    let files: Vec<_> = files.iter().map(|(name, content)| (*name, content.as_slice())).collect();
    packed(E, &files)
}

#[test]
fn an_archive_timestamp_speaks_of_the_signatures_that_its_manifest_names() {
    let evidence = examined(kept(|_| {}));
    let [first, archive] = evidence.signatures[0].timestamps.as_slice() else { panic!("two timestamps") };
    assert_eq!((first.kind, archive.kind), (TimestampKind::Signature, TimestampKind::Archive));
    assert!(archive.intact && archive.covers && archive.proves_signature);
    let signer = &evidence.signatures[0].signing_certificate.as_ref().expect("a signer").certificate;
    let proven = [certificates::Fingerprint::of(signer.der()), first.token.fingerprint()];
    assert!(proven.iter().all(|fingerprint| archive.proves.contains(fingerprint)));
    assert!(!archive.proves.contains(&archive.token.fingerprint()));
}

#[test]
fn an_archive_timestamp_proves_another_only_when_its_manifest_names_it() {
    for names_first in [false, true] {
        let evidence = examined(kept(|files| {
            let over: Vec<_> = files
                .iter()
                .filter(|(name, _)| names_first || !name.ends_with("timestamp001.tst"))
                .map(|(name, content)| (*name, content.as_slice()))
                .collect();
            let archive = manifest("META-INF/timestamp002.tst", &over);
            let token = WORLD.timestamp(&archive);
            files.push(("META-INF/ASiCArchiveManifest002.xml", archive));
            files.push(("META-INF/timestamp002.tst", token));
        }));
        let [_, first, second] = evidence.signatures[0].timestamps.as_slice() else { panic!("three timestamps") };
        assert_eq!(second.proves.contains(&first.token.fingerprint()), names_first);
        assert!(!first.proves.contains(&second.token.fingerprint()));
    }
}

#[test]
fn an_archive_timestamp_over_anything_changed_speaks_of_no_signature() {
    for name in [LETTER.0, "META-INF/ASiCArchiveManifest.xml"] {
        let evidence = examined(kept(|files| {
            let (_, content) = files.iter_mut().find(|(known, _)| *known == name).expect("it is there");
            content.push(b' ');
        }));
        assert_eq!(evidence.signatures[0].timestamps.len(), 1, "{name}");
        let stamp = &evidence.container.expect("a container").timestamps[0];
        assert!(stamp.timestamp.intact && !stamp.timestamp.covers && stamp.files.is_empty(), "{name}");
    }
}

#[test]
fn evidence_records_are_named() {
    let mut entries = two_files();
    entries.push(Entry::new("META-INF/evidencerecord001.ers", b"0"));
    let container = examined(entries).container.expect("a container");
    assert_eq!(container.evidence_records, ["META-INF/evidencerecord001.ers"]);
}
