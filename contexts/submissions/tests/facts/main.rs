//! The box with the real signature engine and the sandbox's authorities, proved on both databases.

#![expect(clippy::unwrap_used, reason = "tests, their helpers included, fail by panicking")]

mod containers;
mod desk;
mod detached;
mod drafting;
mod drafts;
mod filing;
mod from_drafts;
mod health;
mod hostile;
mod journal;
mod keys;
mod letters;
mod limits;
mod outages;
mod pdf;
mod receipts;
mod revocation;
mod trust;
mod withdrawals;
