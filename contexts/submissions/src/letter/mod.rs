//! The document of a draft: what is signed, filed and read again by people.
//!
//! It follows the conventions of Polish electronic letters (blocks `str`, `meta`, `adr`, `oso`, `inst`) under a namespace
//! of its own for each revision of a service. Labels and answers stand in it as people read them, beside the values that
//! programs read, so that it can be understood without this office's catalogue.

mod read;
mod write;

use accounts::{Address, Delivery, Identity};
use catalogue::{Answers, Revision, Service, Shown};
use registry::RpwNumber;
use vocabulary::{AnswerId, Instant, Language, LetterId, Money, SubmissionId};

pub use read::read_letter;
pub(crate) use write::{Content, Enclosure, write_letter};

/// Namespaces of the blocks that Polish electronic letters are made of (as observed).
mod blocks {
    pub const ADR: &str = "http://crd.gov.pl/xml/schematy/adres/2009/11/09/";
    pub const INST: &str = "http://crd.gov.pl/xml/schematy/instytucja/2009/11/16/";
    pub const META: &str = "http://crd.gov.pl/xml/schematy/meta/2009/11/16/";
    pub const OSO: &str = "http://crd.gov.pl/xml/schematy/osoba/2009/11/16/";
    pub const STR: &str = "http://crd.gov.pl/xml/schematy/struktura/2009/11/16/";
}

/// Codes of this format, read again by [`read_letter`].
mod word {
    pub const DRAFT: &str = "Wniosek";
    pub const SERVICE: &str = "Usluga";
    pub const REVISION: &str = "RewizjaUslugi";
    pub const DOCUMENT: &str = "DokumentTozsamosci";
    pub const TO_ACCOUNT: &str = "konto";
    pub const TO_ADE: &str = "ade";
    pub const ON_PAPER: &str = "papier";
    pub const TEXT: &str = "tekst";
    pub const CHOICE: &str = "wybor";
    pub const STATEMENT: &str = "oswiadczenie";
    pub const NUMBER: &str = "liczba";
    pub const DAY: &str = "dzien";
    pub const NOTHING: &str = "brak";
    pub const YES: &str = "tak";
    pub const NO: &str = "nie";
}

/// What our namespaces begin with; the service's code and revision follow.
const NAMESPACES: &str = "urn:okienko:wzor:";

/// The field of a general letter that holds its title.
const TITLE: &str = "tytul";

fn namespace(service: &str, revision: Revision) -> String {
    format!("{NAMESPACES}{service}:{revision}")
}

/// What a letter is about in one line: the title of a general letter; of any other service what its document is called.
pub(crate) fn title(service: &Service, answers: &Answers) -> String {
    own_title(service, answers).unwrap_or_else(|| service.text(Language::Pl).document.clone())
}

/// The title that the client gave it, where there is one.
pub(crate) fn own_title(service: &Service, answers: &Answers) -> Option<String> {
    let lines = service.form.iter().flat_map(|form| form.lines(answers)).flat_map(|(_, lines)| lines);
    let own = lines.filter(|line| line.field.name == TITLE).find_map(|line| match line.value {
        Shown::Text(text) => Some(text),
        _ => None,
    });
    // Only a letter about anything says itself what it is about.
    own.filter(|_| service.takes_documents)
}

/// One of our documents, as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadLetter {
    /// The code of the service.
    pub service: String,
    /// The wording of the service that the letter was filled in under.
    pub revision: Revision,
    /// What the document is called; of a general letter its title.
    pub title: String,
    /// When the document was made.
    pub made_at: Instant,
    /// The name of the service.
    pub name: String,
    /// The office that it is addressed to.
    pub office: String,
    /// Who writes.
    pub applicant: Applicant,
    /// What was filled in, step by step.
    pub sections: Vec<Section>,
    /// What is due.
    pub fees: Vec<LetterFee>,
    /// What is attached.
    pub attachments: Vec<LetterAttachment>,
    /// The letter that is withdrawn by this one.
    pub about: Option<About>,
    /// The call that this one answers.
    pub supplements: Option<Supplements>,
}

/// Who writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applicant {
    /// First names.
    pub names: String,
    /// Surname.
    pub surname: String,
    /// What tells the person from others of that name.
    pub identity: Option<Identity>,
    /// Home address.
    pub address: Address,
    /// Where letters go, when not home.
    pub mailing_address: Option<Address>,
    /// Telephone in E.164.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// How decisions come.
    pub delivery: Delivery,
}

/// What was filled in at one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// Questions with their answers.
    pub lines: Vec<SectionLine>,
}

/// A question with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionLine {
    /// The name of the field.
    pub field: String,
    /// The question.
    pub label: String,
    /// The answer as people read it; a day is `2026-11-22`; empty when nothing was filled in. Of a paragraph the lines end
    /// with `\n`.
    pub value: String,
    /// The answer as programs read it, and as it was filled in.
    pub answer: String,
    /// The answer is this day.
    pub day: Option<jiff::civil::Date>,
    /// The answer is a statement that was made (or, when `value` is empty, was not): the label is what is stated.
    pub statement: bool,
}

/// Something due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterFee {
    /// What for.
    pub label: String,
    /// How much.
    pub amount: Money,
}

/// A file that the document carries or names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterAttachment {
    /// The slot of the form that it was put into.
    pub slot: String,
    /// What was asked for there.
    pub label: String,
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of its content.
    pub sha256: [u8; 32],
    /// Its content stands in the document itself.
    pub embedded: bool,
}

/// A call that is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supplements {
    /// The call.
    pub call: AnswerId,
    /// The sign of its case.
    pub sign: String,
    /// The letter that is completed.
    pub letter: LetterId,
}

/// A letter that is withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The filing.
    pub submission: SubmissionId,
    /// Its number in the register.
    pub number: RpwNumber,
    /// When it entered.
    pub entered_at: Instant,
}
