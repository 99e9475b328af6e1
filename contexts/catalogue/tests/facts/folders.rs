//! Folders of definitions.

use std::fs;

use catalogue::Definition;

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
fn a_file_without_end_is_told_and_not_read() {
    let folder = tempfile::tempdir().unwrap();
    // Two tebibytes that take no room on disk.
    fs::File::create(folder.path().join("wielki.toml")).unwrap().set_len(2 << 40).unwrap();
    let (definitions, flawed) = catalogue::read_folder(folder.path());
    assert!(definitions.is_empty());
    assert_eq!(flawed[0].1[0].to_string(), "file: longer than 256 KiB");
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("nowhere");
    let (definitions, flawed) = catalogue::read_folder(&missing);
    assert!(definitions.is_empty());
    assert_eq!((flawed.len(), &flawed[0].0), (1, &missing));
}

#[test]
fn a_withdrawal_that_would_keep_clients_from_withdrawing_is_told() {
    let built_in = catalogue::built_in();
    let shipped = built_in.iter().find(|definition| definition.service().code == "wycofanie-pisma").unwrap();
    let shipped = std::str::from_utf8(shipped.content()).unwrap();
    assert!(Definition::read(shipped.as_bytes()).is_ok());
    let (without_form, _) = shipped.split_once("[[steps]]").unwrap();
    for broken in [
        shipped.replace("listed = false", "listed = true"),
        shipped.replace("listed = false", "listed = false\ntakes_documents = true"),
        shipped.replace("listed = false", "listed = false\nother_signer = true"),
        without_form.replace("listed = false", "listed = false\ntakes_documents = true"),
        without_form.to_owned(),
    ] {
        assert!(Definition::read(broken.as_bytes()).is_err(), "{broken}");
    }
}
