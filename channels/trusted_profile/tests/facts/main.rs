//! The door to the Trusted Profile against the sandbox's own, and against services that mean harm; on both databases.

#![expect(clippy::unwrap_used, reason = "tests, their helpers included, fail by panicking")]

mod answers;
mod desk;
mod impostor;
mod signing;
mod ways_out;
