//! One of the office's own documents, read back from its bytes: what is shown is what is signed.

use accounts::{Delivery, Identity};
use submissions::{Applicant, ReadLetter, SectionLine};
use vocabulary::{Instant, Language};
use words::{dates, money, say, sizes};

use crate::{
    client::contact::in_one_line,
    kit::{
        kinds,
        verdict::{Row, grouped_hash},
    },
};

/// Documents are in Polish, the language of the office, whoever reads them.
const LANGUAGE: Language = Language::Pl;

/// A document as people read it; `kit/paper.html` draws it.
#[derive(Clone, Debug)]
pub(crate) struct Paper {
    /// What it is called.
    pub title: String,
    /// Where it goes.
    pub office: String,
    /// When it was made.
    pub made: String,
    /// The same for programs.
    pub datetime: String,
    /// Who writes.
    pub writer: PaperSection,
    /// Questions with their answers, under headings; fees last.
    pub sections: Vec<PaperSection>,
    /// What is attached.
    pub files: Vec<PaperFile>,
}

/// A part of a document.
#[derive(Clone, Debug)]
pub(crate) struct PaperSection {
    /// Its heading.
    pub title: String,
    /// What stands in it.
    pub rows: Vec<Row>,
}

/// A file that a document carries or names.
#[derive(Clone, Debug)]
pub(crate) struct PaperFile {
    /// Its name.
    pub name: String,
    /// Kind, size and where it is.
    pub about: String,
    /// SHA-256 in groups.
    pub hash: String,
}

impl Paper {
    /// The document in words.
    pub(crate) fn of(letter: ReadLetter) -> Self {
        let mut sections = Vec::new();
        if let Some(about) = letter.about {
            let rows = vec![
                Row::one(say!(LANGUAGE, "verify-row-number"), about.number.to_string()),
                Row::one(say!(LANGUAGE, "verify-row-entered"), dates::day(LANGUAGE, about.entered_at)),
            ];
            sections.push(PaperSection { title: say!(LANGUAGE, "paper-about"), rows });
        }
        sections.extend(
            letter.sections.into_iter().map(|section| PaperSection {
                title: section.title,
                rows: section.lines.into_iter().map(row).collect(),
            }),
        );
        if !letter.fees.is_empty() {
            let due = letter.fees.into_iter().map(|fee| Row::one(fee.label, money::money(LANGUAGE, fee.amount)));
            sections.push(PaperSection { title: say!(LANGUAGE, "paper-fees"), rows: due.collect() });
        }
        sections.retain(|section| !section.rows.is_empty());
        let files = letter.attachments.into_iter().map(|file| {
            let place = if file.embedded { say!(LANGUAGE, "paper-embedded") } else { say!(LANGUAGE, "paper-listed") };
            let kind = kinds::of_media(LANGUAGE, &file.media_type);
            PaperFile {
                about: format!("{kind}, {}, {place}", sizes::size(LANGUAGE, file.size)),
                name: file.name,
                hash: grouped_hash(&file.sha256),
            }
        });
        Self {
            title: letter.title,
            office: letter.office,
            made: dates::short(LANGUAGE, letter.made_at),
            datetime: letter.made_at.rfc3339_warsaw(),
            writer: writer(letter.applicant),
            sections,
            files: files.collect(),
        }
    }
}

impl Paper {
    /// Every part, who writes first.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &PaperSection> {
        std::iter::once(&self.writer).chain(&self.sections)
    }
}

/// The document on paper. `name` tells it from others, at the foot of every page; `made_at` is the paper's date.
pub(crate) fn on_paper(paper: Paper, name: String, made_at: Instant) -> print::Letter {
    let section = |section: PaperSection| print::Section {
        title: section.title,
        lines: section
            .rows
            .into_iter()
            .map(|row| print::Line { label: row.term, value: row.lines.join("\n") })
            .collect(),
    };
    let file = |file: PaperFile| print::FileLine {
        name: file.name,
        about: file.about,
        warning: String::new(),
        hash: file.hash,
    };
    let mut writer = paper.writer.rows.into_iter();
    let name_of_writer = writer.next().map(|row| row.lines.join(" "));
    let rest = writer.map(|row| format!("{}: {}", row.term, row.lines.join(" ")));
    print::Letter {
        language: LANGUAGE,
        made_at,
        date: paper.made,
        from: print::Correspondent {
            label: say!(LANGUAGE, "paper-from"),
            lines: name_of_writer.into_iter().chain(rest).collect(),
        },
        to: print::Correspondent { label: say!(LANGUAGE, "paper-to"), lines: vec![paper.office] },
        title: paper.title,
        number: name,
        sections: paper.sections.into_iter().map(section).collect(),
        attachments_title: say!(LANGUAGE, "paper-attachments"),
        attachments: paper.files.into_iter().map(file).collect(),
        note: say!(LANGUAGE, "paper-note"),
        margin: print::Margin {
            page: say!(LANGUAGE, "paper-page"),
            of: say!(LANGUAGE, "paper-of"),
            boxes: say!(LANGUAGE, "paper-boxes"),
        },
    }
}

fn writer(who: Applicant) -> PaperSection {
    let mut rows = vec![Row::one(say!(LANGUAGE, "settings-name"), format!("{} {}", who.names, who.surname))];
    match who.identity {
        Some(Identity::Pesel(pesel)) => rows.push(Row::one(say!(LANGUAGE, "person-pesel"), pesel.as_str().to_owned())),
        Some(Identity::Document { birth_date, citizenship, document }) => rows.extend([
            Row::one(say!(LANGUAGE, "person-birth-date"), dates::date(LANGUAGE, birth_date)),
            Row::one(say!(LANGUAGE, "person-citizenship"), citizenship),
            Row::one(say!(LANGUAGE, "person-document"), document),
        ]),
        None => {}
    }
    rows.push(Row::one(say!(LANGUAGE, "person-address"), in_one_line(who.address)));
    let mailing = who.mailing_address.map(|address| (say!(LANGUAGE, "person-mailing-address"), in_one_line(address)));
    let phone = who.phone.map(|phone| (say!(LANGUAGE, "person-phone"), phone));
    let email = who.email.map(|email| (say!(LANGUAGE, "person-email"), email));
    rows.extend([mailing, phone, email].into_iter().flatten().map(|(term, line)| Row::one(term, line)));
    let delivery = match who.delivery {
        Delivery::Account => say!(LANGUAGE, "paper-delivery-account"),
        Delivery::Ade(ade) => say!(LANGUAGE, "settings-delivery-ade", ade = ade),
        Delivery::Paper => say!(LANGUAGE, "person-delivery-paper"),
    };
    rows.push(Row::one(say!(LANGUAGE, "person-delivery"), delivery));
    PaperSection { title: say!(LANGUAGE, "paper-writer"), rows }
}

fn row(line: SectionLine) -> Row {
    let nothing = line.value.is_empty();
    match (line.statement, nothing) {
        (true, false) => Row::one(say!(LANGUAGE, "paper-statement"), line.label),
        (true, true) => Row::one(say!(LANGUAGE, "paper-not-stated"), line.label),
        (false, true) => Row::one(line.label, say!(LANGUAGE, "settings-none")),
        (false, false) if let Some(day) = line.day => Row::one(line.label, dates::date(LANGUAGE, day)),
        (false, false) => Row { term: line.label, lines: line.value.lines().map(str::to_owned).collect() },
    }
}
