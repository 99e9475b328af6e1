//! The act and the journal: whatever happens in the office is one transaction, one instant, one actor and at least one
//! entry in one chain.
//!
//! What holds here:
//! - an act that recorded nothing cannot be committed: [`Act::commit`] takes the token that only [`Act::record`] gives;
//! - a commit runs to its end even when the request that asked for it is gone;
//! - entries are numbered without a gap, each holds the hash of the one before, their instants never go back;
//! - an entry holds salted commitments in place of personal data, so that the data can be erased and the proof stays;
//! - what is not an act (sessions, rate limits) goes through [`Housekeeping`], which may write to the tables of
//!   [`HOUSEKEEPING`] and to no other.
//!
//! A change that records nothing does not compile:
//!
//! ```compile_fail,E0061
//! async fn silently(act: journal::Act) {
//!     let _ = act.commit().await;
//! }
//! ```

mod act;
mod chain;
mod entry;
mod housekeeping;
mod verify;

pub use act::{Act, Actor, Committed, Journal, Recorded, RequestNumber};
pub use chain::{count, find};
pub use entry::Entry;
pub use housekeeping::{HOUSEKEEPING, Housekeeping};
pub use verify::{Chain, Mark, Problem, verify};
