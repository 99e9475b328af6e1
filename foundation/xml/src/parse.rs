//! From text to a tree, within limits.

use std::borrow::Cow;

use uppsala::{Document, Parser, XmlError};

use crate::{Limits, Refusal, decode, scan, white_space};

/// The tree of a document in UTF-8, with or without a byte order mark.
///
/// # Errors
/// What the document asks for beyond the limits, a document type declaration, another encoding, or no well-formed XML.
pub fn parse<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Document<'a>, Refusal> {
    if bytes.len() > limits.bytes {
        return Err(Refusal::TooLarge);
    }
    match decode(bytes)? {
        Cow::Borrowed(text) => parse_text(text, limits),
        Cow::Owned(_) => Err(Refusal::NotUtf8),
    }
}

/// The tree of a document already decoded by [`decode()`].
///
/// # Errors
/// As [`parse`], but for the encoding.
pub fn parse_text<'a>(text: &'a str, limits: &Limits) -> Result<Document<'a>, Refusal> {
    let as_written = scan::check(text.as_bytes(), limits)?;
    if let Some(line) = forbidden(text) {
        return Err(Refusal::NotWellFormed { line });
    }
    let mut document = Parser::new()
        .with_forbid_dtd(true)
        .with_max_depth(u32::try_from(limits.depth).unwrap_or(u32::MAX))
        .parse(text)
        .map_err(|error| Refusal::NotWellFormed {
            line: line(&error).unwrap_or_else(|| text.lines().count()).max(1),
        })?;
    white_space::normalise(&mut document, text, &as_written);
    Ok(document)
}

/// The line of the first character that no XML 1.0 document holds (section 2.2, Char). The parser does not look for them
/// everywhere.
fn forbidden(text: &str) -> Option<usize> {
    let is_control = |byte: u8| (byte < b' ') & (byte != b'\t') & (byte != b'\n') & (byte != b'\r');
    // U+FFFE and U+FFFF begin with this octet, as little else does that people write.
    let is_suspect = |byte: u8| u8::from(is_control(byte) | (byte == 0xEF));
    // Whole pieces at once, without a way out of their middle, are many bytes a step.
    let is_suspicious = |piece: &[u8]| piece.iter().fold(0, |found, byte| found | is_suspect(*byte)) != 0;
    if !text.as_bytes().chunks(4_096).any(is_suspicious) {
        return None;
    }
    let is_forbidden =
        |letter: char| u8::try_from(letter).is_ok_and(is_control) || matches!(letter, '\u{FFFE}' | '\u{FFFF}');
    let at = text.find(is_forbidden)?;
    Some(1 + text[..at].matches('\n').count())
}

fn line(error: &XmlError) -> Option<usize> {
    match error {
        XmlError::Parse(error) => Some(error.line),
        XmlError::WellFormedness(error) => Some(error.line),
        XmlError::Namespace(error) => Some(error.line),
        // The text ended too early.
        _ => None,
    }
}
