//! The objects of a PDF file, found by its tables from the end backwards (ISO 32000-1, clauses 7.5.4 to 7.5.8): tables of
//! objects, streams of them, both at once, linearised or added to. A file whose tables lead astray is not repaired, since
//! every reader would repair it otherwise.

use std::{
    cell::{Cell, RefCell},
    collections::{HashMap, HashSet},
    ops::Range,
    rc::Rc,
};

use super::{
    Dictionary, Id, Object, PdfFault, stream,
    syntax::{Malformed, Reader},
};

/// A document of ten megabytes has some ten thousand objects.
const MOST_OBJECTS: usize = 500_000;
/// How often a file may have been added to.
const MOST_SECTIONS: usize = 1024;
/// References that lead to references.
const LONGEST_WAY: usize = 8;

impl From<Malformed> for PdfFault {
    fn from(_: Malformed) -> Self {
        Self::Broken
    }
}

/// A file and where its objects are.
pub struct File<'f> {
    bytes: &'f [u8],
    /// The newest trailer.
    pub trailer: Dictionary,
    /// Where the newest table of objects stands, or the newest stream of them.
    pub newest: u64,
    entries: HashMap<u32, Entry>,
    packs: RefCell<HashMap<u32, Rc<Pack>>>,
    /// How many bytes may still be read. What is referred to again and again is read again and again.
    work: Cell<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum Entry {
    Free,
    At { offset: usize, generation: u16 },
    In { stream: u32, index: usize },
}

/// An object stream, unpacked.
struct Pack {
    plain: Vec<u8>,
    /// Number and place of each object.
    objects: Vec<(u32, usize)>,
}

/// An object and, if it is a stream, where its data are.
struct Indirect {
    id: Id,
    object: Object,
    data: Option<Range<usize>>,
}

impl<'f> File<'f> {
    /// Reads the tables of a file. Objects are read when they are asked for.
    ///
    /// # Errors
    /// The tables are damaged, the file is encrypted, or there is too much of it.
    pub fn read(bytes: &'f [u8]) -> Result<Self, PdfFault> {
        const MARK: &[u8] = b"startxref";
        let mark = bytes.windows(MARK.len()).rposition(|window| window == MARK).ok_or(PdfFault::Broken)?;
        let newest = Reader::new(bytes, mark + MARK.len()).number()?;
        let mut file = Self {
            bytes,
            trailer: Dictionary::default(),
            newest,
            entries: HashMap::new(),
            packs: RefCell::default(),
            work: Cell::new(bytes.len().saturating_mul(8).saturating_add(64 << 20)),
        };
        let mut next = Some(newest);
        let (mut seen, mut is_newest) = (HashSet::new(), true);
        let mut is_new = |offset| {
            let is_new = seen.insert(offset) && seen.len() <= MOST_SECTIONS;
            if is_new { Ok(offset) } else { Err(PdfFault::Broken) }
        };
        while let Some(offset) = next {
            let trailer = file.section(is_new(offset)?)?;
            next = place(&trailer, "Prev")?;
            if let Some(offset) = place(&trailer, "XRefStm")? {
                file.packed_section(is_new(offset)?)?;
            }
            if trailer.get("Encrypt").is_some() {
                return Err(PdfFault::Encrypted);
            }
            if is_newest {
                file.trailer = trailer;
                is_newest = false;
            }
        }
        Ok(file)
    }

    /// Reads one table or stream of objects; what newer sections said stands. Gives its trailer.
    fn section(&mut self, offset: u64) -> Result<Dictionary, PdfFault> {
        let from = usize::try_from(offset).map_err(|_| PdfFault::Broken)?;
        let mut reader = Reader::new(self.bytes, from);
        let trailer = if reader.takes("xref") { self.table(&mut reader, from)? } else { self.packed_section(offset)? };
        if trailer.is_ambiguous() { Err(PdfFault::Broken) } else { Ok(trailer) }
    }

