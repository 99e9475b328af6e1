//! The language of a page: asked for in the address, chosen before, of the account, or of the browser.

use axum::http::{HeaderMap, Uri, header};
use vocabulary::Language;

/// The name of the cookie that keeps a visitor's choice.
pub(crate) const COOKIE: &str = "jezyk";

/// The language asked for by `?lang=`.
pub(crate) fn asked(uri: &Uri) -> Option<Language> {
    uri.query()?.split('&').find_map(|pair| pair.strip_prefix("lang=")).and_then(Language::of_tag)
}

/// The first language of `Accept-Language` that we speak, by the weights given there (RFC 9110, section 12.5.4).
pub(crate) fn preferred(headers: &HeaderMap) -> Option<Language> {
    let text = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut best: Option<(Language, f32)> = None;
    for range in text.split(',').take(32) {
        let mut parts = range.split(';');
        let tag = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
        let weight = parts
            .find_map(|part| part.trim().strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()))
            .unwrap_or(1.0)
            .clamp(0.0, 1.0);
        let spoken = Language::of_tag(tag.split('-').next().unwrap_or_default());
        if let Some(language) = spoken
            && weight > 0.0
            && best.is_none_or(|(_, other)| weight > other)
        {
            best = Some((language, weight));
        }
    }
    best.map(|(language, _)| language)
}

/// The same address asking for another language.
pub(crate) fn same_page_in(uri: &Uri, language: Language) -> String {
    let mut address = uri.path().to_owned();
    let mut sign = '?';
    for pair in uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang="))
    {
        address.push(sign);
        address.push_str(pair);
        sign = '&';
    }
    format!("{address}{sign}lang={}", language.tag())
}

/// A page of ours, by its bare address, in a language.
pub(crate) fn page_in(address: &str, language: Language) -> String {
    format!("{address}?lang={}", language.tag())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_language_we_speak_is_taken() {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, "de, en-GB;q=0.8, pl;q=0.9".parse().expect("header"));
        assert_eq!(preferred(&headers), Some(Language::Pl));
        headers.insert(header::ACCEPT_LANGUAGE, "en-US,en;q=0.5".parse().expect("header"));
        assert_eq!(preferred(&headers), Some(Language::En));
        headers.insert(header::ACCEPT_LANGUAGE, "uk".parse().expect("header"));
        assert_eq!(preferred(&headers), None);
    }

    #[test]
    fn the_other_language_keeps_the_rest_of_the_address() {
        let uri: Uri = "/biuro?q=hałas%20nocny&lang=pl&przed=5".replace('ł', "%C5%82").parse().expect("uri");
        assert_eq!(same_page_in(&uri, Language::En), "/biuro?q=ha%C5%82as%20nocny&przed=5&lang=en");
        assert_eq!(asked(&uri), Some(Language::Pl));
    }
}
