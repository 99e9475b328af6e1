//! From text to a tree, within limits.

use std::borrow::Cow;

use uppsala::{Document, Parser, XmlError};

use crate::{Limits, Refusal, decode, scan};

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
    scan::check(text.as_bytes(), limits)?;
    Parser::new()
        .with_forbid_dtd(true)
        .with_max_depth(u32::try_from(limits.depth).unwrap_or(u32::MAX))
        .parse(text)
        .map_err(|error| Refusal::NotWellFormed { line: line(&error).unwrap_or_else(|| text.lines().count()).max(1) })
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
