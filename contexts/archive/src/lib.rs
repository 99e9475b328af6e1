//! The records archive of the office (archiwum zakładowe): closed cases that it took over, what it lent, what it disposes of.
//!
//! What holds here:
//! - a case comes in after two full calendar years from its closing, with others of its unit, on a numbered transfer list; the
//!   unit goes on reading it, and nobody changes it any more;
//! - from then on what is known of its keeping (category, the day before which nothing may be disposed of) is fixed;
//! - nothing may stand on a disposal list before its day, and archival material never; experts, the head of the office and the
//!   state archive each have their say, in one place that decides who takes which step; nothing is destroyed here;
//! - the package of a list is the same bytes whenever it is asked for;
//! - numbers of lists are gapless in their year; every step is an act with its entry.

mod disposal;
mod lend;
mod list;
mod metadata;
mod number;
mod package;
mod right;
mod store;
mod take_over;
mod tar;
mod text;
mod xml;

pub use disposal::{
    DisposalCase, DisposalDeed, DisposalId, DisposalList, DisposalState, DisposalStep, DisposalStepKind, DrawUpError,
    MayDispose, OpineError, Opinion, SettleError, approve, consent, disposable, disposal, disposal_deeds, disposals,
    draw_up, give_up, may_dispose, opine,
};
pub use lend::{LendError, Loan, LoanId, NewLoan, give_back, lend, loans_of, loans_out};
pub use list::{ArchivedCase, ListId, TransferList, archived, list, lists};
pub use number::{ListNumber, NotAListNumber};
pub use package::{Package, package};
pub use right::{KeepsArchive, SeesArchive, keeps, sees};
pub use take_over::{MOST_AT_ONCE, TakeOverError, take_over};
pub use text::TextError;
pub use xml::transfer_xml;
