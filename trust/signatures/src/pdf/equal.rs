//! When two objects mean the same, however they are written.

use super::{Dictionary, Object, Text};

impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Boolean(one), Self::Boolean(two)) => one == two,
            (Self::Integer(one), Self::Integer(two)) => one == two,
            (Self::Real(one), Self::Real(two)) => one == two || decimal(one) == decimal(two),
            (Self::Integer(whole), Self::Real(real)) | (Self::Real(real), Self::Integer(whole)) => {
                decimal(whole.to_string().as_bytes()) == decimal(real)
            }
            (Self::Name(one), Self::Name(two)) => one == two,
            (Self::Text(one), Self::Text(two)) => one == two,
            (Self::Array(one), Self::Array(two)) => one == two,
            (Self::Dictionary(one), Self::Dictionary(two)) => one == two,
            (Self::Reference(one), Self::Reference(two)) => one == two,
            _ => false,
        }
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.octets == other.octets
    }
}

impl PartialEq for Dictionary {
    fn eq(&self, other: &Self) -> bool {
        fn sorted(dictionary: &Dictionary) -> Vec<&(Vec<u8>, Object)> {
            let mut entries: Vec<_> = dictionary.entries().iter().collect();
            entries.sort_by(|one, two| one.0.cmp(&two.0));
            entries
        }
        self.entries().len() == other.entries().len() && sorted(self) == sorted(other)
    }
}

/// A number as a sign, what stands before its point and what behind it, without zeros that say nothing. As it is written
/// when it is written otherwise than numbers are.
fn decimal(text: &[u8]) -> (bool, &[u8], &[u8]) {
    let (is_negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let point = digits.iter().position(|byte| *byte == b'.').unwrap_or(digits.len());
    let (whole, part) = digits.split_at(point);
    let leading = whole.iter().take_while(|byte| **byte == b'0').count();
    let (whole, part) = (&whole[leading..], part.get(1..).unwrap_or_default());
    let part = &part[..part.iter().rposition(|byte| *byte != b'0').map_or(0, |last| last + 1)];
    (is_negative && !(whole.is_empty() && part.is_empty()), whole, part)
}

#[cfg(test)]
mod tests {
    use super::super::{Object, Reader};

    fn same(one: &str, two: &str) -> bool {
        let read = |text: &str| Reader::new(text.as_bytes(), 0).object().expect("an object");
        let (one, two): (Object, Object) = (read(one), read(two));
        one == two
    }

    #[test]
    fn what_means_the_same_is_equal_however_it_is_written() {
        for (one, two) in [
            ("12", "+12.0"),
            ("0.5", ".50"),
            ("-0", "0.0"),
            ("<</A 1/B(x)>>", "<</B<78>/#41 1.>>"),
            ("[1 0 R]", "[ 1 0 R ]"),
        ] {
            assert!(same(one, two), "{one} {two}");
        }
        for (one, two) in [
            ("12", "120"),
            ("0.5", "0.05"),
            ("-1", "1"),
            ("1", "true"),
            ("<</A 1>>", "<</A 1/B null>>"),
            ("<</A 1/A 2>>", "<</A 2/A 1>>"),
            ("[1 0 R]", "[1 1 R]"),
            ("/A", "(A)"),
        ] {
            assert!(!same(one, two), "{one} {two}");
        }
    }
}
