//! Polish typography, applied once to all Polish sentences as they are read.

use std::borrow::Cow;

/// The text with one-letter words (a, i, o, u, w, z) tied to the next word by a no-break space.
pub fn tied(text: &str) -> Cow<'_, str> {
    let loose = |at: usize| {
        let before = text[..at].chars().next_back();
        let alone = before.is_none_or(|sign| sign.is_whitespace() || matches!(sign, '(' | '„' | '\u{a0}'));
        alone && text[at..].starts_with(['a', 'i', 'o', 'u', 'w', 'z', 'A', 'I', 'O', 'U', 'W', 'Z'])
    };
    let ties: Vec<usize> = text
        .match_indices(' ')
        .map(|(at, _)| at)
        .filter(|&at| at > 0 && text.is_char_boundary(at - 1) && loose(at - 1))
        .collect();
    if ties.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut tied = String::with_capacity(text.len() + ties.len());
    let mut from = 0;
    for at in ties {
        tied.push_str(&text[from..at]);
        tied.push('\u{a0}');
        from = at + 1;
    }
    tied.push_str(&text[from..]);
    Cow::Owned(tied)
}

#[cfg(test)]
mod tests {
    use super::tied;

    #[test]
    fn one_letter_words_are_tied_to_the_next() {
        assert_eq!(tied("Pismo i załącznik w urzędzie"), "Pismo i\u{a0}załącznik w\u{a0}urzędzie");
        assert_eq!(tied("W urzędzie (a u nas)"), "W\u{a0}urzędzie (a\u{a0}u\u{a0}nas)");
    }

    #[test]
    fn other_words_stay() {
        assert_eq!(tied("nie da się też ó a"), "nie da się też ó a");
    }
}
