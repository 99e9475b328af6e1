//! The board of a unit, and several cases or letters at once.

use accounts::Post;
use axum::http::StatusCode;
use vocabulary::{CaseId, Language};

use super::{
    browser::{Answer, Browser},
    case_work::Desk,
    circulation,
    house::House,
    matters,
    samples::{HOSTILE, LONG, error, frame, render},
};
use crate::{
    kit::{
        deed::{Control, Offer, field},
        frame::{Frame, Here, Role},
    },
    links,
    office::{
        assigning::{AssigningLine, AssigningPage},
        board::{BoardLine, BoardPage, OfficerLine, Outcome, people::Cell},
        case::view::Told,
        letter::way::StateWord,
    },
};

/// The pages in a language, by a name.
pub(super) fn pages(language: Language) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for full in [false, true] {
        let many = usize::from(full) * 2;
        let office = |here| Frame {
            here,
            ..frame(language, Some(Role::Official { register: true, plan: false, archive: false }))
        };
        let offers = vec![Offer::new("x", HOSTILE, "x"); many];
        let outcome = Outcome {
            address: "/biuro/sprawy/x".to_owned(),
            number: LONG.to_owned(),
            title: HOSTILE.to_owned(),
            class: "good",
            word: HOSTILE.to_owned(),
        };
        let errors = if full { vec![error("osoba")] } else { Vec::new() };
        let board = BoardPage {
            frame: office(Here::CaseList),
            unit: LONG.to_owned(),
            hidden: vec![("kto", HOSTILE.to_owned())],
            units: offers.clone(),
            officers: offers.clone(),
            stages: offers.clone(),
            urgencies: offers.clone(),
            columns: vec![LONG.to_owned(); 2],
            people: vec![officer(); many],
            lines: vec![board_line(); usize::from(full)],
            takers: offers.clone(),
            first: full.then(|| links::BOARD.to_owned()),
            next: full.then(|| links::BOARD.to_owned()),
            outcomes: vec![outcome.clone(); many],
            errors: errors.clone(),
            safe: HOSTILE.to_owned(),
        };
        pages.push((format!("board {full}"), render(&board)));
        let assigning = AssigningPage {
            frame: office(Here::Inbox),
            sources: offers.clone(),
            of: HOSTILE.to_owned(),
            lines: vec![assigning_line(); usize::from(full)],
            controls: vec![
                Control::List(field("dekretuj", "osoba", LONG.to_owned(), ""), offers),
                Control::Text(field("dekretuj", "polecenie", HOSTILE.to_owned(), HOSTILE)),
            ],
            more: full,
            outcomes: vec![outcome; many],
            errors: if full { vec![error("dekretuj-osoba")] } else { Vec::new() },
            safe: LONG.to_owned(),
        };
        pages.push((format!("assigning {full}"), render(&assigning)));
    }
    pages
}

fn officer() -> OfficerLine {
    let cell = |count| Cell { count, address: "/biuro/tablica?komorka=x&kto=y".to_owned() };
    OfficerLine { name: LONG.to_owned(), sum: cell(7), cells: vec![cell(0), cell(7)], late: cell(1), soon: cell(0) }
}

fn board_line() -> BoardLine {
    let told = |class| Told { class, word: HOSTILE.to_owned(), detail: LONG.to_owned() };
    BoardLine {
        choice: "0190".to_owned(),
        chosen: true,
        version: 3,
        address: "/biuro/sprawy/x".to_owned(),
        sign: "OR.5345.1.2026".to_owned(),
        title: HOSTILE.to_owned(),
        officer: LONG.to_owned(),
        stage: told("calm"),
        clock: told(""),
        started: "22 listopada 2026".to_owned(),
    }
}

fn assigning_line() -> AssigningLine {
    AssigningLine {
        id: "0190".to_owned(),
        version: 1,
        chosen: true,
        address: "/biuro/pisma/x".to_owned(),
        number: "RPW/1/2026".to_owned(),
        sender: HOSTILE.to_owned(),
        subject: LONG.to_owned(),
        state: StateWord { class: "calm", word: HOSTILE.to_owned() },
        entered: LONG.to_owned(),
        until: String::new(),
    }
}

