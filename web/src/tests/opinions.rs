//! Opinions of other units at their page: asked from the case, on the desk of the other unit, answered into the file.

use axum::http::StatusCode;

use super::{
    browser::{Answer, Browser},
    desk,
};
use crate::links;

/// The page with plain spaces: short words are tied to the next ones.
fn plain(page: &Answer) -> String {
    page.text().replace('\u{a0}', " ")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_unit_is_asked_sees_the_file_and_answers_into_it() {
    let house = desk::house().await;
    let (mut head, case) = desk::case(&house).await;
    let address = format!("/biuro/sprawy/{case}/opinie");
    assert!(plain(&head.get(&format!("/biuro/sprawy/{case}")).await).contains(&format!("href=\"{address}\"")));
    let mut roads = Browser::signed_in(&house, "drogi").await;
    assert_eq!(roads.get(&address).await.status, StatusCode::NOT_FOUND);

    let page = head.get(&address).await;
    let text = plain(&page);
    assert!(text.contains("Nikt jeszcze nie został zapytany."), "{text}");
    let before = text.split(">DR – ").next().expect("the other unit");
    let unit = before.rsplit("value=\"").next().and_then(|rest| rest.split('"').next()).expect("a value").to_owned();
    let mark = format!("csrf={}&wersja={}", page.hidden("csrf"), page.hidden("wersja"));
    let wrong = head.post(&address, &format!("{mark}&komorka=&termin=jutro&sprawa=Lipy&tresc=Czy+można")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for told in ["Proszę wybrać komórkę z listy", "value=\"jutro\"", "Czy można"] {
        assert!(plain(&wrong).contains(told), "{told} in {}", wrong.text());
    }
    let past = format!("{mark}&komorka={unit}&termin=2020-01-01&sprawa=Lipy&tresc=Czy+można");
    assert!(plain(&head.post(&address, &past).await).contains("najdalej za rok"));
    let question = format!("{mark}&komorka={unit}&termin=2026-11-30&sprawa=Lipy+przy+drodze&tresc=Czy+można+wyciąć%3F");
    for _ in 0..2 {
        let asked = head.post(&address, &question).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.text());
    }
    assert_eq!(plain(&head.get(&address).await).matches("Czeka na opinię").count(), 1);

    let queue = plain(&roads.get(links::DESK).await);
    assert!(queue.contains("prośba o opinię") && queue.contains(&format!("href=\"{address}\"")), "{queue}");
    let page = roads.get(&address).await;
    let text = plain(&page);
    assert!(text.contains("Czy można wyciąć?") && !text.contains("name=\"komorka\""), "{text}");
    // The file is open to who is asked, down to the letters.
    let file = roads.get(&format!("/biuro/sprawy/{case}/akta")).await;
    assert_eq!(file.status, StatusCode::OK);
    let files = file.text();
    let download = files.split("href=\"").filter_map(|rest| rest.split('"').next()).find(|to| to.contains("/pliki/"));
    assert_eq!(roads.get(download.expect("a file")).await.status, StatusCode::OK);
    let whole = plain(&roads.get(&format!("/biuro/sprawy/{case}")).await);
    assert!(!whole.contains("action=\"/biuro/sprawy/"), "no deed on the case of another unit: {whole}");

    let question = page.hidden("pytanie");
    let mark = format!("csrf={}&pytanie={question}", page.hidden("csrf"));
    let empty = roads.post(&address, &format!("{mark}&opinia=+")).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let csrf = head.get(&address).await.hidden("csrf");
    let own = head.post(&address, &format!("csrf={csrf}&pytanie={question}&opinia=Tak")).await;
    assert_eq!(own.status, StatusCode::FORBIDDEN);
    for _ in 0..2 {
        let given = roads.post(&address, &format!("{mark}&opinia=Można+jedną.")).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text());
    }
    let late = roads.post(&address, &format!("{mark}&opinia=Jednak+nie.")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(plain(&late).contains("Jednak nie."), "what was typed is shown: {}", late.text());
    let text = plain(&head.get(&address).await);
    assert!(text.contains("Można jedną.") && text.contains("Dariusz Most") && text.contains("Jest opinia"), "{text}");
    let file = plain(&head.get(&format!("/biuro/sprawy/{case}/akta")).await);
    assert!(file.contains("Można jedną.") && file.contains("Czy można wyciąć?"), "{file}");
    assert!(!plain(&roads.get(links::DESK).await).contains("prośba o opinię"));
}
