//! The text files of the repository, read once, so that every rule is a plain function of them.

use std::fs;
use std::io;
use std::path::Path;

use crate::rust_text::RustText;

/// Folders that hold what was made or fetched, not what was written.
const NOT_OURS: [&str; 7] = [".git", "target", "node_modules", "built", "results", "demo-data", "test-results"];
/// Endings of the files that a rule reads.
const READ: [&str; 12] = ["rs", "toml", "sql", "ftl", "html", "sh", "py", "mjs", "js", "css", "json", "md"];

/// One text file; the path is relative to the root and written with `/`.
pub struct File {
    pub path: String,
    pub text: String,
}

/// The files of the repository in the order of their paths.
pub struct Tree {
    pub files: Vec<File>,
}

impl Tree {
    /// Reads the repository under `root`.
    pub fn read(root: &Path) -> io::Result<Tree> {
        let mut files = Vec::new();
        walk(root, "", &mut files)?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Tree { files })
    }

    /// A made-up repository for the tests of rules.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Tree {
        let file = |(path, text): &(&str, &str)| File { path: (*path).to_owned(), text: (*text).to_owned() };
        Tree { files: files.iter().map(file).collect() }
    }

    /// The files with this ending.
    pub fn ending<'a>(&'a self, ending: &'a str) -> impl Iterator<Item = &'a File> {
        self.files.iter().filter(move |file| file.path.rsplit_once('.').is_some_and(|(_, e)| e == ending))
    }

    /// The Rust files, taken apart.
    pub fn rust(&self) -> impl Iterator<Item = (&File, RustText)> {
        self.ending("rs").map(|file| (file, RustText::read(&file.path, &file.text)))
    }
}

fn walk(folder: &Path, prefix: &str, files: &mut Vec<File>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                walk(&entry.path(), &format!("{path}/"), files)?;
            }
        } else if name.rsplit_once('.').is_some_and(|(_, ending)| READ.contains(&ending)) || name == "Makefile" {
            // A file may go between the listing and the reading; then it is not part of the repository.
            if let Ok(text) = fs::read_to_string(entry.path()) {
                files.push(File { path, text });
            }
        }
    }
    Ok(())
}
