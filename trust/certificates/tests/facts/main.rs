//! Facts about gathering and judging, over worlds that the openssl command line makes.

mod gathering;
mod judging;
mod lists;
mod mutations;
mod outdated;
mod pkits;
mod revocation;
mod world;
