//! A form is filled in, as a browser without scripts would, from the card of its service to the fixed document.

use axum::http::StatusCode;

use super::{
    browser::{Answer, Browser, Part},
    house::House,
};
use crate::links;

/// A service whose form asks every kind of question.
pub(super) const CERTIFICATE: &str = r#"
code = "zaswiadczenie"
unit = "OR"
place = 30

[pl]
name = "Zaświadczenie"
document = "Wniosek o zaświadczenie"
summary = "Na próbę."
who = "Każdy: osoba albo firma"
cost = "21,00 zł za sztukę"
time = "Do 7 dni"
result = "Zaświadczenie"
prepare = ["Potwierdzenie opłaty"]
legal = "KPA, art. 217"
paper = "W okienku."

[en]
name = "Certificate"
summary = "For a try."
who = "Anybody: a person or a business"
cost = "PLN 21.00 a copy"
time = "Up to 7 days"
result = "A certificate"
prepare = ["Proof of payment"]
legal = "CAP, article 217"
paper = "At the counter."

[[steps]]
id = "o-co-chodzi"
title = { pl = "O co chodzi?", en = "What is it about?" }
name = { pl = "Przedmiot", en = "Subject" }

[[steps.fields]]
name = "cel"
kind = "choice"
label = { pl = "Cel", en = "Purpose" }
choices = [
  { value = "bank", label = { pl = "sprawa w banku", en = "a matter at a bank" } },
  { value = "inny", label = { pl = "coś innego", en = "something else" } },
]

[[steps.fields]]
name = "tresc"
kind = "paragraph"
longest = 200
optional = true
label = { pl = "Uzasadnienie", en = "Reasons" }

[[steps]]
id = "inny-cel"
when = 'cel = "inny"'
title = { pl = "Jaki to cel?", en = "What purpose?" }

[[steps.fields]]
name = "opis"
kind = "line"
longest = 100
label = { pl = "Opis celu", en = "The purpose" }

[[steps]]
id = "szczegoly"
title = { pl = "Szczegóły", en = "Details" }

[[steps.fields]]
name = "sztuki"
kind = "whole"
least = 1
most = 20
label = { pl = "Ile sztuk?", en = "How many?" }

[[steps.fields]]
name = "od-kiedy"
kind = "date"
bound = "past"
label = { pl = "Od kiedy", en = "Since when" }

[[steps.fields]]
name = "numer"
kind = "pesel"
optional = true
label = { pl = "PESEL", en = "PESEL" }

[[steps.fields]]
name = "prawda"
kind = "statement"
label = { pl = "Oświadczam, że to prawda.", en = "I state that this is true." }

[[attachments]]
name = "oplata"
most = 2
label = { pl = "Potwierdzenie opłaty", en = "Proof of payment" }

[[attachments]]
name = "inne"
optional = true
label = { pl = "Inne dokumenty", en = "Other documents" }

[[fees]]
label = { pl = "Opłata skarbowa", en = "Stamp duty" }
amount = "21.00"
times = "sztuki"
"#;

const CARD: &str = "/sprawy/zaswiadczenie";
const BEGIN: &str = "/sprawy/zaswiadczenie/wypelnij";
const APPLICANT: &str = "ulica=Rynek&dom=7&lokal=&kod=00950&miasto=Okienkowo&telefon=600+100+200&odbior=account";
const DETAILS: &str = "sztuki=3&od-kiedy_dzien=5&od-kiedy_miesiac=1&od-kiedy_rok=2024&numer=44051401359&prawda=tak";
/// The smallest PDF that is one by its content.
pub(super) const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

/// An office that offers [`CERTIFICATE`].
pub(super) async fn house() -> House {
    let house = House::open().await;
    let definition = catalogue::Definition::read(CERTIFICATE.as_bytes()).expect("a definition");
    catalogue::publish(&house.office.journal, &[definition], &house.office.request).await.expect("published");
    house
}

