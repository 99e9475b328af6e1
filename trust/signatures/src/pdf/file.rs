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
    Dictionary, Id, Object, PdfFault,
    crypt::Decryption,
    packs::{Pack, Packed},
    stream,
    syntax::{Malformed, Reader},
    tables::place,
};

/// A document of ten megabytes has some ten thousand objects.
pub(super) const MOST_OBJECTS: usize = 500_000;
/// How often a file may have been added to.
const MOST_SECTIONS: usize = 1024;
/// References from object to object that are kept in mind.
const MOST_REFERENCES: usize = 4_000_000;
/// What following a reference or noting where an object stands costs, in bytes read.
pub(crate) const EACH: usize = 16;
/// References that lead to references.
const LONGEST_WAY: usize = 8;

impl From<Malformed> for PdfFault {
    fn from(_: Malformed) -> Self {
        Self::Broken
    }
}

/// A file and where its objects are.
pub struct File<'f> {
    pub(super) bytes: &'f [u8],
    /// The newest trailer.
    pub trailer: Dictionary,
    /// Where the newest table of objects stands, or the newest stream of them.
    pub newest: u64,
    /// Where all of its tables and streams of objects stand.
    pub(crate) sections: HashSet<u64>,
    pub(super) entries: HashMap<u32, Entry>,
    /// Where some table says that an object stands, and which.
    pub(super) offsets: HashSet<(usize, u32)>,
    /// Where the word stands behind which `newest` was read.
    pub(crate) mark: usize,
    /// Object streams by their numbers.
    pub(super) packs: RefCell<HashMap<u32, Packed>>,
    decryption: Option<Decryption>,
    pub(super) shared: Rc<Shared>,
}

/// What several states of one file have in common, since they have their first bytes in common.
pub(super) struct Shared {
    /// Object streams by where they and their data stand.
    pub(super) packs: RefCell<HashMap<Range<usize>, Rc<Pack>>>,
    /// Which objects the object at a spot refers to.
    references: RefCell<HashMap<Spot, Rc<[Id]>>>,
    /// How many of them there are in all.
    count: Cell<usize>,
    /// How many bytes may still be read. What is referred to again and again is read again and again.
    work: Cell<usize>,
}

impl Shared {
    fn spend(&self, bytes: usize) -> Result<(), PdfFault> {
        // Once there was too much to do, nothing more is done.
        let left = self.work.get().checked_sub(bytes);
        self.work.set(left.unwrap_or(0));
        left.map(|_| ()).ok_or(PdfFault::TooComplex)
    }
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Entry {
    Free,
    At { offset: usize, generation: u16 },
    In { stream: u32, index: usize },
}

/// Where an object stands. The same spot in two states of one file holds the same object, but for the data of a stream
/// whose length is another object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Spot {
    offset: usize,
    /// Of an object in a stream: where the data of the stream end, and its place in it.
    inside: Option<(usize, usize)>,
}

/// An object and, if it is a stream, where its data are.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Indirect {
    pub id: Id,
    pub object: Object,
    pub data: Option<Range<usize>>,
    /// Where it ends, but for the closing word.
    pub end: usize,
}

impl<'f> File<'f> {
    /// Reads the tables of a file. Objects are read when they are asked for.
    ///
    /// # Errors
    /// The tables are damaged, the file is encrypted, or there is too much of it.
    pub fn read(bytes: &'f [u8]) -> Result<Self, PdfFault> {
        let file = Self::open(bytes)?;
        if file.decryption.is_some() { Err(PdfFault::Encrypted) } else { Ok(file) }
    }

    /// The same of a file that may be encrypted, but without a password.
    ///
    /// # Errors
    /// The tables are damaged, a password is needed, or there is too much of it.
    pub(crate) fn open(bytes: &'f [u8]) -> Result<Self, PdfFault> {
        let work = Cell::new(bytes.len().saturating_mul(4).saturating_add(64 << 20));
        let shared = Shared { packs: RefCell::default(), references: RefCell::default(), count: Cell::new(0), work };
        Self::sharing(bytes, Rc::new(shared))
    }

