//! Archives out of which two programs could read two contents.

use signatures::{Oddity, Reason};

use super::{
    containers::*,
    packing::{Archive, Entry},
};
use crate::world::{one, report};

/// What is odd about an archive in which everything was signed. Nothing in it passes.
fn oddities(archive: &Archive) -> Vec<Oddity> {
    let document = container(archive.bytes());
    let evidence = signatures::examine(&document).expect("readable");
    for judged in report(&document).signatures {
        assert!(!judged.passed(), "{judged:?}");
    }
    evidence.container.expect("a container").oddities
}

/// The same with one entry of a good container changed.
fn changed(name: &str, change: impl FnOnce(&mut Entry)) -> Vec<Oddity> {
    let mut entries = two_files();
    change(entry(&mut entries, name));
    oddities(&Archive::of(entries))
}

fn forged() -> Entry {
    Entry::new(LETTER.0, b"Prosz\xC4\x99 o 900 z\xC5\x82.")
}

#[test]
fn the_reason_says_that_programs_may_differ() {
    let mut entries = two_files();
    entry(&mut entries, LETTER.0).local.checksum ^= 1;
    let judged = one(judged(entries));
    assert_eq!((judged.intact, judged.reason), (true, Reason::AmbiguousArchive));
}

#[test]
fn one_name_twice() {
    for place in [1, 4] {
        let mut entries = two_files();
        entries.insert(place, forged());
        assert_eq!(oddities(&Archive::of(entries)), [Oddity::SameName]);
    }
}

#[test]
fn names_that_are_one_on_some_systems() {
    let mut entries = two_files();
    entries.insert(1, Entry::new("PISMO.txt", b"900"));
    assert_eq!(oddities(&Archive::of(entries)), [Oddity::SameName]);
    let mut entries = two_files();
    entries.insert(1, Entry::new("pismo.txt/pismo.txt", b"900"));
    assert_eq!(oddities(&Archive::of(entries)), [Oddity::SameName]);
}

#[test]
fn headers_that_differ() {
    let differs = |change: fn(&mut Entry)| assert_eq!(changed(LETTER.0, change), [Oddity::HeadersDiffer]);
    differs(|entry| entry.local.name[0] = b'P');
    differs(|entry| entry.local.checksum ^= 1);
    differs(|entry| entry.local.size += 1);
    differs(|entry| entry.local.method = 0);
    differs(|entry| entry.local.flags = 0);
    // A wide size where the narrow one already says it.
    differs(|entry| entry.central.extra = b"\x01\x00\x08\x00\x13\0\0\0\0\0\0\0".to_vec());
}

#[test]
fn a_second_name_beside_the_first() {
    let mut checksum = flate2::Crc::new();
    checksum.update(LETTER.0.as_bytes());
    let extra = |name: &[u8]| {
        let length = u16::try_from(name.len() + 5).expect("short").to_le_bytes();
        [b"\x75\x70", &length[..], b"\x01", &checksum.sum().to_le_bytes(), name].concat()
    };
    let with = |name: &[u8]| changed(LETTER.0, |entry| *entry = entry.clone().with(|head| head.extra = extra(name)));
    assert_eq!(with(b"inne.txt"), [Oddity::HeadersDiffer]);
    let mut entries = two_files();
    *entry(&mut entries, LETTER.0) =
        entry(&mut entries, LETTER.0).clone().with(|head| head.extra = extra(b"pismo.txt"));
    assert!(one(judged(entries)).passed(), "the same name twice is no lie");
}

#[test]
fn an_entry_that_the_directory_leaves_out() {
    let mut entries = two_files();
    entries.insert(0, forged());
    assert_eq!(oddities(&Archive { unlisted: 1, ..Archive::of(entries) }), [Oddity::Hidden]);
}

#[test]
fn bytes_that_belong_to_no_entry() {
    let hidden = |archive: Archive| assert_eq!(oddities(&archive), [Oddity::Hidden]);
    let good = || Archive::of(two_files());
    hidden(Archive { gaps: [forged().data, Vec::new()], ..good() });
    hidden(Archive { gaps: [Vec::new(), b"more".to_vec()], ..good() });
    assert_eq!(changed(PLAN.0, |entry| entry.before = b"PK\x03\x04".to_vec()), [Oddity::Hidden]);
    assert_eq!(changed(PLAN.0, |entry| entry.after = vec![0; 12]), [Oddity::Hidden]);
    let trailing = [good().bytes(), b"more".to_vec()].concat();
    let evidence = signatures::examine(&container(trailing)).expect("readable");
    assert_eq!(evidence.container.expect("a container").oddities, [Oddity::Hidden]);
    // The end of another archive within the comment of this one.
    let inner = Archive::of(vec![forged()]).bytes();
    let outer = Archive { comment: inner, ..good() }.bytes();
    assert!(signatures::examine(&container(outer)).is_err());
}

#[test]
fn a_comment_is_no_harm() {
    let archive = Archive { comment: b"LIB".to_vec(), ..Archive::of(two_files()) };
    assert!(one(report(&container(archive.bytes()))).passed());
}

#[test]
fn entries_that_share_bytes() {
    let mut entries = two_files();
    let mut second = entries[1].clone();
    second.place = u32::try_from(Archive::of(entries[..1].to_vec()).bytes().len())
        .ok()
        .and_then(|length| length.checked_sub(22 + 46 + 8));
    second.central.name = b"drugi.txt".to_vec();
    entries.push(second);
    let found = oddities(&Archive::of(entries));
    assert!(found.contains(&Oddity::HeadersDiffer) && found.contains(&Oddity::Overlapping), "{found:?}");
}

#[test]
fn more_entries_stated_than_there_are() {
    assert_eq!(oddities(&Archive { more: 1, ..Archive::of(two_files()) }), [Oddity::HeadersDiffer]);
}

#[test]
fn a_wide_end_record_that_says_otherwise() {
    let agreeing = Archive { wide: Some(0), ..Archive::of(two_files()) };
    assert!(one(report(&container(agreeing.bytes()))).passed());
    assert_eq!(oddities(&Archive { wide: Some(1), ..Archive::of(two_files()) }), [Oddity::HeadersDiffer]);
}

#[test]
fn names_that_lead_elsewhere() {
    for name in ["../pismo.txt", "/pismo.txt", "a/../pismo.txt", "a//b", "a\\b", "C:pismo.txt", "a\u{0}b", "./a"] {
        let mut entries = two_files();
        entries.push(Entry::new(name, b"900"));
        assert_eq!(oddities(&Archive::of(entries)), [Oddity::UnsafeName], "{name}");
    }
}

#[test]
fn a_link_is_not_a_file() {
    let link = |entry: &mut Entry| entry.attributes = 0o120_777 << 16;
    assert_eq!(changed(LETTER.0, link), [Oddity::NotAFile]);
}

#[test]
fn a_file_that_is_not_what_its_header_says() {
    let damaged = |change: fn(&mut Entry)| {
        let changed = changed(LETTER.0, change);
        assert_eq!(changed, [Oddity::Damaged]);
    };
    damaged(|entry| *entry = entry.clone().with(|head| head.checksum ^= 1));
    damaged(|entry| *entry = entry.clone().with(|head| head.size += 1));
    damaged(|entry| *entry = entry.clone().with(|head| head.size -= 1));
    damaged(|entry| *entry = entry.clone().with(|head| head.method = 0));
    // Bytes after the end of what was deflated, which a reader of streams takes for the next entry.
    damaged(|entry| {
        entry.data.extend(b"PK\x03\x04");
        *entry = entry.clone().with(|head| head.packed += 4);
    });
}
