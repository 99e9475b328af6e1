//! One file for each command.

pub mod administrator;
pub mod doctor;
pub mod journal_consistency;
pub mod journal_erase;
pub mod journal_export;
pub mod journal_verify;
pub mod key;
pub mod migrate;
pub mod receipt_delivery;
pub mod receipt_verify;
pub mod serve;
pub mod settings_check;
pub mod verify;
pub mod work;

use crate::{
    Ending,
    cli::Of,
    settings::{Mistake, Settings},
};

/// The settings of the office that is meant; its mistakes told when there are any.
pub fn settings(of: &Of) -> Result<Settings, Ending> {
    // Only a demonstration's folder may hold the sandbox's certificates.
    Settings::read(&of.file(), of.data.is_some()).map_err(|mistakes| tell(&mistakes, of.json))
}

/// Tells the mistakes of a settings file.
pub fn tell(mistakes: &[Mistake], json: bool) -> Ending {
    let told: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
    if json {
        print_line!("{}", serde_json::json!({ "mistakes": told }));
    } else {
        eprintln!("The settings cannot be used:");
        for mistake in told {
            eprintln!("  {mistake}");
        }
    }
    Ending::Wrong
}
