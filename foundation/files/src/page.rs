//! What a browser would run although it is XML: web pages, drawings with scripts, stylesheets from elsewhere.
//!
//! Nothing is parsed: what a browser needs in order to run an XML file is looked for wherever it may stand, as long as the
//! file may be.

use std::borrow::Cow;

use crate::Other;

/// Namespaces of what is run, as the values that declare them.
const RUN: [(&str, Other); 2] =
    [("http://www.w3.org/1999/xhtml", Other::Page), ("http://www.w3.org/2000/svg", Other::Picture)];

/// Where the stylesheets of Polish public documents stand: the Central Repository of Document Models.
const MODELS: [&str; 2] = ["http://crd.gov.pl/", "https://crd.gov.pl/"];

/// What an XML file is to a browser, when that is more than a document.
pub(crate) fn page(content: &[u8]) -> Option<Other> {
    let text = String::from_utf8_lossy(content);
    // XML holds no such control (XML 1.0, section 2.2); encodings that switch their alphabet by it could hide names.
    if text.contains('\u{1b}') {
        return Some(Other::Unknown);
    }
    let plain = without_references(&text);
    if let Some((_, other)) = RUN.iter().find(|(name, _)| is_value(&plain, name)) {
        return Some(*other);
    }
    // Entities of its own could put such a name together.
    if text.contains("<!ENTITY") && values_after(&plain, "xmlns").any(|value| value.contains(['&', '%'])) {
        return Some(Other::Page);
    }
    let mut stylesheets = plain.split("<?xml-stylesheet").skip(1);
    if stylesheets.any(|told| comes_from_elsewhere(told.split_once("?>").map_or(told, |(told, _)| told))) {
        return Some(Other::Page);
    }
    looks_like_page(&text)
}

/// What the first lines look like to those who do not ask for namespaces.
fn looks_like_page(text: &str) -> Option<Other> {
    let start: String = text.chars().take(1_024).collect::<String>().to_ascii_lowercase();
    if start.contains("<svg") {
        return Some(Other::Picture);
    }
    ["<html", "<!doctype html", "<script"].iter().any(|mark| start.contains(mark)).then_some(Other::Page)
}

/// Whether this stands between quotation marks.
fn is_value(text: &str, name: &str) -> bool {
    text.match_indices(name)
        .any(|(place, _)| text[..place].ends_with(['"', '\'']) && text[place + name.len()..].starts_with(['"', '\'']))
}

/// The values between quotation marks that follow this name.
fn values_after<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = &'t str> {
    text.match_indices(name).filter_map(move |(place, _)| {
        let value = text[place + name.len()..].split_once('=')?.1.trim_start();
        let mark = value.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
        value[1..].split_once(mark).map(|(value, _)| value)
    })
}

/// Numbered references to ASCII characters put into effect: `&#104;` is an `h` in a value.
fn without_references(text: &str) -> Cow<'_, str> {
    if !text.contains("&#") {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("&#") {
        plain.push_str(before);
        // References may be padded with zeros, but not for long in anything that is meant well.
        let told = after.bytes().take(64).position(|byte| byte == b';').map(|end| (&after[..end], &after[end + 1..]));
        let number = told.and_then(|(told, _)| match told.strip_prefix('x') {
            Some(digits) => u8::from_str_radix(digits, 16).ok(),
            None => told.parse().ok(),
        });
        match (number.filter(u8::is_ascii_graphic), told) {
            (Some(number), Some((_, behind))) => {
                plain.push(char::from(number));
                rest = behind;
            }
            _ => {
                plain.push_str("&#");
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// Whether a stylesheet (xml-stylesheet 1.0), told by these words, neither stands beside the file nor belongs to the models
/// of public documents.
fn comes_from_elsewhere(told: &str) -> bool {
    let mut addresses = values_after(told, "href").peekable();
    addresses.peek().is_none()
        || addresses.any(|address| {
            let address = address.trim();
            let beside = !address.is_empty()
                && !address.starts_with("..")
                && !address.contains([':', '\\', '#', '&', '?'])
                && !address.starts_with('/');
            !beside && !MODELS.iter().any(|models| address.starts_with(models))
        })
}

#[cfg(test)]
mod tests {
    use super::page;
    use crate::Other;

    #[test]
    fn a_page_or_a_drawing_is_told_wherever_it_stands() {
        let long = "x".repeat(20_000);
        for (text, told) in [
            (
                format!("<?xml version=\"1.0\"?><!--{long}--><svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
                Other::Picture,
            ),
            ("<x:html xmlns:x=\"http://www.w3.org/1999/xhtml\"><x:script/></x:html>".to_owned(), Other::Page),
            ("<x:html xmlns:x='http://www.w3.org/1999/xh&#116;m&#x6C;'/>".to_owned(), Other::Page),
            ("<x:html xmlns:x='http://www.w3.org/1999/xh&#0116;ml'/>".to_owned(), Other::Page),
            (format!("<a>{long}<b xmlns='http://www.w3.org/1999/xhtml'/></a>"), Other::Page),
            ("<!DOCTYPE a [<!ENTITY t 'xhtml'>]><a xmlns='http://www.w3.org/1999/&t;'/>".to_owned(), Other::Page),
            ("<!DOCTYPE a [<!ATTLIST a xmlns CDATA 'http://www.w3.org/1999/xhtml'>]><a/>".to_owned(), Other::Page),
            ("<a xmlns='http://www.w3.org/1999/xh\u{1b}(Btml'/>".to_owned(), Other::Unknown),
        ] {
            assert_eq!(page(text.as_bytes()), Some(told), "{text:.200}");
        }
        let latin =
            b"<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?><!-- \xb1 --><svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        assert_eq!(page(latin), Some(Other::Picture));
    }

    #[test]
    fn words_about_pages_are_no_page() {
        for text in [
            "<a>svg, html, http://www.w3.org/1999/xhtml</a>",
            "<a xmlns=\"urn:a\" b=\"html\">&#60;svg&#62; &#; &#x; &#99999;</a>",
            "<!DOCTYPE a [<!ENTITY b 'c'>]><a xmlns='urn:a'>&b;</a>",
            "",
            "<",
            "<!-- ",
        ] {
            assert_eq!(page(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn a_stylesheet_stands_beside_or_among_the_models_of_public_documents() {
        for (href, taken) in [
            ("styl.xsl", true),
            ("http://crd.gov.pl/wzor/2017/10/24/4566/styl.xsl", true),
            ("https://crd.gov.pl/wzor/2017/10/24/4566/styl.xsl", true),
            ("http://evil.example/x.xsl", false),
            ("http://crd.gov.pl.evil.example/x.xsl", false),
            ("http&#58;//evil.example/x.xsl", false),
            ("//evil.example/x.xsl", false),
            ("data:text/xsl,x", false),
            ("#inside", false),
            ("", false),
        ] {
            let text =
                format!("<?xml version='1.0'?>\n<!-- --><?xml-stylesheet type=\"text/xsl\" href = \"{href}\"?><a/>");
            assert_eq!(page(text.as_bytes()).is_none(), taken, "{href}");
        }
        assert_eq!(page(b"<?xml-stylesheet href='a.xsl' href='http://evil'?><a/>"), Some(Other::Page));
        assert_eq!(page(b"<!DOCTYPE a [<!ENTITY b '>'>]><?xml-stylesheet href='http://evil'?><a/>"), Some(Other::Page));
    }
}
