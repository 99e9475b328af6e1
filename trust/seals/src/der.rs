//! Writes DER (ITU-T X.690): time-stamp requests here, tokens and revocation answers in the sandbox. It writes only;
//! what others sent is read elsewhere.
//!
//! Every function returns one complete value, tag and length included, so values nest like calls.

use vocabulary::Instant;

/// SHA-256 (RFC 5754, section 2).
pub const SHA256: &str = "2.16.840.1.101.3.4.2.1";

/// SHA-384 (RFC 5754, section 2).
pub const SHA384: &str = "2.16.840.1.101.3.4.2.2";

/// ecdsa-with-SHA256 (RFC 5758, section 3.2).
pub const ECDSA_SHA256: &str = "1.2.840.10045.4.3.2";

/// sha256WithRSAEncryption (RFC 4055, section 5).
pub const RSA_SHA256: &str = "1.2.840.113549.1.1.11";

/// A value with this identifier octet around these contents.
#[must_use]
pub fn tagged(identifier: u8, contents: &[u8]) -> Vec<u8> {
    let length = contents.len().to_be_bytes();
    let length = &length[length.iter().position(|byte| *byte != 0).unwrap_or(length.len() - 1)..];
    let mut value = vec![identifier];
    if contents.len() >= 0x80 {
        // At most eight octets of length, so this never reaches the reserved 0xff.
        value.push(0x80 | length.len() as u8);
    }
    value.extend(length);
    value.extend(contents);
    value
}

/// SEQUENCE of these values in this order.
#[must_use]
pub fn sequence<V: AsRef<[u8]>>(values: &[V]) -> Vec<u8> {
    tagged(0x30, &joined(values))
}

/// SET OF these values, in the ascending order that DER asks for (X.690, section 11.6).
#[must_use]
pub fn set_of(mut values: Vec<Vec<u8>>) -> Vec<u8> {
    values.sort();
    tagged(0x31, &joined(&values))
}

/// Explicitly tagged `[number]` around a value; with implicit tagging around the contents of a SEQUENCE or SET.
#[must_use]
pub fn context(number: u8, contents: &[u8]) -> Vec<u8> {
    tagged(0xa0 | number, contents)
}

/// Implicitly tagged `[number]` in place of the tag of a primitive value with these contents.
#[must_use]
pub fn context_primitive(number: u8, contents: &[u8]) -> Vec<u8> {
    tagged(0x80 | number, contents)
}

/// INTEGER of a number that is not negative, given as big-endian octets with or without leading zeros.
#[must_use]
pub fn unsigned(magnitude: &[u8]) -> Vec<u8> {
    let digits = &magnitude[magnitude.iter().position(|byte| *byte != 0).unwrap_or(magnitude.len())..];
    let mut contents = Vec::with_capacity(digits.len() + 1);
    if digits.first().is_none_or(|first| *first >= 0x80) {
        contents.push(0);
    }
    contents.extend(digits);
    tagged(0x02, &contents)
}

/// INTEGER of a small number.
#[must_use]
pub fn integer(number: u64) -> Vec<u8> {
    unsigned(&number.to_be_bytes())
}

/// ENUMERATED with a value below 128.
#[must_use]
pub fn enumerated(value: u8) -> Vec<u8> {
    tagged(0x0a, &[value])
}

/// BOOLEAN.
#[must_use]
pub fn boolean(truth: bool) -> Vec<u8> {
    tagged(0x01, &[if truth { 0xff } else { 0 }])
}

/// NULL.
#[must_use]
pub fn null() -> Vec<u8> {
    vec![0x05, 0]
}

/// OCTET STRING.
#[must_use]
pub fn octets(contents: &[u8]) -> Vec<u8> {
    tagged(0x04, contents)
}

/// BIT STRING of whole octets.
#[must_use]
pub fn bits(contents: &[u8]) -> Vec<u8> {
    tagged(0x03, &joined(&[&[0], contents]))
}

/// UTF8String.
#[must_use]
pub fn text(contents: &str) -> Vec<u8> {
    tagged(0x0c, contents.as_bytes())
}

