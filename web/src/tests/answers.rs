//! The answer of a case in the browser: written, given back, approved, sealed, handed over; nothing typed is lost.

use axum::http::StatusCode;
use cases::{AnswerState, Stage};
use journal::Actor;
use registry::{PaperLetter, Scan, ScanScope};
use vocabulary::{CaseId, Clock as _};

use super::{
    browser::{Answer, Browser},
    case_work::{Desk, account},
    house::House,
    matters,
};
use crate::links;

/// A house with a case of Anna's, carried by `organizacja` under the head `szefowa`.
async fn case(house: &House) -> (Desk<'_>, CaseId) {
    let mut anna = Browser::signed_in(house, "anna").await;
    matters::file(house, &mut anna).await;
    let desk = Desk::open(house).await;
    let case = desk.open_case("Latarnia przy szkole").await;
    (desk, case)
}

/// The form of a page with these words in it.
fn form(page: &Answer, what: &str, title: &str, text: &str) -> String {
    let (csrf, version, new) = (page.hidden("csrf"), page.hidden("wersja"), page.hidden("nowe"));
    let [title, text] = [title, text].map(links::encoded);
    format!(
        "csrf={csrf}&wersja={version}&nowe={new}&adresat=Anna+Wrzos%0D%0Aul.+Lipowa+7&tytul={title}&tresc={text}&co={what}"
    )
}

