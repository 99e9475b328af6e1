//! Polish typography, applied once to all Polish sentences as they are read.

use std::borrow::Cow;

/// Short words that are nothing without what follows: an hour, a street, an article, a number.
const LEANING: [&str; 11] = ["godz.", "ul.", "al.", "pl.", "os.", "art.", "ust.", "poz.", "nr", "tel.", "§"];

/// The text with no-break spaces after one-letter words (a, i, o, u, w, z), after abbreviations that lean on the next word
/// (godz., ul.), and after numbers (14 dni, 00-001 Okienkowo).
pub fn tied(text: &str) -> Cow<'_, str> {
    let ties: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).filter(|&at| leans(text, at)).collect();
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

/// Whether the word before the space at this place leans on the word after it.
fn leans(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let begin = before.rfind(|sign: char| sign.is_whitespace() || matches!(sign, '(' | '„'));
    let word = &before[begin.map_or(0, |begin| begin + before[begin..].chars().next().map_or(0, char::len_utf8))..];
    if LEANING.iter().any(|leaning| word.eq_ignore_ascii_case(leaning)) {
        return true;
    }
    match word.as_bytes() {
        [letter] => b"aiouwzAIOUWZ".contains(letter) || (letter.is_ascii_digit() && is_word(&text[at + 1..])),
        [first, .., last] => {
            let is_number = first.is_ascii_digit()
                && last.is_ascii_digit()
                && word.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, ',' | '.' | ':' | '-' | '–'));
            is_number && is_word(&text[at + 1..])
        }
        [] => false,
    }
}

fn is_word(after: &str) -> bool {
    after.starts_with(char::is_alphanumeric)
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
    fn a_number_is_tied_to_what_it_counts_and_a_postal_code_to_its_town() {
        assert_eq!(tied("Do 7 dni, 21,00 zł"), "Do 7\u{a0}dni, 21,00\u{a0}zł");
        assert_eq!(tied("00-001 Okienkowo"), "00-001\u{a0}Okienkowo");
        assert_eq!(tied("22 listopada 2026, 11:05"), "22\u{a0}listopada 2026, 11:05");
        assert_eq!(tied("00 123 45 00"), "00\u{a0}123\u{a0}45\u{a0}00");
    }

    #[test]
    fn an_abbreviation_is_tied_to_what_it_announces() {
        assert_eq!(tied("o godz. 12:43, ul. Lipowa 7"), "o\u{a0}godz.\u{a0}12:43, ul.\u{a0}Lipowa 7");
        assert_eq!(tied("godz. "), "godz.\u{a0}", "the time may be put in later");
    }

    #[test]
    fn other_words_stay() {
        for text in ["nie da się też ó a", "RPW/2026/1 wpłynął", "od 8:00 – do", "w2 b", " 7 ", "rok 2026. Potem", ""]
        {
            assert_eq!(tied(text), text);
        }
    }
}
