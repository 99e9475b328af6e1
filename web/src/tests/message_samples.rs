//! Telling instances of the pages with the messages of a case.

use vocabulary::Language;

use super::samples::{HOSTILE, LONG, error, frame, render};
use crate::{
    client::matters::messages::MyMessagesPage,
    kit::{
        errors::FieldError,
        frame::{Frame, Role},
        thread::{MessageForm, MessageView, Thread},
    },
    office::{
        case::{told::Telling, view::FileLine},
        message::MessagesPage,
    },
};

/// Every page in a language, by a name.
pub(super) fn pages(language: Language) -> Vec<(String, String)> {
    let official = frame(language, Some(Role::Official { register: false, plan: false, archive: false }));
    let client = frame(language, Some(Role::Client));
    let mut pages = Vec::new();
    for (count, writes) in [(0, true), (3, true), (3, false)] {
        for errors in [Vec::new(), vec![error("wiadomosc"), error("pliki")]] {
            let name = format!("{count} {writes} {}", errors.len());
            pages.push((
                format!("messages {name}"),
                render(&of_office(&official, thread(count, writes), errors.clone())),
            ));
            pages.push((format!("my messages {name}"), render(&of_client(&client, thread(count, writes), errors))));
        }
    }
    pages
}

fn thread(count: usize, writes: bool) -> Thread {
    let view = |place: usize| MessageView {
        when: "22 listopada 2026".to_owned(),
        datetime: "2026-11-22T12:00:00+01:00".to_owned(),
        who: HOSTILE.to_owned(),
        post: if place > 0 { LONG.to_owned() } else { String::new() },
        text: format!("{HOSTILE}\n{LONG}"),
        files: vec![
            FileLine {
                address: "/biuro/sprawy/x/wiadomosci/y/pliki/1".to_owned(),
                name: LONG.to_owned(),
                about: HOSTILE.to_owned()
            };
            place
        ],
        state: if place == 1 { LONG.to_owned() } else { String::new() },
    };
    let form = MessageForm {
        action: "/biuro/sprawy/x/wiadomosci".to_owned(),
        key: "0123456789abcdef".to_owned(),
        text: HOSTILE.to_owned(),
        text_slip: (count > 0).then(|| LONG.to_owned()),
        files_slip: (count > 0).then(|| LONG.to_owned()),
        limits: LONG.to_owned(),
    };
    let address = |address: &str| if count > 0 { address.to_owned() } else { String::new() };
    Thread {
        messages: (0..count).map(view).collect(),
        form: writes.then_some(form),
        newest: address("/biuro/sprawy/x/wiadomosci"),
        older: address("/biuro/sprawy/x/wiadomosci?przed=a&b"),
    }
}

fn of_office(frame: &Frame, thread: Thread, errors: Vec<FieldError>) -> MessagesPage {
    MessagesPage {
        frame: frame.clone(),
        sign: "OR.5345.1.2026".to_owned(),
        title: LONG.to_owned(),
        client: if errors.is_empty() { HOSTILE.to_owned() } else { String::new() },
        back: "/biuro/sprawy/x".to_owned(),
        why_not: if thread.form.is_none() { LONG.to_owned() } else { String::new() },
        thread,
        told: Telling { done: HOSTILE.to_owned(), safe: LONG.to_owned(), errors, ..Telling::default() },
    }
}

fn of_client(frame: &Frame, thread: Thread, errors: Vec<FieldError>) -> MyMessagesPage {
    let told = |tells: bool| if tells { HOSTILE.to_owned() } else { String::new() };
    MyMessagesPage {
        frame: frame.clone(),
        sign: "OR.5345.1.2026".to_owned(),
        title: LONG.to_owned(),
        back: "/moje-sprawy/sprawa/x".to_owned(),
        write: "/sprawy/pismo-ogolne".to_owned(),
        done: told(errors.is_empty()),
        slip: told(thread.form.is_none()),
        kept: told(thread.form.is_none()),
        safe: told(!errors.is_empty()),
        thread,
        errors,
    }
}
