//! Whether what was added to a file is nothing but objects that its tables name, and these tables (ISO 32000-1, clause
//! 7.5.6). Readers that mend files take in objects that no table names, and then show what nobody compared.

use crate::pdf::{File, Object, Reader};

/// Whether every byte of this state of a file from there on belongs to an object that a table of it names, to a table, to a
/// comment or to white space.
pub(super) fn is_accounted_for(file: &File<'_>, from: usize) -> bool {
    let mut at = from;
    while let Some(next) = part(file, at) {
        if next == file.bytes().len() {
            return true;
        }
        at = next;
    }
    false
}

/// Where the part that begins here ends. Each part is longer than nothing.
fn part(file: &File<'_>, from: usize) -> Option<usize> {
    let mut reader = Reader::new(file.bytes(), from);
    reader.skip_space();
    let at = reader.at;
    if at == file.bytes().len() {
        return Some(at);
    }
    file.spend(64).ok()?;
    if reader.takes("startxref") {
        reader.number().ok()?;
    } else if !is_named(file, from, at) {
        return None;
    } else if reader.takes("xref") {
        while !reader.takes("trailer") {
            let (_, count) = (reader.number().ok()?, reader.number().ok()?);
            for _ in 0..count {
                let (_, _) = (reader.number().ok()?, reader.number().ok()?);
                if !reader.takes("n") && !reader.takes("f") {
                    return None;
                }
            }
        }
        match reader.object() {
            Ok(Object::Dictionary(_)) => {}
            _ => return None,
        }
    } else {
        reader.at = file.indirect_at(at).ok()?.end;
        if !reader.takes("endobj") {
            return None;
        }
    }
    file.spend(reader.at - at).ok()?;
    Some(reader.at)
}

/// Whether a table says that something stands here. Some tables say where the white space before it begins.
fn is_named(file: &File<'_>, from: usize, at: usize) -> bool {
    let before = file.bytes().get(from..at).unwrap_or_default();
    let space = before.iter().rev().take(SPACE).take_while(|byte| byte.is_ascii_whitespace()).count();
    (at - space..=at).any(|offset| file.names(offset))
}

/// White space between an object and what stands before it.
const SPACE: usize = 16;
