//! What is new, in the browser.

use axum::http::StatusCode;
use vocabulary::{Instant, Language};

use super::{
    browser::Browser,
    case_work::Desk,
    house::House,
    matters,
    samples::{HOSTILE, LONG, frame, render},
};
use crate::{
    kit::frame::{Frame, Here, Role},
    links,
    office::{
        case::view::Told,
        news::{NearLine, NewsLine, NewsPage},
    },
};

/// The page in a language, by a name.
pub(super) fn pages(language: Language) -> Vec<(String, String)> {
    let page = |full: bool| NewsPage {
        frame: Frame {
            here: Here::Desk,
            ..frame(language, Some(Role::Official { register: false, plan: false, archive: false }))
        },
        near: vec![near(); usize::from(full) * 2],
        lines: if full { vec![line(true), line(false)] } else { Vec::new() },
        fresh: usize::from(full),
        until: "1795345200000000".to_owned(),
    };
    vec![("news empty".to_owned(), render(&page(false))), ("news full".to_owned(), render(&page(true)))]
}

fn near() -> NearLine {
    NearLine {
        address: "/biuro/sprawy/x".to_owned(),
        sign: "OR.5345.1.2026".to_owned(),
        title: HOSTILE.to_owned(),
        clock: Told { class: "wrong", word: LONG.to_owned(), detail: HOSTILE.to_owned() },
    }
}

fn line(fresh: bool) -> NewsLine {
    NewsLine {
        at: Instant::from_seconds(0),
        address: "/biuro/pisma/x".to_owned(),
        number: LONG.to_owned(),
        title: HOSTILE.to_owned(),
        what: HOSTILE.to_owned(),
        who: LONG.to_owned(),
        when: "22 listopada 2026, 11:05".to_owned(),
        datetime: "2026-11-22T11:05:00+01:00".to_owned(),
        fresh,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_others_did_is_shown_counted_and_marked_as_read() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    matters::file(&house, &mut anna).await;
    let desk = Desk::open(&house).await;
    let case = desk.open_case("Latarnia przy szkole").await;
    desk.answer(case, "Dotyczy latarni").await;
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    // The letter was given by the head; the answer was approved by the head and sealed by itself.
    let page = officer.get(links::NEWS).await;
    let text = page.text().replace('\u{a0}', " ");
    assert!(text.contains("Nowe: ") && text.contains("Halina Prus") && text.contains("automatycznie"), "{text}");
    let counted = officer.get(links::DESK).await.text().replace('\u{a0}', " ");
    assert!(counted.contains("Co nowego: "), "{counted}");

    let (csrf, until) = (page.hidden("csrf"), page.hidden("do"));
    let read = officer.post(links::NEWS, &format!("csrf={csrf}&do={until}")).await;
    assert_eq!((read.status, read.location()), (StatusCode::SEE_OTHER, links::NEWS));
    let after = officer.get(links::NEWS).await.text().replace('\u{a0}', " ");
    assert!(!after.contains("Nowe:") && after.contains("Halina Prus"), "it stays to be read again: {after}");
    assert!(!officer.get(links::DESK).await.text().contains("Co nowego:"));
    for nonsense in ["", "x", "99999999999999999999"] {
        let answer = officer.post(links::NEWS, &format!("csrf={csrf}&do={nonsense}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{nonsense}");
    }
    // Others have their own.
    let mut elsewhere = Browser::signed_in(&house, "drogi").await;
    let page = elsewhere.get(links::NEWS).await.text();
    assert!(!page.contains("Latarnia") && page.contains("Nic nowego"), "{page}");
}
