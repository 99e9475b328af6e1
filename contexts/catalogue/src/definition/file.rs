//! A definition as it stands in its file. Whatever has a default here may be left out there.

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub code: String,
    pub unit: String,
    #[serde(default = "last")]
    pub place: u16,
    #[serde(default = "yes")]
    pub listed: bool,
    #[serde(default)]
    pub takes_documents: bool,
    #[serde(default)]
    pub other_signer: bool,
    #[serde(default)]
    pub procedure: Procedure,
    pub term: Option<Term>,
    pub class: Option<String>,
    pub pl: Texts,
    pub en: Texts,
    #[serde(default)]
    pub steps: Vec<Step>,
    #[serde(default)]
    pub attachments: Vec<Slot>,
    #[serde(default)]
    pub fees: Vec<Fee>,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Procedure {
    #[default]
    None,
    Kpa,
    Tax,
    Information,
}

/// `{ days = 7 }`.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Term {
    Days(u16),
    Weeks(u16),
    Months(u16),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Texts {
    pub name: String,
    pub document: Option<String>,
    pub summary: String,
    pub who: String,
    pub cost: String,
    pub time: String,
    pub result: String,
    pub prepare: Vec<String>,
    pub legal: String,
    pub paper: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Text {
    pub pl: String,
    pub en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    pub id: String,
    pub title: Text,
    pub name: Option<Text>,
    pub intro: Option<Text>,
    pub when: Option<String>,
    pub fields: Vec<Field>,
}

/// Which of the later keys a field has depends on its kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Field {
    pub name: String,
    pub kind: Kind,
    pub label: Text,
    pub hint: Option<Text>,
    #[serde(default)]
    pub optional: bool,
    pub when: Option<String>,
    pub longest: Option<usize>,
    pub choices: Option<Vec<Choice>>,
    pub least: Option<i64>,
    pub most: Option<i64>,
    pub bound: Option<Bound>,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    Line,
    Paragraph,
    Choice,
    Statement,
    Whole,
    Date,
    Pesel,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Bound {
    Past,
    Future,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Choice {
    pub value: String,
    pub label: Text,
    pub hint: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Slot {
    pub name: String,
    pub label: Text,
    pub hint: Option<Text>,
    #[serde(default)]
    pub optional: bool,
    pub when: Option<String>,
    #[serde(default = "one")]
    pub most: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Fee {
    pub label: Text,
    /// Złote and grosze: `21.00`.
    pub amount: String,
    pub times: Option<String>,
    pub when: Option<String>,
}

const fn yes() -> bool {
    true
}

const fn one() -> usize {
    1
}

const fn last() -> u16 {
    u16::MAX
}
