//! Scans at the desk: what is odd about one is told beside it, the clerk confirms it or scans again; the lists of scans.

use axum::http::StatusCode;

use super::{
    browser::{Answer, Browser, Part},
    circulation::{house, on_paper, step},
};
use crate::links;

/// A JPEG of this many dots at 150 an inch: as far as its size, which is all that is looked at.
fn jpeg(across: u16, down: u16) -> Vec<u8> {
    let density = 150_u16.to_be_bytes();
    let [x, y] = [across, down].map(u16::to_be_bytes);
    let jfif = [b"\xff\xe0\x00\x10JFIF\0\x01\x02\x01".as_slice(), &density, &density, &[0, 0]].concat();
    let frame = [b"\xff\xc0\x00\x0b\x08".as_slice(), &y, &x, &[1, 1, 0x11, 0]].concat();
    [b"\xff\xd8".as_slice(), &jfif, &frame, b"\xff\xda\x00\x02\xff\xd9"].concat()
}

async fn scan(clerk: &mut Browser, letter: &str, fields: &[(&str, &str)], file: &[u8]) -> Answer {
    let address = format!("/biuro/pisma/{letter}/skan");
    let page = clerk.get(&address).await;
    let (csrf, version) = (page.hidden("csrf"), page.hidden("wersja"));
    let mut parts: Vec<Part<'_>> = vec![("csrf", None, csrf.as_bytes()), ("wersja", None, version.as_bytes())];
    parts.extend(fields.iter().map(|(name, value)| (*name, None, value.as_bytes())));
    parts.push(("skan", Some("SKAN.JPG"), file));
    clerk.upload(&address, &parts).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_odd_about_a_scan_is_told_and_the_clerk_confirms_it_or_scans_again() {
    let house = house().await;
    let letter = on_paper(&house).await;
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let address = format!("/biuro/pisma/{letter}");
    let odd = clerk.get("/biuro/przesylki/skany?jakie=watpliwe").await.text();
    assert!(odd.contains(&address) && odd.contains("uszkodzony"), "{odd}");

    // Handwriting at 150 dots an inch, and a page that is missing.
    let told = [("zakres", "full"), ("stron", "2"), ("pismo", "hand")];
    let done = scan(&mut clerk, &letter, &told, &jpeg(1_240, 1_754)).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let page = clerk.get(&address).await.text().replace('\u{a0}', " ");
    for told in ["Proszę przejrzeć skan", "jest 1 strona, a powinno być 2", "poniżej rozdzielczości", "150"] {
        assert!(page.contains(told), "{told} in {page}");
    }

    // A head sees what is odd and is not asked.
    let mut head = Browser::signed_in(&house, "burmistrz").await;
    let shown = head.get(&address).await.text();
    assert!(shown.contains("poniżej rozdzielczości") && !shown.contains("potwierdz-skan"), "{shown}");
    assert_eq!(step(&mut head, &letter, "potwierdz-skan", "").await.status, StatusCode::NOT_FOUND);

    let confirmed = step(&mut clerk, &letter, "potwierdz-skan", "").await;
    assert_eq!(confirmed.status, StatusCode::SEE_OTHER, "{}", confirmed.text());
    let page = clerk.get(confirmed.location()).await.text();
    assert!(page.contains("Skan obejrzany") && page.contains("Potwierdzono, że skan jest dobry"), "{page}");
    assert!(!page.contains("potwierdz-skan\""), "{page}");
    let odd = clerk.get("/biuro/przesylki/skany?jakie=watpliwe").await.text();
    assert!(!odd.contains(&address), "{odd}");

    let done = scan(&mut clerk, &letter, &[("zakres", "full"), ("stron", "1")], &jpeg(1_240, 1_754)).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let page = clerk.get(&address).await.text();
    assert!(!page.contains("Proszę przejrzeć skan") && page.contains("Strony na skanie"), "{page}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_that_is_not_wholly_scanned_is_listed_with_its_reason_and_volume() {
    let house = house().await;
    let letter = on_paper(&house).await;
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let address = format!("/biuro/pisma/{letter}");
    assert!(!clerk.get(links::UNSCANNED).await.text().contains(&address));
    let part = [("zakres", "partial"), ("powod-skanu", "mapa większa niż A3"), ("stron", "dwie")];
    let wrong = scan(&mut clerk, &letter, &part, &jpeg(1_240, 1_754)).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["objetosc", "stron"] {
        assert!(wrong.text().contains(&format!("href=\"#{field}\"")), "{field} in {}", wrong.text());
    }
    let part = [("zakres", "partial"), ("powod-skanu", "mapa większa niż A3"), ("objetosc", "3 arkusze A1")];
    let done = scan(&mut clerk, &letter, &part, &jpeg(1_240, 1_754)).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    for (list, told) in [("/biuro/przesylki/skany", "mapa większa niż A3"), (&address, "3 arkusze A1")] {
        let page = clerk.get(list).await.text();
        assert!(page.contains(told) && page.contains("3 arkusze A1"), "{told} in {page}");
    }
    // Whoever does not see the register sees no list of it either.
    let mut head = Browser::signed_in(&house, "naczelnik").await;
    assert_eq!(head.get(links::UNSCANNED).await.status, StatusCode::FORBIDDEN);
}
