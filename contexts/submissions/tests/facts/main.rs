//! The box with the real signature engine and the sandbox's authorities, proved on both databases.

mod desk;
mod detached;
mod filing;
mod hostile;
mod keys;
mod limits;
mod outages;
mod receipts;
mod revocation;
mod trust;
