//! Signed messages: CMS and CAdES.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use signatures::Container;

fuzz_target!(|bytes: &[u8]| -> Corpus {
    if fuzz::try_document(bytes, Some(Container::Cms)) { Corpus::Keep } else { Corpus::Reject }
});
