//! A transfer list on paper: a table like that of the log of a case.

use archive::TransferList;
use vocabulary::{Instant, Language};
use words::{dates, say};

use super::{Line, called};
use crate::OfficeFace;

const LANGUAGE: Language = Language::Pl;

/// The paper of a list.
pub(super) fn paper(office: &OfficeFace, list: &TransferList, lines: &[Line], now: Instant) -> print::Log {
    let office = office.typeset();
    let mark = |label: String, value: String| print::Line { label, value };
    let number = list.number.to_string();
    let row = |line: &Line| {
        [
            format!("{}.\n{}", line.position, line.sign),
            format!("{}\n{}", line.class, words::typeset(LANGUAGE, &line.title)),
            line.dates.clone(),
            format!("{}, {}\n{}", line.category, line.kept, documents(LANGUAGE, line.documents)),
        ]
    };
    print::Log {
        language: LANGUAGE,
        made_at: now,
        issuer: print::Issuer { name: office.name_pl.clone(), address: office.address.clone() },
        title: say!(LANGUAGE, "archive-list-title", number = number.as_str()),
        marks: vec![
            mark(say!(LANGUAGE, "archive-unit"), called(&list.unit)),
            mark(say!(LANGUAGE, "archive-list-made"), dates::day(LANGUAGE, list.at)),
            mark(say!(LANGUAGE, "archive-list-by"), list.by.clone()),
        ],
        head: [
            say!(LANGUAGE, "archive-position-sign"),
            say!(LANGUAGE, "archive-heading-title"),
            say!(LANGUAGE, "archive-dates"),
            say!(LANGUAGE, "archive-keeping"),
        ],
        lines: lines.iter().map(row).collect(),
        foot: say!(LANGUAGE, "archive-list-foot", number = number.as_str()),
        margin: print::Margin {
            page: say!(LANGUAGE, "paper-page"),
            of: say!(LANGUAGE, "paper-of"),
            boxes: say!(LANGUAGE, "paper-boxes"),
        },
    }
}

fn documents(language: Language, count: u32) -> String {
    say!(language, "archive-documents-count", count = count)
}
