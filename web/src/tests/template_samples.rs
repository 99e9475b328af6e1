//! Telling instances of the pages of templates, and of the preview of a letter.

use vocabulary::Language;

use super::samples::{HOSTILE, LONG, error, frame, render};
use crate::{
    kit::{
        deed::{Control, Offer},
        errors::FieldError,
        frame::{Frame, Role},
        input::Input,
    },
    office::{
        case::told::Telling,
        preview::PreviewPage,
        template::{
            TemplateLine, TemplatesPage,
            edit::{EditPage, VersionLine},
        },
    },
};

/// Every page in a language, by a name.
pub(super) fn pages(language: Language) -> Vec<(String, String)> {
    let frame = frame(language, Some(Role::Official { register: false, plan: false, archive: false }));
    let mut pages = Vec::new();
    for count in [0, 3] {
        pages.push((format!("templates {count}"), render(&list(&frame, count))));
        let page = PreviewPage {
            frame: frame.clone(),
            told: vec![HOSTILE.to_owned(); count],
            sheets: vec![(HOSTILE.to_owned(), "<svg viewBox=\"0 0 1 1\"></svg>".to_owned()); count],
            more: count,
        };
        pages.push((format!("preview {count}"), render(&page)));
    }
    for (ended, errors) in [(false, Vec::new()), (false, vec![error("wzor-tresc")]), (true, Vec::new())] {
        let name = format!("template {ended} {}", errors.len());
        pages.push((name, render(&edit(&frame, ended, errors))));
    }
    pages
}

fn list(frame: &Frame, count: usize) -> TemplatesPage {
    let line = |place: usize| TemplateLine {
        address: "/biuro/wzory/x".to_owned(),
        name: HOSTILE.to_owned(),
        kind: LONG.to_owned(),
        class: LONG.to_owned(),
        changed: HOSTILE.to_owned(),
        ended: place > 1,
    };
    let done = if count > 0 { HOSTILE.to_owned() } else { String::new() };
    TemplatesPage { frame: frame.clone(), whose: LONG.to_owned(), lines: (0..count).map(line).collect(), done }
}

fn edit(frame: &Frame, ended: bool, errors: Vec<FieldError>) -> EditPage {
    let version = VersionLine { name: LONG.to_owned(), about: HOSTILE.to_owned(), text: HOSTILE.to_owned() };
    let slip = (!errors.is_empty()).then(|| LONG.to_owned());
    EditPage {
        frame: frame.clone(),
        heading: HOSTILE.to_owned(),
        whose: LONG.to_owned(),
        action: "/biuro/wzory/x".to_owned(),
        version: "2".to_owned(),
        controls: vec![
            Control::Line(Input { slip: slip.clone(), ..Input::text("wzor-nazwa", LONG.to_owned(), HOSTILE) }),
            Control::Choice(
                Input::text("wzor-rodzaj", LONG.to_owned(), ""),
                vec![Offer::new("answer", HOSTILE, "answer"), Offer::new("unexamined", LONG, "answer")],
            ),
        ],
        text: HOSTILE.to_owned(),
        text_slip: slip,
        fields: vec![("{znak}".to_owned(), HOSTILE.to_owned()), ("{tytul}".to_owned(), LONG.to_owned())],
        drawing: "/biuro/wzory/podglad".to_owned(),
        end: if ended { String::new() } else { "/biuro/wzory/x/wycofaj".to_owned() },
        ended,
        versions: vec![version; 2],
        told: Telling { done: HOSTILE.to_owned(), safe: LONG.to_owned(), errors, ..Telling::default() },
    }
}
