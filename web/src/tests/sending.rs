//! Letters of the office at their pages: parties named, sent on paper, posted by the chancery, delivered, and in the register.

use axum::http::StatusCode;
use cases::Stage;
use vocabulary::Clock as _;

use super::{
    answers::paper_case,
    browser::{Answer, Browser},
    case_work::Desk,
    house::House,
    matters,
};
use crate::links;

/// The first value behind this mark on a page, up to the next quotation mark.
fn behind(page: &str, mark: &str) -> String {
    page.split(mark)
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap_or_else(|| panic!("{mark} in {page}"))
        .to_owned()
}

/// The text of the page behind a redirect.
async fn after(browser: &mut Browser, answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    browser.get(answer.location()).await.text()
}

/// Has the letter sent to whoever sent the letter that opened the case, in this way.
async fn send(officer: &mut Browser, page: &str, party: &str, way: &str) -> Answer {
    let shown = officer.get(page).await;
    let (csrf, version) = (shown.hidden("csrf"), shown.hidden("wersja"));
    officer
        .post(
            page,
            &format!(
                "csrf={csrf}&wersja={version}&strona={party}&sposob={way}&adres=ul.+Cicha+1%0D%0A00-001+Okienkowo"
            ),
        )
        .await
}

/// A line of the register that waits for the post, about this letter.
pub(super) async fn to_post(house: &House, case: &str, answer: &str) -> String {
    let page = links::CASE_SENDING.replace("{id}", case).replace("{answer}", answer);
    let mut officer = Browser::signed_in(house, "organizacja").await;
    let sent = send(&mut officer, &page, case, "post").await;
    let shown = after(&mut officer, &sent).await;
    behind(&shown, "/doreczenia/").split('/').next().expect("an id").to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_goes_from_the_seal_through_the_post_to_its_delivery() {
    let house = House::open().await;
    let desk = Desk::open(&house).await;
    let case = paper_case(&house, &desk).await;
    let answer = desk.answer(case, "Dotyczy drzewa").await.to_string();
    let id = case.to_string();
    let page = links::CASE_SENDING.replace("{id}", &id).replace("{answer}", &answer);
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let letter = officer.get(&links::case_letter(links::CASE_ANSWER, case, &answer)).await.text();
    assert!(letter.contains("/doreczenia\""), "{letter}");

    let empty = send(&mut officer, &page, "", "").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["#wyslij-strona", "#wyslij-sposob"] {
        assert!(empty.text().contains(&format!("href=\"{field}\"")), "{field} in {}", empty.text());
    }
    let sent = send(&mut officer, &page, &id, "post").await;
    let shown = after(&mut officer, &sent).await;
    assert!(
        shown.contains("czeka na nadanie") && shown.contains("Anna Wiśniewska") && shown.contains("ul. Cicha 1"),
        "{shown}"
    );
    let again = send(&mut officer, &page, &id, "post").await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "pressed twice");
    let line = behind(&shown, "/doreczenia/").split('/').next().expect("an id").to_owned();

    let queue = clerk.get(links::TO_POST).await;
    assert_eq!(queue.text().matches("/nadaj\"").count(), 1, "{}", queue.text());
    let envelope = clerk.get(&links::dispatch(links::ENVELOPE, &line)).await.text();
    assert!(envelope.contains("00-001 Okienkowo") && envelope.contains("Potwierdzenie odbioru"), "{envelope}");
    let pdf = clerk.get(&links::dispatch(links::POSTED_PDF, &line)).await;
    assert!(pdf.body.starts_with(b"%PDF"));
    assert_eq!(officer.get(links::TO_POST).await.status, StatusCode::FORBIDDEN);
    assert_eq!(officer.get(&links::dispatch(links::POSTED_PDF, &line)).await.status, StatusCode::NOT_FOUND);
    let posted = links::dispatch(links::POSTED, &line);
    let csrf = queue.hidden("csrf");
    let wrong = clerk.post(&posted, &format!("csrf={csrf}&nadanie=1&dzien=jutro")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("value=\"jutro\""), "{}", wrong.text());
    let today = house.office.clock.now().warsaw_date();
    let form = format!("csrf={csrf}&nadanie=0075+9007+731&dzien={today}");
    for _ in 0..2 {
        assert_eq!(clerk.post(&posted, &form).await.status, StatusCode::SEE_OTHER, "pressed twice");
    }
    let other = clerk.post(&posted, &format!("csrf={csrf}&nadanie=99999&dzien={today}")).await;
    assert_eq!(other.status, StatusCode::CONFLICT);

    let shown = officer.get(&page).await;
    let (csrf, version) = (shown.hidden("csrf"), shown.hidden("wersja"));
    let outcome = format!("{page}/{line}/wynik");
    let form = format!("csrf={csrf}&wersja={version}&dzien={today}");
    let early = officer.post(&outcome, &format!("{form}&wynik=uncollected")).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.text().contains("Pismo jeszcze nie jest doręczone"), "{}", early.text());
    let nameless = officer.post(&outcome, &format!("{form}&wynik=household")).await;
    assert!(nameless.text().contains("Proszę podać, kto odebrał pismo"), "{}", nameless.text());
    let right = format!("{form}&wynik=household&kto=Ewa+D%C4%85b%2C+%C5%BCona");
    let noted = officer.post(&outcome, &right).await;
    let shown = after(&mut officer, &noted).await;
    assert!(shown.contains("doręczono") && shown.contains("Ewa Dąb, żona"), "{shown}");
    assert_eq!(officer.post(&outcome, &right).await.status, StatusCode::SEE_OTHER, "pressed twice");
    assert_eq!(desk.case(case).await.row.stage, Stage::Delivered);

    let register = clerk.get(links::OUTGOING).await.text();
    assert!(register.contains("1/2026") && register.contains("00759007731"), "{register}");
    let table = clerk.get(&format!("{}?sposob=post", links::OUTGOING_CSV)).await.text();
    assert!(
        table.starts_with('\u{feff}') && table.contains("Anna Wiśniewska;\"ul. Cicha 1, 00-001 Okienkowo\"")
            || table.contains("Anna Wiśniewska;ul. Cicha 1, 00-001 Okienkowo"),
        "{table}"
    );
    let none = clerk.get(&format!("{}?sposob=hand", links::OUTGOING)).await.text();
    assert!(!none.contains("1/2026"), "{none}");
    assert_eq!(clerk.get(&format!("{}?od=jutro", links::OUTGOING)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(officer.get(links::OUTGOING).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn parties_are_named_and_struck_out_by_whoever_works_on_the_case() {
    let house = House::open().await;
    let desk = Desk::open(&house).await;
    let case = paper_case(&house, &desk).await;
    let page = links::case_parties(case);
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let shown = officer.get(&page).await;
    assert!(shown.text().contains("Jan Dąb"), "{}", shown.text());
    let (csrf, version) = (shown.hidden("csrf"), shown.hidden("wersja"));
    let form = format!("csrf={csrf}&wersja={version}");
    let wrong = officer.post(&page, &format!("{form}&nazwa=Zofia+Kos&adres=&rola=party&pelnomocnik=Lis")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["#strona-adres", "#strona-adres-pelnomocnika"] {
        assert!(wrong.text().contains(&format!("href=\"{field}\"")), "{field} in {}", wrong.text());
    }
    assert!(wrong.text().contains("value=\"Zofia Kos\""), "nothing typed is lost");
    let right = format!("{form}&nazwa=Zofia+Kos&adres=ul.+Cicha+2%0D%0A00-001+Okienkowo&rola=informed");
    for _ in 0..2 {
        let named = officer.post(&page, &right).await;
        assert_eq!(named.status, StatusCode::SEE_OTHER, "pressed twice: {}", named.text());
    }
    let shown = officer.get(&page).await;
    assert_eq!(shown.text().matches(">Zofia Kos<").count(), 1, "{}", shown.text());
    let read = clerk.get(&page).await.text();
    assert!(read.contains("Zofia Kos") && !read.contains("/zakoncz\""), "{read}");
    let version = shown.hidden("wersja");
    let strangers = clerk.post(&page, &format!("csrf={}&wersja={version}&rola=party", clerk_csrf(&read))).await;
    assert_eq!(strangers.status, StatusCode::NOT_FOUND);
    let end = behind(&shown.text(), "action=\"/biuro/sprawy/");
    let end = format!("/biuro/sprawy/{end}");
    let (csrf, version) = (shown.hidden("csrf"), shown.hidden("wersja"));
    for _ in 0..2 {
        let ended = officer.post(&end, &format!("csrf={csrf}&wersja={version}")).await;
        assert!(after(&mut officer, &ended).await.contains("już nie jest stroną"));
    }
    let history = officer.get(&links::case(case)).await.text();
    assert!(history.contains("dopisano stronę") && history.contains("wykreślono stronę"), "{history}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn until_when_a_decision_can_be_appealed_against_is_told_to_official_and_client() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    matters::file(&house, &mut anna).await;
    let desk = Desk::open(&house).await;
    let case = desk.open_case("Latarnia").await;
    let answer = desk.decision(case, "Odmowa").await;
    let id = case.to_string();
    let page = links::CASE_SENDING.replace("{id}", &id).replace("{answer}", &answer.to_string());
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let shown = officer.get(&page).await.text();
    assert!(shown.contains("jeszcze nie wszystkim doręczono"), "{shown}");
    let matter = anna.get(&links::matter_case(case)).await;
    assert!(!matter.text().contains("ostateczn"), "nothing is told of what waits: {}", matter.text());
    let csrf = matter.hidden("csrf");
    anna.post(&links::answer_collect(case, answer), &format!("csrf={csrf}")).await;
    let told = anna.get(&links::matter_case(case)).await.text();
    assert!(told.contains("możesz się odwołać do") && told.contains("stanie się ostateczne"), "{told}");

    let shown = officer.get(&page).await;
    assert!(shown.text().contains("biegnie termin"), "{}", shown.text());
    let file = officer.get(&links::case(case)).await.text();
    assert!(file.contains("biegnie termin"), "{file}");
    let appeal = links::CASE_APPEAL.replace("{id}", &id).replace("{answer}", &answer.to_string());
    let today = house.office.clock.now().warsaw_date();
    let (csrf, version) = (shown.hidden("csrf"), shown.hidden("wersja"));
    let form = format!("csrf={csrf}&wersja={version}");
    let empty = officer.post(&appeal, &form).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["#oswiadczenie-strona", "#oswiadczenie-oswiadczenie", "#oswiadczenie-dzien"] {
        assert!(empty.text().contains(&format!("href=\"{field}\"")), "{field} in {}", empty.text());
    }
    let right = format!("{form}&strona={id}&oswiadczenie=appeal&dzien={today}");
    let noted = officer.post(&appeal, &right).await;
    let shown = after(&mut officer, &noted).await;
    assert!(shown.contains("odwołanie wpłynęło") && shown.contains("art.\u{a0}133\u{a0}KPA"), "{shown}");
    assert_eq!(officer.post(&appeal, &right).await.status, StatusCode::SEE_OTHER, "pressed twice");
    assert!(anna.get(&links::matter_case(case)).await.text().contains("wniesiono odwołanie"));
}

/// The mark of a page that has a form somewhere.
fn clerk_csrf(page: &str) -> String {
    behind(page, "name=\"csrf\" value=\"")
}
