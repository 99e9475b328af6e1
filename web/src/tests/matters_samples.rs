//! Telling instances of the list of matters and of a matter's page, at every stage of its line.

use vocabulary::Language;

use super::samples::{HOSTILE, LONG, frame, render};
use crate::{
    client::matters::{
        Status,
        documents::DocumentView,
        due::DueLine,
        history::StepView,
        list::{MatterLine, MattersPage},
        matter::{AskView, AskedFor, HolderView, LookView, MatterPage, MatterView, PointView},
        stages::{Place, StageView},
        term::{ClockView, TermView},
    },
    kit::frame::{Frame, Here, Role},
};

/// Every page in a language, by a name.
pub(super) fn pages(language: Language) -> Vec<(String, String)> {
    let client = Frame { here: Here::Filings, ..frame(language, Some(Role::Client)) };
    let mut pages = Vec::new();
    for count in [0, 4] {
        pages.push((format!("matters {count}"), render(&list(&client, count))));
    }
    for here in 0..5 {
        pages.push((format!("matter {here}"), render(&matter(&client, here))));
    }
    pages
}

/// A thing that waits: an answer, a request, letters not filed yet.
pub(super) fn due(place: usize) -> DueLine {
    DueLine {
        status: Status::new(["attention", "calm"][place % 2], LONG.to_owned()),
        address: "/wnioski/x".to_owned(),
        title: HOSTILE.to_owned(),
        is_polish: place > 0,
        texts: vec![LONG.to_owned(), HOSTILE.to_owned()],
        acts: vec![("/wnioski/x".to_owned(), LONG.to_owned()), ("/wnioski/x/usun".to_owned(), LONG.to_owned())],
    }
}

fn list(frame: &Frame, count: usize) -> MattersPage {
    let line = |place: usize| MatterLine {
        address: "/moje-sprawy/sprawa/x".to_owned(),
        status: Status::new(["calm", "good", "idle", "wrong"][place], LONG.to_owned()),
        title: HOSTILE.to_owned(),
        is_polish: place > 0,
        beside: (place > 1).then(|| LONG.to_owned()),
        number: "OR.5345.1.2026".to_owned(),
        entered: LONG.to_owned(),
        datetime: "2026-11-22T12:00:00+01:00".to_owned(),
        holder: (place > 0).then(|| LONG.to_owned()),
        texts: vec![HOSTILE.to_owned(); place],
        receipt: (place > 1).then(|| "/moje-sprawy/x/poswiadczenie".to_owned()),
        letter: "RPW/2026/1".to_owned(),
    };
    MattersPage {
        frame: frame.clone(),
        notice: if count > 0 { LONG.to_owned() } else { String::new() },
        done: count > 1,
        due: (0..count).map(due).collect(),
        matters: (0..count).map(line).collect(),
        newest: (count > 0).then(|| "/moje-sprawy".to_owned()),
        older: (count > 0).then(|| "/moje-sprawy?przed=2026/1&y=1".to_owned()),
    }
}

/// A matter that is at this place of its line.
fn matter(frame: &Frame, here: usize) -> MatterPage {
    let text = || HOSTILE.to_owned();
    let stage = |place: usize| StageView {
        place: if place < here {
            Place::Behind
        } else if place == here {
            Place::Here
        } else {
            Place::Ahead
        },
        name: LONG.to_owned(),
        small: if place.is_multiple_of(2) { text() } else { String::new() },
    };
    let points = || {
        vec![PointView { label: LONG.to_owned(), remark: text() }, PointView { label: String::new(), remark: text() }]
    };
    let ask = |id, act| AskView {
        id,
        word: text(),
        title: LONG.to_owned(),
        texts: vec![text(), LONG.to_owned()],
        points: points(),
        act,
    };
    let document = |place: usize| DocumentView {
        address: (place > 0).then(|| "/moje-sprawy/x/pliki/1".to_owned()),
        downloads: place > 1,
        name: if place > 1 { LONG.to_owned() } else { text() },
        is_polish: place > 1,
        about: text(),
        status: (place > 0).then(|| Status::new("good", text())),
    };
    let step = |place: usize| StepView {
        datetime: "2026-11-22T12:00:00+01:00".to_owned(),
        moment: text(),
        name: LONG.to_owned(),
        text: if place > 0 { text() } else { String::new() },
        is_polish: place > 1,
        link: (place != 1).then(|| ("/moje-sprawy/x/poswiadczenie".to_owned(), text())),
    };
    let is_late = here == 3;
    MatterPage {
        frame: frame.clone(),
        notice: (here > 0).then(|| Status::new(["done", ""][here % 2], text())),
        matter: MatterView {
            title: LONG.to_owned(),
            is_polish: here > 0,
            sign: (here > 0).then(|| "OR.5345.1.2026".to_owned()),
            number: "RPW/2026/1".to_owned(),
            beside: (here > 0).then(text),
            notes: vec![text(); here % 2],
            asks: match here {
                1 => vec![ask("uzupelnienie", AskedFor::Write("/sprawy/pismo-ogolne".to_owned()))],
                3 => vec![ask(
                    "uzupelnienie",
                    AskedFor::Supplement("/moje-sprawy/sprawa/x/odpowiedzi/y/uzupelnij".to_owned()),
                )],
                2 => vec![ask("odpowiedz", AskedFor::Collect("/moje-sprawy/sprawa/x/odpowiedzi/y/odbierz".to_owned()))],
                _ => Vec::new(),
            },
            stages: (0..5).map(stage).collect(),
            today: text(),
            term: TermView {
                status: (here > 0).then(|| Status::new(if is_late { "wrong" } else { "idle" }, text())),
                clock: (here == 0).then(|| ClockView { figure: LONG.to_owned(), text: text() }),
                texts: vec![text(); here],
                reminder: is_late.then(|| "/sprawy/pismo-ogolne".to_owned()),
            },
            steps: (0..3).map(step).collect(),
            holder: HolderView {
                person: (here > 0).then(text),
                unit: (here != 2).then(text),
                room: (here > 1).then(text),
                phone: "00 123 45 00".to_owned(),
                phone_link: "001234500".to_owned(),
                ask: text(),
            },
            documents: (0..here).map(document).collect(),
            looks: vec![
                LookView {
                    datetime: "2026-11-22".to_owned(),
                    day: "22 listopada 2026".to_owned(),
                    name: HOSTILE.to_owned(),
                    about: LONG.to_owned(),
                };
                here
            ],
            may_verify: here > 2,
            messages: (here > 0).then(|| ("/moje-sprawy/sprawa/x/wiadomosci".to_owned(), LONG.to_owned())),
        },
    }
}
