//! Writing XML so that nothing a person typed can become markup.

use std::ops::Deref;

use crate::{Limits, Method, canonical, parse};

/// Writes elements one after another. What it writes is already in the form exclusive canonicalisation gives, as long
/// as the caller declares each namespace where it is first used and orders attributes (declarations first, then by
/// namespace and name): no declaration, no empty-element tags, characters escaped the canonical way.
#[derive(Debug, Default)]
pub struct Writer {
    written: String,
    open: Vec<String>,
}

impl Writer {
    /// A writer that has written nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Opens an element. `name` and the names of attributes are the program's own words, never a person's.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> &mut Self {
        self.written.push('<');
        self.written.push_str(name);
        for (name, value) in attributes {
            self.written.push(' ');
            self.written.push_str(name);
            self.written.push_str("=\"");
            escape_attribute(&mut self.written, value);
            self.written.push('"');
        }
        self.written.push('>');
        self.open.push(name.to_owned());
        self
    }

    /// Text inside the open element.
    pub fn text(&mut self, text: &str) -> &mut Self {
        escape_text(&mut self.written, text);
        self
    }

    /// Closes the element opened last; without one nothing happens.
    pub fn close(&mut self) -> &mut Self {
        if let Some(name) = self.open.pop() {
            self.written.push_str("</");
            self.written.push_str(&name);
            self.written.push('>');
        }
        self
    }

    /// An element that holds text alone.
    pub fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> &mut Self {
        self.open(name, attributes).text(text).close()
    }

    /// What was written, every open element closed.
    #[must_use]
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.written
    }

    /// What was written as a whole document, which can be digested as it is. The caller wrote one root and kept to the order
    /// told above; a build for development looks whether that is so.
    #[must_use]
    pub fn document(self) -> Canonical {
        let written = self.finish();
        debug_assert!(is_canonical(&written), "not in canonical form: {written}");
        Canonical(written)
    }
}

/// A whole document in the form that exclusive canonicalisation gives: its octets are those that a signature is made over.
/// Its last end tag is its root's, and nothing stands after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Canonical(String);

impl Deref for Canonical {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

fn is_canonical(written: &str) -> bool {
    let parsed = parse(written.as_bytes(), &Limits::default());
    parsed.is_ok_and(|parsed| {
        canonical::<&str>(&parsed, Method::Exclusive, None, &[]).is_ok_and(|octets| octets == written.as_bytes())
    })
}

/// Appends text as the content of an element, escaped the way Canonical XML 1.0 section 2.3 writes it. A character that
/// XML cannot carry at all (most control characters) becomes U+FFFD.
pub fn escape_text(into: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '\r' => into.push_str("&#xD;"),
            '\t' | '\n' => into.push(character),
            _ => into.push(carried(character)),
        }
    }
}

/// Appends text as the value of an attribute in double quotes, escaped the way Canonical XML 1.0 section 2.3 writes it; a
/// character that XML cannot carry becomes U+FFFD.
pub fn escape_attribute(into: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '"' => into.push_str("&quot;"),
            '\t' => into.push_str("&#x9;"),
            '\n' => into.push_str("&#xA;"),
            '\r' => into.push_str("&#xD;"),
            _ => into.push(carried(character)),
        }
    }
}

/// XML 1.0 production 2.
fn carried(character: char) -> char {
    if character < ' ' || matches!(character, '\u{FFFE}' | '\u{FFFF}') { '\u{FFFD}' } else { character }
}
