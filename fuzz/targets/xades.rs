//! Signed XML.
#![no_main]

use fuzz::{Chance, put, rearranged};
use libfuzzer_sys::{Corpus, fuzz_mutator, fuzz_target, fuzzer_mutate};

// Bytes as ever, and every other time whole elements.
fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mut chance = Chance::new(seed);
    let text = data.get(..size).and_then(|bytes| std::str::from_utf8(bytes).ok()).map(str::to_owned);
    let altered = text.filter(|_| chance.below(2) == 0).and_then(|text| rearranged(&text, &mut chance));
    match altered.map_or(0, |text| put(&mut data[..max_size], text.as_bytes())) {
        0 => fuzzer_mutate(data, size, max_size),
        size => size,
    }
});

fuzz_target!(|bytes: &[u8]| -> Corpus { if fuzz::try_document(bytes, None) { Corpus::Keep } else { Corpus::Reject } });
