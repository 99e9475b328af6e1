//! Templates of letters through the pages: written by heads, put into letters, drawn while one types.

use axum::http::StatusCode;
use vocabulary::CaseId;

use super::{
    browser::{Answer, Browser},
    case_work::Desk,
    house::House,
    matters,
};
use crate::links;

async fn case(house: &House) -> (Desk<'_>, CaseId) {
    let mut anna = Browser::signed_in(house, "anna").await;
    matters::file(house, &mut anna).await;
    let desk = Desk::open(house).await;
    let case = desk.open_case("Latarnia przy szkole").await;
    (desk, case)
}

/// The form of a template's page with this in it.
fn form(page: &Answer, name: &str, title: &str, text: &str, rest: &str) -> String {
    let [name, title, text] = [name, title, text].map(links::encoded);
    let (csrf, version) = (page.hidden("csrf"), page.hidden("wersja"));
    format!("csrf={csrf}&wersja={version}&nazwa={name}&rodzaj=answer&klasa=&tytul={title}&tresc={text}{rest}")
}

/// Has a head write a template; gives its address.
async fn written(head: &mut Browser, name: &str, text: &str) -> String {
    let page = head.get(links::TEMPLATE_NEW).await;
    let kept = head.post(links::TEMPLATE_NEW, &form(&page, name, "Dotyczy: {tytul}", text, "")).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text());
    kept.location().split('?').next().unwrap_or_default().to_owned()
}

/// The id of a template of the unit that letters are routed to; the desk of its head stands already.
pub(super) async fn kept(house: &House) -> String {
    let mut head = Browser::signed_in(house, "szefowa").await;
    let address = written(&mut head, "Wzór", "Zgoda.").await;
    address.rsplit('/').next().expect("an id").to_owned()
}

