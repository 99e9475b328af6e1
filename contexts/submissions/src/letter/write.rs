//! Writing the document of a draft.

use accounts::{Address, Delivery, Details, Identity};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use catalogue::{Answers, Line, Service, Shown, Slot};
use receipts::Party;
use vocabulary::{DraftId, Fault, Instant, Language, visible};
use xml::Writer;

use super::{About, blocks, namespace, title, word};
use crate::Supplement;

/// What a document says.
pub(crate) struct Content<'a> {
    pub draft: DraftId,
    pub service: &'a Service,
    pub answers: &'a Answers,
    pub applicant: &'a Details,
    pub office: &'a Party,
    pub about: Option<&'a About>,
    pub supplement: Option<&'a Supplement>,
    pub made_at: Instant,
    pub enclosures: Vec<Enclosure<'a>>,
}

/// A file that the document carries or names.
pub(crate) struct Enclosure<'a> {
    pub slot: &'a Slot,
    pub name: &'a str,
    pub media_type: &'a str,
    pub size: u64,
    pub sha256: [u8; 32],
    /// Its content, when the document carries it.
    pub embedded: Option<Bytes>,
}

/// The document. The same content gives the same bytes: already the canonical form (Canonical XML 1.0), without a
/// declaration, comments or processing instructions.
///
/// # Errors
/// The service has no form.
pub(crate) fn write_letter(content: &Content<'_>) -> Result<String, Fault> {
    let form = content.service.form.as_ref().ok_or_else(|| Fault::new("a document of a service without a form"))?;
    let (service, made_at) = (content.service, content.made_at.rfc3339_warsaw());
    let name = &service.text(Language::Pl).name;
    let mut xml = Writer::new();
    xml.open(
        "wnio:Dokument",
        &[
            ("xmlns:adr", blocks::ADR),
            ("xmlns:inst", blocks::INST),
            ("xmlns:meta", blocks::META),
            ("xmlns:oso", blocks::OSO),
            ("xmlns:str", blocks::STR),
            ("xmlns:wnio", &namespace(&service.code, service.revision)),
        ],
    );

    xml.open("wnio:OpisDokumentu", &[]);
    made(&mut xml, &made_at);
    identifier(&mut xml, word::DRAFT, &content.draft.to_string());
    identifier(&mut xml, word::SERVICE, &service.code);
    identifier(&mut xml, word::REVISION, &service.revision.to_string());
    xml.element("meta:Jezyk", &[("kodJezyka", "pol")], "polski");
    xml.element("meta:OpisDokumentu", &[], name);
    xml.close();

    xml.open("wnio:DaneDokumentu", &[]);
    xml.open("str:Naglowek", &[]).element("str:NazwaDokumentu", &[], name).close();
    made(&mut xml, &made_at);
    xml.open("str:Adresaci", &[]).open("meta:Podmiot", &[]);
    office(&mut xml, content.office);
    xml.close().close();
    xml.open("str:Nadawcy", &[]).open("meta:Podmiot", &[]);
    person(&mut xml, content.applicant);
    xml.close().close();
    xml.close();

    xml.open("wnio:TrescDokumentu", &[("format", "text/xml"), ("kodowanie", "XML")]);
    xml.element("wnio:Tytul", &[], &title(service, content.answers));
    if let Some(about) = content.about {
        let (id, at) = (about.submission.to_string(), about.entered_at.rfc3339_warsaw());
        xml.element("wnio:DotyczyPisma", &[("identyfikator", &id), ("wplynelo", &at)], &about.number.to_string());
    }
    if let Some(supplement) = content.supplement {
        let (call, letter) = (supplement.call.to_string(), supplement.letter.to_string());
        let attributes = [("identyfikator", call.as_str()), ("pismo", &letter)];
        xml.element("wnio:UzupelniaNaWezwanie", &attributes, &supplement.sign);
    }
    more_of_person(&mut xml, content.applicant);
    for (step, lines) in form.lines(content.answers) {
        let heading = step.name.text(Language::Pl);
        xml.open("wnio:Czesc", &[("nazwa", &step.id), ("tytul", heading)]);
        for line in &lines {
            field(&mut xml, line);
        }
        xml.close();
    }
    for fee in form.fees(content.answers) {
        let amount = fee.amount.to_string();
        xml.element("wnio:Oplata", &[("kwota", &amount), ("waluta", "PLN")], fee.label.text(Language::Pl));
    }
    enclosures(&mut xml, &content.enclosures);
    Ok(xml.finish())
}

fn made(xml: &mut Writer, at: &str) {
    xml.open("meta:Data", &[("typDaty", "stworzony")]).element("meta:Czas", &[], at).close();
}

fn identifier(xml: &mut Writer, kind: &str, value: &str) {
    xml.open("meta:Identyfikator", &[("typIdentyfikatora", kind)]).element("meta:Wartosc", &[], value).close();
}

fn office(xml: &mut Writer, office: &Party) {
    xml.open("inst:Instytucja", &[]).open("inst:IdInstytucji", &[]);
    match (office.identifier.0.as_str(), &office.identifier.1) {
        ("NIP", number) => {
            xml.element("inst:NIP", &[], number);
        }
        (kind, value) => other_identifier(xml, "inst", kind, value),
    }
    xml.close().element("inst:NazwaInstytucji", &[], &office.name).close();
}

