//! XML as people can read it: each element on a line of its own, deeper ones further to the right.

/// Words longer than this, in octets, are files inside the document; their beginning is enough.
const LONGEST_WORD: usize = 400;
/// So much of such a word is shown.
const BEGINNING: usize = 60;

/// A piece of XML.
enum Piece<'x> {
    Opens(&'x str),
    Closes(&'x str),
    /// An empty element, a comment, an instruction.
    Alone(&'x str),
    Text(&'x str),
}

/// The document indented, at most about `most` octets of it, and whether that is all. It must be well-formed; nothing of it
/// is changed but the white space between elements and the length of very long words.
pub(super) fn readable(xml: &str, most: usize) -> (String, bool) {
    let mut shown = String::new();
    let (mut depth, mut is_whole) = (0, true);
    let mut rest = xml;
    // Text goes on in the line where it stands, and so does what follows it.
    let mut in_line = true;
    while !rest.is_empty() {
        if shown.len() > most {
            return (shown, false);
        }
        let (piece, after) = next(rest);
        rest = after;
        match piece {
            Piece::Text(text) if text.trim().is_empty() => continue,
            Piece::Text(text) => {
                let short = shortened(text);
                is_whole &= short == text;
                shown.push_str(&short);
                in_line = true;
                continue;
            }
            Piece::Closes(tag) => {
                depth -= usize::from(depth > 0);
                new_line(&mut shown, depth, in_line);
                shown.push_str(tag);
            }
            Piece::Alone(tag) => {
                new_line(&mut shown, depth, in_line);
                shown.push_str(tag);
            }
            Piece::Opens(tag) => {
                new_line(&mut shown, depth, in_line);
                shown.push_str(tag);
                depth += 1;
                // An element without elements stays on its line.
                in_line = matches!(next(rest), (Piece::Closes(_), _));
                continue;
            }
        }
        in_line = false;
    }
    (shown, is_whole)
}

fn new_line(shown: &mut String, depth: usize, in_line: bool) {
    if !in_line && !shown.is_empty() {
        shown.push('\n');
        // Whoever nests without end gets no more room for it.
        shown.push_str(&"  ".repeat(depth.min(20)));
    }
}

/// The first piece and what follows it.
fn next(xml: &str) -> (Piece<'_>, &str) {
    if !xml.starts_with('<') {
        let (text, rest) = xml.split_at(xml.find('<').unwrap_or(xml.len()));
        return (Piece::Text(text), rest);
    }
    for (begin, end) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")] {
        if xml.starts_with(begin) {
            let (piece, rest) = xml.split_at(xml.find(end).map_or(xml.len(), |at| at + end.len()));
            return (if begin == "<![CDATA[" { Piece::Text(piece) } else { Piece::Alone(piece) }, rest);
        }
    }
    let (tag, rest) = xml.split_at(tag_end(xml));
    let piece = if tag.starts_with("</") {
        Piece::Closes(tag)
    } else if tag.ends_with("/>") {
        Piece::Alone(tag)
    } else {
        Piece::Opens(tag)
    };
    (piece, rest)
}

/// Where a tag ends; a `>` within quotation marks does not end it.
fn tag_end(xml: &str) -> usize {
    let mut quoted = None;
    for (at, sign) in xml.char_indices() {
        match (quoted, sign) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quoted = Some(sign),
            (Some(mark), sign) if mark == sign => quoted = None,
            _ => {}
        }
    }
    xml.len()
}

fn shortened(text: &str) -> String {
    if text.len() <= LONGEST_WORD {
        return text.to_owned();
    }
    let short = |word: &str| {
        if word.len() <= LONGEST_WORD {
            return word.to_owned();
        }
        format!("{}…", word.chars().take(BEGINNING).collect::<String>())
    };
    text.split(' ').map(short).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn elements_stand_on_lines_of_their_own_and_text_stays() {
        let xml =
            "<?xml version=\"1.0\"?><a x=\"1>0\"><b>tekst &lt;i&gt;</b>\n<c/><d><e>w <f>y</f> z</e></d><g></g></a>";
        let lines = "<?xml version=\"1.0\"?>\n<a x=\"1>0\">\n  <b>tekst &lt;i&gt;</b>\n  <c/>\n  <d>\n    <e>w <f>y</f> z</e>\n  </d>\n  <g></g>\n</a>";
        assert_eq!(readable(xml, 1000), (lines.to_owned(), true));
    }

    #[test]
    fn a_file_inside_is_shown_by_its_beginning_and_a_long_document_by_its_first_lines() {
        let (shown, whole) = readable(&format!("<a><b>{}</b></a>", "QUJD".repeat(1000)), 1000);
        assert!(!whole && shown.len() < 120 && shown.contains("QUJD…</b>"), "{shown}");
        let (shown, whole) = readable(&format!("<a>{}</a>", "<b>tekst</b>".repeat(1000)), 1000);
        assert!(!whole && shown.len() < 1100, "{shown}");
        for broken in ["<", "<a", "<!--", "tekst", "</a></a>", "<a b=\"", ""] {
            assert!(readable(broken, 10).1, "{broken}");
        }
    }
}
