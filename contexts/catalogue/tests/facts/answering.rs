//! What is taken for an answer.

use catalogue::{Answers, Shown, Wrong};
use jiff::civil::date;

use crate::world::{TODAY, answers, every_kind, file, form};

/// What the form of every kind says about one answer, and how a document would show it.
fn tried(field: &str, answer: &str) -> (Option<Wrong>, String) {
    let form = form(&every_kind(""));
    let given = answers(&[(field, answer)]);
    let step = &form.steps[0];
    let mistakes = form.check_step(step, &given, TODAY);
    assert!(mistakes.len() <= 1 && mistakes.iter().all(|mistake| mistake.field == field), "{mistakes:?}");
    let lines = form.lines(&given);
    let line = lines[0].1.iter().find(|line| line.field.name == field).unwrap();
    let shown = match &line.value {
        Shown::Text(text) => text.clone(),
        Shown::Choice(choice) => choice.value.clone(),
        Shown::Ticked => "ticked".to_owned(),
        Shown::Whole(number) => number.to_string(),
        Shown::Date(date) => date.to_string(),
        Shown::Nothing => String::new(),
    };
    (mistakes.first().map(|mistake| mistake.wrong), shown)
}

fn good(field: &str, answer: &str, shown: &str) {
    assert_eq!(tried(field, answer), (None, shown.to_owned()), "{field} {answer:?}");
}

fn wrong(field: &str, answer: &str, wrong: Wrong) {
    assert_eq!(tried(field, answer), (Some(wrong), String::new()), "{field} {answer:?}");
}

#[test]
fn a_line_has_single_spaces_and_an_end() {
    good("linia", "  Ala   ma\tpsa\r\n", "Ala ma psa");
}

#[test]
fn a_line_is_measured_in_characters() {
    good("linia", "żółćżółćżó", "żółćżółćżó");
    wrong("linia", "żółćżółćżół", Wrong::TooLong { longest: 10 });
}

#[test]
fn signs_that_cannot_be_seen_are_refused_in_texts() {
    for sign in ['\u{202e}', '\0', '\u{200f}', '\u{ffff}', '\u{7}'] {
        wrong("linia", &format!("a{sign}b"), Wrong::Sign(sign));
        wrong("akapit", &format!("a{sign}b"), Wrong::Sign(sign));
    }
}

#[test]
fn joined_pictures_and_letters_are_taken_without_their_joiners() {
    good("linia", "👩\u{200d}💻", "👩💻");
    good("akapit", "می\u{200c}خواهم", "میخواهم");
}

#[test]
fn signs_that_show_nothing_are_no_answer() {
    for blank in ["\u{3164}", "\u{301}", "\u{2800} \u{115f}", "\u{200d}\u{fe0f}"] {
        good("linia", blank, "");
        good("akapit", blank, "");
    }
    good("linia", "e\u{301}", "e\u{301}");
}

#[test]
fn what_a_word_processor_leaves_behind_is_taken_out() {
    good("linia", "\u{feff}po\u{ad}dat\u{200b}ek", "podatek");
    good("akapit", "\u{200b} \u{200b}", "");
    good("akapit", "a\u{b}b\u{2028}c", "a\nb\nc");
    good("pesel", "\u{feff}44051401359", "44051401359");
}

#[test]
fn a_paragraph_keeps_its_lines() {
    good("akapit", " a\r\n\r\nb  \rc\td\n\n", "a\n\nb\nc d");
    good("akapit", &"a\r\n".repeat(10), &format!("{}a", "a\n".repeat(9)));
    wrong("akapit", &"a".repeat(21), Wrong::TooLong { longest: 20 });
}

#[test]
fn a_choice_is_one_of_the_choices() {
    good("wybor", "a", "a");
    for other in ["c", "A", "a b"] {
        wrong("wybor", other, Wrong::NotAChoice);
    }
}

#[test]
fn a_statement_is_ticked_or_not() {
    good("zgoda", Answers::TICKED, "ticked");
    good("zgoda", "", "");
    wrong("zgoda", "on", Wrong::Form);
}