fn shows(page: &str, parts: &[&str]) {
    let page = page.replace('\u{a0}', " ").replace(['\u{2068}', '\u{2069}'], "");
    for part in parts {
        assert!(page.contains(part), "{part} in {page}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_head_writes_a_template_with_fields_and_changes_it() {
    let house = House::open().await;
    let (_desk, _) = case(&house).await;
    let mut head = Browser::signed_in(&house, "szefowa").await;
    let new = head.get(links::TEMPLATE_NEW).await;
    shows(&new.text(), &["{znak}", "data-put-in", "data-preview", "/preview.js\""]);
    let put = head.post(links::TEMPLATE_NEW, &form(&new, "Zgoda", "Temat", "W sprawie ", "&wstaw={znak}")).await;
    shows(&put.text(), &["W sprawie {znak}</textarea>", "value=\"Zgoda\""]);
    let wrong = head.post(links::TEMPLATE_NEW, &form(&new, "", "Temat", "Imię: {imię}", "")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    shows(
        &wrong.text(),
        &["Nie ma pól {imię}", "href=\"#wzor-nazwa\"", "href=\"#wzor-tresc\"", "Imię: {imię}</textarea>"],
    );

    let address = written(&mut head, "Zgoda", "W sprawie {znak} zgoda.").await;
    shows(&head.get(links::TEMPLATES).await.text(), &["Zgoda", &format!("href=\"{address}\""), "wersja 1"]);
    let page = head.get(&address).await;
    let changed = form(&page, "Zgoda", "Temat", "W sprawie {znak} wyrażamy zgodę.", "");
    for click in 1..=2 {
        let saved = head.post(&address, &changed).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "click {click}: {}", saved.text());
    }
    let again = head.get(&address).await;
    shows(&again.text(), &["Wersja 2", "Wersja 1", "W sprawie {znak} zgoda."]);
    let late = head.post(&address, &form(&page, "Zgoda", "Temat", "Co innego", "")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    shows(&late.text(), &["Ktoś tymczasem zmienił", "Co innego</textarea>"]);
    let ended = format!("csrf={}&wersja={}", again.hidden("csrf"), again.hidden("wersja"));
    assert_eq!(head.post(&format!("{address}/wycofaj"), &ended).await.status, StatusCode::SEE_OTHER);
    shows(&head.get(links::TEMPLATES).await.text(), &["wycofany"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_paper_is_drawn_as_one_types_and_nothing_is_kept() {
    let house = House::open().await;
    let (_desk, _) = case(&house).await;
    let mut head = Browser::signed_in(&house, "szefowa").await;
    let page = head.get(links::TEMPLATE_NEW).await;
    let before = house.office.rows().await;
    let hostile = "<script>alert(1)</script> {znak} {nie ma}\n\n".repeat(200);
    let drawn = head.post(links::TEMPLATE_PREVIEW, &form(&page, "", "Temat", &hostile, "")).await;
    assert_eq!(drawn.status, StatusCode::OK, "{}", drawn.text());
    let text = drawn.text();
    shows(&text, &["id=\"kartki\"", "sheet-drawn", "Strona 2 z", "Nie ma takich pól: {nie ma}"]);
    assert!(!text.contains("alert(1)"), "letters are outlines");
    assert!(drawn.header("content-security-policy").contains("connect-src 'self'"));
    assert_eq!(house.office.rows().await, before);
    let long = "a".repeat(20_001);
    let refused = head.post(links::TEMPLATE_PREVIEW, &form(&page, "", "Temat", &long, "")).await;
    shows(&refused.text(), &["Nie da się tego narysować"]);
    assert!(!refused.text().contains("sheet-drawn"), "no sheet");
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    assert_eq!(officer.get(links::TEMPLATES).await.status, StatusCode::FORBIDDEN);
}

/// The form of a letter's page with this in it.
fn letter(page: &Answer, title: &str, text: &str, rest: &str) -> String {
    let (csrf, version, new) = (page.hidden("csrf"), page.hidden("wersja"), page.hidden("nowe"));
    let (template, [title, text]) = (links::encoded(&page.hidden("wzor")), [title, text].map(links::encoded));
    format!(
        "csrf={csrf}&wersja={version}&nowe={new}&wzor={template}&adresat=Anna+Wrzos&tytul={title}&tresc={text}{rest}"
    )
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_is_begun_with_a_template_and_remembers_it() {
    let house = House::open().await;
    let (_desk, case) = case(&house).await;
    let mut head = Browser::signed_in(&house, "szefowa").await;
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let address = links::case_answer(case);
    let bare = officer.get(&address).await.text();
    assert!(!bare.contains("id=\"wybrany\""), "there is no template yet");
    let template = written(&mut head, "Zgoda", "W sprawie {znak} zgoda. Pokój {pokoj}.").await;
    let id = template.rsplit('/').next().expect("an id");

    let new = officer.get(&address).await;
    shows(&new.text(), &["Zacznij od wzoru", &format!("<option value=\"{id}\">Zgoda</option>"), "/podglad\""]);
    let begun = officer
        .post(&address, &letter(&new, "Dotyczy: innej sprawy", "Dzień dobry,", &format!("&wybrany={id}&co=wzor")))
        .await;
    assert_eq!(begun.status, StatusCode::OK, "{}", begun.text());
    let sign = "OR.5345.1.2026";
    shows(
        &begun.text(),
        &[
            &format!("Dzień dobry,\n\nW sprawie {sign} zgoda. Pokój {{pokoj}}.</textarea>"),
            "value=\"Dotyczy: innej sprawy\"",
            "Wstawiono wzór.",
            "nie ma takich danych: pokój",
        ],
    );
    let nothing = officer.post(&address, &letter(&new, "", "", &format!("&wybrany={id}&co=wzor"))).await;
    shows(&nothing.text(), &["value=\"Dotyczy: Latarnia przy szkole\"", &format!(">\nW sprawie {sign} zgoda.")]);
    let saved = officer.post(&address, &letter(&begun, "Dotyczy: latarni", "Zgoda.", "&co=zapisz")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    shows(&officer.get(&address).await.text(), &["Zaczęto od wzoru: Zgoda, wersja 1.", "Zgoda.</textarea>"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_paper_of_a_letter_is_drawn_for_whoever_writes_it_and_nothing_is_saved() {
    let house = House::open().await;
    let (_desk, case) = case(&house).await;
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let new = officer.get(&links::case_answer(case)).await;
    let address = links::case_letter(links::CASE_ANSWER_PREVIEW, case, "odpowiedz");
    let before = house.office.rows().await;
    let drawn = officer.post(&address, &letter(&new, "Dotyczy: latarni", "<b>Zgoda</b>", "")).await;
    assert_eq!(drawn.status, StatusCode::OK, "{}", drawn.text());
    shows(&drawn.text(), &["sheet-drawn", "Strona 1 z 1"]);
    assert!(!drawn.text().contains("Zgoda"), "letters are outlines");
    let after = house.office.rows().await;
    assert_eq!(
        before.iter().filter(|(table, _)| *table != "looks").collect::<Vec<_>>(),
        after.iter().filter(|(table, _)| *table != "looks").collect::<Vec<_>>()
    );
    let long = "a".repeat(20_001);
    shows(&officer.post(&address, &letter(&new, "a", &long, "")).await.text(), &["Nie da się tego narysować"]);
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let token = clerk.get(links::SETTINGS).await.hidden("csrf");
    let other = format!("csrf={token}&adresat=a&tytul=a&tresc=a");
    assert_eq!(clerk.post(&address, &other).await.status, StatusCode::NOT_FOUND);
}
