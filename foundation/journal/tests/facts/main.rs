//! What the act and the chain promise, proved on both databases.

#![expect(clippy::unwrap_used, reason = "tests, their helpers included, fail by panicking")]

mod acts;
mod chains;
mod erasing;
mod housekeeping;
mod roots;
mod tampering;
mod world;
