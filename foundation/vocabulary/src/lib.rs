//! Words that every room shares: instants, days and terms, ids by kind, languages, the numbers that Polish offices use.
//!
//! A word moves in here when three rooms need it, or two that must not differ in it. Nothing here knows a database, a network or a clock.

pub mod days;
mod fault;
pub mod fiction;
mod fold;
mod id;
mod instant;
mod language;
mod money;
mod pesel;
mod visible;

pub use days::{LastDay, Term};
pub use fault::Fault;
pub use fold::fold;
pub use id::{
    AccountId, AnswerId, CaseId, ClassId, DraftId, FileId, Id, JobId, LetterId, ReceiptId, ServiceId, SubmissionId,
    SubstitutionId, TokenId, UnitId, UnreadableId,
};
pub use instant::{Clock, Instant, UnreadableInstant};
pub use jiff::civil::Date;
pub use language::Language;
pub use money::{Money, NotMoney};
pub use pesel::{NotAPesel, Pesel};
pub use visible::{is_misleading, visible};
