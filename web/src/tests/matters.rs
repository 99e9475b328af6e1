//! What clients see of their matters, step by step, and what nobody else sees.

use axum::http::StatusCode;
use cases::PauseReason;
use registry::PaperLetter;
use vocabulary::Clock as _;

use super::{
    browser::{Answer, Browser, Part},
    case_work::{Desk, account},
    house::House,
};
use crate::links;

const DAY: i64 = 86_400;

/// Files a letter in Anna's name; gives the address of its receipt.
pub(super) async fn file(house: &House, anna: &mut Browser) -> String {
    let form = anna.get("/sprawy/pismo-ogolne/zloz").await;
    let (csrf, key, letter) = (form.hidden("csrf"), form.hidden("klucz"), house.signed_letter());
    let parts: [Part<'_>; 3] = [
        ("csrf", None, csrf.as_bytes()),
        ("klucz", None, key.as_bytes()),
        ("dokument", Some("podanie.xml"), letter.as_bytes()),
    ];
    let filed = anna.upload("/sprawy/pismo-ogolne/zloz", &parts).await;
    assert_eq!(filed.status, StatusCode::SEE_OTHER, "{}", filed.text());
    let receipt = filed.location().to_owned();
    anna.get(&receipt).await;
    receipt
}

/// Collects the answer that a matter's page offers.
async fn collect(browser: &mut Browser, page: &Answer) -> Answer {
    let text = page.text();
    let address =
        text.split("action=\"").find(|rest| rest.contains("/odbierz\"")).and_then(|rest| rest.split('"').next());
    browser.post(address.expect("a form"), &format!("csrf={}", page.hidden("csrf"))).await
}

fn shows(page: &str, parts: &[&str]) {
    // Which words are tied is the words' own test.
    let page = page.replace('\u{a0}', " ");
    for part in parts {
        assert!(page.contains(part), "{part} in {page}");
    }
}

