//! `okienko journal verify`

use database::Database;
use vocabulary::Fault;

use crate::{Ending, cli::Of, commands};

/// Walks the whole chain, against the entries that receipts name and against how many receipts there are.
pub async fn run(of: &Of) -> Result<Ending, Fault> {
    let settings = match commands::settings(of) {
        Ok(settings) => settings,
        Err(ending) => return Ok(ending),
    };
    let database = Database::open(&settings.database).await?;
    let mut view = database.view().await?;
    let witnesses = receipts::witnesses(&mut view).await?;
    let chain = journal::verify(&mut view, &witnesses).await?;
    let filings = journal::count(&mut view, "submission.filed").await?;
    let receipts = receipts::count(&mut view).await?;
    drop(view);
    database.close().await;
    let mut problems: Vec<String> = chain.problems.iter().map(ToString::to_string).collect();
    if filings != receipts {
        problems.push(format!("{filings} filings stand in the chain, {receipts} receipts beside it"));
    }
    let hash: String = chain.hash.iter().map(|byte| format!("{byte:02x}")).collect();
    if of.json {
        println!(
            "{}",
            serde_json::json!({ "entries": chain.entries, "hash": hash, "witnesses": witnesses.len(),
                "personal": chain.personal, "erased": chain.erased, "problems": problems })
        );
    } else {
        println!("{} entries, the last one is {hash}", chain.entries);
        println!(
            "{} receipts name an entry; personal data: {} kept, {} erased",
            witnesses.len(),
            chain.personal,
            chain.erased
        );
        if problems.is_empty() {
            println!("The chain is whole.");
        }
        problems.iter().for_each(|problem| println!("{problem}"));
    }
    Ok(if problems.is_empty() { Ending::Good } else { Ending::No })
}
