//! XML: read within limits, made canonical by every method.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use xml::{Limits, Method, NodeSet, Refusal};

const METHODS: [Method; 6] = [
    Method::Inclusive,
    Method::InclusiveWithComments,
    Method::Inclusive11,
    Method::Inclusive11WithComments,
    Method::Exclusive,
    Method::ExclusiveWithComments,
];

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let limits = Limits::default();
    let Ok(text) = xml::decode(bytes) else { return Corpus::Reject };
    let Ok(document) = xml::parse_text(&text, &limits) else { return Corpus::Keep };
    let root = document.document_element().expect("what was read has a root");
    let part = document.children_iter(root).next().unwrap_or(root);
    for method in METHODS {
        let canonical =
            xml::canonical::<&str>(&document, method, None, &[]).expect("what was read has a canonical form");
        let text = String::from_utf8(canonical.clone()).expect("a canonical form is UTF-8");
        match xml::parse_text(&text, &limits) {
            // An exclusive form declares a namespace wherever it is used, and every form writes quotation marks in its name
            // longer than they were: oftener and longer, it may be, than the limits allow.
            Err(Refusal::TooManyNamespaces) => {}
            again => {
                let again = again.expect("a canonical form is XML");
                let twice =
                    xml::canonical::<&str>(&again, method, None, &[]).expect("what was read has a canonical form");
                assert_eq!(canonical, twice, "a canonical form is its own");
            }
        }
        let part = NodeSet::tree_with_comments(part, &document);
        let _ = xml::canonical(&document, method, Some(&part), &["#default", "a"]);
    }
    Corpus::Keep
});
