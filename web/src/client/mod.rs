//! Pages for clients who signed in; settings serve officials as well.

pub(crate) mod contact;
pub(crate) mod delivery;
pub(crate) mod draft;
pub(crate) mod file;
pub(crate) mod matters;
pub(crate) mod receipt;
pub(crate) mod settings;
pub(crate) mod sign;
