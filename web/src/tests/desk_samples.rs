//! Telling instances of the desk, a case, a letter on its way into one, the lists and the search.

use vocabulary::Language;

use super::samples::{HOSTILE, LONG, error, frame, render};
use crate::{
    kit::{
        deed::{Control, Deed, Offer, field},
        frame::{Frame, Here, Role},
        input::Input,
        verdict::{Row, ShortVerdict, Sign},
    },
    office::{
        case::{
            CasePage,
            file::{ElementView, FilePage, VersionView},
            log::{LineView, LogPage},
            open::OpenPage,
            told::Telling,
            view::{AnswerLine, CaseView, DocumentLine, FileLine, StepLine, Told},
        },
        case_group::{self, GroupsPage},
        case_list::{CaseLine, CaseListPage, GroupLine, ListLine, Open},
        desk::{
            DeskPage, MessageLine,
            pane::LetterPane,
            queue::{Group, Line},
        },
        letter::way::StateWord,
        opinion::{OpinionView, OpinionsPage},
        search::{Found, SearchPage},
    },
};

/// Every page in a language, by a name.
pub(super) fn pages(language: Language) -> Vec<(String, String)> {
    let official =
        |here| Frame { here, ..frame(language, Some(Role::Official { register: false, plan: false, archive: false })) };
    let desk = official(Here::Desk);
    let mut pages = vec![("desk empty".to_owned(), render(&a_desk(&desk, Vec::new())))];
    for chosen in [false, true] {
        let case = DeskPage { chosen, case: Some(case()), deeds: deeds(false), ..a_desk(&desk, groups()) };
        pages.push((format!("desk case {chosen}"), render(&case)));
        let letter = DeskPage { chosen, letter: Some(letter()), deeds: deeds(false), ..a_desk(&desk, groups()) };
        pages.push((format!("desk letter {chosen}"), render(&letter)));
    }
    for (name, told) in tellings() {
        let wrong = !told.errors.is_empty();
        let page = CasePage { frame: official(Here::CaseList), case: case(), deeds: deeds(wrong), told: told.clone() };
        pages.push((format!("case {name}"), render(&page)));
        pages.push((format!("open case {name}"), render(&open(&desk, told))));
    }
    pages.push(("case file".to_owned(), render(&case_file(official(Here::CaseList)))));
    pages.push(("case log".to_owned(), render(&case_log(official(Here::CaseList)))));
    for query in ["", HOSTILE] {
        for count in [0, 2] {
            let page = SearchPage {
                frame: official(Here::Search),
                query: query.to_owned(),
                cases: (0..count).map(|_| found()).collect(),
                letters: (0..count).map(|_| found()).collect(),
                more: count > 0,
            };
            pages.push((format!("search {query} {count}"), render(&page)));
        }
    }
    for count in [0, 3] {
        pages.push((format!("lists {count}"), render(&lists(&official(Here::CaseList), count))));
    }
    let page = CaseListPage { open: Some(list()), ..lists(&official(Here::CaseList), 0) };
    pages.push(("list".to_owned(), render(&page)));
    for (name, told) in tellings() {
        pages.push((format!("opinions {name}"), render(&opinions(&official(Here::CaseList), told.clone()))));
        pages.push((format!("groups {name}"), render(&case_groups(&official(Here::CaseList), told))));
    }
    pages
}

fn a_desk(frame: &Frame, groups: Vec<Group>) -> DeskPage {
    DeskPage {
        frame: frame.clone(),
        templates: !groups.is_empty(),
        messages: if groups.is_empty() { Vec::new() } else { vec![message_line()] },
        news: LONG.to_owned(),
        assigns: !groups.is_empty(),
        more: if groups.is_empty() { String::new() } else { "/biuro?ile=500".to_owned() },
        groups,
        chosen: false,
        case: None,
        letter: None,
        deeds: Vec::new(),
        told: Telling::default(),
        left: Telling { done: HOSTILE.to_owned(), slip: LONG.to_owned(), ..Telling::default() },
    }
}

fn message_line() -> MessageLine {
    MessageLine {
        address: "/biuro/sprawy/x/wiadomosci".to_owned(),
        title: LONG.to_owned(),
        sign: "OR.5345.1.2026".to_owned(),
        from: HOSTILE.to_owned(),
        count: LONG.to_owned(),
    }
}

