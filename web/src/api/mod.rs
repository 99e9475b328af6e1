//! What other systems see of the office.

pub(crate) mod v1;
