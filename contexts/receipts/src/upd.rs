//! The receipt of delivery (urzędowe poświadczenie doręczenia, UPD) as XML: what its addressee signs before a letter of the
//! office is opened to them (act on informatisation of 17 February 2005, art. 3 point 20). After the stylesheet of the schema
//! UPO/2008/05/09, whose own text was not available: names and order are as observed.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha256};
use vocabulary::Instant;
use xml::{Document, Limits, NodeId, Writer};

use crate::{NAMESPACE, Party, Unreadable, prepare::readable, upp};

/// XML-Signature Syntax and Processing.
const DS: &str = "http://www.w3.org/2000/09/xmldsig#";
/// The full name of the only digest used, XML Encryption 5.8.
const SHA256: &str = "http://www.w3.org/2001/04/xmlenc#sha256";

/// What a receipt of delivery says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upd {
    /// The receipt's own number.
    pub number: String,
    /// The office that delivers.
    pub issuer: Party,
    /// Who takes delivery and signs.
    pub addressee: Party,
    /// When the addressee asked to sign it.
    pub received_at: Instant,
    /// When it was made.
    pub made_at: Instant,
    /// The sign of the case.
    pub case: String,
    /// The id of the letter.
    pub letter: String,
    /// The very file that is delivered.
    pub file: DeliveredFile,
}

/// The file that a receipt of delivery is about, told so that anybody can recognise it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveredFile {
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of its content in base64.
    pub sha256: String,
}

/// Labels of the supplementary information. They are codes of this format, read again by [`Upd::read`].
mod label {
    pub const DIGEST: &str = "AlgorytmSkrotu";
    pub const NAME: &str = "Plik.1.Nazwa";
    pub const SIZE: &str = "Plik.1.Rozmiar";
    pub const SHA256: &str = "Plik.1.SHA-256";
}

impl DeliveredFile {
    /// A file of this name and content.
    #[must_use]
    pub fn of(name: String, content: &[u8]) -> Self {
        Self { name, size: content.len() as u64, sha256: STANDARD.encode(Sha256::digest(content)) }
    }

    /// Whether this content is the file's.
    #[must_use]
    pub fn is(&self, content: &[u8]) -> bool {
        self.sha256 == STANDARD.encode(Sha256::digest(content))
    }
}

impl Upd {
    /// A number that nobody can guess, for a receipt made in this year.
    #[must_use]
    pub fn new_number(year: i16, random: [u8; 12]) -> String {
        format!("UPD/{year}/{}", readable(&random))
    }

    /// The receipt as XML without a signature, already in the form that exclusive canonicalisation gives.
    #[must_use]
    pub fn write(&self) -> String {
        let mut xml = Writer::new();
        xml.open("pos:Dokument", &[("xmlns:pos", NAMESPACE)]).open("pos:UPD", &[]);
        xml.element("pos:IdentyfikatorPoswiadczenia", &[], &self.number);
        upp::party(&mut xml, "pos:PodmiotWystawiajacyPoswiadczenie", &self.issuer);
        upp::party(&mut xml, "pos:Adresat", &self.addressee);
        xml.element("pos:DataOdbioru", &[], &self.received_at.rfc3339_warsaw());
        xml.element("pos:DataUtworzeniaPoswiadczenia", &[], &self.made_at.rfc3339_warsaw());
        xml.element("pos:IdentyfikatorSprawy", &[], &self.case);
        xml.element("pos:IdentyfikatorDokumentu", &[], &self.letter);
        let mut more = |label: &str, value: &str| {
            xml.element("pos:InformacjaUzupelniajaca", &[("TypInformacjiUzupelniajacej", label)], value);
        };
        more(label::DIGEST, SHA256);
        more(label::NAME, &self.file.name);
        more(label::SIZE, &self.file.size.to_string());
        more(label::SHA256, &self.file.sha256);
        xml.finish()
    }

    /// Reads a receipt of delivery, unsigned, or with its signature inside or around it. It says nothing about the signature.
    ///
    /// # Errors
    /// It is not XML within the limits, or not a receipt as [`Upd::write`] makes it.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let tree = xml::parse(bytes, &Limits::default()).map_err(|_| Unreadable)?;
        let root = tree.document_element().ok_or(Unreadable)?;
        if !xml::is_element(&tree, root, DS, "Signature") {
            return read_at(&tree, root);
        }
        let mut found = xml::children(&tree, root, DS, "Object").filter_map(|object| carried(&tree, object));
        match (found.next(), found.next()) {
            (Some(upd), None) => Ok(upd),
            _ => Err(Unreadable),
        }
    }
}

/// The receipt that an object of a signature holds, as it is or in base64.
fn carried(tree: &Document<'_>, object: NodeId) -> Option<Upd> {
    let mut elements = tree.children_iter(object).filter(|node| tree.element(*node).is_some());
    match (elements.next(), elements.next()) {
        (Some(element), None) => read_at(tree, element).ok(),
        (Some(_), Some(_)) => None,
        (None, _) => {
            let text: String = xml::text(tree, object).split_ascii_whitespace().collect();
            let octets = STANDARD.decode(text).ok()?;
            let held = xml::parse(&octets, &Limits::default()).ok()?;
            read_at(&held, held.document_element()?).ok()
        }
    }
}

