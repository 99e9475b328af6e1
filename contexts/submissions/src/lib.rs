//! The box: what clients file, whichever door they come by.
//!
//! A filing is judged before any transaction begins; only what [`submit`] found acceptable reaches the act that numbers
//! it, routes it, fixes its receipt and remembers its key, all or nothing. A refusal stores nothing and uses up no key.

mod examine;
mod file;
mod judge_again;
mod key;
mod read;
mod refusal;
mod store;
mod subject;
mod submission_box;
mod submit;
mod upload;
mod weigh;

pub use judge_again::{JUDGE_JOB, judge_again};
pub use key::{Key, UnusableKey};
pub use read::{Filing, by_key, filing, mine};
pub use refusal::Refusal;
pub use submission_box::SubmissionBox;
pub use submit::{Filed, SubmitError, submit};
pub use upload::{Limits, Upload, UploadedFile};
