//! What is kept of a letter on paper is compared with its entry.

use std::collections::BTreeSet;

use accounts::Post;
use database::View;
use journal::Walk;
use registry::ScanScope;
use testkit::{Office, Tampering, on_both_databases};
use vocabulary::Fault;

use crate::{
    papers::scan,
    world::{official, paper, world},
};

/// What no entry vouches for: the letter's way through the office, and what is made of other columns.
const OPEN: [&str; 14] = [
    "search",
    "unit",
    "with_unit",
    "state",
    "last_day",
    "person",
    "instructions",
    "due",
    "assigned_by",
    "version",
    "judged_at",
    "form",
    "seen",
    "doubtful",
];

async fn told(office: &Office, view: &mut View) -> Result<BTreeSet<String>, Fault> {
    let mut walk = Walk::begin(view).await?;
    let mut told = BTreeSet::new();
    let mut letters = 0;
    while let Some(page) = walk.next(view).await? {
        for entry in &page.entries {
            letters += i64::from(entry.kind == "letter.registered");
            let (discords, files) = registry::agrees(view, entry).await?;
            told.extend(discords.into_iter().map(|discord| discord.to_string()));
            for (id, hash) in files {
                if !office.files.is_whole(view, id, hash).await? {
                    told.insert("a file".to_owned());
                }
            }
        }
    }
    if registry::letters(view).await? != letters {
        told.insert("another count".to_owned());
    }
    Ok(told)
}

on_both_databases! {
    async fn whatever_is_changed_of_a_letter_on_paper_and_its_scan_is_told(office) {
        let world = world(&office).await;
        let clerk = official(&office, "clerk", &world.other_unit, Post::RegistryClerk).await;
        paper(&office, &clerk, "Skarga", Some(scan(&office, ScanScope::Full).await)).await;
        let second = paper(&office, &clerk, "Mapa", None).await;
        let mut act = office.journal.act(journal::Actor::Account(clerk.id()), &office.request).await.unwrap();
        let right = registry::may_scan(&mut act, &clerk, second, 1).await.unwrap();
        let recorded = registry::add_scan(&mut act, right, scan(&office, ScanScope::Partial).await).await.unwrap();
        act.commit(recorded).await.unwrap();
        assert_eq!(told(&office, &mut office.journal.view().await.unwrap()).await.unwrap(), BTreeSet::new());
        let mut tried = 0;
        let verdict = Tampering::Set("standing = 'valid', signer = 'Jan Kowalski'");
        let mut judged = office.tampered("letters", "number", &verdict).await.unwrap();
        assert_eq!(told(&office, judged.view()).await.unwrap().len(), 2, "a verdict on a letter that nobody judged");
        drop(judged);
        for (table, key) in [("letters", "number"), ("letter_papers", "letter"), ("letter_files", "position"), ("letter_scans", "letter"), ("files", "size")] {
            let columns = office.columns(table).await;
            let closed = columns.iter().filter(|column| !OPEN.contains(&column.as_str()));
            let flips = closed.clone().map(|column| Tampering::Flip(column.clone()));
            let breaks = closed.map(|column| Tampering::Break(column.clone()));
            for how in flips.chain(breaks).chain([Tampering::Drop, Tampering::Truncate]) {
                let Some(mut changed) = office.tampered(table, key, &how).await else { continue };
                tried += 1;
                assert!(!told(&office, changed.view()).await.unwrap().is_empty(), "{how:?} in {table} is not told");
            }
        }
        assert!(tried > 50, "{tried}");
    }
}
