//! Names of entries: how they are spelt, whether they are safe to unpack, and whether two of them clash.

use std::collections::{BTreeSet, HashSet};

use super::{
    Oddity,
    fields::{Fields, UNICODE_PATH, extra},
};

/// The name in these bytes. They are UTF-8 when they say so or happen to be (many writers forget to say so); else the name
/// stands in UTF-8 beside them, or they are read as APPNOTE D.1 wants, as IBM code page 437. That may look odd to a person,
/// but two names never become one.
pub(super) fn read(bytes: &[u8], is_utf8: bool, extras: &[u8], oddities: &mut BTreeSet<Oddity>) -> String {
    let beside = beside(bytes, extras);
    match (std::str::from_utf8(bytes), beside) {
        (Ok(name), beside) => {
            if beside.is_some_and(|beside| beside != name) {
                oddities.insert(Oddity::HeadersDiffer);
            }
            name.to_owned()
        }
        (Err(_), Some(beside)) if !is_utf8 => beside.to_owned(),
        (Err(_), _) => {
            if is_utf8 {
                oddities.insert(Oddity::UnsafeName);
            }
            bytes.iter().map(|byte| code_page_437(*byte)).collect()
        }
    }
}

/// The name of the Unicode Path extra field, when it belongs to the name in the header.
fn beside<'a>(bytes: &[u8], extras: &'a [u8]) -> Option<&'a str> {
    let mut fields = Fields(extra(extras, UNICODE_PATH)?);
    let version = fields.bytes(1).ok()?;
    let mut checksum = flate2::Crc::new();
    checksum.update(bytes);
    let belongs = version == [1] && fields.long().ok()? == checksum.sum();
    std::str::from_utf8(fields.0).ok().filter(|_| belongs)
}

/// Whether every system unpacks a file of this name to the same place below the folder it is told.
pub(super) fn is_safe(name: &str) -> bool {
    let path = name.strip_suffix('/').unwrap_or(name);
    let odd = |letter: char| letter.is_control() || matches!(letter, '\\' | ':');
    path.len() <= LONGEST && !path.contains(odd) && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// Puts down names that are the same where capitals do not count, and files that are folders of others.
pub(super) fn clash<'n>(names: impl Iterator<Item = &'n str>, oddities: &mut BTreeSet<Oddity>) {
    let (mut entries, mut files, mut folders) = (HashSet::new(), HashSet::new(), HashSet::new());
    for name in names.filter(|name| name.len() <= LONGEST + 1) {
        let name = name.to_lowercase();
        let path = name.strip_suffix('/').unwrap_or(&name).to_owned();
        let above = path.match_indices('/').filter_map(|(at, _)| path.get(..at)).map(str::to_owned);
        folders.extend(above.take(MOST_FOLDERS));
        if path.len() == name.len() {
            files.insert(path.clone());
        }
        if !entries.insert(path) {
            oddities.insert(Oddity::SameName);
        }
    }
    if !files.is_disjoint(&folders) {
        oddities.insert(Oddity::SameName);
    }
}

/// Systems take names of some hundreds of bytes.
const LONGEST: usize = 1024;
/// Folders inside one another that are looked at; deeper ones would cost more than they can tell.
const MOST_FOLDERS: usize = 16;

fn code_page_437(byte: u8) -> char {
    let upper = byte.checked_sub(0x80).and_then(|byte| UPPER_HALF.chars().nth(byte.into()));
    upper.unwrap_or(char::from(byte))
}

const UPPER_HALF: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáí\u{f3}úñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
