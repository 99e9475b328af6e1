//! What happened in the office, in order.

use database::View;
use journal::Told;
use vocabulary::Fault;

use crate::ReadsEvents;

/// Events in one answer, at most.
pub const MOST_EVENTS: u32 = 1_000;

/// A part of the feed.
#[derive(Clone, Debug, PartialEq)]
pub struct Events {
    /// Entries of the journal, in their order; personal data is opened where the right says so.
    pub entries: Vec<Told>,
    /// The sequence of the last entry there is.
    pub last: i64,
}

/// Why there is no part of the feed.
#[derive(Debug)]
pub enum EventsError {
    /// The reader has read further than the journal goes: the office was restored from an older copy, and what the reader
    /// knows of after this sequence is gone.
    Ahead {
        /// The sequence of the last entry there is.
        last: i64,
    },
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for EventsError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// The events after this sequence, at most `most` of them. What was once read never changes its place; only personal data
/// may be gone from it.
///
/// # Errors
/// See [`EventsError`].
pub async fn events(view: &mut View, right: ReadsEvents, after: i64, most: u32) -> Result<Events, EventsError> {
    let last = journal::last_sequence(view).await?;
    if after > last {
        return Err(EventsError::Ahead { last });
    }
    let entries = if after == last {
        Vec::new()
    } else {
        journal::entries(view, after, most.min(MOST_EVENTS), right.personal).await?
    };
    // Whoever reads without a transaction may find entries that came after the head was read.
    let last = entries.last().map_or(last, |entry| last.max(entry.sequence));
    Ok(Events { entries, last })
}
