//! A fixed document is signed in own software and filed; what was filed is seen again and withdrawn.

use axum::http::StatusCode;

use super::{
    browser::{Answer, Browser, Part},
    drafts::{fixed, house},
    house::House,
};
use crate::links;

/// The mark that every form of a person carries.
pub(super) async fn csrf(browser: &mut Browser) -> String {
    browser.get(links::FILINGS).await.hidden("csrf")
}

/// The fixed document as its person downloads it.
pub(super) async fn document(browser: &mut Browser, draft: &str) -> Vec<u8> {
    let answer = browser.get(&format!("{draft}/dokument.xml")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.body
}

/// Uploads what was signed.
pub(super) async fn upload(browser: &mut Browser, draft: &str, signed: &str) -> Answer {
    let csrf = csrf(browser).await;
    let parts: [Part<'_>; 2] =
        [("csrf", None, csrf.as_bytes()), ("dokument", Some("podpisany.xml"), signed.as_bytes())];
    browser.upload(&format!("{draft}/podpis"), &parts).await
}

/// Anna's filing: the address of its receipt page.
pub(super) async fn filed(house: &House, anna: &mut Browser) -> String {
    let draft = fixed(anna).await;
    let signed = house.signed_by_anna(&document(anna, &draft).await);
    let filed = upload(anna, &draft, &signed).await;
    assert_eq!(filed.status, StatusCode::SEE_OTHER, "{}", filed.text());
    filed.location().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_document_signed_elsewhere_is_filed_once_however_often_it_comes() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let draft = fixed(&mut anna).await;
    let page = anna.get(&format!("{draft}/podpis")).await;
    let text = page.text();
    for part in [
        "Profil zaufany",
        "E-dowód",
        "musi Anna Wiśniewska",
        "przelew.pdf",
        "63,00\u{a0}zł",
        "Rynek 7, 00-950 Okienkowo",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let origin = house.state.trusted_profile.as_ref().expect("a Trusted Profile").origin();
    let policy = page.header("content-security-policy");
    assert!(policy.contains(&format!("form-action 'self' {origin};")) && !policy.contains("unsafe"), "{policy}");
    let other = anna.get(links::FILINGS).await;
    assert!(other.header("content-security-policy").contains("form-action 'self';"), "no other page leads there");

    let xml = anna.get(&format!("{draft}/dokument.xml")).await;
    assert_eq!(xml.header("content-security-policy"), crate::kit::headers::FILE_POLICY);
    assert!(xml.header("content-disposition").starts_with("attachment; filename=\"zaswiadczenie-"));
    let pdf = anna.get(&format!("{draft}/dokument.pdf")).await;
    assert_eq!((pdf.header("content-type"), &pdf.body[..5]), ("application/pdf", &b"%PDF-"[..]));
    let list = anna.get(links::FILINGS).await.text();
    assert!(list.contains("Do podpisu") && list.contains(&format!("href=\"{draft}\"")), "{list}");

    let signed = house.signed_by_anna(&xml.body);
    let first = upload(&mut anna, &draft, &signed).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text());
    for again in [
        upload(&mut anna, &draft, &signed).await,
        anna.get(&format!("{draft}/podpis")).await,
        anna.get(&format!("{draft}/dokument.xml")).await,
    ] {
        assert_eq!((again.status, again.location()), (StatusCode::SEE_OTHER, first.location()));
    }
    let list = anna.get(links::FILINGS).await.text();
    assert!(!list.contains("Do podpisu") && list.matches("<span class=\"number\">RPW/2026/").count() == 1, "{list}");

    let receipt = anna.get(first.location()).await.text();
    for part in
        ["RPW/2026/1", "Opłata skarbowa", "63,00\u{a0}zł", "przelew.pdf", "Wycofaj to pismo", "Ważny</span><br>Anna"]
    {
        assert!(receipt.contains(part), "{part} in {receipt}");
    }
    let files = first.location().replace("poswiadczenie", "pliki/1");
    let file = anna.get(&files).await;
    assert_eq!(file.body, signed.as_bytes(), "exactly what the office got");
    assert!(file.header("content-disposition").starts_with("attachment; "));
    assert_eq!(anna.get(&files.replace("/pliki/1", "/pliki/99")).await.status, StatusCode::NOT_FOUND);

    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let register = clerk.get(links::REGISTER).await.text();
    let letter = register.split("href=\"/biuro/pisma/").nth(1).and_then(|rest| rest.split('"').next());
    let letter = clerk.get(&format!("/biuro/pisma/{}", letter.expect("a letter"))).await.text();
    for part in ["Podpis jest ważny", "Ile sztuk?", "Rynek 7, 00-950 Okienkowo", "przelew.pdf"] {
        assert!(letter.contains(part), "{part} in {letter}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whom_no_number_tells_is_told_so_before_signing_and_after() {
    let house = house().await;
    let mut barbara = Browser::signed_in(&house, "barbara").await;
    let draft = fixed(&mut barbara).await;
    let page = barbara.get(&format!("{draft}/podpis")).await.text();
    assert!(page.contains("Na koncie nie ma numeru PESEL") && !page.contains("Podpisać musi"), "{page}");
    let signed = house.signed_by_jan(&document(&mut barbara, &draft).await);
    let refused = upload(&mut barbara, &draft, &signed).await.text();
    assert!(refused.contains("Nie możemy rozpoznać tego podpisu"), "{refused}");
    assert!(!refused.contains("Podpisała inna osoba"), "{refused}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plain_file_is_called_what_it_is() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let draft = fixed(&mut anna).await;
    let csrf = csrf(&mut anna).await;
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    for address in [format!("{draft}/podpis"), "/sprawy/pismo-ogolne/zloz".to_owned()] {
        let key = if address.ends_with("zloz") { anna.get(&address).await.hidden("klucz") } else { String::new() };
        let parts: [Part<'_>; 3] =
            [("csrf", None, csrf.as_bytes()), ("klucz", None, key.as_bytes()), ("dokument", Some("skan.png"), picture)];
        let refused = anna.upload(&address, &parts).await.text();
        assert!(refused.contains("W\u{a0}pliku skan.png jest obraz"), "{refused}");
        assert!(!refused.contains("UTF-8"), "{refused}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_receipt_tells_how_long_it_takes_and_how_to_pay() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let receipt = filed(&house, &mut anna).await;
    let page = anna.get(&receipt).await.text().replace('\u{a0}', " ");
    for told in
        ["Czas załatwienia: do 7 dni.", "rachunek PL61", "w tytule numer RPW/2026/1", "trafiło do: <span>Wydział"]
    {
        assert!(page.contains(told), "{told} in {page}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_stays_polish_on_english_pages_is_marked_as_such() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let receipt = filed(&house, &mut anna).await;
    let page = anna.get(&format!("{receipt}?lang=en")).await.text();
    for told in
        ["<dd>Certificate</dd>", "<dd lang=pl>Urząd Miasta", "<span lang=pl>urzędowe poświadczenie przedłożenia"]
    {
        assert!(page.contains(told), "{told} in {page}");
    }
    let list = anna.get(&format!("{}?lang=en", links::FILINGS)).await.text();
    assert!(list.contains(">Certificate</a>") && !list.contains("Zaświadczenie"), "{list}");
    assert!(!anna.get(&format!("{receipt}?lang=pl")).await.text().contains("lang=pl>"), "no mark on a Polish page");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_clicks_at_once_lead_to_one_receipt() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let draft = fixed(&mut anna).await;
    let signed = house.signed_by_anna(&document(&mut anna, &draft).await);
    let mut second = anna.clone();
    let (one, other) = tokio::join!(upload(&mut anna, &draft, &signed), upload(&mut second, &draft, &signed));
    assert_eq!((one.status, one.location()), (StatusCode::SEE_OTHER, other.location()), "{}", one.text());
    assert_eq!(house.office.rows().await["submissions"], 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_the_fixed_document_is_refused_at_the_field_and_the_draft_waits() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let draft = fixed(&mut anna).await;
    let right = document(&mut anna, &draft).await;
    let changed = String::from_utf8(right.clone()).expect("UTF-8").replace("Rynek", "Krótka");
    for (signed, told) in [
        (house.signed_by_anna(changed.as_bytes()), "Podpisano inny dokument"),
        (house.signed_letter(), "Podpisano inny dokument"),
        (house.signed_by_jan(&right), "Podpisała inna osoba"),
        (String::from_utf8(right.clone()).expect("UTF-8"), "Pismo nie jest podpisane"),
        (house.signed_by_anna(&right).replace("Rynek", "Krótka"), "Podpisu nie możemy przyjąć"),
        (String::new(), "jest pusty"),
    ] {
        let refused = upload(&mut anna, &draft, &signed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{told}");
        let text = refused.text();
        assert!(text.contains(told), "{told} in {text}");
        assert!(text.contains("href=\"#dokument\"") && text.contains("id=\"dokument-b\""), "{text}");
        assert!(text.contains("nic nie przepadło"), "{text}");
    }
    let csrf = csrf(&mut anna).await;
    let nothing = anna.upload(&format!("{draft}/podpis"), &[("csrf", None, csrf.as_bytes())]).await;
    assert!(nothing.text().contains("Nie wskazano pliku"), "{}", nothing.text());
    assert_eq!(document(&mut anna, &draft).await, right, "it waits as it was");
    assert_eq!(house.office.rows().await["submissions"], 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_signed_before_the_answers_were_corrected_is_refused() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let draft = fixed(&mut anna).await;
    let old = house.signed_by_anna(&document(&mut anna, &draft).await);
    let csrf = csrf(&mut anna).await;
    for _ in 0..2 {
        let opened = anna.post(&format!("{draft}/popraw"), &format!("csrf={csrf}")).await;
        assert_eq!(opened.location(), format!("{draft}/sprawdzenie"), "also when pressed twice: {}", opened.text());
    }
    for gone in ["podpis", "dokument.xml", "dokument.pdf"] {
        assert_eq!(anna.get(&format!("{draft}/{gone}")).await.location(), format!("{draft}/sprawdzenie"), "{gone}");
    }
    assert_eq!(upload(&mut anna, &draft, &old).await.location(), format!("{draft}/sprawdzenie"));
    house.office.clock.advance(60);
    let page = anna.get(&format!("{draft}/sprawdzenie")).await;
    let form = format!("csrf={csrf}&klucz={}", page.hidden("klucz"));
    assert_eq!(anna.post(&format!("{draft}/sprawdzenie"), &form).await.location(), format!("{draft}/podpis"));
    let refused = upload(&mut anna, &draft, &old).await;
    assert!(refused.text().contains("Podpisano inny dokument"), "{}", refused.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_else_finds_a_draft_or_what_was_filed() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let draft = fixed(&mut anna).await;
    let signed = house.signed_by_anna(&document(&mut anna, &draft).await);
    let receipt = filed(&house, &mut anna).await;
    let filing = receipt.strip_suffix("/poswiadczenie").expect("a receipt").to_owned();
    let mut barbara = Browser::signed_in(&house, "barbara").await;
    for address in ["podpis", "dokument.xml", "dokument.pdf"] {
        let status = barbara.get(&format!("{draft}/{address}")).await.status;
        assert_eq!(status, StatusCode::NOT_FOUND, "{address}");
    }
    for address in [receipt.clone(), format!("{filing}/pliki/1"), format!("{receipt}.xml")] {
        assert_eq!(barbara.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    assert_eq!(upload(&mut barbara, &draft, &signed).await.status, StatusCode::NOT_FOUND);
    let hers = csrf(&mut barbara).await;
    for address in [format!("{draft}/popraw"), format!("{draft}/profil-zaufany"), format!("{filing}/wycofaj")] {
        let status = barbara.post(&address, &format!("csrf={hers}")).await.status;
        assert_eq!(status, StatusCode::NOT_FOUND, "{address}");
    }
    assert!(!barbara.get(links::FILINGS).await.text().contains(&draft));
    assert_eq!(anna.get(&format!("{draft}/podpis")).await.status, StatusCode::OK, "nothing happened to it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forms_without_their_mark_change_nothing() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let draft = fixed(&mut anna).await;
    let signed = house.signed_by_anna(&document(&mut anna, &draft).await);
    let receipt = filed(&house, &mut anna).await;
    let withdraw = receipt.replace("poswiadczenie", "wycofaj");
    for address in [format!("{draft}/popraw"), format!("{draft}/profil-zaufany"), withdraw] {
        assert_eq!(anna.post(&address, "csrf=").await.status, StatusCode::FORBIDDEN, "{address}");
    }
    let upload = anna.upload(&format!("{draft}/podpis"), &[("dokument", Some("a.xml"), signed.as_bytes())]).await;
    assert_eq!(upload.status, StatusCode::FORBIDDEN);
    assert_eq!(anna.get(&format!("{draft}/podpis")).await.status, StatusCode::OK, "it waits as before");
    assert_eq!(house.office.rows().await["submissions"], 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_filing_is_withdrawn_by_a_signed_letter_and_both_tell_of_each_other() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let receipt = filed(&house, &mut anna).await;
    let withdraw = receipt.replace("poswiadczenie", "wycofaj");
    let csrf = csrf(&mut anna).await;
    let begun = anna.post(&withdraw, &format!("csrf={csrf}")).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text());
    let draft = begun.location().strip_suffix("/krok/wnioskodawca").expect("the first step").to_owned();
    let again = anna.post(&withdraw, &format!("csrf={csrf}")).await;
    assert_eq!(again.location(), begun.location(), "two clicks, one draft");
    assert!(anna.get(links::FILINGS).await.text().contains("dotyczy pisma RPW/2026/1"));

    let home = "ulica=Rynek&dom=7&kod=00-950&miasto=Okienkowo&odbior=account";
    for (step, answers) in [("wnioskodawca", home), ("wycofanie", "powod=Pomy%C5%82ka")] {
        let saved = anna.post(&format!("{draft}/krok/{step}"), &format!("csrf={csrf}&{answers}")).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    }
    let page = anna.get(&format!("{draft}/sprawdzenie")).await;
    let form = format!("csrf={csrf}&klucz={}", page.hidden("klucz"));
    assert_eq!(anna.post(&format!("{draft}/sprawdzenie"), &form).await.location(), format!("{draft}/podpis"));
    assert!(anna.get(&format!("{draft}/podpis")).await.text().contains("<dd>RPW/2026/1</dd>"));
    let signed = house.signed_by_anna(&document(&mut anna, &draft).await);
    let withdrawal = upload(&mut anna, &draft, &signed).await;
    assert_eq!(withdrawal.status, StatusCode::SEE_OTHER, "{}", withdrawal.text());
    let withdrawal = withdrawal.location().to_owned();

    let page = anna.get(&receipt).await.text();
    assert!(page.contains("Pismo zostało wycofane") && page.contains(&format!("href=\"{withdrawal}\"")), "{page}");
    assert!(!page.contains("Wycofaj to pismo"));
    let page = anna.get(&withdrawal).await.text();
    assert!(page.contains("Tym pismem wycofano pismo RPW/2026/1"), "{page}");
    assert!(page.contains(&format!("href=\"{receipt}\"")) && !page.contains("Wycofaj to pismo"));
    let list = anna.get(links::FILINGS).await.text();
    assert!(list.contains("Wycofane") && list.contains("wycofuje pismo RPW/2026/1"), "{list}");
    assert_eq!(anna.post(&withdraw, &format!("csrf={csrf}")).await.location(), receipt, "withdrawn once");

    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let register = clerk.get(links::REGISTER).await.text();
    assert_eq!(register.matches("Wycofane").count(), 1, "{register}");
    let letters: Vec<&str> =
        register.split("href=\"/biuro/pisma/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    for (letter, other) in [(letters[0], letters[1]), (letters[1], letters[0])] {
        let page = clerk.get(&format!("/biuro/pisma/{letter}")).await.text();
        assert!(page.contains(&format!("href=\"/biuro/pisma/{other}\"")), "{page}");
    }
}
