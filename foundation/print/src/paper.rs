//! The press: a template and its values in, a PDF out.

use std::{ops::Range, sync::LazyLock};

use typst::{
    Feature, Library, LibraryExt as _, World, WorldExt as _, comemo,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Dict, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_svg::SvgOptions;
use vocabulary::{Fault, Instant};

const REGULAR: &[u8] = include_bytes!("../fonts/Lato-Regular.ttf");
/// The bold font; the seal's letters are drawn after it.
pub(crate) const BOLD: &[u8] = include_bytes!("../fonts/Lato-Bold.ttf");

/// A template of ours.
#[derive(Clone, Copy)]
pub(crate) enum Template {
    Receipt = 0,
    Letter = 1,
    Answer = 2,
    Log = 3,
}

struct Press {
    /// Every template by [`Template`]; last what they have in common.
    sources: [Source; 5],
    book: LazyHash<FontBook>,
    fonts: [Font; 2],
}

static PRESS: LazyLock<Press> = LazyLock::new(|| {
    let source = |name: &str, text: &str| {
        let path = VirtualPath::new(name).expect("a plain name is a path");
        Source::new(RootedPath::new(VirtualRoot::Project, path).intern(), text.to_owned())
    };
    let font = |data: &'static [u8]| Font::new(Bytes::new(data), 0).expect("a test prints with both fonts");
    let fonts = [font(REGULAR), font(BOLD)];
    Press {
        sources: [
            source("receipt.typ", include_str!("receipt.typ")),
            source("letter.typ", include_str!("letter.typ")),
            source("answer.typ", include_str!("answer.typ")),
            source("log.typ", include_str!("log.typ")),
            source("look.typ", include_str!("look.typ")),
        ],
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

/// Whether both fonts write this sign. PDF/A takes neither a missing sign nor one of the private area.
pub(crate) fn is_printable(sign: char) -> bool {
    !('\u{e000}'..='\u{f8ff}').contains(&sign)
        && PRESS.fonts.iter().all(|font| font.info().coverage.contains(u32::from(sign)))
}

/// All that a template can reach.
struct Desk {
    library: LazyHash<Library>,
    template: Template,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &PRESS.book
    }

    fn main(&self) -> FileId {
        PRESS.sources[self.template as usize].id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        PRESS.sources.iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        PRESS.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The template with the values, as PDF/A-2a and PDF/UA-1. `identity` tells this document from others and is not printed.
///
/// # Errors
/// The template does not fit the values, or the paper breaks a rule of these standards.
pub(crate) fn print(template: Template, values: Dict, identity: &str, made_at: Instant) -> Result<Vec<u8>, Fault> {
    let desk = desk(template, values);
    let printed = typst::compile::<PagedDocument>(&desk).output.and_then(|document| {
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).unwrap_or_default();
        let options = PdfOptions {
            ident: Smart::Custom(identity.to_owned()),
            creator: Smart::Custom(Some("Okienko".to_owned())),
            timestamp: timestamp(made_at),
            standards,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&document, &options)
    });
    // Nothing of one person's paper stays in memory for the next.
    comemo::evict(0);
    printed.map_err(|errors| Fault::new(errors.first().map_or_else(String::new, |error| told(&desk, error))))
}

/// The sheets of the same paper as pictures (SVG).
///
/// # Errors
/// The template does not fit the values.
pub(crate) fn sheets(template: Template, values: Dict) -> Result<Vec<String>, Fault> {
    let desk = desk(template, values);
    let drawn = typst::compile::<PagedDocument>(&desk).output;
    let drawn = drawn
        .map(|document| document.pages().iter().map(|page| typst_svg::svg(page, &SvgOptions::default())).collect());
    comemo::evict(0);
    drawn.map_err(|errors| Fault::new(errors.first().map_or_else(String::new, |error| told(&desk, error))))
}

/// The template with the values, ready to be set.
fn desk(template: Template, values: Dict) -> Desk {
    let extras = [Feature::A11yExtras].into_iter().collect();
    let library = Library::builder().with_inputs(values).with_features(extras).build();
    Desk { library: LazyHash::new(library), template }
}

/// The place in the template and what is wrong there, without what the message quotes: that may be a person's text.
fn told(desk: &Desk, error: &SourceDiagnostic) -> String {
    let source = error.span.id().and_then(|id| desk.source(id).ok());
    let line = source
        .as_ref()
        .zip(desk.range(error.span))
        .and_then(|(source, range)| source.lines().byte_to_line(range.start))
        .map_or(0, |line| line + 1);
    let name = source.map_or_else(String::new, |source| source.id().vpath().get_without_slash().to_string());
    let words: Vec<&str> = error.message.split('`').step_by(2).collect();
    format!("typst: {name}:{line}: {}", words.join("…"))
}

fn timestamp(at: Instant) -> Option<Timestamp> {
    let text = at.rfc3339();
    let part = |range: Range<usize>| text.get(range)?.parse::<u8>().ok();
    let day = text.get(..4)?.parse().ok()?;
    let datetime = Datetime::from_ymd_hms(day, part(5..7)?, part(8..10)?, part(11..13)?, part(14..16)?, part(17..19)?)?;
    Some(Timestamp::new_utc(datetime))
}

#[cfg(test)]
mod tests {
    use typst::foundations::dict;

    use super::*;

    fn empty() -> Desk {
        Desk { library: LazyHash::new(Library::default()), template: Template::Letter }
    }

    #[test]
    fn a_template_reaches_no_file_and_no_clock() {
        let desk = empty();
        let path = VirtualPath::new("other.typ").expect("a path");
        let other = RootedPath::new(VirtualRoot::Project, path).intern();
        for id in [desk.main(), other] {
            assert!(desk.file(id).is_err());
        }
        assert!(desk.source(other).is_err());
        assert!(desk.today(None).is_none());
    }

    #[test]
    fn values_that_do_not_fit_are_a_fault_that_names_the_place() {
        let at = Instant::from_seconds(1_795_000_000);
        let fault = print(Template::Letter, dict! { "title" => "x" }, "x", at).expect_err("a fault").to_string();
        assert!(fault.contains("letter.typ:"), "{fault}");
    }
}
