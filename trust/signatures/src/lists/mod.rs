//! Trusted lists that can be believed: their signatures, and the way from the Union's list of lists to those of the members.

mod given;
mod signed;
mod walk;

pub use given::{UnreadableTrust, anchors};
pub use signed::{SignedList, UntrustedList, signed};
pub use walk::{Origin, Trouble, Walked, walk};
