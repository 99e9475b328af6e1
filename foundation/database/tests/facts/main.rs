//! What the seam promises, proved on both databases.

mod migrating;
mod transactions;
mod values;
