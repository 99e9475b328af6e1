//! Papers as readers find them: every test asks poppler's programs, which know nothing of how the papers are made.

mod hostile;
mod samples;

use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use tempfile::TempDir;

/// A paper in a file of its own.
struct Paper {
    folder: TempDir,
}

impl Paper {
    fn of(pdf: &[u8]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("paper.pdf"), pdf).expect("a file");
        Self { folder }
    }

    fn receipt(receipt: &print::Receipt) -> Self {
        Self::of(&print::receipt(receipt).expect("a receipt"))
    }

    fn letter(letter: &print::Letter) -> Self {
        Self::of(&print::letter(letter).expect("a letter"))
    }

    fn answer(answer: &print::Answer) -> Self {
        Self::of(&print::answer(answer).expect("an answer"))
    }

    fn log(log: &print::Log) -> Self {
        Self::of(&print::log(log).expect("a log"))
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("paper.pdf")
    }

    /// What a program says of it.
    fn ask(&self, program: &str, options: &[&str], rest: &[&str]) -> Vec<u8> {
        let run = Command::new(program)
            .args(options)
            .arg(self.path())
            .args(rest)
            .stderr(Stdio::null())
            .output()
            .expect("poppler-utils is there");
        assert!(run.status.success(), "{program}");
        run.stdout
    }

    fn info(&self, options: &[&str]) -> String {
        String::from_utf8_lossy(&self.ask("pdfinfo", options, &[])).into_owned()
    }

    /// The text in the order of reading, one space between words.
    fn text(&self) -> String {
        let text = String::from_utf8(self.ask("pdftotext", &["-enc", "UTF-8"], &["-"])).expect("UTF-8");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The text as one word: a broken word is whole again.
    fn unbroken(&self) -> String {
        self.text().replace(' ', "")
    }

    fn pages(&self) -> u32 {
        let info = self.info(&[]);
        let pages = info.lines().find_map(|line| line.strip_prefix("Pages:")).expect("a number of pages");
        pages.trim().parse().expect("a number")
    }

    /// Left and right end of every word of the page, in points, with the word.
    fn words(&self) -> Vec<(f32, f32, String)> {
        let boxes = String::from_utf8(self.ask("pdftotext", &["-bbox"], &["-"])).expect("UTF-8");
        let number = |line: &str, name: &str| {
            let rest = line.split(name).nth(1).expect("an edge");
            rest.split('"').nth(1).expect("a number").parse::<f32>().expect("a number")
        };
        let words = boxes.lines().filter(|line| line.contains("<word"));
        words.map(|line| (number(line, "xMin="), number(line, "xMax="), line.to_owned())).collect()
    }
}

#[test]
fn a_paper_says_that_it_is_archival_accessible_and_whose() {
    for (paper, title) in [
        (Paper::receipt(&samples::receipt()), "Urzędowe poświadczenie przedłożenia"),
        (Paper::letter(&samples::letter()), "Wniosek o\u{a0}odpis aktu stanu cywilnego"),
        (Paper::answer(&samples::answer()), "Dotyczy: wniosku o\u{a0}odpis aktu stanu cywilnego"),
        (Paper::answer(&samples::decision()), "Decyzja"),
        (Paper::log(&samples::log(3)), "Metryka sprawy"),
    ] {
        let info = paper.info(&["-enc", "UTF-8"]);
        let tells = |name: &str, value: &str| {
            info.lines().any(|line| line.strip_prefix(name).is_some_and(|rest| rest.trim() == value))
        };
        assert!(tells("Title:", title) && tells("Tagged:", "yes") && tells("JavaScript:", "no"), "{info}");
        let marks = paper.info(&["-meta"]);
        for mark in [
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
        ] {
            assert!(marks.contains(mark), "{mark} in {marks}");
        }
        let bytes = fs::read(paper.path()).expect("the file");
        assert!(bytes.windows(9).any(|part| part == b"/Lang(pl)"), "the language of the document");
        let fonts = String::from_utf8(paper.ask("pdffonts", &[], &[])).expect("UTF-8");
        let fonts: Vec<_> = fonts.lines().skip(2).collect();
        assert_eq!(fonts.len(), 2, "{fonts:?}");
        // Embedded, subset, with a way back to Unicode.
        assert!(fonts.iter().all(|font| font.contains("+Lato-") && font.contains("yes yes yes")), "{fonts:?}");
    }
}

