//! What is asked for, attached, due and shown.

use catalogue::{Answers, Shown};
use vocabulary::Language;

use crate::world::{TODAY, answers, demonstrated, every_kind, flaws, form, later_step};

fn steps(form: &catalogue::Form, given: &Answers) -> Vec<String> {
    form.steps(given).iter().map(|step| step.id.clone()).collect()
}

fn due(form: &catalogue::Form, given: &[(&str, &str)]) -> Vec<String> {
    form.fees(&answers(given)).iter().map(|fee| fee.amount.to_string()).collect()
}

#[test]
fn a_step_that_is_not_asked_hides_what_hangs_on_it() {
    let chain = later_step("drugi", "posredni", "zgoda") + &later_step("trzeci", "koncowy", "posredni = \"dalej\"");
    let form = form(&every_kind(&chain));
    let whole = answers(&[("zgoda", "tak"), ("posredni", "dalej"), ("koncowy", "x")]);
    assert_eq!(steps(&form, &whole), ["pierwszy", "drugi", "trzeci"]);
    // The answers are still there; nobody sees the question any more.
    let unticked = answers(&[("posredni", "dalej"), ("koncowy", "x")]);
    assert_eq!(steps(&form, &unticked), ["pierwszy"]);
    assert_eq!(form.lines(&unticked).len(), 1);
    assert_eq!(form.steps[2].fields(&whole).len(), 1);
}

#[test]
fn a_field_with_a_condition_is_asked_by_its_step_alone_too() {
    let form = demonstrated("odpis-aktu");
    let step = form.steps.iter().find(|step| step.id == "kogo-dotyczy").unwrap();
    let asked = |kind: &str| -> Vec<String> {
        step.fields(&answers(&[("rodzaj-aktu", kind)])).iter().map(|field| field.name.clone()).collect()
    };
    assert_eq!(
        asked("urodzenie"),
        [
            "imiona",
            "nazwisko-w-dniu-urodzenia",
            "pesel",
            "data-urodzenia",
            "miejsce-urodzenia",
            "numer-aktu",
            "kim-jest"
        ]
    );
    assert_eq!(
        asked("malzenstwo"),
        ["malzonek-pierwszy", "malzonek-drugi", "data-slubu", "miejsce-slubu", "numer-aktu", "kim-jest"]
    );
    assert_eq!(asked("nic"), ["numer-aktu", "kim-jest"]);
}

#[test]
fn only_what_is_asked_is_checked() {
    let form = demonstrated("odpis-aktu");
    let mut given = answers(&[
        ("rodzaj-aktu", "urodzenie"),
        ("rodzaj-odpisu", "skrocony"),
        ("cel", "slub"),
        ("imiona", "Stanisław Józef"),
        ("nazwisko-w-dniu-urodzenia", "Wrzos"),
        ("data-urodzenia", "1944-5-14"),
        ("miejsce-urodzenia", "Okienkowo"),
        ("kim-jest", "rodzic"),
        ("sposob-odbioru", "konto"),
    ]);
    assert!(form.check(&given, TODAY).is_empty());
    given.0.insert("pesel".to_owned(), "44051401358".to_owned());
    let checked = form.check(&given, TODAY);
    assert_eq!((checked.len(), checked[0].0.id.as_str(), checked[0].1[0].field.as_str()), (1, "kogo-dotyczy", "pesel"));
    // A record of a marriage asks for no PESEL, so a wrong one that was left behind harms nobody.
    given.0.insert("rodzaj-aktu".to_owned(), "malzenstwo".to_owned());
    let wrong: Vec<_> = form.check(&given, TODAY)[0].1.iter().map(|mistake| mistake.field.clone()).collect();
    assert_eq!(wrong, ["malzonek-pierwszy", "malzonek-drugi", "data-slubu", "miejsce-slubu"]);
}

#[test]
fn an_outsider_must_say_why_and_attach_a_document() {
    let form = demonstrated("odpis-aktu");
    for (who, why) in [("inny", true), ("ja", false), ("", false)] {
        let given = answers(&[("kim-jest", who), ("rodzaj-aktu", "zgon")]);
        assert_eq!(steps(&form, &given).contains(&"interes-prawny".to_owned()), why, "{who}");
        let required: Vec<_> =
            form.slots(&given).iter().filter(|slot| slot.required).map(|slot| slot.name.clone()).collect();
        assert_eq!(required, if why { vec!["dokument-o-interesie"] } else { vec![] }, "{who}");
    }
}

#[test]
fn what_is_due_follows_from_the_answers() {
    let copy = demonstrated("odpis-aktu");
    for (kind, purpose, expected) in [
        ("skrocony", "slub", vec!["22.00"]),
        ("wielojezyczny", "inny", vec!["22.00"]),
        ("zupelny", "spadek", vec!["33.00"]),
        ("zupelny", "dowod", vec![]),
        ("skrocony", "karta-rodziny", vec![]),
        ("", "slub", vec![]),
    ] {
        assert_eq!(due(&copy, &[("rodzaj-odpisu", kind), ("cel", purpose)]), expected, "{kind} {purpose}");
    }
    let certificate = demonstrated("zaswiadczenie-o-niezaleganiu");
    for (copies, expected) in
        [("1", vec!["21.00"]), ("2", vec!["42.00"]), ("20", vec!["420.00"]), ("21", vec![]), ("", vec![])]
    {
        assert_eq!(due(&certificate, &[("liczba-egzemplarzy", copies)]), expected, "{copies}");
    }
    let three = answers(&[("liczba-egzemplarzy", "3")]);
    let counted: Vec<_> = certificate.fees(&three).into_iter().map(|fee| (fee.times, fee.once.to_string())).collect();
    assert_eq!(counted, [(Some(3), "21.00".to_owned())]);
}

#[test]
fn a_document_shows_what_was_asked_in_one_form() {
    let form = demonstrated("zaswiadczenie-o-niezaleganiu");
    let given = answers(&[
        ("rodzaj", "niezaleganie"),
        ("cel", "bank"),
        ("opis-celu", "nikt nie pyta"),
        ("liczba-egzemplarzy", " 02 "),
        ("sposob-odbioru", "konto"),
    ]);
    let lines = form.lines(&given);
    assert_eq!(lines.iter().map(|(step, _)| step.id.as_str()).collect::<Vec<_>>(), ["zaswiadczenie", "egzemplarze"]);
    let Shown::Choice(choice) = &lines[0].1[1].value else { panic!("{:?}", lines[0].1[1]) };
    assert_eq!(choice.label.text(Language::En), "a loan or another matter at a bank");
    assert_eq!(lines[1].1[0].value, Shown::Whole(2));
}

#[test]
fn conditions_look_back_only() {
    let later = later_step("dalej", "wiecej", "ostatnie = \"x\"") + &later_step("koniec", "ostatnie", "zgoda");
    assert_eq!(flaws(&every_kind(&later)).len(), 1);
    let beside = every_kind(
        "[[steps.fields]]\nname = \"obok\"\nkind = \"line\"\nwhen = 'zgoda'\nlabel = { pl = \"O\", en = \"B\" }\n",
    );
    assert_eq!(flaws(&beside).len(), 1);
    let anything = "[[attachments]]\nname = \"plik\"\nwhen = 'wiecej = \"x\"'\nlabel = { pl = \"P\", en = \"F\" }\n\
                    [[fees]]\nlabel = { pl = \"O\", en = \"F\" }\namount = \"1.00\"\nwhen = 'wiecej = \"x\"'\n";
    assert_eq!(flaws(&every_kind(&(later_step("dalej", "wiecej", "zgoda") + anything))), Vec::<String>::new());
}
