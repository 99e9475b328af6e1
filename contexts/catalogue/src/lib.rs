//! What the office can be asked for: services, declared in files.
//!
//! A service names the unit that its letters are routed to and carries its texts in every language. The files are
//! compiled in; a file that cannot be read stops the program's tests, not an office.

mod service;

pub use service::{Service, ServiceText, service, services};
