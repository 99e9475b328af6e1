//! Work that an act causes and that needs the outside: written in the act's own transaction, done afterwards.
//!
//! A job is claimed by a lease, so it may run twice and its handler must bear that. A handler whose outside partner is
//! out of order asks for a later try, without end; where every job of the kind needs that partner, the whole kind is held
//! back but for one try now and then, and goes on in its order with the first that gets through. A handler that fails by its own fault is put aside after
//! [`MOST_FAULTS`] tries as a dead letter, shown to the operator and never deleted.

mod hold;
mod queue;
mod runner;

pub use queue::{Backlog, Job, Lease, MOST_FAULTS, backlog, dead_letters, finish, insert, revive};
pub use runner::{Handler, Outcome, Runner, Signal};
