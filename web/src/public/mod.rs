//! Pages for anybody.

pub(crate) mod catalogue;
pub(crate) mod forgotten;
pub(crate) mod front;
pub(crate) mod mail_link;
pub(crate) mod open_account;
pub(crate) mod samples;
pub(crate) mod service;
pub(crate) mod sign_in;
pub(crate) mod sign_out;
pub(crate) mod statements;
pub(crate) mod verify;
