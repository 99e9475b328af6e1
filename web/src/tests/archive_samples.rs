//! Telling instances of the pages of the records archive.

use vocabulary::Language;

use super::samples::{HOSTILE, LONG, error, frame, render};
use crate::{
    kit::{
        deed::{Control, Deed, field},
        frame::{Frame, Here, Role},
    },
    office::archive::{
        ArchivePage, CaseLine, DueLine, ListLine, LoanLine, Open,
        case::{self, ArchivedPage},
        disposal::{
            self, DisposalsPage, FileLine,
            one::{DisposalPage, OnList, StepLine},
        },
        list::{Line, ListPage},
    },
    office::case::{told::Telling, view::Told},
};

pub(super) fn pages(language: Language) -> Vec<(String, String)> {
    let role = Role::Official { register: false, plan: false, archive: true };
    let frame = Frame { here: Here::Archive, ..frame(language, Some(role)) };
    let mut pages = Vec::new();
    for full in [false, true] {
        pages.push((format!("archive {full}"), render(&archive(&frame, full))));
        pages.push((format!("archive list {full}"), render(&list(&frame, full))));
        pages.push((format!("archive case {full}"), render(&archived(&frame, full))));
        pages.push((format!("disposals {full}"), render(&disposals(&frame, full))));
        pages.push((format!("disposal {full}"), render(&one(&frame, full))));
    }
    pages
}

fn archive(frame: &Frame, full: bool) -> ArchivePage {
    let case = |place: u32| CaseLine {
        address: "/biuro/sprawy/x".to_owned(),
        name: format!("sprawa-{place}"),
        version: 3,
        ticked: place == 0,
        sign: "OR.123.1.2026".to_owned(),
        title: HOSTILE.to_owned(),
        closed: LONG.to_owned(),
        category: "BE10".to_owned(),
    };
    let due = DueLine {
        address: "/biuro/archiwum?komorka=OR#do-przejecia".to_owned(),
        unit: HOSTILE.to_owned(),
        cases: 3,
        since: LONG.to_owned(),
    };
    let list = ListLine {
        address: "/biuro/archiwum/spisy/x".to_owned(),
        number: "1/2029".to_owned(),
        unit: HOSTILE.to_owned(),
        made: LONG.to_owned(),
        by: HOSTILE.to_owned(),
        cases: 3,
    };
    let loan = LoanLine {
        address: "/biuro/archiwum/sprawy/x".to_owned(),
        sign: "OR.123.1.2026".to_owned(),
        who: HOSTILE.to_owned(),
        due: LONG.to_owned(),
        late: true,
        back: "/biuro/archiwum/wypozyczenia/x/zwrot".to_owned(),
    };
    let open = Open { unit: HOSTILE.to_owned(), id: "x".to_owned(), cases: vec![case(0), case(1)], more: true };
    ArchivePage {
        frame: frame.clone(),
        keeps: full,
        due: if full { vec![due.clone(), due] } else { Vec::new() },
        open: full.then_some(open),
        lists: if full { vec![list.clone(), list] } else { Vec::new() },
        first: full.then(|| "/biuro/archiwum".to_owned()),
        next: full.then(|| "/biuro/archiwum?przed=x".to_owned()),
        loans: if full { vec![loan] } else { Vec::new() },
        done: if full { LONG.to_owned() } else { String::new() },
        errors: if full { vec![error("do-przejecia")] } else { Vec::new() },
        safe: LONG.to_owned(),
    }
}

fn list(frame: &Frame, full: bool) -> ListPage {
    let line = Line {
        address: "/biuro/archiwum/sprawy/x".to_owned(),
        position: 1,
        sign: "OR.123.1.2026".to_owned(),
        class: HOSTILE.to_owned(),
        title: HOSTILE.to_owned(),
        dates: LONG.to_owned(),
        category: "BE10".to_owned(),
        kept: LONG.to_owned(),
        documents: 12,
    };
    ListPage {
        frame: frame.clone(),
        number: "1/2029".to_owned(),
        unit: HOSTILE.to_owned(),
        made: LONG.to_owned(),
        by: HOSTILE.to_owned(),
        pdf: "/biuro/archiwum/spisy/x/spis.pdf".to_owned(),
        xml: "/biuro/archiwum/spisy/x/spis.xml".to_owned(),
        package: full
            .then(|| ["paczka.tar", "paczka.tar.sha256"].map(|name| format!("/biuro/archiwum/spisy/x/{name}"))),
        lines: if full { vec![line.clone(), line] } else { vec![line] },
        done: full,
    }
}