#[test]
fn headings_rows_and_lists_are_tagged() {
    let receipt = Paper::receipt(&samples::receipt()).info(&["-struct"]);
    let first = |line: &str| line.split([' ', ':']).find(|word| !word.is_empty()).map(str::to_owned);
    let tags = |info: &str, tag: &str| info.lines().filter(|line| first(line).as_deref() == Some(tag)).count();
    assert_eq!((tags(&receipt, "H1"), tags(&receipt, "H2"), tags(&receipt, "Table")), (1, 1, 1), "{receipt}");
    assert_eq!((tags(&receipt, "TH"), tags(&receipt, "LI"), tags(&receipt, "Figure")), (6, 3, 2), "{receipt}");
    let letter = Paper::letter(&samples::letter()).info(&["-struct"]);
    assert_eq!((tags(&letter, "H1"), tags(&letter, "H2"), tags(&letter, "LI")), (1, 3, 1), "{letter}");
    let answer = Paper::answer(&samples::answer()).info(&["-struct"]);
    assert_eq!((tags(&answer, "H1"), tags(&answer, "Link")), (1, 1), "{answer}");
    let decision = Paper::answer(&samples::decision()).info(&["-struct"]);
    assert_eq!((tags(&decision, "H1"), tags(&decision, "H2")), (1, 5), "{decision}");
}

#[test]
fn the_parts_of_a_decision_stand_in_order_under_their_headings() {
    let decision = samples::decision();
    let text = Paper::answer(&decision).text();
    let parts = decision.parts.iter().flat_map(|part| [part.heading.as_str(), part.text.lines().next().unwrap_or("")]);
    let mut rest = text.as_str();
    for said in [decision.title.as_str(), decision.subject.as_str()].into_iter().chain(parts) {
        let said = said.replace('\u{a0}', " ");
        let (_, after) = rest.split_once(&*said).unwrap_or_else(|| panic!("{said} in {text}"));
        rest = after;
    }
}

#[test]
fn everything_on_a_paper_can_be_copied() {
    let receipt = samples::receipt();
    let text = Paper::receipt(&receipt).text();
    let rows = receipt.terms.iter().chain([&receipt.number, &receipt.moment]);
    let rows = rows.flat_map(|row| [&row.label, &row.value, &row.detail]);
    let files = receipt.files.iter().flat_map(|file| [&file.name, &file.about, &file.warning, &file.hash]);
    let others = [&receipt.title, &receipt.plain, &receipt.files_title, &receipt.check.text, &receipt.check.shown];
    for said in rows.chain(files).chain(others) {
        assert!(text.contains(&said.replace('\u{a0}', " ")), "{said} in {text}");
    }
    let text = Paper::letter(&samples::letter()).text();
    for said in ["Zażółć gęślą jaźń: wszystkie litery", "PESEL 44051401359", "Liczba egzemplarzy 2"] {
        assert!(text.contains(said), "{said} in {text}");
    }
    let answer = samples::answer();
    let text = Paper::answer(&answer).text();
    let (to, approved) = (&answer.to.lines, &answer.approved.lines);
    let others = [
        &answer.issuer.name,
        &answer.issuer.address,
        &answer.phone,
        &answer.place,
        &answer.marks[0].value,
        &answer.title,
        &answer.note,
        &answer.check.as_ref().expect("a check").shown,
        &answer.number,
    ];
    for said in to.iter().chain(approved).chain(others) {
        assert!(text.contains(&said.replace('\u{a0}', " ")), "{said} in {text}");
    }
}

