//! The pages of a TIFF file, from its directories (TIFF 6.0, section 2).

use std::collections::HashSet;

use sha2::{Digest as _, Sha256};

use super::{MOST_SHEETS, Sheet, sides, tenths};

/// Strips of one page that are read for its mark.
const MOST_STRIPS: u32 = 100_000;

/// A file with the order of its bytes.
struct File<'f> {
    bytes: &'f [u8],
    little: bool,
}

pub(super) fn look(content: &[u8]) -> Option<Vec<Sheet>> {
    let little = match content.get(..4)? {
        [b'I', b'I', 42, 0] => true,
        [b'M', b'M', 0, 42] => false,
        _ => return None,
    };
    let file = File { bytes: content, little };
    let (mut sheets, mut known) = (Vec::new(), HashSet::new());
    // Pages may share their strips; what is read of them all is bounded by some multiples of the file.
    let mut left = content.len().saturating_mul(4);
    let mut at = file.long(4)?;
    while at != 0 {
        if !known.insert(at) || known.len() > MOST_SHEETS {
            return None;
        }
        let (sheet, next) = file.directory(at, &mut left)?;
        sheets.extend(sheet);
        at = next;
    }
    (!sheets.is_empty()).then_some(sheets)
}

impl File<'_> {
    fn at<const N: usize>(&self, at: u32) -> Option<[u8; N]> {
        let at = usize::try_from(at).ok()?;
        self.bytes.get(at..at.checked_add(N)?)?.try_into().ok()
    }

    fn short(&self, at: u32) -> Option<u32> {
        let bytes = self.at(at)?;
        Some(u32::from(if self.little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) }))
    }

    fn long(&self, at: u32) -> Option<u32> {
        let bytes = self.at(at)?;
        Some(if self.little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    /// The page that a directory describes, unless it is a small copy of another, and where the next directory is.
    fn directory(&self, at: u32, left: &mut usize) -> Option<(Option<Sheet>, u32)> {
        let count = self.short(at)?;
        let (mut across, mut down, mut x, mut y, mut unit, mut small) = (0, 0, 0.0, 0.0, 2, false);
        let (mut strips, mut lengths) = (None, None);
        for entry in 0..count {
            let entry = at.checked_add(2)?.checked_add(entry.checked_mul(12)?)?;
            let (kind, values) = (self.short(entry.checked_add(2)?)?, self.long(entry.checked_add(4)?)?);
            let place = entry.checked_add(8)?;
            let number = || if kind == 3 { self.short(place) } else { self.long(place) };
            let fraction = || {
                let at = self.long(place)?;
                let (over, under) = (self.long(at)?, self.long(at.checked_add(4)?)?);
                Some(f64::from(over) / f64::from(under))
            };
            match self.short(entry)? {
                254 => small = number()? & 1 == 1,
                256 => across = number()?,
                257 => down = number()?,
                // Strips, or tiles.
                273 | 324 => strips = Some((kind, values, place)),
                279 | 325 => lengths = Some((kind, values, place)),
                282 => x = fraction()?,
                283 => y = fraction()?,
                296 => unit = number()?,
                _ => {}
            }
        }
        let next = self.long(at.checked_add(2)?.checked_add(count.checked_mul(12)?)?)?;
        if across == 0 || down == 0 {
            return None;
        }
        let inch = match unit {
            2 => 1.0,
            3 => 2.54,
            _ => 0.0,
        };
        let size = sides(tenths(across, x * inch), tenths(down, y * inch));
        let mark = self.mark(strips?, lengths?, left)?;
        let sheet = Sheet { dots: sides(across, down), size, mark: Some(mark), ..Sheet::default() };
        Some(((!small).then_some(sheet), next))
    }

    /// The hash of the strips of a page, packed as they are.
    fn mark(&self, strips: (u32, u32, u32), lengths: (u32, u32, u32), left: &mut usize) -> Option<u64> {
        if strips.1 != lengths.1 || strips.1 > MOST_STRIPS {
            return None;
        }
        let value = |(kind, count, place): (u32, u32, u32), number: u32| {
            let width = if kind == 3 { 2 } else { 4 };
            // What fits into four bytes stands in the entry itself.
            let start = if count.checked_mul(width)? <= 4 { place } else { self.long(place)? };
            let at = start.checked_add(number.checked_mul(width)?)?;
            if kind == 3 { self.short(at) } else { self.long(at) }
        };
        let mut hash = Sha256::new();
        for number in 0..strips.1 {
            let (start, length) = (usize::try_from(value(strips, number)?).ok()?, value(lengths, number)?);
            let length = usize::try_from(length).ok()?;
            *left = left.checked_sub(length)?;
            hash.update(self.bytes.get(start..start.checked_add(length)?)?);
        }
        let hash: [u8; 32] = hash.finalize().into();
        hash.first_chunk().copied().map(u64::from_be_bytes)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::look;

    /// A TIFF with pages of this size and density, each with its own strip of one word.
    pub(crate) fn tiff(pages: &[(u32, u32, u32, u32)]) -> Vec<u8> {
        let mut file = b"II\x2a\0\x08\0\0\0".to_vec();
        for (number, (across, down, per_inch, word)) in pages.iter().enumerate() {
            let start = u32::try_from(file.len()).unwrap();
            let behind = start + 2 + 7 * 12 + 4;
            let (fraction, strip, end) = (behind, behind + 8, behind + 12);
            file.extend(7_u16.to_le_bytes());
            let entries = [
                (256, 4, *across),
                (257, 4, *down),
                (273, 4, strip),
                (279, 4, 4),
                (282, 5, fraction),
                (283, 5, fraction),
                (296, 3, 2),
            ];
            for (tag, kind, value) in entries {
                file.extend(u16::to_le_bytes(tag));
                file.extend(u16::to_le_bytes(kind));
                file.extend(1_u32.to_le_bytes());
                file.extend(u32::to_le_bytes(value));
            }
            file.extend(if number + 1 == pages.len() { 0 } else { end }.to_le_bytes());
            for value in [*per_inch, 1, *word] {
                file.extend(value.to_le_bytes());
            }
        }
        file
    }

    #[test]
    fn pages_are_counted_and_their_size_and_sameness_read() {
        let sheets = look(&tiff(&[(1240, 1754, 150, 1), (1754, 1240, 150, 2), (1240, 1754, 150, 1)])).unwrap();
        assert_eq!(
            sheets.iter().map(|sheet| (sheet.dots, sheet.size)).collect::<Vec<_>>(),
            [((1240, 1754), (2100, 2970)); 3]
        );
        assert_eq!((sheets[0].mark == sheets[2].mark, sheets[0].mark == sheets[1].mark), (true, false));
    }

    #[test]
    fn a_file_that_leads_astray_is_not_read() {
        let whole = tiff(&[(1240, 1754, 150, 1), (1240, 1754, 150, 2)]);
        for end in 0..whole.len() - 4 {
            assert_eq!(look(&whole[..end]), None, "{end}");
        }
        for place in 0..whole.len() {
            for byte in [0, 1, 0x7f, 0xff] {
                let mut other = whole.clone();
                other[place] = byte;
                look(&other);
            }
        }
        // The second directory leads to the first again.
        let mut round = whole.clone();
        let next = whole.len() - 12 - 4;
        round[next..next + 4].copy_from_slice(&8_u32.to_le_bytes());
        assert_eq!(look(&round), None);
    }
}
