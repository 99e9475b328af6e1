//! A letter delivered for a signed receipt, in the browser and by the API: nothing of it before, everything after.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use cases::Stage;
use receipts::Upd;
use testkit::sandbox::{Behaviour, Service};
use tower::ServiceExt as _;
use vocabulary::{AnswerId, CaseId};

use super::{
    browser::{Answer, Browser, Part},
    case_work::Desk,
    house::House,
    matters,
    signing::csrf,
};
use crate::links;

const TITLE: &str = "Odmowa latarni";

/// A house with a case of Anna's, and a letter that waits there for her signature.
async fn waiting(house: &House) -> (Desk<'_>, Browser, CaseId, AnswerId) {
    let mut anna = Browser::signed_in(house, "anna").await;
    matters::file(house, &mut anna).await;
    let desk = Desk::open(house).await;
    let case = desk.open_case("Latarnia przy szkole").await;
    let answer = desk.answer_to_sign_for(case, TITLE).await;
    (desk, anna, case, answer)
}

/// A case of this client's and a letter in it that she signed for.
pub(super) async fn signed_for(house: &House, anna: &mut Browser) -> (CaseId, AnswerId) {
    matters::file(house, anna).await;
    let desk = Desk::open(house).await;
    let case = desk.open_case("Latarnia").await;
    let answer = desk.answer_to_sign_for(case, "Latarnia zaświeci").await;
    ask(anna, case, answer).await;
    let fixed = anna.get(&links::delivery_xml(case, answer)).await.body;
    let signed = upload(anna, case, answer, house.signed_by_anna(&fixed).as_bytes()).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text());
    (case, answer)
}

async fn ask(browser: &mut Browser, case: CaseId, answer: AnswerId) -> Answer {
    let csrf = csrf(browser).await;
    browser.post(&links::delivery_ask(case, answer), &format!("csrf={csrf}")).await
}

async fn upload(browser: &mut Browser, case: CaseId, answer: AnswerId, signed: &[u8]) -> Answer {
    let csrf = csrf(browser).await;
    let parts: [Part<'_>; 2] = [("csrf", None, csrf.as_bytes()), ("dokument", Some("podpisane.xml"), signed)];
    browser.upload(&links::delivery(case, answer), &parts).await
}

/// Presses something on the page of the Trusted Profile; gives the path that it sends the browser back to.
async fn press(house: &House, address: &str, form: &'static str) -> String {
    let path = format!("/{}", address.splitn(4, '/').nth(3).expect("a path"));
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(form))
        .expect("a request");
    let response = house.world.sandbox.router().oneshot(request).await.expect("an answer");
    let back = response.headers().get(header::LOCATION).expect("a way back").to_str().expect("plain").to_owned();
    back.strip_prefix("https://okienkowo.example").expect("back to the office").to_owned()
}

