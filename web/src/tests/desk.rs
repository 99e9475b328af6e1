//! The desk of officials: what waits, taking it up, and what can be done with a case.

use accounts::{Kind, NewAccount, Post, Unit};
use axum::http::StatusCode;
use journal::Actor;
use vocabulary::{Date, Language};

use super::{
    browser::{Answer, Browser, Part},
    house::{House, PASSWORD},
};
use crate::links;

/// Two final classes under those above them.
const PLAN: &str = "symbol;title;category\n1;Zarządzanie;\n14;Informacja;\n143;Informacja publiczna;\n\
                    1431;Udostępnianie informacji publicznej;B5\n1432;Petycje;A\n";

/// Opens an account of an official of the unit that letters are routed to.
async fn official(house: &House, login: &str, name: &str, post: Post) {
    let office = &house.office;
    let clerk = accounts::account_by_login(&mut office.journal.view().await.unwrap(), "kancelaria").await.unwrap();
    let unit: Unit = clerk.unwrap().as_official().unwrap().unit().clone();
    let password = accounts::hash_password(PASSWORD, [7; 16]).await.unwrap();
    let mut act = office.journal.act(Actor::System, &office.request).await.unwrap();
    let kind = Kind::Official { unit, post };
    let account = NewAccount { login, password, name, language: Language::Pl, kind };
    let (_, recorded) = accounts::open_account(&mut act, &account).await.unwrap();
    act.commit(recorded).await.unwrap();
}

/// A house with a head of the unit, a coordinator and a file plan.
pub(super) async fn house() -> House {
    let house = House::open().await;
    official(&house, "naczelnik", "Natalia Czelna", Post::UnitHead).await;
    official(&house, "koordynator", "Karol Ordyna", Post::RecordsCoordinator).await;
    let journal = &house.office.journal;
    let account = accounts::account_by_login(&mut journal.view().await.unwrap(), "koordynator").await.unwrap().unwrap();
    let right = account.as_official().unwrap().keeps_plan().unwrap();
    let mut act = journal.act(Actor::Account(account.id), &house.office.request).await.unwrap();
    let since = Date::constant(2020, 1, 1);
    let (_, recorded) = registry::import_plan(&mut act, &right, PLAN.as_bytes(), since).await.unwrap();
    act.commit(recorded).await.unwrap();
    house
}

/// Anna files a letter; its id.
pub(super) async fn filed(house: &House) -> String {
    let mut anna = Browser::signed_in(house, "anna").await;
    let form = anna.get("/sprawy/pismo-ogolne/zloz").await;
    let (csrf, key, letter) = (form.hidden("csrf"), form.hidden("klucz"), house.signed_letter());
    let parts: [Part<'_>; 3] = [
        ("csrf", None, csrf.as_bytes()),
        ("klucz", None, key.as_bytes()),
        ("dokument", Some("podanie.xml"), letter.as_bytes()),
    ];
    assert_eq!(anna.upload("/sprawy/pismo-ogolne/zloz", &parts).await.status, StatusCode::SEE_OTHER);
    let mut clerk = Browser::signed_in(house, "kancelaria").await;
    let register = clerk.get(links::REGISTER).await.text();
    let letter = register.split("href=\"/biuro/pisma/").nth(1).and_then(|rest| rest.split('"').next());
    letter.expect("a letter").to_owned()
}