fn groups() -> Vec<Group> {
    let line = |light, word: Told, current| Line {
        address: "/biuro?sprawa=x".to_owned(),
        light,
        title: LONG.to_owned(),
        number: "OR.5345.1.2026".to_owned(),
        state: HOSTILE.to_owned(),
        from: HOSTILE.to_owned(),
        word,
        current,
    };
    let word = |class| Told { class, word: HOSTILE.to_owned(), detail: String::new() };
    vec![
        Group {
            name: HOSTILE.to_owned(),
            lines: vec![line("late", word("wrong"), true), line("soon", word(""), false)],
        },
        Group { name: LONG.to_owned(), lines: vec![line("rest", Told::default(), false)] },
    ]
}

fn told(class: &'static str) -> Told {
    Told { class, word: HOSTILE.to_owned(), detail: LONG.to_owned() }
}

fn case_file(frame: Frame) -> FilePage {
    let element = |place: usize| ElementView {
        when: "22 listopada 2026, 11:05".to_owned(),
        datetime: "2026-11-22T11:05:00+01:00".to_owned(),
        kind: LONG.to_owned(),
        title: HOSTILE.to_owned(),
        address: if place == 0 { String::new() } else { "/biuro/pisma/x".to_owned() },
        about: LONG.to_owned(),
        state: (place == 1).then(|| told("calm")),
        text: if place == 0 { format!("{HOSTILE}\n{LONG}") } else { String::new() },
        files: (0..place).map(|_| file()).collect(),
        versions: vec![
            VersionView {
                name: LONG.to_owned(),
                about: HOSTILE.to_owned(),
                text: format!("{HOSTILE}\n{LONG}")
            };
            place
        ],
    };
    FilePage {
        frame,
        sign: "OR.5345.1.2026".to_owned(),
        title: HOSTILE.to_owned(),
        back: "/biuro/sprawy/x".to_owned(),
        log: "/biuro/sprawy/x/metryka".to_owned(),
        elements: (0..3).map(element).collect(),
    }
}

fn case_log(frame: Frame) -> LogPage {
    let line = |place: usize| LineView {
        when: "22 listopada 2026, 11:05".to_owned(),
        datetime: "2026-11-22T11:05:00+01:00".to_owned(),
        who: HOSTILE.to_owned(),
        post: if place == 0 { String::new() } else { LONG.to_owned() },
        what: LONG.to_owned(),
        document: if place == 0 { String::new() } else { HOSTILE.to_owned() },
        id: if place == 0 { String::new() } else { "019a9f2e-8d4e-7cc1-9d2b-2f1f6d0a3c11".to_owned() },
    };
    LogPage {
        frame,
        sign: "OR.5345.1.2026".to_owned(),
        title: HOSTILE.to_owned(),
        started: "22 listopada 2026".to_owned(),
        back: "/biuro/sprawy/x".to_owned(),
        pdf: "/biuro/sprawy/x/metryka.pdf".to_owned(),
        xml: "/biuro/sprawy/x/metryka.xml".to_owned(),
        lines: (0..3).map(line).collect(),
    }
}

fn case() -> CaseView {
    CaseView {
        address: "/biuro/sprawy/x".to_owned(),
        sign: "OR.5345.1.2026".to_owned(),
        title: HOSTILE.to_owned(),
        service: LONG.to_owned(),
        stage: told("calm"),
        clock: told(""),
        clock_tells: true,
        rows: vec![Row { term: LONG.to_owned(), lines: vec![HOSTILE.to_owned(), LONG.to_owned()] }],
        documents_title: HOSTILE.to_owned(),
        documents: vec![DocumentLine {
            address: "/biuro/pisma/x".to_owned(),
            number: "RPW/2026/1".to_owned(),
            subject: LONG.to_owned(),
            about: HOSTILE.to_owned(),
        }],
        answers: vec![AnswerLine { address: "/biuro".to_owned(), title: HOSTILE.to_owned(), state: told("good") }],
        related: vec![("/biuro/sprawy/y".to_owned(), "OR.5345.2.2026".to_owned(), LONG.to_owned())],
        file: "/biuro/sprawy/x/akta".to_owned(),
        log: "/biuro/sprawy/x/metryka".to_owned(),
        parties: "/biuro/sprawy/x/strony".to_owned(),
        messages: ("/biuro/sprawy/x/wiadomosci".to_owned(), LONG.to_owned()),
        opinions: "/biuro/sprawy/x/opinie".to_owned(),
        steps: vec![StepLine {
            when: "22 listopada 2026, 11:05".to_owned(),
            datetime: "2026-11-22T11:05:00+01:00".to_owned(),
            what: HOSTILE.to_owned(),
            who: LONG.to_owned(),
            note: format!("{HOSTILE}\n{LONG}"),
        }],
        paper: None,
        files: vec![file()],
    }
}

