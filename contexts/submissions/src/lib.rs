//! The box: what clients file, whichever door they come by.
//!
//! A filing is judged before any transaction begins; only what [`submit`] found acceptable reaches the act that numbers
//! it, routes it, fixes its receipt and remembers its key, all or nothing. A refusal stores nothing and uses up no key.

mod agrees;
mod check;
mod draft;
mod examine;
mod file;
mod inside;
mod judge_again;
mod key;
mod letter;
mod read;
mod refusal;
mod store;
mod subject;
mod submission_box;
mod submit;
mod upload;
mod weigh;

pub use agrees::{agrees, count, lost_wordings};
pub use check::check_files;
pub use draft::{
    AttachError, BeginError, Draft, DraftError, DraftFile, DraftLine, DraftState, FixError, Fixed, Incomplete,
    KEPT_FOR, MOST_DRAFTS, Supplement, WITHDRAWAL, attach, begin_draft, begin_supplement, check_applicant, detach,
    discard, draft, draft_file, drafts, erase_expired, file_draft, fix, fixed_document, reopen, save_answers,
    save_applicant,
};
pub use judge_again::{JUDGE_JOB, judge_again};
pub use key::{Key, UnusableKey};
pub use letter::{
    About, Applicant, LetterAttachment, LetterFee, ReadLetter, Section, SectionLine, Supplements, read_letter,
};
pub use read::{Filing, Withdrawal, by_key, filing, filing_of_letter, mine, withdrawals, withdrawn};
pub use refusal::Refusal;
pub use submission_box::SubmissionBox;
pub use submit::{Filed, SubmitError, submit};
pub use upload::{Limits, Upload, UploadedFile};
