//! Pages for officials.

pub(crate) mod desk;
pub(crate) mod letter;
pub(crate) mod register;
