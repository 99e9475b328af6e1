//! The door to the Trusted Profile (profil zaufany): a person signs the fixed document of a draft, or the receipt of a
//! letter's delivery, on the state's page and comes back.
//!
//! The state's service (tpSigning) takes the document and gives an address: the person is sent there, and the same address
//! is the only key to what was signed. It is kept on the server, for one account, one session, one subject and one fixed
//! document, and is forgotten once it has given something that could be judged. What it gives is judged by the box, or
//! by the desk that delivers, like any other signed document; nothing is believed here.

mod begin;
mod finish;
mod service;
mod soap;
mod store;
mod subject;

pub use begin::{Back, BeginError};
pub use finish::FinishError;
pub use service::{Settings, TrustedProfile, UnusableSettings};
pub use store::UnderWay;
pub use subject::Subject;
