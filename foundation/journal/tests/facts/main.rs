//! What the act and the chain promise, proved on both databases.

mod acts;
mod chains;
mod housekeeping;
mod tampering;
mod world;
