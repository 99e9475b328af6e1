//! Dates in PDF (ISO 32000-1, clause 7.9.4): `D:20260501120000+02'00'`.

use vocabulary::Instant;

/// The instant; a date without a zone, which the standard leaves open, is taken as UTC.
pub(super) fn read(text: &[u8]) -> Option<Instant> {
    let text = std::str::from_utf8(text).ok()?;
    let (digits, zone) = text.strip_prefix("D:")?.split_at_checked(14)?;
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let zone: String = zone.chars().filter(|character| *character != '\'').collect();
    let zone = match zone.as_bytes() {
        [] => "Z".to_owned(),
        [b'Z', ..] => "Z".to_owned(),
        [b'+' | b'-', _, _] => format!("{zone}:00"),
        [b'+' | b'-', _, _, _, _] if zone.is_ascii() => format!("{}:{}", &zone[..3], &zone[3..]),
        _ => return None,
    };
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    let (date, time) = ([part(0, 4), part(4, 6), part(6, 8)], [part(8, 10), part(10, 12), part(12, 14)]);
    Instant::parse(&format!("{}T{}{zone}", date.join("-"), time.join(":"))).ok()
}

#[cfg(test)]
mod tests {
    use super::read;

    fn moment(text: &str) -> Option<String> {
        read(text.as_bytes()).map(vocabulary::Instant::rfc3339)
    }

    #[test]
    fn dates_have_a_zone_or_are_utc() {
        let noon = Some("2026-05-01T10:00:00.000000Z".to_owned());
        for text in [
            "D:20260501120000+02'00'",
            "D:20260501120000+02'00",
            "D:20260501120000+02",
            "D:20260501100000Z",
            "D:20260501100000Z00'00'",
            "D:20260501100000",
        ] {
            assert_eq!(moment(text), noon, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in
            ["", "D:", "D:2026", "20260501120000", "D:20261301120000", "D:20260501120000+x", "D:20260501120000+ąą"]
        {
            assert_eq!(moment(text), None, "{text}");
        }
    }
}
