//! What other systems may do and see, proved on both databases.

#![expect(clippy::unwrap_used, reason = "tests, their helpers included, fail by panicking")]

mod acting;
mod feed;
mod keys;
mod webhooks;
mod world;
