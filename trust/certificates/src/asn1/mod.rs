//! Reading ASN.1 without copying: every element keeps the very octets it was read from, because those are what was
//! hashed and signed. BER is tolerated (indefinite lengths, strings in segments); nothing here recurses without a bound.

#[cfg(test)]
mod tests;
mod time;

use std::borrow::Cow;

use vocabulary::Instant;

/// BOOLEAN
pub const BOOLEAN: u8 = 0x01;
/// INTEGER
pub const INTEGER: u8 = 0x02;
/// BIT STRING
pub const BIT_STRING: u8 = 0x03;
/// OCTET STRING
pub const OCTET_STRING: u8 = 0x04;
/// OBJECT IDENTIFIER
pub const OID: u8 = 0x06;
/// ENUMERATED
pub const ENUMERATED: u8 = 0x0a;
/// UTCTime
pub const UTC_TIME: u8 = 0x17;
/// GeneralizedTime
pub const GENERALIZED_TIME: u8 = 0x18;
/// SEQUENCE and SEQUENCE OF
pub const SEQUENCE: u8 = 0x30;
/// SET and SET OF
pub const SET: u8 = 0x31;

/// The identifier octet of a context tag over a constructed value: `[n]`.
#[must_use]
pub const fn context(number: u8) -> u8 {
    0xa0 | number
}

/// The identifier octet of an implicit context tag over a primitive value: `[n] IMPLICIT`.
#[must_use]
pub const fn primitive(number: u8) -> u8 {
    0x80 | number
}

/// The octets are not the ASN.1 that was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("malformed ASN.1")]
pub struct Malformed;

/// One element (ITU-T X.690, 8.1): its identifier octet, its content and all of its original octets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Element<'a> {
    tag: u8,
    raw: &'a [u8],
    content: &'a [u8],
}

impl<'a> Element<'a> {
    /// The element these octets are, with nothing after it.
    ///
    /// # Errors
    /// Not an element, or something follows it.
    pub fn sole(bytes: &'a [u8]) -> Result<Self, Malformed> {
        let (element, rest) = Self::first(bytes)?;
        if rest.is_empty() { Ok(element) } else { Err(Malformed) }
    }

    /// What stands in the SEQUENCE that these octets are, with nothing after it.
    ///
    /// # Errors
    /// Not a SEQUENCE, or something follows it.
    pub fn sequence(bytes: &'a [u8]) -> Result<Elements<'a>, Malformed> {
        let element = Self::sole(bytes)?;
        if element.is(SEQUENCE) { Ok(element.children()) } else { Err(Malformed) }
    }

    /// The element these octets begin with, and the octets after it.
    ///
    /// # Errors
    /// Not an element.
    pub fn first(bytes: &'a [u8]) -> Result<(Self, &'a [u8]), Malformed> {
        let (tag, header, length) = header(bytes)?;
        let after = bytes.get(header..).ok_or(Malformed)?;
        let (content, whole) = match length {
            Some(length) => (length, length),
            None => {
                let whole = end_of_contents(after)?;
                (whole - 2, whole)
            }
        };
        let content = after.get(..content).ok_or(Malformed)?;
        let (raw, rest) = bytes.split_at_checked(header + whole).ok_or(Malformed)?;
        Ok((Self { tag, raw, content }, rest))
    }

    /// The identifier octet: class, constructed or not, number.
    #[must_use]
    pub const fn tag(&self) -> u8 {
        self.tag
    }

    /// All the original octets, header included.
    #[must_use]
    pub const fn raw(&self) -> &'a [u8] {
        self.raw
    }

