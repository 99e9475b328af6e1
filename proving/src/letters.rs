//! Signed letters, made before anything is timed.

use bytes::{BufMut as _, Bytes, BytesMut};
use rand::{Rng as _, rngs::StdRng};
use seals::{FileKey, Key as _};
use vocabulary::{Clock as _, Fault, Instant};

use crate::clock::SystemClock;

/// Any text that no letter holds.
const BOUNDARY: &str = "okienko-proving-6f1d2b7c94e8";
/// More than the 64 KiB that the office keeps in a row.
const ATTACHMENT: usize = 100_000;

/// A letter ready to be filed.
#[derive(Clone)]
pub struct Letter {
    /// The signed document.
    pub document: Bytes,
    /// The form that is posted, and its type.
    pub body: Bytes,
}

/// The type of every form.
pub fn content_type() -> String {
    format!("multipart/form-data; boundary={BOUNDARY}")
}

/// So many letters signed with this key, no two alike; each `attached`-th brings an attachment of 100 kB.
pub fn sign(key: &FileKey, count: usize, attached: Option<usize>, chance: &mut StdRng) -> Result<Vec<Letter>, Fault> {
    let now = SystemClock.now();
    (0..count)
        .map(|place| {
            // A letter tells when it was written, to the millisecond.
            let at = Instant::from_micros(now.micros() - 1_000 * i64::try_from(place).unwrap_or(0));
            let letter = sandbox::letter("Urzad Miasta", key.certificate(), at);
            let document = Bytes::from(seals::seal(&letter, key, at)?.xml().to_owned());
            let attachment = attached.filter(|each| place % each == 0).map(|_| text(ATTACHMENT, chance));
            Ok(Letter { body: form(&document, attachment.as_deref()), document })
        })
        .collect()
}

/// The form of a page with its hidden marks.
pub fn page_form(csrf: &str, key: &str, document: &[u8]) -> Bytes {
    parts(&[
        ("name=\"csrf\"", csrf.as_bytes()),
        ("name=\"klucz\"", key.as_bytes()),
        ("name=\"dokument\"; filename=\"pismo.xml\"", document),
    ])
}

fn form(document: &[u8], attachment: Option<&[u8]>) -> Bytes {
    let mut all: Vec<(&str, &[u8])> =
        vec![("name=\"service\"", b"pismo-ogolne"), ("name=\"document\"; filename=\"pismo.xml\"", document)];
    all.extend(attachment.map(|attachment| ("name=\"attachment\"; filename=\"zalacznik.txt\"", attachment)));
    parts(&all)
}

fn parts(parts: &[(&str, &[u8])]) -> Bytes {
    let mut body = BytesMut::new();
    for (disposition, content) in parts {
        body.put_slice(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n").as_bytes());
        body.put_slice(content);
        body.put_slice(b"\r\n");
    }
    body.put_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body.freeze()
}

/// Plain text of so many bytes that compresses badly.
fn text(bytes: usize, chance: &mut StdRng) -> Vec<u8> {
    (0..bytes).map(|place| if place % 80 == 79 { b'\n' } else { chance.random_range(b'a'..=b'z') }).collect()
}
