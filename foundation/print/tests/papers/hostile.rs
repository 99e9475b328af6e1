//! What strangers may write into a paper.

use print::{FileLine, Line, PrintError, Section};
use vocabulary::Language;

use crate::{Paper, samples};

/// A4, in points; nothing is printed nearer to its edges than the frame.
const FRAME: f32 = 40.0;
const WIDTH: f32 = 595.3;

#[test]
fn markup_stays_text() {
    let mut receipt = samples::receipt();
    let tricks = [
        "#evil",
        "#import \"secret.typ\": *",
        "$ integral x^2 $",
        "\\u{41} \\ \\\\",
        "*gruby* _pochyły_ `kod`",
        "= Nagłówek",
        "- lista / term: x",
        "<label> @ref",
        "[#sys.inputs] {1 + 1}",
        "// uwaga /* uwaga */",
        "~ -- --- ...",
        "\"cudzysłów\" 'apostrof'",
        "https://zly.example",
        "<script>alert(1)</script>",
        "%PDF-1.7 /JS (app.alert(1))",
    ];
    for (term, trick) in receipt.terms.iter_mut().zip(tricks) {
        term.value = trick.to_owned();
    }
    receipt.files = tricks.iter().map(|trick| FileLine { name: (*trick).to_owned(), ..FileLine::default() }).collect();
    receipt.issuer.name = tricks.join(" ");
    receipt.own_number = "#panic(\"x\")".to_owned();
    let paper = Paper::receipt(&receipt);
    let text = paper.text();
    for trick in tricks {
        assert!(text.contains(trick), "{trick} in {text}");
    }
    assert!(paper.info(&[]).contains("JavaScript:      no"));

    let mut letter = samples::letter();
    letter.title = tricks.concat();
    letter.sections = vec![Section {
        title: "#set page(width: 1cm)".to_owned(),
        lines: tricks
            .iter()
            .map(|trick| Line { label: (*trick).to_owned(), value: format!("{trick}\n{trick}") })
            .collect(),
    }];
    let text = Paper::letter(&letter).text();
    for trick in tricks {
        assert!(text.matches(trick).count() >= 3, "{trick} in {text}");
    }

    let mut answer = samples::answer();
    answer.title = tricks[0].to_owned();
    answer.text = tricks.join("\n");
    answer.to.lines = tricks.map(str::to_owned).to_vec();
    let text = Paper::answer(&answer).text();
    for trick in tricks {
        assert!(text.matches(trick).count() >= 2, "{trick} in {text}");
    }
}

#[test]
fn a_paper_without_a_title_is_printed_with_a_dash() {
    for blank in ["", " ", "\u{a0}", "\u{2003}\u{ad}", "\u{200b}", "\u{301}"] {
        let mut answer = samples::answer();
        answer.title = blank.to_owned();
        let text = Paper::answer(&answer).text();
        assert!(
            text.contains("Szanowna Pani") && (!blank.trim().is_empty() || text.contains('—')),
            "{blank:?}: {text}"
        );
        let mut letter = samples::letter();
        letter.title = blank.to_owned();
        letter.sections[0].title = blank.to_owned();
        assert!(Paper::letter(&letter).text().contains("akt urodzenia"), "{blank:?}");
    }
}

#[test]
fn a_paper_on_which_nothing_is_written_is_printed() {
    for nothing in ["", "\u{a0}\n \n\n\u{2003}", "\u{e000}\u{0}\u{200b}"] {
        let mut answer = samples::answer();
        answer.title = nothing.replace('\n', "");
        answer.text = nothing.to_owned();
        answer.to.lines = nothing.lines().map(str::to_owned).collect();
        assert!(Paper::answer(&answer).text().contains("GK.5345.12.2026"), "{nothing:?}");
    }
}

