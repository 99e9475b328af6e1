//! The directory: what it says of each entry (APPNOTE 4.3.12).

use std::collections::BTreeSet;

use super::{
    MOST_ENTRIES, Oddity, ZipFault,
    end::Directory,
    fields::{Fields, ZIP64, extra},
    name,
};

/// What the directory says of an entry.
pub(super) struct Header<'a> {
    pub name: String,
    /// The name as it is written.
    pub raw_name: &'a [u8],
    pub flags: u16,
    pub method: u16,
    pub deflated: bool,
    pub checksum: u32,
    pub packed: u64,
    pub size: u64,
    /// Where its own header stands.
    pub start: u64,
}

impl Header<'_> {
    /// A folder holds nothing itself.
    pub(super) fn is_folder(&self) -> bool {
        self.name.ends_with('/') && self.size == 0
    }

    /// The flags that say how the entry is to be read; the others tell how well it was packed.
    pub(super) const fn says(flags: u16) -> u16 {
        flags & (ENCRYPTED | DESCRIPTOR | STRONGLY_ENCRYPTED | UTF8 | MASKED)
    }

    /// Whether sizes and checksum stand after the content (APPNOTE 4.3.9).
    pub(super) const fn has_descriptor(&self) -> bool {
        self.flags & DESCRIPTOR != 0
    }
}

/// Every entry of the directory, which they fill exactly.
pub(super) fn headers<'a>(
    bytes: &'a [u8],
    directory: &Directory,
    oddities: &mut BTreeSet<Oddity>,
) -> Result<Vec<Header<'a>>, ZipFault> {
    let mut rest = Fields(bytes.get(directory.start..directory.end).ok_or(ZipFault::Broken)?);
    let mut headers = Vec::new();
    while !rest.0.is_empty() {
        if headers.len() == MOST_ENTRIES {
            return Err(ZipFault::TooLarge);
        }
        headers.push(header(&mut rest, oddities)?);
    }
    if headers.len() != directory.entries {
        oddities.insert(Oddity::HeadersDiffer);
    }
    Ok(headers)
}

fn header<'a>(fields: &mut Fields<'a>, oddities: &mut BTreeSet<Oddity>) -> Result<Header<'a>, ZipFault> {
    if fields.bytes(4)? != HEADER {
        return Err(ZipFault::Broken);
    }
    let [_, system] = fields.short()?.to_le_bytes();
    fields.short()?;
    let (flags, method) = (fields.short()?, fields.short()?);
    fields.long()?;
    let checksum = fields.long()?;
    let (packed, size) = (fields.long()?, fields.long()?);
    let [name, extras, comment] = [fields.short()?, fields.short()?, fields.short()?].map(usize::from);
    let disk = fields.short()?;
    fields.short()?;
    let attributes = fields.long()?;
    let start = fields.long()?;
    let raw_name = fields.bytes(name)?;
    let extras = fields.bytes(extras)?;
    fields.bytes(comment)?;

    if flags & (ENCRYPTED | STRONGLY_ENCRYPTED | MASKED) != 0 {
        return Err(ZipFault::Encrypted);
    }
    let deflated = match method {
        0 => false,
        8 => true,
        _ => return Err(ZipFault::Unsupported),
    };
    let mut wide = Fields(extra(extras, ZIP64).unwrap_or_default());
    let mut widened = |narrow: u32| if narrow == u32::MAX { wide.longest() } else { Ok(narrow.into()) };
    let (size, packed, start) = (widened(size)?, widened(packed)?, widened(start)?);
    if disk == u16::MAX && !wide.0.is_empty() {
        wide.long()?;
    } else if disk != 0 {
        return Err(ZipFault::Unsupported);
    }
    // A wide value for what has a narrow one is a second answer to the same question.
    if !wide.0.is_empty() {
        oddities.insert(Oddity::HeadersDiffer);
    }
    let name = name::read(raw_name, flags & UTF8 != 0, extras, oddities);
    if !name::is_safe(&name) {
        oddities.insert(Oddity::UnsafeName);
    }
    // APPNOTE 4.4.2.2: made on Unix, the kind of file stands in the upper half (stat.h).
    let kind = (attributes >> 16) & 0o170_000;
    let is_plain = matches!((kind, name.ends_with('/')), (0, _) | (0o100_000, false) | (0o040_000, true));
    // What is deflated to nothing takes two bytes.
    let holds_something = size != 0 || packed > 2;
    if [UNIX, MACOS].contains(&system) && !is_plain || name.ends_with('/') && holds_something {
        oddities.insert(Oddity::NotAFile);
    }
    Ok(Header { name, raw_name, flags, method, deflated, checksum, packed, size, start })
}

const HEADER: &[u8] = b"PK\x01\x02";
const ENCRYPTED: u16 = 1;
const DESCRIPTOR: u16 = 1 << 3;
const STRONGLY_ENCRYPTED: u16 = 1 << 6;
const UTF8: u16 = 1 << 11;
const MASKED: u16 = 1 << 13;
const UNIX: u8 = 3;
const MACOS: u8 = 19;
