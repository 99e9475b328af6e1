//! The act and the journal: whatever happens in the office is one transaction, one instant, one actor and at least one
//! entry in one chain.
//!
//! What holds here:
//! - an act that recorded nothing cannot be committed: [`Act::commit`] takes the token that only [`Act::record`] gives;
//! - a commit runs to its end even when the request that asked for it is gone;
//! - entries are numbered without a gap, each holds the hash of the one before, their instants never go back;
//! - an entry holds salted commitments in place of personal data, so that the data can be erased ([`erase`]) and the proof
//!   stays;
//! - over all entries stands a Merkle tree ([`tree`], RFC 9162), whose roots are made in a rhythm, recorded and timestamped, so
//!   that an entry can be proved to a stranger ([`prove`]) and no later journal can deny it;
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
mod erase;
mod export;
mod feed;
mod housekeeping;
mod proof;
mod root;
mod store;
mod told;
pub mod tree;
mod verify;

pub use act::{Act, Actor, Committed, Journal, Recorded, RequestNumber};
pub use chain::{count, find};
pub use entry::Entry;
pub use erase::{Erased, erase};
pub use export::{Exported, export};
pub use feed::{entries, last_sequence};
pub use housekeeping::{HOUSEKEEPING, Housekeeping};
pub use proof::{Proof, Proved, UnreadableProof, is_provable, prove, prove_consistency};
pub use root::{
    Rhythm, Root, Standing, last_root, make_root, root_timestamped, roots, standing, statement, waiting_roots,
};
pub use told::{Discord, Told};
pub use verify::{Chain, Mark, Page, Problem, Walk, verify};
