//! Reading a folder of definitions.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use crate::{Definition, Flaw, definition::LONGEST};

/// Reads every `*.toml` of a folder, by name: the definitions that are good, and what is wrong with the other files. Of two
/// files that declare one service the first counts. Files whose names begin with a dot are left alone. A folder that
/// cannot be read is told as a flaw of the folder itself.
#[must_use]
pub fn read_folder(folder: &Path) -> (Vec<Definition>, Vec<(PathBuf, Vec<Flaw>)>) {
    let (mut definitions, mut flawed) = (Vec::new(), Vec::new());
    let mut declared: BTreeMap<String, PathBuf> = BTreeMap::new();
    let files = match definition_files(folder) {
        Ok(files) => files,
        Err(error) => return (definitions, vec![(folder.to_owned(), unreadable("folder", &error))]),
    };
    for file in files {
        let read = beginning(&file).map_err(|error| unreadable("file", &error));
        match read.and_then(|content| Definition::read(&content)) {
            Err(flaws) => flawed.push((file, flaws)),
            Ok(definition) => match declared.get(&definition.service().code) {
                Some(first) => {
                    let what = format!("{} declares this service already", first.display());
                    flawed.push((file, vec![Flaw { place: "code".to_owned(), what }]));
                }
                None => {
                    declared.insert(definition.service().code.clone(), file);
                    definitions.push(definition);
                }
            },
        }
    }
    (definitions, flawed)
}

/// What a definition may have of a file and one byte more, so that one that is too long is told and not read.
fn beginning(file: &Path) -> Result<Vec<u8>, io::Error> {
    let mut content = Vec::new();
    fs::File::open(file)?.take(LONGEST as u64 + 1).read_to_end(&mut content)?;
    Ok(content)
}

fn definition_files(folder: &Path) -> Result<Vec<PathBuf>, io::Error> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let hidden = path.file_name().is_none_or(|name| name.as_encoded_bytes().starts_with(b"."));
        if !hidden && path.extension().is_some_and(|extension| extension == "toml") && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn unreadable(place: &str, error: &io::Error) -> Vec<Flaw> {
    vec![Flaw { place: place.to_owned(), what: format!("cannot be read: {error}") }]
}
