//! Folders of definitions.

use std::fs;

use crate::world::{every_kind, file};

#[test]
fn a_folder_gives_its_good_definitions_and_tells_the_flaws_of_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, content: &str| fs::write(folder.path().join(name), content).unwrap();
    write("b.toml", &every_kind(""));
    write("a.toml", &file("takes_documents = true\n", "").replace("\"proba\"", "\"inna\""));
    write("c.toml", &file("takes_documents = true\n", ""));
    write("zla.toml", "code = ");
    write("README.md", "nothing");
    write(".b.toml.swp", "half");
    write(".ukryta.toml", "half");
    fs::create_dir(folder.path().join("folder.toml")).unwrap();
    let (definitions, flawed) = catalogue::read_folder(folder.path());
    let codes: Vec<_> = definitions.iter().map(|definition| definition.service().code.as_str()).collect();
    assert_eq!(codes, ["inna", "proba"]);
    let flawed: Vec<_> = flawed.iter().map(|(path, flaws)| (path.file_name().unwrap(), flaws.len())).collect();
    assert_eq!(flawed, [("c.toml".as_ref(), 1), ("zla.toml".as_ref(), 1)]);
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("nowhere");
    let (definitions, flawed) = catalogue::read_folder(&missing);
    assert!(definitions.is_empty());
    assert_eq!((flawed.len(), &flawed[0].0), (1, &missing));
}
