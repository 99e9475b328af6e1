//! The document of a draft: what is signed, filed and read again by people.
//!
//! It follows the conventions of Polish electronic letters (blocks `str`, `meta`, `adr`, `oso`, `inst`) under a namespace
//! of its own for each revision of a service. Labels and answers stand in it as people read them, beside the values that
//! programs read, so that it can be understood without this office's catalogue.

mod read;

use accounts::{Address, Delivery, Identity};
use catalogue::Revision;
use registry::RpwNumber;
use vocabulary::{Instant, Money, SubmissionId};

pub use read::read_letter;

/// One of our documents, as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadLetter {
    /// The code of the service.
    pub service: String,
    /// The wording of the service that the letter was filled in under.
    pub revision: Revision,
    /// The name of the service; of a general letter its title.
    pub title: String,
    /// When the document was made.
    pub made_at: Instant,
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
