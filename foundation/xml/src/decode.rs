//! From bytes to text: the byte order mark, UTF-8, UTF-16, and what the XML declaration claims.

use std::borrow::Cow;

use crate::Refusal;

/// The document's text without its byte order mark; borrowed when the bytes are UTF-8, made anew when they are UTF-16 with
/// a byte order mark (XML 1.0 section 4.3.3 obliges every reader to know these two and no other).
///
/// # Errors
/// [`Refusal::NotUtf8`] for every other encoding, also when the bytes would be UTF-8 but the declaration names another.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Refusal> {
    let (text, declared_as) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (Cow::Owned(from_utf16(rest, u16::from_le_bytes)?), "utf-16"),
        [0xFE, 0xFF, rest @ ..] => (Cow::Owned(from_utf16(rest, u16::from_be_bytes)?), "utf-16"),
        _ => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            (Cow::Borrowed(std::str::from_utf8(bytes).map_err(|_| Refusal::NotUtf8)?), "utf-8")
        }
    };
    match declared_encoding(&text) {
        // Seven-bit text reads the same in UTF-8.
        Some(name) if name.eq_ignore_ascii_case("us-ascii") && text.is_ascii() => Ok(text),
        Some(name) if !name.eq_ignore_ascii_case(declared_as) => Err(Refusal::NotUtf8),
        _ => Ok(text),
    }
}

fn from_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Refusal> {
    let pairs = bytes.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return Err(Refusal::NotUtf8);
    }
    char::decode_utf16(pairs.map(|pair| unit([pair[0], pair[1]])))
        .collect::<Result<String, _>>()
        .map_err(|_| Refusal::NotUtf8)
}

/// The name in `<?xml … encoding="name" …?>`.
fn declared_encoding(text: &str) -> Option<&str> {
    let declaration = text.strip_prefix("<?xml")?;
    let declaration = &declaration[..declaration.find("?>")?];
    let value = declaration[declaration.find("encoding")?..].strip_prefix("encoding")?.trim_start();
    let value = value.strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    value[1..].split(quote).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_dropped() {
        assert_eq!(decode(b"\xEF\xBB\xBF<a/>").as_deref(), Ok("<a/>"));
        assert_eq!(decode(b"\xEF\xBB\xBF").as_deref(), Ok(""));
    }

    #[test]
    fn utf_16_is_read_in_both_orders() {
        let text = "<?xml version='1.0' encoding='UTF-16'?><ó/>";
        let little: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let big: Vec<u8> = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        assert_eq!(decode(&little).as_deref(), Ok(text));
        assert_eq!(decode(&big).as_deref(), Ok(text));
    }

    #[test]
    fn other_encodings_are_refused() {
        for other in [
            &b"<?xml version='1.0' encoding='UTF-7'?><a/>"[..],
            b"<?xml version='1.0' encoding='ISO-8859-2'?><a/>",
            b"<?xml version='1.0' encoding='utf-16'?><a/>",
            b"<a>\xFF</a>",
            b"\xFF\xFE<",
            b"\xFF\xFE\x00\xD8",
        ] {
            assert_eq!(decode(other), Err(Refusal::NotUtf8), "{other:?}");
        }
    }

    #[test]
    fn the_declaration_may_be_unusual_but_right() {
        for right in ["<?xml version=\"1.0\" encoding = 'utf-8' ?><a/>", "<?xml version='1.0'?><a/>", "<a/>", "<?xml"] {
            assert!(decode(right.as_bytes()).is_ok(), "{right}");
        }
    }
}
