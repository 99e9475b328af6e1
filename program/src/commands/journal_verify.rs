//! `okienko journal verify`

use std::io::IsTerminal as _;

use certificates::Anchors;
use database::{Database, View};
use journal::{Chain, Root, Walk};
use receipts::Stamp;
use vocabulary::Fault;

use crate::{Ending, cli::Of, commands};

/// Problems told one by one; beyond them only their number is.
const TOLD: usize = 1_000;

/// What was found besides the chain.
#[derive(Default)]
struct Found {
    witnesses: usize,
    problems: Vec<String>,
    more: usize,
}

impl Found {
    fn tell(&mut self, problem: String) {
        if self.problems.len() < TOLD {
            self.problems.push(problem);
        } else {
            self.more += 1;
        }
    }
}

/// Walks the whole chain and makes its tree anew, against the roots and their timestamps, and against the entries that
/// receipts name and how many receipts there are.
pub async fn run(of: &Of) -> Result<Ending, Fault> {
    let settings = match commands::settings(of) {
        Ok(settings) => settings,
        Err(ending) => return Ok(ending),
    };
    let database = Database::open(&settings.database).await?;
    let mut view = database.view().await?;
    let (chain, found) = walk(&mut view, &settings.anchors, !of.json && std::io::stderr().is_terminal()).await?;
    drop(view);
    database.close().await;
    let hash: String = chain.hash.iter().map(|byte| format!("{byte:02x}")).collect();
    let good = found.problems.is_empty();
    if of.json {
        println!(
            "{}",
            serde_json::json!({ "entries": chain.entries, "hash": hash, "witnesses": found.witnesses,
                "personal": chain.personal, "erased": chain.erased, "roots": chain.roots,
                "timestamped": chain.timestamped, "problems": found.problems, "more": found.more })
        );
    } else {
        tell(&chain, &found, &hash);
    }
    Ok(if good { Ending::Good } else { Ending::No })
}

async fn walk(view: &mut View, anchors: &Anchors, progress: bool) -> Result<(Chain, Found), Fault> {
    let mut found = Found::default();
    let mut walk = Walk::begin(view).await?;
    let mut seen = 0;
    while let Some(page) = walk.next(view).await? {
        let witnesses = receipts::witnesses(view, seen, walk.reached()).await?;
        found.witnesses += witnesses.len();
        walk.compare(&witnesses);
        for root in &page.roots {
            if let Some(problem) = stamped(root, anchors) {
                found.tell(problem);
            }
        }
        seen = walk.reached();
        if progress {
            eprint!("\r{seen} entries");
        }
    }
    if progress {
        eprintln!();
    }
    walk.compare(&receipts::witnesses(view, seen, i64::MAX).await?);
    let chain = walk.end(view).await?;
    for problem in &chain.problems {
        found.tell(problem.to_string());
    }
    let filings = journal::count(view, "submission.filed").await?;
    let receipts = receipts::count(view).await?;
    if filings != receipts {
        found.tell(format!("{filings} filings stand in the chain, {receipts} receipts beside it"));
    }
    Ok((chain, found))
}

/// What is wrong with the timestamp of a root. Revocation is not asked for: the token was checked when it was taken.
fn stamped(root: &Root, anchors: &Anchors) -> Option<String> {
    let size = root.size;
    match receipts::stamp(root.token.as_ref()?, &root.imprint(), anchors) {
        Stamp::Good(_) | Stamp::CannotTell(_) => None,
        Stamp::Broken => Some(format!("the timestamp of the root over {size} entries is broken")),
        Stamp::OfSomethingElse => Some(format!("the timestamp of the root over {size} entries is of something else")),
        Stamp::Untrusted(reason) => {
            Some(format!("the timestamp of the root over {size} entries is not trusted ({reason:?})"))
        }
    }
}

fn tell(chain: &Chain, found: &Found, hash: &str) {
    println!("{} entries, the last one is {hash}", chain.entries);
    println!("{} roots, {} of them timestamped", chain.roots, chain.timestamped);
    println!(
        "{} receipts name an entry; personal data: {} kept, {} erased",
        found.witnesses, chain.personal, chain.erased
    );
    if found.problems.is_empty() {
        println!("The chain is whole.");
    }
    found.problems.iter().for_each(|problem| println!("{problem}"));
    if found.more > 0 {
        println!("and {} more", found.more);
    }
}
