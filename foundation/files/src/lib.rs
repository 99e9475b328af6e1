//! Documents at rest, and what they are by their content.
//!
//! A small file lives in its row and shares the fate of the act that keeps it. A larger one is written to the file store
//! and synced before the act begins; when the act does not happen it is left behind, unnamed by any row.

mod archive;
mod kind;
mod name;
mod page;
mod store;

pub use kind::{Kind, Other, kind};
pub use name::{NameError, clean_name};
pub use store::{Files, Kept, hash_of};
