//! What cases promise, proved on both databases.

#![expect(clippy::unwrap_used, reason = "tests, their helpers included, fail by panicking")]

mod answers;
mod answers_collected;
mod answers_desk;
mod answers_overdue;
mod answers_sealing;
mod archiving;
mod authorised;
mod board;
mod calls;
mod case_lists;
mod clocks;
mod decisions;
mod filing;
mod groups;
mod kept;
mod looking;
mod matters;
mod messages;
mod news;
mod opening;
mod opinions;
mod reading;
mod stages;
mod statistics;
mod templates;
mod working;
mod world;
