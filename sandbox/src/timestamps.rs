//! The timestamp authorities of the sandbox, as those who use it find them: an open one and one that is closed to strangers.

use seals::FileKey;
use vocabulary::Fault;

use crate::{Sandbox, authority, tsa};

/// The name and the password by which the closed timestamp authority knows people. Everybody may know them.
pub const CLOSED_TSA_LOGIN: (&str, &str) = ("okienko", "piaskownica");

impl Sandbox {
    /// Where timestamps are made.
    #[must_use]
    pub fn timestamp_url(&self) -> String {
        format!("http://127.0.0.1:{}/tsa", self.0.port)
    }

    /// Where the other authority makes timestamps: for those alone who tell [`CLOSED_TSA_LOGIN`]. The certificate of its unit
    /// holds for three years; for the last of them there is a new one.
    #[must_use]
    pub fn closed_timestamp_url(&self) -> String {
        format!("{}/closed", self.timestamp_url())
    }

    /// The policies under which both authorities make timestamps, the usual one first.
    #[must_use]
    pub const fn timestamp_policies() -> [&'static str; 2] {
        tsa::POLICIES
    }

    /// The unit of the closed timestamp authority; a new one when that of the last ends within a year.
    pub(crate) fn closed_timestamp_unit(&self) -> Result<FileKey, Fault> {
        let mut state = self.state();
        let known = state.issued.len();
        let unit = authority::closed_timestamp_unit(&mut state, &self.0.authorities, self.0.port, self.now())?;
        if state.issued.len() > known {
            state.write(&self.0.folder)?;
        }
        Ok(unit)
    }
}