    /// The file as it was when it ended here.
    ///
    /// # Errors
    /// It was no file then, or there is too much of it.
    pub(crate) fn until(&self, end: usize) -> Result<Self, PdfFault> {
        Self::sharing(self.bytes.get(..end).ok_or(PdfFault::Broken)?, self.shared.clone())
    }

    fn sharing(bytes: &'f [u8], shared: Rc<Shared>) -> Result<Self, PdfFault> {
        const MARK: &[u8] = b"startxref";
        let mark = bytes.windows(MARK.len()).rposition(|window| window == MARK);
        shared.spend(bytes.len() - mark.unwrap_or(0))?;
        let mark = mark.ok_or(PdfFault::Broken)?;
        let newest = Reader::new(bytes, mark + MARK.len()).number()?;
        let mut file = Self {
            bytes,
            trailer: Dictionary::default(),
            newest,
            sections: HashSet::new(),
            entries: HashMap::new(),
            offsets: HashSet::new(),
            mark,
            packs: RefCell::default(),
            decryption: None,
            shared,
        };
        let mut next = Some(newest);
        let mut is_newest = true;
        while let Some(offset) = next {
            file.is_new(offset)?;
            let trailer = file.section(offset)?;
            next = place(&trailer, "Prev")?;
            if let Some(offset) = place(&trailer, "XRefStm")? {
                file.is_new(offset)?;
                file.packed_section(offset)?;
            }
            if is_newest {
                file.trailer = trailer;
                is_newest = false;
            } else if trailer.get("Encrypt").is_some_and(|known| file.trailer.get("Encrypt") != Some(known)) {
                return Err(PdfFault::Encrypted);
            }
        }
        file.decryption = Decryption::of(&file, &file.trailer)?;
        Ok(file)
    }

    fn is_new(&mut self, section: u64) -> Result<(), PdfFault> {
        let is_new = self.sections.insert(section) && self.sections.len() <= MOST_SECTIONS;
        if is_new { Ok(()) } else { Err(PdfFault::Broken) }
    }

    pub(crate) fn spend(&self, bytes: usize) -> Result<(), PdfFault> {
        self.shared.spend(bytes)
    }

    pub(super) fn unpack(&self, dictionary: &Dictionary, data: Range<usize>) -> Result<Vec<u8>, PdfFault> {
        let plain = stream::unpack(dictionary, self.bytes.get(data).ok_or(PdfFault::Broken)?)?;
        self.spend(plain.len())?;
        Ok(plain)
    }

    /// The same of a stream that may be encrypted.
    pub(super) fn decrypted(&self, dictionary: &Dictionary, data: Range<usize>, id: Id) -> Result<Vec<u8>, PdfFault> {
        let Some(decryption) = &self.decryption else { return self.unpack(dictionary, data) };
        let packed = self.bytes.get(data).ok_or(PdfFault::Broken)?;
        let plain = stream::unpack(dictionary, &decryption.data(packed, dictionary, id)?)?;
        self.spend(packed.len() + plain.len())?;
        Ok(plain)
    }

    /// The object whose number and definition stand at this offset, encrypted or not.
    pub(crate) fn indirect_at(&self, offset: usize) -> Result<Indirect, PdfFault> {
        let mut reader = Reader::new(self.bytes, offset);
        let read = (|| {
            let id = reader.id()?;
            if !reader.takes("obj") {
                return Err(Malformed);
            }
            Ok((id, reader.object()?))
        })();
        let is_stream = reader.takes("stream");
        self.spend(reader.cost(offset))?;
        let (id, object) = read?;
        let (data, end) = match &object {
            Object::Dictionary(dictionary) if is_stream => {
                let (data, end) = self.data(dictionary, reader.at)?;
                (Some(data), end)
            }
            _ => (None, reader.at),
        };
        Ok(Indirect { id, object, data, end })
    }

    /// Where the data of a stream are, given the end of its keyword, and where it ends itself.
    fn data(&self, dictionary: &Dictionary, keyword: usize) -> Result<(Range<usize>, usize), PdfFault> {
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
        if ends { Ok((from..to, reader.at)) } else { Err(PdfFault::Broken) }
    }