fn letter() -> LetterPane {
    LetterPane {
        address: "/biuro/pisma/x".to_owned(),
        number: "RPW/2026/1".to_owned(),
        subject: LONG.to_owned(),
        service: HOSTILE.to_owned(),
        state: StateWord { class: "calm", word: HOSTILE.to_owned() },
        now: LONG.to_owned(),
        verdict: ShortVerdict { sign: Sign::Wait, word: HOSTILE.to_owned(), detail: LONG.to_owned() },
        rows: vec![Row::one(HOSTILE.to_owned(), LONG.to_owned())],
        files: vec![file()],
        paper: None,
    }
}

fn file() -> FileLine {
    FileLine { address: "/biuro/pisma/x/pliki/1".to_owned(), name: LONG.to_owned(), about: HOSTILE.to_owned() }
}

fn deeds(wrong: bool) -> Vec<Deed> {
    let offers = || vec![Offer::new("a", HOSTILE, "a").hint(LONG), Offer::new("b", LONG, "a")];
    let line = |name| field("wstrzymaj", name, LONG.to_owned(), HOSTILE).hint(HOSTILE.to_owned());
    let form = Deed {
        action: "/biuro/sprawy/x/wstrzymaj".to_owned(),
        csrf: "c".to_owned(),
        version: 7,
        hidden: vec![("skad", "biurko".to_owned())],
        key: "w",
        title: HOSTILE.to_owned(),
        about: LONG.to_owned(),
        controls: vec![
            Control::Line(line("dzien").kind("date")),
            Control::Text(line("uwagi").optional()),
            Control::Choice(line("powod"), offers()),
            Control::List(line("osoba"), offers()),
        ],
        button: HOSTILE.to_owned(),
        ..Deed::default()
    };
    let errors = ["dzien", "uwagi", "powod", "osoba"].map(|name| crate::kit::errors::FieldError {
        field: crate::kit::deed::id("wstrzymaj", name).into(),
        ..error("")
    });
    let form = if wrong { form.corrected(&errors) } else { form };
    let button = Deed { controls: Vec::new(), key: "e", first: true, ..form.clone() };
    vec![Deed::leading("/biuro/sprawy/x/pismo".to_owned(), "p", LONG.to_owned(), true), button, form]
}

fn tellings() -> Vec<(&'static str, Telling)> {
    vec![
        ("plain", Telling::default()),
        ("done", Telling { done: HOSTILE.to_owned(), ..Telling::default() }),
        ("stale", Telling { slip: HOSTILE.to_owned(), more: LONG.to_owned(), ..Telling::default() }),
        ("gone", Telling { slip: HOSTILE.to_owned(), kept: LONG.to_owned(), ..Telling::default() }),
        (
            "wrong",
            Telling {
                errors: ["klasa", "tytul", "dzien", "znak"].map(error).to_vec(),
                safe: LONG.to_owned(),
                ..Telling::default()
            },
        ),
    ]
}

fn open(frame: &Frame, told: Telling) -> OpenPage {
    let slip = (!told.errors.is_empty()).then(|| LONG.to_owned());
    let input =
        |id| Input { slip: slip.clone(), hint: HOSTILE.to_owned(), ..Input::text(id, LONG.to_owned(), HOSTILE) };
    OpenPage {
        frame: frame.clone(),
        action: "/biuro/pisma/x/sprawa".to_owned(),
        version: 3,
        back: "/biuro?pismo=x".to_owned(),
        number: "RPW/2026/1".to_owned(),
        subject: HOSTILE.to_owned(),
        sender: LONG.to_owned(),
        query: input("szukane"),
        class: Input { hint: String::new(), ..input("klasa") },
        classes: vec![Offer::new("x", LONG, "x").hint(HOSTILE), Offer::new("y", HOSTILE, "x")],
        classes_are: HOSTILE.to_owned(),
        title: input("tytul"),
        started: input("dzien"),
        sign: input("znak"),
        told,
    }
}

