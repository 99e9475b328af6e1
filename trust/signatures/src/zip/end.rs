//! The end of an archive, which tells where its directory is (APPNOTE 4.3.14 to 4.3.16).

use std::collections::BTreeSet;

use super::{MOST_ENTRIES, Oddity, ZipFault, fields::Fields};

/// Where the directory stands.
pub(super) struct Directory {
    pub start: usize,
    pub end: usize,
    /// How many entries it is said to have.
    pub entries: usize,
}

/// Finds the last end record. What stands after it and its comment, or between the directory and it, is hidden from those
/// who read by the directory.
pub(super) fn find(bytes: &[u8], oddities: &mut BTreeSet<Oddity>) -> Result<Directory, ZipFault> {
    let window = bytes.len().saturating_sub(LENGTH + usize::from(u16::MAX));
    let is_end = |place: &usize| bytes.get(*place..).is_some_and(|rest| rest.starts_with(&END) && rest.len() >= LENGTH);
    let place = (window..bytes.len()).rev().find(is_end).ok_or(ZipFault::Broken)?;
    let mut fields = Fields::at(bytes, place, END).ok_or(ZipFault::Broken)?;
    let disks = [fields.short()?, fields.short()?];
    let counts = [fields.short()?, fields.short()?];
    let (size, start) = (fields.long()?, fields.long()?);
    let comment = usize::from(fields.short()?);
    if fields.0.len() != comment {
        oddities.insert(Oddity::Hidden);
    }
    let narrow = Said { entries: counts[1].into(), size: size.into(), start: start.into() };
    let wide = place.checked_sub(LOCATOR_LENGTH).and_then(|locator| Fields::at(bytes, locator, LOCATOR));
    let (said, before) = match wide {
        None if disks != [0, 0] || counts[0] != counts[1] => return Err(ZipFault::Unsupported),
        None => (narrow, place),
        Some(locator) => {
            let (wide, before) = read_wide(bytes, locator, place)?;
            let agrees = |narrow: u64, wide: u64, full: u64| narrow == wide || narrow == full;
            if !agrees(narrow.entries, wide.entries, u16::MAX.into())
                || !agrees(narrow.size, wide.size, u32::MAX.into())
                || !agrees(narrow.start, wide.start, u32::MAX.into())
            {
                oddities.insert(Oddity::HeadersDiffer);
            }
            (wide, before)
        }
    };
    let entries = usize::try_from(said.entries).ok().filter(|entries| *entries <= MOST_ENTRIES);
    let entries = entries.ok_or(ZipFault::TooLarge)?;
    let end = said.start.checked_add(said.size).and_then(|end| usize::try_from(end).ok());
    let end = end.filter(|end| *end <= before).ok_or(ZipFault::Broken)?;
    if end != before {
        oddities.insert(Oddity::Hidden);
    }
    let start = usize::try_from(said.start).map_err(|_| ZipFault::Broken)?;
    Ok(Directory { start, end, entries })
}

/// What an end record says.
struct Said {
    entries: u64,
    size: u64,
    start: u64,
}

/// The wide end record that a locator points at, and where it begins. It ends where its locator begins.
fn read_wide(bytes: &[u8], mut locator: Fields<'_>, end: usize) -> Result<(Said, usize), ZipFault> {
    let disk = locator.long()?;
    let place = usize::try_from(locator.longest()?).map_err(|_| ZipFault::Broken)?;
    let disks = locator.long()?;
    let mut fields = Fields::at(bytes, place, WIDE_END).ok_or(ZipFault::Broken)?;
    let length = fields.longest()?;
    let ends = u64::try_from(place).ok().and_then(|place| place.checked_add(12)?.checked_add(length));
    if ends != u64::try_from(end - LOCATOR_LENGTH).ok() {
        return Err(ZipFault::Broken);
    }
    fields.bytes(4)?;
    let numbers = [fields.long()?, fields.long()?];
    let counts = [fields.longest()?, fields.longest()?];
    if disk != 0 || disks > 1 || numbers != [0, 0] || counts[0] != counts[1] {
        return Err(ZipFault::Unsupported);
    }
    Ok((Said { entries: counts[1], size: fields.longest()?, start: fields.longest()? }, place))
}

const END: [u8; 4] = *b"PK\x05\x06";
const LOCATOR: [u8; 4] = *b"PK\x06\x07";
const WIDE_END: [u8; 4] = *b"PK\x06\x06";
/// An end record without its comment.
const LENGTH: usize = 22;
const LOCATOR_LENGTH: usize = 20;
