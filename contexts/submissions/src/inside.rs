//! The document inside a signed container (ASiC) or message (CMS): what the office opens and reads.

use bytes::Bytes;
use files::{Kind, Other};
use registry::FileRole;
use signatures::{Container, Document, Evidence};

use crate::{
    Limits, Refusal, UploadedFile,
    check::check_file,
    examine::{Content, ExaminedFile},
};

/// Takes the one document out of the container or message that the first file is, and puts it after it as the file that was
/// signed. Both are kept: the first proves, the second is read. A message beside its content needs nothing taken out.
/// Nothing is done to documents of other kinds.
pub(crate) fn take_out(
    limits: &Limits,
    document: &Document,
    evidence: &Evidence,
    files: &mut Vec<ExaminedFile>,
) -> Result<(), Refusal> {
    let (kind, endings) = match Container::of(&document.bytes) {
        Some(Container::Zip) => (Other::Archive, &["asice", "sce", "asics", "scs", "zip"][..]),
        Some(Container::Cms) => (Other::Signature, &["p7m", "p7s", "sig", "cms"][..]),
        Some(Container::Pdf) | None => return Ok(()),
    };
    let Some(first) = files.first_mut() else { return Ok(()) };
    first.kind = Kind::Other(kind);
    // A desk computer opens by the ending what else it would be.
    let ending = first.name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    if !ending.is_some_and(|ending| endings.contains(&ending.as_str())) {
        return Err(Refusal::KindNotTaken { name: first.name.clone(), kind });
    }
    let inside = match signatures::inside(&document.bytes, evidence) {
        Some(inside) if document.detached.is_empty() => inside,
        None if kind == Other::Signature && !document.detached.is_empty() => return Ok(()),
        _ => return Err(Refusal::NotOneDocument { name: first.name.clone() }),
    };
    let bytes = Bytes::from(inside.bytes);
    let name = match inside.name.rsplit('/').next() {
        Some(name) if !name.is_empty() => name.to_owned(),
        _ => name_inside(&first.name, files::kind(&bytes)),
    };
    let others = files.iter().map(|file| file.name.as_str());
    let (name, kind) = check_file(limits, FileRole::Detached, &UploadedFile { name, bytes: bytes.clone() }, others)?;
    let content = Content::Given(bytes);
    files.insert(1, ExaminedFile { role: FileRole::Detached, name, kind, covered: true, content });
    Ok(())
}

/// What the content of a message of this name is called: `pismo.pdf.p7m` holds `pismo.pdf`.
fn name_inside(message: &str, kind: Kind) -> String {
    let name = message.rsplit_once('.').map_or(message, |(name, _)| name);
    match kind.endings().first() {
        Some(ending) if !name.contains('.') => format!("{name}.{ending}"),
        _ => name.to_owned(),
    }
}
