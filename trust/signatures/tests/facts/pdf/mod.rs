//! Signatures in PDF. The files are made here, so that each may be wrong in its own way; the signatures in them by openssl.

mod accepted;
mod changes;
mod encrypted;
mod extended;
mod hostile;
mod mutation;
mod paper;
mod refused;
mod structure;
mod tables;
