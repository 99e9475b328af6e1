//! The tables that say where the objects of a file are (ISO 32000-1, clauses 7.5.4 and 7.5.8).

use super::{
    Dictionary, Object, PdfFault,
    file::{EACH, Entry, File, MOST_OBJECTS},
    syntax::Reader,
};

impl<'f> File<'f> {
    /// Reads one table or stream of objects; what newer sections said stands. Gives its trailer.
    pub(super) fn section(&mut self, offset: u64) -> Result<Dictionary, PdfFault> {
        let from = usize::try_from(offset).map_err(|_| PdfFault::Broken)?;
        let mut reader = Reader::new(self.bytes, from);
        let trailer = if reader.takes("xref") { self.table(&mut reader, from)? } else { self.packed_section(offset)? };
        if trailer.is_ambiguous() { Err(PdfFault::Broken) } else { Ok(trailer) }
    }

    pub(super) fn packed_section(&mut self, offset: u64) -> Result<Dictionary, PdfFault> {
        let found = self.indirect_at(usize::try_from(offset).map_err(|_| PdfFault::Broken)?)?;
        match (found.object, found.data) {
            (Object::Dictionary(trailer), Some(data)) => {
                let plain = self.unpack(&trailer, data)?;
                self.stream(&trailer, &plain)?;
                Ok(trailer)
            }
            _ => Err(PdfFault::Broken),
        }
    }

    fn table(&mut self, reader: &mut Reader<'f>, from: usize) -> Result<Dictionary, PdfFault> {
        while !reader.takes("trailer") {
            let (first, count) = (reader.number()?, reader.number()?);
            for number in first..first.checked_add(count).ok_or(PdfFault::Broken)? {
                let (offset, generation) = (reader.number()?, reader.number()?);
                let entry = if reader.takes("n") {
                    let generation = u16::try_from(generation).map_err(|_| PdfFault::Broken)?;
                    Entry::At { offset: usize::try_from(offset).map_err(|_| PdfFault::Broken)?, generation }
                } else if reader.takes("f") {
                    Entry::Free
                } else {
                    return Err(PdfFault::Broken);
                };
                self.add(number, entry)?;
            }
        }
        let trailer = reader.object()?;
        self.spend(reader.cost(from))?;
        match trailer {
            Object::Dictionary(trailer) => Ok(trailer),
            _ => Err(PdfFault::Broken),
        }
    }

    /// Clause 7.5.8.
    fn stream(&mut self, trailer: &Dictionary, plain: &[u8]) -> Result<(), PdfFault> {
        let whole = |object: &Object| match object {
            Object::Integer(number) => usize::try_from(*number).map_err(|_| PdfFault::Broken),
            _ => Err(PdfFault::Broken),
        };
        let Some(Object::Array(widths)) = trailer.get("W") else { return Err(PdfFault::Broken) };
        let widths: Vec<usize> = widths.iter().map(whole).collect::<Result<_, _>>()?;
        let [kind, second, third] = widths[..] else { return Err(PdfFault::Broken) };
        let width = widths.iter().try_fold(0_usize, |sum, width| (*width <= 8).then_some(sum + width));
        let width = width.filter(|width| *width > 0).ok_or(PdfFault::Broken)?;
        let ranges = match trailer.get("Index") {
            Some(Object::Array(ranges)) => ranges.iter().map(whole).collect::<Result<Vec<_>, _>>()?,
            _ => vec![0, trailer.get("Size").map_or(Err(PdfFault::Broken), whole)?],
        };
        let mut rows = plain.chunks_exact(width);
        let field = |octets: &[u8]| octets.iter().fold(0_u64, |value, octet| value << 8 | u64::from(*octet));
        for range in ranges.chunks(2) {
            let [first, count] = *range else { return Err(PdfFault::Broken) };
            for row in rows.by_ref().take(count).zip(0..).map(|(row, at)| (first.checked_add(at), row)) {
                let (Some(number), row) = row else { return Err(PdfFault::Broken) };
                let (of_kind, rest) = row.split_at(kind);
                let (of_second, of_third) = rest.split_at(second);
                let whole = |octets| usize::try_from(field(octets)).map_err(|_| PdfFault::Broken);
                let entry = match if kind == 0 { 1 } else { field(of_kind) } {
                    0 => Entry::Free,
                    1 => Entry::At {
                        offset: whole(of_second)?,
                        generation: u16::try_from(field(&of_third[..third])).map_err(|_| PdfFault::Broken)?,
                    },
                    2 => Entry::In {
                        stream: u32::try_from(field(of_second)).map_err(|_| PdfFault::Broken)?,
                        index: whole(of_third)?,
                    },
                    // Kinds to come are references to nothing.
                    _ => Entry::Free,
                };
                self.add(number as u64, entry)?;
            }
        }
        Ok(())
    }

    fn add(&mut self, number: u64, entry: Entry) -> Result<(), PdfFault> {
        self.spend(EACH)?;
        let number = u32::try_from(number).map_err(|_| PdfFault::Broken)?;
        self.entries.entry(number).or_insert(entry);
        if let Entry::At { offset, .. } = entry {
            self.offsets.insert((offset, number));
        }
        let is_too_much = self.entries.len() > MOST_OBJECTS || self.offsets.len() > 2 * MOST_OBJECTS;
        if is_too_much { Err(PdfFault::TooComplex) } else { Ok(()) }
    }
}

/// Where another section is.
pub(super) fn place(trailer: &Dictionary, key: &str) -> Result<Option<u64>, PdfFault> {
    match trailer.get(key) {
        None => Ok(None),
        Some(Object::Integer(offset)) => u64::try_from(*offset).map(Some).map_err(|_| PdfFault::Broken),
        Some(_) => Err(PdfFault::Broken),
    }
}
