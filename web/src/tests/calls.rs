//! A call to complete what was filed, from the officer's desk to the client and back, as browsers without scripts see it.

use axum::http::StatusCode;
use cases::Stage;
use vocabulary::{AnswerId, CaseId};

use super::{
    browser::{Answer, Browser},
    case_work::Desk,
    drafts::{self, PDF, attach, save},
    house::House,
    matters,
    signing::{csrf, document, filed, upload},
};
use crate::links;

const REMARK: &str = "Prosz%C4%99+poda%C4%87+w%C5%82a%C5%9Bciw%C4%85+liczb%C4%99";
const FILE: &str = "Brakuje+pe%C5%82nomocnictwa";

/// Posts the page where a call is written.
async fn write(officer: &mut Browser, case: CaseId, days: &str, places: &str, what: &str) -> Answer {
    let page = officer.get(&links::case_call(case)).await;
    let hidden = |name| page.hidden(name);
    let form = format!(
        "csrf={}&wersja={}&nowe={}&pismo={}&adresat=Anna&tytul=Wezwanie&tresc=Wzywam&dni={days}&{places}&co={what}",
        hidden("csrf"),
        hidden("wersja"),
        hidden("nowe"),
        hidden("pismo")
    );
    officer.post(&links::case_call(case), &form).await
}

/// A call that asks for these places, approved in the browser and sealed.
async fn called(house: &House, desk: &Desk<'_>, case: CaseId, places: &str) -> AnswerId {
    let mut officer = Browser::signed_in(house, "organizacja").await;
    let sent = write(&mut officer, case, "7", places, "wyslij").await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let call = desk.case(case).await.answers[0].id;
    let address = links::case_letter(links::CASE_ANSWER, case, &call.to_string());
    assert_eq!(sent.location(), format!("{address}?zrobiono=wyslano"));
    let mut head = Browser::signed_in(house, "szefowa").await;
    let page = head.get(&address).await;
    let form = format!("csrf={}&wersja={}", page.hidden("csrf"), page.hidden("wersja"));
    let approve = links::case_letter(links::CASE_ANSWER_APPROVE, case, &call.to_string());
    let approved = head.post(&approve, &form).await;
    assert_eq!(approved.status, StatusCode::SEE_OTHER, "{}", approved.text());
    while desk.case(case).await.answers[0].sealed_at.is_none() {
        tokio::task::yield_now().await;
    }
    call
}

async fn collect(anna: &mut Browser, case: CaseId, call: AnswerId) {
    let csrf = csrf(anna).await;
    let collected = anna.post(&links::answer_collect(case, call), &format!("csrf={csrf}")).await;
    assert_eq!(collected.location(), format!("{}?odebrano=tak", links::matter_case(case)));
}

/// Begins the answer; gives the draft's address.
async fn begin(anna: &mut Browser, case: CaseId, call: AnswerId) -> String {
    let csrf = csrf(anna).await;
    let begun = anna.post(&links::call_supplement(case, call), &format!("csrf={csrf}")).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text());
    begun.location().to_owned()
}

