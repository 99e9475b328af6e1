//! What stands for a character that would be markup or be lost (C14N 1.0, section 2.3).

pub(super) fn text(octets: &mut Vec<u8>, text: &str) {
    let is_special = |byte| (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'\r');
    escape(octets, text, is_special);
}

pub(super) fn attribute(octets: &mut Vec<u8>, value: &str) {
    let is_special =
        |byte| (byte == b'&') | (byte == b'<') | (byte == b'"') | (byte == b'\t') | (byte == b'\n') | (byte == b'\r');
    escape(octets, value, is_special);
}

pub(super) fn instruction(octets: &mut Vec<u8>, data: &str) {
    escape(octets, data, |byte| byte == b'\r');
}

/// Every character concerned is one byte, and none of them is part of another character.
fn escape(octets: &mut Vec<u8>, text: &str, is_special: impl Fn(u8) -> bool) {
    // Whole pieces at once, without a way out of their middle, are many bytes a step; by numbers, since the compiler makes
    // nothing of the sort out of truths.
    for piece in text.as_bytes().chunks(256) {
        if piece.iter().fold(0, |found, byte| found | u8::from(is_special(*byte))) != 0 {
            for byte in piece {
                match byte {
                    other if !is_special(*other) => octets.push(*other),
                    b'&' => octets.extend_from_slice(b"&amp;"),
                    b'<' => octets.extend_from_slice(b"&lt;"),
                    b'>' => octets.extend_from_slice(b"&gt;"),
                    b'"' => octets.extend_from_slice(b"&quot;"),
                    b'\t' => octets.extend_from_slice(b"&#x9;"),
                    b'\n' => octets.extend_from_slice(b"&#xA;"),
                    b'\r' => octets.extend_from_slice(b"&#xD;"),
                    other => octets.push(*other),
                }
            }
        } else {
            octets.extend_from_slice(piece);
        }
    }
}
