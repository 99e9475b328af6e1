//! What the seam promises, proved on both databases.

#![expect(clippy::unwrap_used, reason = "tests, their helpers included, fail by panicking")]

mod migrating;
mod transactions;
mod values;
