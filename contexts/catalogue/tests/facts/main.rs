//! What services declared in files promise, proved through the public door.

#![expect(clippy::unwrap_used, reason = "tests, their helpers included, fail by panicking")]

mod answering;
mod asking;
mod conditions;
mod folders;
mod hostile;
mod publishing;
mod reading;
mod searching;
mod world;
