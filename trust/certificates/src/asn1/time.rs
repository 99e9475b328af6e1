//! Instants as ASN.1 writes them (ITU-T X.690, 11.7 and 11.8, and looser forms).

use vocabulary::Instant;

use super::{GENERALIZED_TIME, Malformed, UTC_TIME};

pub fn read(tag: u8, content: &[u8]) -> Result<Instant, Malformed> {
    let text = std::str::from_utf8(content).map_err(|_| Malformed)?;
    match tag {
        UTC_TIME if text.is_ascii() => {
            let century = if text.get(..2).ok_or(Malformed)? < "50" { "20" } else { "19" };
            instant(&format!("{century}{text}"))
        }
        GENERALIZED_TIME if text.is_ascii() => instant(text),
        _ => Err(Malformed),
    }
}

/// `YYYYMMDDhh[mm[ss[.f…]]](Z|±hhmm)`
fn instant(text: &str) -> Result<Instant, Malformed> {
    let zone = text.find(['Z', '+', '-']).ok_or(Malformed)?;
    let (local, zone) = text.split_at(zone);
    let (whole, fraction) = local.split_once(['.', ',']).unwrap_or((local, ""));
    if !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) || !matches!(whole.len(), 10 | 12 | 14)
    {
        return Err(Malformed);
    }
    let digits =
        |from: usize, to: usize| whole.get(from..to).map_or(Ok(0), |part| part.parse::<i64>().map_err(|_| Malformed));
    let (year, month, day) = (digits(0, 4)?, digits(4, 6)?, digits(6, 8)?);
    let (hour, minute, second) = (digits(8, 10)?, digits(10, 12)?, digits(12, 14)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days_of_month = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return Err(Malformed),
    };
    if !(1..=days_of_month).contains(&day) || hour > 23 || minute > 59 || second > 60 {
        return Err(Malformed);
    }
    if !fraction.is_empty() && whole.len() != 14 {
        return Err(Malformed);
    }
    let micros: i64 = format!("{fraction:0<6.6}").parse().map_err(|_| Malformed)?;
    let seconds = days_since_1970(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second - offset(zone)?;
    Ok(Instant::from_micros(seconds * 1_000_000 + micros))
}

/// Seconds that the zone is ahead of UTC.
fn offset(zone: &str) -> Result<i64, Malformed> {
    if zone == "Z" {
        return Ok(0);
    }
    let digits = &zone[1..];
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Malformed);
    }
    let number: i64 = digits.parse().map_err(|_| Malformed)?;
    let seconds = number / 100 * 3_600 + number % 100 * 60;
    Ok(if zone.starts_with('-') { -seconds } else { seconds })
}

/// Days from 1970-01-01 in the Gregorian calendar. Years begin in March here, so that the leap day is the last of a year.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days_of_years = year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    days_of_years + (month * 153 + 2) / 5 + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asn1::Element;

    fn time(tag: u8, text: &str) -> Option<String> {
        let mut bytes = vec![tag, u8::try_from(text.len()).expect("short")];
        bytes.extend_from_slice(text.as_bytes());
        Element::sole(&bytes).expect("element").time().ok().map(Instant::rfc3339)
    }

    #[test]
    fn times_are_read_to_the_microsecond() {
        assert_eq!(time(UTC_TIME, "491231235959Z").as_deref(), Some("2049-12-31T23:59:59.000000Z"));
        assert_eq!(time(UTC_TIME, "500101000000Z").as_deref(), Some("1950-01-01T00:00:00.000000Z"));
        assert_eq!(time(GENERALIZED_TIME, "20261122101112.1234567Z").as_deref(), Some("2026-11-22T10:11:12.123456Z"));
        assert_eq!(time(GENERALIZED_TIME, "20261122101112.5Z").as_deref(), Some("2026-11-22T10:11:12.500000Z"));
        assert_eq!(time(GENERALIZED_TIME, "20260101003000+0100").as_deref(), Some("2025-12-31T23:30:00.000000Z"));
        assert_eq!(time(GENERALIZED_TIME, "20240229000000Z").as_deref(), Some("2024-02-29T00:00:00.000000Z"));
    }

    #[test]
    fn times_that_are_none_are_refused() {
        for wrong in [
            "20260229000000Z",
            "20261301000000Z",
            "20261122246060Z",
            "20261122101112",
            "2026112210.5Z",
            "Z",
            "",
            "202611221011é2Z",
        ] {
            assert_eq!(time(GENERALIZED_TIME, wrong), None, "{wrong}");
        }
        assert_eq!(time(UTC_TIME, "é"), None);
    }

    #[test]
    fn a_certificate_may_never_end() {
        let bytes = b"\x18\x0f99991231235959Z";
        assert_eq!(Element::sole(bytes).expect("element").time().expect("time").seconds(), 253_402_300_799);
    }
}
