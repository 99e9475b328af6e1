//! `okienko migrate`

use database::Database;
use vocabulary::Fault;

use crate::{Ending, cli::Of, commands};

/// Brings the database to the state this program needs: every missing step or none.
pub async fn run(of: &Of) -> Result<Ending, Fault> {
    let settings = match commands::settings(of) {
        Ok(settings) => settings,
        Err(ending) => return Ok(ending),
    };
    std::fs::create_dir_all(&settings.data)?;
    let database = Database::open(&settings.database).await?;
    let made = database.migrate().await?;
    database.close().await;
    if of.json {
        print_line!("{}", serde_json::json!({ "made": made }));
    } else if made.is_empty() {
        print_line!("The database is up to date.");
    } else {
        made.iter().for_each(|name| print_line!("made {name}"));
    }
    Ok(Ending::Good)
}
