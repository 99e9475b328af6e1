//! What the office can be asked for: services, declared in files.
//!
//! A service names the unit that its letters are routed to, carries its texts in every language, and may have a form. One
//! file is one service; the hash of its bytes names the revision. [`publish`] puts revisions into the database, where
//! every process reads them; none is ever deleted, so what was filed under one can be read under it for good.

mod answer;
mod answers;
mod built_in;
mod condition;
mod definition;
mod fill;
mod folder;
mod form;
mod publish;
mod read;
mod revision;
mod search;
mod service;
mod store;

pub use answer::Shown;
pub use answers::{Answers, Mistake, Wrong};
pub use built_in::built_in;
pub use condition::Condition;
pub use definition::{Definition, Flaw};
pub use fill::{DueFee, Line};
pub use folder::read_folder;
pub use form::{Choice, DateBound, Fee, Field, Form, Kind, Slot, Step, Text};
pub use publish::publish;
pub use read::{is_whole, revision, service, services};
pub use revision::{NotARevision, Revision};
pub use search::find;
pub use service::{Procedure, Service, ServiceText};
