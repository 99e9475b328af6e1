//! What an entry says of itself (APPNOTE 4.3.7 to 4.3.9), held against what the directory says of it, and whether the entries
//! fill the archive.

use std::{collections::BTreeSet, ops::Range};

use super::{
    Oddity, ZipFault,
    directory::Header,
    fields::{Fields, ZIP64, extra},
    name,
};

/// Where an entry stands.
pub(super) struct Place {
    /// From its header to the end of its content.
    pub whole: Range<usize>,
    /// Its content, packed.
    pub data: Range<usize>,
}

/// Reads the entry's own header.
pub(super) fn place(
    bytes: &[u8],
    header: &Header<'_>,
    end: usize,
    oddities: &mut BTreeSet<Oddity>,
) -> Result<Place, ZipFault> {
    let start = usize::try_from(header.start).map_err(|_| ZipFault::Broken)?;
    let mut fields = Fields::at(bytes, start, LOCAL).ok_or(ZipFault::Broken)?;
    fields.short()?;
    let (flags, method) = (fields.short()?, fields.short()?);
    fields.long()?;
    let checksum = fields.long()?;
    let (packed, size) = (fields.long()?, fields.long()?);
    let [name, extras] = [fields.short()?, fields.short()?].map(usize::from);
    let name = fields.bytes(name)?;
    let extras = fields.bytes(extras)?;
    let mut wide = Fields(extra(extras, ZIP64).unwrap_or_default());
    let mut widened = |narrow: u32| if narrow == u32::MAX { wide.longest() } else { Ok(narrow.into()) };
    let (size, packed) = (widened(size)?, widened(packed)?);
    // Numbers that come after the content stand as nothing here; some writers put them in both places.
    let is_later = header.has_descriptor() && (checksum, packed, size) == (0, 0, 0);
    let agrees = is_later || (checksum, packed, size) == (header.checksum, header.packed, header.size);
    let read = || name::read(name, flags & UTF8 != 0, extras, &mut BTreeSet::new());
    let flags_agree = Header::says(flags) == Header::says(header.flags);
    if !agrees || !flags_agree || method != header.method || name != header.raw_name || read() != header.name {
        oddities.insert(Oddity::HeadersDiffer);
    }
    let data = bytes.len() - fields.0.len();
    let stop = usize::try_from(header.packed).ok().and_then(|packed| data.checked_add(packed));
    let stop = stop.filter(|stop| *stop <= end).ok_or(ZipFault::Broken)?;
    Ok(Place { whole: start..stop, data: data..stop })
}

/// Puts down what is not as it is when the entries, one after the other, are all there is before the directory.
pub(super) fn fill_all(
    bytes: &[u8],
    headers: &[Header<'_>],
    places: &[Place],
    directory: usize,
    oddities: &mut BTreeSet<Oddity>,
) {
    let mut in_order: Vec<_> = headers.iter().zip(places).collect();
    in_order.sort_by_key(|(_, place)| place.whole.start);
    let starts = in_order.iter().skip(1).map(|(_, place)| place.whole.start).chain([directory]);
    if in_order.first().map_or(directory, |(_, place)| place.whole.start) != 0 {
        oddities.insert(Oddity::Hidden);
    }
    for ((header, place), next) in in_order.iter().zip(starts) {
        match bytes.get(place.whole.end..next) {
            None => {
                oddities.insert(Oddity::Overlapping);
            }
            Some([]) if !header.has_descriptor() => {}
            Some(between) if header.has_descriptor() && is_descriptor(between, header) => {}
            Some(_) => {
                oddities.insert(Oddity::Hidden);
            }
        }
    }
}

/// Checksum and sizes after the content: with four bytes before them or not, sizes narrow or wide.
fn is_descriptor(between: &[u8], header: &Header<'_>) -> bool {
    let said = |bytes: &[u8], is_wide: bool| {
        let mut fields = Fields(bytes);
        let checksum = fields.long().ok()?;
        let mut size = || if is_wide { fields.longest().ok() } else { fields.long().ok().map(u64::from) };
        Some((checksum, size()?, size()?))
    };
    let plain = between.strip_prefix(DESCRIPTOR);
    let read = match (between.len(), plain) {
        (12, _) => said(between, false),
        (16, Some(plain)) => said(plain, false),
        (20, _) => said(between, true),
        (24, Some(plain)) => said(plain, true),
        _ => None,
    };
    read == Some((header.checksum, header.packed, header.size))
}

const LOCAL: [u8; 4] = *b"PK\x03\x04";
const DESCRIPTOR: &[u8] = b"PK\x07\x08";
const UTF8: u16 = 1 << 11;
