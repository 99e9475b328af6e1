//! Files that are encrypted with an empty password, so that everyone can read them (ISO 32000-2, clause 7.6; the older
//! ciphers in ISO 32000-1). Others cannot be read, so nobody can say what was signed.

use openssl::{
    hash::{MessageDigest, hash},
    symm::{Cipher, Crypter, Mode, decrypt},
};

use super::{Dictionary, File, Id, Object, PdfFault};

/// What fills up a password, here all of it (algorithm 2, step a).
const PADDING: [u8; 32] = [
    0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08, 0x2E, 0x2E, 0x00,
    0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
];

/// How a file is read in spite of its encryption.
pub(super) struct Decryption {
    key: Vec<u8>,
    strings: Kind,
    streams: Kind,
    /// The object that describes the encryption and is not encrypted itself.
    described_by: Option<Id>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Plain,
    Rc4,
    /// By 128 bits, of a key for each object.
    Aes128,
    /// By 256 bits, of one key.
    Aes256,
}

impl Decryption {
    /// The decryption that this trailer describes; none when the file is not encrypted.
    ///
    /// # Errors
    /// There is a password, or a way of encryption that is not known.
    pub(super) fn of(file: &File<'_>, trailer: &Dictionary) -> Result<Option<Self>, PdfFault> {
        let Some(named) = trailer.get("Encrypt") else { return Ok(None) };
        let Object::Dictionary(dictionary) = file.resolve(named)? else { return Err(PdfFault::Encrypted) };
        let described_by = if let Object::Reference(id) = named { Some(*id) } else { None };
        let described = Described { file, dictionary: &dictionary };
        if dictionary.name("Filter") != Some(b"Standard") {
            return Err(PdfFault::Encrypted);
        }
        let version = described.number("V")?.unwrap_or(0);
        let [strings, streams] = match version {
            1 | 2 => [Kind::Rc4; 2],
            4 | 5 => [described.kind("StrF")?, described.kind("StmF")?],
            _ => return Err(PdfFault::Encrypted),
        };
        let first = match file.entry(trailer, "ID")? {
            Object::Array(parts) => match parts.first() {
                Some(Object::Text(first)) => first.octets.clone(),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        };
        let key = if version == 5 { described.key_of_256()? } else { described.key(version, &first)? };
        Ok(Some(Self { key, strings, streams, described_by }))
    }

    /// An object as it is meant. The value of a signature is never encrypted (clause 7.6.2).
    pub(super) fn object(&self, object: Object, id: Id) -> Object {
        if self.described_by == Some(id) { object } else { self.within(object, id) }
    }

    fn within(&self, object: Object, id: Id) -> Object {
        match object {
            Object::Text(mut text) => {
                text.octets = self.plain(self.strings, id, &text.octets).unwrap_or(text.octets);
                text.digits = None;
                Object::Text(text)
            }
            Object::Array(items) => Object::Array(items.into_iter().map(|item| self.within(item, id)).collect()),
            Object::Dictionary(dictionary) => {
                let is_signature = dictionary.get("ByteRange").is_some();
                let is_value = |key: &[u8]| is_signature && key == b"Contents";
                Object::Dictionary(
                    dictionary.map(|key, value| if is_value(key) { value } else { self.within(value, id) }),
                )
            }
            other => other,
        }
    }

    /// The data of a stream as they are meant, still packed.
    pub(super) fn data(&self, data: &[u8], dictionary: &Dictionary, id: Id) -> Result<Vec<u8>, PdfFault> {
        let kind = if dictionary.name("Type") == Some(b"XRef") { Kind::Plain } else { self.streams };
        self.plain(kind, id, data).ok_or(PdfFault::Broken)
    }

    fn plain(&self, kind: Kind, id: Id, octets: &[u8]) -> Option<Vec<u8>> {
        match kind {
            Kind::Plain => Some(octets.to_vec()),
            Kind::Rc4 => Some(rc4(&self.key_for(id, &[])?, octets)),
            Kind::Aes128 => cbc(Cipher::aes_128_cbc(), &self.key_for(id, b"sAlT")?, octets),
            Kind::Aes256 => cbc(Cipher::aes_256_cbc(), &self.key, octets),
        }
    }

    /// Algorithm 1.
    fn key_for(&self, id: Id, salt: &[u8]) -> Option<Vec<u8>> {
        let number = &id.number.to_le_bytes()[..3];
        let key = md5(&[&self.key, number, &id.generation.to_le_bytes(), salt].concat())?;
        Some(key[..(self.key.len() + 5).min(16)].to_vec())
    }
}

/// A dictionary that describes an encryption.
struct Described<'d, 'f> {
    file: &'d File<'f>,
    dictionary: &'d Dictionary,
}

impl Described<'_, '_> {
    fn number(&self, key: &str) -> Result<Option<i64>, PdfFault> {
        match self.file.entry(self.dictionary, key)? {
            Object::Integer(number) => Ok(Some(number)),
            Object::Null => Ok(None),
            _ => Err(PdfFault::Encrypted),
        }
    }

