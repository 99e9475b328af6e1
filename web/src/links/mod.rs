//! Every address that people and systems see. Polish, since people read them aloud.
//!
//! A constant is an address as the router knows it; a function beside it fills in what changes.

mod administration;
mod api;
mod client;
mod office;
mod public;

pub use self::{administration::*, api::*, client::*, office::*, public::*};
pub use crate::kit::percent::encoded;

#[cfg(test)]
mod tests {
    use super::{activation, new_email, new_password, receipt, without_secret};

    #[test]
    fn no_secret_of_a_link_stands_in_a_log() {
        for link in [activation("geheim"), new_password("geheim"), new_email("geheim")] {
            assert!(!without_secret(&link).contains("geheim"), "{link}");
        }
        let other = receipt(vocabulary::SubmissionId::made(vocabulary::Instant::from_seconds(0), [7; 10]));
        assert_eq!(without_secret(&other), other);
    }
}
