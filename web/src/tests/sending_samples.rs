//! Samples of the pages about letters that go out: full of hostile and long text, and empty.

use vocabulary::Language;

use super::samples::{HOSTILE, LONG, error, frame, render};
use crate::{
    kit::{
        deed::{Control, Deed, Offer, field},
        frame::{Frame, Here, Role},
        input::Input,
    },
    office::{
        case::{told::Telling, view::Told},
        outgoing::{
            Line, OutgoingPage,
            envelope::EnvelopePage,
            post::{PostPage, Waiting},
        },
        parties::{PartiesPage, PartyLine},
        sending::{
            SendingLine, SendingPage,
            appeals::{AppealsView, StandingLine},
        },
    },
};

/// Every page in a language, by a name.
pub(super) fn pages(language: Language) -> Vec<(String, String)> {
    let clerk =
        |here| Frame { here, ..frame(language, Some(Role::Official { register: true, plan: true, archive: false })) };
    let mut pages = Vec::new();
    for full in [false, true] {
        pages.push((format!("parties {full}"), render(&parties(clerk(Here::CaseList), full))));
        pages.push((format!("sending {full}"), render(&sending(clerk(Here::CaseList), full))));
        pages.push((format!("outgoing {full}"), render(&outgoing(clerk(Here::Register), full))));
        pages.push((format!("to post {full}"), render(&post(clerk(Here::Register), full))));
    }
    let envelope = EnvelopePage {
        frame: clerk(Here::Register),
        number: "1/2026".to_owned(),
        sign: "OR.5345.1.2026".to_owned(),
        name: HOSTILE.to_owned(),
        address: vec![LONG.to_owned(), HOSTILE.to_owned()],
    };
    pages.push(("envelope".to_owned(), render(&envelope)));
    pages
}

fn told(full: bool) -> Telling {
    if !full {
        return Telling::default();
    }
    Telling { done: LONG.to_owned(), errors: vec![error("strona-nazwa")], safe: LONG.to_owned(), ..Telling::default() }
}

fn state() -> Told {
    Told { class: "good", word: LONG.to_owned(), detail: HOSTILE.to_owned() }
}

fn parties(frame: Frame, full: bool) -> PartiesPage {
    let line = PartyLine {
        name: HOSTILE.to_owned(),
        address: vec![LONG.to_owned(), HOSTILE.to_owned()],
        role: LONG.to_owned(),
        proxy: vec![HOSTILE.to_owned(), LONG.to_owned()],
        end: "/biuro/sprawy/x/strony/y/zakoncz".to_owned(),
        ended: true,
    };
    let first = PartyLine { address: Vec::new(), proxy: Vec::new(), end: String::new(), ended: false, ..line.clone() };
    let controls =
        if full { vec![Control::Line(field("strona", "nazwa", LONG.to_owned(), HOSTILE))] } else { Vec::new() };
    PartiesPage {
        frame,
        sign: "OR.5345.1.2026".to_owned(),
        back: "/biuro/sprawy/x".to_owned(),
        address: "/biuro/sprawy/x/strony".to_owned(),
        version: 3,
        parties: if full { vec![first, line] } else { vec![first] },
        controls,
        told: told(full),
    }
}

fn sending(frame: Frame, full: bool) -> SendingPage {
    let offers = vec![Offer::new("a", HOSTILE, "a"), Offer::new("b", LONG, "a")];
    let deed = Deed {
        action: "/biuro/sprawy/x/pisma/odpowiedz/doreczenia".to_owned(),
        title: LONG.to_owned(),
        about: HOSTILE.to_owned(),
        button: LONG.to_owned(),
        controls: vec![Control::List(field("strona", "nazwa", LONG.to_owned(), ""), offers)],
        ..Deed::default()
    };
    let line = SendingLine {
        number: "1/2026".to_owned(),
        name: HOSTILE.to_owned(),
        address: vec![LONG.to_owned()],
        way: LONG.to_owned(),
        sent: HOSTILE.to_owned(),
        state: state(),
        deeds: Vec::new(),
    };
    let standing = StandingLine {
        name: HOSTILE.to_owned(),
        delivered: LONG.to_owned(),
        last_day: LONG.to_owned(),
        waived: String::new(),
        appealed: LONG.to_owned(),
        late: true,
    };
    SendingPage {
        frame,
        sign: "OR.5345.1.2026".to_owned(),
        title: HOSTILE.to_owned(),
        back: "/biuro/sprawy/x/pisma/odpowiedz".to_owned(),
        parties: "/biuro/sprawy/x/strony".to_owned(),
        appeals: full.then(|| AppealsView { finality: state(), lines: vec![standing.clone(), standing] }),
        lines: if full { vec![line] } else { Vec::new() },
        deeds: if full { vec![deed] } else { Vec::new() },
        told: told(full),
    }
}

fn outgoing(frame: Frame, full: bool) -> OutgoingPage {
    let line = Line {
        number: "12345/2026".to_owned(),
        registered: LONG.to_owned(),
        sent: LONG.to_owned(),
        name: HOSTILE.to_owned(),
        address: vec![LONG.to_owned()],
        sign: "OR.5345.1.2026".to_owned(),
        title: HOSTILE.to_owned(),
        way: LONG.to_owned(),
        posting: "00759007731234567890".to_owned(),
        state: state(),
    };
    OutgoingPage {
        frame,
        from: Input::text("od", LONG.to_owned(), "2026-11-01"),
        to: Input::text("do", LONG.to_owned(), HOSTILE),
        sign: Input::text("znak", LONG.to_owned(), HOSTILE),
        ways: vec![Offer::new("", HOSTILE, ""), Offer::new("post", LONG, "")],
        errors: if full { vec![error("od")] } else { Vec::new() },
        safe: String::new(),
        posts: full,
        days: LONG.to_owned(),
        printed: LONG.to_owned(),
        lines: if full { vec![line] } else { Vec::new() },
        table: "/biuro/wychodzace/wykaz.csv?od=a&do=b".to_owned(),
        first: full.then(|| "/biuro/wychodzace?od=a".to_owned()),
        next: full.then(|| "/biuro/wychodzace?po=b".to_owned()),
    }
}

fn post(frame: Frame, full: bool) -> PostPage {
    let letter = Waiting {
        number: "1/2026".to_owned(),
        name: HOSTILE.to_owned(),
        address: vec![LONG.to_owned(), HOSTILE.to_owned()],
        sign: "OR.5345.1.2026".to_owned(),
        title: HOSTILE.to_owned(),
        registered: LONG.to_owned(),
        envelope: "/biuro/wychodzace/x/koperta".to_owned(),
        pdf: "/biuro/wychodzace/x/pismo.pdf".to_owned(),
        action: "/biuro/wychodzace/x/nadaj".to_owned(),
        posting: field("nadaj-x", "nadanie", LONG.to_owned(), HOSTILE),
        day: field("nadaj-x", "dzien", LONG.to_owned(), "2026-11-22"),
    };
    PostPage { frame, letters: if full { vec![letter] } else { Vec::new() }, told: told(full) }
}