    fn octets(&self, key: &str, length: usize) -> Result<Vec<u8>, PdfFault> {
        match self.file.entry(self.dictionary, key)? {
            Object::Text(text) => text.octets.get(..length).map(<[u8]>::to_vec).ok_or(PdfFault::Encrypted),
            _ => Err(PdfFault::Encrypted),
        }
    }

    /// What a named filter does (clause 7.6.6).
    fn kind(&self, key: &str) -> Result<Kind, PdfFault> {
        let name = match self.dictionary.name(key) {
            None | Some(b"Identity") => return Ok(Kind::Plain),
            Some(name) => std::str::from_utf8(name).map_err(|_| PdfFault::Encrypted)?,
        };
        let Object::Dictionary(filters) = self.file.entry(self.dictionary, "CF")? else {
            return Err(PdfFault::Encrypted);
        };
        let Object::Dictionary(filter) = self.file.entry(&filters, name)? else { return Err(PdfFault::Encrypted) };
        match filter.name("CFM") {
            Some(b"V2") => Ok(Kind::Rc4),
            Some(b"AESV2") => Ok(Kind::Aes128),
            Some(b"AESV3") => Ok(Kind::Aes256),
            _ => Err(PdfFault::Encrypted),
        }
    }

    /// Algorithms 2, 4 and 5: the key of an empty password, if that is the one.
    fn key(&self, version: i64, first: &[u8]) -> Result<Vec<u8>, PdfFault> {
        let revision = self.number("R")?.unwrap_or(0);
        let length = match (version, revision) {
            (1, _) | (_, 2) => 5,
            (4, _) => 16,
            _ => usize::try_from(self.number("Length")?.unwrap_or(40) / 8).unwrap_or(0),
        };
        if !(2..=4).contains(&revision) || !(5..=16).contains(&length) {
            return Err(PdfFault::Encrypted);
        }
        let rights = u32::try_from(self.number("P")?.unwrap_or(0) & 0xFFFF_FFFF).map_err(|_| PdfFault::Encrypted)?;
        let is_open = revision == 4 && self.file.entry(self.dictionary, "EncryptMetadata")? == Object::Boolean(false);
        let mut octets = [&PADDING[..], &self.octets("O", 32)?, &rights.to_le_bytes(), first].concat();
        if is_open {
            octets.extend([0xFF; 4]);
        }
        let mut key = md5(&octets).ok_or(PdfFault::Encrypted)?;
        if revision > 2 {
            for _ in 0..50 {
                key = md5(&key[..length]).ok_or(PdfFault::Encrypted)?;
            }
        }
        key.truncate(length);
        let (made, compared) = if revision == 2 {
            (rc4(&key, &PADDING), 32)
        } else {
            let digest = md5(&[&PADDING, first].concat()).ok_or(PdfFault::Encrypted)?;
            let by = |round: u8| key.iter().map(|byte| byte ^ round).collect::<Vec<u8>>();
            ((0..20).fold(digest, |octets, round| rc4(&by(round), &octets)), 16)
        };
        if made[..compared] == self.octets("U", compared)? { Ok(key) } else { Err(PdfFault::Encrypted) }
    }

