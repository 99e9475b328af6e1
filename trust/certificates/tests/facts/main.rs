//! Facts about gathering and judging, over worlds that the openssl command line makes.

mod gathering;
mod judging;
mod mutations;
mod pkits;
mod revocation;
mod world;
