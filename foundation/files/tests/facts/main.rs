//! What the file store promises, proved on both databases.

#![expect(clippy::unwrap_used, reason = "tests, their helpers included, fail by panicking")]

use std::path::{Path, PathBuf};

use bytes::Bytes;
use database::Database;
use files::{Files, Kept};
use testkit::{Office, on_both_databases};
use vocabulary::FileId;

/// The largest content that lives in its row.
const IN_THE_ROW: usize = 64 * 1024;

/// Keeps a file and makes it part of the office.
async fn keep(office: &Office, content: impl Into<Bytes>) -> Kept {
    let kept = office.files.keep(office.journal.new_id(), content.into()).await.unwrap();
    let mut transaction = office.database.begin().await.unwrap();
    transaction.execute(kept.clone().row()).await.unwrap();
    transaction.commit().await.unwrap();
    kept
}

async fn read(office: &Office, id: FileId) -> Result<Option<Bytes>, vocabulary::Fault> {
    office.files.read(&mut office.database.view().await.unwrap(), id).await
}

/// Every file in the store's folder.
fn on_disk(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(on_disk(&path)) } else { found.push(path) }
    }
    found
}

fn folder(office: &Office) -> PathBuf {
    office.folder.path().join("files")
}

on_both_databases! {
    async fn small_files_live_in_the_row_and_large_ones_in_the_folder(office) {
        for (content, files) in [(0, 0), (1, 0), (IN_THE_ROW, 0), (IN_THE_ROW + 1, 1), (5 << 20, 2)] {
            let content = vec![7; content];
            let kept = keep(&office, content.clone()).await;
            assert_eq!(kept.size, content.len() as u64);
            assert_eq!(on_disk(&folder(&office)).len(), files, "{} bytes", content.len());
            assert_eq!(read(&office, kept.id).await.unwrap().unwrap(), content);
        }
    }

    async fn a_file_without_a_row_is_not_there(office) {
        let kept = office.files.keep(office.journal.new_id(), vec![7; IN_THE_ROW + 1].into()).await.unwrap();
        assert_eq!(read(&office, kept.id).await.unwrap(), None);
    }

    async fn a_changed_byte_on_disk_is_a_fault(office) {
        let kept = keep(&office, vec![7; IN_THE_ROW + 1]).await;
        let path = on_disk(&folder(&office)).remove(0);
        let mut content = std::fs::read(&path).unwrap();
        content[100] ^= 1;
        std::fs::write(&path, content).unwrap();
        assert!(read(&office, kept.id).await.is_err());
    }

    async fn a_cut_or_missing_file_is_a_fault(office) {
        let kept = keep(&office, vec![7; IN_THE_ROW + 1]).await;
        let path = on_disk(&folder(&office)).remove(0);
        std::fs::write(&path, vec![7; IN_THE_ROW]).unwrap();
        assert!(read(&office, kept.id).await.is_err());
        std::fs::remove_file(&path).unwrap();
        assert!(read(&office, kept.id).await.is_err());
    }

    async fn a_changed_byte_in_the_row_is_a_fault(office) {
        let kept = keep(&office, "abc").await;
        let mut transaction = office.database.begin().await.unwrap();
        transaction.execute(database::sql("UPDATE files SET content = $1").bind(b"abd".as_slice())).await.unwrap();
        transaction.commit().await.unwrap();
        assert!(read(&office, kept.id).await.is_err());
    }

    async fn both_kinds_survive_reopening(office) {
        let (small, large) = (keep(&office, "zażółć").await, keep(&office, vec![9; 1 << 20]).await);
        office.database.close().await;
        let database = Database::open(&office.address).await.unwrap();
        let files = Files::in_folder(&folder(&office)).unwrap();
        let mut view = database.view().await.unwrap();
        assert_eq!(files.read(&mut view, small.id).await.unwrap().unwrap(), "zażółć");
        assert_eq!(files.read(&mut view, large.id).await.unwrap().unwrap(), vec![9; 1 << 20]);
    }

    async fn an_erased_file_is_gone_and_erasing_twice_does_no_harm(office) {
        let large = office.files.keep(office.journal.new_id(), vec![7; IN_THE_ROW + 1].into()).await.unwrap();
        let small = office.files.keep(office.journal.new_id(), "abc".into()).await.unwrap();
        assert_eq!(office.files.content(&large).await.unwrap(), vec![7; IN_THE_ROW + 1]);
        let mut view = office.database.view().await.unwrap();
        for kept in [&large, &large, &small] {
            office.files.erase(&mut view, kept.id).await.unwrap();
        }
        assert!(on_disk(&folder(&office)).is_empty());
        assert!(office.files.content(&large).await.is_err());
    }

    async fn what_a_row_of_the_office_names_is_not_erased(office) {
        let kept = keep(&office, vec![7; IN_THE_ROW + 1]).await;
        office.files.erase(&mut office.database.view().await.unwrap(), kept.id).await.unwrap();
        assert_eq!(read(&office, kept.id).await.unwrap().unwrap(), vec![7; IN_THE_ROW + 1]);
    }

    async fn a_file_that_stands_in_another_row_is_the_same_file(office) {
        for content in ["abc".to_owned(), "x".repeat(IN_THE_ROW + 1)] {
            let kept = office.files.keep(office.journal.new_id(), content.clone().into()).await.unwrap();
            let row = kept.in_the_row().map(|content| content.to_vec());
            let again = Kept::of_row(kept.id, kept.sha256, kept.size, row);
            assert_eq!(office.files.content(&again).await.unwrap(), content);
        }
    }

    async fn the_hash_is_that_of_the_content(office) {
        let kept = keep(&office, "abc").await;
        // FIPS 180-4, the example "abc".
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(kept.sha256.map(|byte| format!("{byte:02x}")).concat(), expected);
    }
}
