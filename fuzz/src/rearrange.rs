//! Elements moved about, as who wraps a signature does.

use std::ops::Range;

use crate::chance::Chance;

/// An element in a text: all of it, what is inside, and its start tag.
struct Element {
    whole: Range<usize>,
    inside: Range<usize>,
    tag: Range<usize>,
}

/// The text with one element copied, moved, removed, wrapped, given another's id or other words. None when it has no
/// elements.
#[must_use]
pub fn rearranged(text: &str, chance: &mut Chance) -> Option<String> {
    let elements = elements(text);
    let one = chance.of(&elements)?;
    let other = chance.of(&elements)?;
    let subtree = &text[one.whole.clone()];
    let place = [other.whole.start, other.whole.end, other.inside.start, other.inside.end][chance.below(4)];
    let inserted = |at: usize, what: &str| [&text[..at], what, &text[at..]].concat();
    let replaced = |range: &Range<usize>, by: &str| [&text[..range.start], by, &text[range.end..]].concat();
    Some(match chance.below(9) {
        0 => inserted(place, subtree),
        1 if place <= one.whole.start => {
            [&text[..place], subtree, &text[place..one.whole.start], &text[one.whole.end..]].concat()
        }
        1 if place >= one.whole.end => {
            [&text[..one.whole.start], &text[one.whole.end..place], subtree, &text[place..]].concat()
        }
        2 => replaced(&one.whole, ""),
        3 => replaced(&one.whole, &text[other.whole.clone()]),
        4 => replaced(&one.whole, &format!("<w xmlns=\"urn:w\">{subtree}</w>")),
        5 => {
            let root = elements.iter().max_by_key(|element| element.whole.len())?;
            replaced(&root.whole, &format!("<w>{}</w>", &text[root.whole.clone()]))
        }
        6 => {
            let id = attribute(&text[other.tag.clone()])?;
            match attribute(&text[one.tag.clone()]) {
                Some(own) => replaced(&one.tag, &text[one.tag.clone()].replacen(own, id, 1)),
                None => inserted(one.inside.start.checked_sub(1)?, &format!(" Id=\"{id}\"")),
            }
        }
        7 => inserted(one.inside.start, ["Inaczej", "<!-- -->", "<?p?>", "<![CDATA[x]]>", "&#65;"][chance.below(5)]),
        // The copy says something else.
        _ => inserted(place, &subtree.replacen(|letter: char| letter.is_ascii_lowercase(), "q", 1 + chance.below(40))),
    })
}

/// The value of the first `Id`.
fn attribute(tag: &str) -> Option<&str> {
    let after = tag.split_once("Id=\"")?.1;
    Some(after.split_once('"')?.0)
}

fn elements(text: &str) -> Vec<Element> {
    let mut found = Vec::new();
    let mut open: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(begins) = text[at..].find('<').map(|place| at + place) {
        let Some(ends) = text[begins..].find('>').map(|place| begins + place + 1) else { break };
        let tag = &text[begins..ends];
        if tag.starts_with("</") {
            if let Some(start) = open.pop() {
                found.push(Element { whole: start.start..ends, inside: start.end..begins, tag: start });
            }
        } else if tag.ends_with("/>") {
            found.push(Element { whole: begins..ends, inside: ends..ends, tag: begins..ends });
        } else if !tag.starts_with("<!") && !tag.starts_with("<?") {
            open.push(begins..ends);
        }
        at = ends;
    }
    found
}
