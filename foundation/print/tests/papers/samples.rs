//! Papers to try.

use print::{
    Answer, Check, CheckLine, Correspondent, FileLine, Issuer, Letter, Line, Log, Margin, Part, Receipt, Section, Term,
    Tone,
};
use vocabulary::{Instant, Language};

fn term(label: &str, value: &str) -> Term {
    Term { label: label.to_owned(), value: value.to_owned(), ..Term::default() }
}

fn file(name: &str, about: &str) -> FileLine {
    FileLine {
        name: name.to_owned(),
        about: about.to_owned(),
        warning: String::new(),
        hash: "5acade8b 05268a8b 8464d37b c1dc7790 70d5e7b2 8fbf7948 4105dee2 5cd7bd19".to_owned(),
    }
}

pub fn margin() -> Margin {
    Margin {
        page: "strona".to_owned(),
        of: "z".to_owned(),
        boxes: "Kratka zastępuje znak, którego ten wydruk nie pokazuje.".to_owned(),
    }
}

/// The receipt of the mock.
pub fn receipt() -> Receipt {
    let mut apart = file("dawny-odpis-skan.pdf", "640\u{a0}kB, dołączony osobno");
    apart.warning = "nie jest objęty podpisem".to_owned();
    Receipt {
        language: Language::Pl,
        made_at: Instant::parse("2026-11-16T11:43:09Z").expect("an instant"),
        issuer: Issuer {
            name: "Urząd Miasta w Okienkowie".to_owned(),
            address: "ul. Ratuszowa 1, 00-000 Okienkowo".to_owned(),
        },
        title: "Urzędowe poświadczenie przedłożenia".to_owned(),
        plain: "UPP, czyli dowód, że dokument wpłynął do urzędu.".to_owned(),
        number: term("Numer w rejestrze przesyłek wpływających", "RPW/2026/1234"),
        moment: term(
            "Chwila wpływu, czas polski",
            "poniedziałek, 16\u{a0}listopada 2026, godz.\u{a0}12:43:07",
        ),
        terms: vec![
            term("Dokument", "Wniosek o\u{a0}odpis skrócony aktu urodzenia"),
            term("Od kogo", "Anna Wrzos"),
            term("Do kogo", "Urząd Stanu Cywilnego"),
            Term {
                tone: Tone::Good,
                detail: "podpis zaufany, Anna Wrzos".to_owned(),
                ..term("Podpis", "Ważny")
            },
            term("Poświadczono", "16\u{a0}listopada 2026, 12:43:09, ze znacznikiem czasu"),
            term("Numer poświadczenia", "UPP/2026/1234/8KQ2M9XF"),
        ],
        files_title: "Co wpłynęło: 3 pliki i\u{a0}ich skróty".to_owned(),
        files: vec![
            file("wniosek.xml", "18\u{a0}kB, objęty podpisem"),
            file("dowod-wplaty.pdf", "112\u{a0}kB, objęty podpisem"),
            apart,
        ],
        check: Check {
            seal_words: "PIECZĘĆ ELEKTRONICZNA".to_owned(),
            seal_name: "Pieczęć elektroniczna: Urząd Miasta w Okienkowie".to_owned(),
            text: "Poświadczenie nosi pieczęć elektroniczną i\u{a0}znacznik czasu. Prawdziwość może sprawdzić każdy, bez logowania:".to_owned(),
            shown: "okienkowo.example/sprawdz".to_owned(),
            address: "https://okienkowo.example/sprawdz/019a8c3f-27b1-7c44-9d2e-5b8f0c6a1e37".to_owned(),
            code_name: "Kod QR z\u{a0}adresem sprawdzenia tego poświadczenia".to_owned(),
        },
        own_number: "UPP/2026/1234/8KQ2M9XF".to_owned(),
        margin: margin(),
    }
}

/// A letter with short answers, a long one and attachments.
pub fn letter() -> Letter {
    let line = |label: &str, value: &str| Line { label: label.to_owned(), value: value.to_owned() };
    Letter {
        language: Language::Pl,
        made_at: Instant::parse("2026-11-22T10:05:07Z").expect("an instant"),
        date: "22\u{a0}listopada 2026".to_owned(),
        from: Correspondent {
            label: "Nadawca".to_owned(),
            lines: ["Anna Wrzos", "PESEL 44051401359", "ul. Lipowa 7 m. 12", "00-001 Okienkowo"]
                .map(str::to_owned)
                .to_vec(),
        },
        to: Correspondent {
            label: "Adresat".to_owned(),
            lines: ["Urząd Miasta w\u{a0}Okienkowie", "ul. Ratuszowa 1", "00-000 Okienkowo"]
                .map(str::to_owned)
                .to_vec(),
        },
        title: "Wniosek o\u{a0}odpis aktu stanu cywilnego".to_owned(),
        number: "odpis-aktu-1a2b3c4d".to_owned(),
        sections: vec![
            Section {
                title: "Jaki odpis".to_owned(),
                lines: vec![
                    line("Rodzaj aktu", "akt urodzenia"),
                    line("Rodzaj odpisu", "skrócony"),
                    line("Liczba egzemplarzy", "2"),
                ],
            },
            Section {
                title: "Uzasadnienie".to_owned(),
                lines: vec![line(
                    "Dlaczego potrzebny jest odpis",
                    "Proszę o\u{a0}wydanie odpisu, ponieważ składam go w\u{a0}sądzie.\nSprawa toczy się od dwóch lat.\n\nZażółć gęślą jaźń: wszystkie litery muszą się tu zmieścić i\u{a0}dać odczytać, także po skopiowaniu z\u{a0}wydruku do innego programu.",
                )],
            },
        ],
        attachments_title: "Załączniki".to_owned(),
        attachments: vec![file("dowod-wplaty.pdf", "112\u{a0}kB")],
        note: "Dokument utworzono w\u{a0}formularzu. Podpis złożono pod plikiem XML o\u{a0}tej samej treści."
            .to_owned(),
        margin: margin(),
    }
}

