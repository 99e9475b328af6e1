//! What a package tells of each case and each document in it: the necessary elements (niezbędne elementy struktury dokumentów
//! elektronicznych) in version 2.0, in the order of its schema.

use registry::{Category, FileClass};
use vocabulary::Date;
use xml::Writer;

use crate::{ArchivedCase, xml::NAMESPACE};

/// What is told of a document.
pub(crate) struct About<'a> {
    /// What tells it from every other in the office.
    pub id: String,
    pub title: &'a str,
    /// The kind of event, as the schema names it, and its day.
    pub date: (&'static str, Date),
    pub format: String,
    pub size: Option<u64>,
    /// What it is: `pismo`, `notatka`, `załącznik`.
    pub kind: &'static str,
    /// Who did what to it in the office, as the schema names that.
    pub author: Option<(&'static str, &'a str)>,
    /// Who sent it to the office.
    pub sender: Option<&'a str>,
}

/// The case that everything is told for.
pub(crate) struct Of<'a> {
    pub case: &'a ArchivedCase,
    pub class: &'a FileClass,
    /// The office's name.
    pub office: &'a str,
    /// The day it was taken over.
    pub taken_on: Date,
}

/// What is told of a document of a case.
pub(crate) fn document(of: &Of<'_>, about: &About<'_>) -> String {
    let mut xml = begun(&[("SystemID", &about.id)], about.title);
    let (kind, on) = about.date;
    xml.open("data", &[]).element("typDaty", &[], kind).element("czas", &[], &on.to_string()).close();
    xml.open("format", &[]).element("typFormatu", &[], &about.format);
    if let Some(size) = about.size {
        xml.element("wielkosc", &[("miara", "bajt")], &size.to_string());
    }
    xml.close();
    class_and_access(&mut xml, "tekst", about.kind);
    grouping(&mut xml, "znak sprawy", &of.case.sign, &heading(of.class));
    if let Some((what, name)) = about.author {
        xml.open("tworca", &[]).element("funkcja", &[], what);
        person(&mut xml, name);
        xml.close();
    }
    if let Some(name) = about.sender {
        xml.open("nadawca", &[]);
        person(&mut xml, name);
        xml.close();
    }
    kept(&mut xml, of);
    xml.finish()
}

/// What is told of the case itself: a collection.
pub(crate) fn case(of: &Of<'_>) -> String {
    let case = of.case;
    let mut xml = begun(&[("znak sprawy", &case.sign), ("SystemID", &case.id.to_string())], &case.title);
    xml.open("data", &[]).element("zakresDat", &[], "daty skrajne");
    xml.element("czasOd", &[], &case.started_on.to_string())
        .element("czasDo", &[], &case.closed_on.to_string())
        .close();
    xml.open("format", &[]).element("typFormatu", &[], "Multipart/Header-Set").close();
    class_and_access(&mut xml, "kolekcja", "sprawa");
    grouping(&mut xml, "symbol klasyfikacyjny", &of.class.symbol, &heading(of.class));
    xml.open("tworca", &[]).element("funkcja", &[], "utworzy\u{142}");
    institution(&mut xml, of.office);
    xml.close();
    kept(&mut xml, of);
    xml.finish()
}

fn begun(ids: &[(&str, &str)], title: &str) -> Writer {
    let mut xml = Writer::new();
    xml.open("dokument", &[("xmlns", NAMESPACE), ("wersja", "2.0")]);
    for (kind, value) in ids {
        xml.open("identyfikator", &[]).element("typidentyfikatora", &[], kind).element("wartoscId", &[], value).close();
    }
    xml.open("tytul", &[]).element("oryginalny", &[("kodJezyka", "pol")], title).close();
    xml
}

fn class_and_access(xml: &mut Writer, class: &str, kind: &str) {
    xml.open("dostep", &[]).element("dostepnosc", &[], "niepubliczny").close();
    xml.open("typ", &[]).element("klasa", &[], class).element("rodzaj", &[], kind).close();
}

fn grouping(xml: &mut Writer, kind: &str, code: &str, about: &str) {
    xml.open("grupowanie", &[]).element("typGrupy", &[], kind).element("kodGrupy", &[], code);
    xml.element("opis", &[], about).close();
}

fn heading(class: &FileClass) -> String {
    format!("{} {}", class.symbol, class.title)
}

/// The office keeps a name as one text: given names and surname are not told apart.
fn person(xml: &mut Writer, name: &str) {
    xml.open("podmiot", &[]).open("osoba", &[]).element("nazwisko", &[], name).close().close();
}

fn institution(xml: &mut Writer, name: &str) {
    xml.open("podmiot", &[]).open("instytucja", &[]).element("nazwa", &[], name).close().close();
}

fn kept(xml: &mut Writer, of: &Of<'_>) {
    // The schema writes Bc in capitals.
    let category = match of.case.category {
        Category::Bc => "BC".to_owned(),
        category => category.to_string(),
    };
    xml.open("kwalifikacja", &[]).element("kategoria", &[], &category);
    xml.element("data", &[], &of.taken_on.to_string());
    institution(xml, of.office);
    xml.close();
}
