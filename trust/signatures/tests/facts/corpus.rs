//! Real signatures with known outcomes, when the corpus stands beside the repository.

use std::{fs, path::Path};

use certificates::Anchors;
use signatures::{Detached, Document, Policy};
use vocabulary::Instant;

#[test]
fn the_corpus_is_judged_as_expected() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/signatures");
    let Ok(table) = fs::read_to_string(corpus.join("expected.tsv")) else {
        println!("no corpus at ../shared/corpus/signatures: nothing compared");
        return;
    };
    let mut lines = table.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let head = lines.next().expect("a head");
    let column = |name| head.iter().position(|known| *known == name).expect("a column");
    let [path, detached, family, count, intact, must_not_pass] =
        ["path", "detached", "family", "n_signatures", "intact", "must_not_pass"].map(column);
    let anchors = Anchors::read(&[corpus.join("trust")]).expect("the corpus's anchors");
    let at = Instant::parse("2026-11-22T10:00:00Z").expect("rfc 3339");
    let mut compared = 0;
    for row in lines.filter(|row| matches!(row[family], "xades" | "pades" | "cades" | "asic" | "hostile")) {
        let read = |name: &str| fs::read(corpus.join(name)).expect("a file of the corpus");
        let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        let beside = row[detached].split(';').filter(|path| *path != "-");
        let document = Document {
            bytes: read(row[path]),
            detached: beside.map(|path| Detached { name: name(path), bytes: read(path) }).collect(),
        };
        let judged = match signatures::examine(&document) {
            Ok(evidence) => signatures::judge(&evidence, &Policy::default(), &anchors, at).signatures,
            Err(_) => Vec::new(),
        };
        if let Ok(count) = row[count].parse::<usize>() {
            assert_eq!(judged.len(), count, "{}", row[path]);
            for (judged, expected) in judged.iter().zip(row[intact].split(';')) {
                assert!(expected == "?" || judged.intact == (expected == "yes"), "{}: {judged:?}", row[path]);
            }
        }
        assert!(row[must_not_pass] != "yes" || !judged.iter().any(signatures::Judged::passed), "{}", row[path]);
        compared += 1;
    }
    assert!(compared > 200, "only {compared} rows compared");
}
