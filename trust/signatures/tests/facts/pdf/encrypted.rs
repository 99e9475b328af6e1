//! Encrypted files, made and signed twice by pyHanko: without a password everyone can read what was signed.

use std::{fs, path::Path, process::Command, sync::LazyLock};

use signatures::{Coverage, PdfFault, SignatureEvidence, Unreadable, Value};

use super::paper::{document, plain, reported};
use crate::world::WORLD;

/// Arguments: the file, the key, the certificate, the kind of encryption, the password, the new file.
const PYHANKO: &str = r#"
import sys
from io import BytesIO
from pyhanko.pdf_utils.crypt import StandardSecurityHandler, StandardSecuritySettingsRevision as Revision
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign import fields, signers

plain, key, certificate, kind, password, made = sys.argv[1:]
writer = copy_into_new_writer(PdfFileReader(open(plain, "rb")))
writer.stream_xrefs = kind.endswith("packed")
name = writer.document_id[0].original_bytes
def legacy(revision, octets, **more):
    return StandardSecurityHandler.build_from_pw_legacy(revision, name, "own", password, keylen_bytes=octets, **more)
writer._assign_security_handler({
    "rc4-40": lambda: legacy(Revision.RC4_BASIC, 5),
    "rc4-128": lambda: legacy(Revision.RC4_EXTENDED, 16),
    "aes-128": lambda: legacy(Revision.RC4_OR_AES128, 16, use_aes128=True),
    "aes-256": lambda: StandardSecurityHandler.build_from_pw("own", password),
}[kind.removesuffix("-packed")]())
file = BytesIO()
writer.write(file)
signer = signers.SimpleSigner.load(key, certificate)
for number in (1, 2):
    writer = IncrementalPdfFileWriter(file)
    writer.encrypt(password)
    kind = signers.PdfSignatureMetadata(field_name=f"Podpis {number}", subfilter=fields.SigSeedSubFilter.PADES)
    file = signers.sign_pdf(writer, kind, signer)
open(made, "wb").write(file.getvalue())
"#;

static INTERPRETER: LazyLock<String> = LazyLock::new(|| {
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/foreign-tools.sh");
    let interpreter = Command::new(tools).output().expect("a shell");
    assert!(interpreter.status.success(), "{}", String::from_utf8_lossy(&interpreter.stderr));
    String::from_utf8(interpreter.stdout).expect("a path").trim().to_owned()
});

fn encrypted(kind: &str, password: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let (paper, made) = (folder.path().join("plain.pdf"), folder.path().join("made.pdf"));
    fs::write(&paper, plain()).expect("written");
    let output = Command::new(&*INTERPRETER)
        .args(["-c", PYHANKO])
        .args([&paper, &WORLD.anna.key, &WORLD.anna.pem])
        .args([kind, password])
        .arg(&made)
        .output()
        .expect("an interpreter");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::read(made).expect("a file")
}

#[test]
fn files_without_a_password_are_read_whatever_the_cipher() {
    for kind in ["rc4-40", "rc4-128-packed", "aes-128", "aes-128-packed", "aes-256", "aes-256-packed"] {
        let report = reported(encrypted(kind, ""));
        assert_eq!(report.signatures.len(), 2, "{kind}");
        assert!(report.signatures.iter().all(signatures::Judged::passed), "{kind}: {report:?}");
    }
}

#[test]
fn files_with_a_password_are_not_read() {
    for kind in ["rc4-40", "rc4-128", "aes-128", "aes-256"] {
        let read = signatures::examine(&document(encrypted(kind, "tajne")));
        assert_eq!(read, Err(Unreadable::Pdf(PdfFault::Encrypted)), "{kind}");
    }
}

#[test]
fn no_damage_to_an_encrypted_file_passes() {
    let good = encrypted("aes-128-packed", "");
    // What stands in the room for a value is looked at elsewhere.
    let is_digit = |at: &usize| {
        [*at - 8..*at, *at..*at + 8].map(|near| good[near].iter().all(u8::is_ascii_hexdigit)).contains(&true)
    };
    for at in (8..good.len() - 8).step_by(13).filter(|at| !is_digit(at)) {
        let damaged = [&good[..at], &[good[at] ^ 1], &good[at + 1..]].concat();
        let Ok(evidence) = signatures::examine(&document(damaged)) else { continue };
        let holds = |signature: &SignatureEvidence| {
            signature.value == Value::Right && signature.coverage == Coverage::Whole && signature.faults.is_empty()
        };
        assert!(evidence.signatures.len() < 2 || !evidence.signatures.iter().all(holds), "at {at}");
    }
}
