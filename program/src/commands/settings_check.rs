//! `okienko settings check`

use vocabulary::Fault;

use crate::{Ending, cli::Of, commands};

/// Reads the settings file and tells every mistake in it.
pub fn run(of: &Of) -> Result<Ending, Fault> {
    match commands::settings(of) {
        Err(ending) => Ok(ending),
        Ok(_) => {
            if of.json {
                print_line!("{}", serde_json::json!({ "mistakes": [] }));
            } else {
                print_line!("{}: no mistakes", of.file().display());
            }
            Ok(Ending::Good)
        }
    }
}
