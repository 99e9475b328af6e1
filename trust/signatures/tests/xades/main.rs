//! XML signatures through the public doors. Documents are signed by xmlsec1 and timestamped by openssl, which we did not
//! write; both are Debian packages that the repository's scripts install.

mod accepted;
mod corpus;
mod documents;
mod hostile;
mod mutation;
mod refused;
mod stored;
mod time;
mod world;
mod wrapping;
