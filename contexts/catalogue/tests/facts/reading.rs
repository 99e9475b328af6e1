//! What is taken for a definition.

use catalogue::{Definition, Kind, Procedure, Revision};
use sha2::{Digest as _, Sha256};
use vocabulary::{Language, Term};

use crate::world::{answers, every_kind, file, flaws, later_step, service};

const STEP: &str = "[[steps]]\nid = \"krok\"\ntitle = { pl = \"K\", en = \"S\" }\n";

fn field(keys: &str) -> String {
    file("", &format!("{STEP}[[steps.fields]]\nname = \"pole\"\nlabel = {{ pl = \"P\", en = \"F\" }}\n{keys}\n"))
}

#[test]
fn the_revision_is_the_hash_of_the_bytes() {
    let text = every_kind("");
    let revision = service(&text).revision;
    assert_eq!(revision.bytes(), <[u8; 32]>::from(Sha256::digest(&text)));
    assert_eq!(revision.to_string(), hex::encode(Sha256::digest(&text)));
    assert_eq!(revision.to_string().parse::<Revision>().unwrap(), revision);
    assert_ne!(service(&(text + "\n")).revision, revision);
    assert!("00".parse::<Revision>().is_err() && "x".repeat(64).parse::<Revision>().is_err());
}

#[test]
fn a_service_without_a_form_takes_documents() {
    let service = service(&file("takes_documents = true\n", ""));
    assert!(service.form.is_none() && service.listed && !service.other_signer);
    assert_eq!((service.text(Language::Pl).name.as_str(), service.text(Language::En).name.as_str()), ("Próba", "Try"));
    assert_eq!(flaws(&file("", "")), ["file: a service has a form (steps) or takes documents (takes_documents)"]);
}

#[test]
fn the_built_in_services_are_what_the_office_relies_on() {
    let services: Vec<_> = catalogue::built_in();
    let [letter, withdrawal] = &services[..] else { panic!("{services:?}") };
    let (letter, withdrawal) = (letter.service(), withdrawal.service());
    assert_eq!(
        (letter.code.as_str(), letter.listed, letter.takes_documents, letter.other_signer),
        ("pismo-ogolne", true, true, true)
    );
    assert_eq!((letter.procedure, letter.term), (Procedure::Administrative, Some(Term::Months(1))));
    assert!(withdrawal.term.is_none() && letter.class.is_none());
    assert!(letter.form.as_ref().unwrap().attachments.iter().all(|slot| !slot.required));
    assert_eq!(
        (withdrawal.code.as_str(), withdrawal.listed, withdrawal.takes_documents),
        ("wycofanie-pisma", false, false)
    );
    assert!(withdrawal.form.as_ref().unwrap().steps.iter().flat_map(|step| &step.fields).all(|field| !field.required));
}

#[test]
fn a_letter_and_its_parts_are_called_as_the_file_says_or_as_service_and_step() {
    let own = every_kind("").replace("name = \"Próba\"", "name = \"Próba\"\ndocument = \"Wniosek o próbę\"");
    let own = own.replacen("title = {", "name = { pl = \"Część\", en = \"Part\" }\ntitle = {", 1);
    let (own, plain) = (service(&own), service(&every_kind("")));
    assert_eq!(own.text(Language::Pl).document, "Wniosek o próbę");
    assert_eq!(own.text(Language::En).document, "Try", "a language may say nothing of its own");
    assert_eq!(plain.text(Language::Pl).document, "Próba");
    let (own, plain) = (&own.form.as_ref().unwrap().steps[0], &plain.form.as_ref().unwrap().steps[0]);
    assert_eq!((own.name.text(Language::Pl), own.name.text(Language::En)), ("Część", "Part"));
    assert_eq!((&own.title, &plain.name), (&plain.title, &plain.title));
    let empty = every_kind("").replace("name = \"Próba\"", "name = \"Próba\"\ndocument = \"\"");
    assert_eq!(flaws(&empty), ["pl.document: a text is not empty and neither begins nor ends with spaces"]);
}