async fn begin(browser: &mut Browser, case: CaseId, answer: AnswerId) -> String {
    let csrf = csrf(browser).await;
    let begun = browser.post(&links::delivery_profile(case, answer), &format!("csrf={csrf}")).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text());
    begun.location().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_of_the_letter_is_seen_before_it_is_signed_for_and_all_of_it_after() {
    let house = House::open().await;
    let (desk, mut anna, case, answer) = waiting(&house).await;
    let page = anna.get(&links::matter_case(case)).await.text().replace('\u{a0}', " ");
    for told in
        ["Czeka pismo z urzędu za potwierdzeniem odbioru", "w sprawie OR.5345.1.2026", "poswiadczenie/przygotuj"]
    {
        assert!(page.contains(told), "{told} in {page}");
    }
    assert!(!page.contains(TITLE) && !page.contains("/odbierz\""), "{page}");

    // No other way in: the click, the file, the API.
    let (pdf, mark) = (links::answer_pdf(case, answer), csrf(&mut anna).await);
    let clicked = anna.post(&links::answer_collect(case, answer), &format!("csrf={mark}")).await;
    assert!(clicked.location().ends_with("?odebrano=nie"), "{}", clicked.location());
    assert_eq!(anna.get(&pdf).await.status, StatusCode::NOT_FOUND);
    assert!(anna.get(&links::delivery(case, answer)).await.location().ends_with(&links::matter_case(case)));

    let asked = ask(&mut anna, case, answer).await;
    assert_eq!(asked.location(), links::delivery(case, answer));
    assert_eq!(ask(&mut anna, case, answer).await.location(), asked.location(), "a double click");
    let sign = anna.get(asked.location()).await;
    for told in ["UPD/2026/", "Anna Wiśniewska", "OR.5345.1.2026", "Profil zaufany"] {
        assert!(sign.text().contains(told), "{told} in {}", sign.text());
    }
    assert!(!sign.text().contains(TITLE), "{}", sign.text());
    assert_eq!(anna.get(&pdf).await.status, StatusCode::NOT_FOUND, "asking opens nothing");

    let mut barbara = Browser::signed_in(&house, "barbara").await;
    for address in [links::delivery(case, answer), links::delivery_xml(case, answer), pdf.clone()] {
        assert_eq!(barbara.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    assert_eq!(ask(&mut barbara, case, answer).await.status, StatusCode::NOT_FOUND);

    let fixed = anna.get(&links::delivery_xml(case, answer)).await.body;
    let signed = house.signed_by_anna(&fixed);
    let done = upload(&mut anna, case, answer, signed.as_bytes()).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let page = anna.get(done.location()).await.text();
    assert!(page.contains(TITLE) && page.contains("Odpowiedź jest odebrana"), "{page}");
    assert!(page.contains(&format!("href=\"{}\"", links::delivery(case, answer))), "{page}");
    assert!(anna.get(&pdf).await.body.starts_with(b"%PDF-"));
    let again = upload(&mut anna, case, answer, b"anything").await;
    assert_eq!(again.location(), done.location(), "a second tab");
    // Once it is timestamped, there is more in it.
    let kept = anna.get(&links::delivery_xml(case, answer)).await.body;
    assert_eq!(Upd::read(&kept).ok(), Upd::read(signed.as_bytes()).ok());
    let receipt = anna.get(&links::delivery(case, answer)).await.text();
    assert!(receipt.contains("Kto podpisał") && receipt.contains("Anna Wiśniewska"), "{receipt}");
    assert_eq!(barbara.get(&links::delivery_xml(case, answer)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(desk.case(case).await.row.stage, Stage::Delivered);

    // The office has it; anybody who is shown it can check it.
    let [office_xml, office_pdf] = [links::CASE_DELIVERY_XML, links::CASE_DELIVERY_PDF]
        .map(|address| links::case_letter(address, case, "odpowiedz"));
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let shown = officer.get(&links::case_answer(case)).await.text();
    assert!(shown.contains("UPD/2026/") && shown.contains(&office_pdf), "{shown}");
    assert!(Upd::read(&officer.get(&office_xml).await.body).is_ok());
    for (browser, address) in [(&mut officer, office_pdf), (&mut anna, links::delivery_pdf(case, answer))] {
        assert!(browser.get(&address).await.body.starts_with(b"%PDF-"), "{address}");
    }
    let mut stranger = Browser::of(&house);
    let form = stranger.get(links::VERIFY).await;
    let letter = anna.get(&pdf).await.body;
    for (beside, told) in [(&letter[..], "to jest doręczone pismo"), (b"%PDF-", "to inny plik")] {
        let mark = form.hidden("csrf");
        let parts: [Part<'_>; 3] = [
            ("csrf", None, mark.as_bytes()),
            ("plik", Some("upd.xml"), signed.as_bytes()),
            ("dane", Some("pismo.pdf"), beside),
        ];
        let found = stranger.upload(links::VERIFY, &parts).await.text().replace('\u{a0}', " ");
        assert!(found.contains(told) && found.contains("Anna Wiśniewska"), "{told} in {found}");
    }
    let number = Upd::read(signed.as_bytes()).expect("a receipt").number;
    let found = stranger.get(&links::verify_number(&number)).await.text().replace('\u{a0}', " ");
    assert!(found.contains("doręczono pismo naszego urzędu") && !found.contains("Anna"), "{found}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_taken_is_told_beside_the_file_and_nothing_is_lost() {
    let house = House::open().await;
    let (desk, mut anna, case, answer) = waiting(&house).await;
    ask(&mut anna, case, answer).await;
    let fixed = anna.get(&links::delivery_xml(case, answer)).await.body;
    let other = String::from_utf8(fixed.clone()).expect("UTF-8").replace("Sprawy>", "Sprawy>9");
    let other = other.replace("</pos:IdentyfikatorSprawy>9", "</pos:IdentyfikatorSprawy>");
    for (signed, told) in [
        (house.signed_by_jan(&fixed), "Podpisała inna osoba"),
        (String::from_utf8(fixed.clone()).expect("UTF-8"), "W pliku nie ma podpisu"),
        (house.signed_by_anna(other.as_bytes()), "Podpisano inny dokument"),
        ("%PDF-1.7".to_owned(), "To nie jest podpisane poświadczenie"),
        (String::new(), "podpisan"),
    ] {
        let refused = upload(&mut anna, case, answer, signed.as_bytes()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{told}");
        let page = refused.text().replace('\u{a0}', " ");
        assert!(page.contains(told) && page.contains("href=\"#dokument\""), "{told} in {page}");
        assert!(page.contains("nic nie przepadło") && page.contains("id=\"dokument-b\""), "{page}");
    }
    house.office.clock.advance(3600);
    let late = upload(&mut anna, case, answer, house.signed_by_anna(&fixed).as_bytes()).await;
    assert!(late.text().contains("Minęła godzina"), "{}", late.text());
    let fresh = anna.get(&links::delivery_xml(case, answer)).await.body;
    assert_ne!(fresh, fixed, "a new receipt waits at once");
    assert!(desk.case(case).await.answers[0].collected_at.is_none());
    upload(&mut anna, case, answer, house.signed_by_anna(&fresh).as_bytes()).await;
    assert!(desk.case(case).await.answers[0].collected_at.is_some());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_trusted_profile_signs_the_receipt_in_the_same_session_only() {
    let house = House::open().await;
    let (desk, mut anna, case, answer) = waiting(&house).await;
    ask(&mut anna, case, answer).await;
    let address = begin(&mut anna, case, answer).await;
    let sign = anna.get(&links::delivery(case, answer)).await;
    assert!(sign.text().contains(&format!("href=\"{address}\"")), "to go on: {}", sign.text());
    let origin = house.state.trusted_profile.as_ref().expect("a Trusted Profile").origin();
    assert!(sign.header("content-security-policy").contains(&format!("form-action 'self' {origin};")));
    let back = press(&house, &address, "co=anuluj").await;
    let told = anna.get(&back).await;
    let told = anna.get(told.location()).await.text();
    assert!(told.contains("Podpisywanie anulowano") && told.contains("nic nie przepadło"), "{told}");
    for (form, told) in [("osoba=1&co=podpisz", "Podpisała inna osoba"), ("osoba=0&co=zmien", "nie możemy przyjąć")]
    {
        let back = press(&house, &begin(&mut anna, case, answer).await, form).await;
        let answer = anna.get(&back).await;
        let page = if answer.status == StatusCode::SEE_OTHER { anna.get(answer.location()).await } else { answer };
        assert!(page.text().contains(told) && page.text().contains("nic nie przepadło"), "{told} in {}", page.text());
    }
    let back = press(&house, &begin(&mut anna, case, answer).await, "osoba=0&co=podpisz").await;
    assert_eq!(back, links::delivery_profile_back(case, answer));
    let mut elsewhere = Browser::signed_in(&house, "anna").await;
    assert!(elsewhere.get(&back).await.location().ends_with("?profil=inna-sesja"));
    let mut barbara = Browser::signed_in(&house, "barbara").await;
    assert_eq!(barbara.get(&back).await.status, StatusCode::NOT_FOUND);
    assert!(desk.case(case).await.answers[0].collected_at.is_none());

    house.world.sandbox.switch(Service::TrustedProfile, Behaviour::Off);
    assert!(anna.get(&back).await.location().ends_with("?profil=nie-odpowiada"));
    house.world.sandbox.switch(Service::TrustedProfile, Behaviour::On);
    let done = anna.get(&back).await;
    assert!(done.location().ends_with("?odebrano=tak"), "{}", done.location());
    assert!(anna.get(done.location()).await.text().contains(TITLE));
    assert_eq!(anna.get(&back).await.location(), done.location(), "the same again");
    assert!(!house.office.text_of("trusted_profile_signings").await.contains("http"), "used up");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_officer_chooses_it_for_clients_whose_signature_can_be_told() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    matters::file(&house, &mut anna).await;
    let desk = Desk::open(&house).await;
    let case = desk.open_case("Latarnia przy szkole").await;
    let page = links::case_answer(case);
    let mut officer = Browser::signed_in(&house, "organizacja").await;
    let begun = officer.get(&page).await;
    assert!(begun.text().contains("name=\"upd\"") && !begun.text().contains("value=\"tak\" checked"), "off at first");
    let (csrf, version) = (begun.hidden("csrf"), begun.hidden("wersja"));
    let form = format!("csrf={csrf}&wersja={version}&nowe=tak&adresat=Anna&tytul=a&tresc=b&upd=tak&co=zapisz");
    assert_eq!(officer.post(&page, &form).await.status, StatusCode::SEE_OTHER);
    assert!(desk.case(case).await.answers[0].text.signed_delivery());
    assert!(officer.get(&page).await.text().contains("value=\"tak\" checked"));
    desk.send_and_seal(case).await;
    let shown = officer.get(&page).await.text();
    assert!(shown.contains("za podpisanym poświadczeniem (UPD)"), "{shown}");
}
