//! Digests and signature algorithms: their names, and checking a signature with them. Which of them still protect, and
//! until when, is for policies to say.

mod digest;
mod method;
mod scheme;

pub use digest::Digest;
pub use method::SignatureMethod;
pub use scheme::Scheme;
