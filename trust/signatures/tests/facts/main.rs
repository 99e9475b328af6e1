//! Signatures through the public doors. Documents are signed by xmlsec1 and openssl and timestamped by openssl, which we did
//! not write; both are Debian packages that the repository's scripts install.

mod accepted;
mod asic;
mod cms;
mod corpus;
mod documents;
mod hostile;
mod lists;
mod mutation;
mod payload;
mod pdf;
mod profile;
mod qualification;
mod record;
mod refused;
mod stamps;
mod stored;
mod time;
mod timeline;
mod world;
mod wrapping;
