//! What the register of incoming letters promises, proved on both databases.

mod numbers;
mod reading;
mod world;
