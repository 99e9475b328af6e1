//! What the archive promises, proved on both databases.

#![expect(clippy::unwrap_used, reason = "tests, their helpers included, fail by panicking")]

mod disposing;
mod lending;
mod packing;
mod taking_over;
mod world;
