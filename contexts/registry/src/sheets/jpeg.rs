//! The size of a JPEG picture, from its markers (ITU-T T.81, annex B; JFIF 1.02).

use super::{Sheet, sides, tenths};

pub(super) fn look(content: &[u8]) -> Option<Sheet> {
    let mut rest = content.strip_prefix(&[0xff, 0xd8])?;
    let mut density = None;
    loop {
        let (marker, after) = marker(rest)?;
        // Without a segment of its own.
        if matches!(marker, 0x01 | 0xd0..=0xd7) {
            rest = after;
            continue;
        }
        let length = usize::from(u16::from_be_bytes([*after.first()?, *after.get(1)?]));
        let segment = after.get(2..length)?;
        match marker {
            0xe0 if segment.starts_with(b"JFIF\0") => density = jfif(segment).or(density),
            // Every start of a frame; C4, C8 and CC are tables and the like.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                let side = |at: usize| Some(u32::from(u16::from_be_bytes([*segment.get(at)?, *segment.get(at + 1)?])));
                let (down, across) = (side(1)?, side(3)?);
                let size = density.map_or((0, 0), |(x, y)| sides(tenths(across, x), tenths(down, y)));
                return (across > 0 && down > 0).then(|| Sheet { dots: sides(across, down), size, ..Sheet::default() });
            }
            // The picture began, or ended, before its size was told.
            0xd9 | 0xda => return None,
            _ => {}
        }
        rest = after.get(length..)?;
    }
}

/// The next marker and what follows it; it may be filled up with FF before it.
fn marker(rest: &[u8]) -> Option<(u8, &[u8])> {
    let after = rest.strip_prefix(&[0xff])?;
    let filled = after.iter().position(|byte| *byte != 0xff)?;
    Some((after[filled], &after[filled + 1..]))
}

/// Dots an inch across and down.
fn jfif(segment: &[u8]) -> Option<(f64, f64)> {
    let number = |at: usize| Some(f64::from(u16::from_be_bytes([*segment.get(at)?, *segment.get(at + 1)?])));
    let (x, y) = (number(8)?, number(10)?);
    match segment.get(7)? {
        1 => Some((x, y)),
        2 => Some((x * 2.54, y * 2.54)),
        _ => None,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::look;

    /// The markers of a JPEG of this size at this density, without its picture.
    pub(crate) fn jpeg(across: u16, down: u16, per_inch: u16) -> Vec<u8> {
        let [x, y] = [across, down].map(u16::to_be_bytes);
        let density = per_inch.to_be_bytes();
        let jfif = [b"\xff\xe0\x00\x10JFIF\0\x01\x02\x01".as_slice(), &density, &density, &[0, 0]].concat();
        let frame = [b"\xff\xc0\x00\x0b\x08".as_slice(), &y, &x, &[1, 1, 0x11, 0]].concat();
        [b"\xff\xd8".as_slice(), &jfif, b"\xff\xff\xdb\x00\x03\x00", &frame, b"\xff\xda\x00\x02\xff\xd9"].concat()
    }

    #[test]
    fn size_and_density_are_read_from_the_markers() {
        let sheet = look(&jpeg(1654, 2339, 200)).unwrap();
        assert_eq!((sheet.dots, sheet.size), ((1654, 2339), (2101, 2971)));
        assert_eq!(look(&jpeg(2339, 1654, 200)).unwrap().dots, (1654, 2339));
        // A density of zero tells nothing.
        assert_eq!(look(&jpeg(1654, 2339, 0)).unwrap().size, (0, 0));
    }

    #[test]
    fn what_is_cut_off_anywhere_is_not_read() {
        let whole = jpeg(1654, 2339, 200);
        let frame = whole.len() - 6;
        for end in 0..frame {
            assert_eq!(look(&whole[..end]), None, "{end}");
        }
        assert_eq!(look(b"\xff\xd8\xff\xd9"), None);
    }
}
