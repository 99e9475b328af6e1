//! `okienko journal export`

use certificates::Certificate;
use journal::Exported;
use vocabulary::Fault;

use crate::{Ending, assemble::open_database, cli::JournalExport, commands};

/// Writes the auditor's folder.
pub async fn run(options: &JournalExport) -> Result<Ending, Fault> {
    let settings = match commands::settings(&options.of) {
        Ok(settings) => settings,
        Err(ending) => return Ok(ending),
    };
    let folder = &options.folder;
    if folder.exists() {
        eprintln!("okienko: {} is there already; name a folder that is not", folder.display());
        return Ok(Ending::Wrong);
    }
    let database = open_database(&settings, false).await?;
    let mut view = database.view().await?;
    let anchors: Vec<&[u8]> = settings.anchors.certificates().iter().map(Certificate::der).collect();
    let exported = journal::export(&mut view, folder, &anchors, options.personal).await?;
    drop(view);
    database.close().await;
    let Exported { entries, roots, personal } = exported;
    if options.of.json {
        print_line!("{}", serde_json::json!({ "entries": entries, "roots": roots, "personal": personal }));
    } else {
        print_line!("{entries} entries, {roots} roots and {personal} pieces of personal data were written.");
        print_line!("{} tells how to check them.", folder.join("README.md").display());
    }
    Ok(Ending::Good)
}
