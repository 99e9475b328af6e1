//! A disposal list on paper, as it goes to the state archive: without titles of cases, which may name people.

use archive::DisposalList;
use vocabulary::{Instant, Language};
use words::{dates, say};

use super::one::OnList;
use crate::OfficeFace;

const LANGUAGE: Language = Language::Pl;

pub(super) fn paper(office: &OfficeFace, list: &DisposalList, files: &[OnList], now: Instant) -> print::Log {
    let office = office.typeset();
    let mark = |label: String, value: String| print::Line { label, value };
    let number = list.number.to_string();
    let row = |(place, on): (usize, &OnList)| {
        let since = say!(LANGUAGE, "disposal-since", day = on.file.since.as_str());
        [
            format!("{place}.\n{}", on.file.sign),
            on.file.class.clone(),
            on.file.dates.clone(),
            format!("{}, {since}\n{}", on.file.category, on.opinion.word),
        ]
    };
    print::Log {
        language: LANGUAGE,
        made_at: now,
        issuer: print::Issuer { name: office.name_pl.clone(), address: office.address.clone() },
        title: say!(LANGUAGE, "disposal-list-title", number = number.as_str()),
        marks: vec![
            mark(say!(LANGUAGE, "disposal-drawn"), dates::day(LANGUAGE, list.drawn.1)),
            mark(say!(LANGUAGE, "disposal-by"), list.drawn.0.clone()),
            mark(say!(LANGUAGE, "register-state"), super::stands(LANGUAGE, list.state).word),
        ],
        head: [
            say!(LANGUAGE, "archive-position-sign"),
            say!(LANGUAGE, "disposal-class"),
            say!(LANGUAGE, "archive-dates"),
            say!(LANGUAGE, "disposal-category-opinion"),
        ],
        lines: (1..).zip(files).map(row).collect(),
        foot: say!(LANGUAGE, "disposal-list-title", number = number.as_str()),
        margin: print::Margin {
            page: say!(LANGUAGE, "paper-page"),
            of: say!(LANGUAGE, "paper-of"),
            boxes: say!(LANGUAGE, "paper-boxes"),
        },
    }
}