fn read_at(tree: &Document<'_>, root: NodeId) -> Result<Upd, Unreadable> {
    if !xml::is_element(tree, root, NAMESPACE, "Dokument") {
        return Err(Unreadable);
    }
    let one = |parent, name| {
        let mut found = xml::children(tree, parent, NAMESPACE, name);
        match (found.next(), found.next()) {
            (Some(node), None) => Ok(node),
            _ => Err(Unreadable),
        }
    };
    let upd = one(root, "UPD")?;
    let text = |name| one(upd, name).map(|node| xml::text(tree, node));
    let instant = |name| Instant::parse(&text(name)?).map_err(|_| Unreadable);
    let party = |name| {
        let node = one(upd, name)?;
        let identifier = one(node, "IdentyfikatorPodmiotu")?;
        let kind = xml::attribute(tree, identifier, "TypIdentyfikatora").unwrap_or_default().to_owned();
        Ok(Party { name: xml::text(tree, one(node, "Nazwa")?), identifier: (kind, xml::text(tree, identifier)) })
    };
    let more = |label: &str| {
        let is_it = |node: &NodeId| xml::attribute(tree, *node, "TypInformacjiUzupelniajacej") == Some(label);
        let mut found = xml::children(tree, upd, NAMESPACE, "InformacjaUzupelniajaca").filter(is_it);
        match (found.next(), found.next()) {
            (Some(node), None) => Ok(xml::text(tree, node)),
            _ => Err(Unreadable),
        }
    };
    if more(label::DIGEST)? != SHA256 {
        return Err(Unreadable);
    }
    Ok(Upd {
        number: text("IdentyfikatorPoswiadczenia")?,
        issuer: party("PodmiotWystawiajacyPoswiadczenie")?,
        addressee: party("Adresat")?,
        received_at: instant("DataOdbioru")?,
        made_at: instant("DataUtworzeniaPoswiadczenia")?,
        case: text("IdentyfikatorSprawy")?,
        letter: text("IdentyfikatorDokumentu")?,
        file: DeliveredFile {
            name: more(label::NAME)?,
            size: more(label::SIZE)?.parse().map_err(|_| Unreadable)?,
            sha256: more(label::SHA256)?,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Upd {
        let party = |name: &str| Party { name: name.to_owned(), identifier: ("KONTO".to_owned(), "1".to_owned()) };
        Upd {
            number: "UPD/2026/ABCD2345EFGH".to_owned(),
            issuer: party("Urząd <Miasta> & spółka"),
            addressee: party("Żaneta \"Ż\" Kowalska"),
            received_at: Instant::parse("2026-11-22T10:05:07.123Z").expect("rfc3339"),
            made_at: Instant::parse("2026-11-22T10:05:08Z").expect("rfc3339"),
            case: "OR.5345.1.2026".to_owned(),
            letter: "d".to_owned(),
            file: DeliveredFile::of("OR.5345.1.2026.pdf".to_owned(), b"%PDF-"),
        }
    }

    #[test]
    fn a_receipt_of_delivery_is_read_as_it_was_written_and_out_of_a_signature_around_it() {
        let xml = sample().write();
        assert_eq!(Upd::read(xml.as_bytes()), Ok(sample()));
        for held in [xml.clone(), STANDARD.encode(&xml)] {
            let around = format!("<ds:Signature xmlns:ds=\"{DS}\"><ds:Object>{held}</ds:Object></ds:Signature>");
            assert_eq!(Upd::read(around.as_bytes()), Ok(sample()));
        }
        let twice = format!(
            "<ds:Signature xmlns:ds=\"{DS}\"><ds:Object>{xml}</ds:Object><ds:Object>{xml}</ds:Object></ds:Signature>"
        );
        assert_eq!(Upd::read(twice.as_bytes()), Err(Unreadable));
    }

    #[test]
    fn its_elements_stand_in_the_order_of_the_stylesheet() {
        let xml = sample().write();
        let names = [
            "IdentyfikatorPoswiadczenia",
            "PodmiotWystawiajacyPoswiadczenie",
            "Adresat",
            "DataOdbioru",
            "DataUtworzeniaPoswiadczenia",
            "IdentyfikatorSprawy",
            "IdentyfikatorDokumentu",
            "InformacjaUzupelniajaca",
        ];
        let places: Vec<_> = names.iter().map(|name| xml.find(&format!("<pos:{name}")).expect("in it")).collect();
        assert!(places.is_sorted(), "{xml}");
    }

    #[test]
    fn a_receipt_of_filing_is_none_of_delivery() {
        let other = sample().write().replace("pos:UPD", "pos:UPP");
        assert_eq!(Upd::read(other.as_bytes()), Err(Unreadable));
        assert!(sample().file.is(b"%PDF-") && !sample().file.is(b"%PDF"));
    }
}
