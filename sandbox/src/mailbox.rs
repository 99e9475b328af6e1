//! The mailbox of everybody: mail that the sandbox's server took, kept in a folder and shown on a page.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use mail_parser::{HeaderValue, MessageParser};
use vocabulary::{Fault, Instant, Language};

use crate::folder;

/// The largest mail taken, in octets.
pub(crate) const LARGEST_MAIL: usize = 256 * 1024;
/// The most mails kept; older ones make room.
const MOST_KEPT: usize = 300;
/// The most mails on a page.
const MOST_SHOWN: usize = 50;
/// The most of a mail's text that is shown, in characters.
const LONGEST_TEXT: usize = 20_000;

/// The folder with the mails, one file each, named so that names sort by time.
pub(crate) struct Mailbox {
    folder: PathBuf,
    turn: Mutex<()>,
}

/// A mail as the page shows it.
struct Mail {
    from: String,
    to: String,
    subject: String,
    at: Instant,
    text: String,
    /// The mail has a part that mail programs show instead of the text.
    html: Option<String>,
}

impl Mailbox {
    pub fn open(folder: &Path) -> Result<Self, Fault> {
        fs::create_dir_all(folder)?;
        Ok(Self { folder: folder.to_owned(), turn: Mutex::new(()) })
    }

    /// Keeps a mail.
    pub fn put(&self, octets: &[u8], at: Instant) -> Result<(), Fault> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = self.names()?;
        let name = (0..).map(|n: u32| format!("{:020}-{n:04}.eml", at.micros())).find(|name| !kept.contains(name));
        folder::replace(&self.folder.join(name.unwrap_or_default()), octets)?;
        for old in kept.iter().rev().skip(MOST_KEPT - 1) {
            fs::remove_file(self.folder.join(old))?;
        }
        Ok(())
    }

    /// The page, newest mail first.
    pub fn page(&self, language: Language) -> Result<String, Fault> {
        let mut shown = String::new();
        for name in self.names()?.iter().rev().take(MOST_SHOWN) {
            match fs::read(self.folder.join(name)) {
                Ok(octets) => shown.push_str(&mail(name, &octets).shown(name.trim_end_matches(".eml"), language)),
                // It made room just now.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error.into()),
            }
        }
        let (page, empty) = match language {
            Language::Pl => (include_str!("pages/mailbox_pl.html"), "<p>Niczego jeszcze nie wysłano.</p>\n"),
            Language::En => (include_str!("pages/mailbox_en.html"), "<p>Nothing has been sent yet.</p>\n"),
        };
        let empty = if shown.is_empty() { empty } else { "" };
        let page = page.replace("{style}", include_str!("pages/mailbox.css"));
        Ok(page.replace("{empty}", empty).replace("{mails}", &shown))
    }

    /// What mail programs show of a mail, if it is kept and has such a part.
    pub fn html(&self, id: &str) -> Result<Option<String>, Fault> {
        let Some(name) = self.names()?.into_iter().find(|name| name.trim_end_matches(".eml") == id) else {
            return Ok(None);
        };
        match fs::read(self.folder.join(&name)) {
            Ok(octets) => Ok(mail(&name, &octets).html),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The names of what is kept, oldest first.
    fn names(&self) -> Result<Vec<String>, Fault> {
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            names.extend(entry?.file_name().into_string().ok().filter(|name| name.ends_with(".eml")));
        }
        names.sort();
        Ok(names)
    }
}

fn mail(name: &str, octets: &[u8]) -> Mail {
    let micros = name.split('-').next().and_then(|micros| micros.parse().ok()).unwrap_or_default();
    let read = MessageParser::default().parse(octets);
    let header = |name: &str| {
        let value = read.as_ref().and_then(|mail| mail.header(name));
        match value {
            Some(HeaderValue::Text(text)) => text.to_string(),
            Some(HeaderValue::Address(people)) => {
                people.iter().filter_map(|person| person.address.as_deref()).collect::<Vec<_>>().join(", ")
            }
            _ => String::new(),
        }
    };
    let text = read.as_ref().and_then(|mail| mail.body_text(0)).unwrap_or_default();
    Mail {
        from: header("From"),
        to: header("To"),
        subject: header("Subject"),
        at: Instant::from_micros(micros),
        text: text.chars().take(LONGEST_TEXT).collect(),
        html: read
            .as_ref()
            .and_then(|mail| mail.html_part(0).filter(|part| part.is_text_html()))
            .and_then(|part| part.text_contents().map(str::to_owned)),
    }
}

impl Mail {
    fn shown(&self, id: &str, language: Language) -> String {
        let (hour, minute, second) = self.at.warsaw_time();
        let (from, to, as_programs_show_it) = match language {
            Language::Pl => ("Od", "Do", "Tak pokaże go program pocztowy"),
            Language::En => ("From", "To", "As a mail program shows it"),
        };
        let subject = escaped(&self.subject);
        let html = self.html.as_ref().map_or_else(String::new, |_| {
            format!(
                "<p><a href=\"/mailbox/{id}/html\" rel=\"noreferrer\">{as_programs_show_it}<span class=\"aloud\">: {subject}</span></a></p>\n"
            )
        });
        format!(
            "<article aria-labelledby=\"m{id}\">\n<h2 id=\"m{id}\">{subject}</h2>\n<dl><dt>{from}</dt><dd>{}</dd><dt>{to}</dt><dd>{}</dd></dl>\n<p><time datetime=\"{}\">{}, {hour}:{minute:02}:{second:02}</time></p>\n<p class=\"text\">{}</p>\n{html}</article>\n",
            escaped(&self.from),
            escaped(&self.to),
            self.at.rfc3339_warsaw(),
            self.at.warsaw_date(),
            linked(&self.text),
        )
    }
}

/// The text with its addresses of pages as links, everything else escaped.
fn linked(text: &str) -> String {
    let mut html = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("http://").into_iter().chain(rest.find("https://")).min() {
        let (before, from) = rest.split_at(at);
        let end = from.find(|sign: char| sign.is_whitespace() || "<>\"'".contains(sign)).unwrap_or(from.len());
        let (url, after) = from.split_at(end);
        let url_shown = url.trim_end_matches(['.', ',', ';', ')']);
        html.push_str(&escaped(before));
        let address = escaped(url_shown);
        html.push_str(&format!("<a href=\"{address}\" rel=\"noreferrer\">{address}</a>"));
        html.push_str(&escaped(&url[url_shown.len()..]));
        rest = after;
    }
    html + &escaped(rest)
}

/// Text as HTML; what would turn the line around is made visible.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // Letters that turn the line around would show another text than the one that came.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => safe.push('\u{fffd}'),
            _ => safe.push(sign),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::linked;

    #[test]
    fn only_addresses_of_pages_become_links_and_nothing_else_becomes_markup() {
        assert_eq!(
            linked("<b> http://a.example/x?y=1&z=2. javascript:alert(1) 'https://b.example\"onclick=1"),
            "&lt;b&gt; <a href=\"http://a.example/x?y=1&amp;z=2\" rel=\"noreferrer\">http://a.example/x?y=1&amp;z=2</a>. \
             javascript:alert(1) &#39;<a href=\"https://b.example\" rel=\"noreferrer\">https://b.example</a>&quot;onclick=1"
        );
    }
}
