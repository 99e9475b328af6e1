//! The language of conditions.

use crate::world::{answers, every_kind, flaws, form, later_step};

const FILLED: &[(&str, &str)] =
    &[("linia", "Ala"), ("wybor", "a"), ("zgoda", "tak"), ("liczba", "7"), ("kiedy", "2015-03-01")];

fn holds(when: &str, given: &[(&str, &str)]) -> bool {
    let form = form(&every_kind(&later_step("dalej", "wiecej", when)));
    form.steps(&answers(given)).len() == 2
}

/// The flaws of a condition that may look at every kind of field.
fn wrong(when: &str) -> Vec<String> {
    flaws(&every_kind(&later_step("dalej", "wiecej", when)))
}

#[test]
fn a_condition_holds_over_the_answers() {
    for when in [
        "wybor = \"a\"",
        "wybor != \"b\"",
        "linia = \"Ala\"",
        "linia != \"ala\"",
        "zgoda",
        "liczba = 7",
        "liczba != 8",
        "liczba > 6",
        "liczba >= 7",
        "liczba < 8",
        "liczba <= 7",
        "liczba > -1",
        "kiedy = 2015-03-01",
        "kiedy >= 2015-03-01",
        "kiedy < 2015-03-02",
        "not wybor = \"b\"",
        "not not zgoda",
        "(((zgoda)))",
        "wybor=\"a\"and liczba=7",
        "wybor = \"b\" or zgoda",
        "  zgoda  ",
    ] {
        assert!(holds(when, FILLED), "{when}");
        assert!(!holds(&format!("not ({when})"), FILLED), "{when}");
    }
}

#[test]
fn not_binds_tighter_than_and_and_that_tighter_than_or() {
    assert!(holds("zgoda or zgoda and liczba = 0", FILLED));
    assert!(!holds("(zgoda or zgoda) and liczba = 0", FILLED));
    assert!(holds("not liczba = 0 and zgoda", FILLED));
    assert!(!holds("not (liczba = 7 and zgoda)", FILLED));
}

#[test]
fn no_comparison_holds_with_what_is_not_filled_in() {
    for when in [
        "wybor = \"a\"",
        "wybor != \"a\"",
        "liczba < 5",
        "liczba >= 5",
        "kiedy != 2015-03-01",
        "zgoda",
        "linia != \"x\"",
    ] {
        assert!(!holds(when, &[]), "{when}");
        assert!(!holds(when, &[("wybor", ""), ("liczba", " "), ("kiedy", "--"), ("zgoda", "")]), "{when}");
    }
}

#[test]
fn a_wrong_answer_counts_as_not_filled_in() {
    for (when, field, answer) in [
        ("wybor != \"a\"", "wybor", "z"),
        ("liczba > 1", "liczba", "21"),
        ("kiedy > 2000-01-01", "kiedy", "2026-02-30"),
        ("linia != \"a\"", "linia", "za długa linia"),
        ("zgoda", "zgoda", "on"),
    ] {
        assert!(!holds(when, &[(field, answer)]), "{when}");
    }
}

#[test]
fn a_condition_is_checked_against_the_kinds_of_its_fields() {
    for (when, said) in [
        ("nieznane = \"a\"", "not a field"),
        ("wiecej = \"a\"", "not a field"),
        ("wybor = \"c\"", "not among the choices"),
        ("wybor = 1", "a text in quotes"),
        ("wybor < \"b\"", "only equal"),
        ("wybor", "no statement"),
        ("linia > \"a\"", "only equal"),
        ("linia = 2026-11-22", "a text in quotes"),
        ("zgoda = \"tak\"", "stands alone"),
        ("liczba = \"7\"", "a whole number"),
        ("liczba = 2026-11-22", "a whole number"),
        ("kiedy = 5", "a date such as"),
        ("kiedy = \"2026-11-22\"", "a date such as"),
        ("pesel = \"44051401359\"", "not compared"),
        ("akapit = \"a\"", "not compared"),
    ] {
        let flaws = wrong(when);
        assert_eq!(flaws.len(), 1, "{when}: {flaws:?}");
        assert!(flaws[0].starts_with("step dalej, when: ") && flaws[0].contains(said), "{when}: {flaws:?}");
    }
}

#[test]
fn every_flaw_of_a_condition_is_told() {
    let flaws = wrong("wybor = \"c\" and (nieznane or not liczba = \"x\")");
    assert_eq!(flaws.len(), 3, "{flaws:?}");
}

#[test]
fn what_is_no_condition_is_refused() {
    for when in [
        "",
        "   ",
        "and",
        "zgoda and",
        "zgoda or or zgoda",
        "zgoda zgoda",
        "(zgoda",
        "zgoda)",
        "()",
        "not",
        "liczba =",
        "= 7",
        "7 = liczba",
        "liczba == 7",
        "liczba ! 7",
        "!zgoda",
        "wybor = \"a",
        "liczba = liczba",
        "zgoda;",
        "liczba = 99999999999999999999",
        "kiedy = 2026-02-30",
        "kiedy = 2026-2-3",
        "kiedy = 2026-11-22-1",
        "liczba = -",
        "liczba = --1",
        "Zgoda",
        "żółć",
        "liczba = 7.5",
        "zgoda && zgoda",
        "\u{0}",
        "=",
        "!",
        "zgoda = ",
    ] {
        assert_eq!(wrong(when).len(), 1, "{when:?}: {:?}", wrong(when));
    }
}

#[test]
fn deep_and_long_conditions_are_refused_without_falling() {
    let deep = |depth: usize| format!("{}zgoda{}", "(".repeat(depth), ")".repeat(depth));
    assert!(holds(&deep(20), FILLED));
    for when in
        [deep(21), "(".repeat(900), "not ".repeat(200) + "zgoda", "zgoda and ".repeat(200) + "zgoda", deep(100_000)]
    {
        assert_eq!(wrong(&when).len(), 1, "{}", when.len());
    }
}

#[test]
fn a_wide_condition_is_no_deep_one() {
    assert!(holds(&("zgoda and ".repeat(90) + "(zgoda) and (not liczba = 1)"), FILLED));
}
