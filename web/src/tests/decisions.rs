//! Decisions and orders in the browser: picked on the writing page, checked part by part, read and printed under headings.

use accounts::Post;
use axum::http::StatusCode;
use cases::{AnswerKind, Stage};

use super::{
    browser::{Answer, Browser},
    case_work::Desk,
    circulation,
    house::House,
    matters,
};
use crate::links;

/// Fields of the form, by name.
type Fields<'a> = &'a [(&'a str, &'a str)];

const WHOLE: Fields<'_> = &[
    ("adresat", "Anna Wrzos\r\nul. Lipowa 7"),
    ("tytul", "Sprawa: zajęcie pasa drogowego"),
    ("strona", "Anna Wrzos"),
    ("podstawa", "Art. 40 ustawy o drogach publicznych"),
    ("tresc", "Zezwalam na zajęcie."),
    ("uzasadnienie", "Wniosek spełnia warunki."),
    ("pouczenie", "Służy odwołanie."),
];

/// What the button says for whoever may not sign.
const ACCEPT: &str = "Zaakceptuj i\u{a0}przekaż do podpisu";

fn form(page: &Answer, fields: Fields<'_>, what: &str) -> String {
    let hidden = ["csrf", "wersja", "nowe"].map(|name| format!("{name}={}", page.hidden(name)));
    let fields = fields.iter().map(|(name, value)| format!("{name}={}", links::encoded(value)));
    hidden.into_iter().chain(fields).chain([format!("co={what}")]).collect::<Vec<_>>().join("&")
}

fn changed<'a>(fields: Fields<'a>, name: &str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|(known, old)| (*known, if *known == name { value } else { *old })).collect()
}

/// What is said beside a field.
fn is_told(page: &Answer, field: &str) -> bool {
    page.text().contains(&format!("id=\"{field}-b\"")) && page.text().contains(&format!("href=\"#{field}\""))
}

/// Presses the button that approves, whatever it says.
async fn approve(browser: &mut Browser, page: &str) -> String {
    let waiting = browser.get(page).await;
    let yes = format!("csrf={}&wersja={}", waiting.hidden("csrf"), waiting.hidden("wersja"));
    let done = browser.post(&format!("{page}/zatwierdz"), &yes).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    browser.get(done.location()).await.text()
}

