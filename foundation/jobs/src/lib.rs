//! Work that an act causes and that needs the outside: written in the act's own transaction, done afterwards.
//!
//! A job is claimed by a lease, so it may run twice and its handler must bear that. A handler whose outside partner is
//! out of order asks for a later try, without end; a handler that fails by its own fault is put aside after
//! [`MOST_FAULTS`] tries as a dead letter, shown to the operator and never deleted.

mod queue;
mod runner;

pub use queue::{Backlog, Job, Lease, MOST_FAULTS, backlog, dead_letters, finish, insert, revive};
pub use runner::{Handler, Outcome, Runner, Signal};