/// The office's answer, of several paragraphs.
pub fn answer() -> Answer {
    let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
    Answer {
        language: Language::Pl,
        made_at: Instant::parse("2026-11-22T10:05:07Z").expect("an instant"),
        issuer: receipt().issuer,
        phone: "tel. 22\u{a0}000\u{a0}00\u{a0}00".to_owned(),
        place: "Okienkowo, 22\u{a0}listopada 2026\u{a0}r.".to_owned(),
        marks: vec![Line { label: "Znak sprawy".to_owned(), value: "GK.5345.12.2026".to_owned() }],
        to: Correspondent {
            label: "Adresat".to_owned(),
            lines: lines(&["Anna Wrzos", "ul. Lipowa 7 m. 12", "00-001 Okienkowo"]),
        },
        title: "Dotyczy: wniosku o\u{a0}odpis aktu stanu cywilnego".to_owned(),
        subject: String::new(),
        text: "Szanowna Pani,\n\nw\u{a0}odpowiedzi na wniosek z\u{a0}16\u{a0}listopada 2026\u{a0}r. informuję, że odpis skrócony aktu urodzenia został wydany. Odpis można odebrać w\u{a0}Urzędzie Stanu Cywilnego, pokój 12, w\u{a0}godzinach pracy urzędu.\n\nDo odbioru prosimy zabrać:\n1. dowód osobisty,\n2. potwierdzenie opłaty skarbowej.\n\nZ\u{a0}poważaniem".to_owned(),
        parts: Vec::new(),
        approved: Correspondent {
            label: "Pismo zatwierdziła".to_owned(),
            lines: lines(&["Barbara Klon", "naczelnik wydziału", "Wydział Gospodarki Komunalnej (GK)"]),
        },
        note: "Pismo wydano w\u{a0}postaci elektronicznej. Opatrzono je pieczęcią elektroniczną urzędu ze znacznikiem czasu.".to_owned(),
        check: Some(CheckLine {
            text: "Czy plik jest prawdziwy i\u{a0}niezmieniony, sprawdzi każdy, bez logowania:".to_owned(),
            shown: "okienkowo.example/sprawdz".to_owned(),
            address: "https://okienkowo.example/sprawdz".to_owned(),
        }),
        number: "019a8c3f-27b1-7c44-9d2e-5b8f0c6a1e37".to_owned(),
        margin: margin(),
    }
}

/// A decision with its parts under headings.
pub fn decision() -> Answer {
    let part = |heading: &str, text: &str| Part { heading: heading.to_owned(), text: text.to_owned() };
    Answer {
        title: "Decyzja".to_owned(),
        subject: "Sprawa: zezwolenie na zajęcie pasa drogowego".to_owned(),
        text: String::new(),
        parts: vec![
            part("Strona", "Anna Wrzos\nul. Lipowa 7 m. 12, 00-001 Okienkowo"),
            part("Podstawa prawna", "Art. 40 ust. 1 ustawy o\u{a0}drogach publicznych, art. 104 k.p.a."),
            part(
                "Rozstrzygnięcie",
                "Zezwalam na zajęcie pasa drogowego.\n\nZezwolenie ważne jest do 31 grudnia 2026 r.",
            ),
            part("Uzasadnienie", "Wniosek spełnia warunki."),
            part("Pouczenie", "Od decyzji służy odwołanie."),
        ],
        ..answer()
    }
}

/// The log of a case with so many acts.
pub fn log(acts: usize) -> Log {
    let line = |act: usize| {
        [
            "22\u{a0}listopada 2026, 11:05".to_owned(),
            "Anna Wrzos\nkierownik komórki".to_owned(),
            format!("czynność nr {act} w\u{a0}sprawie"),
            format!("RPW/2026/{act}\n019a8c3f-27b1-7c44-9d2e-5b8f0c6a1e37"),
        ]
    };
    Log {
        language: Language::Pl,
        made_at: Instant::parse("2026-11-22T10:05:07Z").expect("an instant"),
        issuer: receipt().issuer,
        title: "Metryka sprawy".to_owned(),
        marks: vec![Line { label: "Oznaczenie sprawy".to_owned(), value: "GK.5345.12.2026".to_owned() }],
        head: ["Data czynności", "Kto", "Co zrobił", "Dokument"].map(str::to_owned),
        lines: (1..=acts).map(line).collect(),
        foot: "Metryka sprawy GK.5345.12.2026".to_owned(),
        margin: margin(),
    }
}
