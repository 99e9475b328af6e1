//! The language of a page for people: asked for in the address, else the browser's, else Polish.

use axum::http::{HeaderMap, header::ACCEPT_LANGUAGE};
use serde::Deserialize;
use vocabulary::Language;

/// What the address asks for.
#[derive(Default, Deserialize)]
pub(crate) struct Wish {
    #[serde(default)]
    jezyk: String,
}

impl Wish {
    /// The language of the answer.
    pub(crate) fn language(&self, headers: &HeaderMap) -> Language {
        wanted(&self.jezyk, headers)
    }
}

fn wanted(asked: &str, headers: &HeaderMap) -> Language {
    Language::of_tag(asked).or_else(|| preferred(headers)).unwrap_or_default()
}

/// The heaviest language of ours in `Accept-Language` (RFC 9110, section 12.5.4).
fn preferred(headers: &HeaderMap) -> Option<Language> {
    let mut best: Option<(Language, f32)> = None;
    for range in headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?.split(',').take(32) {
        let (tag, rest) = range.split_once(';').unwrap_or((range, ""));
        let weight = rest.trim().strip_prefix("q=").map_or(Some(1.0), |weight| weight.parse::<f32>().ok());
        let language = Language::of_tag(&tag.trim().split('-').next().unwrap_or_default().to_ascii_lowercase());
        if let Some((language, weight)) = language.zip(weight)
            && weight > best.map_or(0.0, |(_, heaviest)| heaviest)
        {
            best = Some((language, weight));
        }
    }
    best.map(|(language, _)| language)
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, header::ACCEPT_LANGUAGE};
    use vocabulary::Language;

    use super::wanted;

    #[test]
    fn the_address_goes_before_the_browser_and_polish_stands_in() {
        for (asked, header, language) in [
            ("", "", Language::Pl),
            ("", "de, fr;q=0.9", Language::Pl),
            ("", "en-GB,pl;q=0.9", Language::En),
            ("", "en;q=0.4, pl;q=0.9", Language::Pl),
            ("", "en;q=0", Language::Pl),
            ("pl", "en", Language::Pl),
            ("en", "pl", Language::En),
            ("xx", "en", Language::En),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_LANGUAGE, header.parse().expect("a header"));
            assert_eq!(wanted(asked, &headers), language, "{asked} {header}");
        }
    }
}
