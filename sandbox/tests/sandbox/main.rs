//! The sandbox as others see it.

#![expect(clippy::unwrap_used, reason = "tests, their helpers included, fail by panicking")]

mod certificates;
mod letters;
mod lists;
mod mail;
mod timestamps;
mod trusted_profile;
mod verdicts;
mod world;
