//! Seals as others see them.

#![expect(clippy::unwrap_used, reason = "tests, their helpers included, fail by panicking")]

mod archives;
mod authorities;
mod canonical;
mod claimed;
mod house;
mod keys;
mod lasting;
mod messages;
mod pdf;
mod shapes;
mod tokens;
mod world;
