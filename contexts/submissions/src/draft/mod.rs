//! What a client is about to file: saved at every step, on whatever device, until it is filed or forgotten.
//!
//! A draft is no act and leaves no entry; its tables are housekeeping's. It is open while it is filled in, fixed while its
//! document waits to be signed, and filed once. Nobody but its own client can tell that it is there.

mod applicant;
mod attach;
mod begin;
mod discard;
mod file;
mod fix;
mod read;
mod save;
mod supplement;

use std::sync::Arc;

use catalogue::{Answers, Service};
use vocabulary::{DraftId, Fault, FileId, Instant, SubmissionId};

pub use applicant::check_applicant;
pub use attach::{AttachError, attach, detach, draft_file};
pub use begin::{BeginError, begin_draft};
pub use discard::{discard, erase_expired};
pub use file::file_draft;
pub use fix::{FixError, Incomplete, fix, fixed_document, reopen};
pub use read::{draft, drafts};
pub use save::{save_answers, save_applicant};
pub use supplement::{Supplement, begin_supplement};

/// The code of the service by which a filing is withdrawn. Its drafts are about a filing, those of others are not.
pub const WITHDRAWAL: &str = "wycofanie-pisma";

/// How long a draft is kept after it was last saved: 30 days, in seconds.
pub const KEPT_FOR: i64 = 30 * 24 * 3_600;

/// The most drafts that a client may have at a time.
pub const MOST_DRAFTS: usize = 50;

/// A draft as its client sees it.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The draft.
    pub id: DraftId,
    /// The service as it was when the draft was begun.
    pub service: Arc<Service>,
    /// What was filled in, right or wrong.
    pub answers: Answers,
    /// Address, telephone and delivery as filled in; those of the account until the client saves others. The names of
    /// the values are those of the settings' form: `ulica`, `dom`, `lokal`, `kod`, `miasto`, the same with `k_` for the
    /// mailing address, `telefon`, `odbior`, `ade`.
    pub applicant: Answers,
    /// The files of the slots that the answers show, in the order they came.
    pub files: Vec<DraftFile>,
    /// The filing that is to be withdrawn.
    pub about: Option<SubmissionId>,
    /// The call that it answers.
    pub supplement: Option<Supplement>,
    /// When it was begun.
    pub begun_at: Instant,
    /// When it was last changed.
    pub saved_at: Instant,
    /// When it will be erased unless it is changed or filed before.
    pub kept_until: Instant,
    /// How far it has come.
    pub state: DraftState,
}

/// How far a draft has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftState {
    /// It is being filled in.
    Open,
    /// Its document waits to be signed.
    Fixed(Fixed),
    /// It was filed; answers and files are the letter's now and no longer here.
    Filed(SubmissionId),
}

/// A document that waits to be signed. Its bytes stay the same until the draft is reopened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The name to download it by: `odpis-aktu-1a2b3c4d.xml`.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: [u8; 32],
    /// Bytes.
    pub size: u64,
    /// When it was made.
    pub at: Instant,
}

/// A file of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftFile {
    /// The file.
    pub id: FileId,
    /// The slot of the form that it was put into.
    pub slot: String,
    /// Its name, cleaned.
    pub name: String,
    /// Its media type by content.
    pub media_type: &'static str,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the content.
    pub sha256: [u8; 32],
}

/// A draft in a list.
#[derive(Clone, Debug)]
pub struct DraftLine {
    /// The draft.
    pub id: DraftId,
    /// What the client calls it, where the form asks for a title and one is filled in.
    pub title: Option<String>,
    /// The service as it was when the draft was begun.
    pub service: Arc<Service>,
    /// When it was last changed.
    pub saved_at: Instant,
    /// When it will be erased unless it is changed or filed before.
    pub kept_until: Instant,
    /// Its document waits to be signed.
    pub fixed: bool,
    /// The filing that is to be withdrawn.
    pub about: Option<SubmissionId>,
    /// The sign of the case in which it answers a call.
    pub supplements: Option<String>,
}

/// Why nothing was done with a draft.
#[derive(Debug)]
pub enum DraftError {
    /// There is no such draft of this client, or no such place in it.
    Gone,
    /// Its document is fixed; reopen it first.
    NotOpen,
    /// Its document is not fixed.
    NotFixed,
    /// It was filed.
    Filed(SubmissionId),
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for DraftError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}