#[test]
fn a_service_says_by_which_rules_and_how_long_the_office_works() {
    let plain = service(&every_kind(""));
    assert_eq!((plain.procedure, plain.term, plain.class), (Procedure::None, None, None));
    for (keys, procedure, term) in [
        ("procedure = \"kpa\"\nterm = { months = 1 }\n", Procedure::Administrative, Term::Months(1)),
        ("procedure = \"tax\"\nterm = { days = 7 }\n", Procedure::Tax, Term::Days(7)),
        ("procedure = \"information\"\nterm = { weeks = 2 }\n", Procedure::Information, Term::Weeks(2)),
        ("procedure = \"none\"\nterm = { days = 366 }\n", Procedure::None, Term::Days(366)),
    ] {
        let read = service(&file(&format!("takes_documents = true\n{keys}"), ""));
        assert_eq!((read.procedure, read.term), (procedure, Some(term)), "{keys}");
    }
    for keys in [
        "procedure = \"kpc\"",
        "term = 7",
        "term = { hours = 7 }",
        "term = { days = 7, weeks = 1 }",
        "term = { days = -1 }",
        "term = { days = 0 }",
        "term = { days = 367 }",
        "term = { months = 13 }",
        "term = { months = 65535 }",
        "class = \"\"",
        "class = \"53 45\"",
        "class = \"123456789\"",
        "class = 5345",
    ] {
        let text = file(&format!("takes_documents = true\n{keys}\n"), "");
        assert_eq!(flaws(&text).len(), 1, "{keys}: {:?}", flaws(&text));
    }
}

#[test]
fn a_kind_has_its_keys_and_no_others() {
    for (keys, count) in [
        ("kind = \"line\"", 0),
        ("kind = \"line\"\nlongest = 1000", 0),
        ("kind = \"line\"\nlongest = 1001", 1),
        ("kind = \"line\"\nlongest = 0", 1),
        ("kind = \"paragraph\"\nlongest = 20000", 0),
        ("kind = \"line\"\nchoices = []\nleast = 1\nmost = 2\nbound = \"past\"", 4),
        ("kind = \"whole\"\nleast = 1\nmost = 1", 0),
        ("kind = \"whole\"\nleast = 2\nmost = 1", 1),
        ("kind = \"whole\"", 1),
        ("kind = \"date\"\nbound = \"future\"", 0),
        ("kind = \"statement\"\nlongest = 5", 1),
        ("kind = \"choice\"", 1),
        ("kind = \"choice\"\nchoices = [{ value = \"a\", label = { pl = \"A\", en = \"A\" } }]", 1),
        (
            "kind = \"choice\"\nchoices = [{ value = \"a\", label = { pl = \"A\", en = \"A\" } }, { value = \"a\", label = { pl = \"A\", en = \"A\" } }]",
            1,
        ),
        (
            "kind = \"choice\"\nchoices = [{ value = \"A\", label = { pl = \"A\", en = \"A\" } }, { value = \"\", label = { pl = \"A\", en = \"A\" } }]",
            2,
        ),
    ] {
        assert_eq!(flaws(&field(keys)).len(), count, "{keys}: {:?}", flaws(&field(keys)));
    }
    let read = service(&field("kind = \"line\""));
    assert_eq!(read.form.unwrap().steps[0].fields[0].kind, Kind::Line { longest: 200 });
}

#[test]
fn names_are_plain_unique_and_not_reserved() {
    for name in [
        "Pole",
        "1pole",
        "-pole",
        "pole_a",
        "",
        "żółw",
        "a b",
        "wnioskodawca",
        "zalaczniki",
        "sprawdzenie",
        "podpis",
        "csrf",
        "klucz",
        "and",
        "not",
        &"a".repeat(41),
    ] {
        let file = field("kind = \"line\"").replace("name = \"pole\"", &format!("name = \"{name}\""));
        assert_eq!(flaws(&file).len(), 1, "{name}: {:?}", flaws(&file));
    }
    // Steps, fields and attachments share one space of names.
    let twice = every_kind(&later_step("linia", "pierwszy", "zgoda"));
    assert_eq!(flaws(&twice).len(), 2, "{:?}", flaws(&twice));
    let attached = every_kind("[[attachments]]\nname = \"linia\"\nlabel = { pl = \"P\", en = \"F\" }\n");
    assert_eq!(flaws(&attached).len(), 1);
}