    fn packed_section(&mut self, offset: u64) -> Result<Dictionary, PdfFault> {
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
        self.spend(reader.at - from)?;
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
        let number = u32::try_from(number).map_err(|_| PdfFault::Broken)?;
        self.entries.entry(number).or_insert(entry);
        if self.entries.len() > MOST_OBJECTS { Err(PdfFault::TooComplex) } else { Ok(()) }
    }

    fn spend(&self, bytes: usize) -> Result<(), PdfFault> {
        self.work.set(self.work.get().checked_sub(bytes).ok_or(PdfFault::TooComplex)?);
        Ok(())
    }

    fn unpack(&self, dictionary: &Dictionary, data: Range<usize>) -> Result<Vec<u8>, PdfFault> {
        let plain = stream::unpack(dictionary, self.bytes.get(data).ok_or(PdfFault::Broken)?)?;
        self.spend(plain.len())?;
        Ok(plain)
    }

    /// The object whose number and definition stand at this offset.
    fn indirect_at(&self, offset: usize) -> Result<Indirect, PdfFault> {
        let mut reader = Reader::new(self.bytes, offset);
        let read = (|| {
            let id = reader.id()?;
            if !reader.takes("obj") {
                return Err(Malformed);
            }
            Ok((id, reader.object()?))
        })();
        let is_stream = reader.takes("stream");
        self.spend(reader.at.saturating_sub(offset) + 16)?;
        let (id, object) = read?;
        let data = match &object {
            Object::Dictionary(dictionary) if is_stream => Some(self.data(dictionary, reader.at)?),
            _ => None,
        };
        Ok(Indirect { id, object, data })
    }

    /// Where the data of a stream are, given the end of its keyword.
    fn data(&self, dictionary: &Dictionary, keyword: usize) -> Result<Range<usize>, PdfFault> {
        let from = match self.bytes.get(keyword..).unwrap_or_default() {
            [b'\r', b'\n', ..] => keyword + 2,
            [b'\n', ..] => keyword + 1,
            _ => return Err(PdfFault::Broken),
        };
        let length = match dictionary.get("Length") {
            Some(Object::Integer(length)) => *length,
            Some(Object::Reference(id)) => self.length(*id)?,
            _ => return Err(PdfFault::Broken),
        };
        let to = usize::try_from(length).ok().and_then(|length| from.checked_add(length)).ok_or(PdfFault::Broken)?;
        let mut reader = Reader::new(self.bytes, to);
        let ends = reader.takes("endstream");
        self.spend(reader.at - to)?;
        if ends { Ok(from..to) } else { Err(PdfFault::Broken) }
    }

    /// The length of a stream by reference. It must stand in the file itself, else streams could wait for each other.
    fn length(&self, id: Id) -> Result<i64, PdfFault> {
        let Some(Entry::At { offset, .. }) = self.entries.get(&id.number) else { return Err(PdfFault::Broken) };
        let mut reader = Reader::new(self.bytes, *offset);
        let is_it = reader.id()? == id && reader.takes("obj");
        let object = reader.object();
        self.spend(reader.at.saturating_sub(*offset))?;
        match object? {
            Object::Integer(length) if is_it => Ok(length),
            _ => Err(PdfFault::Broken),
        }
    }

    /// The object of this number; null when there is none (clause 7.3.10).
    fn indirect(&self, id: Id) -> Result<Indirect, PdfFault> {
        let nothing = Indirect { id, object: Object::Null, data: None };
        match self.entries.get(&id.number) {
            Some(Entry::At { offset, generation }) if *generation == id.generation => {
                let found = self.indirect_at(*offset)?;
                if found.id == id { Ok(found) } else { Err(PdfFault::Broken) }
            }
            Some(Entry::In { stream, index }) if id.generation == 0 => {
                let pack = self.pack(*stream)?;
                let place = pack.objects.get(*index).filter(|(number, _)| *number == id.number);
                let (_, at) = place.ok_or(PdfFault::Broken)?;
                let mut reader = Reader::new(&pack.plain, *at);
                let object = reader.object();
                self.spend(reader.at.saturating_sub(*at) + 16)?;
                Ok(Indirect { id, object: without_places(object?), data: None })
            }
            _ => Ok(nothing),
        }
    }

