//! Signed PDFs.
#![no_main]

use fuzz::{Chance, added_to, put};
use libfuzzer_sys::{Corpus, fuzz_mutator, fuzz_target, fuzzer_mutate};
use signatures::Container;

// Bytes as ever, and every other time an update of whole objects.
fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mut chance = Chance::new(seed);
    let file = data.get(..size).map(<[u8]>::to_vec).filter(|_| chance.below(2) == 0);
    let altered = file.and_then(|file| added_to(&file, &mut chance));
    match altered.map_or(0, |file| put(&mut data[..max_size], &file)) {
        0 => fuzzer_mutate(data, size, max_size),
        size => size,
    }
});

fuzz_target!(|bytes: &[u8]| -> Corpus {
    if fuzz::try_document(bytes, Some(Container::Pdf)) { Corpus::Keep } else { Corpus::Reject }
});
