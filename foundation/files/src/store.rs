//! Where files are kept.

use std::{path::Path, sync::Arc};

use bytes::Bytes;
use database::{Statement, View, sql};
use object_store::{ObjectStore, ObjectStoreExt as _, local::LocalFileSystem, path::Path as Key};
use sha2::{Digest as _, Sha256};
use vocabulary::{Fault, FileId};

/// Files up to this many bytes live in their rows.
const IN_THE_ROW: usize = 64 * 1024;

/// The office's file store; cheap to clone.
#[derive(Clone)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
}

/// A file that is safe on disk or will be with its row. An act makes it part of the office by executing [`Kept::row`];
/// what is no part of the office yet stands in a row of somebody else's until then.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its id.
    pub id: FileId,
    /// SHA-256 of the content.
    pub sha256: [u8; 32],
    /// Bytes.
    pub size: u64,
    content: Option<Bytes>,
}

impl Files {
    /// The files kept in this folder, which is made when missing. Every write is synced, its folder too.
    ///
    /// # Errors
    /// The folder cannot be made or used.
    pub fn in_folder(folder: &Path) -> Result<Self, Fault> {
        std::fs::create_dir_all(folder)?;
        Ok(Self { store: Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_fsync(true)) })
    }

    /// Keeps a file under a new id. Afterwards a large one is on disk; a small one will be with its row.
    ///
    /// # Errors
    /// The file store failed: full, gone, not allowed.
    pub async fn keep(&self, id: FileId, content: Bytes) -> Result<Kept, Fault> {
        let sha256 = Sha256::digest(&content).into();
        let size = content.len() as u64;
        if content.len() <= IN_THE_ROW {
            return Ok(Kept { id, sha256, size, content: Some(content) });
        }
        self.store.put(&key(id), content.into()).await?;
        Ok(Kept { id, sha256, size, content: None })
    }

    /// The content of a kept file, checked against its hash; `None` when no row names it.
    ///
    /// # Errors
    /// The database or the file store failed, or the content is not what was kept.
    pub async fn read(&self, view: &mut View, id: FileId) -> Result<Option<Bytes>, Fault> {
        let Some(row) = view.optional(sql("SELECT sha256, content FROM files WHERE id = $1").bind(id)).await? else {
            return Ok(None);
        };
        // Nobody asks for the size here.
        self.content(&Kept::of_row(id, row.get("sha256")?, 0, row.get("content")?)).await.map(Some)
    }

    /// The content of a kept file, checked against its hash.
    ///
    /// # Errors
    /// The file store failed, or the content is not what was kept.
    pub async fn content(&self, kept: &Kept) -> Result<Bytes, Fault> {
        let content = match &kept.content {
            Some(content) => content.clone(),
            None => self.store.get(&key(kept.id)).await?.bytes().await?,
        };
        if <[u8; 32]>::from(Sha256::digest(&content)) != kept.sha256 {
            return Err(Fault::new(format!("kept file {} is not what was kept", kept.id)));
        }
        Ok(content)
    }

    /// Whether a file is kept as it came: its row is there with this hash, if one is expected, and its content has the hash and
    /// the size of the row. What cannot be read is not kept.
    ///
    /// # Errors
    /// The database failed.
    pub async fn is_whole(&self, view: &mut View, id: FileId, expected: Option<[u8; 32]>) -> Result<bool, Fault> {
        let statement = sql("SELECT sha256, size, content FROM files WHERE id = $1").bind(id);
        let Some(row) = view.optional(statement).await? else { return Ok(false) };
        let read = || Ok((row.get("sha256")?, row.get("size")?));
        let Some((sha256, size)): Option<([u8; 32], i64)> = Fault::readable(read())? else { return Ok(false) };
        let kept = Kept::of_row(id, sha256, 0, row.get("content")?);
        let right = expected.is_none_or(|expected| expected == sha256);
        let content = self.content(&kept).await;
        Ok(right && content.is_ok_and(|content| i64::try_from(content.len()).is_ok_and(|found| found == size)))
    }

    /// Erases a file that no row names any more; what the office took over is left. It is asked for after the row went
    /// and that was committed: a crash in between leaves a file without a row, never a row without its file. Erasing
    /// twice, or what was never on disk, does no harm.
    ///
    /// # Errors
    /// The database or the file store failed.
    pub async fn erase(&self, view: &mut View, id: FileId) -> Result<(), Fault> {
        if view.optional(sql("SELECT id FROM files WHERE id = $1").bind(id)).await?.is_some() {
            return Ok(());
        }
        match self.store.delete(&key(id)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(failed) => Err(failed.into()),
        }
    }
}

/// The SHA-256 under which a file is kept; `None` when no row names it.
///
/// # Errors
/// The database failed.
pub async fn hash_of(view: &mut View, id: FileId) -> Result<Option<[u8; 32]>, Fault> {
    let row = view.optional(sql("SELECT sha256 FROM files WHERE id = $1").bind(id)).await?;
    row.map(|row| row.get("sha256")).transpose()
}

impl Kept {
    /// A kept file as a row tells it.
    #[must_use]
    pub fn of_row(id: FileId, sha256: [u8; 32], size: u64, content: Option<Vec<u8>>) -> Self {
        Self { id, sha256, size, content: content.map(Bytes::from) }
    }

    /// The content that belongs in the row, of a small file.
    #[must_use]
    pub const fn in_the_row(&self) -> Option<&Bytes> {
        self.content.as_ref()
    }

    /// The statement by which an act makes the file part of the office.
    #[must_use]
    pub fn row(self) -> Statement {
        sql("INSERT INTO files (id, sha256, size, content) VALUES ($1, $2, $3, $4)")
            .bind(self.id)
            .bind(self.sha256)
            .bind(i64::try_from(self.size).unwrap_or(i64::MAX))
            .bind(self.content.map(Vec::from))
    }
}

/// Ids made in the same millisecond share a beginning, so folders are named by the random end.
fn key(id: FileId) -> Key {
    let name = id.to_string();
    let folder = &name[name.len() - 2..];
    Key::from(format!("{folder}/{name}"))
}
