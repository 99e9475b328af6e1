//! Seals in PDF, as our own judge and others' programs see them.

mod accepted;
mod lasting;
mod papers;
mod refused;
