//! What people and other systems see of the office: pages by reader and the API. No SQL, no rules.
//!
//! A page is a folder: its handler and its template side by side. A handler reads the request into ready values, calls a
//! context and answers; whoever may not see a page is stopped by the handler's arguments ([`kit::rights`]). Every page
//! works without JavaScript; none is sent.

/// A sentence in the language of a page's frame.
macro_rules! t {
    ($frame:expr, $($rest:tt)*) => { words::say!($frame.language, $($rest)*) };
}

mod administration;
mod api;
mod client;
mod kit;
pub mod links;
mod office;
mod office_face;
mod operator;
mod public;
mod site;
mod state;
pub mod telling;
#[cfg(test)]
mod tests;

pub use api::v1::events::event_message;
pub use kit::alarms::name as alarm_name;
pub use office::answer::paper::answer_paper;
pub use office_face::{OfficeFace, Opening};
pub use operator::operator_router;
pub use site::router;
pub use state::{Demo, DemoLogin, Given, State};