    /// The length of a stream by reference. It must stand in the file itself, else streams could wait for each other.
    fn length(&self, id: Id) -> Result<i64, PdfFault> {
        let Some(Entry::At { offset, .. }) = self.entries.get(&id.number) else { return Err(PdfFault::Broken) };
        let mut reader = Reader::new(self.bytes, *offset);
        let is_it = reader.id()? == id && reader.takes("obj");
        let object = reader.object();
        self.spend(reader.cost(*offset))?;
        match object? {
            Object::Integer(length) if is_it => Ok(length),
            _ => Err(PdfFault::Broken),
        }
    }

    /// The object of this number; null when there is none (clause 7.3.10).
    pub(crate) fn indirect(&self, id: Id) -> Result<Indirect, PdfFault> {
        let nothing = Indirect { id, object: Object::Null, data: None, end: 0 };
        match self.entries.get(&id.number) {
            Some(Entry::At { offset, generation }) if *generation == id.generation => {
                let found = self.indirect_at(*offset)?;
                if found.id != id {
                    return Err(PdfFault::Broken);
                }
                match &self.decryption {
                    Some(decryption) => Ok(Indirect { object: decryption.object(found.object, id), ..found }),
                    None => Ok(found),
                }
            }
            Some(Entry::In { stream, index }) if id.generation == 0 => {
                Ok(Indirect { id, object: self.packed(*stream, *index, id.number)?, data: None, end: 0 })
            }
            _ => Ok(nothing),
        }
    }

    /// Where an object stands; none when there is none.
    ///
    /// # Errors
    /// The stream that holds it is damaged.
    pub(crate) fn spot(&self, id: Id) -> Result<Option<Spot>, PdfFault> {
        Ok(match self.entries.get(&id.number) {
            Some(Entry::At { offset, generation }) if *generation == id.generation => {
                Some(Spot { offset: *offset, inside: None })
            }
            Some(Entry::In { stream, index }) if id.generation == 0 => {
                let (place, _) = self.pack(*stream)?;
                Some(Spot { offset: place.start, inside: Some((place.end, *index)) })
            }
            _ => None,
        })
    }

    /// Which objects this one refers to.
    ///
    /// # Errors
    /// It is damaged, or there are more than the limit.
    pub(crate) fn references(&self, id: Id) -> Result<Rc<[Id]>, PdfFault> {
        self.spend(EACH)?;
        let Some(spot) = self.spot(id)? else { return Ok(Rc::new([])) };
        if let Some(known) = self.shared.references.borrow().get(&spot) {
            self.spend(EACH * known.len())?;
            return Ok(known.clone());
        }
        let mut found = Vec::new();
        self.indirect(id)?.object.references(&mut found);
        let count = self.shared.count.get() + found.len();
        if count > MOST_REFERENCES {
            return Err(PdfFault::TooComplex);
        }
        self.shared.count.set(count);
        self.spend(EACH * found.len())?;
        let found: Rc<[Id]> = found.into();
        self.shared.references.borrow_mut().insert(spot, found.clone());
        Ok(found)
    }

    /// Whether some table says that this object stands here.
    pub(crate) fn names(&self, offset: usize, id: Id) -> bool {
        self.offsets.contains(&(offset, id.number))
    }

    /// The bytes of the file.
    pub(crate) const fn bytes(&self) -> &'f [u8] {
        self.bytes
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

    /// The dictionary and the data of a stream as they stand in the file, packed as they are; none when it is no stream.
    ///
    /// # Errors
    /// It is damaged, or there was too much to read already.
    pub fn packed_data(&self, id: Id) -> Result<Option<(Dictionary, &'f [u8])>, PdfFault> {
        let found = self.indirect(id)?;
        let (Object::Dictionary(dictionary), Some(data)) = (found.object, found.data) else { return Ok(None) };
        self.spend(data.len())?;
        Ok(Some((dictionary, self.bytes.get(data).ok_or(PdfFault::Broken)?)))
    }

    /// The data of the stream that is referred to.
    pub(crate) fn stream_data(&self, object: &Object) -> Result<Vec<u8>, PdfFault> {
        let Object::Reference(id) = object else { return Err(PdfFault::Broken) };
        let found = self.indirect(*id)?;
        match (found.object, found.data) {
            (Object::Dictionary(dictionary), Some(data)) => self.decrypted(&dictionary, data, *id),
            _ => Err(PdfFault::Broken),
        }
    }
}
