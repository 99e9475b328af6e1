//! The files that a caller names, each of them or by folders.

use std::{
    fs::{self, File},
    io::Read as _,
    path::{Path, PathBuf},
};

/// The most bytes of one file; more than the office takes of anybody.
const LARGEST: u64 = 256 << 20;
/// The deepest folder below a named one, and the most files of one run.
const DEEPEST: usize = 32;
const MOST: usize = 100_000;

/// The content of a file the caller named.
pub fn read(path: &Path) -> Result<Vec<u8>, String> {
    let told = |error: std::io::Error| format!("{}: {error}", path.display());
    let mut bytes = Vec::new();
    File::open(path).map_err(told)?.take(LARGEST + 1).read_to_end(&mut bytes).map_err(told)?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("{}: larger than {LARGEST} bytes", path.display()));
    }
    Ok(bytes)
}

/// The named files and, in the order of their names, those of named folders. A link to a folder is followed only where the
/// caller named it.
pub(super) fn named(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            below(path, 0, &mut files)?;
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

fn below(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    if depth > DEEPEST {
        return Err(format!("{}: more than {DEEPEST} folders deep", folder.display()));
    }
    let mut entries = fs::read_dir(folder).map_err(told)?.collect::<Result<Vec<_>, _>>().map_err(told)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let kind = entry.file_type().map_err(told)?;
        if kind.is_dir() {
            below(&entry.path(), depth + 1, files)?;
        } else if kind.is_file() {
            if files.len() == MOST {
                return Err(format!("{}: more than {MOST} files", folder.display()));
            }
            files.push(entry.path());
        }
    }
    Ok(())
}
