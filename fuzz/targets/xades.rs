//! Signed XML.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus { if fuzz::try_document(bytes, None) { Corpus::Keep } else { Corpus::Reject } });
