//! Signed containers.
#![no_main]

use fuzz::{Chance, put, reboxed};
use libfuzzer_sys::{Corpus, fuzz_mutator, fuzz_target, fuzzer_mutate};
use signatures::Container;

// Bytes as ever, and every other time whole files.
fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mut chance = Chance::new(seed);
    let archive = data.get(..size).map(<[u8]>::to_vec).filter(|_| chance.below(2) == 0);
    let altered = archive.and_then(|archive| reboxed(&archive, &mut chance));
    match altered.map_or(0, |archive| put(&mut data[..max_size], &archive)) {
        0 => fuzzer_mutate(data, size, max_size),
        size => size,
    }
});

fuzz_target!(|bytes: &[u8]| -> Corpus {
    if fuzz::try_document(bytes, Some(Container::Zip)) { Corpus::Keep } else { Corpus::Reject }
});