/// The text of the page behind a redirect.
async fn after(browser: &mut Browser, answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    browser.get(answer.location()).await.text()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_goes_from_the_first_word_to_the_seal() {
    let house = House::open().await;
    let (desk, case) = case(&house).await;
    let page = links::case_answer(case);
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let mut head = Browser::signed_in(&house, "szefowa").await;

    let begun = officer.get(&page).await;
    assert!(begun.text().contains("Sprawa: Latarnia przy szkole"), "{}", begun.text());
    let saved = officer.post(&page, &form(&begun, "zapisz", "Dotyczy latarni", "Wkrótce")).await;
    let shown = after(&mut officer, &saved).await;
    assert!(shown.contains("Zapisano.") && shown.contains("Wkrótce"), "{shown}");

    let again = officer.get(&page).await;
    let sent = officer.post(&page, &form(&again, "wyslij", "Dotyczy latarni", "Latarnia\n\nzaświeci.")).await;
    assert!(after(&mut officer, &sent).await.contains("Wysłano do zatwierdzenia."));
    let read = officer.get(&page).await.text();
    assert!(!read.contains("/zatwierdz\"") && read.contains("<p>zaświeci.</p>"), "{read}");

    let waiting = head.get(&page).await;
    assert!(waiting.text().contains("/zatwierdz\"") && waiting.text().contains("/oddaj\""));
    let (csrf, version) = (waiting.hidden("csrf"), waiting.hidden("wersja"));
    let why = format!("csrf={csrf}&wersja={version}&uwagi=");
    let refused = head.post(&format!("{page}/oddaj"), &why).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let long = format!("Koniec{}", "a".repeat(4000));
    let refused = head.post(&format!("{page}/oddaj"), &format!("{why}{long}")).await;
    assert!(
        refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text().contains(&long),
        "nothing typed is lost"
    );
    let back = head.post(&format!("{page}/oddaj"), &format!("{why}Brak+daty")).await;
    after(&mut head, &back).await;
    let returned = officer.get(&page).await;
    assert!(returned.text().contains("Pismo wróciło do poprawy") && returned.text().contains("Brak daty"));
    let sent = officer.post(&page, &form(&returned, "wyslij", "Dotyczy latarni", "Latarnia zaświeci 1 grudnia.")).await;
    after(&mut officer, &sent).await;

    let waiting = head.get(&page).await;
    let yes = format!("csrf={}&wersja={}", waiting.hidden("csrf"), waiting.hidden("wersja"));
    let approved = head.post(&format!("{page}/zatwierdz"), &yes).await;
    after(&mut head, &approved).await;
    // Pressed twice, it leads to the same page.
    assert_eq!(head.post(&format!("{page}/zatwierdz"), &yes).await.location(), approved.location());
    while desk.case(case).await.row.stage != Stage::Settled {
        tokio::task::yield_now().await;
    }
    let done = officer.get(&page).await.text();
    assert!(done.contains("Opieczętowane") && done.contains("pieczęcią (PDF)"), "{done}");
    let pdf = officer.get(&links::case_answer_pdf(case)).await;
    assert!(pdf.header("content-disposition").starts_with("attachment") && pdf.body.starts_with(b"%PDF-"));
    let sealed = pdf.body.windows(22).any(|part| part == b"/ETSI.CAdES.detached/M");
    assert!(sealed, "the file that is given out carries the seal");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_what_one_did_oneself_is_told_as_done_when_its_form_comes_twice() {
    let house = House::open().await;
    let (desk, case) = case(&house).await;
    let page = links::case_answer(case);
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let mut head = Browser::signed_in(&house, "szefowa").await;
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let begun = officer.get(&page).await;
    officer.post(&page, &form(&begun, "wyslij", "Dotyczy latarni", "Zaświeci.")).await;
    let waiting = head.get(&page).await;
    let (csrf, version) = (waiting.hidden("csrf"), waiting.hidden("wersja"));
    let back = |csrf: &str, version: &str, why: &str| format!("csrf={csrf}&wersja={version}&uwagi={why}");
    let address = format!("{page}/oddaj");
    let given = head.post(&address, &back(&csrf, &version, "Brak+daty")).await;
    assert_eq!(head.post(&address, &back(&csrf, &version, "Brak+daty")).await.location(), given.location());
    // Other remarks, another version: neither was done, and the remarks can be copied.
    let now = officer.get(&page).await.hidden("wersja");
    for (version, why) in [(&version, "Brak+kwoty"), (&now, "Brak+daty"), (&"1".to_owned(), "Brak+daty")] {
        let late = head.post(&address, &back(&csrf, version, why)).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "{version} {why}");
        assert!(late.text().contains(&format!("{}</textarea>", why.replace('+', " "))), "{}", late.text());
    }
    for browser in [&mut officer, &mut clerk] {
        let csrf = browser.get("/ustawienia").await.hidden("csrf");
        for version in [&version, &now] {
            let refused = browser.post(&address, &back(&csrf, version, "Brak+daty")).await;
            assert_eq!(refused.status, StatusCode::NOT_FOUND);
        }
    }
    // What was sent and given back was not sent again by a form of then.
    let stale = officer.post(&page, &form(&begun, "wyslij", "Dotyczy latarni", "Zaświeci.")).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.text());

    let returned = officer.get(&page).await;
    officer.post(&page, &form(&returned, "wyslij", "Dotyczy latarni", "Zaświeci jutro.")).await;
    let waiting = head.get(&page).await.hidden("wersja");
    let yes = |version: &str| format!("csrf={csrf}&wersja={version}");
    let address = format!("{page}/zatwierdz");
    let approved = head.post(&address, &yes(&waiting)).await;
    while desk.case(case).await.row.stage != Stage::Settled {
        tokio::task::yield_now().await;
    }
    assert_eq!(head.post(&address, &yes(&waiting)).await.location(), approved.location());
    let now = desk.case(case).await.answers[0].version.to_string();
    for version in ["1", &now] {
        assert_eq!(head.post(&address, &yes(version)).await.status, StatusCode::CONFLICT, "{version}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_without_a_title_is_previewed() {
    let house = House::open().await;
    let (_, case) = case(&house).await;
    let page = links::case_answer(case);
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    for title in ["", "\u{a0}"] {
        let shown = officer.get(&page).await;
        assert_eq!(officer.post(&page, &form(&shown, "zapisz", title, "\u{a0}")).await.status, StatusCode::SEE_OTHER);
        let pdf = officer.get(&links::case_answer_pdf(case)).await;
        assert!(pdf.status == StatusCode::OK && pdf.body.starts_with(b"%PDF-"), "{title:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_is_previewed_on_paper_without_a_seal() {
    let house = House::open().await;
    let (desk, case) = case(&house).await;
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    assert_eq!(officer.get(&links::case_answer_pdf(case)).await.status, StatusCode::NOT_FOUND);
    desk.draft(case, "Latarnia").await;
    let pdf = officer.get(&links::case_answer_pdf(case)).await;
    assert!(pdf.header("content-disposition").contains("projekt-pisma-OR.5345.1.2026.pdf"));
    assert!(pdf.body.starts_with(b"%PDF-") && !pdf.body.windows(10).any(|part| part == b"/ByteRange"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_unfinished_is_saved_and_not_sent() {
    let house = House::open().await;
    let (desk, case) = case(&house).await;
    let page = links::case_answer(case);
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let begun = officer.get(&page).await;
    let unfinished = officer.post(&page, &form(&begun, "wyslij", "Dotyczy latarni", "")).await;
    assert_eq!(unfinished.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = unfinished.text();
    assert!(text.contains("href=\"#tresc-pisma\"") && text.contains("wpisano, jest zapisane"), "{text}");
    assert_eq!(desk.case(case).await.answers[0].text.title(), "Dotyczy latarni");
    // The page that told of it goes on from what it saved.
    let sent = officer.post(&page, &form(&unfinished, "wyslij", "Dotyczy latarni", "Zaświeci.")).await;
    after(&mut officer, &sent).await;
    assert_eq!(desk.case(case).await.answers[0].state, AnswerState::ForApproval);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_text_that_is_too_long_stays_on_the_page() {
    let house = House::open().await;
    let (desk, case) = case(&house).await;
    let page = links::case_answer(case);
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let begun = officer.get(&page).await;
    let long = "ż".repeat(20_001);
    let refused = officer.post(&page, &form(&begun, "zapisz", "Dotyczy", &long)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains(&long));
    assert!(desk.case(case).await.answers.is_empty());
    let fits = officer.post(&page, &form(&refused, "zapisz", "Dotyczy", &long[2..])).await;
    assert_eq!(fits.status, StatusCode::SEE_OTHER, "{}", fits.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_who_write_at_once_the_later_loses_nothing_and_overwrites_knowingly() {
    let house = House::open().await;
    let (desk, case) = case(&house).await;
    let page = links::case_answer(case);
    desk.draft(case, "Latarnia").await;
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let mut head = Browser::signed_in(&house, "szefowa").await;
    let (one, other) = (officer.get(&page).await, head.get(&page).await);
    let twice = form(&one, "zapisz", "Dotyczy", "Tekst referenta");
    let first = officer.post(&page, &twice).await;
    // The same button pressed twice.
    assert_eq!(officer.post(&page, &twice).await.location(), first.location());
    let late = head.post(&page, &form(&other, "zapisz", "Dotyczy", "Tekst kierowniczki")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let text = late.text();
    assert!(text.contains("ktoś zmienił to pismo.") && text.contains("Tekst kierowniczki"), "{text}");
    assert_eq!(desk.case(case).await.answers[0].text.text(), "Tekst referenta");
    let knowingly = head.post(&page, &form(&late, "zapisz", "Dotyczy", "Tekst kierowniczki")).await;
    assert_eq!(knowingly.status, StatusCode::SEE_OTHER);
    // And where it went to approval meanwhile, what was typed can still be copied.
    let open = head.get(&page).await;
    let now = officer.get(&page).await;
    officer.post(&page, &form(&now, "wyslij", "Dotyczy", "Tekst wspólny")).await;
    let late = head.post(&page, &form(&open, "zapisz", "Dotyczy", "Tekst spóźniony")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text().contains("Tekst spóźniony") && late.text().contains("Tekst wspólny"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_typed_when_the_session_ended_can_be_copied() {
    let house = House::open().await;
    let (_, case) = case(&house).await;
    let page = links::case_answer(case);
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let begun = officer.get(&page).await;
    let typed = form(&begun, "zapisz", "Dotyczy", "Długo pisany tekst");
    let answer = Browser::of(&house).post(&page, &typed).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.text().contains("Długo pisany tekst"), "{}", answer.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_does_not_work_on_the_case_reads_and_writes_nothing() {
    let house = House::open().await;
    let (desk, case) = case(&house).await;
    let page = links::case_answer(case);
    desk.draft(case, "Latarnia").await;
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let open = officer.get(&page).await;
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let read = clerk.get(&page).await;
    assert!(read.status == StatusCode::OK && !read.text().contains("name=\"tresc\""), "a clerk of the unit reads it");
    let csrf = clerk.get("/ustawienia").await.hidden("csrf");
    let forged = form(&open, "zapisz", "Dotyczy", "Obcy tekst").replacen(&open.hidden("csrf"), &csrf, 1);
    assert_eq!(clerk.post(&page, &forged).await.status, StatusCode::NOT_FOUND);
    let of_case = desk.case(case).await.row.version;
    for (what, version) in [("oddaj", 1), ("zatwierdz", 1), ("wydaj", of_case)] {
        let posted = clerk.post(&format!("{page}/{what}"), &format!("csrf={csrf}&wersja={version}&uwagi=a")).await;
        assert_eq!(posted.status, StatusCode::NOT_FOUND, "{what}");
    }
    let mut elsewhere = Browser::signed_in(&house, "drogi").await;
    for address in [page.clone(), links::case_answer_pdf(case)] {
        assert_eq!(elsewhere.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    assert_eq!(desk.case(case).await.answers[0].version, 1);
}

/// A case about a letter on paper of somebody without an account, carried by `organizacja`.
pub(super) async fn paper_case(house: &House, desk: &Desk<'_>) -> CaseId {
    let office = &house.office;
    let clerk = account(house, "kancelaria").await.as_official().expect("an official");
    let service = catalogue::service(&mut office.journal.view().await.expect("a view"), "pismo-ogolne").await;
    let service = service.expect("a database").expect("a service");
    let mut act = office.journal.act(Actor::Account(clerk.id()), &office.request).await.expect("an act");
    let letter = PaperLetter {
        form: "formularz",
        service: &service,
        sender: "Jan Dąb",
        sender_account: None,
        sender_address: "ul. Cicha 1, 00-001 Okienkowo",
        subject: "Drzewo",
        received_on: office.clock.now().warsaw_date(),
        date_on_letter: None,
        sender_sign: "",
        enclosures: 0,
        delivery_method: "poczta",
        remarks: "",
        scan: Some(Scan {
            scope: ScanScope::None,
            reason: "mapa".to_owned(),
            file: None,
            sheets: registry::Sheets::default(),
        }),
    };
    let right = clerk.registers_letters().expect("a right");
    let Ok((registered, recorded)) = registry::register_paper(&mut act, &right, &clerk, letter).await else {
        panic!("no letter")
    };
    act.commit(recorded).await.expect("a commit");
    let mut act = office.journal.act(Actor::Account(clerk.id()), &office.request).await.expect("an act");
    let right = registry::may_distribute(&mut act, &clerk, registered.id, 1).await.expect("a right");
    let Ok(recorded) = registry::distribute(&mut act, right, desk.officer.unit().id).await else { panic!("no unit") };
    act.commit(recorded).await.expect("a commit");
    desk.open_case("Drzewo").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_on_paper_is_addressed_by_the_letter_and_handed_over() {
    let house = House::open().await;
    let desk = Desk::open(&house).await;
    let case = paper_case(&house, &desk).await;
    let page = links::case_answer(case);
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let begun = officer.get(&page).await.text();
    assert!(begun.contains("Jan Dąb\nul. Cicha 1\n00-001 Okienkowo</textarea>"), "{begun}");
    desk.answer(case, "Dotyczy drzewa").await;
    let sealed = officer.get(&page).await;
    assert!(sealed.text().contains("Nadawca nie ma konta."), "{}", sealed.text());
    let form = format!("csrf={}&wersja={}", sealed.hidden("csrf"), sealed.hidden("wersja"));
    let handed = format!("{page}/wydaj");
    let empty = officer.post(&handed, &format!("{form}&dzien=jutro")).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["#wydaj-jak", "#wydaj-dzien"] {
        assert!(empty.text().contains(&format!("href=\"{field}\"")), "{field} in {}", empty.text());
    }
    let early = officer.post(&handed, &format!("{form}&jak=post&dzien=2020-01-01")).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    let today = house.office.clock.now().warsaw_date();
    let right = format!("{form}&jak=post&dzien={today}");
    let done = officer.post(&handed, &right).await;
    assert!(after(&mut officer, &done).await.contains("pocztą"));
    assert_eq!(officer.post(&handed, &right).await.location(), done.location(), "pressed twice");
    assert_eq!(desk.case(case).await.row.stage, Stage::Delivered);
}
