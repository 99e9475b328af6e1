//! Telling instances of the card of a service and of the pages of filling in a form.

use std::{collections::BTreeMap, sync::Arc};

use catalogue::{Answers, Definition, Form, Mistake, Wrong};
use submissions::{Draft, DraftFile, DraftState};
use vocabulary::{DraftId, FileId, Instant, Language};

use super::{
    drafts::CERTIFICATE,
    samples::{HOSTILE, LONG, error, frame, render},
};
use crate::{
    client::{
        contact::Contact,
        draft::{
            applicant::ApplicantPage,
            attachments::{AttachmentsPage, FileView, SlotView},
            check::{CheckPage, FeeLine, Letter, LetterLine, Part},
            discard::DiscardPage,
            fixed::FixedPage,
            head::{Head, head},
            step::{StepPage, mistakes, question::Question},
        },
    },
    kit::frame::{Frame, Role},
    public::service::{Card, Fact, ServicePage, Unfinished},
};

/// Every page in a language, by a name.
pub(super) fn pages(language: Language) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for (who, person) in [
        ("stranger", None),
        ("client", Some(Role::Client)),
        ("clerk", Some(Role::Official { register: true, plan: false, archive: false })),
    ] {
        for full in [true, false] {
            let page = ServicePage { frame: frame(language, person), card: card(full) };
            pages.push((format!("service {who} {full}"), render(&page)));
        }
    }
    let client = frame(language, Some(Role::Client));
    for filled in [false, true] {
        let draft = draft(filled);
        pages.push((format!("draft applicant {filled}"), render(&applicant(&client, &draft, filled))));
        let form = draft.service.form.clone().expect("a form");
        for step in 0..form.steps.len() {
            pages.push((
                format!("draft step {step} {filled}"),
                render(&step_page(&client, &draft, &form, step, filled)),
            ));
        }
        pages.push((format!("draft files {filled}"), render(&attachments(&client, &draft, filled))));
        pages.push((format!("draft check {filled}"), render(&check(&client, &draft, filled))));
    }
    let draft = draft(true);
    let fixed = FixedPage {
        head: head_of(&client, &draft, "podpis"),
        frame: client.clone(),
        sign: "/wnioski/x/podpis".to_owned(),
        reopen: "/wnioski/x/popraw".to_owned(),
        late: true,
    };
    pages.push(("draft fixed".to_owned(), render(&fixed)));
    for files in [0, 5] {
        let page = DiscardPage {
            frame: client.clone(),
            title: if files > 0 { HOSTILE.to_owned() } else { String::new() },
            service: HOSTILE.to_owned(),
            files,
            action: "/wnioski/x/usun".to_owned(),
            back: "/wnioski/x".to_owned(),
        };
        pages.push((format!("draft discard {files}"), render(&page)));
    }
    pages
}

fn card(full: bool) -> Card {
    let text = || LONG.to_owned();
    let fact = || Fact { first: HOSTILE.to_owned(), more: if full { text() } else { String::new() } };
    Card {
        name: HOSTILE.to_owned(),
        summary: text(),
        who: fact(),
        cost: fact(),
        time: fact(),
        result: fact(),
        prepare: vec![text(), HOSTILE.to_owned()],
        legal: text(),
        paper: text(),
        begin: Some("/sprawy/pismo-ogolne/wypelnij".to_owned()),
        own: full.then(|| "/sprawy/pismo-ogolne/zloz".to_owned()),
        unfinished: full.then(|| Unfinished { address: "/wnioski/x".to_owned(), saved: text() }),
        too_many: full,
        sign_in: "/zaloguj?dalej=%2Fsprawy%2Fpismo-ogolne".to_owned(),
    }
}

fn draft(filled: bool) -> Draft {
    let at = Instant::from_seconds(1_795_000_000);
    let definition = Definition::read(CERTIFICATE.as_bytes()).expect("a definition");
    let names = ["tresc", "opis", "sztuki", "od-kiedy", "numer"];
    let answers: Answers = if filled {
        let others = [("cel", "inny"), ("prawda", Answers::TICKED)];
        names.map(|name| (name, HOSTILE)).into_iter().chain(others).collect()
    } else {
        Answers::default()
    };
    let file = DraftFile {
        id: FileId::made(at, [1; 10]),
        slot: "oplata".to_owned(),
        name: HOSTILE.to_owned(),
        media_type: "application/pdf",
        size: 71,
        sha256: [7; 32],
    };
    Draft {
        id: DraftId::made(at, [2; 10]),
        service: Arc::new(definition.service().clone()),
        answers,
        applicant: Answers::default(),
        files: if filled { vec![file] } else { Vec::new() },
        about: None,
        supplement: None,
        begun_at: at,
        saved_at: at,
        kept_until: at.plus_seconds(submissions::KEPT_FOR),
        state: DraftState::Open,
    }
}

fn head_of(frame: &Frame, draft: &Draft, here: &str) -> Head {
    head(frame, draft, here, draft.saved_at.plus_seconds(90_000))
}

