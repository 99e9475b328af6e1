//! Seals in PDF, as our own judge and others' programs see them.

mod accepted;
mod house;
mod refused;
