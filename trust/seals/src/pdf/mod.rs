//! A signature in a PDF file: PAdES up to baseline LTA (ETSI EN 319 142-1, clause 6.3).
//!
//! What is added shows nothing: a signature field without an area, outside the page. So PDF/A takes it without an
//! appearance (ISO 19005-2, clause 6.3.3), and PDF/UA without a place in the structure (ISO 14289-1, clause 7.18.1).

mod archive;
mod store;
mod update;

use std::ops::Range;

use certificates::Certificate;
use openssl::sha::sha256;
use signatures::pdf::{Dictionary, File, Id, Object, PdfFault, Text};
use vocabulary::Instant;

use crate::{
    Key, KeyFault, Proofs,
    cms::{self, Content, DATA, Untimed},
};
pub use archive::{AgingPdf, AwaitingPdf};
use update::Update;

/// What a timestamp and the attributes beside it may take, in octets. Authorities send three to seven thousand.
const ROOM: usize = 16_384;
/// Pages within pages.
const DEEPEST: usize = 32;
/// Where the numbers of ByteRange are written once they are known.
const RANGE_ROOM: usize = 48;

/// A PDF file that carries its seal: PAdES baseline B, complete in itself, with room for the timestamp that makes it
/// baseline T.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedPdf {
    file: Vec<u8>,
    /// The message in the file and the zeros behind it.
    message: Vec<u8>,
    /// Where they stand, in digits; brackets left out.
    room: Range<usize>,
}

/// A PDF file cannot be sealed.
#[derive(Debug, thiserror::Error)]
pub enum PdfSealFault {
    /// It is damaged, encrypted or beyond the limits of what we read.
    #[error("the file cannot be signed: {0}")]
    Unreadable(#[from] PdfFault),
    /// It has a form, a signature or a shape that we do not add to.
    #[error("the file is of a shape that is not signed")]
    Unsupported,
    /// What was kept does not end with a seal of ours that waits for its timestamp.
    #[error("no seal that waits for its timestamp")]
    NotWaiting,
    /// The timestamp is larger than the room left for it.
    #[error("the timestamp does not fit into the file")]
    TooLarge,
    /// The key cannot sign now.
    #[error(transparent)]
    Key(#[from] KeyFault),
}

/// Seals a PDF file that has no form and no signature yet, claiming this instant (whole seconds). The file's own bytes stay
/// as they are; the seal follows them as an incremental update. It shows nothing on any page. The length of what comes of
/// it depends on nothing but the file and the certificates of the key.
///
/// # Errors
/// The file is not one we sign, or the key cannot sign now.
pub fn pdf(file: &[u8], key: &dyn Key, at: Instant) -> Result<SealedPdf, PdfSealFault> {
    if !file.starts_with(b"%PDF-") {
        return Err(PdfFault::Broken.into());
    }
    let read = File::read(file)?;
    let (root, catalog) = named(&read, read.trailer.get("Root"))?;
    // Rights of an earlier signature over what may be added (Perms) or pages made by a script are beyond a letter.
    if ["AcroForm", "Perms", "NeedsRendering"].iter().any(|key| catalog.get(key).is_some()) {
        return Err(PdfSealFault::Unsupported);
    }
    let (page_id, page) = first_page(&read, &catalog)?;
    let mut update = Update::of(file, &read)?;
    let (field, value) = (update.number(), update.number());
    let form = Dictionary::default()
        .with("Fields", Object::Array(vec![Object::Reference(field)]))
        // SignaturesExist, AppendOnly (ISO 32000-1, table 219).
        .with("SigFlags", Object::Integer(3));
    let catalog = with_extension(catalog).with("AcroForm", Object::Dictionary(form));
    update.add(root, &Object::Dictionary(catalog));
    update.add(page_id, &Object::Dictionary(annotated(&read, page, field)?));
    let sealed_by = key.certificate().common_name().unwrap_or_default();
    update.add(field, &Object::Dictionary(widget(page_id, value, "Seal", &sealed_by)));
    let certificates: Vec<&Certificate> = std::iter::once(key.certificate()).chain(key.chain()).collect();
    let octets = ROOM + certificates.iter().map(|certificate| certificate.der().len()).sum::<usize>();
    let begin = format!("<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M({})", moment(at));
    let (mut file, room) = with_room(update, value, &begin, octets);
    let parts = covered(&file, &room);
    let mut message = cms::message(&Content { kind: DATA, parts: &parts, inside: false }, None, &certificates, key)?;
    message.resize(octets, 0);
    file[room.clone()].copy_from_slice(&digits(&message));
    Ok(SealedPdf { file, message, room })
}

/// The file with this value of a signature as its last object, which begins so and has room for so many octets of Contents;
/// it says already what it covers. Also gives where the digits of Contents go.
fn with_room(mut update: Update<'_>, value: Id, begin: &str, octets: usize) -> (Vec<u8>, Range<usize>) {
    let begin = format!("{begin}/Contents<");
    let whole = format!("{begin}{}>/ByteRange{}>>", "0".repeat(2 * octets), " ".repeat(RANGE_ROOM));
    let from = update.add_written(value, whole.as_bytes()) + begin.len();
    let (mut file, room) = (update.finish(), from..from + 2 * octets);
    let (gap, end) = (room.start - 1..room.end + 1, file.len());
    let range = format!("[0 {} {} {}]", gap.start, gap.end, end - gap.end);
    let at = gap.end + "/ByteRange".len();
    file[at..at + range.len()].copy_from_slice(range.as_bytes());
    (file, room)
}

/// What a signature covers whose digits stand in this place: all but these and their brackets.
fn covered<'f>(file: &'f [u8], room: &Range<usize>) -> [&'f [u8]; 2] {
    [&file[..room.start - 1], &file[room.end + 1..]]
}

impl SealedPdf {
    /// Takes over a seal that was kept while it waited for its timestamp.
    ///
    /// # Errors
    /// The file does not end with a seal of ours without a timestamp.
    pub fn from_file(file: Vec<u8>) -> Result<Self, PdfSealFault> {
        let (text, room) = contents(&file)?;
        let sealed = Self { file, message: text, room };
        match Untimed::read(&sealed.message) {
            Ok(_) => Ok(sealed),
            Err(_) => Err(PdfSealFault::NotWaiting),
        }
    }