fn found() -> Found {
    Found {
        address: "/biuro/sprawy/x".to_owned(),
        title: LONG.to_owned(),
        number: "OR.5345.1.2026".to_owned(),
        about: HOSTILE.to_owned(),
        state: told("idle"),
    }
}

fn lists(frame: &Frame, count: u32) -> CaseListPage {
    let line = |_| ListLine {
        address: "/biuro/spis-spraw?rok=2026&komorka=OR&klasa=5345".to_owned(),
        unit: "OR".to_owned(),
        class: "5345".to_owned(),
        title: HOSTILE.to_owned(),
        cases: 7,
    };
    CaseListPage {
        frame: frame.clone(),
        year: 2026,
        years: vec![(2026, String::new()), (2025, "/biuro/spis-spraw?rok=2025".to_owned())],
        figures: count > 0,
        lists: (0..count).map(line).collect(),
        open: None,
        set_apart: "/biuro/spis-spraw/grupy".to_owned(),
    }
}

fn opinions(frame: &Frame, told: Telling) -> OpinionsPage {
    let view = |id: &str, answered: bool| OpinionView {
        id: id.to_owned(),
        unit: HOSTILE.to_owned(),
        about: LONG.to_owned(),
        question: vec![HOSTILE.to_owned(), LONG.to_owned()],
        asked: LONG.to_owned(),
        due: LONG.to_owned(),
        class: "good",
        state: LONG.to_owned(),
        opinion: if answered { vec![HOSTILE.to_owned()] } else { Vec::new() },
        given: if answered { LONG.to_owned() } else { String::new() },
        answer: (!answered).then(|| Control::Text(field(id, "opinia", LONG.to_owned(), HOSTILE))),
    };
    OpinionsPage {
        frame: frame.clone(),
        action: "/biuro/sprawy/x/opinie".to_owned(),
        back: "/biuro/sprawy/x".to_owned(),
        sign: "OR.5345.1.2026".to_owned(),
        title: HOSTILE.to_owned(),
        version: 3,
        opinions: vec![view("a", true), view("b", false)],
        controls: vec!["klasa", "tytul", "dzien", "znak"]
            .into_iter()
            .map(|name| Control::Line(Input::text(name, LONG.to_owned(), HOSTILE)))
            .collect(),
        told,
    }
}

fn case_groups(frame: &Frame, mut told: Telling) -> GroupsPage {
    told.errors.truncate(2);
    let slip = (!told.errors.is_empty()).then(|| LONG.to_owned());
    let input = |id| Input { slip: slip.clone(), ..Input::text(id, LONG.to_owned(), HOSTILE) };
    let line = case_group::GroupLine {
        address: "/biuro/spis-spraw?klasa=5345.2".to_owned(),
        list: "OR.5345.2".to_owned(),
        title: HOSTILE.to_owned(),
        by: LONG.to_owned(),
        when: LONG.to_owned(),
    };
    GroupsPage {
        frame: frame.clone(),
        year: 2026,
        groups: vec![line],
        class: input("klasa"),
        title: input("tytul"),
        told,
    }
}

fn list() -> Open {
    let line = |class| CaseLine {
        address: "/biuro/sprawy/x".to_owned(),
        sign: "OR.5345.1.2026".to_owned(),
        title: LONG.to_owned(),
        sender: HOSTILE.to_owned(),
        started: LONG.to_owned(),
        officer: HOSTILE.to_owned(),
        state: told(class),
    };
    Open {
        unit: "OR".to_owned(),
        class: "5345".to_owned(),
        title: HOSTILE.to_owned(),
        printed: LONG.to_owned(),
        groups: vec![GroupLine {
            address: "/biuro/spis-spraw?klasa=5345.2".to_owned(),
            list: "OR.5345.2".to_owned(),
            title: HOSTILE.to_owned(),
        }],
        cases: vec![line(""), line("wrong")],
        first: Some("/biuro/spis-spraw".to_owned()),
        next: Some("/biuro/spis-spraw?po=50".to_owned()),
    }
}