fn hides(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(!page.contains(part), "{part} in {page}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_is_watched_from_its_receipt_to_its_case() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let receipt = file(&house, &mut anna).await;
    let list = anna.get(links::FILINGS).await.text();
    shows(&list, &["RPW/2026/1", "Wpłynęło", "U kogo: Wydział Organizacyjny", &format!("href=\"{receipt}\"")]);
    let desk = Desk::open(&house).await;
    let letter = links::matter_letter(desk.newest_letter().await.id);
    shows(&list, &[&format!("href=\"{letter}\"")]);
    let page = anna.get(&letter).await.text();
    shows(
        &page,
        &[
            "Numer w rejestrze przesyłek",
            "Pismo wpłynęło, numer RPW/2026/1",
            "Czeka na osobę prowadzącą",
            "Wydział Organizacyjny",
            "href=\"tel:001234500\"",
            "href=\"/sprawdz\"",
            &format!("href=\"{receipt}\""),
        ],
    );

    let case = desk.open_case("Latarnia przy ul. Lipowej").await;
    let moved = anna.get(&letter).await;
    assert_eq!((moved.status, moved.location()), (StatusCode::SEE_OTHER, links::matter_case(case).as_str()));
    let list = anna.get(links::FILINGS).await.text();
    shows(
        &list,
        &["OR.5345.1.2026", "W toku", "U kogo: Olga Sowa, Wydział Organizacyjny", "Latarnia przy ul. Lipowej"],
    );
    assert_eq!(list.matches("<time").count(), 1, "one matter: {list}");
    let page = anna.get(&links::matter_case(case)).await.text();
    shows(
        &page,
        &[
            "Otwarto sprawę OR.5345.1.2026",
            "Prowadzi Olga Sowa",
            "Rozpatrywanie",
            "zostało urzędowi na załatwienie sprawy: do",
            "podpisane",
            &format!("href=\"{receipt}\""),
        ],
    );
    hides(&page, &["tajne", "ponaglenie", "Pismo ogólne</h1>"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_clock_stands_the_client_is_told_why_and_what_to_do() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    file(&house, &mut anna).await;
    let desk = Desk::open(&house).await;
    let case = desk.open_case("Latarnia").await;
    let page = links::matter_case(case);
    desk.pause(case, PauseReason::AwaitingParty).await;
    shows(&anna.get(links::FRONT).await.text(), &["Do zrobienia", "Do uzupełnienia", &format!("href=\"{page}\"")]);
    let list = anna.get(links::FILINGS).await.text();
    shows(&list, &["Do uzupełnienia", "Zobacz, czego brakuje", "Zegar stoi od 22 listopada 2026"]);
    let told = anna.get(&page).await.text();
    shows(
        &told,
        &[
            "Urząd czeka na uzupełnienie",
            "podać znak OR.5345.1.2026",
            "href=\"/sprawy/pismo-ogolne\"",
            "Tych dni nie wlicza się do terminu.",
            "urząd będzie miał jeszcze",
            "dni dla urzędu",
        ],
    );
    hides(&told, &["tajna", "tajne"]);
    house.office.clock.advance(10 * DAY);
    desk.resume(case).await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let told = anna.get(&page).await.text();
    shows(&told, &["Zegar znowu biegnie", "Do terminu doliczono 10 dni, bo zegar stał."]);
    hides(&told, &["Urząd czeka na uzupełnienie"]);
    hides(&anna.get(links::FRONT).await.text(), &["Do zrobienia"]);
    // Other reasons ask nothing of the client.
    desk.pause(case, PauseReason::AwaitingBody).await;
    let told = anna.get(&page).await.text();
    shows(&told, &["Stanowisko innego organu", "Czekamy na stanowisko innego organu."]);
    hides(&told, &["class=\"ask"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_is_read_by_its_client_alone_and_only_once_collected() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let mut barbara = Browser::signed_in(&house, "barbara").await;
    file(&house, &mut anna).await;
    let desk = Desk::open(&house).await;
    let case = desk.open_case("Latarnia").await;
    let page = links::matter_case(case);
    let draft = desk.draft(case, "Odmowa naprawy").await;
    hides(&anna.get(&page).await.text(), &["Odmowa", "Odbierz"]);
    let (collect_it, pdf) = (links::answer_collect(case, draft), links::answer_pdf(case, draft));
    let csrf = anna.get(&page).await.hidden("csrf");
    let early = anna.post(&collect_it, &format!("csrf={csrf}")).await;
    shows(&anna.get(early.location()).await.text(), &["Tej odpowiedzi nie można teraz odebrać"]);
    let answer = desk.send_and_seal(case).await;
    assert_eq!(answer, draft);

    shows(&anna.get(links::FRONT).await.text(), &["Do zrobienia", "Do odebrania", &format!("href=\"{page}\"")]);
    let waiting = anna.get(&page).await;
    shows(
        &waiting.text(),
        &["Odpowiedź urzędu czeka", "Odebranie potwierdza doręczenie", "Nie da się tego cofnąć", "Załatwiono"],
    );
    hides(&waiting.text(), &["Odmowa", &pdf]);
    assert_eq!(anna.get(&pdf).await.status, StatusCode::NOT_FOUND, "not before it is collected");

    for address in [&page, &pdf] {
        assert_eq!(barbara.get(address).await.status, StatusCode::NOT_FOUND, "{address} for another client");
    }
    let hers = barbara.get(links::SETTINGS).await.hidden("csrf");
    assert_eq!(barbara.post(&collect_it, &format!("csrf={hers}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(anna.post(&collect_it, "csrf=x").await.status, StatusCode::FORBIDDEN, "from our page alone");
    assert!(desk.case(case).await.answers[0].collected_at.is_none(), "nobody collected it");

    house.office.clock.advance(60);
    let at = house.office.clock.now();
    let collected = collect(&mut anna, &waiting).await;
    assert_eq!(collected.location(), format!("{page}?odebrano=tak"));
    house.office.clock.advance(60);
    let again = collect(&mut anna, &waiting).await;
    assert_eq!(again.location(), collected.location(), "a double click");
    assert_eq!(desk.case(case).await.answers[0].collected_at, Some(at), "collected once");
    let told = anna.get(collected.location()).await.text();
    shows(&told, &["Odpowiedź jest odebrana", "Odmowa naprawy", &format!("href=\"{pdf}\""), "opieczętowane"]);
    hides(&told, &["class=\"ask"]);
    let read = anna.get(&pdf).await;
    assert_eq!((read.header("content-type"), &read.body[..5]), ("application/pdf", &b"%PDF-"[..]));
    assert!(read.header("content-disposition").contains("OR.5345.1.2026.pdf"), "{:?}", read.headers);
    assert_eq!(barbara.get(&pdf).await.status, StatusCode::NOT_FOUND);
    desk.close(case).await;
    let told = anna.get(&page).await.text();
    shows(&told, &["Sprawa zakończona", "Zakończono sprawę", &format!("href=\"{pdf}\"")]);
    hides(&told, &["tajny"]);
    shows(&anna.get(links::FILINGS).await.text(), &["Zakończona"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_late_matter_is_told_with_the_right_to_a_reminder() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    file(&house, &mut anna).await;
    let desk = Desk::open(&house).await;
    let letter = links::matter_letter(desk.newest_letter().await.id);
    house.office.clock.advance(40 * DAY);
    let mut anna = Browser::signed_in(&house, "anna").await;
    shows(&anna.get(&letter).await.text(), &["dni po terminie", "Napisz ponaglenie"]);
    shows(&anna.get(links::FILINGS).await.text(), &["Po terminie", "Termin minął"]);
    let case = desk.open_case("Latarnia").await;
    house.office.clock.advance(40 * DAY);
    let mut anna = Browser::signed_in(&house, "anna").await;
    let page = anna.get(&links::matter_case(case)).await.text();
    shows(&page, &["dni po terminie", "Przepraszamy", "art. 37", "href=\"/sprawy/pismo-ogolne\""]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_with_a_letter_on_paper_sees_the_same() {
    let house = House::open().await;
    let desk = Desk::open(&house).await;
    let letter = paper(&house).await;
    let mut barbara = Browser::signed_in(&house, "barbara").await;
    let address = links::matter_letter(letter);
    shows(&barbara.get(links::FILINGS).await.text(), &["Prośba o odpis", &format!("href=\"{address}\"")]);
    let page = barbara.get(&address).await.text();
    shows(&page, &["Pismo wpłynęło na papierze, numer RPW/2026/1", "Oryginał jest w urzędzie", "Prośba o odpis"]);
    hides(&page, &["poswiadczenie", "podpisane"]);
    let mut anna = Browser::signed_in(&house, "anna").await;
    assert_eq!(anna.get(&address).await.status, StatusCode::NOT_FOUND);
    hides(&anna.get(links::FILINGS).await.text(), &["Prośba o odpis"]);
    drop(desk);
}

/// A letter of Barbara's on paper, as the clerk registers it.
async fn paper(house: &House) -> vocabulary::LetterId {
    let clerk = account(house, "kancelaria").await.as_official().expect("an official");
    let barbara = account(house, "barbara").await;
    let mut act =
        house.office.journal.act(journal::Actor::Account(clerk.id()), &house.office.request).await.expect("an act");
    let service = catalogue::service(act.view(), "pismo-ogolne").await.expect("a database").expect("a service");
    let letter = PaperLetter {
        form: "formularz-1",
        service: &service,
        sender: "Barbara Nowak",
        sender_account: Some(barbara.id),
        sender_address: "ul. Lipowa 9, 00-000 Okienkowo",
        subject: "Prośba o odpis",
        received_on: house.office.clock.now().warsaw_date(),
        date_on_letter: None,
        sender_sign: "",
        enclosures: 0,
        delivery_method: "post",
        remarks: "",
        scan: None,
    };
    let right = clerk.registers_letters().expect("a right");
    let Ok((registered, recorded)) = registry::register_paper(&mut act, &right, &clerk, letter).await else {
        panic!("no letter")
    };
    act.commit(recorded).await.expect("a commit");
    registered.id
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn older_matters_stand_on_older_pages() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    for _ in 0..21 {
        file(&house, &mut anna).await;
    }
    let first = anna.get(links::FILINGS).await.text();
    shows(&first, &["RPW/2026/21", "href=\"/moje-sprawy?przed=2026/2\""]);
    hides(&first, &[">RPW/2026/1<"]);
    let second = anna.get("/moje-sprawy?przed=2026/2").await.text();
    shows(&second, &[">RPW/2026/1<", "href=\"/moje-sprawy\">Do najnowszych"]);
    hides(&second, &[">RPW/2026/2<", "Starsze"]);
    for nonsense in ["x", "2026", "2026/-1", "9999999999999999999/1"] {
        assert_eq!(anna.get(&format!("/moje-sprawy?przed={nonsense}")).await.status, StatusCode::NOT_FOUND);
    }
}