    /// The sealed file, baseline B.
    #[must_use]
    pub fn file(&self) -> &[u8] {
        &self.file
    }

    /// What the timestamp must cover: the SHA-256 of the signature value (EN 319 122-1, clause 5.3).
    #[must_use]
    pub fn imprint(&self) -> [u8; 32] {
        Untimed::read(&self.message).map_or([0; 32], |message| sha256(message.value))
    }

    /// The sealed file with this RFC 3161 token (DER) over [`SealedPdf::imprint`]: baseline T, or LT with the proofs.
    ///
    /// # Errors
    /// The token is larger than the room left for it, which is several times what authorities send; or the file with it is
    /// beyond the limits of what we read.
    pub fn with_timestamp(self, token: &[u8], proofs: Option<&Proofs>) -> Result<Vec<u8>, PdfSealFault> {
        let Self { mut file, mut message, room } = self;
        let timed = Untimed::read(&message).map_err(|_| PdfSealFault::NotWaiting)?.with_timestamp(token, None);
        message.get_mut(..timed.len()).ok_or(PdfSealFault::TooLarge)?.copy_from_slice(&timed);
        file.get_mut(room).ok_or(PdfSealFault::NotWaiting)?.copy_from_slice(&digits(&message));
        match proofs {
            Some(proofs) => store::keep(&file, &message, proofs),
            None => Ok(file),
        }
    }
}

/// What the only field of a form holds, and where its digits are.
fn contents(file: &[u8]) -> Result<(Vec<u8>, Range<usize>), PdfSealFault> {
    let read = File::read(file)?;
    let inside = |object: Object, key| match object {
        Object::Dictionary(dictionary) => read.entry(&dictionary, key),
        _ => Ok(Object::Null),
    };
    let form = inside(read.entry(&read.trailer, "Root")?, "AcroForm")?;
    let Object::Array(fields) = inside(form, "Fields")? else { return Err(PdfSealFault::NotWaiting) };
    let [field] = fields.as_slice() else { return Err(PdfSealFault::NotWaiting) };
    let value = inside(read.resolve(field)?, "V")?;
    let Object::Text(text) = inside(value, "Contents")? else { return Err(PdfSealFault::NotWaiting) };
    let digits = text.digits.ok_or(PdfSealFault::NotWaiting)?;
    Ok((text.octets, digits.start + 1..digits.end - 1))
}

/// The catalog saying that the file uses what ETSI added to PDF 1.7 (ISO 32000-1, clause 7.12; PDF 2.0 has it of its own),
/// unless it speaks of extensions already.
fn with_extension(catalog: Dictionary) -> Dictionary {
    if catalog.get("Extensions").is_some() {
        return catalog;
    }
    let level = Dictionary::default()
        .with("BaseVersion", Object::Name(b"1.7".to_vec()))
        .with("ExtensionLevel", Object::Integer(5));
    catalog.with("Extensions", Object::Dictionary(Dictionary::default().with("ESIC", Object::Dictionary(level))))
}

/// A dictionary that stands by itself and can be put in place of the old one.
fn named(file: &File<'_>, object: Option<&Object>) -> Result<(Id, Dictionary), PdfSealFault> {
    let Some(Object::Reference(id)) = object else { return Err(PdfSealFault::Unsupported) };
    match file.resolve(&Object::Reference(*id))? {
        Object::Dictionary(dictionary) if !dictionary.is_ambiguous() => Ok((*id, dictionary)),
        _ => Err(PdfSealFault::Unsupported),
    }
}

/// The first page of the first group of pages (ISO 32000-1, clause 7.7.3).
fn first_page(file: &File<'_>, catalog: &Dictionary) -> Result<(Id, Dictionary), PdfSealFault> {
    let mut next = catalog.get("Pages").cloned();
    for _ in 0..DEEPEST {
        let (id, node) = named(file, next.as_ref())?;
        if node.name("Type") == Some(b"Page") {
            return Ok((id, node));
        }
        let Object::Array(kids) = file.entry(&node, "Kids")? else { return Err(PdfSealFault::Unsupported) };
        next = kids.into_iter().next();
    }
    Err(PdfSealFault::Unsupported)
}

/// The page with this field among its annotations.
fn annotated(file: &File<'_>, page: Dictionary, field: Id) -> Result<Dictionary, PdfSealFault> {
    let mut annotations = match file.entry(&page, "Annots")? {
        Object::Null => Vec::new(),
        Object::Array(annotations) => annotations,
        _ => return Err(PdfSealFault::Unsupported),
    };
    annotations.push(Object::Reference(field));
    // PDF/UA-1, clause 7.18.3: where there are annotations, they are gone through in the order of the structure.
    Ok(page.with("Annots", Object::Array(annotations)).with("Tabs", Object::Name(b"S".to_vec())))
}

/// The field and its annotation in one. Flags: Print, and Locked, since nobody should move what has no area.
fn widget(page: Id, value: Id, name: &str, told: &str) -> Dictionary {
    let kind = |text: &str| Object::Name(text.as_bytes().to_vec());
    let text = |octets: Vec<u8>| Object::Text(Text { octets, digits: None });
    // Clause 7.9.2.2: UTF-16 after a mark.
    let told = [0xfeff].into_iter().chain(told.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    Dictionary::default()
        .with("Type", kind("Annot"))
        .with("Subtype", kind("Widget"))
        .with("FT", kind("Sig"))
        .with("T", text(name.as_bytes().to_vec()))
        .with("TU", text(told))
        .with("F", Object::Integer(4 | 128))
        .with("Rect", Object::Array(vec![Object::Integer(-9999); 4]))
        .with("P", Object::Reference(page))
        .with("V", Object::Reference(value))
}

/// Clause 7.9.4, in UTC.
fn moment(at: Instant) -> String {
    let digits: String = at.rfc3339().chars().filter(char::is_ascii_digit).take(14).collect();
    format!("D:{digits}Z")
}

/// Octets in hexadecimal.
fn digits(octets: &[u8]) -> Vec<u8> {
    octets.iter().flat_map(|octet| format!("{octet:02x}").into_bytes()).collect()
}
