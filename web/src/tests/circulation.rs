//! Letters on their way through the office, at its pages: on paper, scanned, distributed, assigned, given on; the file plan.

use accounts::{Kind, NewAccount, Post};
use axum::http::StatusCode;
use journal::Actor;
use vocabulary::Language;

use super::{
    browser::{Answer, Browser, Part},
    house::{House, PASSWORD},
};
use crate::links;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n";

/// Opens an account of an official in the unit of this colleague.
pub(super) async fn official(house: &House, login: &str, name: &str, beside: &str, post: Post) {
    let office = &house.office;
    let colleague = accounts::account_by_login(&mut office.journal.view().await.unwrap(), beside).await.unwrap();
    let unit = colleague.unwrap().as_official().unwrap().unit().clone();
    let password = accounts::hash_password(PASSWORD, [7; 16]).await.unwrap();
    let mut act = office.journal.act(Actor::System, &office.request).await.unwrap();
    let account = NewAccount { login, password, name, language: Language::Pl, kind: Kind::Official { unit, post } };
    let (_, recorded) = accounts::open_account(&mut act, &account).await.unwrap();
    act.commit(recorded).await.unwrap();
}

/// A house with a head of the office, a head of the unit OR and a coordinator.
pub(super) async fn house() -> House {
    let house = House::open().await;
    official(&house, "burmistrz", "Bogna Mistrz", "drogi", Post::OfficeHead).await;
    official(&house, "naczelnik", "Natalia Czelna", "organizacja", Post::UnitHead).await;
    official(&house, "koordynator", "Karol Ordyna", "drogi", Post::RecordsCoordinator).await;
    house
}

/// The form of a letter on paper with these fields besides those that every letter has.
async fn register(clerk: &mut Browser, fields: &[(&str, &str)], scan: Option<&[u8]>) -> Answer {
    let page = clerk.get(links::PAPER).await;
    post(clerk, &page.hidden("csrf"), &page.hidden("formularz"), fields, scan).await
}

async fn post(clerk: &mut Browser, csrf: &str, form: &str, fields: &[(&str, &str)], scan: Option<&[u8]>) -> Answer {
    let usual = [
        ("csrf", csrf),
        ("formularz", form),
        ("nadawca", "Józef Żuk"),
        ("temat", "Skarga na hałas"),
        ("wplynelo", "20.11.2026"),
        ("usluga", "pismo-ogolne"),
        ("sposob", "post"),
        ("zakres", if scan.is_some() { "full" } else { "later" }),
    ];
    let mut parts: Vec<Part<'_>> = Vec::new();
    for (name, value) in usual {
        let value = fields.iter().find(|(known, _)| *known == name).map_or(value, |(_, value)| value);
        parts.push((name, None, value.as_bytes()));
    }
    let others = fields.iter().filter(|(name, _)| usual.iter().all(|(known, _)| known != name));
    parts.extend(others.map(|(name, value)| (*name, None, value.as_bytes())));
    if let Some(scan) = scan {
        parts.push(("skan", Some("SCAN0001.PDF"), scan));
    }
    clerk.upload(links::PAPER, &parts).await
}

/// The letter that the address of the next form tells of.
fn saved(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.location().split("zapisano=").nth(1).and_then(|rest| rest.split('&').next()).expect("a letter").to_owned()
}

/// A letter on paper that waits at the point; its id.
pub(super) async fn on_paper(house: &House) -> String {
    let mut clerk = Browser::signed_in(house, "kancelaria").await;
    saved(&register(&mut clerk, &[], Some(PDF)).await)
}

/// Posts a step of a letter from the page as it is now.
pub(super) async fn step(who: &mut Browser, letter: &str, step: &str, fields: &str) -> Answer {
    let page = who.get(&format!("/biuro/pisma/{letter}")).await;
    let (csrf, version) = (page.hidden("csrf"), page.hidden("wersja"));
    who.post(&format!("/biuro/pisma/{letter}/{step}"), &format!("csrf={csrf}&wersja={version}&{fields}")).await
}

