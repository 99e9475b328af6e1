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
    let csrf = head.get(&address).await.hidden("csrf");
    let posted = head.post(&format!("{address}/potwierdz-skan"), &format!("csrf={csrf}&wersja=2")).await;
    assert_eq!(posted.status, StatusCode::NOT_FOUND);

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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_paper_of_a_letter_is_put_into_a_box_given_out_and_brought_back() {
    let house = house().await;
    let letter = on_paper(&house).await;
    let mut clerk = Browser::signed_in(&house, "kancelaria").await;
    let address = format!("/biuro/pisma/{letter}/sklad");
    let post = async |who: &mut Browser, deed: &str, fields: &str| {
        let csrf = who.get(&address).await.hidden("csrf");
        who.post(&format!("{address}/{deed}"), &format!("csrf={csrf}&{fields}")).await
    };
    let wrong = post(&mut clerk, "odloz", "pudlo=").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("href=\"#odloz-pudlo\""), "{}", wrong.text());
    let put = post(&mut clerk, "odloz", "pudlo=2026/17").await;
    assert_eq!(put.status, StatusCode::SEE_OTHER, "{}", put.text());
    for field in ["komu=&dzien=1.12.2026", "komu=Adam+Kos&dzien=kiedy%C5%9B"] {
        assert_eq!(post(&mut clerk, "wydaj", field).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
    }
    let lent = post(&mut clerk, "wydaj", "komu=Adam+Kos%2C+GK&znak=GK.7012.1.2026&dzien=1.12.2026").await;
    assert_eq!(lent.status, StatusCode::SEE_OTHER, "{}", lent.text());
    let page = clerk.get(lent.location()).await.text();
    assert!(page.contains("Papier ma Adam Kos, GK") && page.contains("GK.7012.1.2026"), "{page}");
    for list in [links::SHELF, "/biuro/sklad?pudlo=2026/17"] {
        let page = clerk.get(list).await.text();
        assert!(page.contains(&address) && page.contains("Adam Kos"), "{list}: {page}");
    }
    // Nobody but the point gives paper out or takes it back.
    let mut head = Browser::signed_in(&house, "burmistrz").await;
    let shown = head.get(&address).await.text();
    assert!(shown.contains("Adam Kos") && !shown.contains("/sklad/zwrot"), "{shown}");
    assert_eq!(post(&mut head, "zwrot", "").await.status, StatusCode::FORBIDDEN);

    assert_eq!(post(&mut clerk, "zwrot", "").await.status, StatusCode::SEE_OTHER);
    assert!(!clerk.get(links::SHELF).await.text().contains(&address));
    assert!(clerk.get("/biuro/sklad?pudlo=2026/17").await.text().contains(&address));
    let again = clerk.get(&address).await.hidden("csrf");
    let twice = clerk.post(&format!("{address}/zwrot"), &format!("csrf={again}")).await;
    assert_eq!(twice.status, StatusCode::CONFLICT, "{}", twice.text());
}
