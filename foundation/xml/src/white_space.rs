//! White space as XML has it read, where the parser leaves it as it was written: ends of lines in comments, CDATA sections
//! and processing instructions (XML 1.0, section 2.11), and all but spaces in attributes (section 3.3.3).

use std::{borrow::Cow, collections::HashMap, ops::Range};

use uppsala::{Document, NodeKind};

use crate::tree;

/// Something that the parser leaves as it was written; where it begins in the text.
pub(crate) enum AsWritten {
    /// A value of the element at `tag`: which of its attributes, namespace declarations not counted, and where it stands.
    Value { tag: usize, attribute: usize, octets: Range<usize> },
    /// A comment, a CDATA section or a processing instruction.
    Section { at: usize },
}

/// Is there white space in these octets of an attribute that is to become spaces?
pub(crate) fn is_in(value: &[u8]) -> bool {
    // Without a way out of the middle it is many bytes a step.
    value.iter().fold(false, |found, byte| found | matches!(byte, b'\t' | b'\n' | b'\r'))
}

/// Puts right what was left as it was written; `text` is what the document was read from.
pub(crate) fn normalise(document: &mut Document<'_>, text: &str, written: &[AsWritten]) {
    if written.is_empty() {
        return;
    }
    let below = tree::subtree(document, document.root()).skip(1);
    let nodes: HashMap<usize, _> = below.filter_map(|node| Some((document.node_range(node)?.start, node))).collect();
    for one in written {
        let (AsWritten::Value { tag: at, .. } | AsWritten::Section { at }) = one;
        // The XML declaration is no node.
        let Some(kind) = nodes.get(at).and_then(|node| document.node_kind_mut(*node)) else { continue };
        match (one, kind) {
            (AsWritten::Value { attribute, octets, .. }, NodeKind::Element(element)) => {
                let attribute = element.attributes.get_mut(*attribute);
                if let Some((attribute, value)) = attribute.zip(value(&text[octets.clone()])) {
                    attribute.value = Cow::Owned(value);
                }
            }
            (AsWritten::Section { .. }, NodeKind::CData(text) | NodeKind::Comment(text)) => {
                *text = Cow::Owned(lines(text));
            }
            (AsWritten::Section { .. }, NodeKind::ProcessingInstruction(instruction)) => {
                instruction.data = instruction.data.as_deref().map(|data| Cow::Owned(lines(data)));
            }
            _ => {}
        }
    }
}

fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// What an attribute's octets say: white space is a space, but what a reference stands for stays what it is. None for a
/// reference to nothing, which the parser refuses.
fn value(octets: &str) -> Option<String> {
    let spaces = |text: &str| lines(text).replace(['\n', '\t'], " ");
    let mut parts = octets.split('&');
    let mut value = spaces(parts.next()?);
    for part in parts {
        let (name, text) = part.split_once(';')?;
        value.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            number => character(number.strip_prefix('#')?)?,
        });
        value.push_str(&spaces(text));
    }
    Some(value)
}

fn character(number: &str) -> Option<char> {
    let code = match number.strip_prefix('x') {
        Some(number) => u32::from_str_radix(number, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?)
}
