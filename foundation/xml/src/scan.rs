//! One look over the bytes before a tree is built: counts what costs, refuses what is too much.
//!
//! It does not decide what is well-formed, the parser does. It only must never count less than the parser will build: a
//! comment, a CDATA section and a processing instruction end where XML says, and inside a tag every quote opens a value.

use memchr::{memchr, memmem};

use crate::{
    Limits, Refusal,
    white_space::{self, AsWritten},
};

/// Ok when the document stays within the limits and carries no document type declaration; what of its white space the
/// parser leaves as it was written.
pub(crate) fn check(bytes: &[u8], limits: &Limits) -> Result<Vec<AsWritten>, Refusal> {
    if bytes.len() > limits.bytes {
        return Err(Refusal::TooLarge);
    }
    Scan { bytes, at: 0, limits, nodes: 0, open: Vec::new(), live_namespaces: 0, as_written: Vec::new() }.run()
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    limits: &'a Limits,
    nodes: usize,
    /// Namespace declarations of each open element.
    open: Vec<usize>,
    live_namespaces: usize,
    as_written: Vec<AsWritten>,
}

impl Scan<'_> {
    fn run(mut self) -> Result<Vec<AsWritten>, Refusal> {
        while let Some(step) = memchr(b'<', &self.bytes[self.at..]) {
            self.at += step;
            let rest = &self.bytes[self.at..];
            if rest.starts_with(b"<!--") {
                self.skip(4, b"-->")?;
            } else if rest.starts_with(b"<![CDATA[") {
                self.skip(9, b"]]>")?;
            } else if rest.starts_with(b"<?") {
                self.skip(2, b"?>")?;
            } else if rest.len() >= 9 && rest[..9].eq_ignore_ascii_case(b"<!DOCTYPE") {
                return Err(Refusal::Dtd);
            } else if rest.starts_with(b"<!") {
                return Err(self.not_well_formed());
            } else if rest.starts_with(b"</") {
                self.end_tag();
            } else {
                self.start_tag()?;
            }
        }
        Ok(self.as_written)
    }

    /// Goes past a part that begins with `opening` bytes and ends with `closing`; nothing inside it is markup.
    fn skip(&mut self, opening: usize, closing: &[u8]) -> Result<(), Refusal> {
        let from = self.at + opening;
        let length = memmem::find(&self.bytes[from..], closing).ok_or_else(|| self.not_well_formed())?;
        if memchr(b'\r', &self.bytes[from..from + length]).is_some() {
            self.as_written.push(AsWritten::Section { at: self.at });
        }
        self.at = from + length + closing.len();
        self.count(1)
    }

    fn end_tag(&mut self) {
        self.at += 2;
        self.live_namespaces -= self.open.pop().unwrap_or(0);
    }

    fn start_tag(&mut self) -> Result<(), Refusal> {
        let tag = self.at;
        let name = self.bytes[self.at..].iter().take_while(|byte| !ends_a_name(**byte)).count();
        self.at += name;
        let (mut attributes, mut namespaces) = (0, 0);
        let mut since_value = self.at;
        let is_empty = loop {
            match self.bytes.get(self.at) {
                None => return Err(self.not_well_formed()),
                Some(b'>') => break self.bytes[self.at - 1] == b'/',
                Some(quote @ (b'"' | b'\'')) => {
                    let value = self.at + 1;
                    let length = memchr(*quote, &self.bytes[value..]);
                    let length = length.ok_or_else(|| self.not_well_formed())?;
                    let before = &self.bytes[since_value..self.at];
                    let octets = value..value + length;
                    let has_white_space = white_space::is_in(&self.bytes[octets.clone()]);
                    if declares_namespace(before) {
                        // A prefix of no namespace (Namespaces in XML 1.0, section 2.2) or a name that is no URI, which the
                        // parser lets pass.
                        if (length == 0 && before.contains(&b':')) || has_white_space {
                            return Err(self.not_well_formed());
                        }
                        namespaces += 1;
                        if length > self.limits.namespace_bytes {
                            return Err(Refusal::TooManyNamespaces);
                        }
                    } else {
                        if has_white_space {
                            self.as_written.push(AsWritten::Value { tag, attribute: attributes, octets });
                        }
                        attributes += 1;
                    }
                    self.at = value + length + 1;
                    since_value = self.at;
                }
                Some(_) => self.at += 1,
            }
        };
        self.at += 1;
        self.count(1 + attributes)?;
        if attributes > self.limits.attributes {
            return Err(Refusal::TooManyAttributes);
        }
        if namespaces > self.limits.namespaces || self.live_namespaces + namespaces > self.limits.live_namespaces {
            return Err(Refusal::TooManyNamespaces);
        }
        if self.open.len() >= self.limits.depth {
            return Err(Refusal::TooDeep);
        }
        if !is_empty {
            self.open.push(namespaces);
            self.live_namespaces += namespaces;
        }
        Ok(())
    }

    fn count(&mut self, nodes: usize) -> Result<(), Refusal> {
        self.nodes += nodes;
        if self.nodes > self.limits.nodes { Err(Refusal::TooLarge) } else { Ok(()) }
    }

    fn not_well_formed(&self) -> Refusal {
        Refusal::NotWellFormed { line: 1 + self.bytes[..self.at].iter().filter(|byte| **byte == b'\n').count() }
    }
}

fn ends_a_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/')
}

/// Whether what stands before a value is `xmlns=` or `xmlns:prefix=`.
fn declares_namespace(before_value: &[u8]) -> bool {
    before_value
        .trim_ascii_start()
        .strip_prefix(b"xmlns")
        .is_some_and(|rest| rest.first().is_some_and(|byte| matches!(byte, b':' | b'=') || byte.is_ascii_whitespace()))
}