#[test]
fn a_sign_that_cannot_be_printed_is_a_box_and_the_paper_says_so() {
    let plain = Paper::receipt(&samples::receipt()).text();
    assert!(!plain.contains("Kratka zastępuje"), "{plain}");
    let mut receipt = samples::receipt();
    for (file, name) in receipt.files.iter_mut().zip(["zdjęcie 😀.png", "合同.pdf", "a\u{202e}fdp.exe\u{0}\u{e000}"])
    {
        file.name = name.to_owned();
    }
    let text = Paper::receipt(&receipt).text();
    for said in ["zdjęcie □.png", "□□.pdf", "a□fdp.exe□□", "Kratka zastępuje"] {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn names_of_many_nations_are_printed() {
    let mut receipt = samples::receipt();
    for (row, name) in receipt.terms.iter_mut().zip([
        "Олександра Ґалаґан-Їжакевич",
        "Ελένη Παπαδοπούλου",
        "Nguyễn Thị Ánh Nguyệt",
        "Łucja Müller-Śniadecka",
        // The same letters in two signs each, as some systems name files.
        "Z\u{307}o\u{301}łć",
    ]) {
        row.value = name.to_owned();
    }
    let text = Paper::receipt(&receipt).text();
    for name in ["Олександра Ґалаґан-Їжакевич", "Ελένη Παπαδοπούλου", "Nguyễn Thị Ánh Nguyệt", "Łucja Müller-Śniadecka"]
    {
        assert!(text.contains(name), "{name} in {text}");
    }
    assert!(!text.contains('□'), "{text}");
}

#[test]
fn no_word_is_too_long_for_the_page() {
    let mut receipt = samples::receipt();
    let name = format!("{}.pdf", "Wniosek_o_odpis-zupełny".repeat(8).chars().take(196).collect::<String>());
    let person = "Ż".repeat(200);
    receipt.files[0].name = name.clone();
    receipt.terms[1].value = person.clone();
    receipt.issuer.name = "Urząd".repeat(40);
    receipt.own_number = "UPP/2026/".repeat(9);
    receipt.check.shown = "okienkowo.example".repeat(6);
    let paper = Paper::receipt(&receipt);
    for (left, right, word) in paper.words() {
        assert!(left > FRAME && right < WIDTH - FRAME, "{word}");
    }
    let text = paper.unbroken();
    assert!(text.contains(&name) && text.contains(&person), "{text}");

    let mut letter = samples::letter();
    letter.title = "Nadzwyczajnie".repeat(12);
    letter.from.lines[0] = "Wrzos-".repeat(30);
    letter.to.lines[0] = "W".repeat(120);
    letter.date = "2".repeat(90);
    letter.sections[0].title = "Rozdział".repeat(20);
    letter.sections[0].lines[0] = Line { label: "Pytanie".repeat(20), value: "odpowiedź".repeat(15) };
    letter.sections[1].lines[0].value = "a".repeat(4000);
    for (left, right, word) in Paper::letter(&letter).words() {
        assert!(left > FRAME && right < WIDTH - FRAME, "{word}");
    }

    let mut answer = samples::answer();
    answer.issuer.name = "Urząd".repeat(40);
    answer.place = "Okienkowo".repeat(9);
    answer.marks[0].value = "GK.5345.".repeat(12);
    answer.to.lines[0] = "W".repeat(120);
    answer.title = "Nadzwyczajnie".repeat(12);
    answer.text = "a".repeat(4000);
    answer.approved.lines[0] = "Ż".repeat(120);
    answer.check.as_mut().expect("a check").shown = "okienkowo.example".repeat(6);
    for (left, right, word) in Paper::answer(&answer).words() {
        assert!(left > FRAME && right < WIDTH - FRAME, "{word}");
    }
}

#[test]
fn twenty_files_take_several_pages_each_with_its_number() {
    let mut receipt = samples::receipt();
    let template = receipt.files[0].clone();
    receipt.files = (1..=20)
        .map(|number| FileLine { name: format!("{}-{number}.pdf", "załącznik".repeat(20)), ..template.clone() })
        .collect();
    let paper = Paper::receipt(&receipt);
    let (text, pages) = (paper.text(), paper.pages());
    assert!(pages > 1, "{pages}");
    for page in 1..=pages {
        assert!(text.contains(&format!("strona {page} z {pages}")), "{text}");
    }
    let text = paper.unbroken();
    assert!(receipt.files.iter().all(|file| text.contains(&file.name)), "{text}");
}

#[test]
fn a_long_letter_keeps_its_lines_and_ends() {
    let mut letter = samples::letter();
    let lines: Vec<String> = (1..=600).map(|number| format!("Wiersz {number} pisma.")).collect();
    letter.sections[1].lines[0].value = lines.join("\r\n");
    let paper = Paper::letter(&letter);
    assert!(paper.pages() > 10);
    let printed = |paper: &Paper| -> Vec<String> {
        let text = String::from_utf8(paper.ask("pdftotext", &["-layout"], &["-"])).expect("UTF-8");
        text.lines().map(str::trim).filter(|line| line.starts_with("Wiersz")).map(str::to_owned).collect()
    };
    assert_eq!(printed(&paper), lines);

    let mut answer = samples::answer();
    answer.text = lines.join("\r\n");
    let paper = Paper::answer(&answer);
    let pages = paper.pages();
    assert!(pages > 10 && paper.text().contains(&format!("strona {pages} z {pages}")));
    assert_eq!(printed(&paper), lines);
}

#[test]
fn more_text_than_a_paper_takes_is_told_so() {
    let mut letter = samples::letter();
    letter.sections[1].lines[0].value = "słowo ".repeat(120_000);
    assert!(matches!(print::letter(&letter), Err(PrintError::TooLong)));
    letter.sections[1].lines = vec![Line::default(); 30_000];
    assert!(matches!(print::letter(&letter), Err(PrintError::TooLong)));
}

#[test]
fn the_longest_letter_of_a_form_is_printed_however_it_is_made() {
    let (mut letter, mut answer) = (samples::letter(), samples::answer());
    for value in ["\n".repeat(20_000), "x\n".repeat(10_000), "\u{1f600}".repeat(20_000)] {
        answer.text.clone_from(&value);
        assert!(print::answer(&answer).is_ok());
        letter.sections[1].lines[0].value = value;
        assert!(print::letter(&letter).is_ok());
    }
}

#[test]
fn a_paper_of_nothing_but_a_title_is_still_a_paper() {
    let mut letter = samples::letter();
    letter.from.lines.clear();
    letter.to = print::Correspondent::default();
    letter.sections.clear();
    letter.attachments.clear();
    letter.note.clear();
    letter.language = Language::En;
    assert_eq!(Paper::letter(&letter).pages(), 1);
    let mut answer = samples::answer();
    answer.phone.clear();
    answer.marks.clear();
    answer.to = print::Correspondent::default();
    answer.text.clear();
    answer.approved = print::Correspondent::default();
    answer.check = None;
    assert_eq!(Paper::answer(&answer).pages(), 1);
    let mut receipt = samples::receipt();
    receipt.terms.clear();
    receipt.files.clear();
    assert_eq!(Paper::receipt(&receipt).pages(), 1);
}
