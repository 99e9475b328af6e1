//! Reading ZIP archives of strangers (PKWARE APPNOTE 6.3.x), so that whoever else reads them finds the same files.
//!
//! An archive says most things twice: in a header before each file and in the directory at its end. Programs differ in
//! which they believe, and what is said once, twice or differently is how one archive shows two readers two contents.
//! Here everything is read by the directory and compared with the rest; what does not agree is put down as an [`Oddity`],
//! and nothing that is signed in such an archive is believed.

mod directory;
mod end;
mod fields;
mod local;
mod name;

use std::{collections::BTreeSet, io::Read};

use serde::{Deserialize, Serialize};

use directory::Header;

/// A letter with attachments has some tens of files.
const MOST_ENTRIES: usize = 1024;
/// What the files of one archive may hold when unpacked, in bytes.
pub(crate) const MOST_UNPACKED: u64 = 128 << 20;

/// Why an archive is not read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ZipFault {
    /// Its directory is missing, points outside the file, or is cut off.
    #[error("damaged")]
    Broken,
    /// A file in it is encrypted.
    #[error("encrypted")]
    Encrypted,
    /// It spans several disks, or a file in it is packed by a method other than deflate.
    #[error("packed in a way that is not read")]
    Unsupported,
    /// More files, or more in them, than any letter has.
    #[error("too large")]
    TooLarge,
}

/// Something about an archive by which two programs could read two different contents out of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Oddity {
    /// Two entries bear the same name, or names that some systems take for the same.
    SameName,
    /// What an entry's own header says of it is not what the directory says.
    HeadersDiffer,
    /// Two entries share bytes.
    Overlapping,
    /// There are bytes that belong to no entry, and in which some readers would find others.
    Hidden,
    /// A name that leads out of the folder it is unpacked to, or that systems read differently.
    UnsafeName,
    /// An entry that is no file and no folder, such as a symbolic link.
    NotAFile,
    /// A file that does not unpack to what its header says.
    Damaged,
}

/// The directory of an archive.
pub(crate) struct Archive<'a> {
    /// Its files, in the directory's order; folders are left out.
    pub entries: Vec<Entry<'a>>,
    /// By what readers could be told different things.
    pub oddities: BTreeSet<Oddity>,
}

/// A file in an archive.
pub(crate) struct Entry<'a> {
    /// Its path from the archive's root.
    pub name: String,
    packed: &'a [u8],
    deflated: bool,
    size: u64,
    checksum: u32,
}

impl<'a> Archive<'a> {
    /// Reads the directory and compares it with what the entries say of themselves. Linear in the number of entries; nothing
    /// is unpacked.
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, ZipFault> {
        let mut oddities = BTreeSet::new();
        let directory = end::find(bytes, &mut oddities)?;
        let headers = directory::headers(bytes, &directory, &mut oddities)?;
        let placed = headers.iter().map(|header| local::place(bytes, header, directory.start, &mut oddities));
        let placed = placed.collect::<Result<Vec<_>, _>>()?;
        local::fill_all(bytes, &headers, &placed, directory.start, &mut oddities);
        name::clash(headers.iter().map(|header| header.name.as_str()), &mut oddities);
        if headers.iter().map(|header| header.size).fold(0, u64::saturating_add) > MOST_UNPACKED {
            return Err(ZipFault::TooLarge);
        }
        let files = headers.into_iter().zip(placed).filter(|(header, _)| !header.is_folder());
        let entry = |(header, place): (Header<'_>, local::Place)| Entry {
            name: header.name,
            packed: bytes.get(place.data).unwrap_or_default(),
            deflated: header.deflated,
            size: header.size,
            checksum: header.checksum,
        };
        Ok(Self { entries: files.map(entry).collect(), oddities })
    }
}

impl Entry<'_> {
    /// The stated length of the content.
    pub(crate) const fn size(&self) -> u64 {
        self.size
    }

    /// The content, and whether its checksum is the stated one. None when it does not unpack to exactly the stated length
    /// from exactly the bytes that are there. Never reads or keeps more than the stated length, which all together is
    /// limited.
    pub(crate) fn unpack(&self) -> (Option<Vec<u8>>, bool) {
        let content = if self.deflated { self.inflate() } else { Some(self.packed.to_vec()) };
        let Some(content) = content.filter(|content| content.len() as u64 == self.size) else { return (None, false) };
        let mut checksum = flate2::Crc::new();
        checksum.update(&content);
        (Some(content), checksum.sum() == self.checksum)
    }

    fn inflate(&self) -> Option<Vec<u8>> {
        let mut decoder = flate2::bufread::DeflateDecoder::new(self.packed);
        let mut content = Vec::new();
        decoder.by_ref().take(self.size.checked_add(1)?).read_to_end(&mut content).ok()?;
        decoder.into_inner().is_empty().then_some(content)
    }
}
