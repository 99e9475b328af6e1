//! Files that nobody meant well.

use catalogue::{Answers, Definition};
use rand::{Rng as _, SeedableRng as _, rngs::StdRng, seq::IndexedRandom as _};

use crate::world::{TODAY, every_kind, field_with_condition, file, later_step};

const PIECES: &[&str] = &[
    "\"",
    "'",
    "'''",
    "\"\"\"",
    "[[",
    "]]",
    "[",
    "]",
    "{",
    "}",
    "=",
    ",",
    "\n",
    "\0",
    "\u{202e}",
    "ż",
    "𝔘",
    "and ",
    "or ",
    "not ",
    "(",
    ")",
    "<=",
    "!=",
    "==",
    "-",
    "9223372036854775808",
    "-9223372036854775808",
    "2026-11-22",
    "2026-99-99",
    "[[steps]]\n",
    "[[steps.fields]]\n",
    "[[fees]]\n",
    "[[attachments]]\n",
    "when = 'zgoda'\n",
    "kind = \"whole\"\n",
    "\\u0000",
    "\\uD800",
    "nan",
    "inf",
    "1e400",
    "0x",
    "\u{feff}",
    "linia",
    "liczba",
    "true",
    "optional = true\n",
];

/// Whatever is read is read again the same way and can be asked about anything.
fn use_it(content: &[u8]) {
    if let Ok(definition) = Definition::read(content) {
        let service = definition.service();
        assert_eq!(Definition::read(definition.content()).unwrap().service(), service);
        let Some(form) = &service.form else { return };
        let fields = form.steps.iter().flat_map(|step| &step.fields);
        let strange: Answers =
            fields.zip(PIECES.iter().cycle()).map(|(field, piece)| (field.name.as_str(), *piece)).collect();
        for answers in [Answers::default(), strange] {
            let _ = (form.check(&answers, TODAY), form.slots(&answers), form.fees(&answers), form.lines(&answers));
            assert!(form.steps(&answers).iter().all(|step| step.fields(&answers).len() <= step.fields.len()));
        }
    }
}

#[test]
fn no_mutation_of_a_good_file_makes_reading_fall() {
    let mut chance = StdRng::seed_from_u64(3);
    let own = every_kind(&later_step("dalej", "wiecej", "zgoda and not (liczba > 3 or kiedy < 2015-03-01)"));
    let mut files: Vec<Vec<u8>> =
        catalogue::built_in().iter().map(|definition| definition.content().to_vec()).collect();
    files.push(own.into_bytes());
    let mut read = 0;
    for round in 0..6_000 {
        let mut content = files[round % files.len()].clone();
        for _ in 0..chance.random_range(1..=4) {
            let place = chance.random_range(0..=content.len());
            let end = (place + chance.random_range(0..12)).min(content.len());
            match chance.random_range(0..4) {
                0 => drop(content.splice(place..end, PIECES.choose(&mut chance).unwrap().bytes())),
                1 => drop(content.drain(place..end)),
                2 => content.insert(place, chance.random()),
                _ => content.extend_from_within(place..end),
            }
        }
        read += usize::from(Definition::read(&content).is_ok());
        use_it(&content);
    }
    // Enough mutations are harmless for the forms to be tried too.
    assert!(read > 300, "{read}");
}

#[test]
fn no_heap_of_pieces_makes_reading_fall() {
    let mut chance = StdRng::seed_from_u64(4);
    for _ in 0..3_000 {
        let heap: String = (0..chance.random_range(0..40)).map(|_| *PIECES.choose(&mut chance).unwrap()).collect();
        use_it(heap.as_bytes());
        use_it(field_with_condition(&heap).as_bytes());
    }
}

#[test]
fn deep_toml_is_told_and_does_not_fall() {
    for deep in [
        "[".repeat(100_000),
        "a=".repeat(50_000),
        "{a=".repeat(50_000),
        "a.".repeat(100_000) + "b = 1",
        "[".to_owned() + &"a.".repeat(60_000) + "b]",
    ] {
        assert!(Definition::read(deep.as_bytes()).is_err());
        assert!(Definition::read(file("x = ", &deep).as_bytes()).is_err());
    }
}

#[test]
fn flaws_of_a_hostile_file_are_harmless_to_read() {
    let text =
        every_kind("").replace("id = \"pierwszy\"", &format!("id = \"\\u001b[2J\\u202e{}\"", "x".repeat(10_000)));
    for flaw in Definition::read(text.as_bytes()).unwrap_err() {
        assert!(flaw.to_string().len() < 1_000 && !flaw.to_string().chars().any(char::is_control), "{flaw}");
    }
}
