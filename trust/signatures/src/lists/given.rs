//! Anchors that somebody names by files, lists among them.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use certificates::{Anchors, UnreadableAnchors};

use super::{UntrustedList, signed};

/// What was named as trusted cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum UnreadableTrust {
    /// A file or folder of certificates or revocation lists.
    #[error("{0}")]
    Anchors(#[from] UnreadableAnchors),
    /// A file or folder that cannot be read.
    #[error("{0}: {1}")]
    File(PathBuf, #[source] io::Error),
    /// A file that is named like a trusted list and is none to believe.
    #[error("{0}: {1}")]
    List(PathBuf, #[source] UntrustedList),
}

/// As [`Anchors::read`]; trusted lists count too, in files named `*.xml` or `*.xtsl`, in folders as well. Whoever names a
/// list answers for it: its signature must be right, whoever made it. A list of lists grants nothing by itself.
///
/// # Errors
/// A path cannot be read, or one of the files holds nothing of the kind.
pub fn anchors(paths: &[PathBuf]) -> Result<Anchors, UnreadableTrust> {
    let (mut others, mut lists) = (Vec::new(), Vec::new());
    for path in paths {
        let unreadable = |error| UnreadableTrust::File(path.clone(), error);
        if fs::metadata(path).map_err(unreadable)?.is_dir() {
            let entries = fs::read_dir(path).map_err(unreadable)?;
            for entry in entries {
                let file = entry.map_err(unreadable)?.path();
                if is_named_so(&file) && file.is_file() {
                    lists.push(file);
                }
            }
            others.push(path.clone());
        } else if is_named_so(path) {
            lists.push(path.clone());
        } else {
            others.push(path.clone());
        }
    }
    lists.sort();
    let mut believed = Vec::new();
    for file in lists {
        let bytes = fs::read(&file).map_err(|error| UnreadableTrust::File(file.clone(), error))?;
        let read = signed(&bytes, None).map_err(|error| UnreadableTrust::List(file, error))?;
        believed.push(Arc::new(read.list));
    }
    Ok(Anchors::read(&others)?.with_lists(believed))
}

fn is_named_so(file: &Path) -> bool {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    matches!(ending.as_deref(), Some("xml" | "xtsl"))
}
