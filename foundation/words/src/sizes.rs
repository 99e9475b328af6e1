//! Sizes of files in words.

use vocabulary::Language;

/// `312 B`, `18 kB`, `1,4 MB`: decimal units, at most one digit after the comma, the unit tied by a no-break space.
#[must_use]
pub fn size(language: Language, bytes: u64) -> String {
    let (tenths, unit) = match bytes {
        0..1_000 => return format!("{bytes}\u{a0}B"),
        1_000..1_000_000 => (rounded(bytes, 1_000) * 10, "kB"),
        _ => (rounded(bytes, 100_000), "MB"),
    };
    let comma = if language == Language::Pl { ',' } else { '.' };
    match tenths % 10 {
        0 => format!("{}\u{a0}{unit}", tenths / 10),
        tenth => format!("{}{comma}{tenth}\u{a0}{unit}", tenths / 10),
    }
}

/// A limit, in the binary megabytes in which limits are set: `20 MB` for 20 MiB.
#[must_use]
pub fn limit(bytes: u64) -> String {
    format!("{}\u{a0}MB", bytes / (1024 * 1024))
}

const fn rounded(value: u64, unit: u64) -> u64 {
    (value + unit / 2) / unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_in_decimal_units() {
        assert_eq!(size(Language::Pl, 312), "312\u{a0}B");
        assert_eq!(size(Language::Pl, 17_600), "18\u{a0}kB");
        assert_eq!(size(Language::Pl, 1_449_000), "1,4\u{a0}MB");
        assert_eq!(size(Language::En, 1_449_000), "1.4\u{a0}MB");
        assert_eq!(size(Language::Pl, 20_000_000), "20\u{a0}MB");
    }
}
