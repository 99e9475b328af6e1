//! What delivering for a signed receipt promises, proved on both databases.

#![expect(clippy::unwrap_used, reason = "tests, their helpers included, fail by panicking")]

mod appeals;
mod health;
mod journal;
mod office;
mod outgoing;
mod parties;
mod signing;
mod stamping;
