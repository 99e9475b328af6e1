//! Adds objects to a PDF file without touching what is there (ISO 32000-1, clause 7.5.6), and says where they are in the
//! way the file itself does: by a table or by a stream.

use openssl::sha::sha256;
use signatures::pdf::{Dictionary, File, Id, Object, Text, is_regular};

use super::PdfSealFault;

/// The highest number of an object that every reader takes (ISO 32000-1, annex C).
const HIGHEST: u32 = 8_388_607;

/// More objects than one seal and its proofs ever take.
const MOST_ADDED: u32 = 4096;

/// A file that is being added to.
pub(super) struct Update<'f> {
    original: &'f [u8],
    trailer: Dictionary,
    previous: i64,
    /// The file so far.
    pub written: Vec<u8>,
    places: Vec<(Id, usize)>,
    next: u32,
}

impl<'f> Update<'f> {
    pub(super) fn of(original: &'f [u8], file: &File<'_>) -> Result<Self, PdfSealFault> {
        let size = match file.trailer.get("Size") {
            Some(Object::Integer(size)) => u32::try_from(*size).map_err(|_| PdfSealFault::Unsupported)?,
            _ => return Err(PdfSealFault::Unsupported),
        };
        let next = size.max(file.unused());
        // Readers of the old kind and of the new would read such a file by different tables.
        if next > HIGHEST - MOST_ADDED || file.trailer.get("XRefStm").is_some() {
            return Err(PdfSealFault::Unsupported);
        }
        let mut written = original.to_vec();
        if !original.ends_with(b"\n") {
            written.push(b'\n');
        }
        let previous = i64::try_from(file.newest).map_err(|_| PdfSealFault::Unsupported)?;
        Ok(Self { original, trailer: file.trailer.clone(), previous, written, places: Vec::new(), next })
    }

    /// A number that no object has.
    pub(super) fn number(&mut self) -> Id {
        let number = self.next;
        self.next += 1;
        Id { number, generation: 0 }
    }

    /// Adds an object, or puts it in the place of one that is there.
    pub(super) fn add(&mut self, id: Id, object: &Object) {
        let mut text = Vec::new();
        write(&mut text, object);
        self.add_written(id, &text);
    }

    /// The same with an object that is written already. Gives where it stands.
    pub(super) fn add_written(&mut self, id: Id, object: &[u8]) -> usize {
        self.places.push((id, self.written.len()));
        self.written.extend(format!("{} {} obj\n", id.number, id.generation).into_bytes());
        let at = self.written.len();
        self.written.extend(object);
        self.written.extend(b"\nendobj\n");
        at
    }

    /// Adds a stream of these octets.
    pub(super) fn add_data(&mut self, octets: &[u8]) -> Id {
        let id = self.number();
        self.add_written(id, &data(octets));
        id
    }

    /// Whether the file has a stream of these octets that was added so.
    pub(super) fn has_data(&self, octets: &[u8]) -> bool {
        let stream = data(octets);
        self.original.windows(stream.len()).any(|window| window == stream)
    }

    /// The file with all of it.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let in_stream = self.trailer.name("Type") == Some(b"XRef");
        let own = if in_stream { Some(self.number()) } else { None };
        let at = self.written.len();
        self.places.extend(own.map(|own| (own, at)));
        self.places.sort_unstable();
        let mut trailer = Dictionary::default()
            .with("Size", Object::Integer(self.next.into()))
            .with("Prev", Object::Integer(self.previous));
        for key in ["Root", "Info"] {
            if let Some(value) = self.trailer.get(key) {
                trailer = trailer.with(key, value.clone());
            }
        }
        // Clause 14.4: the first part names the document, the second this state of it.
        if let Some(Object::Array(parts)) = self.trailer.get("ID")
            && let [document, _] = parts.as_slice()
        {
            let state = Text { octets: sha256(self.original)[..16].to_vec(), digits: None };
            trailer = trailer.with("ID", Object::Array(vec![document.clone(), Object::Text(state)]));
        }
        match own {
            Some(own) => self.stream(own, trailer),
            None => self.table(&trailer),
        }
        self.written.extend(format!("startxref\n{at}\n%%EOF\n").into_bytes());
        self.written
    }

    /// Clause 7.5.4.
    fn table(&mut self, trailer: &Dictionary) {
        self.written.extend(b"xref\n");
        for (id, at) in &self.places {
            self.written.extend(format!("{} 1\n{at:010} {:05} n \n", id.number, id.generation).into_bytes());
        }
        self.written.extend(b"trailer\n");
        write(&mut self.written, &Object::Dictionary(trailer.clone()));
        self.written.push(b'\n');
    }

    /// Clause 7.5.8.
    fn stream(&mut self, own: Id, trailer: Dictionary) {
        let numbers = self.places.iter().flat_map(|(id, _)| [Object::Integer(id.number.into()), Object::Integer(1)]);
        let mut rows = Vec::new();
        for (id, at) in &self.places {
            rows.push(1);
            rows.extend((*at as u64).to_be_bytes());
            rows.extend(id.generation.to_be_bytes());
        }
        let dictionary = trailer
            .with("Type", Object::Name(b"XRef".to_vec()))
            .with("W", Object::Array([1, 8, 2].map(Object::Integer).to_vec()))
            .with("Index", Object::Array(numbers.collect()))
            .with("Length", Object::Integer(rows.len() as i64));
        self.written.extend(format!("{} {} obj\n", own.number, own.generation).into_bytes());
        write(&mut self.written, &Object::Dictionary(dictionary));
        self.written.extend(b"\nstream\n");
        self.written.extend(rows);
        self.written.extend(b"\nendstream\nendobj\n");
    }
}

/// A stream of these octets, as it is written.
fn data(octets: &[u8]) -> Vec<u8> {
    let head = format!("<</Length {}>>\nstream\n", octets.len());
    [head.as_bytes(), octets, b"\nendstream"].concat()
}

/// Writes an object so that it is read as the same (clause 7.3). Strings become hexadecimal.
fn write(text: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => text.extend(b"null"),
        Object::Boolean(truth) => text.extend(truth.to_string().into_bytes()),
        Object::Integer(number) => text.extend(number.to_string().into_bytes()),
        Object::Real(number) => text.extend(number),
        Object::Name(name) => write_name(text, name),
        Object::Text(string) => {
            text.push(b'<');
            text.extend(super::digits(&string.octets));
            text.push(b'>');
        }
        Object::Array(items) => {
            text.push(b'[');
            for item in items {
                write(text, item);
                text.push(b' ');
            }
            text.push(b']');
        }
        Object::Dictionary(dictionary) => {
            text.extend(b"<<");
            for (key, value) in dictionary.entries() {
                write_name(text, key);
                text.push(b' ');
                write(text, value);
                text.push(b'\n');
            }
            text.extend(b">>");
        }
        Object::Reference(id) => text.extend(format!("{} {} R", id.number, id.generation).into_bytes()),
    }
}

fn write_name(text: &mut Vec<u8>, name: &[u8]) {
    text.push(b'/');
    for byte in name {
        if is_regular(*byte) && byte.is_ascii_graphic() && *byte != b'#' {
            text.push(*byte);
        } else {
            text.extend(format!("#{byte:02X}").into_bytes());
        }
    }
}