#[test]
fn a_log_of_many_acts_repeats_its_head_on_every_page_and_keeps_every_line() {
    let paper = Paper::log(&samples::log(120));
    let text = paper.text();
    assert!(paper.pages() > 2, "{} pages", paper.pages());
    assert_eq!(text.matches("Data czynności").count(), usize::try_from(paper.pages()).expect("a few"));
    for act in 1..=120 {
        assert!(text.contains(&format!("czynność nr {act} ")), "{act} in {text}");
    }
    assert!(paper.info(&[]).contains("Page size:       841.89 x 595.276 pts (A4)"), "{}", paper.info(&[]));
    let edges = paper.words();
    assert!(edges.iter().all(|(left, right, word)| *left > 40.0 && *right < 802.0 || panic!("{word}")));
}

#[test]
fn the_same_values_give_the_same_bytes() {
    assert_eq!(
        print::receipt(&samples::receipt()).expect("a receipt"),
        print::receipt(&samples::receipt()).expect("one")
    );
    assert_eq!(print::letter(&samples::letter()).expect("a letter"), print::letter(&samples::letter()).expect("one"));
    assert_eq!(print::answer(&samples::answer()).expect("a letter"), print::answer(&samples::answer()).expect("one"));
}

#[test]
fn a_receipt_of_three_files_is_one_page() {
    let paper = Paper::receipt(&samples::receipt());
    assert_eq!(paper.pages(), 1);
    assert!(paper.text().contains("strona 1 z 1"), "{}", paper.text());
}

/// The first page as a camera would see it: grey, 150 dots an inch.
fn photograph(paper: &Paper) -> (usize, usize, Vec<u8>) {
    let picture = paper.ask("pdftoppm", &["-gray", "-r", "150", "-f", "1", "-singlefile"], &[]);
    let header = picture.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(2).expect("a header").0;
    let words = String::from_utf8_lossy(&picture[..header]).into_owned();
    let sizes: Vec<usize> = words.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    (sizes[0], sizes[1], picture[header + 1..].to_vec())
}

#[test]
fn a_camera_reads_the_address_on_the_paper() {
    let receipt = samples::receipt();
    let (width, height, grey) = photograph(&Paper::receipt(&receipt));
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| grey[y * width + x]);
    let codes = image.detect_grids();
    assert_eq!(codes.len(), 1);
    assert_eq!(codes[0].decode().expect("a readable code").1, receipt.check.address);
}

/// The modules that a path like `M4 4h7v1h-7z` fills.
fn modules(code: &print::Qr) -> Vec<Vec<bool>> {
    let size = usize::try_from(code.size).expect("a size");
    let mut dark = vec![vec![false; size]; size];
    for run in code.path.split('M').skip(1) {
        let (x, rest) = run.split_once(' ').expect("two numbers");
        let (y, rest) = rest.split_once('h').expect("a run");
        let (long, _) = rest.split_once('v').expect("its height");
        let [x, y, long] = [x, y, long].map(|number| number.parse::<usize>().expect("a number"));
        dark[y][x..x + long].fill(true);
    }
    dark
}

#[test]
fn a_camera_reads_the_address_on_the_page() {
    for address in ["https://okienkowo.example/sprawdz/019a8c3f-27b1-7c44-9d2e-5b8f0c6a1e37", "http://ó"] {
        let dark = modules(&print::qr(address).expect("a code"));
        assert!(dark[..4].iter().flatten().all(|dark| !dark), "a light border");
        let grid = rqrr::SimpleGrid::from_func(dark.len() - 8, |x, y| dark[y + 4][x + 4]);
        assert_eq!(rqrr::Grid::new(grid).decode().expect("a readable code").1, address);
    }
    assert!(print::qr(&"a".repeat(3000)).is_err());
}
