//! Signed containers (ASiC).

mod accepted;
mod ambiguous;
mod containers;
mod foreign;
mod hostile;
mod packing;
mod refused;
mod stamps;
