//! The records archive at its pages: the archivist takes closed cases over, and lends a file.

use accounts::Post;
use axum::http::StatusCode;
use vocabulary::{CaseId, Clock as _, Date, Instant};

use super::{
    browser::{Answer, Browser},
    case_work::Desk,
    circulation,
    house::House,
    matters,
};
use crate::links;

/// A house with an archivist, and two cases of Anna's that were closed three years ago.
async fn house() -> (House, [CaseId; 2]) {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let desk = Desk::open(&house).await;
    circulation::official(&house, "archiwistka", "Maria Teczka", "drogi", Post::Archivist).await;
    circulation::official(&house, "burmistrz", "Bogna Mistrz", "drogi", Post::OfficeHead).await;
    let mut cases = Vec::new();
    for title in ["Lipy przy rynku", "Ławki przy rynku"] {
        matters::file(&house, &mut anna).await;
        let case = desk.open_case(title).await;
        desk.close(case).await;
        cases.push(case);
    }
    let year = house.office.clock.now().warsaw_date().year() + 3;
    house.office.clock.set(Instant::of_warsaw(Date::new(year, 1, 2).expect("a day"), 9, 0).expect("an instant"));
    (house, [cases[0], cases[1]])
}

fn due(unit: &str) -> String {
    format!("{}?komorka={unit}", links::ARCHIVE)
}

