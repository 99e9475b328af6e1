//! An answer in the words that stand on its paper. Letters of the office are in Polish, whoever reads them.

use accounts::Post;
use cases::{AnswerContent, AnswerField, AnswerText, Approval};
use vocabulary::{Instant, Language};
use words::{dates, say};

use super::ruling::kind_name;
use crate::{OfficeFace, links};

const LANGUAGE: Language = Language::Pl;

/// The paper of an answer. Approved, it bears the date of the approval; a draft says that it is one and bears the date of
/// `now`. `public_url` is where people find the office.
#[must_use]
pub fn answer_paper(office: &OfficeFace, public_url: &str, content: &AnswerContent, now: Instant) -> print::Answer {
    let office = office.typeset();
    let approval = content.approval.as_ref();
    let made_at = approval.map_or(now, |approval| approval.at);
    let mut marks = vec![print::Line { label: say!(LANGUAGE, "reply-paper-sign"), value: content.sign.clone() }];
    if approval.is_none() {
        marks.push(print::Line {
            label: say!(LANGUAGE, "reply-paper-state"),
            value: say!(LANGUAGE, "reply-paper-draft"),
        });
    }
    print::Answer {
        language: LANGUAGE,
        made_at,
        issuer: print::Issuer { name: office.name_pl.clone(), address: office.address.clone() },
        phone: if office.phone.is_empty() {
            String::new()
        } else {
            format!("{} {}", say!(LANGUAGE, "reply-paper-phone"), office.phone)
        },
        place: place(&office.address, &dates::day(LANGUAGE, made_at)),
        marks,
        to: print::Correspondent {
            label: say!(LANGUAGE, "paper-to"),
            lines: content.text.addressee().lines().map(str::to_owned).collect(),
        },
        title: match content.text.kind().ruling() {
            Some(_) => kind_name(LANGUAGE, content.text.kind()),
            None => words::typeset(LANGUAGE, content.text.title()),
        },
        subject: match content.text.kind().ruling() {
            Some(_) => words::typeset(LANGUAGE, content.text.title()),
            None => String::new(),
        },
        text: words::typeset(LANGUAGE, &body(content)),
        parts: parts_of(&office, content),
        approved: approval.map_or_else(print::Correspondent::default, |approval| print::Correspondent {
            label: say!(LANGUAGE, "reply-paper-approved"),
            lines: signature(&office, approval),
        }),
        note: match approval {
            Some(_) => say!(LANGUAGE, "reply-paper-note", office = office.name_pl.as_str()),
            None => say!(LANGUAGE, "reply-paper-note-draft"),
        },
        check: approval.map(|_| {
            let address = format!("{public_url}{}", links::VERIFY);
            print::CheckLine {
                text: say!(LANGUAGE, "reply-paper-check"),
                shown: address.split_once("://").map_or(address.clone(), |(_, rest)| rest.to_owned()),
                address,
            }
        }),
        number: say!(LANGUAGE, "reply-paper-number", number = content.id.to_string()),
        margin: print::Margin {
            page: say!(LANGUAGE, "paper-page"),
            of: say!(LANGUAGE, "paper-of"),
            boxes: say!(LANGUAGE, "paper-boxes"),
        },
    }
}

/// What a decision or an order says, part by part, in the order of KPA art. 107; nothing of any other letter.
pub(crate) fn parts(text: &AnswerText) -> Vec<print::Part> {
    if text.kind().ruling().is_none() {
        return Vec::new();
    }
    let part = |(field, heading): (AnswerField, String)| print::Part { heading, text: text.field(field).to_owned() };
    [
        (AnswerField::Party, say!(LANGUAGE, "ruling-paper-party")),
        (AnswerField::LegalBasis, say!(LANGUAGE, "ruling-paper-basis")),
        (AnswerField::Text, say!(LANGUAGE, "ruling-paper-text")),
        (AnswerField::Reasons, say!(LANGUAGE, "ruling-paper-reasons")),
        (AnswerField::Instruction, say!(LANGUAGE, "ruling-paper-instruction")),
        (AnswerField::Court, say!(LANGUAGE, "ruling-paper-court")),
    ]
    .map(part)
    .into_iter()
    .filter(|part| !part.text.is_empty())
    .collect()
}