fn archived(frame: &Frame, full: bool) -> ArchivedPage {
    let loan = case::LoanLine {
        who: HOSTILE.to_owned(),
        why: HOSTILE.to_owned(),
        lent: LONG.to_owned(),
        back: LONG.to_owned(),
    };
    ArchivedPage {
        frame: frame.clone(),
        sign: "OR.123.1.2026".to_owned(),
        title: HOSTILE.to_owned(),
        file: "/biuro/sprawy/x/akta".to_owned(),
        list: "/biuro/archiwum/spisy/x".to_owned(),
        place: LONG.to_owned(),
        category: "A".to_owned(),
        kept: LONG.to_owned(),
        dates: LONG.to_owned(),
        out: if full { String::new() } else { HOSTILE.to_owned() },
        back: "/biuro/archiwum/wypozyczenia/x/zwrot".to_owned(),
        action: "/biuro/archiwum/sprawy/x".to_owned(),
        controls: vec![Control::Line(field("wypozyczenie", "kto", LONG.to_owned(), HOSTILE))],
        loans: if full { vec![loan] } else { Vec::new() },
        done: if full { LONG.to_owned() } else { String::new() },
        errors: if full { vec![error("wypozyczenie-kto")] } else { Vec::new() },
        safe: LONG.to_owned(),
    }
}

fn file(place: u32) -> FileLine {
    FileLine {
        address: "/biuro/archiwum/sprawy/x".to_owned(),
        name: format!("sprawa-{place}"),
        ticked: place == 0,
        sign: "OR.123.1.2026".to_owned(),
        class: HOSTILE.to_owned(),
        dates: LONG.to_owned(),
        category: "BE10".to_owned(),
        since: LONG.to_owned(),
    }
}

fn state() -> Told {
    Told { class: "attention", word: LONG.to_owned(), detail: String::new() }
}

fn disposals(frame: &Frame, full: bool) -> DisposalsPage {
    let list = disposal::ListLine {
        address: "/biuro/archiwum/brakowanie/x".to_owned(),
        number: "1/2037".to_owned(),
        state: state(),
        drawn: LONG.to_owned(),
        by: HOSTILE.to_owned(),
        cases: 2,
    };
    DisposalsPage {
        frame: frame.clone(),
        keeps: full,
        files: if full { vec![file(0), file(1)] } else { Vec::new() },
        more: full,
        lists: if full { vec![list.clone(), list] } else { Vec::new() },
        first: full.then(|| "/biuro/archiwum/brakowanie".to_owned()),
        next: full.then(|| "/biuro/archiwum/brakowanie?przed=x".to_owned()),
        errors: if full { vec![error("po-terminie")] } else { Vec::new() },
        safe: LONG.to_owned(),
    }
}

fn one(frame: &Frame, full: bool) -> DisposalPage {
    let step = StepLine {
        when: LONG.to_owned(),
        datetime: "2037-01-02T12:00:00+01:00".to_owned(),
        what: LONG.to_owned(),
        who: HOSTILE.to_owned(),
        note: HOSTILE.to_owned(),
    };
    let deed = Deed {
        action: "/biuro/archiwum/brakowanie/x/zgoda".to_owned(),
        csrf: "0".to_owned(),
        title: LONG.to_owned(),
        about: HOSTILE.to_owned(),
        button: LONG.to_owned(),
        controls: vec![Control::Line(field("zgoda", "pismo", LONG.to_owned(), HOSTILE))],
        first: true,
        open: true,
        ..Deed::default()
    };
    let on = |place, opinion| OnList { file: file(place), opinion };
    let waits = vec![on(0, state()), on(1, Told { word: LONG.to_owned(), ..Told::default() })];
    DisposalPage {
        frame: frame.clone(),
        number: "1/2037".to_owned(),
        state: state(),
        next: if full { LONG.to_owned() } else { String::new() },
        pdf: "/biuro/archiwum/brakowanie/x/spis.pdf".to_owned(),
        files: if full { waits } else { Vec::new() },
        steps: vec![step],
        deeds: if full { vec![deed] } else { Vec::new() },
        told: if full {
            Telling { errors: vec![error("zgoda-pismo")], safe: LONG.to_owned(), ..Telling::default() }
        } else {
            Telling::default()
        },
    }
}
