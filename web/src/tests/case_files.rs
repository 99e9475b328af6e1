//! The file of a case through its pages: official notes, letters taken out, related cases, and the case log.

use axum::http::StatusCode;
use vocabulary::CaseId;

use super::{
    browser::{Answer, Browser},
    case_work::Desk,
    house::House,
    matters,
};
use crate::links;

/// A house with two cases of Anna's, carried by `organizacja`.
async fn two_cases(house: &House) -> (CaseId, CaseId) {
    let mut anna = Browser::signed_in(house, "anna").await;
    let desk = Desk::open(house).await;
    matters::file(house, &mut anna).await;
    let first = desk.open_case("Lipy przy rynku").await;
    matters::file(house, &mut anna).await;
    (first, desk.open_case("Ławki przy rynku").await)
}

async fn sends(officer: &mut Browser, case: CaseId, deed: &str, rest: &str) -> Answer {
    let page = officer.get(&links::case(case)).await;
    let form = format!("csrf={}&wersja={}&{rest}", page.hidden("csrf"), page.hidden("wersja"));
    officer.post(&links::case_deed(case, deed), &form).await
}

fn shows(page: &str, parts: &[&str]) {
    let page = page.replace('\u{a0}', " ");
    for part in parts {
        assert!(page.contains(part), "{part} in {page}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_official_note_stands_in_the_file_and_in_the_log_and_is_not_told_to_the_client() {
    let house = House::open().await;
    let (case, _) = two_cases(&house).await;
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let note = "rodzaj=note&tytul=Rozmowa+z+Ann%C4%85&uwagi=Przyjdzie+jutro.";
    let page = officer.get(&links::case(case)).await;
    let form = format!("csrf={}&wersja={}&{note}", page.hidden("csrf"), page.hidden("wersja"));
    let address = links::case_deed(case, "adnotacja");
    for click in 1..=2 {
        let put = officer.post(&address, &form).await;
        assert_eq!(put.status, StatusCode::SEE_OTHER, "click {click}: {}", put.text());
    }
    let file = officer.get(&links::case_file(case)).await.text();
    shows(&file, &["Notatka służbowa", "Rozmowa z Anną", "Przyjdzie jutro.", "Lipy przy rynku", "podanie.xml"]);
    assert_eq!(file.matches("Przyjdzie jutro.").count(), 1, "the second click put nothing in");
    shows(&officer.get(&links::case_log(case)).await.text(), &["Notatka służbowa: Rozmowa z Anną", "założono sprawę"]);
    let mut anna = Browser::signed_in(&house, "anna").await;
    let matter = anna.get(&links::matter_case(case)).await.text();
    assert!(!matter.contains("Rozmowa") && !matter.contains("Przyjdzie"), "{matter}");
    let wrong = sends(&mut officer, case, "adnotacja", "rodzaj=note&tytul=&uwagi=bez+tytu%C5%82u").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    shows(&wrong.text(), &["href=\"#adnotacja-tytul\"", "bez tytułu"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn related_cases_lead_to_each_other_until_they_are_unrelated() {
    let house = House::open().await;
    let (case, other) = two_cases(&house).await;
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let nothing = sends(&mut officer, case, "powiaz", "znak=OR.5345.99.2026&uwagi=x").await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    shows(&nothing.text(), &["href=\"#powiaz-znak\""]);
    let sign = |page: &str| page.split("<title>").nth(1).and_then(|rest| rest.split('<').next()).map(str::to_owned);
    let title = sign(&officer.get(&links::case(other)).await.text()).expect("a title");
    let sign = title.split(' ').next().expect("a sign").to_owned();
    let related = sends(&mut officer, case, "powiaz", &format!("znak={sign}&uwagi=ten+sam+rynek")).await;
    assert_eq!(related.status, StatusCode::SEE_OTHER, "{}", related.text());
    for (from, to) in [(case, other), (other, case)] {
        let page = officer.get(&links::case(from)).await.text();
        shows(&page, &["Sprawy powiązane", &format!("href=\"{}\"", links::case(to)), "ten sam rynek"]);
    }
    let apart = sends(&mut officer, other, "rozlacz", &format!("sprawa={case}&uwagi=pomy%C5%82ka")).await;
    assert_eq!(apart.status, StatusCode::SEE_OTHER, "{}", apart.text());
    let page = officer.get(&links::case(case)).await.text();
    assert!(!page.contains("Sprawy powiązane"), "{page}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_put_into_the_wrong_case_is_taken_out_and_waits_on_the_desk() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let desk = Desk::open(&house).await;
    matters::file(&house, &mut anna).await;
    let case = desk.open_case("Lipy przy rynku").await;
    matters::file(&house, &mut anna).await;
    let letter = desk.newest_letter().await;
    desk.take(&letter).await;
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let page = officer.get(&links::letter_case(letter.id)).await;
    let sign = officer.get(&links::case(case)).await.text();
    let sign = sign.split("<title>").nth(1).and_then(|rest| rest.split([' ', '<']).next()).expect("a sign").to_owned();
    let form = format!("csrf={}&wersja={}&krok=dolacz&znak={sign}", page.hidden("csrf"), page.hidden("wersja"));
    assert_eq!(officer.post(&links::letter_case(letter.id), &form).await.status, StatusCode::SEE_OTHER);
    let silent = sends(&mut officer, case, "wylacz-pismo", &format!("pismo={}&uwagi=", letter.id)).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    shows(&silent.text(), &["href=\"#wylacz-pismo-uwagi\""]);
    let out = sends(&mut officer, case, "wylacz-pismo", &format!("pismo={}&uwagi=inna+sprawa", letter.id)).await;
    assert_eq!(out.status, StatusCode::SEE_OTHER, "{}", out.text());
    let number = letter.number.to_string();
    shows(&officer.get(&links::case_file(case)).await.text(), &["Pismo wyłączone z akt", &number, "inna sprawa"]);
    shows(&officer.get(links::DESK).await.text(), &[&number]);
    let watched = anna.get(&links::matter_letter(letter.id)).await;
    assert_eq!(watched.status, StatusCode::OK);
    shows(&watched.text(), &["Wyłączono pismo z akt sprawy"]);
    assert!(!watched.text().contains("inna sprawa"), "the reason is for the inside");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_of_a_case_is_given_on_paper_and_to_programs() {
    let house = House::open().await;
    let (case, _) = two_cases(&house).await;
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let [pdf, xml] = links::case_log_files(case);
    let paper = officer.get(&pdf).await;
    assert_eq!((paper.status, paper.header("content-type")), (StatusCode::OK, "application/pdf"));
    assert!(paper.body.starts_with(b"%PDF-"));
    let told = officer.get(&xml).await;
    assert_eq!((told.status, told.header("content-type")), (StatusCode::OK, "application/xml"));
    let text = told.text();
    let tree = xml::parse(text.as_bytes(), &xml::Limits::default()).expect("well-formed");
    let acts =
        xml::children(&tree, tree.document_element().expect("a root"), "urn:okienko:metryka-sprawy:1", "Czynnosc");
    let kinds: Vec<_> = acts.filter_map(|act| xml::attribute(&tree, act, "rodzaj")).collect();
    assert_eq!(
        kinds,
        ["letter.registered", "letter.distributed", "letter.assigned", "letter.taken", "case.opened"],
        "{text}"
    );
    shows(
        &text,
        &["<m:TytulSprawy>Lipy przy rynku</m:TytulSprawy>", "<m:Stanowisko>referent</m:Stanowisko>", "RPW/2026/1"],
    );
}
