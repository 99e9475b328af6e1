//! Paper: what people take away from the office, as PDF.
//!
//! Every paper is PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1): its fonts inside, its parts tagged, its language and
//! title set. It is made from the values given and from nothing else: templates and fonts are inside the program, the
//! templates reach no file, no network and no clock, and the same values give the same bytes. Every string comes ready in
//! the language of the reader; none of it is ever read as markup.
//!
//! Lato writes Latin, Greek and Cyrillic. Any other sign, and every sign that hides or turns the text around it, is
//! printed as a box, and the paper then says so ([`Margin::boxes`]). A paper takes at most 768 KiB of text; more is
//! [`PrintError::TooLong`], so that nobody can have the office typeset a library.

mod answer;
mod drawing;
mod ink;
mod letter;
mod log;
mod paper;
mod parts;
mod qr;
mod receipt;

pub use answer::{Answer, CheckLine, Part, answer, answer_sheets};
pub use ink::PrintError;
pub use letter::{Correspondent, Letter, Line, Section, letter};
pub use log::{Log, log};
pub use parts::{FileLine, Margin};
pub use qr::{Qr, qr};
pub use receipt::{Check, Issuer, Receipt, Term, Tone, receipt};
