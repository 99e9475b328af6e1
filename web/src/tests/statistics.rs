//! The figures of a year in the browser: for heads, of their own unit or of all, with a table under each chart.

use accounts::Post;
use axum::http::StatusCode;
use vocabulary::Language;

use super::{
    browser::Browser,
    case_work::{Desk, account},
    circulation,
    house::House,
    matters,
    samples::{HOSTILE, LONG, frame, render},
};
use crate::{
    kit::{
        deed::Offer,
        frame::{Frame, Here, Role},
    },
    links,
    office::statistics::{
        Columns, Figures, StatisticsPage,
        chart::{Bar, Rect},
        figures::FigureLine,
    },
};

/// The page in a language, by a name: empty and full.
pub(super) fn pages(language: Language) -> Vec<(String, String)> {
    let page = |full: bool| StatisticsPage {
        frame: Frame {
            here: Here::CaseList,
            ..frame(language, Some(Role::Official { register: true, plan: false, archive: false }))
        },
        year: 2026,
        years: vec![(2026, String::new()), (2025, "/biuro/statystyka?rok=2025".to_owned())],
        whose: LONG.to_owned(),
        units: vec![Offer::new("x", HOSTILE, "x"); usize::from(full) * 2],
        facts: vec![(LONG.to_owned(), HOSTILE.to_owned()); usize::from(full) * 6],
        charts: [columns(full), columns(full)],
        months: figures("miesiace", full, false),
        others: vec![figures("klasy", full, true); usize::from(full)],
    };
    vec![("statistics empty".to_owned(), render(&page(false))), ("statistics full".to_owned(), render(&page(true)))]
}

fn columns(full: bool) -> Columns {
    let rect = Rect { class: "s-one", x: 10, y: 20, width: 20, height: 980 };
    Columns {
        title: HOSTILE.to_owned(),
        legend: vec![("s-one", LONG.to_owned())],
        scale: ["200", "100", "0"].map(str::to_owned),
        rects: vec![rect; usize::from(full)],
        width: 1_200,
        names: vec!["sty".to_owned(); 12],
    }
}

fn figures(id: &'static str, full: bool, drawn: bool) -> Figures {
    let line = FigureLine {
        name: HOSTILE.to_owned(),
        detail: LONG.to_owned(),
        cells: vec!["7".to_owned(), HOSTILE.to_owned()],
        bar: drawn.then(|| Bar::of(&[("s-one", 1), ("s-two", 2)], 3)),
    };
    Figures {
        id,
        title: LONG.to_owned(),
        about: HOSTILE.to_owned(),
        heads: [HOSTILE, LONG, "x"].map(str::to_owned).to_vec(),
        lines: vec![line; usize::from(full) * 2],
        legend: vec![("s-one", HOSTILE.to_owned()); usize::from(drawn)],
        bars: if drawn { LONG.to_owned() } else { String::new() },
        csv: "/biuro/statystyka/tabela.csv?rok=2026&tabela=klasy".to_owned(),
    }
}

/// A page, or a table, with ordinary spaces.
async fn shown(browser: &mut Browser, address: &str) -> String {
    browser.get(address).await.text().replace('\u{a0}', " ")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_head_of_a_unit_sees_its_figures_and_those_of_the_office_choose() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    matters::file(&house, &mut anna).await;
    let desk = Desk::open(&house).await;
    desk.open_case("Latarnia przy szkole").await;
    circulation::official(&house, "burmistrz", "Maria Burmistrz", "drogi", Post::OfficeHead).await;

    let mut officer = Browser::signed_in(&house, "organizacja").await;
    for address in [links::STATISTICS, links::STATISTICS_CSV] {
        assert_eq!(officer.get(address).await.status, StatusCode::FORBIDDEN, "{address}");
    }
    assert!(!officer.get(links::CASE_LIST).await.text().contains(links::STATISTICS));

    let mut head = Browser::signed_in(&house, "szefowa").await;
    assert!(head.get(links::CASE_LIST).await.text().contains(&format!("{}?rok=2026", links::STATISTICS)));
    let page = shown(&mut head, links::STATISTICS).await;
    let unit = desk.head.unit().clone();
    assert!(page.contains(&unit.name) && page.contains("listopad") && !page.contains("id=\"komorka\""), "{page}");
    assert!(page.contains("<dt>Spraw w toku</dt><dd>1</dd>") && page.contains("<rect class=\"s-two\""), "{page}");
    assert!(page.contains("<th scope=\"row\">w toku</th><td class=\"amount\" data-label=\"Razem\">1</td>"), "{page}");

    // Another unit cannot be asked for by who heads one.
    let other = account(&house, "drogi").await.as_official().unwrap().unit().clone();
    let of_other = format!("{}?komorka={}", links::STATISTICS, other.id);
    assert!(shown(&mut head, &of_other).await.contains("<dt>Spraw w toku</dt><dd>1</dd>"));

    let mut mayor = Browser::signed_in(&house, "burmistrz").await;
    let all = shown(&mut mayor, links::STATISTICS).await;
    assert!(all.contains("Cały urząd") && all.contains("<dt>Spraw w toku</dt><dd>1</dd>"), "{all}");
    let empty = shown(&mut mayor, &of_other).await;
    assert!(empty.contains("<dt>Spraw w toku</dt><dd>0</dd>") && !empty.contains("id=\"etapy\""), "{empty}");
    for nonsense in ["rok=99999&komorka=x", "rok=1&komorka=%00", "rok=2030", "tabela=nic"] {
        let page = mayor.get(&format!("{}?{nonsense}", links::STATISTICS)).await;
        assert_eq!(page.status, StatusCode::OK, "{nonsense}");
        assert!(page.text().contains("Statystyka 2026"), "{nonsense}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_table_of_figures_is_taken_away() {
    let house = House::open().await;
    let mut anna = Browser::signed_in(&house, "anna").await;
    matters::file(&house, &mut anna).await;
    let desk = Desk::open(&house).await;
    desk.open_case("Latarnia przy szkole").await;
    let mut head = Browser::signed_in(&house, "szefowa").await;
    let page = shown(&mut head, links::STATISTICS).await;
    let links: Vec<String> = page
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|link| link.starts_with(links::STATISTICS_CSV))
        .map(|link| link.replace("&#38;", "&"))
        .collect();
    assert_eq!(links.len(), 2, "months, and stages: {page}");
    let months = head.get(&links[0]).await;
    assert_eq!(months.status, StatusCode::OK);
    assert!(months.header("content-disposition").contains("statystyka-miesiace-2026.csv"));
    assert!(months.text().starts_with("\u{feff}Miesiąc;Wpłynęło pism;"), "{}", months.text());
    assert!(months.text().contains("\r\nlistopad;1;1;0;0;0;0\r\n"), "{}", months.text());
    let stages = shown(&mut head, &links[1]).await;
    assert!(stages.contains("w toku;1;1;0;0;0;0\r\n"), "{stages}");
}
