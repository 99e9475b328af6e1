//! Other systems that the office lets in: a circulation system, a data warehouse, a portal of the county.
//!
//! What holds here:
//! - an administrator lets a system in and shuts it out; its key is shown once and kept as a hash;
//! - what a system may do is told by its scopes, and each is a value ([`ReadsEvents`]) that the operation demands;
//! - events are the entries of the journal in their order, and the cursor of every reader is a sequence of it;
//! - personal data goes only to systems whose scopes say so;
//! - a system that acts does so in the name of an official and within that official's rights, once for each key of its choice,
//!   and every act of it says so in the journal ([`ActsFor`]);
//! - what is sent to a system's address is signed, in order, and sent until it is taken.

mod admit;
mod call;
mod events;
mod scope;
mod shut_out;
mod store;
mod system;
mod webhook;

pub use admit::{AdmitError, Admitted, LONGEST_NAME, admit};
pub use call::{ActsFor, Asked};
pub use events::{Events, EventsError, MOST_EVENTS, events};
pub use scope::{ReadsEvents, Scope};
pub use shut_out::{ShutOutError, shut_out};
pub use system::{System, SystemCard, SystemId, by_key, system, systems};
pub use webhook::{
    AddError, Failing, Message, NewWebhook, ResendError, Turn, WebhookCard, WebhookId, add_webhook, close_webhook, due,
    failed, failing, resend, served, take, webhooks,
};
