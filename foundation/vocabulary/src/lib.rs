//! Words that every room shares: instants, ids by kind, languages, the numbers that Polish offices use.
//!
//! A word moves in here when three rooms need it, or two that must not differ in it. Nothing here knows a database, a network or a clock.

mod fault;
mod fold;
mod id;
mod instant;
mod language;
mod money;
mod pesel;
mod visible;

pub use fault::Fault;
pub use fold::fold;
pub use id::{
    AccountId, DraftId, FileId, Id, JobId, LetterId, ReceiptId, ServiceId, SubmissionId, TokenId, UnitId, UnreadableId,
};
pub use instant::{Clock, Instant, UnreadableInstant};
pub use language::Language;
pub use money::{Money, NotMoney};
pub use pesel::{NotAPesel, Pesel};
pub use visible::{is_misleading, visible};