/// Fixes, signs and files a draft.
async fn sign(house: &House, anna: &mut Browser, draft: &str) {
    let check = anna.get(&format!("{draft}/sprawdzenie")).await;
    assert_eq!(check.status, StatusCode::OK, "led to {}", check.location());
    let form = format!("csrf={}&klucz={}", check.hidden("csrf"), check.hidden("klucz"));
    let fixed = anna.post(&format!("{draft}/sprawdzenie"), &form).await;
    assert_eq!(fixed.location(), format!("{draft}/podpis"), "{}", fixed.text());
    let signed = house.signed_by_anna(&document(anna, draft).await);
    let filed = upload(anna, draft, &signed).await;
    assert_eq!(filed.status, StatusCode::SEE_OTHER, "{}", filed.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_officer_points_at_is_completed_in_the_same_form_and_joins_the_case_by_itself() {
    let house = drafts::house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    filed(&house, &mut anna).await;
    let desk = Desk::open(&house).await;
    let case = desk.open_case("Zaświadczenie do banku").await;
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let page = officer.get(&links::case_call(case)).await.text();
    for part in ["pole.cel", "pole.sztuki", "zalacznik.oplata", "zalacznik.inne", "sprawa w\u{a0}banku", "przelew.pdf"]
    {
        assert!(page.contains(part) || page.contains(&part.replace('\u{a0}', " ")), "{part} in {page}");
    }
    let places = format!("pole.sztuki={REMARK}&zalacznik.inne={FILE}");
    let call = called(&house, &desk, case, &places).await;
    assert_eq!(desk.case(case).await.row.stage, Stage::AwaitingParty);

    let page = anna.get(&links::matter_case(case)).await.text();
    assert!(page.contains("Urząd prosi o\u{a0}uzupełnienie"), "{page}");
    assert!(!page.contains("pełnomocnictwa"), "what it says is not told before it is collected: {page}");
    collect(&mut anna, case, call).await;
    let page = anna.get(&links::matter_case(case)).await.text();
    for part in ["Do uzupełnienia do", "Ile sztuk?", "Brakuje pełnomocnictwa", "Zegar stoi"] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(anna.get(links::FILINGS).await.text().contains("Do uzupełnienia do"));

    let draft = begin(&mut anna, case, call).await;
    assert_eq!(begin(&mut anna, case, call).await, draft, "begun once, however often it is pressed");
    assert_eq!(anna.get(&draft).await.location(), format!("{draft}/krok/zalaczniki"), "what is missing comes first");
    let step = anna.get(&format!("{draft}/krok/szczegoly")).await.text();
    assert!(step.contains("name=\"sztuki\"") && step.contains("Proszę podać właściwą liczbę"), "{step}");
    assert!(!step.contains("name=\"prawda\"") && !step.contains("od-kiedy_rok"), "the rest stays: {step}");
    for closed in ["wnioskodawca", "o-co-chodzi"] {
        let answer = anna.get(&format!("{draft}/krok/{closed}")).await;
        assert!(!answer.text().contains("<form class=\"section-form\""), "{closed}: {}", answer.text());
    }
    let more = "sztuki=5&od-kiedy_dzien=1&od-kiedy_miesiac=1&od-kiedy_rok=1999&numer=&prawda=";
    let saved = save(&mut anna, &draft, "szczegoly", more).await;
    assert_eq!(saved.location(), format!("{draft}/krok/zalaczniki"), "{}", saved.text());
    let files = anna.get(saved.location()).await.text();
    assert!(files.contains("name=\"inne\"") && !files.contains("name=\"oplata\""), "{files}");
    let wrong = attach(&mut anna, &format!("{draft}/zalaczniki/oplata"), &[("oplata", Some("x.pdf"), PDF)]).await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND, "{}", wrong.text());
    let added = attach(&mut anna, &format!("{draft}/krok/zalaczniki"), &[("inne", Some("moc.pdf"), PDF)]).await;
    assert_eq!(added.location(), format!("{draft}/sprawdzenie"), "{}", added.text());
    let letter = anna.get(added.location()).await.text();
    assert!(letter.contains("5\u{a0}stycznia 2024"), "what stays is what was filed: {letter}");
    sign(&house, &mut anna, &draft).await;

    let now = desk.case(case).await;
    assert_eq!((now.row.stage, now.row.called_until, now.documents.len()), (Stage::Open, None, 2));
    assert_eq!(now.answers[0].supplement, Some(now.documents[1].letter));
    let address = links::case_letter(links::CASE_ANSWER, case, &call.to_string());
    let page = officer.get(&address).await.text();
    for part in ["Co się zmieniło", "<dd lang=\"pl\">3</dd>", "moc.pdf", "<dt>Teraz</dt>"] {
        assert!(page.contains(part) || page.contains(&part.replace(" lang=\"pl\"", "")), "{part} in {page}");
    }
    assert!(!page.contains("Uzasadnienie"), "what stayed as it was is not told: {page}");
    let form = format!("csrf={}", csrf(&mut anna).await);
    let again = anna.post(&links::call_supplement(case, call), &form).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND, "a call is answered once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_without_a_form_is_completed_by_a_general_letter() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    matters::file(&house, &mut anna).await;
    let desk = Desk::open(&house).await;
    let case = desk.open_case("Latarnia").await;
    let call = called(&house, &desk, case, "punkty=Gdzie+stoi+latarnia%3F%0D%0A%0D%0AKt%C3%B3ry+numer%3F").await;
    assert_eq!(desk.case(case).await.answers[0].text.call().map(|call| call.points().len()), Some(2));
    collect(&mut anna, case, call).await;
    let draft = begin(&mut anna, case, call).await;
    let step = anna.get(&format!("{draft}/krok/pismo-z-urzedu")).await.text();
    assert!(step.contains("OR.5345.1.2026") && step.contains("Który numer?"), "{step}");
    let mut barbara = Browser::signed_in(&house, "barbara").await;
    let form = format!("csrf={}", csrf(&mut barbara).await);
    let others = barbara.post(&links::call_supplement(case, call), &form).await;
    assert_eq!(others.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_wrong_with_a_call_is_told_and_nothing_is_lost() {
    let house = drafts::house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    filed(&house, &mut anna).await;
    let desk = Desk::open(&house).await;
    let case = desk.open_case("Zaświadczenie").await;
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let wrong = write(&mut officer, case, "3", "punkty=", "wyslij").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = wrong.text();
    for part in ["href=\"#dni\"", "href=\"#miejsca\"", "value=\"3\""] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let mixed = write(&mut officer, case, "7", &format!("pole.cel={REMARK}&punkty=Cokolwiek"), "zapisz").await;
    assert_eq!(mixed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(mixed.text().contains("Cokolwiek") && mixed.text().contains("href=\"#punkty\""), "{}", mixed.text());
    assert!(desk.case(case).await.answers.is_empty());
    let saved = write(&mut officer, case, "10", &format!("pole.cel={REMARK}"), "zapisz").await;
    assert_eq!(saved.location(), format!("{}?zrobiono=zapisano", links::case_call(case)));
    let page = officer.get(saved.location()).await.text();
    assert!(page.contains("value=\"10\"") && page.contains("Proszę podać właściwą liczbę"), "{page}");
    let pdf = links::case_letter(links::CASE_ANSWER_PDF, case, &desk.case(case).await.answers[0].id.to_string());
    assert_eq!(&officer.get(&pdf).await.body[..5], b"%PDF-");
    let mut elsewhere = Browser::signed_in(&house, "drogi").await;
    assert_eq!(elsewhere.get(&links::case_call(case)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_nobody_completed_in_time_is_left_unexamined_with_the_days_filled_in() {
    let house = drafts::house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    filed(&house, &mut anna).await;
    let desk = Desk::open(&house).await;
    let case = desk.open_case("Zaświadczenie").await;
    let call = called(&house, &desk, case, &format!("pole.cel={REMARK}")).await;
    collect(&mut anna, case, call).await;
    let address = links::case_letter(links::CASE_ANSWER, case, "bez-rozpoznania");
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    assert_eq!(officer.get(&address).await.status, StatusCode::NOT_FOUND, "the client has time");
    assert!(!officer.get(&links::case(case)).await.text().contains(&address));
    // Longer than any free days around the seventh.
    house.office.clock.advance(14 * 86_400);
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    assert!(officer.get(&links::case(case)).await.text().contains(&address), "offered once the day has passed");
    let page = officer.get(&address).await;
    assert!(page.text().contains("art.\u{a0}64") && page.text().contains("doręczonym"), "{}", page.text());
    let form = format!(
        "csrf={}&wersja={}&nowe=tak&adresat=Anna&tytul=Bez+rozpoznania&tresc=Termin+min%C4%85%C5%82.&co=wyslij",
        page.hidden("csrf"),
        page.hidden("wersja")
    );
    let sent = officer.post(&address, &form).await;
    assert_eq!(sent.location(), format!("{address}?zrobiono=wyslano"), "{}", sent.text());
    assert_eq!(desk.case(case).await.answers[1].text.kind().code(), "unexamined");
    let mut anna = Browser::signed_in(&house, "anna").await;
    let page = anna.get(&links::matter_case(case)).await.text();
    assert!(page.contains("uzupełnienie upłynął"), "late, and it can still be completed: {page}");
}