    /// Algorithms 2.A and 2.B.
    fn key_of_256(&self) -> Result<Vec<u8>, PdfFault> {
        let user = self.octets("U", 48)?;
        let is_newer = match self.number("R")? {
            Some(5) => false,
            Some(6) => true,
            _ => return Err(PdfFault::Encrypted),
        };
        let digest = |salt: &[u8]| if is_newer { hardened(salt) } else { digest(MessageDigest::sha256(), salt) };
        if digest(&user[32..40]).ok_or(PdfFault::Encrypted)? != user[..32] {
            return Err(PdfFault::Encrypted);
        }
        let by = digest(&user[40..48]).ok_or(PdfFault::Encrypted)?;
        block(Cipher::aes_256_cbc(), Mode::Decrypt, &by, &[0; 16], &self.octets("UE", 32)?).ok_or(PdfFault::Encrypted)
    }
}

/// Algorithm 2.B for an empty password.
fn hardened(salt: &[u8]) -> Option<Vec<u8>> {
    let mut key = digest(MessageDigest::sha256(), salt)?;
    for round in 0_u32.. {
        let repeated = key.repeat(64);
        let made = block(Cipher::aes_128_cbc(), Mode::Encrypt, &key[..16], &key[16..32], &repeated)?;
        // The first sixteen octets as one number, modulo three: 256 leaves one.
        let kind = match made[..16].iter().map(|octet| u32::from(*octet)).sum::<u32>() % 3 {
            0 => MessageDigest::sha256(),
            1 => MessageDigest::sha384(),
            _ => MessageDigest::sha512(),
        };
        key = digest(kind, &made)?;
        if round >= 63 && u32::from(*made.last()?) <= round - 31 {
            break;
        }
    }
    key.truncate(32);
    Some(key)
}

fn md5(octets: &[u8]) -> Option<Vec<u8>> {
    digest(MessageDigest::md5(), octets)
}

fn digest(kind: MessageDigest, octets: &[u8]) -> Option<Vec<u8>> {
    hash(kind, octets).ok().map(|digest| digest.to_vec())
}

/// Data behind their initialisation vector, and padded.
fn cbc(cipher: Cipher, key: &[u8], octets: &[u8]) -> Option<Vec<u8>> {
    let (vector, octets) = octets.split_at_checked(16)?;
    if octets.is_empty() { Some(Vec::new()) } else { decrypt(cipher, key, Some(vector), octets).ok() }
}

/// The same with whole blocks and nothing else.
fn block(cipher: Cipher, mode: Mode, key: &[u8], vector: &[u8], octets: &[u8]) -> Option<Vec<u8>> {
    let mut crypter = Crypter::new(cipher, mode, key, Some(vector)).ok()?;
    crypter.pad(false);
    let mut made = vec![0; octets.len() + cipher.block_size()];
    let count = crypter.update(octets, &mut made).ok()?;
    let more = crypter.finalize(&mut made[count..]).ok()?;
    made.truncate(count + more);
    Some(made)
}

/// The old stream cipher, which the libraries of our days leave out.
fn rc4(key: &[u8], octets: &[u8]) -> Vec<u8> {
    let mut state: [u8; 256] = std::array::from_fn(|at| at.to_le_bytes()[0]);
    let mut other = 0_u8;
    for (at, by) in (0..256).zip(key.iter().cycle()) {
        other = other.wrapping_add(state[at]).wrapping_add(*by);
        state.swap(at, usize::from(other));
    }
    let (mut one, mut other) = (0_u8, 0_u8);
    let next = |octet: &u8| {
        one = one.wrapping_add(1);
        other = other.wrapping_add(state[usize::from(one)]);
        state.swap(usize::from(one), usize::from(other));
        octet ^ state[usize::from(state[usize::from(one)].wrapping_add(state[usize::from(other)]))]
    };
    octets.iter().map(next).collect()
}

#[cfg(test)]
mod tests {
    use super::rc4;

    #[test]
    fn the_old_stream_cipher_gives_the_known_answers() {
        // RFC 6229, key of 40 bits, the first octets; and the usual one of "Plaintext".
        assert_eq!(hex::encode(rc4(&[1, 2, 3, 4, 5], &[0; 8])), "b2396305f03dc027");
        assert_eq!(hex::encode(rc4(b"Key", b"Plaintext")), "bbf316e8d940af0ad3");
    }
}
