//! Finding services by people's words.

use std::sync::Arc;

use catalogue::Service;

use crate::world::offered;

/// What is found among the general letter and the demonstration's services.
fn codes(query: &str) -> Vec<String> {
    let services: Vec<Arc<Service>> = offered().into_iter().filter(|service| service.listed).map(Arc::new).collect();
    catalogue::find(&services, query).iter().map(|service| service.code.clone()).collect()
}

#[test]
fn a_service_is_found_first_in_ordinary_polish_and_english() {
    for query in [
        "odpis aktu urodzenia",
        "akt urodzenia",
        "urodzenie",
        "odpisy",
        "slub",
        "ŚLUB",
        "akt",
        "metryka: akt zgonu, proszę",
        "copy of a birth record",
        "marriage",
    ] {
        assert_eq!(codes(query).first().map(String::as_str), Some("odpis-aktu"), "{query}");
    }
    for query in ["podatek", "podatki", "zaswiadczenie", "niezaleganie", "zaświadczenie o podatkach", "tax"] {
        assert_eq!(codes(query).first().map(String::as_str), Some("zaswiadczenie-o-niezaleganiu"), "{query}");
    }
    for query in ["skarga", "skargi na hałas", "pismo", "complaint"] {
        assert_eq!(codes(query).first().map(String::as_str), Some("pismo-ogolne"), "{query}");
    }
}

#[test]
fn a_service_is_found_by_one_word_of_several() {
    assert!(codes("birth certificate").contains(&"odpis-aktu".to_owned()));
    assert!(codes("urodziło mi się dziecko").contains(&"odpis-aktu".to_owned()));
}

#[test]
fn what_no_service_is_about_finds_nothing_and_no_words_find_everything() {
    for query in ["hipopotam", "o", "???", "<script>", "nieboskłon"] {
        assert_eq!(codes(query), Vec::<String>::new(), "{query}");
    }
    assert_eq!(codes("").len(), 3);
    assert_eq!(codes("  ").len(), 3);
}