/// OBJECT IDENTIFIER from its dotted form. Only constants come here; an arc that is not a number counts as zero.
#[must_use]
pub fn object_identifier(dotted: &str) -> Vec<u8> {
    let arcs: Vec<u128> = dotted.split('.').map(|arc| arc.parse().unwrap_or(0)).collect();
    let (head, tail) = arcs.split_at(arcs.len().min(2));
    let first = head.first().unwrap_or(&0) * 40 + head.get(1).unwrap_or(&0);
    let mut contents = Vec::new();
    for arc in std::iter::once(&first).chain(tail) {
        let groups = (128 - arc.leading_zeros()).div_ceil(7).max(1);
        // Seven bits at a time, the continuation bit set on all but the last.
        contents.extend((0..groups).rev().map(|group| {
            let seven = (arc >> (7 * group)) as u8 & 0x7f;
            if group == 0 { seven } else { seven | 0x80 }
        }));
    }
    tagged(0x06, &contents)
}

/// GeneralizedTime in UTC with the fraction that the instant has and no trailing zeros (X.690, section 11.7).
#[must_use]
pub fn generalized_time(at: Instant) -> Vec<u8> {
    let digits: String = at.rfc3339().chars().filter(char::is_ascii_digit).collect();
    let (whole, fraction) = digits.split_at(digits.len().min(14));
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    tagged(0x18, format!("{whole}{point}{fraction}Z").as_bytes())
}

/// Time of RFC 5280 (section 4.1.2.5): UTCTime through 2049, later GeneralizedTime; whole seconds.
#[must_use]
pub fn time(at: Instant) -> Vec<u8> {
    let at = Instant::from_seconds(at.seconds());
    let whole = generalized_time(at);
    let in_years_of_two_digits = ("1950".."2050").contains(&&at.rfc3339()[..4]);
    if in_years_of_two_digits { tagged(0x17, &whole[4..]) } else { whole }
}

/// AlgorithmIdentifier of SHA-256, without parameters (RFC 5754, section 2).
#[must_use]
pub fn sha256_algorithm() -> Vec<u8> {
    sequence(&[object_identifier(SHA256)])
}

fn joined<V: AsRef<[u8]>>(values: &[V]) -> Vec<u8> {
    values.iter().flat_map(|value| value.as_ref().iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_take_the_fewest_octets() {
        assert_eq!(octets(&[7; 127])[..2], [0x04, 127]);
        assert_eq!(octets(&[7; 128])[..3], [0x04, 0x81, 128]);
        assert_eq!(octets(&[7; 256])[..4], [0x04, 0x82, 1, 0]);
        assert_eq!(sequence::<&[u8]>(&[]), [0x30, 0]);
    }

    #[test]
    fn integers_are_minimal_and_never_negative() {
        assert_eq!(integer(0), [0x02, 1, 0]);
        assert_eq!(integer(127), [0x02, 1, 127]);
        assert_eq!(integer(128), [0x02, 2, 0, 128]);
        assert_eq!(unsigned(&[0, 0, 1]), [0x02, 1, 1]);
        assert_eq!(unsigned(&[]), [0x02, 1, 0]);
    }

    #[test]
    fn object_identifiers_are_those_of_openssl() {
        for dotted in
            [SHA256, SHA384, ECDSA_SHA256, RSA_SHA256, "2.5.29.15", "2.25.329800735698586629295641978511506172918"]
        {
            let theirs = openssl::asn1::Asn1Object::from_str(dotted).unwrap();
            assert_eq!(object_identifier(dotted)[2..], *theirs.as_slice(), "{dotted}");
        }
    }

    #[test]
    fn a_time_keeps_its_fraction_without_trailing_zeros() {
        let at = |text: &str| generalized_time(Instant::parse(text).unwrap());
        assert_eq!(at("2026-11-22T10:00:00Z")[2..], *b"20261122100000Z");
        assert_eq!(at("2026-11-22T10:00:00.120Z")[2..], *b"20261122100000.12Z");
    }

    #[test]
    fn a_time_has_two_digits_of_the_year_until_2049() {
        assert_eq!(time(Instant::parse("2049-12-31T23:59:59.5Z").unwrap())[2..], *b"491231235959Z");
        assert_eq!(time(Instant::parse("2050-01-01T00:00:00Z").unwrap())[2..], *b"20500101000000Z");
    }

    #[test]
    fn a_set_is_sorted() {
        assert_eq!(set_of(vec![integer(2), integer(1)]), set_of(vec![integer(1), integer(2)]));
    }
}
