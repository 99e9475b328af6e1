//! What a signature in PDF covers (ISO 32000-1, clause 12.8.1): the ranges of bytes it names, and the gap between them.

use std::ops::Range;

use crate::pdf::{Dictionary, Object};

/// Two ranges are usual, one before the value and one after.
const MOST_RANGES: usize = 8;

/// The ranges of ByteRange in the order they are digested.
pub(super) struct Ranges(Vec<Range<usize>>);

impl Ranges {
    /// None when they are not pairs of whole numbers within the file, or more than it.
    pub(super) fn read(signature: &Dictionary, file: &[u8]) -> Option<Self> {
        let Some(Object::Array(numbers)) = signature.get("ByteRange") else { return None };
        if numbers.is_empty() || numbers.len() > 2 * MOST_RANGES || numbers.len() % 2 != 0 {
            return None;
        }
        let whole = |object: &Object| match object {
            Object::Integer(number) => usize::try_from(*number).ok(),
            _ => None,
        };
        let range = |pair: &[Object]| {
            let from = whole(&pair[0])?;
            let to = from.checked_add(whole(&pair[1])?)?;
            (to <= file.len()).then_some(from..to)
        };
        let ranges: Vec<_> = numbers.chunks(2).map(range).collect::<Option<_>>()?;
        // More bytes than the file has would be the same ones again.
        (ranges.iter().map(Range::len).sum::<usize>() <= file.len()).then_some(Self(ranges))
    }

    /// The bytes of each.
    pub(super) fn parts<'f>(&self, file: &'f [u8]) -> Vec<&'f [u8]> {
        self.0.iter().filter_map(|range| file.get(range.clone())).collect()
    }

    /// Where the last one ends.
    pub(super) fn end(&self) -> usize {
        self.0.iter().map(|range| range.end).max().unwrap_or(0)
    }

    /// Whether they are everything up to their end but the signature's value: two, from the first byte on, with nothing
    /// left out but the hexadecimal string of Contents with its brackets, which can hold nothing that is read otherwise.
    pub(super) fn leave_out_only(&self, contents: &Range<usize>) -> bool {
        matches!(&self.0[..], [before, after]
            if before.start == 0 && before.end == contents.start && after.start == contents.end)
    }

    /// The bytes of a file of this length that they leave out beside the value in digits: `bytes 120-300`, the last one not
    /// among them; at most so many parts.
    pub(super) fn left_out(&self, digits: Option<&Range<usize>>, length: usize) -> Vec<String> {
        let mut within: Vec<&Range<usize>> = self.0.iter().chain(digits).collect();
        within.sort_unstable_by_key(|range| range.start);
        let mut at = 0;
        let mut left_out = Vec::new();
        for range in within.into_iter().chain([&(length..length)]) {
            if range.start > at {
                left_out.push(format!("bytes {at}-{}", range.start));
            }
            at = at.max(range.end);
        }
        left_out
    }
}
