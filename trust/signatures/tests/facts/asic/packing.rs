//! Archives written byte by byte, so that a test can make them lie.

use std::io::Write;

use flate2::{Compression, write::DeflateEncoder};

/// What one of the two headers of an entry says.
#[derive(Clone)]
pub struct Head {
    pub name: Vec<u8>,
    pub flags: u16,
    pub method: u16,
    pub checksum: u32,
    pub packed: u32,
    pub size: u32,
    pub extra: Vec<u8>,
}

#[derive(Clone)]
pub struct Entry {
    pub local: Head,
    pub central: Head,
    pub data: Vec<u8>,
    /// The upper half are the permissions and kind on Unix.
    pub attributes: u32,
    /// What stands before the entry and belongs to none.
    pub before: Vec<u8>,
    /// What stands after its content.
    pub after: Vec<u8>,
    /// Another place to which the directory points.
    pub place: Option<u32>,
}

#[derive(Clone, Default)]
pub struct Archive {
    pub entries: Vec<Entry>,
    pub comment: Vec<u8>,
    /// What stands between the entries and the directory, and between that and the end record.
    pub gaps: [Vec<u8>; 2],
    /// How many entries the end record states beyond those there are.
    pub more: u16,
    /// How many entries the directory leaves out, of the first.
    pub unlisted: usize,
    /// How many entries a wide end record states beyond those there are, when one stands before the narrow one.
    pub wide: Option<u64>,
}

impl Entry {
    pub fn new(name: &str, content: &[u8]) -> Self {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(content).expect("written");
        Self::packed(name, content, 8, encoder.finish().expect("written"))
    }

    pub fn stored(name: &str, content: &[u8]) -> Self {
        Self::packed(name, content, 0, content.to_vec())
    }

    fn packed(name: &str, content: &[u8], method: u16, data: Vec<u8>) -> Self {
        let mut checksum = flate2::Crc::new();
        checksum.update(content);
        let length = |bytes: &[u8]| u32::try_from(bytes.len()).expect("short");
        let head = Head {
            name: name.as_bytes().to_vec(),
            flags: 0x800,
            method,
            checksum: checksum.sum(),
            packed: length(&data),
            size: length(content),
            extra: Vec::new(),
        };
        Self {
            local: head.clone(),
            central: head,
            data,
            attributes: 0o100_644 << 16,
            before: Vec::new(),
            after: Vec::new(),
            place: None,
        }
    }

    /// Both headers changed alike.
    pub fn with(mut self, change: impl Fn(&mut Head)) -> Self {
        change(&mut self.local);
        change(&mut self.central);
        self
    }
}

impl Head {
    fn write(&self, into: &mut Vec<u8>) {
        let shorts = |into: &mut Vec<u8>, value: u16| into.extend(value.to_le_bytes());
        shorts(into, self.flags);
        shorts(into, self.method);
        into.extend([0; 4]);
        for value in [self.checksum, self.packed, self.size] {
            into.extend(value.to_le_bytes());
        }
        shorts(into, u16::try_from(self.name.len()).expect("short"));
        shorts(into, u16::try_from(self.extra.len()).expect("short"));
    }
}

impl Archive {
    pub fn of(entries: Vec<Entry>) -> Self {
        Self { entries, ..Self::default() }
    }

    pub fn bytes(&self) -> Vec<u8> {
        let (mut bytes, mut directory) = (Vec::new(), Vec::new());
        for (position, entry) in self.entries.iter().enumerate() {
            bytes.extend(&entry.before);
            let place = entry.place.unwrap_or_else(|| u32::try_from(bytes.len()).expect("short"));
            bytes.extend(b"PK\x03\x04\x14\x00");
            entry.local.write(&mut bytes);
            for part in [&entry.local.name, &entry.local.extra, &entry.data, &entry.after] {
                bytes.extend(part);
            }
            if position >= self.unlisted {
                directory.extend(b"PK\x01\x02\x14\x03\x14\x00");
                entry.central.write(&mut directory);
                directory.extend([0; 6]);
                directory.extend(entry.attributes.to_le_bytes());
                directory.extend(place.to_le_bytes());
                directory.extend([entry.central.name.as_slice(), &entry.central.extra].concat());
            }
        }
        bytes.extend(&self.gaps[0]);
        let start = u32::try_from(bytes.len()).expect("short");
        let size = u32::try_from(directory.len()).expect("short");
        bytes.extend(directory);
        bytes.extend(&self.gaps[1]);
        let count = u16::try_from(self.entries.len() - self.unlisted).expect("few") + self.more;
        if let Some(more) = self.wide {
            let place = u64::try_from(bytes.len()).expect("short");
            bytes.extend(b"PK\x06\x06\x2c\0\0\0\0\0\0\0\x2d\0\x2d\0\0\0\0\0\0\0\0\0");
            let count = u64::from(count) + more;
            for value in [count, count, size.into(), start.into()] {
                bytes.extend(value.to_le_bytes());
            }
            bytes.extend([&b"PK\x06\x07\0\0\0\0"[..], &place.to_le_bytes(), &[1, 0, 0, 0]].concat());
        }
        bytes.extend(b"PK\x05\x06\0\0\0\0");
        bytes.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
        bytes.extend([size.to_le_bytes(), start.to_le_bytes()].concat());
        bytes.extend(u16::try_from(self.comment.len()).expect("short").to_le_bytes());
        bytes.extend(&self.comment);
        bytes
    }
}
