//! Decisions and orders in the browser: picked on the writing page, checked part by part, read and printed under headings.

use axum::http::StatusCode;
use cases::{AnswerKind, Stage};

use super::{
    browser::{Answer, Browser},
    case_work::Desk,
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

async fn seal(house: &House, desk: &Desk<'_>, case: vocabulary::CaseId, page: &str, until: Stage) {
    let mut head = Browser::signed_in(house, "szefowa").await;
    let waiting = head.get(page).await;
    let yes = format!("csrf={}&wersja={}", waiting.hidden("csrf"), waiting.hidden("wersja"));
    assert_eq!(head.post(&format!("{page}/zatwierdz"), &yes).await.status, StatusCode::SEE_OTHER);
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
