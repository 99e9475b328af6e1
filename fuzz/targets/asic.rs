//! Signed containers.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use signatures::Container;

fuzz_target!(|bytes: &[u8]| -> Corpus {
    if fuzz::try_document(bytes, Some(Container::Zip)) { Corpus::Keep } else { Corpus::Reject }
});
