//! Who may come in and what for, proved on both databases.

#![expect(clippy::unwrap_used, reason = "tests, their helpers included, fail by panicking")]

mod administering;
mod appointing;
mod authorisations;
mod changing;
mod counter;
mod filling_in;
mod one_time;
mod post;
mod registering;
mod rights;
mod sessions;
mod signing_in;
mod substitutions;
mod tokens;
mod world;
