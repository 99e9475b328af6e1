//! Rules of routing at their page: tried, saved, followed, put in order, ended; and groups of cases set apart.

use axum::http::StatusCode;

use super::{
    browser::{Answer, Browser},
    circulation, desk,
};
use crate::links;

/// The value of the offer in this list with these words.
fn offer(page: &str, words: &str) -> String {
    let before = page.split(words).next().expect("a page");
    assert!(before.len() < page.len(), "no {words} in {page}");
    before.rsplit("value=\"").next().and_then(|rest| rest.split('"').next()).expect("a value").to_owned()
}

async fn posted(who: &mut Browser, fields: &str) -> Answer {
    let csrf = who.get(links::RULES).await.hidden("csrf");
    who.post(links::RULES, &format!("csrf={csrf}&{fields}")).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rule_is_tried_saved_proposed_to_the_clerk_put_in_order_and_ended() {
    let house = circulation::house().await;
    let letter = circulation::on_paper(&house).await;
    let mut coordinator = Browser::signed_in(&house, "koordynator").await;
    let register = coordinator.get(links::REGISTER).await.text();
    assert!(register.contains("href=\"/biuro/reguly\""), "{register}");
    let page = coordinator.get(links::RULES).await.text();
    assert!(page.contains("Nie ma jeszcze żadnej reguły.") && !page.contains("name=\"osoba\""), "{page}");
    let roads = offer(&page, ">DR – ");

    let nothing = posted(&mut coordinator, &format!("krok=wyprobuj&nazwa=&komorka={roads}&od=jutro")).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    for told in ["co najmniej jeden warunek", "Proszę nazwać regułę", "value=\"jutro\""] {
        assert!(nothing.text().contains(told), "{told} in {}", nothing.text());
    }
    let wrong =
        posted(&mut coordinator, &format!("krok=wyprobuj&nazwa=A&klasa=5a&komorka={roads}&od=2026-11-22")).await;
    assert!(wrong.text().contains("same cyfry"), "{}", wrong.text());

    let rule = format!("nazwa=Pisma+pana+Żuka&nadawca=żuk&kanal=paper&komorka={roads}&od=2026-11-22&do=");
    let tried = posted(&mut coordinator, &format!("krok=wyprobuj&{rule}")).await;
    let text = tried.text().replace('\u{a0}', " ");
    assert_eq!(tried.status, StatusCode::OK, "{text}");
    assert!(text.contains("Co zrobiłaby ta reguła") && text.contains("Skarga na hałas"), "{text}");
    assert!(coordinator.get(links::RULES).await.text().contains("Nie ma jeszcze"), "a rule that is tried is not kept");
    for _ in 0..2 {
        let saved = posted(&mut coordinator, &format!("krok=zapisz&{rule}")).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    }
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    assert_eq!(clerk.get(links::RULES).await.status, StatusCode::FORBIDDEN);
    let shown = clerk.get(&format!("/biuro/pisma/{letter}")).await.text();
    assert!(shown.contains("Pisma pana Żuka"), "{shown}");
    assert!(shown.contains(&format!("value=\"{roads}\" selected")), "{shown}");

    let second = format!("krok=zapisz&nazwa=Druga&usluga=pismo-ogolne&komorka={roads}&od=2026-11-22");
    assert_eq!(posted(&mut coordinator, &second).await.status, StatusCode::SEE_OTHER);
    let page = coordinator.get(links::RULES).await;
    let text = page.text();
    assert!(text.find("Żuka") < text.find("Druga") && text.matches("/zakoncz\"").count() == 2, "{text}");
    let prefer = text.split("action=\"").filter_map(|rest| rest.split('"').next()).find(|to| to.ends_with("/wyzej"));
    let (prefer, csrf) = (prefer.expect("the second moves up").to_owned(), page.hidden("csrf"));
    assert_eq!(clerk.post(&prefer, "csrf=x").await.status, StatusCode::FORBIDDEN);
    assert_eq!(coordinator.post(&prefer, &format!("csrf={csrf}")).await.status, StatusCode::SEE_OTHER);
    let text = coordinator.get(links::RULES).await.text();
    assert!(text.find("Druga") < text.find("Żuka"), "{text}");
    let end = text.split("action=\"").filter_map(|rest| rest.split('"').next()).find(|to| to.ends_with("/zakoncz"));
    let end = end.expect("a rule").to_owned();
    assert_eq!(coordinator.post(&end, &format!("csrf={csrf}")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(coordinator.post(&end, &format!("csrf={csrf}")).await.status, StatusCode::NOT_FOUND);
    assert!(coordinator.get(links::RULES).await.text().contains("Zakończona"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_head_says_by_a_rule_who_of_the_unit_gets_letters() {
    let house = circulation::house().await;
    let mut head = Browser::signed_in(&house, "naczelnik").await;
    assert!(head.get(links::INBOX).await.text().contains("href=\"/biuro/reguly\""));
    let page = head.get(links::RULES).await.text();
    assert!(!page.contains("name=\"komorka\""), "{page}");
    let olga = offer(&page, ">Olga Sowa<");
    let rule = format!("krok=zapisz&nazwa=Do+Olgi&usluga=pismo-ogolne&osoba={olga}&od=2026-11-22");
    assert_eq!(posted(&mut head, &rule).await.status, StatusCode::SEE_OTHER);
    let nobody = posted(&mut head, "krok=wyprobuj&nazwa=A&usluga=pismo-ogolne&osoba=x&od=2026-11-22").await;
    assert!(nobody.text().contains("Proszę wybrać osobę"), "{}", nobody.text());

    let letter = desk::filed(&house).await;
    let mut olga = Browser::signed_in(&house, "organizacja").await;
    let shown = olga.get(&format!("/biuro?pismo={letter}")).await.text();
    assert!(shown.contains("Zadekretowana") && shown.contains("/przejmij"), "{shown}");
    let history = olga.get(&format!("/biuro/pisma/{letter}")).await.text();
    assert!(history.contains("Do Olgi"), "{history}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_head_sets_a_group_of_cases_apart_and_cases_are_opened_in_it() {
    let house = desk::house().await;
    let letter = desk::filed(&house).await;
    let mut head = desk::taken(&house, &letter).await;
    assert!(head.get(links::CASE_LIST).await.text().contains("href=\"/biuro/spis-spraw/grupy\""));
    let csrf = head.get(links::CASE_GROUPS).await.hidden("csrf");
    for (fields, told) in [("klasa=143&tytul=A", "Nie ma takiej klasy"), ("klasa=1431&tytul=+", "tytul")] {
        let wrong = head.post(links::CASE_GROUPS, &format!("csrf={csrf}&{fields}")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text().contains(told), "{told} in {}", wrong.text());
    }
    for _ in 0..2 {
        let done = head.post(links::CASE_GROUPS, &format!("csrf={csrf}&klasa=1431&tytul=Lipy")).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    }
    let groups = head.get(links::CASE_GROUPS).await.text();
    assert_eq!(groups.matches(">OR.1431.1<").count(), 1, "{groups}");
    let mut other = Browser::signed_in(&house, "drogi").await;
    assert!(!other.get(links::CASE_GROUPS).await.text().contains("OR.1431.1"));
    assert_eq!(
        Browser::signed_in(&house, "organizacja").await.get(links::CASE_GROUPS).await.status,
        StatusCode::FORBIDDEN
    );

    let address = format!("/biuro/pisma/{letter}/sprawa");
    let page = head.get(&address).await;
    let (csrf, version) = (page.hidden("csrf"), page.hidden("wersja"));
    let search = format!("csrf={csrf}&wersja={version}&krok=szukaj&szukane=1431&tytul=Lipy&dzien=");
    let group = offer(&head.post(&address, &search).await.text(), "1431.1 Lipy");
    let form = format!("csrf={csrf}&wersja={version}&krok=zaloz&klasa={group}&tytul=Lipy+przy+rynku&dzien=2026-11-02");
    let opened = head.post(&address, &form).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.text());
    assert!(head.get(opened.location()).await.text().contains("OR.1431.1.1.2026"));
    let list = head.get("/biuro/spis-spraw?rok=2026&komorka=OR&klasa=1431.1").await.text();
    assert!(list.contains("OR.1431.1.1.2026") && list.contains("Lipy"), "{list}");
    let list = head.get("/biuro/spis-spraw?rok=2026&komorka=OR&klasa=1431").await.text().replace('\u{a0}', " ");
    assert!(list.contains(">OR.1431.1</a>") && list.contains("W tym spisie nie ma jeszcze sprawy."), "{list}");
    let found = head.get("/biuro/szukaj?q=OR.1431.1.1.2026").await.text();
    assert!(found.contains("Lipy przy rynku"), "{found}");
}
