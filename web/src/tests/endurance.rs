//! What holds under slow, greedy and late visitors: uploads, long letters, sessions that ended meanwhile.

use axum::{
    body::{Body, Bytes},
    http::{Request, StatusCode, header},
};
use futures_util::stream;

use super::{
    browser::{Answer, Browser},
    drafts::{begin, house},
    house::House,
};
use crate::links;

const FORM: &str = "application/x-www-form-urlencoded";
const TYPED: &str = "cel=inny&tresc=Godzina+%3Cpisania%3E%0D%0Adalej";
const HOUR: i64 = 60 * 60;

/// Posts a step the way a page of ours does.
async fn from_own_page(browser: &mut Browser, address: &str, fields: String) -> Answer {
    let request = Request::post(address).header(header::CONTENT_TYPE, FORM).header("sec-fetch-site", "same-origin");
    browser.send(request, Body::from(fields)).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_typed_before_the_session_ended_is_shown_and_saved_after_signing_in() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let draft = begin(&mut anna).await;
    let old = anna.get(links::FILINGS).await.hidden("csrf");
    let step = format!("{draft}/krok/o-co-chodzi");
    house.office.clock.advance(HOUR + 1);

    let answer = from_own_page(&mut anna, &step, format!("csrf={old}&{TYPED}")).await;
    let page = answer.text();
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(page.contains("Sesja wygasła; nic nie przepadło"), "{page}");
    assert!(page.contains("readonly>\nGodzina &#60;pisania&#62;\r\ndalej</textarea>"), "{page}");
    assert!(page.contains(&format!("/zaloguj?dalej={}", links::encoded(&step))), "{page}");
    assert!(!page.contains(&old) && !page.contains("name=\"csrf\""), "{page}");

    anna.sign_in("anna", super::house::PASSWORD).await;
    let answer = from_own_page(&mut anna, &step, TYPED.to_owned()).await;
    let page = answer.text();
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(page.contains("Zapisz w\u{a0}szkicu") && page.contains("Uzasadnienie</label>"), "{page}");
    assert!(page.contains(&format!("<form class=\"actions\" action=\"{step}\" method=\"post\">")), "{page}");
    assert!(!anna.get(&step).await.text().contains("Godzina"), "nothing is saved by itself");

    let saved = from_own_page(&mut anna, &step, format!("csrf={}&{TYPED}", answer.hidden("csrf"))).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    assert!(anna.get(&step).await.text().contains("Godzina &#60;pisania&#62;"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_of_another_site_or_draft_gets_no_button_that_saves_it() {
    let house = house().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let step = format!("{}/krok/o-co-chodzi", begin(&mut anna).await);
    let mut barbara = Browser::signed_in(&house, "barbara").await;
    let others = from_own_page(&mut barbara, &step, TYPED.to_owned()).await.text();
    let forged = anna.post(&step, TYPED).await.text();
    for page in [forged, others] {
        assert!(page.contains("Godzina") && !page.contains("Zapisz w\u{a0}szkicu"), "{page}");
        assert!(!page.contains(&format!("action=\"{step}\"")), "{page}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn passwords_are_not_shown_again() {
    let house = House::open().await;
    let answer = Browser::of(&house).post(links::SIGN_IN, "csrf=&login=anna&haslo=tajemnica").await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(!answer.text().contains("tajemnica"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signing_out_forgets_what_the_browser_keeps() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    let csrf = anna.get(links::FILINGS).await.hidden("csrf");
    let out = anna.post(links::SIGN_OUT, &format!("csrf={csrf}")).await;
    assert_eq!(out.header("clear-site-data"), "\"cache\"");
}

/// An upload of a file to a service, said to be as long as it likes.
fn upload(cookies: &Browser, body: Body) -> impl Future<Output = Answer> + use<> {
    let mut browser = cookies.clone();
    let request = Request::post(links::VERIFY)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=granica")
        .header(header::CONTENT_LENGTH, 40 << 20);
    async move { browser.send(request, body).await }
}

fn begun(csrf: &str) -> Bytes {
    format!("--granica\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n--granica\r\nContent-Disposition: form-data; name=\"plik\"; filename=\"a.xml\"\r\n\r\n<a>").into()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn uploads_that_announce_much_and_send_little_hold_up_nobody() {
    let house = House::open().await;
    let mut browser = Browser::of(&house);
    let csrf = browser.get(links::VERIFY).await.hidden("csrf");
    let mut held = Vec::new();
    for _ in 0..30 {
        let (sender, pieces) = tokio::sync::mpsc::channel::<Result<Bytes, std::io::Error>>(1);
        let body = Body::from_stream(stream::unfold(pieces, async |mut pieces| Some((pieces.recv().await?, pieces))));
        let answer = tokio::spawn(upload(&browser, body));
        sender.send(Ok(begun(&csrf))).await.expect("a reader");
        held.push((sender, answer));
    }
    let answer =
        browser.upload(links::VERIFY, &[("csrf", None, csrf.as_bytes()), ("plik", Some("a.xml"), b"<a/>")]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    held.iter().for_each(|(_, answer)| answer.abort());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_upload_that_trickles_is_ended() {
    let house = House::open().await;
    let mut browser = Browser::of(&house);
    let csrf = browser.get(links::VERIFY).await.hidden("csrf");
    let clock = house.office.clock.clone();
    let begun = begun(&csrf);
    let body = Body::from_stream(stream::unfold(0, move |place| {
        let (clock, begun) = (clock.clone(), begun.clone());
        async move {
            clock.advance(20);
            let piece = match place {
                0 => begun,
                9 => Bytes::from_static(b"</a>\r\n--granica--\r\n"),
                _ => Bytes::from_static(b"<b/>"),
            };
            (place < 10).then_some((Ok::<_, std::io::Error>(piece), place + 1))
        }
    }));
    let answer = upload(&browser, body).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "whole and yet too slow: {}", answer.text());
}