/// The same on paper, after the authority that rules.
fn parts_of(office: &OfficeFace, content: &AnswerContent) -> Vec<print::Part> {
    let mut parts = parts(&content.text);
    if !parts.is_empty() {
        parts.insert(
            0,
            print::Part { heading: say!(LANGUAGE, "ruling-paper-authority"), text: office.authority.clone() },
        );
    }
    for part in &mut parts {
        part.text = words::typeset(LANGUAGE, &part.text);
    }
    parts
}

/// What the paper says; under the text of a call stands what it asks for, in how many days, and what follows from missing
/// them (KPA art. 54 and 64).
fn body(content: &AnswerContent) -> String {
    if content.text.kind().ruling().is_some() {
        return String::new();
    }
    let Some(call) = content.text.call() else { return content.text.text().to_owned() };
    let mut lines = vec![say!(LANGUAGE, "call-paper-points")];
    for (number, point) in (1_i64..).zip(call.points()) {
        let (label, remark) = (point.label.as_str(), point.remark.as_str());
        lines.push(if label.is_empty() {
            say!(LANGUAGE, "call-paper-point-alone", number = number, remark = remark)
        } else {
            say!(LANGUAGE, "call-paper-point", number = number, label = label, remark = remark)
        });
    }
    let term = say!(LANGUAGE, "call-paper-term", days = i64::from(call.days()));
    let effect = say!(LANGUAGE, "call-paper-effect");
    [content.text.text(), &lines.join("\n"), &term, &effect].join("\n\n")
}

/// `Okienkowo, 22 listopada 2026 r.`: the town is what follows the postal code in the office's address; an address
/// without one leaves the day alone.
fn place(address: &str, day: &str) -> String {
    let is_code = |word: &str| {
        word.len() == 6
            && word.chars().enumerate().all(|(at, sign)| if at == 2 { sign == '-' } else { sign.is_ascii_digit() })
    };
    let words: Vec<&str> = address.split([' ', '\u{a0}']).collect();
    let town = words.iter().position(|word| is_code(word)).map(|code| words[code + 1..].join(" ")).unwrap_or_default();
    match town.trim() {
        "" => say!(LANGUAGE, "reply-paper-day", day = day),
        town => say!(LANGUAGE, "reply-paper-place", town = town, day = day),
    }
}

/// Who approved: for the authority (z up.), by whose authorisation, then name, post and unit.
fn signature(office: &OfficeFace, approval: &Approval) -> Vec<String> {
    let authority = approval.for_authority.then(|| match office.authority_of.as_str() {
        "" => say!(LANGUAGE, "ruling-paper-for-authority"),
        of => say!(LANGUAGE, "ruling-paper-for", of = of),
    });
    authority.into_iter().chain([approval.name.clone(), post(approval.post), approval.unit.clone()]).collect()
}

/// The post of whoever approved.
fn post(post: Post) -> String {
    match post {
        Post::OfficeHead => say!(LANGUAGE, "reply-post-office-head"),
        Post::DeputyHead => say!(LANGUAGE, "reply-post-deputy-head"),
        _ => say!(LANGUAGE, "reply-post-unit-head"),
    }
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn the_town_is_what_follows_the_postal_code() {
        assert_eq!(place("ul. Ratuszowa\u{a0}1, 00-000 Okienkowo", "1 maja 2026"), "Okienkowo, 1 maja 2026\u{a0}r.");
        assert_eq!(place("Rynek 1, 87-100 Nowe Miasto", "1 maja 2026"), "Nowe Miasto, 1 maja 2026\u{a0}r.");
        assert_eq!(place("Rynek 1", "1 maja 2026"), "1 maja 2026\u{a0}r.");
    }
}
