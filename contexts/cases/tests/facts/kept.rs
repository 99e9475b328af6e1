//! A sealed answer is compared with its entry.

use database::View;
use journal::Walk;
use testkit::{Office, Tampering, on_both_databases};
use vocabulary::Fault;

use crate::answers_desk::Desk;

async fn told(office: &Office, view: &mut View) -> Result<usize, Fault> {
    let mut walk = Walk::begin(view).await?;
    let mut told = 0;
    while let Some(page) = walk.next(view).await? {
        for entry in &page.entries {
            let (discords, files) = cases::agrees(view, entry).await?;
            told += discords.len();
            for (id, hash) in files {
                told += usize::from(!office.files.is_whole(view, id, hash).await?);
            }
        }
    }
    Ok(told)
}

on_both_databases! {
    async fn a_sealed_answer_that_was_changed_or_taken_away_is_told(office) {
        let desk = Desk::open(office).await;
        desk.sealed().await;
        let office = &desk.office;
        assert_eq!(told(office, &mut office.journal.view().await.unwrap()).await.unwrap(), 0);
        let flip = |column: &str| Tampering::Flip(column.to_owned());
        let ways = [
            ("case_answers", "id", vec![flip("id"), flip("pdf"), Tampering::Drop, Tampering::Truncate]),
            ("files", "size", vec![flip("id"), flip("sha256"), flip("size"), Tampering::Truncate]),
        ];
        for (table, key, ways) in ways {
            for how in ways {
                let mut changed = office.tampered(table, key, &how).await.expect("a change");
                let found = told(office, changed.view()).await;
                assert!(found.is_err() || found.is_ok_and(|found| found > 0), "{how:?} in {table} is not told");
            }
        }
    }
}