    /// The original octets between header and end.
    #[must_use]
    pub const fn content(&self) -> &'a [u8] {
        self.content
    }

    /// Is this the tag? A string of a universal type may come in segments (X.690, 8.7.3).
    #[must_use]
    pub const fn is(&self, tag: u8) -> bool {
        self.tag == tag || (tag < 0x20 && self.tag == tag | 0x20)
    }

    /// What stands inside.
    #[must_use]
    pub const fn children(&self) -> Elements<'a> {
        Elements { rest: if self.tag & 0x20 == 0 { &[] } else { self.content } }
    }

    /// The one element inside, as in an explicit tag.
    ///
    /// # Errors
    /// None or several.
    pub fn inside(&self) -> Result<Self, Malformed> {
        if self.tag & 0x20 == 0 { Err(Malformed) } else { Self::sole(self.content) }
    }

    /// The value of a string of octets; joined when it came in segments.
    ///
    /// # Errors
    /// Segments that are not strings, or segments within segments beyond any use.
    pub fn octets(&self) -> Result<Cow<'a, [u8]>, Malformed> {
        if self.tag & 0x20 == 0 {
            return Ok(Cow::Borrowed(self.content));
        }
        let mut joined = Vec::with_capacity(self.content.len());
        self.join(&mut joined, 4)?;
        Ok(Cow::Owned(joined))
    }

    fn join(&self, into: &mut Vec<u8>, depth: u8) -> Result<(), Malformed> {
        for segment in self.children() {
            let segment = segment?;
            match (segment.tag, depth) {
                (OCTET_STRING, _) => into.extend_from_slice(segment.content),
                (0x24, 1..) => segment.join(into, depth - 1)?,
                _ => return Err(Malformed),
            }
        }
        Ok(())
    }

    /// The octets of a BIT STRING that holds octets, as signatures and keys do.
    ///
    /// # Errors
    /// Not a BIT STRING in one piece, or one with bits left over.
    pub fn bits(&self) -> Result<&'a [u8], Malformed> {
        match (self.tag, self.content) {
            (BIT_STRING, [0, octets @ ..]) => Ok(octets),
            _ => Err(Malformed),
        }
    }

    /// The first eight bits of a BIT STRING of named bits, the first of them the highest.
    ///
    /// # Errors
    /// Not a BIT STRING in one piece.
    pub fn flags(&self) -> Result<u8, Malformed> {
        match (self.tag, self.content) {
            (BIT_STRING, [0..=7]) => Ok(0),
            (BIT_STRING, [0..=7, first, ..]) => Ok(*first),
            _ => Err(Malformed),
        }
    }

    /// The value of a BOOLEAN.
    ///
    /// # Errors
    /// Not a BOOLEAN.
    pub fn boolean(&self) -> Result<bool, Malformed> {
        match (self.tag, self.content) {
            (BOOLEAN, [value]) => Ok(*value != 0),
            _ => Err(Malformed),
        }
    }

    /// The value of an INTEGER or ENUMERATED that is not negative and fits.
    ///
    /// # Errors
    /// Negative, larger, or no number.
    pub fn number(&self) -> Result<u64, Malformed> {
        let digits = significant(self.content);
        let digits = match digits {
            [] | [0x80..=0xff, ..] => return Err(Malformed),
            [0, digits @ ..] => digits,
            digits => digits,
        };
        if digits.len() > 8 {
            return Err(Malformed);
        }
        Ok(digits.iter().fold(0, |value, octet| value << 8 | u64::from(*octet)))
    }

    /// An OBJECT IDENTIFIER in dotted numbers, whatever its tag (it may be implicit).
    ///
    /// # Errors
    /// Not an identifier, or longer than any in use.
    pub fn oid(&self) -> Result<String, Malformed> {
        if self.content.is_empty() || self.content.len() > 64 || self.content[self.content.len() - 1] & 0x80 != 0 {
            return Err(Malformed);
        }
        let (mut text, mut value) = (String::new(), 0_u128);
        for octet in self.content {
            if value >> 121 != 0 {
                return Err(Malformed);
            }
            value = value << 7 | u128::from(octet & 0x7f);
            if octet & 0x80 != 0 {
                continue;
            }
            if text.is_empty() {
                let first = (value / 40).min(2);
                text = format!("{first}.{}", value - first * 40);
            } else {
                text.push('.');
                text.push_str(&value.to_string());
            }
            value = 0;
        }
        Ok(text)
    }

    /// A UTCTime or GeneralizedTime with seconds or without, fractions, Z or an offset; finer than a microsecond is cut.
    ///
    /// # Errors
    /// No such date or hour, or a time of no stated zone.
    pub fn time(&self) -> Result<Instant, Malformed> {
        time::read(self.tag, self.content)
    }
}

