//! The official receipt of a filing (UPP) on paper.

use typst::foundations::{Array, IntoValue as _, dict};
use vocabulary::{Instant, Language};

use crate::{
    FileLine, Margin, drawing,
    ink::{Ink, PrintError},
    paper::{self, Template},
    parts, qr,
};

/// The deep blue of the office's face.
const BRAND: &str = "#1c4e80";
/// The same, thinned for the wave.
const BRAND_THIN: &str = "#8da7c0";

/// What the paper says; every string ready in the reader's language.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// The language of the strings.
    pub language: Language,
    /// When the receipt was made: the paper's date of creation.
    pub made_at: Instant,
    /// Who issues it.
    pub issuer: Issuer,
    /// The receipt's name, the heading of the paper.
    pub title: String,
    /// The name in plain words.
    pub plain: String,
    /// The letter's number in the register, printed large.
    pub number: Term,
    /// The instant of delivery.
    pub moment: Term,
    /// What else it says, row by row.
    pub terms: Vec<Term>,
    /// The heading over the files.
    pub files_title: String,
    /// Every file that came.
    pub files: Vec<FileLine>,
    /// How anybody can check it.
    pub check: Check,
    /// The receipt's own number, at the foot of every page.
    pub own_number: String,
    /// The small words.
    pub margin: Margin,
}

/// Who issues a paper.
#[derive(Clone, Debug)]
pub struct Issuer {
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: String,
}

/// One row.
#[derive(Clone, Debug, Default)]
pub struct Term {
    /// What it is.
    pub label: String,
    /// What it says.
    pub value: String,
    /// How good that is.
    pub tone: Tone,
    /// A second line below; empty when there is none.
    pub detail: String,
}

/// How good something is: told by a sign and a colour beside the word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad: no sign.
    #[default]
    Plain,
    /// Good.
    Good,
    /// Not known yet, or something to look at.
    Attention,
    /// Wrong.
    Wrong,
}

/// How anybody can check the paper.
#[derive(Clone, Debug)]
pub struct Check {
    /// The words along the lower half of the seal's image.
    pub seal_words: String,
    /// What the image of the seal is, for readers by ear.
    pub seal_name: String,
    /// The sentence before the address.
    pub text: String,
    /// The address as people type it.
    pub shown: String,
    /// The whole address, for the link and the QR code.
    pub address: String,
    /// What the QR code is, for readers by ear.
    pub code_name: String,
}

/// The paper of a receipt, as PDF/A-2a and PDF/UA-1: one page, more for many files.
///
/// # Errors
/// There is more text than a paper takes, the address is too long for a QR code, or the template is broken.
pub fn receipt(receipt: &Receipt) -> Result<Vec<u8>, PrintError> {
    let mut ink = Ink::default();
    let code = qr(&receipt.check.address)?;
    let mut term = |term: &Term| {
        dict! {
            "label" => ink.line(&term.label),
            "value" => ink.line(&term.value),
            "tone" => term.tone.name(),
            "detail" => ink.line(&term.detail),
        }
    };
    let (number, moment) = (term(&receipt.number), term(&receipt.moment));
    let terms: Array = receipt.terms.iter().map(|row| term(row).into_value()).collect();
    let check = dict! {
        "seal" => drawing::seal(BRAND, &receipt.issuer.name, &receipt.check.seal_words),
        "seal-name" => ink.line(&receipt.check.seal_name),
        "text" => ink.line(&receipt.check.text),
        "shown" => ink.line(&receipt.check.shown),
        "address" => receipt.check.address.as_str(),
        "code" => code.svg(),
        "code-name" => ink.line(&receipt.check.code_name),
    };
    let mut values = dict! {
        "language" => receipt.language.tag(),
        "issuer" => dict! { "name" => ink.line(&receipt.issuer.name), "address" => ink.line(&receipt.issuer.address) },
        "title" => ink.heading(&receipt.title),
        "plain" => ink.line(&receipt.plain),
        "number" => number,
        "moment" => moment,
        "terms" => terms,
        "files-title" => ink.line(&receipt.files_title),
        "files" => parts::files(&receipt.files, &mut ink),
        "wave" => drawing::wave(BRAND_THIN),
        "check" => check,
        "foot" => ink.line(&receipt.own_number),
        "margin" => parts::margin(&receipt.margin, &mut ink),
    };
    values.insert("boxes".into(), ink.dry()?.into_value());
    Ok(paper::print(Template::Receipt, values, &receipt.own_number, receipt.made_at)?)
}

impl Tone {
    const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Good => "good",
            Self::Attention => "attention",
            Self::Wrong => "wrong",
        }
    }
}