/// The value of the offer with these words.
fn offer(page: &Answer, words: &str) -> String {
    let text = page.text();
    let before = text.split(words).next().expect("a page");
    assert!(before.len() < text.len(), "no {words} in {text}");
    before.rsplit("value=\"").next().and_then(|rest| rest.split('"').next()).expect("a value").to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_on_paper_goes_all_the_way_to_who_takes_it() {
    let house = house().await;
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let answer =
        register(&mut clerk, &[("adres", "Polna 1"), ("z-dnia", "11.2026"), ("zalaczniki", "2")], Some(PDF)).await;
    let letter = saved(&answer);
    let next = clerk.get(answer.location()).await.text();
    assert!(next.contains("Zarejestrowano RPW/") && next.contains("autofocus"), "{next}");
    assert!(next.contains("value=\"2026-11-20\""), "the day stays for the next letter: {next}");
    let slip = clerk.get(&format!("/biuro/przesylki/{letter}/potwierdzenie")).await.text();
    assert!(slip.contains("Józef Żuk") && slip.contains("Skarga na hałas") && slip.contains("RPW/2026/1"), "{slip}");

    let page = clerk.get(&format!("/biuro/pisma/{letter}")).await;
    assert!(page.text().contains("Do rozdzielenia") && page.text().contains("SCAN0001.PDF"), "{}", page.text());
    let done = step(&mut clerk, &letter, "do-dekretacji", "").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert!(clerk.get(done.location()).await.text().contains("Przesyłka czeka na dekretację."));

    let mut head = Browser::signed_in(&house, "burmistrz").await;
    let page = head.get(&format!("/biuro/pisma/{letter}")).await;
    let olga = offer(&page, ">OR – Olga Sowa<");
    let unit = olga.split('/').next().expect("a unit").to_owned();
    let fields = format!("komu={unit}&dzien=31.12.2030&polecenie=Prosz%C4%99+o+pilne+za%C5%82atwienie");
    assert_eq!(step(&mut head, &letter, "dekretuj", &fields).await.status, StatusCode::SEE_OTHER);

    let mut chief = Browser::signed_in(&house, "naczelnik").await;
    let page = chief.get(&format!("/biuro/pisma/{letter}")).await;
    assert!(page.text().contains("Proszę o pilne załatwienie"), "{}", page.text());
    let olga = olga.split('/').nth(1).expect("a person");
    let longer = step(&mut chief, &letter, "przekaz", &format!("osoba={olga}&dzien=1.01.2031")).await;
    assert_eq!(longer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(longer.text().contains("Termin nie może być późniejszy") && longer.text().contains("1.01.2031"));
    let given = step(&mut chief, &letter, "przekaz", &format!("osoba={olga}&dzien=30.12.2030")).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text());

    let mut olga = Browser::signed_in(&house, "organizacja").await;
    let taken = step(&mut olga, &letter, "przejmij", "").await;
    let page = olga.get(taken.location()).await.text();
    assert!(page.contains("Przesyłka jest przejęta.") && page.contains(&format!("/biuro/pisma/{letter}/sprawa")));
    for told in ["Zarejestrowano", "Skierowano do dekretacji", "Zadekretowano", "komórce: Olga Sowa", "Przejęto"] {
        assert!(page.contains(told), "{told} in {page}");
    }
    let register = clerk.get(&format!("{}?stan=taken", links::REGISTER)).await.text();
    assert!(
        register.contains(&letter) && register.contains("na papierze") && register.contains("Przejęta"),
        "{register}"
    );
    assert!(!clerk.get(&format!("{}?stan=returned", links::REGISTER)).await.text().contains(&letter));
    let mut stranger = Browser::signed_in(&house, "drogi").await;
    assert_eq!(stranger.get(&format!("/biuro/pisma/{letter}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(stranger.get(&format!("/biuro/przesylki/{letter}/potwierdzenie")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_wrong_field_of_a_letter_on_paper_is_told_and_what_was_typed_stays() {
    let house = house().await;
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let wrong = [
        ("nadawca", ""),
        ("temat", ""),
        ("wplynelo", "31.02.2026"),
        ("z-dnia", "wczoraj"),
        ("zalaczniki", "dużo"),
        ("znak", "<b>&\""),
        ("zakres", "partial"),
        ("konto", "new"),
        ("imiona", "Zofia"),
        ("pesel", "123"),
    ];
    let answer = register(&mut clerk, &wrong, None).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text();
    for field in
        ["nadawca", "temat", "wplynelo", "z-dnia", "zalaczniki", "powod-skanu", "objetosc", "skan", "nazwisko", "pesel"]
    {
        assert!(
            page.contains(&format!("href=\"#{field}\"")) && page.contains(&format!("id=\"{field}-b\"")),
            "{field} in {page}"
        );
    }
    for typed in ["31.02.2026", "wczoraj", "dużo", "&#60;b&#62;", "Zofia"] {
        assert!(page.contains(typed), "{typed} in {page}");
    }
    let future = register(&mut clerk, &[("wplynelo", "1.01.2099")], None).await.text();
    assert!(future.contains("Ten dzień jeszcze nie nadszedł"), "{future}");
    let early = register(&mut clerk, &[("wplynelo", "31.12.1989")], None).await.text();
    assert!(early.contains("Ten dzień jest zbyt dawny"), "{early}");
    for dated in ["21.11.2026", "12.2026", "2027"] {
        let later = register(&mut clerk, &[("z-dnia", dated)], None).await;
        assert_eq!(later.status, StatusCode::UNPROCESSABLE_ENTITY, "{dated}");
        assert!(later.text().contains("późniejsza niż dzień wpływu"), "{}", later.text());
    }
    for (name, scan) in [("a web page", &b"<html>"[..]), ("a PNG", b"\x89PNG\r\n\x1a\n0000"), ("nothing", b"")] {
        let answer = register(&mut clerk, &[], Some(scan)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
    }
    assert!(clerk.get(links::REGISTER).await.text().contains("Tu pojawią się przesyłki"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clerk_reports_a_mistaken_entry_the_coordinator_annuls_it_and_the_extract_says_so() {
    let house = house().await;
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let subject = [("temat", "=1+1; \"Skarga\"")];
    let letter = saved(&register(&mut clerk, &subject, None).await);
    let address = format!("/biuro/pisma/{letter}");
    let empty = step(&mut clerk, &letter, "do-anulowania", "powod=+").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = step(&mut clerk, &letter, "do-anulowania", "powod=wpisano+dwa+razy").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let mut coordinator = Browser::signed_in(&house, "koordynator").await;
    let page = coordinator.get(&address).await.text();
    assert!(page.contains("wpisano dwa razy") && page.contains("Tego nie da się cofnąć"), "{page}");
    assert_eq!(step(&mut coordinator, &letter, "anuluj", "").await.status, StatusCode::SEE_OTHER);
    let page = clerk.get(links::EXTRACT).await.text();
    assert!(page.contains("Anulowana") && page.contains("Józef Żuk") && page.contains("brak danych"), "{page}");
    let table = clerk.get(links::EXTRACT_CSV).await.text();
    assert!(
        table.starts_with('\u{feff}') && table.contains("\"'=1+1; \"\"Skarga\"\"\";") && table.contains(";Anulowana;"),
        "{table}"
    );
    let wrong = clerk.get(&format!("{}?od=2026-11-02&do=1.11.2026", links::EXTRACT)).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("Drugi dzień jest wcześniejszy") && wrong.text().contains("value=\"1.11.2026\""));
    assert_eq!(coordinator.get(&format!("{}?od=jutro", links::EXTRACT_CSV)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_form_pressed_twice_is_one_letter_and_one_account() {
    let house = house().await;
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let page = clerk.get(links::PAPER).await;
    let (csrf, form) = (page.hidden("csrf"), page.hidden("formularz"));
    let new = [("konto", "new"), ("imiona", "Zofia"), ("nazwisko", "Kłos"), ("nadawca", "")];
    let first = post(&mut clerk, &csrf, &form, &new, None).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.text());
    let password = |answer: &Answer| {
        let text = answer.text();
        text.split("class=\"figure\">").nth(1).and_then(|rest| rest.split('<').next()).expect("a password").to_owned()
    };
    assert!(first.text().contains("zofia.klos.") && first.text().contains("Zofia Kłos"), "{}", first.text());
    let second = post(&mut clerk, &csrf, &form, &new, None).await;
    assert_eq!((second.status, password(&second)), (StatusCode::OK, password(&first)));
    // Afterwards the password is nowhere.
    house.office.clock.advance(120);
    let later = post(&mut clerk, &csrf, &form, &new, None).await;
    assert_eq!(later.status, StatusCode::SEE_OTHER);
    let slip = clerk.get(later.location()).await.text();
    assert!(slip.contains("RPW/2026/1") && !slip.contains(&password(&first)), "{slip}");
    let register = clerk.get(links::REGISTER).await.text();
    assert_eq!(register.matches("href=\"/biuro/pisma/").count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_used_form_with_other_content_is_told_so_and_shows_no_other_password() {
    let house = house().await;
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let page = clerk.get(links::PAPER).await;
    let (csrf, form) = (page.hidden("csrf"), page.hidden("formularz"));
    let new = [("konto", "new"), ("imiona", "Zofia"), ("nazwisko", "Kłos"), ("pesel", "90010112349")];
    let first = post(&mut clerk, &csrf, &form, &new, None).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.text());
    assert!(first.text().contains("zofia.klos."));
    // Her number is known by now, and that is no mistake of the second press.
    let again = post(&mut clerk, &csrf, &form, &new, None).await;
    assert!(again.status == StatusCode::OK && again.text().contains("zofia.klos."), "{}", again.text());
    for other in [
        &[("konto", "new"), ("imiona", "Roman"), ("nazwisko", "Lis")][..],
        &[("nadawca", "Roman Lis"), ("konto", "new"), ("imiona", "Zofia"), ("nazwisko", "Kłos")],
        &[("temat", "Inny temat")],
        &[("wplynelo", "19.11.2026")],
        &[],
    ] {
        let refused = post(&mut clerk, &csrf, &form, other, None).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{other:?}");
        let text = refused.text();
        assert!(text.contains("RPW/2026/1") && !text.contains("zofia.klos."), "{text}");
        assert!(other.iter().all(|(_, typed)| text.contains(typed) || *typed == "new"), "{other:?} in {text}");
        assert_ne!(refused.hidden("formularz"), form);
    }
    let register = clerk.get(links::REGISTER).await.text();
    assert_eq!(register.matches("href=\"/biuro/pisma/").count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_step_is_done_already_only_with_the_very_same_content() {
    let house = house().await;
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let letter = on_paper(&house).await;
    let page = clerk.get(&format!("/biuro/pisma/{letter}")).await;
    let (csrf, version) = (page.hidden("csrf"), page.hidden("wersja"));
    let (organisation, roads) = (offer(&page, ">OR – Wydział Organizacyjny<"), offer(&page, ">DR – Wydział Dróg<"));
    let address = format!("/biuro/pisma/{letter}/rozdziel");
    let to = |unit: &str, version: &str| format!("csrf={csrf}&wersja={version}&komorka={unit}");
    for status in [StatusCode::SEE_OTHER, StatusCode::SEE_OTHER] {
        assert_eq!(clerk.post(&address, &to(&organisation, &version)).await.status, status);
    }
    assert_eq!(clerk.post(&address, &to(&roads, &version)).await.status, StatusCode::CONFLICT);
    // With the page as it is now the step is no longer open, whatever it says.
    let next = (version.parse::<i64>().unwrap() + 1).to_string();
    let late = clerk.post(&address, &to(&organisation, &next)).await;
    assert!(late.status == StatusCode::CONFLICT && late.text().contains("nie można teraz wykonać"), "{}", late.text());

    let mut chief = Browser::signed_in(&house, "naczelnik").await;
    let page = chief.get(&format!("/biuro/pisma/{letter}")).await;
    let (csrf, version) = (page.hidden("csrf"), page.hidden("wersja"));
    let olga = offer(&page, ">OR – Olga Sowa<");
    let unit = olga.split('/').next().unwrap();
    let address = format!("/biuro/pisma/{letter}/dekretuj");
    let form = |whom: &str, day: &str, text: &str| {
        format!("csrf={csrf}&wersja={version}&komu={whom}&dzien={day}&polecenie={text}")
    };
    for (whom, day, text, status) in [
        (olga.as_str(), "30.11.2030", "pilne", StatusCode::SEE_OTHER),
        (olga.as_str(), "30.11.2030", "pilne+", StatusCode::SEE_OTHER),
        (unit, "30.11.2030", "pilne", StatusCode::CONFLICT),
        (olga.as_str(), "29.11.2030", "pilne", StatusCode::CONFLICT),
        (olga.as_str(), "", "pilne", StatusCode::CONFLICT),
        (olga.as_str(), "30.11.2030", "bardzo+pilne", StatusCode::CONFLICT),
    ] {
        let answer = chief.post(&address, &form(whom, day, text)).await;
        assert_eq!(answer.status, status, "{whom} {day} {text}");
    }
    // At the desk, whoever takes a letter goes on with it.
    let mut olga = Browser::signed_in(&house, "organizacja").await;
    let case = format!("/biuro/pisma/{letter}/sprawa");
    assert_eq!(chief.post(&case, &format!("csrf={csrf}&krok=zaloz")).await.status, StatusCode::NOT_FOUND);
    let taken = step(&mut olga, &letter, "przejmij", "skad=biurko").await;
    assert_eq!(taken.location(), format!("/biuro?pismo={letter}&zrobiono=przejmij"));
    assert!(olga.get(taken.location()).await.text().contains("Przesyłka jest przejęta."));
    assert_eq!(chief.post(&case, &format!("csrf={csrf}&krok=zaloz")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_is_found_by_pesel_or_login_and_chosen() {
    let house = house().await;
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    for query in ["44051401359", "anna", " ANNA "] {
        let looked = register(&mut clerk, &[("konto", "known"), ("szukaj", query), ("krok", "szukaj")], None).await;
        assert_eq!(looked.status, StatusCode::OK);
        assert!(looked.text().contains("Anna Wiśniewska") && looked.text().contains("Józef Żuk"), "{}", looked.text());
    }
    let none = register(&mut clerk, &[("konto", "known"), ("szukaj", "nikt")], None).await;
    assert!(none.text().contains("href=\"#szukaj\""), "{}", none.text());
    // The name on the letter is another: the clerk chooses.
    let which = register(&mut clerk, &[("konto", "known"), ("szukaj", "anna")], None).await;
    assert_eq!(which.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = which.text();
    let id =
        text.split("id=\"konto-id-1\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an account");
    let chosen = register(&mut clerk, &[("konto", "known"), ("szukaj", "anna"), ("konto-id", id)], None).await;
    saved(&chosen);
    let same_name =
        register(&mut clerk, &[("konto", "known"), ("szukaj", "anna"), ("nadawca", "ANNA WISNIEWSKA")], None).await;
    saved(&same_name);
    // Whoever has an account gets no second one.
    let again = register(
        &mut clerk,
        &[("konto", "new"), ("imiona", "Anna"), ("nazwisko", "Wiśniewska"), ("pesel", "44051401359")],
        None,
    )
    .await;
    assert!(again.text().contains("Login tego konta: anna"), "{}", again.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stale_page_is_told_so_and_a_double_click_shows_the_result() {
    let house = house().await;
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let answer = register(&mut clerk, &[], Some(PDF)).await;
    let letter = saved(&answer);
    let page = clerk.get(&format!("/biuro/pisma/{letter}")).await;
    let (csrf, version) = (page.hidden("csrf"), page.hidden("wersja"));
    let unit = offer(&page, ">OR – Wydział Organizacyjny<");
    let address = format!("/biuro/pisma/{letter}/rozdziel");
    let form = format!("csrf={csrf}&wersja={version}&komorka={unit}");
    let first = clerk.post(&address, &form).await;
    let second = clerk.post(&address, &form).await;
    assert_eq!((first.status, first.location()), (StatusCode::SEE_OTHER, second.location()));
    let stale = clerk.post(&format!("/biuro/pisma/{letter}/do-dekretacji"), &format!("{form}&powod=moje+powody")).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.text().contains("moje powody"), "what was typed is not lost: {}", stale.text());
    assert!(stale.text().contains("Ktoś w\u{a0}międzyczasie"), "{}", stale.text());
    let mut chief = Browser::signed_in(&house, "naczelnik").await;
    for (step_name, fields, told) in [
        ("zwroc", "powod=&komorka=", "Proszę podać powód"),
        ("dekretuj", "komu=x", "Proszę wybrać komórkę"),
        ("dekretuj", "komu=&dzien=jutro", "Nie ma takiego dnia"),
    ] {
        let wrong = step(&mut chief, &letter, step_name, fields).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text().contains(told), "{told} in {}", wrong.text());
    }
    let mut olga = Browser::signed_in(&house, "organizacja").await;
    let mark = olga.get(links::SETTINGS).await.hidden("csrf");
    let not_hers = olga.post(&format!("/biuro/pisma/{letter}/przejmij"), &format!("csrf={mark}&wersja=3")).await;
    assert!(matches!(not_hers.status, StatusCode::CONFLICT | StatusCode::NOT_FOUND), "{}", not_hers.status);
    assert_eq!(
        olga.post(&format!("/biuro/pisma/{letter}/nieznane"), &format!("csrf={mark}")).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_is_scanned_later_or_it_is_said_why_not() {
    let house = house().await;
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let answer = register(&mut clerk, &[], None).await;
    let letter = saved(&answer);
    let address = format!("/biuro/pisma/{letter}/skan");
    let page = clerk.get(&address).await;
    let (csrf, version) = (page.hidden("csrf"), page.hidden("wersja"));
    let parts = |scope: &'static str, reason: &'static str| -> Vec<(&'static str, String)> {
        vec![
            ("csrf", csrf.clone()),
            ("wersja", version.clone()),
            ("zakres", scope.to_owned()),
            ("powod-skanu", reason.to_owned()),
            ("objetosc", if reason.is_empty() { String::new() } else { "1 makieta".to_owned() }),
        ]
    };
    let send = async |clerk: &mut Browser, parts: Vec<(&str, String)>| {
        let parts: Vec<Part<'_>> = parts.iter().map(|(name, value)| (*name, None, value.as_bytes())).collect();
        clerk.upload(&address, &parts).await
    };
    let wrong = send(&mut clerk, parts("none", "")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["powod-skanu", "objetosc"] {
        assert!(wrong.text().contains(&format!("href=\"#{field}\"")), "{field} in {}", wrong.text());
    }
    let done = send(&mut clerk, parts("none", "makieta dworca")).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let page = clerk.get(done.location()).await.text();
    assert!(
        page.contains("Do rozdzielenia") && page.contains("makieta dworca") && page.contains("1 makieta"),
        "{page}"
    );
    let stale = send(&mut clerk, parts("none", "jeszcze raz")).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_plan_comes_in_whole_or_its_flaws_are_told_by_line() {
    let house = house().await;
    let mut keeper = Browser::signed_in(&house, "koordynator").await;
    let import = async |keeper: &mut Browser, table: &str, from: &str| {
        let csrf = keeper.get(links::FILE_PLAN).await.hidden("csrf");
        let parts: [Part<'_>; 3] = [
            ("csrf", None, csrf.as_bytes()),
            ("od", None, from.as_bytes()),
            ("wykaz", Some("wykaz.csv"), table.as_bytes()),
        ];
        keeper.upload(links::FILE_PLAN, &parts).await
    };
    let flawed = import(&mut keeper, "symbol,title,category\n0,Zarządzanie,\n01,Statut,Z9\n", "1.01.2020").await;
    assert_eq!(flawed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(flawed.text().contains("„Z9” nie jest kategorią"), "{}", flawed.text());
    for (table, from, told) in [("", "1.01.2020", "Brakuje pliku"), ("symbol", "kiedyś", "Nie ma takiego dnia")] {
        let wrong = import(&mut keeper, table, from).await;
        assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.text().contains(told), "{}", wrong.text());
    }
    let done = import(&mut keeper, "symbol;title;category\n0;Zarządzanie;\n01;Statut;A\n", "1.01.2020").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let page = keeper.get(done.location()).await.text();
    assert!(page.contains("Nowe klasy: 2") && page.contains("Statut"), "{page}");
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    assert_eq!(clerk.get(links::FILE_PLAN).await.status, StatusCode::FORBIDDEN);
    assert_eq!(Browser::signed_in(&house, "administrator").await.get(links::FILE_PLAN).await.status, StatusCode::OK);
}