/// The head takes the letter up; her browser.
pub(super) async fn taken(house: &House, letter: &str) -> Browser {
    let mut head = Browser::signed_in(house, "naczelnik").await;
    let page = head.get(&format!("/biuro?pismo={letter}")).await;
    let form = format!("csrf={}&wersja={}&skad=biurko", page.hidden("csrf"), page.hidden("wersja"));
    let answer = head.post(&format!("/biuro/pisma/{letter}/przejmij"), &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    head
}

/// The value of the radio button that has this label.
fn class(page: &Answer, label: &str) -> String {
    let text = page.text();
    let before = text.split(label).next().expect("a label");
    before.rsplit("value=\"").next().and_then(|rest| rest.split('"').next()).expect("a value").to_owned()
}

/// The head opens a case with the letter; its address at the desk.
async fn opened(head: &mut Browser, letter: &str) -> String {
    let address = format!("/biuro/pisma/{letter}/sprawa");
    let page = head.get(&address).await;
    let (csrf, version) = (page.hidden("csrf"), page.hidden("wersja"));
    let found =
        head.post(&address, &format!("csrf={csrf}&wersja={version}&krok=szukaj&szukane=1431&tytul=Lipy&dzien=")).await;
    let class = class(&found, "1431 Udost");
    let form = format!("csrf={csrf}&wersja={version}&krok=zaloz&klasa={class}&tytul=Lipy+przy+rynku&dzien=2026-11-02");
    let answer = head.post(&address, &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.location().to_owned()
}

/// The id of the case that an address of the desk has open.
fn id_of(desk: &str) -> String {
    desk.split("sprawa=").nth(1).and_then(|rest| rest.split('&').next()).expect("a case").to_owned()
}

pub(super) async fn case(house: &House) -> (Browser, String) {
    let letter = filed(house).await;
    let mut head = taken(house, &letter).await;
    let desk = opened(&mut head, &letter).await;
    (head, id_of(&desk))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn officials_begin_at_the_desk_and_the_administrator_at_administration() {
    let house = house().await;
    for (login, first) in
        [("kancelaria", links::DESK), ("organizacja", links::DESK), ("administrator", links::ADMINISTRATION)]
    {
        let answer = Browser::of(&house).sign_in(login, PASSWORD).await;
        assert_eq!(answer.location(), first, "{login}");
    }
    let mut administrator = Browser::signed_in(&house, "administrator").await;
    assert_eq!(administrator.get(links::DESK).await.status, StatusCode::FORBIDDEN);
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let empty = officer.get(links::DESK).await;
    assert!(empty.text().contains("Nic nie czeka"), "{}", empty.text());
    assert!(empty.header("content-security-policy").contains("script-src 'self'"));
    assert!(!officer.get("/").await.header("content-security-policy").contains("script-src"), "elsewhere nothing runs");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_is_taken_at_the_desk_becomes_a_case_and_stands_in_its_list() {
    let house = house().await;
    let letter = filed(&house).await;
    let mut head = Browser::signed_in(&house, "naczelnik").await;
    assert!(head.get(links::DESK).await.text().contains(&format!("/biuro?pismo={letter}")));
    let mut head = taken(&house, &letter).await;
    let desk = opened(&mut head, &letter).await;
    let page = head.get(&desk).await.text();
    assert!(
        page.contains("OR.1431.1.2026") && page.contains("Lipy przy\u{a0}rynku") || page.contains("Lipy przy rynku"),
        "{page}"
    );
    assert!(page.contains("Sprawa założona"), "{page}");
    assert!(!page.contains(&format!("/biuro?pismo={letter}")), "the letter is in the file now");
    let lists = head.get(links::CASE_LIST).await.text();
    assert!(lists.contains("OR.1431"), "{lists}");
    let list = head.get("/biuro/spis-spraw?rok=2026&komorka=OR&klasa=1431").await.text();
    assert!(list.contains("OR.1431.1.2026") && list.contains("Natalia Czelna"), "{list}");
    for query in ["OR.1431.1.2026", "lipy"] {
        let found = head.get(&format!("/biuro/szukaj?q={query}")).await.text();
        assert!(found.contains(&links::case(id_of(&desk).parse().unwrap())), "{query}: {found}");
    }
    let again = head.get(&format!("/biuro/pisma/{letter}/sprawa")).await;
    assert_eq!(again.location(), format!("/biuro/pisma/{letter}"), "it is in a case already");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_letter_joins_a_case_by_its_sign() {
    let house = house().await;
    let (_, case) = case(&house).await;
    let letter = filed(&house).await;
    let mut head = taken(&house, &letter).await;
    let address = format!("/biuro/pisma/{letter}/sprawa");
    let page = head.get(&address).await;
    let form =
        |sign: &str| format!("csrf={}&wersja={}&krok=dolacz&znak={sign}", page.hidden("csrf"), page.hidden("wersja"));
    let wrong = head.post(&address, &form("OR.1431.99.2026")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("value=\"OR.1431.99.2026\"") && wrong.text().contains("id=\"znak-b\""));
    let joined = head.post(&address, &form("or.1431.1.2026")).await;
    assert_eq!(joined.location(), format!("/biuro?sprawa={case}&zrobiono=dolaczono"), "{}", joined.text());
    assert!(head.get(joined.location()).await.text().contains("RPW/2026/2"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_typed_is_lost_when_a_case_cannot_be_opened_so() {
    let house = house().await;
    let letter = filed(&house).await;
    let mut head = taken(&house, &letter).await;
    let address = format!("/biuro/pisma/{letter}/sprawa");
    let page = head.get(&address).await;
    let form = format!(
        "csrf={}&wersja={}&krok=zaloz&szukane=petycje&klasa=&tytul=Co%C5%9B+waznego&dzien=31.11.2026",
        page.hidden("csrf"),
        page.hidden("wersja")
    );
    let answer = head.post(&address, &form).await;
    let text = answer.text();
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in
        ["value=\"petycje\"", "value=\"Coś waznego\"", "value=\"31.11.2026\"", "id=\"klasa-b\"", "id=\"dzien-b\""]
    {
        assert!(text.contains(kept), "{kept} in {text}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_clock_is_stopped_and_started_with_its_reason_on_the_page() {
    let house = house().await;
    let (mut head, id) = case(&house).await;
    let address = links::case(id.parse().unwrap());
    let page = head.get(&address).await;
    let csrf = page.hidden("csrf");
    let pause = |version: &str, rest: &str| format!("csrf={csrf}&wersja={version}&{rest}");
    let stop = format!("{address}/wstrzymaj");
    let version = page.hidden("wersja");

    let wrong = head.post(&stop, &pause(&version, "powod=&dzien=2026-11-10&uwagi=pisa%C5%82em")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = wrong.text();
    assert!(text.contains("id=\"wstrzymaj-powod-b\"") && text.contains("pisałem"), "{text}");
    assert!(text.contains("<details name=\"czynnosc\" open"), "the form is unfolded: {text}");
    let future = head.post(&stop, &pause(&version, "powod=awaiting_party&dzien=2099-01-01&uwagi=")).await;
    assert!(future.text().contains("id=\"wstrzymaj-dzien-b\""), "{}", future.text());

    let done = head.post(&stop, &pause(&version, "powod=awaiting_party&dzien=2026-11-10&uwagi=")).await;
    assert_eq!(done.location(), format!("{address}?zrobiono=wstrzymaj"), "{}", done.text());
    let page = head.get(done.location()).await;
    assert!(page.text().contains("zegar stoi") && page.text().contains("wezwanie strony"), "{}", page.text());
    let told = page.text().replace('\u{a0}', " ");
    assert!(told.contains("od 10 listopada 2026, wpisano"), "it was entered later: {told}");
    let version = page.hidden("wersja");
    let done = head.post(&format!("{address}/wznow"), &pause(&version, "dzien=2026-11-15")).await;
    assert!(head.get(done.location()).await.text().contains("zegar znów biegnie"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_of_yesterday_shows_what_happened_and_keeps_the_words() {
    let house = house().await;
    let (mut head, id) = case(&house).await;
    let address = links::case(id.parse().unwrap());
    let page = head.get(&address).await;
    let (csrf, version) = (page.hidden("csrf"), page.hidden("wersja"));
    let rename = |title: &str| format!("csrf={csrf}&wersja={version}&tytul={title}");
    assert_eq!(head.post(&format!("{address}/tytul"), &rename("Nowy")).await.status, StatusCode::SEE_OTHER);

    let note = format!("csrf={csrf}&wersja={version}&uwagi=mowa+o+lipach");
    let stale = head.post(&format!("{address}/notatka"), &note).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let text = stale.text();
    assert!(
        text.contains("Ktoś w\u{a0}międzyczasie") && text.contains("mowa o lipach") && text.contains("Nowy"),
        "{text}"
    );
    let note = format!("csrf={csrf}&wersja={}&uwagi=mowa+o+lipach", stale.hidden("wersja"));
    assert_eq!(head.post(&format!("{address}/notatka"), &note).await.status, StatusCode::SEE_OTHER);
    assert!(head.get(&address).await.text().contains("mowa o lipach"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn words_for_a_case_that_was_closed_meanwhile_are_given_back() {
    let house = house().await;
    let (mut head, id) = case(&house).await;
    let address = links::case(id.parse().unwrap());
    let page = head.get(&address).await;
    let form = |rest: &str| format!("csrf={}&wersja={}&{rest}", page.hidden("csrf"), page.hidden("wersja"));
    assert_eq!(head.post(&format!("{address}/zamknij"), &form("uwagi=wiemy")).await.status, StatusCode::SEE_OTHER);
    let late = head.post(&format!("{address}/notatka"), &form("uwagi=mowa+o+lipach")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text().contains("<p class=\"kept\">mowa o lipach</p>"), "{}", late.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_double_click_is_one_deed() {
    let house = house().await;
    let (mut head, id) = case(&house).await;
    let address = links::case(id.parse().unwrap());
    let page = head.get(&address).await;
    let note = format!("csrf={}&wersja={}&skad=biurko&uwagi=raz", page.hidden("csrf"), page.hidden("wersja"));
    for _ in 0..2 {
        let answer = head.post(&format!("{address}/notatka"), &note).await;
        assert_eq!(answer.location(), format!("/biuro?sprawa={id}&zrobiono=notatka"));
    }
    assert_eq!(head.get(&address).await.text().matches(">raz</p>").count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_text_over_an_old_page_is_no_double_click() {
    let house = house().await;
    let (mut head, id) = case(&house).await;
    let address = links::case(id.parse().unwrap());
    let page = head.get(&address).await;
    let csrf = page.hidden("csrf");
    for (deed, first, others) in [
        ("notatka", "uwagi=jeden", ["uwagi=dwa"].as_slice()),
        ("tytul", "tytul=Pierwszy", &["tytul=Drugi"]),
        (
            "wstrzymaj",
            "powod=awaiting_party&dzien=2026-11-10&uwagi=",
            &[
                "powod=mediation&dzien=2026-11-10&uwagi=",
                "powod=awaiting_party&dzien=2026-11-11&uwagi=",
                "powod=awaiting_party&dzien=2026-11-10&uwagi=dopisek",
            ],
        ),
        ("wznow", "dzien=2026-11-15", &["dzien=2026-11-16"]),
    ] {
        let deed = format!("{address}/{deed}");
        let page = head.get(&address).await;
        let now = format!("csrf={csrf}&wersja={}", page.hidden("wersja"));
        for _ in 0..2 {
            let answer = head.post(&deed, &format!("{now}&{first}")).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{deed} {first}");
        }
        for other in others {
            let answer = head.post(&deed, &format!("{now}&{other}")).await;
            assert_eq!(answer.status, StatusCode::CONFLICT, "{deed} {other}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_state_does_not_allow_is_never_told_as_done() {
    let house = house().await;
    let (mut head, id) = case(&house).await;
    let address = links::case(id.parse().unwrap());
    let (pause, resume) = ("powod=awaiting_party&dzien=2026-11-10&uwagi=", "dzien=2026-11-10");
    for (deed, rest) in [("wstrzymaj", pause), ("wznow", resume)] {
        for status in [StatusCode::SEE_OTHER, StatusCode::CONFLICT] {
            let page = head.get(&address).await;
            let form = format!("csrf={}&wersja={}&{rest}", page.hidden("csrf"), page.hidden("wersja"));
            let answer = head.post(&format!("{address}/{deed}"), &form).await;
            assert_eq!(answer.status, status, "{deed}");
            assert_eq!(
                answer.text().replace('\u{a0}', " ").contains("Tego nie można"),
                status == StatusCode::CONFLICT,
                "{}",
                answer.text()
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_case_is_handed_to_a_colleague_on_whose_desk_it_waits() {
    let house = house().await;
    let (mut head, id) = case(&house).await;
    let address = links::case(id.parse().unwrap());
    let page = head.get(&address).await;
    let officer = class(&page, "Olga Sowa");
    let form = format!("csrf={}&wersja={}&osoba={officer}", page.hidden("csrf"), page.hidden("wersja"));
    let done = head.post(&format!("{address}/przekaz"), &form).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    assert!(officer.get(links::DESK).await.text().contains(&format!("/biuro?sprawa={id}")));
    assert!(!head.get(links::DESK).await.text().contains(&format!("/biuro?sprawa={id}")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_case_is_nobody_elses() {
    let house = house().await;
    let (_, id) = case(&house).await;
    let address = links::case(id.parse().unwrap());
    for (login, status) in [
        ("koordynator", StatusCode::OK),
        ("organizacja", StatusCode::OK),
        ("kancelaria", StatusCode::OK),
        ("drogi", StatusCode::NOT_FOUND),
        ("administrator", StatusCode::FORBIDDEN),
        ("anna", StatusCode::FORBIDDEN),
    ] {
        let mut reader = Browser::signed_in(&house, login).await;
        let page = reader.get(&address).await;
        assert_eq!(page.status, status, "{login}");
        let csrf = reader.get(links::SETTINGS).await.hidden("csrf");
        for deed in ["wstrzymaj", "notatka", "tytul", "zamknij", "nic"] {
            let form = format!("csrf={csrf}&wersja=1&uwagi=x&tytul=x&powod=awaiting_party&dzien=2026-11-10");
            let answer = reader.post(&format!("{address}/{deed}"), &form).await.status;
            assert!(matches!(answer, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN), "{login} {deed}: {answer}");
        }
    }
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    assert!(!officer.get(&address).await.text().contains("name=\"wersja\""), "another officer only reads");
}
