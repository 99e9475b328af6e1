//! What is read of a form, and what is sent back.

use accounts::{Email, Field, Person, PersonFilled, Wrong};
use vocabulary::Instant;

fn now() -> Instant {
    Instant::parse("2026-11-22T10:00:00Z").unwrap()
}

fn wrong(filled: PersonFilled<'_>) -> Vec<(Field, Wrong)> {
    let filled = PersonFilled { surname: "Żak", names: "Ola", ..filled };
    let mistakes = Person::read(&filled, now()).err().unwrap_or_default();
    mistakes.iter().map(|mistake| (mistake.field, mistake.wrong)).collect()
}

#[test]
fn a_pesel_is_checked_and_may_be_typed_with_spaces() {
    assert_eq!(wrong(PersonFilled { pesel: " 440514 01359 ", ..PersonFilled::default() }), []);
    for (pesel, expected) in [
        ("", Wrong::Missing),
        ("44051401358", Wrong::CheckDigit),
        ("44053201359", Wrong::CheckDigit),
        ("4405140135", Wrong::Form),
        ("4405140135x", Wrong::Form),
        ("４４０５１４０１３５９", Wrong::Form),
    ] {
        assert_eq!(wrong(PersonFilled { pesel, ..PersonFilled::default() }), [(Field::Pesel, expected)], "{pesel}");
    }
}

#[test]
fn without_a_pesel_the_whole_document_is_asked_for() {
    let known = PersonFilled {
        birth_date: ["29", "2", "2000"],
        citizenship: "Ukraina",
        document: "FA1",
        ..PersonFilled::default()
    };
    assert_eq!(wrong(known), []);
    assert_eq!(wrong(PersonFilled { birth_date: ["29", "2", "2001"], ..known }), [(Field::BirthDate, Wrong::Form)]);
    assert_eq!(wrong(PersonFilled { birth_date: ["1", "", "2001"], ..known }), [(Field::BirthDate, Wrong::Missing)]);
    assert_eq!(wrong(PersonFilled { birth_date: ["23", "11", "2026"], ..known }), [(Field::BirthDate, Wrong::NotPast)]);
    assert_eq!(wrong(PersonFilled { birth_date: ["1", "1", "0090"], ..known }), [(Field::BirthDate, Wrong::NotPast)]);
    assert_eq!(
        wrong(PersonFilled { document: "FA1", ..PersonFilled::default() }),
        [(Field::BirthDate, Wrong::Missing), (Field::Citizenship, Wrong::Missing)]
    );
}

#[test]
fn names_are_demanded_short_and_of_visible_signs() {
    let long = "x".repeat(81);
    for (surname, expected) in
        [(" ", Wrong::Missing), (long.as_str(), Wrong::TooLong), ("\u{202e}kaŻ", Wrong::Form), ("Ż\0k", Wrong::Form)]
    {
        let filled = PersonFilled { surname, names: "Ola", pesel: "44051401359", ..PersonFilled::default() };
        let mistakes = Person::read(&filled, now()).unwrap_err();
        assert_eq!((mistakes[0].field, mistakes[0].wrong), (Field::Surname, expected), "{surname:?}");
    }
}

#[test]
fn addresses_are_read_as_people_write_them() {
    assert_eq!(Email::read(" Ola.Zak+urzad@Poczta.Example ").unwrap().as_str(), "ola.zak+urzad@poczta.example");
    let long = format!("{}@poczta.example", "x".repeat(250));
    for filled in [
        "ola",
        "ola@",
        "@poczta.example",
        "ola@poczta",
        "ola @poczta.example",
        "ola@@poczta.example",
        "ola@poczta..example",
        "ola@-poczta.example",
        ".ola@poczta.example",
        "ola@poczta.example\r\nBcc: x@y.example",
        "ola@[127.0.0.1]",
        "<ola@poczta.example>",
        "ola,jan@poczta.example",
        "oła@poczta.example",
        long.as_str(),
    ] {
        assert!(Email::read(filled).is_err(), "{filled}");
    }
    assert_eq!(Email::read("  ").unwrap_err().wrong, Wrong::Missing);
}
