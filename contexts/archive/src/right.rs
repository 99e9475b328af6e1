//! Who may do what in the archive.

use accounts::{Official, Post};

/// May take cases over, lend files and run their disposal: the archivist.
#[derive(Clone, Debug)]
pub struct KeepsArchive {
    pub(crate) official: Official,
}

/// May read what the archive has.
#[derive(Clone, Debug)]
pub struct SeesArchive(());

/// The right of the archivist.
#[must_use]
pub fn keeps(official: &Official) -> Option<KeepsArchive> {
    (official.post() == Post::Archivist).then(|| KeepsArchive { official: official.clone() })
}

/// The archivist sees the archive, and whoever sees the cases of every unit: the heads of the office and the coordinator of
/// chancery activities.
#[must_use]
pub fn sees(official: &Official) -> Option<SeesArchive> {
    let may =
        matches!(official.post(), Post::Archivist | Post::OfficeHead | Post::DeputyHead | Post::RecordsCoordinator);
    may.then_some(SeesArchive(()))
}