/// The content of an INTEGER in the fewest octets: how two are compared, since some writers pad.
#[must_use]
pub const fn significant(mut octets: &[u8]) -> &[u8] {
    while let [0, next @ ..] | [0xff, next @ ..] = octets
        && let [first, ..] = next
        && (*first ^ octets[0]) & 0x80 == 0
    {
        octets = next;
    }
    octets
}

/// Elements one after another.
#[derive(Debug, Clone, Copy)]
pub struct Elements<'a> {
    rest: &'a [u8],
}

impl<'a> Elements<'a> {
    /// The next element, which must be there and of this tag.
    ///
    /// # Errors
    /// Another, or none.
    pub fn require(&mut self, tag: u8) -> Result<Element<'a>, Malformed> {
        self.optional(tag)?.ok_or(Malformed)
    }

    /// The next element if it has this tag.
    ///
    /// # Errors
    /// What follows is no element.
    pub fn optional(&mut self, tag: u8) -> Result<Option<Element<'a>>, Malformed> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let (element, rest) = Element::first(self.rest)?;
        if !element.is(tag) {
            return Ok(None);
        }
        self.rest = rest;
        Ok(Some(element))
    }

    /// The next element of whatever tag.
    ///
    /// # Errors
    /// None left, or not an element.
    pub fn any(&mut self) -> Result<Element<'a>, Malformed> {
        self.next().unwrap_or(Err(Malformed))
    }

    /// Is nothing left?
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }
}

impl<'a> Iterator for Elements<'a> {
    type Item = Result<Element<'a>, Malformed>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        match Element::first(self.rest) {
            Ok((element, rest)) => {
                self.rest = rest;
                Some(Ok(element))
            }
            Err(malformed) => {
                self.rest = &[];
                Some(Err(malformed))
            }
        }
    }
}

/// Identifier octet, length of the header, length of the content (`None`: indefinite).
fn header(bytes: &[u8]) -> Result<(u8, usize, Option<usize>), Malformed> {
    let [tag, length, rest @ ..] = bytes else { return Err(Malformed) };
    // Tag numbers above 30 occur in nothing that is read here.
    if tag & 0x1f == 0x1f {
        return Err(Malformed);
    }
    match length {
        0..=0x7f => Ok((*tag, 2, Some(usize::from(*length)))),
        0x80 if tag & 0x20 != 0 => Ok((*tag, 2, None)),
        0x81..=0x84 => {
            let count = usize::from(length & 0x7f);
            let octets = rest.get(..count).ok_or(Malformed)?;
            let length = octets.iter().fold(0_usize, |value, octet| value << 8 | usize::from(*octet));
            Ok((*tag, 2 + count, Some(length)))
        }
        _ => Err(Malformed),
    }
}

/// How far the content of an indefinite length reaches, its end mark included.
fn end_of_contents(bytes: &[u8]) -> Result<usize, Malformed> {
    let (mut position, mut open) = (0_usize, 1_u8);
    loop {
        let rest = bytes.get(position..).ok_or(Malformed)?;
        if rest.starts_with(&[0, 0]) {
            position += 2;
            open -= 1;
            if open == 0 {
                return Ok(position);
            }
            continue;
        }
        let (_, header, length) = header(rest)?;
        position = position.checked_add(header + length.unwrap_or(0)).ok_or(Malformed)?;
        if length.is_none() {
            open += 1;
            if open > DEEPEST {
                return Err(Malformed);
            }
        }
    }
}

/// Each level of indefinite length is scanned again when entered, so the depth bounds the work.
const DEEPEST: u8 = 32;