/// What a page tells of each thing, in order.
fn told(page: &Answer) -> Vec<String> {
    let text = page.text();
    let list = text.split("id=\"wynik\"").nth(1).and_then(|rest| rest.split("</section>").next()).unwrap_or_default();
    let words = list.split("<li>").skip(1).filter_map(|line| line.split('>').nth(1)?.split('<').next());
    words.map(|word| word.replace('\u{a0}', " ")).collect()
}

/// The ids and versions that can be chosen on a page.
fn choices(page: &Answer) -> Vec<(String, String)> {
    let text = page.text();
    let boxes = text.split("type=\"checkbox\" name=\"").skip(1);
    let choice = |rest: &str| {
        let (name, rest) = rest.split_once("\" value=\"")?;
        Some((name.to_owned(), rest.split_once('"')?.0.to_owned()))
    };
    boxes.filter_map(choice).filter(|(name, _)| name.contains('-')).collect()
}

fn form(page: &Answer, chosen: &[(String, String)], fields: &str) -> String {
    let chosen: Vec<String> = chosen.iter().map(|(id, version)| format!("{id}={version}")).collect();
    format!("csrf={}&{fields}&{}", page.hidden("csrf"), chosen.join("&"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_head_hands_over_several_cases_at_once() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let desk = Desk::open(&house).await;
    circulation::official(&house, "zastepca", "Zofia Zas", "organizacja", Post::CaseOfficer).await;
    let mut cases: Vec<CaseId> = Vec::new();
    for title in ["Latarnia", "Ławka", "Kosz"] {
        matters::file(&house, &mut anna).await;
        cases.push(desk.open_case(title).await);
    }
    let to = super::case_work::account(&house, "zastepca").await.id;

    // The officer sees the board and hands nothing over.
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let page = officer.get(links::BOARD).await;
    assert!(page.text().contains("Latarnia") && choices(&page).is_empty(), "{}", page.text());
    let some = [(cases[0].to_string(), "1".to_owned())];
    let tried = officer.post(links::BOARD_HAND_OVER, &form(&page, &some, &format!("osoba={to}"))).await;
    assert_eq!(told(&tried), ["bez zmian: w tym stanie nie można"]);

    let mut head = Browser::signed_in(&house, "szefowa").await;
    let page = head.get(links::BOARD).await;
    let all = choices(&page);
    assert_eq!(all.len(), 3, "{}", page.text());
    let nothing = head.post(links::BOARD_HAND_OVER, &form(&page, &[], &format!("osoba={to}"))).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let nobody = head.post(links::BOARD_HAND_OVER, &form(&page, &all[..2], "osoba=")).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        nobody.text().matches(" checked aria-label").count(),
        2,
        "what was chosen stays chosen: {}",
        nobody.text()
    );

    // Somebody does something with one of them meanwhile.
    desk.pause(all[1].0.parse().expect("an id"), cases::PauseReason::AwaitingParty).await;
    let posted = form(&page, &all, &format!("osoba={to}"));
    let stale = "bez zmian: ktoś coś tu zrobił w międzyczasie, zajrzyj i spróbuj jeszcze raz";
    for _ in 0..2 {
        // Pressed twice it is done once, and tells the same.
        let done = head.post(links::BOARD_HAND_OVER, &posted).await;
        assert_eq!(done.status, StatusCode::OK);
        let mut came = told(&done);
        came.sort();
        assert_eq!(came, [stale, "zrobione", "zrobione"], "{}", done.text());
    }
    for (place, (id, _)) in all.iter().enumerate() {
        let case = desk.case(id.parse().expect("an id")).await;
        assert_eq!(case.row.officer.0 == to, place != 1);
        let handed = case.steps.iter().filter(|step| step.kind == cases::StepKind::HandedOver).count();
        assert_eq!(handed, usize::from(place != 1), "each once");
    }
    let again = head.get(links::BOARD).await;
    let same = form(&again, &[all[0].clone()], &format!("osoba={to}")).replace(&format!("={}", all[0].1), "=99");
    assert_eq!(told(&head.post(links::BOARD_HAND_OVER, &same).await), [stale]);

    // The head of another unit is not told that a case is there.
    let mut elsewhere = Browser::signed_in(&house, "drogi").await;
    let page = elsewhere.get(links::BOARD).await;
    assert!(!page.text().contains("Latarnia"), "{}", page.text());
    let tried = elsewhere.post(links::BOARD_HAND_OVER, &form(&page, &all, &format!("osoba={to}"))).await;
    assert_eq!(tried.status, StatusCode::NOT_FOUND);
    let narrowed = head.get(&format!("{}?kto={to}&etap=open", links::BOARD)).await;
    assert_eq!(choices(&narrowed).len(), 2, "{}", narrowed.text());
    for nonsense in ["kto=x&etap=x&termin=x&po=x", "po=2026-11-22/x", "komorka=%00&po=/"] {
        assert_eq!(head.get(&format!("{}?{nonsense}", links::BOARD)).await.status, StatusCode::OK, "{nonsense}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_head_assigns_several_letters_at_once_and_gives_them_on() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let desk = Desk::open(&house).await;
    for _ in 0..3 {
        matters::file(&house, &mut anna).await;
    }
    let (unit, officer) = (desk.head.unit().id, desk.officer.id());
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let page = clerk.get(links::ASSIGNING).await;
    assert!(page.status == StatusCode::OK && choices(&page).is_empty(), "{}", page.text());

    let mut head = Browser::signed_in(&house, "szefowa").await;
    assert!(head.get(links::DESK).await.text().contains(links::ASSIGNING));
    let page = head.get(links::ASSIGNING).await;
    let all = choices(&page);
    assert_eq!(all.len(), 3, "{}", page.text());
    let fields = format!("od=&komu={unit}/{officer}&dzien=2026-12-01&polecenie=Proszę+załatwić").replace('ę', "%C4%99");
    let fields = fields.replace('ł', "%C5%82").replace('ć', "%C4%87");
    let past = head.post(links::ASSIGNING, &form(&page, &all, &fields.replace("2026-12-01", "2020-01-01"))).await;
    assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(past.text().contains("dekretuj-dzien-b") && past.text().contains("Proszę załatwić"), "{}", past.text());
    assert_eq!(past.text().matches(" checked aria-label").count(), 3);
    let nothing = head.post(links::ASSIGNING, &form(&page, &[], &fields)).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let posted = form(&page, &all[..2], &fields);
    for _ in 0..2 {
        let done = head.post(links::ASSIGNING, &posted).await;
        assert_eq!(told(&done), ["zrobione", "zrobione"], "{}", done.text());
        assert_eq!(choices(&done).len(), 1, "the others are off the list");
    }
    let mut view = house.office.journal.view().await.expect("a view");
    for (id, _) in &all[..2] {
        let steps = registry::steps(&mut view, id.parse().expect("an id")).await.expect("a database");
        let assigned = steps.iter().filter(|step| step.kind == registry::StepKind::Assigned).count();
        assert_eq!(assigned, 1, "each once");
    }
    drop(view);

    // What the officer has is given on when the officer is away.
    let held = head.get(&format!("{}?od={officer}", links::ASSIGNING)).await;
    let of_officer = choices(&held);
    assert_eq!(of_officer.len(), 2, "{}", held.text());
    let fields = format!("od={officer}&osoba={}&dzien=", desk.head.id());
    let given = head.post(links::ASSIGNING, &form(&held, &of_officer, &fields)).await;
    assert_eq!(told(&given), ["zrobione", "zrobione"], "{}", given.text());
    assert!(choices(&given).is_empty());
    let mut elsewhere = Browser::signed_in(&house, "drogi").await;
    let page = elsewhere.get(&format!("{}?od={officer}", links::ASSIGNING)).await;
    assert!(choices(&page).is_empty(), "{}", page.text());
    let tried = elsewhere.post(links::ASSIGNING, &form(&page, &of_officer, &fields)).await;
    assert_eq!(tried.status, StatusCode::NOT_FOUND);
}