/// Posts the form that takes over, with these boxes ticked of those that the page shows.
async fn take(who: &mut Browser, ticked: &[CaseId]) -> Answer {
    let page = who.get(&due("OR")).await;
    let text = page.text();
    let mut form = format!("csrf={}&komorka={}", page.hidden("csrf"), page.hidden("komorka"));
    for case in ticked {
        let name = format!("name=\"sprawa-{case}\" value=\"");
        let version = text.split(&name).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("1");
        form.push_str(&format!("&sprawa-{case}={version}"));
    }
    who.post(links::ARCHIVE, &form).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_archivist_takes_closed_cases_over_and_has_their_list() {
    let (house, [lindens, benches]) = house().await;
    let mut archivist = Browser::signed_in(&house, "archiwistka").await;
    let desk = archivist.get(links::DESK).await.text();
    assert!(desk.contains(links::ARCHIVE), "the menu leads there");
    let case = archivist.get(&links::case(lindens)).await.text().replace('\u{a0}', " ");
    assert!(case.contains("BE10") && case.contains("po ekspertyzie archiwum państwowego"), "{case}");
    let page = archivist.get(&due("OR")).await.text();
    assert!(page.contains("Lipy przy rynku") && page.contains("Ławki przy rynku"), "{page}");
    let none = take(&mut archivist, &[]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.text().contains("Zaznacz przynajmniej jedną sprawę"), "{}", none.text());

    let form = archivist.get(&due("OR")).await;
    let taken = take(&mut archivist, &[lindens]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
    let version = "2";
    let again = format!("csrf={}&komorka={}&sprawa-{lindens}={version}", form.hidden("csrf"), form.hidden("komorka"));
    assert_eq!(archivist.post(links::ARCHIVE, &again).await.location(), taken.location(), "pressed twice");
    let list = archivist.get(taken.location()).await.text();
    assert!(list.contains("Lipy przy rynku") && !list.contains("Ławki"), "{list}");
    let address = taken.location().split('?').next().expect("an address").to_owned();
    let pdf = archivist.get(&format!("{address}/spis.pdf")).await;
    assert_eq!((pdf.status, pdf.header("content-type")), (StatusCode::OK, "application/pdf"));
    let xml = archivist.get(&format!("{address}/spis.xml")).await.text();
    assert!(xml.starts_with("<SpisZdawczoOdbiorczy xmlns=") && xml.contains("<TytulSprawy>Lipy przy rynku<"), "{xml}");
    let page = archivist.get(&due("OR")).await.text();
    assert!(page.contains("Ławki przy rynku") && !page.contains("Lipy przy rynku"), "{page}");
    // One that is gone keeps the other back.
    let both = take(&mut archivist, &[lindens, benches]).await;
    assert_eq!(both.status, StatusCode::CONFLICT);
    assert!(both.text().contains("Lista się zmieniła"), "{}", both.text());

    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let read = officer.get(&links::case(lindens)).await;
    assert_eq!(read.status, StatusCode::OK, "its unit goes on reading it");
    let read = read.text().replace('\u{a0}', " ");
    assert!(read.contains("w archiwum zakładowym"), "{read}");
    let mut anna = Browser::signed_in(&house, "anna").await;
    let matter = anna.get(&links::matter_case(lindens)).await.text().replace('\u{a0}', " ");
    assert!(matter.contains("Sprawa zakończona") && !matter.contains("archiwum zakładowego"), "{matter}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_is_lent_and_comes_back_and_only_the_archivist_notes_it() {
    let (house, [lindens, _]) = house().await;
    let mut archivist = Browser::signed_in(&house, "archiwistka").await;
    assert_eq!(take(&mut archivist, &[lindens]).await.status, StatusCode::SEE_OTHER);
    let address = links::of_archive(links::ARCHIVE_CASE, lindens);
    let page = archivist.get(&address).await;
    let csrf = page.hidden("csrf");
    let wrong = archivist.post(&address, &format!("csrf={csrf}&kto=&cel=odpis&zwrot=2030-01-09")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("href=\"#wypozyczenie-kto\"") && wrong.text().contains("value=\"odpis\""));
    let due = house.office.clock.now().warsaw_date().tomorrow().expect("a day");
    for click in 1..=2 {
        let lent = archivist.post(&address, &format!("csrf={csrf}&kto=Ewa+Kos&cel=odpis&zwrot={due}")).await;
        assert_eq!(lent.status, StatusCode::SEE_OTHER, "click {click}: {}", lent.text());
    }
    let mut mayor = Browser::signed_in(&house, "burmistrz").await;
    let seen = mayor.get(links::ARCHIVE).await;
    let text = seen.text();
    assert!(text.contains("Ewa Kos") && !text.contains("/zwrot\""), "the head reads and notes nothing: {text}");
    let back = archivist.get(links::ARCHIVE).await.text();
    let back = back.split("action=\"").filter_map(|rest| rest.split('"').next()).find(|to| to.ends_with("/zwrot"));
    let back = back.expect("a form").to_owned();
    let theirs = seen.hidden("csrf");
    assert_eq!(mayor.post(&back, &format!("csrf={theirs}")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(mayor.post(links::ARCHIVE, &format!("csrf={theirs}")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(mayor.post(&address, &format!("csrf={theirs}")).await.status, StatusCode::FORBIDDEN);
    for _ in 0..2 {
        assert_eq!(archivist.post(&back, &format!("csrf={csrf}")).await.status, StatusCode::SEE_OTHER);
    }
    let page = archivist.get(&address).await.text();
    assert!(page.contains("zwrot odnotowano") && page.contains("Zapisz wypożyczenie"), "{page}");
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    for address in [links::ARCHIVE, &address] {
        assert_eq!(officer.get(address).await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_comes_as_a_package_with_its_hash_for_the_archivist_alone() {
    let (house, [lindens, benches]) = house().await;
    let mut archivist = Browser::signed_in(&house, "archiwistka").await;
    let taken = take(&mut archivist, &[lindens, benches]).await;
    let address = taken.location().split('?').next().expect("an address").to_owned();
    let page = archivist.get(&address).await.text();
    assert!(page.contains(&format!("href=\"{address}/paczka.tar\"")), "{page}");
    let package = archivist.get(&format!("{address}/paczka.tar")).await;
    assert_eq!((package.status, package.header("content-type")), (StatusCode::OK, "application/x-tar"));
    let tar = package.body.clone();
    assert!(tar.len() > 4096 && tar.len() % 512 == 0 && tar.starts_with(b"sprawy/"), "{}", tar.len());
    let hash = archivist.get(&format!("{address}/paczka.tar.sha256")).await.text();
    let counted = <sha2::Sha256 as sha2::Digest>::digest(&tar);
    assert_eq!(hash, base64::Engine::encode(&base64::engine::general_purpose::STANDARD, counted));
    let mut mayor = Browser::signed_in(&house, "burmistrz").await;
    assert!(!mayor.get(&address).await.text().contains("paczka.tar"));
    for file in ["paczka.tar", "paczka.tar.sha256"] {
        assert_eq!(mayor.get(&format!("{address}/{file}")).await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_may_go_passes_experts_the_head_and_the_state_archive() {
    let (house, [lindens, _]) = house().await;
    let mut archivist = Browser::signed_in(&house, "archiwistka").await;
    assert_eq!(take(&mut archivist, &[lindens]).await.status, StatusCode::SEE_OTHER);
    let page = archivist.get(links::DISPOSALS).await.text();
    assert!(page.contains("Nie ma teraz akt"), "{page}");
    let year = house.office.clock.now().warsaw_date().year() + 20;
    house.office.clock.set(Instant::of_warsaw(Date::new(year, 1, 2).expect("a day"), 9, 0).expect("an instant"));
    let mut archivist = Browser::signed_in(&house, "archiwistka").await;
    let mut mayor = Browser::signed_in(&house, "burmistrz").await;
    let page = archivist.get(links::DISPOSALS).await;
    let csrf = page.hidden("csrf");
    assert!(page.text().contains(&format!("name=\"sprawa-{lindens}\"")), "{}", page.text());
    let none = archivist.post(links::DISPOSALS, &format!("csrf={csrf}")).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut address = String::new();
    for click in 1..=2 {
        let drawn = archivist.post(links::DISPOSALS, &format!("csrf={csrf}&sprawa-{lindens}=tak")).await;
        assert_eq!(drawn.status, StatusCode::SEE_OTHER, "click {click}: {}", drawn.text());
        address = drawn.location().split('?').next().expect("an address").to_owned();
    }
    let theirs = mayor.get(&address).await;
    assert!(!theirs.text().contains("/zatwierdz\""), "nothing to approve before the opinion");
    let mayors = mayor.get(links::DISPOSALS).await.hidden("csrf");
    let early = mayor.post(&format!("{address}/zatwierdz"), &format!("csrf={mayors}&wersja=1")).await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    let opinion = format!("{address}/opinia");
    let wrong = archivist.post(&opinion, &format!("csrf={csrf}&wersja=1&sprawa={lindens}&pismo=AP.5")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("Wybierz, co orzekli eksperci") && wrong.text().contains("value=\"AP.5\""));
    let form = format!("csrf={csrf}&wersja=1&sprawa={lindens}&opinia=dispose&pismo=AP.5");
    assert_eq!(archivist.post(&opinion, &form).await.status, StatusCode::SEE_OTHER);
    assert_eq!(archivist.post(&opinion, &form).await.status, StatusCode::CONFLICT, "the page is out of date");
    let foreign = archivist.post(&format!("{address}/zatwierdz"), &format!("csrf={csrf}&wersja=2")).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN, "the head approves");
    let approved = mayor.post(&format!("{address}/zatwierdz"), &format!("csrf={mayors}&wersja=2")).await;
    assert_eq!(approved.status, StatusCode::SEE_OTHER, "{}", approved.text());
    let consent = format!("{address}/zgoda");
    let wrong = archivist.post(&consent, &format!("csrf={csrf}&wersja=3&pismo=AP.6&dzien=kiedy%C5%9B")).await;
    assert!(
        wrong.text().contains("value=\"kiedyś\"") && wrong.text().contains("href=\"#zgoda-dzien\""),
        "{}",
        wrong.text()
    );
    let today = house.office.clock.now().warsaw_date();
    let noted = archivist.post(&consent, &format!("csrf={csrf}&wersja=3&pismo=AP.6&dzien={today}")).await;
    assert_eq!(noted.status, StatusCode::SEE_OTHER, "{}", noted.text());
    let page = archivist.get(&address).await.text().replace('\u{a0}', " ");
    assert!(page.contains("Archiwum państwowe zgodziło się pismem") && page.contains("AP.6"), "{page}");
    let pdf = archivist.get(&format!("{address}/spis.pdf")).await;
    assert_eq!((pdf.status, pdf.header("content-type")), (StatusCode::OK, "application/pdf"));
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    for address in [links::DISPOSALS, &address, &format!("{address}/spis.pdf")] {
        assert_eq!(officer.get(address).await.status, StatusCode::FORBIDDEN);
    }
}
