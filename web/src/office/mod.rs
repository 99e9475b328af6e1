//! Pages for officials.

pub(crate) mod letter;
pub(crate) mod register;
