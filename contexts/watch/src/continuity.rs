//! That nothing is lost: whatever came in has a number, a receipt, and somebody who has it.
//!
//! What came in is what the journal says; number, receipt and route are looked for where they are kept. Both ways are
//! walked, so that a letter that the journal does not know is found like an entry whose letter is gone. Everything is read
//! by windows of time and costs what came in within them, however much there is besides.

use accounts::SeesRegister;
use database::View;
use vocabulary::{Fault, Instant, LetterId};

use crate::store::trail;

/// The channel of letters on paper.
pub(crate) const PAPER: &str = "paper";
/// More gaps than anybody would walk through.
const MOST_GAPS: u32 = 200;

/// What came in within an hour by a channel, and what it came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// When the hour began.
    pub from: Instant,
    /// `portal`, `api`, `paper`; empty when the letter is gone that would say it.
    pub channel: String,
    /// How many came in.
    pub filed: i64,
    /// How many of them have a number.
    pub numbered: i64,
    /// How many have a sealed receipt; none where no receipt is due: for letters on paper there is a slip.
    pub receipted: Option<i64>,
    /// How many are with a unit or a person, or were settled.
    pub routed: i64,
}

/// What is missing of something that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The journal knows that it was filed, and its letter is not in the register.
    Letter,
    /// The letter is in the register, and the journal does not know how it came.
    Entry,
    /// The receipt is not sealed yet.
    Receipt,
    /// Nobody has the letter yet.
    Route,
}

/// Something that came in and lacks something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// What is missing.
    pub missing: Missing,
    /// When it came in.
    pub since: Instant,
    /// The letter, if it is there.
    pub letter: Option<LetterId>,
    /// The number in the register, as people read it.
    pub number: String,
    /// The channel it came by.
    pub channel: String,
}

/// How many letters, and since when the oldest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Late {
    /// How many.
    pub letters: i64,
    /// Since when the oldest.
    pub since: Instant,
}

/// What came in within this time, by hour and channel. The bounds are whole hours.
///
/// # Errors
/// The database failed.
pub async fn tallies(view: &mut View, _right: &SeesRegister, from: Instant, to: Instant) -> Result<Vec<Tally>, Fault> {
    let mut tallies = trail::filings(view, from, to).await?;
    tallies.extend(trail::papers(view, from, to).await?);
    tallies.sort_by(|one, other| (one.from, &one.channel).cmp(&(other.from, &other.channel)));
    Ok(tallies)
}

/// Everything that came in within this time and lacks something, oldest first, at most some hundreds.
///
/// # Errors
/// The database failed.
pub async fn gaps(view: &mut View, _right: &SeesRegister, from: Instant, to: Instant) -> Result<Vec<Gap>, Fault> {
    let mut gaps = trail::filing_gaps(view, from, to, MOST_GAPS).await?;
    gaps.extend(trail::paper_gaps(view, from, to, MOST_GAPS).await?);
    gaps.extend(trail::unknown(view, from, to, MOST_GAPS).await?);
    gaps.sort_by_key(|gap| gap.since);
    Ok(gaps)
}

/// What the journal and the register do not agree on within this time: no time makes that good.
///
/// # Errors
/// The database failed.
pub async fn lost(view: &mut View, from: Instant, to: Instant) -> Result<Option<Late>, Fault> {
    trail::lost(view, from, to).await
}

/// Letters that nobody has had since before this instant.
///
/// # Errors
/// The database failed.
pub async fn unrouted(view: &mut View, before: Instant) -> Result<Option<Late>, Fault> {
    trail::unrouted(view, before).await
}

impl Tally {
    /// Whether nothing is missing.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let all = |count: i64| count == self.filed;
        all(self.numbered) && self.receipted.is_none_or(all) && all(self.routed)
    }
}
