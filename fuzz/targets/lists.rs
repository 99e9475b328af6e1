//! Trusted lists, and what they make of a certificate.
#![no_main]

use std::sync::Arc;

use certificates::{
    Anchors, Evidence, Use, Verdict, judge,
    lists::{TrustedList, certified, qualified_time},
};
use fuzz::genuine;
use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let read = TrustedList::read(bytes);
    assert_eq!(format!("{read:?}"), format!("{:?}", TrustedList::read(bytes)), "the same bytes tell the same");
    let Ok(list) = read else { return Corpus::Keep };
    let genuine = genuine();
    let (person, at) = (&genuine.person, genuine.at);
    let issuers: Vec<_> = list.services.iter().flat_map(|service| &service.certificates).cloned().collect();
    let anchors = Anchors::of(Vec::new()).with_lists(vec![Arc::new(list)]);
    // What the authority itself says of revocation, so that only the list decides.
    let proofs = Evidence { crls: genuine.anchors.crls().to_vec(), ..Evidence::default() };
    for use_ in [Use::Signature, Use::TimeStamping, Use::OcspSigning] {
        let verdict = judge(person, use_, &proofs, &anchors, at);
        assert_eq!(verdict, judge(person, use_, &proofs, &anchors, at), "the same list tells the same");
        let is_listed = issuers.iter().any(|issuer| person.issuer_is(issuer) || issuer == person);
        assert!(is_listed || !matches!(verdict, Verdict::Trusted { .. }), "who is not listed is not trusted");
    }
    let said = certified(person, &issuers, &anchors, at);
    let stored = serde_json::to_string(&said).expect("what was found can be stored");
    assert_eq!(said, serde_json::from_str(&stored).expect("what was stored can be read"), "storage changes nothing");
    assert!(said.qualified != Some(true) || said.provider.is_some(), "qualified by somebody");
    let _ = qualified_time(person, &issuers, &anchors, at);
    Corpus::Keep
});
