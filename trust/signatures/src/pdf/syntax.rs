//! Reading objects of PDF as they are written (ISO 32000-1, clause 7.3), without copying the file and with bounded nesting.

use super::object::{Dictionary, Id, Object, Text};

/// Deeper nesting says nothing to a reader.
const DEEPEST: usize = 64;
/// Objects within one object. Each takes some tens of bytes, however short it is written.
const MOST_PARTS: usize = 500_000;
/// What reading one of them costs beside its own bytes, in bytes.
const PART: usize = 16;

/// What was read is not PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Malformed;

/// Reads from some octets, forwards.
pub(crate) struct Reader<'f> {
    bytes: &'f [u8],
    pub at: usize,
    parts: usize,
}

impl<'f> Reader<'f> {
    pub(crate) const fn new(bytes: &'f [u8], at: usize) -> Self {
        Self { bytes, at, parts: 0 }
    }

    /// What it took to read from there on, in bytes of work.
    pub(crate) const fn cost(&self, from: usize) -> usize {
        self.at.saturating_sub(from) + PART * (self.parts + 1)
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn rest(&self) -> &'f [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Goes past white space and comments.
    pub(crate) fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                let line = self.rest().iter().position(|byte| matches!(byte, b'\r' | b'\n'));
                self.at = line.map_or(self.bytes.len(), |length| self.at + length);
            } else if is_space(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    /// Goes past this word, if it is next and ends there.
    pub(crate) fn takes(&mut self, word: &str) -> bool {
        self.skip_space();
        let rest = self.rest();
        let is_next = rest.starts_with(word.as_bytes()) && rest.get(word.len()).is_none_or(|byte| !is_regular(*byte));
        if is_next {
            self.at += word.len();
        }
        is_next
    }

    /// The next number, which must be whole and not negative.
    pub(crate) fn number(&mut self) -> Result<u64, Malformed> {
        self.skip_space();
        let word = self.word();
        let digits = std::str::from_utf8(word).map_err(|_| Malformed)?;
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Malformed);
        }
        digits.parse().map_err(|_| Malformed)
    }

    /// `12 0` of `12 0 obj` and `12 0 R`.
    pub(super) fn id(&mut self) -> Result<Id, Malformed> {
        let number = u32::try_from(self.number()?).map_err(|_| Malformed)?;
        let generation = u16::try_from(self.number()?).map_err(|_| Malformed)?;
        Ok(Id { number, generation })
    }

    pub(crate) fn object(&mut self) -> Result<Object, Malformed> {
        self.object_within(DEEPEST)
    }

    fn object_within(&mut self, depth: usize) -> Result<Object, Malformed> {
        let depth = depth.checked_sub(1).ok_or(Malformed)?;
        self.parts += 1;
        if self.parts > MOST_PARTS {
            return Err(Malformed);
        }
        self.skip_space();
        match self.rest() {
            [b'<', b'<', ..] => self.dictionary(depth).map(Object::Dictionary),
            [b'<', ..] => self.hexadecimal().map(Object::Text),
            [b'(', ..] => self.literal().map(Object::Text),
            [b'[', ..] => self.array(depth).map(Object::Array),
            [b'/', ..] => self.name().map(Object::Name),
            [b'+' | b'-' | b'.' | b'0'..=b'9', ..] => self.numeric(),
            _ if self.takes("null") => Ok(Object::Null),
            _ if self.takes("true") => Ok(Object::Boolean(true)),
            _ if self.takes("false") => Ok(Object::Boolean(false)),
            _ => Err(Malformed),
        }
    }

    fn dictionary(&mut self, depth: usize) -> Result<Dictionary, Malformed> {
        self.at += 2;
        let mut entries = Vec::new();
        loop {
            self.skip_space();
            match self.rest() {
                [b'>', b'>', ..] => {
                    self.at += 2;
                    return Ok(Dictionary::of(entries));
                }
                [b'/', ..] => entries.push((self.name()?, self.object_within(depth)?)),
                _ => return Err(Malformed),
            }
        }
    }

    fn array(&mut self, depth: usize) -> Result<Vec<Object>, Malformed> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip_space();
            if self.peek() == Some(b']') {
                self.at += 1;
                return Ok(items);
            }
            items.push(self.object_within(depth)?);
        }
    }

    /// Clause 7.3.5: `#41` stands for `A`.
    fn name(&mut self) -> Result<Vec<u8>, Malformed> {
        self.at += 1;
        let mut written = self.word().iter();
        let mut name = Vec::new();
        while let Some(byte) = written.next() {
            if *byte == b'#' {
                let mut digit = || written.next().and_then(|digit| hexadecimal(*digit)).ok_or(Malformed);
                name.push(digit()? << 4 | digit()?);
            } else {
                name.push(*byte);
            }
        }
        Ok(name)
    }

    fn numeric(&mut self) -> Result<Object, Malformed> {
        let word = self.word();
        if !word.iter().all(|byte| matches!(byte, b'+' | b'-' | b'.' | b'0'..=b'9')) {
            return Err(Malformed);
        }
        let text = std::str::from_utf8(word).map_err(|_| Malformed)?;
        let Ok(whole) = text.parse::<i64>() else { return Ok(Object::Real(word.to_vec())) };
        let after = self.at;
        if let Ok(number) = u32::try_from(whole)
            && let Ok(generation) = self.number()
            && let Ok(generation) = u16::try_from(generation)
            && self.takes("R")
        {
            return Ok(Object::Reference(Id { number, generation }));
        }
        self.at = after;
        Ok(Object::Integer(whole))
    }

    fn hexadecimal(&mut self) -> Result<Text, Malformed> {
        let from = self.at;
        let inside = &self.rest()[1..];
        let length = inside.iter().position(|byte| *byte == b'>').ok_or(Malformed)?;
        self.at += length + 2;
        let digits: Vec<u8> = inside[..length].iter().copied().filter(|byte| !is_space(*byte)).collect();
        let mut octets = Vec::with_capacity(digits.len() / 2 + 1);
        for pair in digits.chunks(2) {
            let digit = |at: usize| pair.get(at).map_or(Ok(0), |digit| hexadecimal(*digit).ok_or(Malformed));
            octets.push(digit(0)? << 4 | digit(1)?);
        }
        let plain = digits.len() == length && length.is_multiple_of(2);
        Ok(Text { octets, digits: plain.then_some(from..self.at) })
    }

    /// Clause 7.3.4.2.
    fn literal(&mut self) -> Result<Text, Malformed> {
        let (mut octets, mut open) = (Vec::new(), 0_usize);
        loop {
            let byte = self.peek().ok_or(Malformed)?;
            self.at += 1;
            match byte {
                b'(' => {
                    open += 1;
                    if open > 1 {
                        octets.push(byte);
                    }
                }
                b')' => {
                    open -= 1;
                    if open == 0 {
                        return Ok(Text { octets, digits: None });
                    }
                    octets.push(byte);
                }
                b'\\' => self.escape(&mut octets)?,
                _ => octets.push(byte),
            }
        }
    }

    fn escape(&mut self, octets: &mut Vec<u8>) -> Result<(), Malformed> {
        let byte = self.peek().ok_or(Malformed)?;
        self.at += 1;
        match byte {
            b'n' => octets.push(b'\n'),
            b'r' => octets.push(b'\r'),
            b't' => octets.push(b'\t'),
            b'b' => octets.push(8),
            b'f' => octets.push(12),
            b'\r' if self.peek() == Some(b'\n') => self.at += 1,
            b'\r' | b'\n' => {}
            b'0'..=b'7' => {
                let mut code = u16::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    code = code << 3 | u16::from(digit - b'0');
                    self.at += 1;
                }
                // What does not fit is cut, as the standard says.
                octets.push(code.to_le_bytes()[0]);
            }
            other => octets.push(other),
        }
        Ok(())
    }

    /// The regular characters from here on.
    fn word(&mut self) -> &'f [u8] {
        let rest = self.rest();
        let length = rest.iter().position(|byte| !is_regular(*byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

/// Whether a name or number may hold it as it is (clause 7.2.2).
#[must_use]
pub const fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn hexadecimal(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::{
        super::object::{Id, Object},
        Malformed, Reader,
    };

    fn read(text: &str) -> Result<Object, Malformed> {
        Reader::new(text.as_bytes(), 0).object()
    }

    fn octets(text: &str) -> Vec<u8> {
        match read(text) {
            Ok(Object::Text(text)) => text.octets,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn numbers_and_references_are_told_apart() {
        assert_eq!(read("12 0 R"), Ok(Object::Reference(Id { number: 12, generation: 0 })));
        assert_eq!(
            read("[1 2 R 3 4 5]"),
            Ok(Object::Array(vec![
                Object::Reference(Id { number: 1, generation: 2 }),
                Object::Integer(3),
                Object::Integer(4),
                Object::Integer(5)
            ]))
        );
        assert_eq!(read("-7"), Ok(Object::Integer(-7)));
        assert_eq!(read("1 0 RG"), Ok(Object::Integer(1)));
        assert_eq!(read("99999999999999999999"), Ok(Object::Real(b"99999999999999999999".to_vec())));
    }

    #[test]
    fn names_may_be_spelt_in_numbers() {
        let Ok(Object::Dictionary(dictionary)) = read("<</Byte#52ange 1/A/B>>") else { panic!("a dictionary") };
        assert_eq!(dictionary.get("ByteRange"), Some(&Object::Integer(1)));
        assert_eq!(dictionary.name("A"), Some(&b"B"[..]));
    }

    #[test]
    fn a_key_that_stands_twice_has_no_value() {
        let Ok(Object::Dictionary(dictionary)) = read("<</A 1/#41 2/B 3>>") else { panic!("a dictionary") };
        assert!(dictionary.is_ambiguous());
        assert_eq!(dictionary.get("A"), None);
        assert_eq!(dictionary.get("B"), Some(&Object::Integer(3)));
    }

    #[test]
    fn strings_are_read_in_both_spellings() {
        assert_eq!(octets(r"(a(b)\)\053\r\12x)"), b"a(b))+\r\nx");
        assert_eq!(octets("<6 1 6 2 7>"), b"abp");
        let Ok(Object::Text(spaced)) = read("<61 62>") else { panic!("a string") };
        assert_eq!(spaced.digits, None);
        let Ok(Object::Text(plain)) = read(" <6162>") else { panic!("a string") };
        assert_eq!(plain.digits, Some(1..7));
    }

    #[test]
    fn what_is_not_an_object_is_refused() {
        for text in ["", "<<", "<</A>>", "[", "(", "<6g>", "/#4", "nul", "nullx", "]", ">>", "1-2a", "(\\"] {
            assert_eq!(read(text), Err(Malformed), "{text}");
        }
        assert_eq!(read(&"[".repeat(100_000)), Err(Malformed));
        assert_eq!(read(&"<</A".repeat(100_000)), Err(Malformed));
        assert_eq!(read(&format!("[{}]", "0 ".repeat(600_000))), Err(Malformed));
    }
}
