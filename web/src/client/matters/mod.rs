//! The client's matters: the list of them, what waits for the client, each matter with its stages, clock, steps and
//! documents.

pub(crate) mod collect;
pub(crate) mod course;
pub(crate) mod documents;
pub(crate) mod due;
pub(crate) mod history;
pub(crate) mod list;
pub(crate) mod matter;
pub(crate) mod messages;
pub(crate) mod stages;
pub(crate) mod supplement;
pub(crate) mod term;

use vocabulary::Fault;

use crate::{State, links};

/// The service by which anything is written to the office.
const GENERAL_LETTER: &str = "pismo-ogolne";

/// A sign and a word.
#[derive(Clone, Debug)]
pub(crate) struct Status {
    /// The class of its sign.
    pub class: &'static str,
    pub word: String,
}

impl Status {
    pub(crate) fn new(class: &'static str, word: String) -> Self {
        Self { class, word }
    }
}

/// Where a letter to the office is written: the general letter, or what an office without one offers.
async fn where_to_write(state: &State) -> Result<String, Fault> {
    let known = catalogue::service(&mut state.journal.look().await?, GENERAL_LETTER).await?;
    Ok(known.map_or_else(|| links::CATALOGUE.to_owned(), |known| links::service(&known.code)))
}
