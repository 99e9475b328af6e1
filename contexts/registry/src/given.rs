//! What letters an official was given, and by whom.

use accounts::Official;
use database::View;
use vocabulary::{Fault, Instant, LetterId};

use crate::{LetterStep, RpwNumber, store};

/// A letter that somebody else gave to an official.
#[derive(Clone, Debug)]
pub struct Given {
    /// The letter.
    pub letter: LetterId,
    /// Its number.
    pub number: RpwNumber,
    /// What it is about.
    pub subject: String,
    /// The step by which it was given.
    pub step: LetterStep,
}

/// The letters that others assigned or gave on to this official after this instant, the latest first.
///
/// # Errors
/// The database failed.
pub async fn given(view: &mut View, official: &Official, after: Instant, most: u32) -> Result<Vec<Given>, Fault> {
    let units = accounts::units(view).await?;
    store::given(view, official, after, &units, most).await
}
