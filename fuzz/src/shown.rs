//! What a reader of a PDF sees: the drawings of its pages, found by our own reader.

use signatures::pdf::{Dictionary, File, Object};

/// The pages' sizes, drawings and resources in one text; none when it cannot be read.
#[must_use]
pub fn shown(pdf: &[u8]) -> Option<String> {
    let file = File::read(pdf).ok()?;
    let Object::Dictionary(catalog) = file.entry(&file.trailer, "Root").ok()? else { return None };
    let Object::Dictionary(pages) = file.entry(&catalog, "Pages").ok()? else { return None };
    let mut told = String::new();
    walk(&file, &pages, 0, &mut told)?;
    Some(told)
}

fn walk(file: &File<'_>, node: &Dictionary, depth: usize, told: &mut String) -> Option<()> {
    if depth > 4 || told.len() > 1 << 20 {
        return None;
    }
    if let Object::Array(kids) = file.entry(node, "Kids").ok()? {
        for kid in kids {
            let Object::Dictionary(kid) = file.resolve(&kid).ok()? else { return None };
            walk(file, &kid, depth + 1, told)?;
        }
        return Some(());
    }
    for key in ["MediaBox", "Contents", "Resources"] {
        *told += &format!("{:?};", file.entry(node, key).ok()?);
    }
    Some(())
}