    /// Clause 7.5.7.
    fn pack(&self, number: u32) -> Result<Rc<Pack>, PdfFault> {
        if let Some(pack) = self.packs.borrow().get(&number) {
            return Ok(pack.clone());
        }
        let Some(Entry::At { offset, generation }) = self.entries.get(&number) else { return Err(PdfFault::Broken) };
        let found = self.indirect_at(*offset)?;
        let (Object::Dictionary(dictionary), Some(data)) = (found.object, found.data) else {
            return Err(PdfFault::Broken);
        };
        if found.id != (Id { number, generation: *generation }) {
            return Err(PdfFault::Broken);
        }
        let plain = self.unpack(&dictionary, data)?;
        let whole = |key| match dictionary.get(key) {
            Some(Object::Integer(number)) => usize::try_from(*number).map_err(|_| PdfFault::Broken),
            _ => Err(PdfFault::Broken),
        };
        let (count, first) = (whole("N")?, whole("First")?);
        if count > MOST_OBJECTS {
            return Err(PdfFault::TooComplex);
        }
        let mut reader = Reader::new(&plain, 0);
        let mut objects = Vec::new();
        for _ in 0..count {
            let number = u32::try_from(reader.number()?).map_err(|_| PdfFault::Broken)?;
            let at = usize::try_from(reader.number()?).ok().and_then(|at| at.checked_add(first));
            objects.push((number, at.ok_or(PdfFault::Broken)?));
        }
        let pack = Rc::new(Pack { plain, objects });
        self.packs.borrow_mut().insert(number, pack.clone());
        Ok(pack)
    }

    /// The object itself, or the one it refers to.
    ///
    /// # Errors
    /// It is damaged, or leads to nothing but references.
    pub fn resolve(&self, object: &Object) -> Result<Object, PdfFault> {
        let mut object = object.clone();
        for _ in 0..LONGEST_WAY {
            match object {
                Object::Reference(id) => object = self.indirect(id)?.object,
                object => return Ok(object),
            }
        }
        Err(PdfFault::Broken)
    }

    /// The same for an entry of a dictionary; null when it is not there.
    ///
    /// # Errors
    /// It is damaged, or leads to nothing but references.
    pub fn entry(&self, dictionary: &Dictionary, key: &str) -> Result<Object, PdfFault> {
        dictionary.get(key).map_or(Ok(Object::Null), |object| self.resolve(object))
    }

    /// The lowest number that no table gives to an object, and no lower one either.
    #[must_use]
    pub fn unused(&self) -> u32 {
        self.entries.keys().max().map_or(1, |highest| highest.saturating_add(1))
    }

    /// The data of the stream that is referred to.
    pub(crate) fn stream_data(&self, object: &Object) -> Result<Vec<u8>, PdfFault> {
        let Object::Reference(id) = object else { return Err(PdfFault::Broken) };
        let found = self.indirect(*id)?;
        match (found.object, found.data) {
            (Object::Dictionary(dictionary), Some(data)) => self.unpack(&dictionary, data),
            _ => Err(PdfFault::Broken),
        }
    }
}

/// Places in something unpacked are none in the file.
fn without_places(object: Object) -> Object {
    match object {
        Object::Text(mut text) => {
            text.digits = None;
            Object::Text(text)
        }
        Object::Array(items) => Object::Array(items.into_iter().map(without_places).collect()),
        Object::Dictionary(dictionary) => Object::Dictionary(dictionary.map(without_places)),
        other => other,
    }
}

/// Where another section is.
fn place(trailer: &Dictionary, key: &str) -> Result<Option<u64>, PdfFault> {
    match trailer.get(key) {
        None => Ok(None),
        Some(Object::Integer(offset)) => u64::try_from(*offset).map(Some).map_err(|_| PdfFault::Broken),
        Some(_) => Err(PdfFault::Broken),
    }
}
