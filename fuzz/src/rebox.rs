//! Files of an archive renamed, doubled, hidden and exchanged, as who changes a container after signing does.

use crate::chance::Chance;

#[derive(Clone)]
struct Packed {
    name: Vec<u8>,
    /// Method, instant, checksum and both lengths, as they stand in both headers.
    about: [u8; 18],
    bytes: Vec<u8>,
}

const NAMES: [&str; 14] = [
    "data",
    "DATA",
    "./data",
    "/data",
    "a/../data",
    "data\0",
    "data/",
    "dat%61",
    "mimetype",
    "META-INF/manifest.xml",
    "META-INF/signatures2.xml",
    "META-INF/ASiCManifest002.xml",
    "META-INF/signature002.p7s",
    "inne.txt",
];

/// The archive with some of its files altered. None when no file of it can be found.
#[must_use]
pub fn reboxed(archive: &[u8], chance: &mut Chance) -> Option<Vec<u8>> {
    let mut files = files(archive);
    let (one, other) = (chance.below(files.len()), chance.below(files.len()));
    // Those that only the directory, or only the place of the files, knows.
    let (mut unlisted, mut unplaced) = (None, None);
    let name = chance.of(&NAMES)?.as_bytes().to_vec();
    let file = files.get(one)?.clone();
    match chance.below(10) {
        0 => files.push(file),
        1 => files.insert(other, file),
        2 => files[one].name = name,
        3 => files.push(Packed { name, ..file }),
        4 => files.push(stored(&file.name, b"inaczej")),
        5 => files.insert(0, stored(&file.name, b"inaczej")),
        6 => files.push(stored(&name, b"content")),
        7 => files.swap(one, other),
        8 => unlisted = Some(one),
        _ => unplaced = Some(one),
    }
    if chance.below(4) == 0 {
        let twin = files.get(other)?.clone();
        files[one % 2].bytes.clone_from(&twin.bytes);
        files[one % 2].about = twin.about;
    }
    Some(written(&files, unlisted, unplaced))
}

fn files(archive: &[u8]) -> Vec<Packed> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(header) = archive.get(at..at + 30).filter(|header| header.starts_with(b"PK\x03\x04")) {
        let number = |place: usize| usize::from(header[place]) | usize::from(header[place + 1]) << 8;
        let packed = number(18) | number(20) << 16;
        let (name, more) = (at + 30, at + 30 + number(26));
        let begins = more + number(28);
        let (Some(name), Some(bytes)) = (archive.get(name..more), archive.get(begins..begins + packed)) else { break };
        let about = std::array::from_fn(|place| header[8 + place]);
        found.push(Packed { name: name.to_vec(), about, bytes: bytes.to_vec() });
        at = begins + packed;
    }
    found
}

fn stored(name: &[u8], content: &[u8]) -> Packed {
    let length = u32::try_from(content.len()).unwrap_or_default().to_le_bytes();
    let about: Vec<u8> = [&[0, 0, 0, 0, 0x21, 0], &crc(content).to_le_bytes()[..], &length, &length].concat();
    Packed { name: name.to_vec(), about: std::array::from_fn(|place| about[place]), bytes: content.to_vec() }
}

fn written(files: &[Packed], unlisted: Option<usize>, unplaced: Option<usize>) -> Vec<u8> {
    let (mut archive, mut directory, mut listed) = (Vec::new(), Vec::new(), 0_u16);
    for (place, file) in files.iter().enumerate() {
        let begins = u32::try_from(archive.len()).unwrap_or_default().to_le_bytes();
        let name = u16::try_from(file.name.len()).unwrap_or_default().to_le_bytes();
        if unplaced != Some(place) {
            archive.extend_from_slice(b"PK\x03\x04\x14\0\0\0");
            archive.extend_from_slice(&[&file.about[..], &name, &[0, 0], &file.name, &file.bytes].concat());
        }
        if unlisted != Some(place) {
            listed += 1;
            directory.extend_from_slice(b"PK\x01\x02\x14\0\x14\0\0\0");
            directory.extend_from_slice(&[&file.about[..], &name, &[0; 12], &begins, &file.name].concat());
        }
    }
    let (begins, length) = (archive.len(), directory.len());
    archive.append(&mut directory);
    archive.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    archive.extend_from_slice(&[listed.to_le_bytes(), listed.to_le_bytes()].concat());
    for number in [length, begins] {
        archive.extend_from_slice(&u32::try_from(number).unwrap_or_default().to_le_bytes());
    }
    archive.extend_from_slice(&[0, 0]);
    archive
}

/// CRC-32 of ZIP (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    })
}
