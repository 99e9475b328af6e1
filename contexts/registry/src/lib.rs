//! Letters that came in: their numbers, where they were routed, and what is known of their signatures.
//!
//! Numbers are unique and gapless per register and year; their instants never go back (design: an entry's instant is
//! when it entered, its number's when it was registered). A letter carries its own sender, subject, files and verdict.

mod judge_again;
mod letter;
mod number;
mod read;
mod receive;
mod store;

pub use judge_again::judged_again;
pub use letter::{FileRole, Letter, LetterFile, LetterRow, Page, Standing, ToJudge, Verdict};
pub use number::{NotANumber, RpwNumber};
pub use read::{inbox, letter, register, sent, to_judge, unit_of_letter};
pub use receive::{NewLetter, Registered, receive};