#[test]
fn a_whole_number_lies_within_its_bounds() {
    good("liczba", "1", "1");
    good("liczba", " 020 ", "20");
    for (answer, expected) in [
        ("0", Wrong::TooSmall { least: 1 }),
        ("-5", Wrong::TooSmall { least: 1 }),
        ("-99999999999999999999", Wrong::TooSmall { least: 1 }),
        ("21", Wrong::TooLarge { most: 20 }),
        ("99999999999999999999", Wrong::TooLarge { most: 20 }),
        ("1.5", Wrong::Form),
        ("1,5", Wrong::Form),
        ("--1", Wrong::Form),
        ("-", Wrong::Form),
        ("+1", Wrong::Form),
        ("١", Wrong::Form),
        ("1 0", Wrong::Form),
    ] {
        wrong("liczba", answer, expected);
    }
}

#[test]
fn a_date_is_a_day_of_the_calendar() {
    good("kiedy", "2026-02-28", "2026-02-28");
    good("kiedy", " 2024 - 2 - 29 ", "2024-02-29");
    for empty in ["", "--", " - - "] {
        good("kiedy", empty, "");
    }
    for unreadable in [
        "2026-02-29",
        "2026-13-01",
        "26-02-01",
        "2026-02",
        "2026--01",
        "-02-01",
        "2026-02-01-",
        "0999-01-01",
        "a-b-c",
        "2026-02-001",
        "2026-00-00",
        "-2026-02-01",
        "99999-01-01",
        "2026-+1-01",
        "22.11.2026",
    ] {
        wrong("kiedy", unreadable, Wrong::Form);
    }
}

#[test]
fn a_pesel_has_a_right_check_digit() {
    good("pesel", "440514 01359", "44051401359");
    wrong("pesel", "44051401358", Wrong::CheckDigit);
    wrong("pesel", "4405140135", Wrong::Form);
    wrong("pesel", "４４０５１４０１３５９", Wrong::Form);
}

#[test]
fn a_bound_date_is_judged_as_of_today() {
    let dated = |bound: &str| {
        form(&file(
            "",
            &format!(
                "[[steps]]\nid = \"krok\"\ntitle = {{ pl = \"K\", en = \"S\" }}\n[[steps.fields]]\nname = \"dzien\"\n\
                 kind = \"date\"\nbound = \"{bound}\"\nlabel = {{ pl = \"D\", en = \"D\" }}\n"
            ),
        ))
    };
    let (past, future) = (dated("past"), dated("future"));
    for (day, in_past, in_future) in [
        ("2026-11-21", None, Some(Wrong::NotFuture)),
        ("2026-11-22", None, Some(Wrong::NotFuture)),
        ("2026-11-23", Some(Wrong::NotPast), None),
        ("", Some(Wrong::Missing), Some(Wrong::Missing)),
    ] {
        for (form, expected) in [(&past, in_past), (&future, in_future)] {
            let mistakes = form.check_step(&form.steps[0], &answers(&[("dzien", day)]), TODAY);
            assert_eq!(mistakes.first().map(|mistake| mistake.wrong), expected, "{day}");
        }
    }
    // The bound is of the day of checking: what was tomorrow is past after it.
    let tomorrow = answers(&[("dzien", "2026-11-23")]);
    assert!(past.check_step(&past.steps[0], &tomorrow, date(2026, 11, 23)).is_empty());
}

#[test]
fn what_is_required_is_missed_and_what_is_not_is_not() {
    let optional = form(&every_kind(""));
    assert!(optional.check(&Answers::default(), TODAY).is_empty());
    let required = form(&every_kind("").replace("optional = true\n", ""));
    let blank = answers(&[("linia", "  \t "), ("zgoda", ""), ("kiedy", "--")]);
    for given in [Answers::default(), blank] {
        let checked = required.check(&given, TODAY);
        let wrong: Vec<_> = checked[0].1.iter().map(|mistake| (mistake.field.as_str(), mistake.wrong)).collect();
        let names = ["linia", "akapit", "wybor", "zgoda", "liczba", "kiedy", "pesel"];
        assert_eq!(wrong, names.map(|name| (name, Wrong::Missing)));
    }
}

#[test]
fn answers_to_questions_that_nobody_asked_are_left_alone() {
    let form = form(&every_kind(""));
    let given = answers(&[("linia", "a"), ("niczyje", "x"), ("", "y")]);
    assert!(form.check(&given, TODAY).is_empty());
    assert_eq!(form.lines(&given)[0].1.len(), 7);
}
