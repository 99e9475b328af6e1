//! The health of stored signatures: what the office keeps is prolonged before anything that its verdict rests on comes to its
//! end, and what was sealed with a key that turns out to have been revoked by then is sealed anew.
//!
//! What holds here:
//! - the first version of a document is kept for ever, later ones stand beside it;
//! - what is noted here follows from the documents: it is housekeeping; a new version is an act of whoever keeps the document;
//! - nobody waits for it.

mod doubt;
mod health;
mod store;
mod tend;

pub use doubt::doubt;
pub use health::{Health, MARGIN, health};
pub use store::{Kind, PdfVersion, add_pdf, begin, count_pdfs, newest_pdf, pdf_version};
pub use tend::{Anew, Shelf, Tended, Version, tend};
