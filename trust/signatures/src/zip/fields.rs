//! Numbers of an archive, which stand with their lowest byte first.

use super::ZipFault;

/// What is left to read of a record.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a>(pub &'a [u8]);

impl<'a> Fields<'a> {
    /// The record at that place, when these four bytes begin it.
    pub(super) fn at(bytes: &'a [u8], place: usize, signature: [u8; 4]) -> Option<Self> {
        bytes.get(place..)?.strip_prefix(&signature).map(Self)
    }

    pub(super) fn bytes(&mut self, count: usize) -> Result<&'a [u8], ZipFault> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(ZipFault::Broken)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(super) fn short(&mut self) -> Result<u16, ZipFault> {
        self.number::<2>().map(u16::from_le_bytes)
    }

    pub(super) fn long(&mut self) -> Result<u32, ZipFault> {
        self.number::<4>().map(u32::from_le_bytes)
    }

    pub(super) fn longest(&mut self) -> Result<u64, ZipFault> {
        self.number::<8>().map(u64::from_le_bytes)
    }

    fn number<const N: usize>(&mut self) -> Result<[u8; N], ZipFault> {
        self.bytes(N)?.try_into().map_err(|_| ZipFault::Broken)
    }
}

/// The value of a kind of extra field (APPNOTE 4.5); none when it stands twice, as readers would differ on which counts.
pub(super) fn extra(extras: &[u8], wanted: u16) -> Option<&[u8]> {
    let mut found = None;
    let mut fields = Fields(extras);
    while let (Ok(kind), Ok(length)) = (fields.short(), fields.short()) {
        // Some writers end with a field that is cut off; what stands before it counts all the same.
        let Ok(value) = fields.bytes(usize::from(length)) else { break };
        if kind == wanted && found.replace(value).is_some() {
            return None;
        }
    }
    found
}

/// Sizes and places that do not fit into 32 bits (APPNOTE 4.5.3).
pub(super) const ZIP64: u16 = 0x0001;
/// The name in UTF-8, beside one in a national encoding (APPNOTE 4.6.9).
pub(super) const UNICODE_PATH: u16 = 0x7075;