fn other_identifier(xml: &mut Writer, block: &str, kind: &str, value: &str) {
    xml.open(&format!("{block}:InnyIdentyfikator"), &[]);
    xml.element(&format!("{block}:TypIdentyfikatora"), &[], kind);
    xml.element(&format!("{block}:WartoscIdentyfikatora"), &[], value);
    xml.close();
}

/// Block `oso:Osoba`, in the order observed in letters.
fn person(xml: &mut Writer, person: &Details) {
    xml.open("oso:Osoba", &[]);
    match &person.identity {
        Some(Identity::Pesel(pesel)) => {
            xml.open("oso:IdOsoby", &[]).element("oso:PESEL", &[], pesel.as_str()).close();
        }
        Some(Identity::Document { document, .. }) => {
            xml.open("oso:IdOsoby", &[]);
            other_identifier(xml, "oso", word::DOCUMENT, document);
            xml.close();
        }
        None => {}
    }
    xml.element("oso:Imie", &[], &visible(&person.names));
    xml.element("oso:Nazwisko", &[("rodzajCzlonu", "pierwszy")], &visible(&person.surname));
    if let Some(home) = &person.address {
        address(xml, home);
    }
    if person.phone.is_some() || person.email.is_some() {
        xml.open("adr:Kontakt", &[]);
        for (name, value) in [("adr:Telefon", &person.phone), ("adr:Email", &person.email)] {
            if let Some(value) = value {
                xml.element(name, &[], value);
            }
        }
        xml.close();
    }
    xml.close();
}

fn address(xml: &mut Writer, address: &Address) {
    xml.open("adr:Adres", &[]);
    xml.element("adr:KodPocztowy", &[], &address.postal_code);
    xml.element("adr:Miejscowosc", &[], &address.town);
    for (name, value) in
        [("adr:Ulica", &address.street), ("adr:Budynek", &address.building), ("adr:Lokal", &address.flat)]
    {
        if !value.is_empty() {
            xml.element(name, &[], value);
        }
    }
    xml.close();
}

/// What block `oso:Osoba` has no place for.
fn more_of_person(xml: &mut Writer, person: &Details) {
    xml.open("wnio:Wnioskodawca", &[]);
    if let Some(Identity::Document { birth_date, citizenship, .. }) = &person.identity {
        xml.element("wnio:DataUrodzenia", &[], &birth_date.to_string());
        xml.element("wnio:Obywatelstwo", &[], citizenship);
    }
    if let Some(mailing) = &person.mailing_address {
        xml.open("wnio:AdresDoKorespondencji", &[]);
        address(xml, mailing);
        xml.close();
    }
    let (way, ade) = match &person.delivery {
        Delivery::Account => (word::TO_ACCOUNT, ""),
        Delivery::Ade(ade) => (word::TO_ADE, ade.as_str()),
        Delivery::Paper => (word::ON_PAPER, ""),
    };
    xml.element("wnio:SposobDoreczenia", &[("rodzaj", way)], ade);
    xml.close();
}

/// A question with its answer: what programs read stands in `wartosc`, what people read in the text.
fn field(xml: &mut Writer, line: &Line<'_>) {
    let (kind, value, shown) = match &line.value {
        Shown::Text(text) => (word::TEXT, None, text.clone()),
        Shown::Choice(choice) => (word::CHOICE, Some(choice.value.clone()), choice.label.text(Language::Pl).to_owned()),
        Shown::Ticked => (word::STATEMENT, Some(Answers::TICKED.to_owned()), Answers::TICKED.to_owned()),
        Shown::Whole(number) => (word::NUMBER, None, number.to_string()),
        Shown::Date(date) => (word::DAY, None, date.to_string()),
        Shown::Nothing if line.field.kind == catalogue::Kind::Statement => (word::STATEMENT, None, String::new()),
        Shown::Nothing => (word::NOTHING, None, String::new()),
    };
    let label = line.field.label.text(Language::Pl);
    let mut attributes = vec![("etykieta", label), ("nazwa", line.field.name.as_str()), ("rodzaj", kind)];
    if let Some(value) = &value {
        attributes.push(("wartosc", value));
    }
    xml.element("wnio:Pole", &attributes, &shown);
}

/// A list of every file with its hash, then the contents that the document carries.
fn enclosures(xml: &mut Writer, enclosures: &[Enclosure<'_>]) {
    for file in enclosures {
        let (size, sha256) = (file.size.to_string(), hex::encode(file.sha256));
        xml.element(
            "wnio:Plik",
            &[
                ("miejsce", &file.slot.name),
                ("nazwa", file.name),
                ("rozmiar", &size),
                ("sha256", &sha256),
                ("typ", file.media_type),
                ("wDokumencie", if file.embedded.is_some() { word::YES } else { word::NO }),
            ],
            file.slot.label.text(Language::Pl),
        );
    }
    if enclosures.iter().all(|file| file.embedded.is_none()) {
        return;
    }
    xml.open("str:Zalaczniki", &[]);
    for file in enclosures {
        let Some(content) = &file.embedded else { continue };
        let attributes = [("format", file.media_type), ("kodowanie", "base64"), ("nazwaPliku", file.name)];
        xml.open("str:Zalacznik", &attributes);
        xml.element("str:DaneZalacznika", &[], &STANDARD.encode(content));
        xml.element("str:OpisZalacznika", &[], file.slot.label.text(Language::Pl));
        xml.close();
    }
    xml.close();
}
