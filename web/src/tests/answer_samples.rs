//! Telling instances of the page of an answer.

use cases::{Answer, AnswerState, AnswerText, Case, CaseRow, CaseSign, Stage};
use vocabulary::{AccountId, AnswerId, CaseId, Instant, Language};

use super::samples::{HOSTILE, LONG, error, frame, render};
use crate::{
    kit::{
        deed::{Control, Deed, field},
        frame::{Frame, Here, Role},
        verdict::Row,
    },
    office::{
        answer::{
            AnswerPage, Which,
            changes::Change,
            view::AnswerView,
            write::{Filled, WritePage},
        },
        case::{told::Telling, view::Told},
    },
};

/// Every page in a language, by a name.
pub(super) fn pages(language: Language) -> Vec<(String, String)> {
    let official = || Frame {
        here: Here::CaseList,
        ..frame(language, Some(Role::Official { register: false, plan: false, archive: false }))
    };
    let mut pages = Vec::new();
    for (name, told) in tellings() {
        let case = case();
        let drafted = answer(case.row.id);
        let saved = Case { answers: vec![drafted.clone()], ..case.clone() };
        pages.push((
            format!("answer begun {name}"),
            render(&WritePage::new(official(), &case, Which::Answer, false, Filled::default(), told.clone())),
        ));
        pages.push((
            format!("answer written {name}"),
            render(&WritePage::new(official(), &saved, Which::Answer, true, Filled::of(&drafted), told.clone())),
        ));
        for which in [Which::Decision, Which::Order(None)] {
            let filled = Filled { uzasadnienie: HOSTILE.to_owned(), sad: "tak".to_owned(), ..Filled::default() };
            let begun = WritePage::new(official(), &case, which, true, filled, told.clone());
            pages.push((format!("{which:?} begun {name}"), render(&begun)));
        }
        for sealed in [false, true] {
            let typed = if sealed { Vec::new() } else { vec![(LONG.to_owned(), HOSTILE.to_owned())] };
            let page =
                AnswerPage { frame: official(), answer: view(sealed), deeds: deeds(), told: told.clone(), typed };
            pages.push((format!("answer read {name} {sealed}"), render(&page)));
        }
    }
    pages
}

fn tellings() -> Vec<(&'static str, Telling)> {
    let errors = ["adresat", "tytul", "tresc-pisma"].map(error).to_vec();
    vec![
        ("plain", Telling::default()),
        ("done", Telling { done: HOSTILE.to_owned(), ..Telling::default() }),
        ("stale", Telling { slip: HOSTILE.to_owned(), more: LONG.to_owned(), ..Telling::default() }),
        ("wrong", Telling { errors, safe: LONG.to_owned(), ..Telling::default() }),
    ]
}

fn view(is_sealed: bool) -> AnswerView {
    AnswerView {
        sign: "OR.5345.1.2026".to_owned(),
        back: "/biuro/sprawy/x".to_owned(),
        state: Told { class: "good", word: HOSTILE.to_owned(), detail: LONG.to_owned() },
        about: LONG.to_owned(),
        title: HOSTILE.to_owned(),
        addressee: vec![HOSTILE.to_owned(), LONG.to_owned()],
        text: vec![vec![LONG.to_owned()], vec![HOSTILE.to_owned(), LONG.to_owned()]],
        rows: vec![Row::one(LONG.to_owned(), HOSTILE.to_owned())],
        pdf: "/biuro/sprawy/x/pisma/odpowiedz/pismo.pdf".to_owned(),
        is_sealed,
        sending: "/biuro/sprawy/x/pisma/odpowiedz/doreczenia".to_owned(),
        points: vec![cases::CallPoint {
            place: cases::Place::Anywhere,
            label: LONG.to_owned(),
            remark: HOSTILE.to_owned(),
        }],
        parts: vec![(LONG.to_owned(), vec![vec![HOSTILE.to_owned(), LONG.to_owned()]])],
        changes: vec![Change {
            label: HOSTILE.to_owned(),
            remark: LONG.to_owned(),
            before: HOSTILE.to_owned(),
            after: LONG.to_owned(),
        }],
        receipt: is_sealed
            .then(|| ("/biuro/sprawy/x/pisma/odpowiedz/poswiadczenie.xml".to_owned(), HOSTILE.to_owned())),
    }
}

fn deeds() -> Vec<Deed> {
    let form = Deed {
        action: "/biuro/sprawy/x/pisma/odpowiedz/oddaj".to_owned(),
        csrf: "c".to_owned(),
        version: 3,
        key: "p",
        title: HOSTILE.to_owned(),
        button: LONG.to_owned(),
        controls: vec![Control::Text(field("oddaj", "uwagi", LONG.to_owned(), HOSTILE).hint(HOSTILE.to_owned()))],
        ..Deed::default()
    };
    vec![Deed { controls: Vec::new(), key: "z", first: true, ..form.clone() }, form]
}

fn case() -> Case {
    let at = Instant::from_seconds(1_795_345_200);
    let unit =
        accounts::Unit { id: vocabulary::UnitId::made(at, [1; 10]), symbol: "OR".to_owned(), name: LONG.to_owned() };
    let row = CaseRow {
        id: CaseId::made(at, [2; 10]),
        sign: "OR.5345.1.2026".parse::<CaseSign>().expect("a sign"),
        title: HOSTILE.to_owned(),
        unit,
        class: vocabulary::ClassId::made(at, [3; 10]),
        officer: (AccountId::made(at, [4; 10]), HOSTILE.to_owned()),
        carried: true,
        stage: Stage::Open,
        version: 1,
        opened_at: at,
        started_on: at.warsaw_date(),
        term: None,
        last_day: None,
        stands_since: None,
        called_until: None,
        settled_at: None,
        closed_at: None,
        client: None,
        undelivered: false,
        sender: LONG.to_owned(),
        service: "pismo-ogolne".to_owned(),
        letter: vocabulary::LetterId::made(at, [5; 10]),
    };
    Case {
        row,
        documents: Vec::new(),
        steps: Vec::new(),
        pauses: Vec::new(),
        answers: Vec::new(),
        memos: Vec::new(),
        related: Vec::new(),
    }
}

fn answer(case: CaseId) -> Answer {
    let at = Instant::from_seconds(1_795_345_200);
    let by = AccountId::made(at, [4; 10]);
    Answer {
        id: AnswerId::made(at, [6; 10]),
        case,
        state: AnswerState::Draft,
        text: AnswerText::read(LONG, LONG, HOSTILE).expect("a text"),
        version: 4,
        remarks: format!("{HOSTILE}\n\n{LONG}"),
        drafted_by: (by, HOSTILE.to_owned()),
        written_by: vec![by],
        accepted: None,
        approved: None,
        sealed_at: None,
        pdf: None,
        collected_at: None,
        handed_over: None,
        ended_at: None,
        supplement: None,
    }
}
