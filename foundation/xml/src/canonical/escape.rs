//! What stands for a character that would be markup or be lost (C14N 1.0, section 2.3).

pub(super) fn text(octets: &mut Vec<u8>, text: &str) {
    escape(octets, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'\r' => Some("&#xD;"),
        _ => None,
    });
}

pub(super) fn attribute(octets: &mut Vec<u8>, value: &str) {
    escape(octets, value, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'"' => Some("&quot;"),
        b'\t' => Some("&#x9;"),
        b'\n' => Some("&#xA;"),
        b'\r' => Some("&#xD;"),
        _ => None,
    });
}

pub(super) fn instruction(octets: &mut Vec<u8>, data: &str) {
    escape(octets, data, |byte| (byte == b'\r').then_some("&#xD;"));
}

/// Every character concerned is one byte, and none of them is part of another character.
fn escape(octets: &mut Vec<u8>, text: &str, stands_for: impl Fn(u8) -> Option<&'static str>) {
    let mut rest = text.as_bytes();
    while let Some((at, escaped)) = rest.iter().enumerate().find_map(|(at, byte)| Some((at, stands_for(*byte)?))) {
        octets.extend_from_slice(&rest[..at]);
        octets.extend_from_slice(escaped.as_bytes());
        rest = &rest[at + 1..];
    }
    octets.extend_from_slice(rest);
}
