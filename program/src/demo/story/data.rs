//! What the files of the story say.

use std::collections::BTreeMap;

use serde::Deserialize;
use vocabulary::Fault;

/// A client of the story; those of `office.toml` can be named as well.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Client {
    pub key: String,
    pub names: String,
    pub surname: String,
    pub pesel: Option<String>,
    pub email: Option<String>,
    /// Street, building, flat, postal code, town.
    pub address: [String; 5],
    /// How the client got an account; without one letters come on paper.
    #[serde(default)]
    pub account: HasAccount,
}

#[derive(Clone, Copy, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum HasAccount {
    /// By registering.
    #[default]
    Own,
    /// Opened at the counter, when the first letter came; the one-time password was not used yet.
    Counter,
    None,
}

/// One matter, from the letter that began it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matter {
    /// By what other matters name it.
    #[serde(default)]
    pub key: String,
    /// The client.
    pub from: String,
    pub service: String,
    /// Working days before the first day that people see.
    pub ago: u16,
    /// What is filled in, by field.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    /// Its answer is delivered for a signed receipt.
    #[serde(default)]
    pub signed_delivery: bool,
    /// It came on paper.
    pub paper: Option<Paper>,
    #[serde(default)]
    pub steps: Vec<Step>,
}

/// What is read off a letter on paper, and what it says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    pub subject: String,
    pub text: String,
    #[serde(default)]
    pub sign: String,
    #[serde(default)]
    pub enclosures: u32,
    #[serde(default)]
    pub remarks: String,
    /// Why it was not scanned whole.
    pub unscanned: Option<String>,
    pub delivery: String,
}

/// What somebody does in a matter.
#[derive(Deserialize)]
pub struct Step {
    /// Working days before the first day that people see.
    pub ago: u16,
    /// The login of the official, or the client's key.
    pub who: String,
    #[serde(flatten)]
    pub deed: Deed,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// To the unit of this symbol.
    Distribute(String),
    /// Before the head of the office.
    Send {},
    Assign(Assign),
    Reassign(String),
    /// With the reason; back to the point.
    Refuse(String),
    /// To the unit of this symbol, with the reason.
    Pass(String, String),
    /// Takes the letter, and nothing more.
    Take {},
    /// Takes the letter and opens a case in this class with this title.
    Open(String, String),
    /// Takes the letter and puts it into the case of this matter.
    Attach(String),
    /// Stops the clock: the reason's code, and a note.
    Pause(String, String),
    /// Lets the clock run again.
    Resume {},
    Note(String),
    HandOver(String),
    /// Drafts an answer: title, text.
    Draft(String, String),
    /// Writes it anew: title, text.
    Change(String, String),
    /// Sends it to be approved.
    Submit {},
    /// With remarks.
    GiveBack(String),
    Approve {},
    Collect {},
    /// Handed over on paper: `post` or `in_person`.
    Deliver(String),
    /// With a note.
    Close(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assign {
    /// The unit's symbol; the person's unit when left out.
    pub unit: Option<String>,
    pub person: Option<String>,
    #[serde(default)]
    pub instructions: String,
    /// Working days before the first day that people see; negative afterwards.
    pub due: Option<i16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Clients {
    client: Vec<Client>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Matters {
    matter: Vec<Matter>,
}

/// The clients.
pub fn clients() -> Result<Vec<Client>, Fault> {
    Ok(toml::from_str::<Clients>(include_str!("clients.toml"))?.client)
}

/// The matters.
pub fn matters() -> Result<Vec<Matter>, Fault> {
    Ok(toml::from_str::<Matters>(include_str!("matters.toml"))?.matter)
}
