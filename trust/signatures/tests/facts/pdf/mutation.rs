//! A good file damaged everywhere: nothing may panic, and nothing may pass that is not the same to a reader.

use signatures::{Judged, Policy};
use vocabulary::Instant;

use super::paper::{document, signed};
use crate::world::{AT, WORLD};

fn passes(bytes: Vec<u8>) -> bool {
    let Ok(evidence) = signatures::examine(&document(bytes)) else { return false };
    let at = Instant::parse(AT).expect("rfc 3339");
    signatures::judge(&evidence, &Policy::default(), &WORLD.anchors, at).signatures.iter().any(Judged::passed)
}

/// Everything but the digits of the signature and the white space at the end.
fn read(bytes: &[u8]) -> Vec<u8> {
    let bytes = bytes.trim_ascii_end();
    let from = bytes.windows(11).position(|window| window == b"/Contents <").expect("contents") + 11;
    let length = bytes[from..].iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
    [&bytes[..from], &bytes[from + length..]].concat()
}

#[test]
fn damage_never_panics_and_never_passes_as_something_else() {
    let good = signed();
    assert!(passes(good.clone()));
    let content = read(&good);
    // The room for the value is mostly zeros; what stands there is looked at less often.
    let room = good.windows(40).position(|window| window == [b'0'; 40]).expect("room");
    let is_looked_at = |at: &usize| *at < room || *at > room + 11_000 || at.is_multiple_of(101);
    for at in (0..good.len()).step_by(3).filter(is_looked_at) {
        let flipped = [&good[..at], &[good[at] ^ 1], &good[at + 1..]].concat();
        let cut = [&good[..at], &good[at + 1..]].concat();
        let doubled = [&good[..=at], &good[at..]].concat();
        for damaged in [flipped, cut, doubled] {
            if passes(damaged.clone()) {
                assert_eq!(read(&damaged), content, "at {at}");
            }
        }
    }
}

#[test]
fn objects_cut_out_doubled_or_moved_never_pass() {
    let good = signed();
    let ends: Vec<usize> =
        good.windows(7).enumerate().filter(|(_, window)| *window == b"endobj\n").map(|(at, _)| at + 7).collect();
    for (number, from) in ends.iter().enumerate() {
        for to in ends.iter().skip(number + 1) {
            let part = &good[*from..*to];
            for damaged in [
                [&good[..*from], &good[*to..]].concat(),
                [&good[..*to], part, &good[*to..]].concat(),
                [&good[..*from], &good[*to..], part].concat(),
            ] {
                assert!(!passes(damaged));
            }
        }
    }
}

#[test]
fn no_beginning_and_no_end_of_a_file_passes() {
    let good = signed();
    for length in (1..good.len()).step_by(101).chain([good.len() - 1]) {
        assert!(!passes(good[..length].to_vec()));
        assert!(!passes(good[length..].to_vec()));
    }
}
