//! Seals in PDF, as our own judge and others' programs see them.

mod accepted;
mod archives;
mod lasting;
mod papers;
mod refused;
