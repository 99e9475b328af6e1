//! Containers packed by Python, which we did not write.

use std::{fs, process::Command};

use super::containers::*;
use crate::world::{WORLD, one, report};

const PACK: &str = r#"
import sys, zipfile
how, target, *files = sys.argv[1:]
class Stream:  # cannot be gone back in, so sizes come after the content
    def __init__(self, file): self.file = file
    def write(self, data): return self.file.write(data)
    def flush(self): self.file.flush()
with open(target, 'wb') as file:
    with zipfile.ZipFile(Stream(file) if how == 'stream' else file, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, path in zip(files[::2], files[1::2]):
            with archive.open(zipfile.ZipInfo(name), 'w', force_zip64=how == 'wide') as into:
                into.write(open(path, 'rb').read())
"#;

#[test]
fn containers_packed_by_python_pass() {
    let letter = ("za\u{142}\u{105}cznik.txt", LETTER.1);
    let manifest = manifest("META-INF/signature.p7s", &[letter]);
    let message = WORLD.message(&manifest, &WORLD.anna, &["-cades"]);
    let files: [(&str, &[u8]); 4] =
        [("mimetype", E), letter, ("META-INF/ASiCManifest.xml", &manifest), ("META-INF/signature.p7s", &message)];
    let folder = tempfile::tempdir().expect("a folder");
    for how in ["plain", "stream", "wide"] {
        let target = folder.path().join(how);
        let mut python = Command::new("python3");
        python.args(["-c", PACK, how]).arg(&target);
        for (position, (name, content)) in files.iter().enumerate() {
            let path = folder.path().join(position.to_string());
            fs::write(&path, content).expect("written");
            python.arg(name).arg(path);
        }
        assert!(python.status().expect("python3 is installed").success());
        let document = container(fs::read(&target).expect("packed"));
        let judged = one(report(&document));
        assert!(judged.passed(), "{how}: {judged:?}");
    }
}
