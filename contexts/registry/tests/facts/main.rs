//! What the register of incoming letters promises, proved on both databases.

#![expect(clippy::unwrap_used, reason = "tests, their helpers included, fail by panicking")]

mod circulation;
mod desk;
mod extracts;
mod kept;
mod numbers;
mod papers;
mod plans;
mod read_scans;
mod reading;
mod routing;
mod scans;
mod shelf;
mod walks;
mod way;
mod world;
