//! `okienko journal verify`

use std::{collections::HashMap, io::IsTerminal as _};

use certificates::{Anchors, Evidence};
use database::{Database, View};
use files::Files;
use journal::{Chain, Discord, Root, Told, Walk};
use receipts::Stamp;
use vocabulary::{Fault, FileId};

use crate::{Ending, cli::JournalVerify, commands};

/// Problems told one by one; beyond them only their number is.
const TOLD: usize = 1_000;

/// What was found besides the chain.
#[derive(Default)]
struct Found {
    witnesses: usize,
    /// What entries tell was kept.
    told: Counted,
    files: usize,
    problems: Vec<String>,
    more: usize,
}

#[derive(Default)]
struct Counted {
    /// Entries of each kind.
    kinds: HashMap<String, i64>,
    /// Versions of sealed receipts.
    versions: i64,
    /// Versions of signed receipts of delivery.
    delivered: i64,
}

impl Counted {
    /// What an entry says was kept.
    fn count(&mut self, told: &Told) {
        *self.kinds.entry(told.kind.clone()).or_default() += 1;
        match told.kind.as_str() {
            "answer.signed_for" => self.delivered += 1,
            "delivery.timestamped" | "delivery.prolonged" if told.text("sha256").is_some() => self.delivered += 1,
            kind if kind.starts_with("receipt.") && told.text("sha256").is_some() => self.versions += 1,
            _ => {}
        }
    }

    /// Entries of these kinds.
    fn of(&self, kinds: &[&str]) -> i64 {
        kinds.iter().filter_map(|kind| self.kinds.get(*kind)).sum()
    }
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

/// Walks the whole chain and makes its tree anew; compares roots, timestamps, the entries that receipts name, and what the
/// registers and the file store keep with what entries tell of it.
pub async fn run(options: &JournalVerify) -> Result<Ending, Fault> {
    let of = &options.of;
    let settings = match commands::settings(of) {
        Ok(settings) => settings,
        Err(ending) => return Ok(ending),
    };
    let database = Database::open(&settings.database).await?;
    let mut view = database.view().await?;
    let store = settings.data.join("files");
    let files = if options.without_files || !store.is_dir() { None } else { Some(Files::in_folder(&store)?) };
    let progress = !of.json && std::io::stderr().is_terminal();
    let (chain, found) = walk(&mut view, &settings.anchors, files.as_ref(), progress).await?;
    drop(view);
    database.close().await;
    let hash: String = chain.hash.iter().map(|byte| format!("{byte:02x}")).collect();
    let good = found.problems.is_empty();
    if of.json {
        print_line!(
            "{}",
            serde_json::json!({ "entries": chain.entries, "hash": hash, "witnesses": found.witnesses,
                "personal": chain.personal, "erased": chain.erased, "roots": chain.roots,
                "timestamped": chain.timestamped, "files": found.files, "problems": found.problems, "more": found.more })
        );
    } else {
        tell(&chain, &found, &hash);
    }
    Ok(if good { Ending::Good } else { Ending::No })
}

async fn walk(
    view: &mut View,
    anchors: &Anchors,
    files: Option<&Files>,
    progress: bool,
) -> Result<(Chain, Found), Fault> {
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
        for told in &page.entries {
            found.told.count(told);
            let (discords, contents) = agrees(view, told).await?;
            discords.into_iter().for_each(|discord| found.tell(discord.to_string()));
            for (id, hash) in contents.into_iter().filter(|_| files.is_some()) {
                found.files += 1;
                if let Some(files) = files
                    && !files.is_whole(view, id, hash).await?
                {
                    found.tell(format!("entry {}: file {id} is missing or is not what was kept", told.sequence));
                }
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
    for revision in submissions::lost_wordings(view).await? {
        found.tell(format!(
            "the wording {revision} of a service is missing or altered, and something was filed under it"
        ));
    }
    let (told, filed) = (std::mem::take(&mut found.told), "submission.filed");
    let [deliveries, delivered] = delivery::counts(view).await?;
    let mut counts = vec![
        ("filings", told.of(&[filed]), submissions::count(view).await?),
        ("receipts", told.of(&[filed]), receipts::count(view).await?),
        ("letters", told.of(&[filed, "letter.registered"]), registry::letters(view).await?),
        ("sealed receipts", told.versions, receipts::versions(view).await?),
        ("deliveries", told.of(&["answer.signed_for"]), deliveries),
        ("versions of receipts of delivery", told.delivered, delivered),
        ("prolonged answers", told.of(&["answer.prolonged"]), lasting::count_pdfs(view).await?),
    ];
    counts.extend(delivery::out_counts(view).await?.map(|(what, kind, kept)| (what, told.of(&[kind]), kept)));
    counts.extend(registry::rule_counts(view).await?.map(|(what, kind, kept)| (what, told.of(&[kind]), kept)));
    counts.extend(cases::counts(view).await?.map(|count| (count.what, told.of(count.kinds), count.kept)));
    for (what, told, kept) in counts {
        if told != kept {
            found.tell(format!("the chain tells of {told} {what}, and {kept} are kept"));
        }
    }
    Ok((chain, found))
}

/// What is not kept as this entry tells, and the files that it vouches for.
async fn agrees(view: &mut View, told: &Told) -> Result<(Vec<Discord>, Vec<(FileId, Option<[u8; 32]>)>), Fault> {
    let (mut discords, mut contents) = submissions::agrees(view, told).await?;
    let of_answers = [cases::agrees(view, told).await?, cases::prolonged_agrees(view, told).await?];
    for (more, files) in [registry::agrees(view, told).await?].into_iter().chain(of_answers) {
        discords.extend(more);
        contents.extend(files);
    }
    discords.extend(receipts::agrees(view, told).await?);
    discords.extend(delivery::agrees(view, told).await?);
    Ok((discords, contents))
}

/// What is wrong with the timestamp of a root. Revocation is not asked for: the token was checked when it was taken.
fn stamped(root: &Root, anchors: &Anchors) -> Option<String> {
    let size = root.size;
    match receipts::stamp(root.token.as_ref()?, &root.imprint(), anchors, &Evidence::default()) {
        Stamp::Good(_) | Stamp::CannotTell(_) => None,
        Stamp::Broken => Some(format!("the timestamp of the root over {size} entries is broken")),
        Stamp::OfSomethingElse => Some(format!("the timestamp of the root over {size} entries is of something else")),
        Stamp::Untrusted(reason) => {
            Some(format!("the timestamp of the root over {size} entries is not trusted ({reason})"))
        }
    }
}

fn tell(chain: &Chain, found: &Found, hash: &str) {
    print_line!("{} entries, the last one is {hash}", chain.entries);
    print_line!("{} roots, {} of them timestamped", chain.roots, chain.timestamped);
    print_line!(
        "{} receipts name an entry; personal data: {} kept, {} erased",
        found.witnesses,
        chain.personal,
        chain.erased
    );
    print_line!("{} kept files were read", found.files);
    if found.problems.is_empty() {
        print_line!("The chain is whole.");
    }
    found.problems.iter().for_each(|problem| print_line!("{problem}"));
    if found.more > 0 {
        print_line!("and {} more", found.more);
    }
}
