//! Who may come in and what for, proved on both databases.

mod rights;
mod sessions;
mod signing_in;
mod tokens;
mod world;
