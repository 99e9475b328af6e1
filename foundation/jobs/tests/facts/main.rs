//! What a runner of jobs promises, proved on both databases. The test moves the clock; the runner looks at its table when
//! the signal is raised.

#![expect(clippy::unwrap_used, reason = "tests, their helpers included, fail by panicking")]

mod fences;
mod holds;
mod runners;
mod world;
