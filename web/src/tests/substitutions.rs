//! Substitutions at their page: a head sets one, the substitute steps in, acts, and steps back.

use accounts::Post;
use axum::http::StatusCode;

use super::{browser::Browser, circulation};
use crate::links;

/// The value of the offer in this list with these words.
fn offer(page: &str, words: &str) -> String {
    let before = page.split(words).next().expect("a page");
    assert!(before.len() < page.len(), "no {words} in {page}");
    before.rsplit("value=\"").next().and_then(|rest| rest.split('"').next()).expect("a value").to_owned()
}

async fn set(head: &mut Browser, absent: &str, substitute: &str, days: &str) -> super::browser::Answer {
    let page = head.get(links::SUBSTITUTIONS).await;
    let text = page.text();
    let (csrf, absent, substitute) = (page.hidden("csrf"), offer(&text, absent), offer(&text, substitute));
    head.post(links::SUBSTITUTIONS, &format!("csrf={csrf}&kogo={absent}&kto={substitute}&{days}")).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_substitute_steps_in_acts_with_both_names_and_steps_back() {
    let house = circulation::house().await;
    circulation::official(&house, "zastepczyni", "Zofia Zast", "organizacja", Post::CaseOfficer).await;
    let letter = circulation::on_paper(&house).await;
    let mut mayor = Browser::signed_in(&house, "burmistrz").await;
    let wrong = set(&mut mayor, "OR – Zofia Zast", "OR – Zofia Zast", "od=2026-11-22&do=2026-11-22").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("Zastępcą może być inna osoba"), "{}", wrong.text());
    let wrong = set(&mut mayor, "OR – Natalia Czelna", "OR – Zofia Zast", "od=jutro&do=22.11.2026").await;
    assert!(wrong.text().contains("value=\"jutro\"") && wrong.text().contains("value=\"22.11.2026\""));
    for _ in 0..2 {
        let done = set(&mut mayor, "OR – Natalia Czelna", "OR – Zofia Zast", "od=22.11.2026&do=2026-11-30").await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    }
    let page = mayor.get(links::SUBSTITUTIONS).await.text();
    assert_eq!(page.matches("/zakoncz\"").count(), 1, "{page}");

    let mut zofia = Browser::signed_in(&house, "zastepczyni").await;
    let own = zofia.get(links::SUBSTITUTIONS).await;
    let text = own.text();
    let mut actions = text.split("action=\"").filter_map(|rest| rest.split('"').next());
    let enter = actions.find(|address| address.ends_with("/wejdz")).expect("a place to step into").to_owned();
    let csrf = own.hidden("csrf");
    let mut stranger = Browser::signed_in(&house, "drogi").await;
    let theirs = stranger.get(links::SUBSTITUTIONS).await.hidden("csrf");
    assert_eq!(stranger.post(&enter, &format!("csrf={theirs}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(zofia.post(&enter, "csrf=x").await.status, StatusCode::FORBIDDEN);
    assert_eq!(zofia.post(&enter, &format!("csrf={csrf}")).await.status, StatusCode::SEE_OTHER);

    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let unit = offer(&clerk.get(&format!("/biuro/pisma/{letter}")).await.text(), "OR – ");
    let distributed = circulation::step(&mut clerk, &letter, "rozdziel", &format!("komorka={unit}")).await;
    assert_eq!(distributed.status, StatusCode::SEE_OTHER, "{}", distributed.text());
    let desk = zofia.get(links::DESK).await.text();
    assert!(desk.contains("zastępstwie: Natalia Czelna") && desk.contains("Skarga na hałas"), "{desk}");
    let taken = circulation::step(&mut zofia, &letter, "przejmij", "").await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
    let history = clerk.get(&format!("/biuro/pisma/{letter}")).await.text();
    assert!(history.contains("Zofia Zast (w zastępstwie: Natalia Czelna)"), "{history}");

    let left = zofia.post(links::SUBSTITUTION_LEAVE, &format!("csrf={csrf}")).await;
    assert_eq!(left.status, StatusCode::SEE_OTHER);
    let desk = zofia.get(links::DESK).await.text();
    assert!(!desk.contains("zastępstwie: Natalia") && !desk.contains("Skarga na hałas"), "{desk}");
}