#[test]
fn fees_are_amounts_counted_by_whole_numbers() {
    let fee = |keys: &str| flaws(&every_kind(&format!("[[fees]]\nlabel = {{ pl = \"O\", en = \"F\" }}\n{keys}\n")));
    assert!(fee("amount = \"21.00\"\ntimes = \"liczba\"").is_empty());
    for keys in [
        "amount = \"21\"",
        "amount = \"21,00\"",
        "amount = \"-1.00\"",
        "amount = \"0.00\"",
        "amount = 21.0",
        "amount = \"1.00\"\ntimes = \"linia\"",
        "amount = \"1.00\"\ntimes = \"nieznane\"",
        "amount = \"999999999.00\"\ntimes = \"liczba\"",
        "amount = \"1.00\"\nwhen = 'nieznane'",
    ] {
        assert_eq!(fee(keys).len(), 1, "{keys}: {:?}", fee(keys));
    }
}

#[test]
fn every_flaw_is_told_with_its_place() {
    let text = every_kind(&later_step("dalej", "linia", "nieznane")).replace("unit = \"OR\"", "unit = \" \"");
    assert_eq!(
        flaws(&text),
        [
            "unit: a text is not empty and neither begins nor ends with spaces",
            "step dalej, when: `nieznane` is not a field that can be looked at here: there is none, or it is asked for at this step or later",
            "step dalej, field linia: something else in this form has this name",
        ]
    );
}

#[test]
fn a_file_that_is_no_definition_is_told_by_its_line() {
    for (text, line) in [
        (file("nieznany = 1\n", ""), "line 4: "),
        (file("code = \"drugi\"\n", ""), "line 4: "),
        (file("listed = \"tak\"\n", ""), "line 4: "),
        (file("= =\n", ""), "line 4: "),
        (String::new(), "line 1: "),
        (field("kind = \"map\""), "line 32: "),
    ] {
        let flaws = flaws(&text);
        assert!(flaws.len() == 1 && flaws[0].starts_with(line), "{flaws:?}");
    }
    let latin = Definition::read(b"code = \"proba\"\nunit = \"\xb1\"").unwrap_err();
    assert_eq!(latin[0].to_string(), "line 2: not written in UTF-8");
}

#[test]
fn a_file_may_not_be_endless() {
    let text = file("takes_documents = true\n", &"#".repeat(256 * 1024));
    assert_eq!(flaws(&text), ["file: longer than 256 KiB"]);
    let steps =
        (0..21).map(|n| format!("[[steps]]\nid = \"k{n}\"\ntitle = {{ pl = \"K\", en = \"S\" }}\nfields = []\n"));
    assert!(flaws(&file("", &steps.collect::<String>())).contains(&"steps: at most 20 are allowed".to_owned()));
}

/// One file of each age of the format, every key of that age in it: what was published once is read under for good.
#[test]
fn files_of_every_age_are_still_read_as_they_were_meant() {
    let first = service(include_str!("../ages/2026-11.toml"));
    assert_eq!(first.revision.to_string(), "2647c24830adee15df8a3e5e29de1b2e396a7912950282e82f81d284963d7d15");
    let form = first.form.unwrap();
    let given = answers(&[
        ("powod", "nowa"),
        ("zgoda", "tak"),
        ("komplety", "3"),
        ("sztuki", "-1"),
        ("od-kiedy", "2020-01-01"),
    ]);
    let due: Vec<_> = form.fees(&given).iter().map(|fee| fee.amount.to_string()).collect();
    assert_eq!(
        (form.steps(&given).len(), form.slots(&given).len(), due),
        (1, 1, vec!["21.00".to_owned(), "1.50".to_owned()])
    );
    let mut replaced = given;
    replaced.0.insert("powod".to_owned(), "wymiana".to_owned());
    assert_eq!((form.steps(&replaced).len(), form.steps[1].fields(&replaced).len()), (2, 2));
    assert_eq!((first.procedure, first.term, first.class), (Procedure::None, None, None));

    let second = service(include_str!("../ages/2026-11-term.toml"));
    let revision = "43845642cf6267f532e3eb80d4c34f7c5e7836fdd160f7be4a01fcca97b075d1";
    assert_eq!(second.revision.to_string(), revision);
    assert_eq!((second.procedure, second.term), (Procedure::Information, Some(Term::Days(14))));
    assert_eq!(second.class.as_deref(), Some("1431"));
}
