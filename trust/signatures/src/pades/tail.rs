//! Whether what was added to a file is nothing but objects that its tables name, and these tables (ISO 32000-1, clause
//! 7.5.6). Readers that mend files take in objects that no table names, and then show what nobody compared.

use crate::pdf::{File, Object, Reader};

/// White space between an object and what stands before it.
const SPACE: usize = 16;

/// Whether every byte of this state of a file from there on belongs to an object that a table of it names, to a table, to a
/// comment or to white space; and whether the newest table is the one that the last of these bytes name.
pub(super) fn is_accounted_for(file: &File<'_>, from: usize) -> bool {
    let (mut at, mut mark) = (from, None);
    while let Some(part) = Part::read(file, from, at) {
        mark = part.mark.or(mark);
        at = part.end;
        if at == file.bytes().len() {
            return mark.map_or(file.mark < from, |mark| mark == file.mark);
        }
    }
    false
}

/// An object, a table or a word that says where a table is.
struct Part {
    end: usize,
    /// Where the word begins.
    mark: Option<usize>,
}

impl Part {
    /// None when it is none of these. Each is longer than nothing, but for the end of the file.
    fn read(file: &File<'_>, from: usize, at: usize) -> Option<Self> {
        let mut reader = Reader::new(file.bytes(), at);
        reader.skip_space();
        let begin = reader.at;
        file.spend(64).ok()?;
        if begin == file.bytes().len() {
            return Some(Self { end: begin, mark: None });
        }
        // Some tables say where the white space before a thing begins.
        let before = file.bytes().get(from..begin).unwrap_or_default();
        let space = before.iter().rev().take(SPACE).take_while(|byte| byte.is_ascii_whitespace()).count();
        let mut mark = None;
        if reader.takes("startxref") {
            mark = Some(begin);
            if !file.sections.contains(&reader.number().ok()?) {
                return None;
            }
        } else if reader.takes("xref") {
            let is_known = (begin - space..=begin).any(|offset| file.sections.contains(&(offset as u64)));
            if !is_known {
                return None;
            }
            table(&mut reader)?;
        } else {
            let found = file.indirect_at(begin).ok()?;
            let is_named = (begin - space..=begin)
                .any(|offset| file.names(offset, found.id) || file.sections.contains(&(offset as u64)));
            reader.at = found.end;
            if !is_named || !reader.takes("endobj") {
                return None;
            }
        }
        file.spend(reader.cost(begin)).ok()?;
        Some(Self { end: reader.at, mark })
    }
}

/// Goes past a table and its trailer.
fn table(reader: &mut Reader<'_>) -> Option<()> {
    while !reader.takes("trailer") {
        let (_, count) = (reader.number().ok()?, reader.number().ok()?);
        for _ in 0..count {
            let (_, _) = (reader.number().ok()?, reader.number().ok()?);
            if !reader.takes("n") && !reader.takes("f") {
                return None;
            }
        }
    }
    matches!(reader.object(), Ok(Object::Dictionary(_))).then_some(())
}
