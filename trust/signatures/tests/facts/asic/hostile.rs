//! Archives made to crash, to fill memory or to take for ever.

use signatures::{Unreadable, ZipFault};

use super::{
    containers::*,
    packing::{Archive, Entry},
};
use crate::world::report;

fn fault(archive: &Archive) -> Result<(), Unreadable> {
    signatures::examine(&container(archive.bytes())).map(|_| ())
}

#[test]
fn encrypted_and_strangely_packed_files_are_not_read() {
    let with = |change: fn(&mut super::packing::Head)| {
        let mut entries = two_files();
        entries[1] = entries[1].clone().with(change);
        fault(&Archive::of(entries))
    };
    assert_eq!(with(|head| head.flags |= 1), Err(Unreadable::Zip(ZipFault::Encrypted)));
    assert_eq!(with(|head| head.flags |= 1 << 13), Err(Unreadable::Zip(ZipFault::Encrypted)));
    assert_eq!(with(|head| head.method = 12), Err(Unreadable::Zip(ZipFault::Unsupported)));
}

#[test]
fn an_archive_that_unpacks_to_more_than_a_letter_is_not_unpacked() {
    let mut entries = two_files();
    let zeros = Entry::new("zera", &vec![0; 1 << 20]);
    entries.extend((0..130).map(|number| zeros.clone().with(|head| head.name = format!("zera{number}").into_bytes())));
    assert_eq!(fault(&Archive::of(entries)), Err(Unreadable::Zip(ZipFault::TooLarge)));
}

#[test]
fn a_file_that_says_it_is_small_is_not_unpacked_further() {
    let mut entries = two_files();
    entries.push(Entry::new("bomba", &vec![0; 16 << 20]).with(|head| head.size = 10));
    assert!(!report(&container(Archive::of(entries).bytes())).signatures[0].passed());
}

#[test]
fn thousands_of_files_are_refused() {
    let mut entries = two_files();
    entries.extend((0..2_000).map(|number| Entry::stored(&format!("{number}"), b"")));
    assert_eq!(fault(&Archive::of(entries)), Err(Unreadable::Zip(ZipFault::TooLarge)));
}

#[test]
fn hundreds_of_signatures_are_refused() {
    let mut entries = two_files();
    let signed = entry(&mut entries, "META-INF/signatures0.xml").clone();
    entries.extend(
        (1..100).map(|number| {
            signed.clone().with(|head| head.name = format!("META-INF/signatures{number}.xml").into_bytes())
        }),
    );
    assert_eq!(fault(&Archive::of(entries)), Err(Unreadable::TooManySignatures));
}

#[test]
fn places_outside_the_archive_are_not_followed() {
    let mut entries = two_files();
    entries[1].place = Some(u32::MAX - 1);
    assert_eq!(fault(&Archive::of(entries)), Err(Unreadable::Zip(ZipFault::Broken)));
    let mut entries = two_files();
    entries[1] = entries[1].clone().with(|head| head.packed = u32::MAX - 1);
    assert_eq!(fault(&Archive::of(entries)), Err(Unreadable::Zip(ZipFault::Broken)));
}

#[test]
fn damage_never_panics_and_never_lets_other_content_pass() {
    for entries in [two_files(), two_files_by_message()] {
        let good = Archive::of(entries).bytes();
        let document = container(good.clone());
        let files = signatures::examine(&document).expect("readable").container.expect("a container").files;
        let mut passed = 0;
        for at in (0..good.len()).step_by(7) {
            let flipped = [&good[..at], &[good[at] ^ 1], &good[at + 1..]].concat();
            let cut = [&good[..at], &good[at + 1..]].concat();
            for bytes in [flipped, cut, good[..at].to_vec()] {
                let document = container(bytes);
                let Ok(evidence) = signatures::examine(&document) else { continue };
                if report(&document).signatures.iter().any(signatures::Judged::passed) {
                    passed += 1;
                    assert_eq!(evidence.container.expect("a container").files, files, "at {at}");
                }
            }
        }
        assert!(passed > 0, "dates and the like are nobody's concern");
    }
}
