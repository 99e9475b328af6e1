//! Letters to try the box with.

use std::{fs, path::Path};

use certificates::Certificate;
use seals::{Key, seal};
use vocabulary::{Fault, Instant, Pesel};

use crate::{Sandbox, folder::replace, hostile};

/// A general letter (template crd 2013/12/12/1410) about a street lamp, to this office from the person whom the
/// certificate names, not yet signed. It lacks the usual stylesheet instruction before the root: that would be signed too,
/// and some common verifiers wrongly leave it out.
#[must_use]
pub fn letter(office: &str, author: &Certificate, at: Instant) -> String {
    let value = |name: &str| match name {
        "created" => at.rfc3339_warsaw(),
        "office" => office.to_owned(),
        "pesel" => author.person().map(|pesel| pesel.as_str().to_owned()).unwrap_or_default(),
        "given" => author.given_name().unwrap_or_default(),
        _ => author.surname().unwrap_or_default(),
    };
    let mut letter = String::new();
    // Every other part of the template stood between braces: the name of a value.
    for (place, part) in include_str!("letter.xml").split(['{', '}']).enumerate() {
        if place % 2 == 0 {
            letter.push_str(part);
        } else {
            xml::escape_text(&mut letter, &value(part));
        }
    }
    letter
}

/// Writes three letters into the folder's `samples`: signed by the person, the same altered afterwards, and signed by
/// somebody whose certificate leads to no trusted root.
///
/// # Errors
/// The folder cannot be written, or the key cannot sign.
pub fn samples(folder: &Path, sandbox: &Sandbox, office: &str, person: &dyn Key) -> Result<(), Fault> {
    let folder = folder.join("samples");
    fs::create_dir_all(&folder)?;
    let at = sandbox.now();
    let signed = |key: &dyn Key| -> Result<String, Fault> {
        Ok(seal(&letter(office, key.certificate(), at), key, at)?.xml().to_owned())
    };
    let stranger = sandbox.stranger("Jan", "Nieznany", &Pesel::parse("44051401359")?)?;
    let letter = signed(person)?;
    replace(&folder.join("list-podpisany.xml"), letter.as_bytes())?;
    replace(&folder.join("list-zmieniony.xml"), hostile::altered(&letter).as_bytes())?;
    replace(&folder.join("list-niezaufany.xml"), signed(stranger.key())?.as_bytes())
}