/// Begins a draft; gives its address.
pub(super) async fn begin(browser: &mut Browser) -> String {
    let csrf = browser.get(CARD).await.hidden("csrf");
    let begun = browser.post(BEGIN, &format!("csrf={csrf}")).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text());
    begun.location().strip_suffix("/krok/wnioskodawca").expect("the first step").to_owned()
}

/// Saves a step as its page would.
pub(super) async fn save(browser: &mut Browser, draft: &str, step: &str, answers: &str) -> Answer {
    let csrf = browser.get(links::FILINGS).await.hidden("csrf");
    browser.post(&format!("{draft}/krok/{step}"), &format!("csrf={csrf}&{answers}")).await
}

/// Posts the page with the files.
pub(super) async fn attach(browser: &mut Browser, address: &str, files: &[Part<'_>]) -> Answer {
    let csrf = browser.get(links::FILINGS).await.hidden("csrf");
    let mut parts: Vec<Part<'_>> = vec![("csrf", None, csrf.as_bytes())];
    parts.extend_from_slice(files);
    browser.upload(address, &parts).await
}

/// A draft with every answer, one file and nothing to put right.
pub(super) async fn complete(browser: &mut Browser) -> String {
    let draft = begin(browser).await;
    for (step, answers) in [("wnioskodawca", APPLICANT), ("o-co-chodzi", "cel=bank&tresc="), ("szczegoly", DETAILS)] {
        let saved = save(browser, &draft, step, answers).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    }
    let page = format!("{draft}/krok/zalaczniki");
    let saved = attach(browser, &page, &[("oplata", Some("przelew.pdf"), PDF)]).await;
    assert_eq!(saved.location(), format!("{draft}/sprawdzenie"), "{}", saved.text());
    draft
}

/// A draft whose document is fixed.
pub(super) async fn fixed(browser: &mut Browser) -> String {
    let draft = complete(browser).await;
    let page = browser.get(&format!("{draft}/sprawdzenie")).await;
    let (csrf, shown) = (page.hidden("csrf"), page.hidden("klucz"));
    let fixed = browser.post(&format!("{draft}/sprawdzenie"), &format!("csrf={csrf}&klucz={shown}")).await;
    assert_eq!(fixed.location(), format!("{draft}/podpis"), "{}", fixed.text());
    draft
}

fn path(address: &str) -> &str {
    address.split('?').next().unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_is_filled_in_from_its_card_to_the_fixed_document() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let draft = begin(&mut anna).await;
    let applicant = anna.get(&format!("{draft}/krok/wnioskodawca")).await;
    assert_eq!(applicant.header("cache-control"), "private, no-cache");
    let applicant = applicant.text();
    for part in ["Anna Wiśniewska", "44051401359", "krok 1 z\u{a0}6", "zapisano o\u{a0}12:00"] {
        assert!(applicant.contains(part), "{part} in {applicant}");
    }
    let next = save(&mut anna, &draft, "wnioskodawca", APPLICANT).await;
    assert_eq!(next.location(), format!("{draft}/krok/o-co-chodzi"), "{}", next.text());
    // Another purpose opens another step.
    let next = save(&mut anna, &draft, "o-co-chodzi", "cel=inny&tresc=Dwa%0D%0Awiersze").await;
    assert_eq!(next.location(), format!("{draft}/krok/inny-cel"), "{}", next.text());
    let page = anna.get(next.location()).await.text();
    assert!(page.contains("Jaki to cel?") && page.contains("krok 3 z\u{a0}7"), "{page}");
    let next = save(&mut anna, &draft, "inny-cel", "opis=Na+pami%C4%85tk%C4%99").await;
    assert_eq!(next.location(), format!("{draft}/krok/szczegoly"), "{}", next.text());
    let next = save(&mut anna, &draft, "szczegoly", DETAILS).await;
    assert_eq!(next.location(), format!("{draft}/krok/zalaczniki"), "{}", next.text());
    let page = anna.get(next.location()).await.text();
    assert!(
        page.contains("do 25\u{a0}MB") && page.contains("Najwyżej 2 pliki"),
        "told before anything is chosen: {page}"
    );
    let added = attach(&mut anna, &format!("{draft}/zalaczniki/oplata"), &[("oplata", Some("przelew.pdf"), PDF)]).await;
    assert_eq!(added.location(), format!("{draft}/krok/zalaczniki#oplata_"), "{}", added.text());
    let page = anna.get(path(added.location())).await.text();
    assert!(page.contains("przelew.pdf") && page.contains(&format!("PDF, {}\u{a0}B", PDF.len())), "{page}");
    let file = page.split("/pliki/").nth(1).and_then(|rest| rest.split('"').next()).expect("a file");
    let file = anna.get(&format!("{draft}/pliki/{file}")).await;
    assert_eq!((file.body.as_slice(), file.header("content-type")), (PDF, "application/pdf"));
    assert!(file.header("content-security-policy").contains("sandbox"));
    let next = attach(&mut anna, &format!("{draft}/krok/zalaczniki"), &[]).await;
    assert_eq!(next.location(), format!("{draft}/sprawdzenie"), "{}", next.text());

    let letter = anna.get(next.location()).await;
    let text = letter.text();
    for part in [
        "Anna Wiśniewska",
        "Rynek 7<br>00-950 Okienkowo<br>tel. +48600100200",
        "Dwa\nwiersze",
        "coś innego",
        "Na pamiątkę",
        "Ile sztuk?</span> <span>3",
        "5\u{a0}stycznia 2024",
        "Oświadczam, że to prawda.",
        "przelew.pdf",
        "Opłata skarbowa <span class=\"soft\">3 × 21,00\u{a0}zł</span></dt><dd>63,00\u{a0}zł",
        "<h2 id=\"pismo\">Wniosek o\u{a0}zaświadczenie</h2>",
        "<h3>Przedmiot</h3>",
        "<span class=\"name\">Przedmiot</span>",
        "/krok/szczegoly?potem=sprawdzenie",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let (csrf, shown) = (letter.hidden("csrf"), letter.hidden("klucz"));
    for _ in 0..2 {
        let fixed = anna.post(&format!("{draft}/sprawdzenie"), &format!("csrf={csrf}&klucz={shown}")).await;
        assert_eq!(fixed.location(), format!("{draft}/podpis"), "also when pressed twice: {}", fixed.text());
    }
    for page in ["krok/wnioskodawca", "krok/szczegoly", "krok/zalaczniki", "sprawdzenie"] {
        let page = anna.get(&format!("{draft}/{page}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains("Treść jest już zatwierdzona"), "{}", page.text());
        assert!(page.text().contains(&format!("action=\"{draft}/popraw\"")));
    }
    let late = save(&mut anna, &draft, "szczegoly", "sztuki=20").await;
    assert_eq!(late.location(), format!("{draft}/krok/szczegoly?pozno=tak"), "what is fixed stays: {}", late.text());
    assert!(anna.get(late.location()).await.text().contains("tego, co przyszło przed chwilą, nie zapisaliśmy"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wrong_answers_are_told_together_and_kept() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let draft = begin(&mut anna).await;
    let wrong = "sztuki=dwie&od-kiedy_dzien=31&od-kiedy_miesiac=2&od-kiedy_rok=2024&numer=44051401358";
    let answer = save(&mut anna, &draft, "szczegoly", wrong).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "what a posted form answers cannot be gone back to");
    assert_eq!(answer.location(), format!("{draft}/krok/szczegoly?popraw=tu"));
    let answer = anna.get(answer.location()).await;
    assert_eq!(answer.status, StatusCode::OK);
    let page = answer.text();
    assert!(page.contains(&format!("href=\"{draft}/krok/szczegoly?popraw=tu&#38;lang=en\"")), "told in English too");
    assert!(page.contains("<title>Do poprawy: Szczegóły (krok 3 z\u{a0}6)"), "{page}");
    for field in ["sztuki_", "od-kiedy_dzien", "numer_", "prawda_"] {
        assert!(
            page.contains(&format!("<a href=\"#{field}\">")) && page.contains(&format!("id=\"{field}\"")),
            "{field}"
        );
    }
    assert!(page.contains("Trzeba poprawić cztery rzeczy") && page.contains("Takiego dnia nie ma w\u{a0}kalendarzu"));
    assert!(page.contains("Od kiedy: nie ma takiego dnia"), "{page}");
    assert!(page.contains("Od kiedy: nie ma takiego dnia"), "{page}");
    for kept in ["value=\"dwie\"", "value=\"31\"", "value=\"02\"", "value=\"2024\"", "value=\"44051401358\""] {
        assert!(page.contains(kept), "{kept} in {page}");
    }
    let elsewhere = Browser::signed_in(&house, "anna").await.get(&format!("{draft}/krok/szczegoly")).await.text();
    assert!(elsewhere.contains("value=\"dwie\""), "on another device too");
    assert!(!elsewhere.contains("do-poprawy"), "nobody is told off for what they did not send: {elsewhere}");

    let long = "a".repeat(201);
    let answer = save(&mut anna, &draft, "o-co-chodzi", &format!("cel=wczoraj&tresc={long}")).await;
    let page = anna.get(answer.location()).await.text();
    assert!(!page.contains("#sztuki_"), "what is wrong at another step is not told here: {page}");
    assert!(page.contains("najwyżej 200 znaków") && page.contains(&long), "{page}");
    assert!(page.contains("<a href=\"#cel_1\">") && page.contains("id=\"cel_1\""), "{page}");
    let answer = save(&mut anna, &draft, "wnioskodawca", "ulica=Rynek&kod=1&odbior=ade&ade=zly").await;
    assert_eq!(answer.location(), format!("{draft}/krok/wnioskodawca?popraw=tu"));
    let page = anna.get(answer.location()).await.text();
    for part in ["value=\"Rynek\"", "#dom", "#kod", "#miasto", "#ade", "Bez adresu urząd"] {
        assert!(page.contains(part), "{part} in {page}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_incomplete_draft_leads_to_its_first_mistake_with_all_of_it_told() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let draft = begin(&mut anna).await;
    save(&mut anna, &draft, "wnioskodawca", APPLICANT).await;
    let csrf = anna.get(links::FILINGS).await.hidden("csrf");
    for answer in [
        anna.get(&format!("{draft}/sprawdzenie")).await,
        anna.post(&format!("{draft}/sprawdzenie"), &format!("csrf={csrf}&klucz=1")).await,
    ] {
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert!(answer.location().starts_with(&draft), "{}", answer.location());
    }
    let led = anna.get(&format!("{draft}/sprawdzenie")).await;
    assert_eq!(led.location(), format!("{draft}/krok/o-co-chodzi?potem=sprawdzenie&popraw=tak"));
    let page = anna.get(led.location()).await.text();
    assert!(page.contains("<a href=\"#cel_1\">"), "{page}");
    for elsewhere in ["szczegoly#sztuki_", "szczegoly#prawda_", "zalaczniki#oplata_"] {
        let address = elsewhere.replace('#', "?potem=sprawdzenie&#38;popraw=tak#");
        assert!(page.contains(&format!("<a href=\"{draft}/krok/{address}\">")), "{address} in {page}");
    }
    assert_eq!(anna.get(&draft).await.location(), format!("{draft}/krok/o-co-chodzi"), "resumed calmly");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_correction_leads_back_to_the_letter_or_to_what_it_opened() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let draft = complete(&mut anna).await;
    let back = save(&mut anna, &draft, "szczegoly?potem=sprawdzenie", DETAILS).await;
    assert_eq!(back.location(), format!("{draft}/sprawdzenie"));
    let opened = save(&mut anna, &draft, "o-co-chodzi?potem=sprawdzenie", "cel=inny").await;
    assert_eq!(opened.location(), format!("{draft}/krok/inny-cel?potem=sprawdzenie"));
    let page = anna.get(opened.location()).await.text();
    assert!(page.contains("Zapisz i\u{a0}wróć do sprawdzenia"), "{page}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_changed_in_another_window_is_read_before_it_is_fixed() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let draft = complete(&mut anna).await;
    let letter = anna.get(&format!("{draft}/sprawdzenie")).await;
    let (csrf, shown) = (letter.hidden("csrf"), letter.hidden("klucz"));
    house.office.clock.advance(1);
    save(&mut anna, &draft, "o-co-chodzi", "cel=bank&tresc=Jednak").await;
    let answer = anna.post(&format!("{draft}/sprawdzenie"), &format!("csrf={csrf}&klucz={shown}")).await;
    assert_eq!(answer.location(), format!("{draft}/sprawdzenie?zmiana=tak"));
    let page = anna.get(answer.location()).await.text();
    assert!(page.contains("Jednak") && page.contains("Treść zmieniono w\u{a0}innym oknie"), "{page}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_left_for_later_waits_on_the_card() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let draft = begin(&mut anna).await;
    save(&mut anna, &draft, "wnioskodawca", APPLICANT).await;
    let left = save(&mut anna, &draft, "szczegoly?potem=pozniej", "sztuki=dwie").await;
    assert_eq!(left.location(), links::FILINGS, "nothing is demanded of who leaves");
    house.office.clock.advance(24 * 3600);
    let mut elsewhere = Browser::signed_in(&house, "anna").await;
    let card = elsewhere.get(CARD).await.text();
    assert!(card.contains(&format!("href=\"{draft}\"")) && card.contains("Dokończ pismo"), "{card}");
    let page = elsewhere.get(&format!("{draft}/krok/szczegoly")).await.text();
    assert!(page.contains("value=\"dwie\"") && page.contains("zapisano 22\u{a0}listopada 2026"), "{page}");
    let mut stranger = Browser::of(&house);
    let card = stranger.get(CARD).await.text();
    assert!(card.contains("/zaloguj?dalej=%2Fsprawy%2Fzaswiadczenie") && !card.contains("Dokończ pismo"), "{card}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pressing_twice_begins_one_draft() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let first = begin(&mut anna).await;
    assert_eq!(begin(&mut anna).await, first);
    save(&mut anna, &first, "wnioskodawca", APPLICANT).await;
    house.office.clock.advance(1);
    save(&mut anna, &first, "o-co-chodzi", "cel=bank").await;
    assert_ne!(begin(&mut anna).await, first, "a new one when it was asked for");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_not_what_it_says_is_refused_beside_its_place() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let draft = begin(&mut anna).await;
    let page = format!("{draft}/krok/zalaczniki");
    let program: Part<'_> = ("oplata", Some("przelew.pdf"), b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0");
    let answer = attach(&mut anna, &page, &[program, ("inne", Some("opis.txt"), b"opis")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = answer.text();
    assert!(text.contains("<a href=\"#oplata_\">") && text.contains("id=\"oplata_-b\""), "{text}");
    assert!(text.contains("program albo skrypt") && !text.contains("brakuje pliku"), "{text}");
    assert!(text.contains("opis.txt") && !text.contains("download>przelew.pdf"), "the other file was taken: {text}");
    let none = attach(&mut anna, &format!("{draft}/zalaczniki/oplata"), &[]).await;
    assert!(none.text().contains("Nie wskazano pliku"), "{}", none.text());
    assert!(none.text().contains("Wszystkie odpowiedzi są zapisane"), "nothing was refused: {}", none.text());
    assert!(text.contains("Odrzuconych nie zachowaliśmy"), "{text}");
    let anew = anna.get(&format!("{draft}/zalaczniki/oplata")).await;
    assert_eq!(anew.location(), page, "the page of a refused file, asked for anew");
    let missing = attach(&mut anna, &page, &[]).await;
    assert_eq!(missing.location(), format!("{page}?popraw=tu"));
    let missing = anna.get(missing.location()).await.text();
    assert!(missing.contains("Potwierdzenie opłaty: brakuje pliku"), "{missing}");
    assert!(missing.contains("Wszystkie odpowiedzi są zapisane"), "{missing}");
    let three: Vec<Part<'_>> =
        ["a.pdf", "b.pdf", "c.pdf"].into_iter().map(|name| ("oplata", Some(name), PDF)).collect();
    assert!(attach(&mut anna, &page, &three).await.text().contains("#oplata_"));
    let unknown = attach(&mut anna, &format!("{draft}/zalaczniki/nieznane"), &[]).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_is_taken_away_and_a_second_press_changes_nothing() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let draft = complete(&mut anna).await;
    let page = anna.get(&format!("{draft}/krok/zalaczniki")).await;
    let csrf = page.hidden("csrf");
    let text = page.text();
    let posted = text.split("formaction=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let remove = posted.into_iter().find(|address| address.contains("/pliki/")).expect("a button");
    for _ in 0..2 {
        let removed = anna.post(remove, &format!("csrf={csrf}")).await;
        assert_eq!(path(removed.location().split('#').next().expect("an address")), format!("{draft}/krok/zalaczniki"));
    }
    assert!(!anna.get(&format!("{draft}/krok/zalaczniki")).await.text().contains("przelew.pdf"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thrown_away_draft_is_gone() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let draft = complete(&mut anna).await;
    let page = anna.get(&format!("{draft}/usun")).await;
    assert!(page.text().contains("<strong>Zaświadczenie</strong>"), "{}", page.text());
    assert!(page.text().contains("1 plik."), "{}", page.text());
    assert_eq!(anna.get(&format!("{draft}/sprawdzenie")).await.status, StatusCode::OK, "looking throws nothing away");
    let thrown = anna.post(&format!("{draft}/usun"), &format!("csrf={}", page.hidden("csrf"))).await;
    assert_eq!(path(thrown.location()), links::FILINGS);
    let list = anna.get(thrown.location()).await.text();
    assert!(list.contains("Pismo zostało usunięte."), "{list}");
    assert!(!anna.get(links::FILINGS).await.text().contains("Pismo zostało usunięte."), "told once");
    for page in ["", "/krok/szczegoly", "/krok/zalaczniki", "/sprawdzenie", "/usun"] {
        assert_eq!(anna.get(&format!("{draft}{page}")).await.status, StatusCode::NOT_FOUND, "{page}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_clients_draft_is_not_found_and_every_form_needs_its_mark() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let draft = complete(&mut anna).await;
    let text = anna.get(&format!("{draft}/krok/zalaczniki")).await.text();
    let file = text.split("/pliki/").nth(1).and_then(|rest| rest.split('"').next()).expect("a file");
    let mut barbara = Browser::signed_in(&house, "barbara").await;
    let hers = barbara.get(links::FILINGS).await.hidden("csrf");
    let forms = ["krok/wnioskodawca", "krok/szczegoly", "sprawdzenie", "usun", &format!("pliki/{file}/usun")];
    for address in forms.map(|page| format!("{draft}/{page}")) {
        let answer = barbara.post(&address, &format!("csrf={hers}&klucz=1")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address} posted by another");
        assert_eq!(
            anna.post(&address, "csrf=&klucz=1").await.status,
            StatusCode::FORBIDDEN,
            "{address} without a mark"
        );
    }
    for address in [format!("{draft}/krok/zalaczniki"), format!("{draft}/zalaczniki/oplata")] {
        let part: Part<'_> = ("oplata", Some("a.pdf"), PDF);
        assert_eq!(attach(&mut barbara, &address, &[part]).await.status, StatusCode::NOT_FOUND, "{address}");
        let unmarked = anna.upload(&address, &[("csrf", None, b""), part]).await;
        assert_eq!(unmarked.status, StatusCode::FORBIDDEN, "{address} without a mark");
    }
    assert_eq!(anna.post(BEGIN, "csrf=").await.status, StatusCode::FORBIDDEN);
    assert_eq!(anna.get(&format!("{draft}/sprawdzenie")).await.status, StatusCode::OK, "nothing happened");
    assert_eq!(anna.get(&format!("{draft}/krok/nie-ma")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(anna.get(&format!("{draft}/krok/inny-cel")).await.location(), draft, "a step that is not asked now");
    let csrf = anna.get(links::FILINGS).await.hidden("csrf");
    for code in ["nie-ma", "wycofanie-pisma"] {
        let answer = anna.post(&format!("/sprawy/{code}/wypelnij"), &format!("csrf={csrf}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{code}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_about_a_filing_says_which() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let form = anna.get("/sprawy/pismo-ogolne/zloz").await;
    let (csrf, key, letter) = (form.hidden("csrf"), form.hidden("klucz"), house.signed_letter());
    let parts: [Part<'_>; 3] = [
        ("csrf", None, csrf.as_bytes()),
        ("klucz", None, key.as_bytes()),
        ("dokument", Some("podanie.xml"), letter.as_bytes()),
    ];
    let filed = anna.upload("/sprawy/pismo-ogolne/zloz", &parts).await;
    let begun = anna.post(&filed.location().replace("poswiadczenie", "wycofaj"), &format!("csrf={csrf}")).await;
    let draft = begun.location().strip_suffix("/krok/wnioskodawca").expect("the first step").to_owned();
    save(&mut anna, &draft, "wnioskodawca", APPLICANT).await;
    let step = anna.get(&format!("{draft}/krok/wycofanie")).await.text();
    save(&mut anna, &draft, "wycofanie", "powod=Nie+trzeba").await;
    for page in [step, anna.get(&format!("{draft}/sprawdzenie")).await.text()] {
        assert!(page.contains("Dotyczy pisma RPW/2026/1 z\u{a0}22\u{a0}listopada 2026."), "{page}");
    }
    assert_eq!(anna.get("/sprawy/wycofanie-pisma").await.status, StatusCode::NOT_FOUND, "it has no card");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pages_of_a_filed_draft_lead_to_its_receipt() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let draft = fixed(&mut anna).await;
    let document = anna.get(&format!("{draft}/dokument.xml")).await.body;
    let (csrf, signed) = (anna.get(links::FILINGS).await.hidden("csrf"), house.signed_by_anna(&document));
    let parts: [Part<'_>; 2] = [("csrf", None, csrf.as_bytes()), ("dokument", Some("a.xml"), signed.as_bytes())];
    let filed = anna.upload(&format!("{draft}/podpis"), &parts).await;
    assert!(filed.location().ends_with("/poswiadczenie"), "{}", filed.text());
    for page in ["", "/krok/wnioskodawca", "/krok/szczegoly", "/krok/zalaczniki", "/sprawdzenie", "/usun"] {
        assert_eq!(anna.get(&format!("{draft}{page}")).await.location(), filed.location(), "{page}");
    }
    for (page, form) in [("krok/szczegoly", "sztuki=1"), ("sprawdzenie", "klucz=1"), ("usun", "")] {
        let posted = anna.post(&format!("{draft}/{page}"), &format!("csrf={csrf}&{form}")).await;
        assert_eq!(posted.location(), filed.location(), "{page} posted late");
    }
}