/// The head of the unit accepts, the head of the office signs, and the letter is sealed.
async fn seal(house: &House, desk: &Desk<'_>, case: vocabulary::CaseId, page: &str, until: Stage) {
    let mut head = Browser::signed_in(house, "szefowa").await;
    assert!(head.get(page).await.text().contains(ACCEPT));
    let accepted = approve(&mut head, page).await;
    assert!(accepted.contains("Pismo czeka na podpis") && !accepted.contains("/zatwierdz\""), "{accepted}");
    let mut mayor = Browser::signed_in(house, "burmistrz").await;
    assert!(mayor.get(links::DESK).await.text().contains("Zajęcie pasa drogowego"), "it is on the desk of the head");
    approve(&mut mayor, page).await;
    let is_sealed = async || {
        let case = desk.case(case).await;
        case.row.stage == until && case.answers.iter().all(|answer| answer.sealed_at.is_some())
    };
    while !is_sealed().await {
        tokio::task::yield_now().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_gap_of_a_decision_is_told_beside_its_field_and_nothing_typed_is_lost() {
    let house = House::open().await;
    circulation::official(&house, "burmistrz", "Bogna Mistrz", "drogi", Post::OfficeHead).await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    matters::file(&house, &mut anna).await;
    let desk = Desk::open(&house).await;
    let case = desk.open_case("Zajęcie pasa drogowego").await;
    let mut officer = Browser::signed_in(&house, "organizacja").await;

    // The kinds are offered where an answer is begun, and what a decision begins with stands in its fields.
    let answer = officer.get(&links::case_answer(case)).await.text();
    let page = links::case_letter(links::CASE_ANSWER, case, "decyzja");
    assert!(answer.contains(&format!("href=\"{page}\"")) && answer.contains("/postanowienie\""), "{answer}");
    let begun = officer.get(&page).await;
    let text = begun.text();
    assert!(text.contains("Napisz decyzję") && text.contains("Odwoławczego w"), "{text}");

    for (name, field) in [
        ("strona", "strona"),
        ("podstawa", "podstawa"),
        ("tresc", "tresc-pisma"),
        ("uzasadnienie", "uzasadnienie"),
        ("pouczenie", "pouczenie"),
    ] {
        let shown = officer.get(&page).await;
        let refused = officer.post(&page, &form(&shown, &changed(WHOLE, name, ""), "wyslij")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(is_told(&refused, field), "{field}: {}", refused.text());
        assert!(refused.text().contains("ul. Lipowa 7"), "nothing typed is lost");
    }
    // Reasons that are there and dropped, and a way to court without a word about it.
    for (name, field) in [("bez", "uzasadnienie"), ("sad", "pouczenie-sad")] {
        let shown = officer.get(&page).await;
        let both: Vec<_> = WHOLE.iter().copied().chain([(name, "tak")]).collect();
        let refused = officer.post(&page, &form(&shown, &both, "wyslij")).await;
        assert!(is_told(&refused, field), "{field}: {}", refused.text());
    }

    let shown = officer.get(&page).await;
    let sent = officer.post(&page, &form(&shown, WHOLE, "wyslij")).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let read = officer.get(sent.location()).await.text();
    for told in ["<h3>Rozstrzygnięcie</h3>", "<p>Zezwalam na zajęcie.</p>", "14 dni od doręczenia"] {
        assert!(read.contains(told), "{told}: {read}");
    }
    seal(&house, &desk, case, &page, Stage::Settled).await;
    assert!(matches!(desk.case(case).await.answers[0].text.kind(), AnswerKind::Decides(_)));
    let pdf = officer.get(&format!("{page}/pismo.pdf")).await;
    assert!(pdf.body.starts_with(b"%PDF-"));
    let matter = anna.get(&links::matter_case(case)).await.text();
    assert!(matter.contains("Decyzja urzędu czeka") && !matter.contains("Zezwalam"), "{matter}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_order_is_written_beside_the_answer_and_the_case_goes_on() {
    let house = House::open().await;
    circulation::official(&house, "burmistrz", "Bogna Mistrz", "drogi", Post::OfficeHead).await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    matters::file(&house, &mut anna).await;
    let desk = Desk::open(&house).await;
    let case = desk.open_case("Zajęcie pasa drogowego").await;
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let page = links::case_letter(links::CASE_ANSWER, case, "postanowienie");

    let begun = officer.get(&page).await;
    let order: Vec<_> = changed(WHOLE, "uzasadnienie", "").into_iter().chain([("bez", "tak")]).collect();
    let saved = officer.post(&page, &form(&begun, &order, "zapisz")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    // Pressed twice, it leads to the same order.
    let twice = officer.post(&page, &form(&begun, &order, "zapisz")).await;
    assert_eq!(twice.status, StatusCode::SEE_OTHER, "{}", twice.text());
    let shown = officer.get(&page).await;
    assert!(shown.text().contains("Zezwalam na zajęcie.") && shown.hidden("nowe").is_empty());
    let sent = officer.post(&page, &form(&shown, &order, "wyslij")).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let read = officer.get(&page).await.text();
    assert!(read.contains("nie służy; od razu ostateczne"), "{read}");
    seal(&house, &desk, case, &page, Stage::Open).await;

    // The address is free for the next one, and the sealed one is found by its own.
    let next = officer.get(&page).await;
    assert!(next.text().contains("Napisz postanowienie") && !next.hidden("nowe").is_empty());
    let sealed = desk.case(case).await.answers[0].id.to_string();
    let own = officer.get(&links::case_letter(links::CASE_ANSWER, case, &sealed)).await.text();
    assert!(own.contains("<p>Zezwalam na zajęcie.</p>"), "{own}");
    let matter = anna.get(&links::matter_case(case)).await.text();
    assert!(matter.contains("Postanowienie urzędu czeka"), "{matter}");
}

/// The value of the offer in this list with these words.
fn offer(page: &str, words: &str) -> String {
    let before = page.split(words).next().expect("a page");
    assert!(before.len() < page.len(), "no {words} in {page}");
    before.rsplit("value=\"").next().and_then(|rest| rest.split('"').next()).expect("a value").to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_in_the_register_of_authorisations_signs_and_whose_is_ended_does_not() {
    let house = House::open().await;
    circulation::official(&house, "burmistrz", "Bogna Mistrz", "drogi", Post::OfficeHead).await;
    circulation::official(&house, "naczelniczka", "Alicja Podpis", "organizacja", Post::UnitHead).await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    matters::file(&house, &mut anna).await;
    let desk = Desk::open(&house).await;
    let case = desk.open_case("Zajęcie pasa drogowego").await;
    let page = links::case_letter(links::CASE_ANSWER, case, "decyzja");
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let begun = officer.get(&page).await;
    officer.post(&page, &form(&begun, WHOLE, "wyslij")).await;

    let mut head = Browser::signed_in(&house, "naczelniczka").await;
    assert_eq!(head.get(links::AUTHORISATIONS).await.status, StatusCode::FORBIDDEN);
    let mut mayor = Browser::signed_in(&house, "burmistrz").await;
    assert!(mayor.get(links::SUBSTITUTIONS).await.text().contains(links::AUTHORISATIONS));
    let register = mayor.get(links::AUTHORISATIONS).await;
    let (csrf, alicja) = (register.hidden("csrf"), offer(&register.text(), "OR – Alicja Podpis"));
    let entered = |scope: &str, until: &str| {
        format!("csrf={csrf}&kto={alicja}&zakres={scope}&klasy=&od=2026-11-01&do={until}&dokument=OR.077.1.2026")
    };
    for wrong in [entered("", ""), entered("oba", "jutro"), entered("oba", "2026-10-01")] {
        let refused = mayor.post(links::AUTHORISATIONS, &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("value=\"OR.077.1.2026\""), "nothing typed is lost");
    }
    for _ in 0..2 {
        let given = mayor.post(links::AUTHORISATIONS, &entered("oba", "")).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text());
    }
    let register = mayor.get(links::AUTHORISATIONS).await.text();
    assert_eq!(register.matches("/zakoncz\"").count(), 1, "{register}");

    let waiting = head.get(&page).await.text();
    assert!(waiting.contains(">Zatwierdź<") && !waiting.contains(ACCEPT), "{waiting}");
    let end = register.split("action=\"").filter_map(|rest| rest.split('"').next());
    let end = end.into_iter().find(|address| address.ends_with("/zakoncz")).expect("a button").to_owned();
    let theirs = head.get(&page).await.hidden("csrf");
    assert_eq!(head.post(&end, &format!("csrf={theirs}")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(mayor.post(&end, &format!("csrf={csrf}")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(mayor.post(&end, &format!("csrf={csrf}")).await.status, StatusCode::NOT_FOUND);
    assert!(head.get(&page).await.text().contains(ACCEPT));
    let register = mayor.get(links::AUTHORISATIONS).await.text();
    assert!(register.contains("cofnięte") && register.contains("OR.077.1.2026"), "it stays in the register");
}
