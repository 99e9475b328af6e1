//! The log of a case on paper.

use cases::CaseLog;
use vocabulary::{Instant, Language};
use words::{dates, say};

use super::view;
use crate::OfficeFace;

const LANGUAGE: Language = Language::Pl;

/// The paper of a log as it is now.
pub(super) fn paper(office: &OfficeFace, log: &CaseLog, now: Instant) -> print::Log {
    let office = office.typeset();
    let row = &log.case.row;
    let mark = |label: String, value: String| print::Line { label, value };
    let lines = log.lines.iter().map(|line| {
        let line = view(LANGUAGE, line);
        let lines = |first: String, second: String| {
            if second.is_empty() { first } else { format!("{first}\n{second}") }
        };
        [line.when, lines(line.who, line.post), line.what, lines(line.document, line.id)]
    });
    print::Log {
        language: LANGUAGE,
        made_at: now,
        issuer: print::Issuer { name: office.name_pl.clone(), address: office.address.clone() },
        title: say!(LANGUAGE, "case-log-title"),
        marks: vec![
            mark(say!(LANGUAGE, "case-log-sign"), row.sign.to_string()),
            mark(say!(LANGUAGE, "case-log-about"), words::typeset(LANGUAGE, &row.title)),
            mark(say!(LANGUAGE, "case-log-started"), dates::date(LANGUAGE, row.started_on)),
        ],
        head: [
            say!(LANGUAGE, "case-log-when"),
            say!(LANGUAGE, "case-log-who"),
            say!(LANGUAGE, "case-log-what"),
            say!(LANGUAGE, "case-log-document"),
        ],
        lines: lines.collect(),
        foot: say!(LANGUAGE, "case-log-foot", sign = row.sign.to_string(), moment = dates::minute(LANGUAGE, now)),
        margin: print::Margin {
            page: say!(LANGUAGE, "paper-page"),
            of: say!(LANGUAGE, "paper-of"),
            boxes: say!(LANGUAGE, "paper-boxes"),
        },
    }
}