fn applicant(frame: &Frame, draft: &Draft, filled: bool) -> ApplicantPage {
    let errors = if filled { vec![error("kod"), error("ade")] } else { Vec::new() };
    let values: BTreeMap<String, String> =
        if filled { [("kod".to_owned(), HOSTILE.to_owned())].into() } else { BTreeMap::new() };
    ApplicantPage {
        head: head_of(frame, draft, "wnioskodawca"),
        frame: frame.clone(),
        action: "/wnioski/x/krok/wnioskodawca".to_owned(),
        later: "/wnioski/x/krok/wnioskodawca?potem=pozniej".to_owned(),
        to_check: filled,
        name: HOSTILE.to_owned(),
        identity: LONG.to_owned(),
        contact: Contact::new(frame, &values, false).with(&errors),
        errors,
        safe: LONG.to_owned(),
    }
}

/// A step of the form; filled in, every field of it is wrong in another way.
fn step_page(frame: &Frame, draft: &Draft, form: &Form, step: usize, filled: bool) -> StepPage {
    let step = &form.steps[step];
    let wrongs = [
        Wrong::Missing,
        Wrong::TooLong { longest: 200 },
        Wrong::Form,
        Wrong::CheckDigit,
        Wrong::NotPast,
        Wrong::NotFuture,
        Wrong::TooSmall { least: 1 },
        Wrong::TooLarge { most: 20 },
        Wrong::Sign('\u{202e}'),
        Wrong::NotAChoice,
    ];
    let wrong: Vec<Mistake> = step
        .fields
        .iter()
        .zip(wrongs.into_iter().cycle())
        .map(|(field, wrong)| Mistake { field: field.name.clone(), wrong })
        .collect();
    let errors = if filled { mistakes::errors(frame.language, step, &wrong) } else { Vec::new() };
    let fields = step.fields.iter();
    StepPage {
        head: head_of(frame, draft, &step.id),
        title: HOSTILE.to_owned(),
        intro: LONG.to_owned(),
        about: if filled { LONG.to_owned() } else { String::new() },
        action: "/wnioski/x/krok/y".to_owned(),
        later: "/wnioski/x/krok/y?potem=pozniej".to_owned(),
        to_check: filled,
        filed: Vec::new(),
        questions: fields.map(|field| Question::new(frame, draft, field, &errors)).collect(),
        errors,
        safe: LONG.to_owned(),
        frame: frame.clone(),
    }
}

fn attachments(frame: &Frame, draft: &Draft, filled: bool) -> AttachmentsPage {
    let file = || FileView {
        address: "/wnioski/x/pliki/y".to_owned(),
        remove: "/wnioski/x/pliki/y/usun".to_owned(),
        name: LONG.to_owned(),
        kind: "PDF".to_owned(),
        size: "1 kB".to_owned(),
    };
    let slot = |id: &str, open: bool| SlotView {
        id: format!("{id}_"),
        name: id.to_owned(),
        label: HOSTILE.to_owned(),
        hint: LONG.to_owned(),
        optional: open,
        files: if filled { vec![file(), file()] } else { Vec::new() },
        open,
        several: filled,
        add: "/wnioski/x/zalaczniki/y".to_owned(),
        slip: filled.then(|| HOSTILE.to_owned()),
    };
    AttachmentsPage {
        head: head_of(frame, draft, "zalaczniki"),
        frame: frame.clone(),
        action: "/wnioski/x/krok/zalaczniki".to_owned(),
        later: "/wnioski/x/krok/zalaczniki?potem=pozniej".to_owned(),
        to_check: filled,
        limits: LONG.to_owned(),
        slots: vec![slot("oplata", true), slot("inne", !filled)],
        errors: if filled { vec![error("oplata_")] } else { Vec::new() },
        safe: String::new(),
    }
}

fn check(frame: &Frame, draft: &Draft, filled: bool) -> CheckPage {
    let line =
        |before: &str, long| LetterLine { before: before.to_owned(), answer: HOSTILE.to_owned(), long, given: filled };
    CheckPage {
        head: head_of(frame, draft, "sprawdzenie"),
        frame: frame.clone(),
        action: "/wnioski/x/sprawdzenie".to_owned(),
        shown: "1".to_owned(),
        changed: filled,
        letter: Letter {
            date: LONG.to_owned(),
            sender: vec![HOSTILE.to_owned(), LONG.to_owned()],
            delivery: LONG.to_owned(),
            change_sender: "/wnioski/x/krok/wnioskodawca".to_owned(),
            title: HOSTILE.to_owned(),
            about: if filled { LONG.to_owned() } else { String::new() },
            parts: vec![Part {
                title: HOSTILE.to_owned(),
                change: "/wnioski/x/krok/y".to_owned(),
                lines: vec![line("", false), line(LONG, true), line(HOSTILE, false)],
            }],
            files: filled.then(|| vec![HOSTILE.to_owned()]),
            change_files: "/wnioski/x/krok/zalaczniki".to_owned(),
            fees: if filled {
                vec![FeeLine { label: HOSTILE.to_owned(), times: LONG.to_owned(), amount: "21,00 zł".to_owned() }]
            } else {
                Vec::new()
            },
        },
    }
}
