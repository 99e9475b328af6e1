//! Text where only some characters may stand.

/// Text as a part of an address or of a header: everything but letters, digits, `-`, `.` and `_` as percent signs
/// (RFC 3986, section 2.1).
#[must_use]
pub fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
