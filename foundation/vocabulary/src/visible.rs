//! Names that strangers choose, shown so that none can pretend to be another.

/// The text with every character that hides or turns what stands around it replaced by a visible mark (U+FFFD).
#[must_use]
pub fn visible(text: &str) -> String {
    text.chars().map(|c| if is_misleading(c) { '\u{fffd}' } else { c }).collect()
}

/// Controls, and the format characters that turn or hide text (Unicode TR 36, section 2).
#[must_use]
pub fn is_misleading(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_hides_or_turns_text_is_marked_and_the_rest_stays() {
        assert_eq!(visible("Łucja Müller-Śniadecka, ΑΒΓ 中文"), "Łucja Müller-Śniadecka, ΑΒΓ 中文");
        assert_eq!(visible("Anna\u{202e}ikslawoK\n\u{200b}"), "Anna\u{fffd}ikslawoK\u{fffd}\u{fffd}");
    }
}
