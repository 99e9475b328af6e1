//! The receipt as XML, after the samples of the schema UPO/2008/05/09 (the schema's own text was not available: the order
//! and the unqualified attributes are as observed).

use vocabulary::Instant;
use xml::{Canonical, Limits, Writer};

use crate::{Content, FileMark, Party};

/// The namespace of receipts.
pub const NAMESPACE: &str = "http://crd.gov.pl/xml/schematy/UPO/2008/05/09/";
/// The full name of the only digest used, XML Encryption 5.8.
const SHA256: &str = "http://www.w3.org/2001/04/xmlenc#sha256";

/// A receipt complete: what was fixed at filing, and what was added when it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upp {
    /// What was fixed at filing.
    pub content: Content,
    /// When the receipt was made.
    pub made_at: Instant,
    /// The journal entry of the filing: sequence and hash in lower-case hexadecimal.
    pub entry: (i64, String),
}

/// The XML is not a receipt of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a receipt of filing")]
pub struct Unreadable;

/// Labels of the supplementary information. They are codes of this format, read again by [`Upp::read`].
mod label {
    pub const RPW: &str = "NumerRPW";
    pub const SERVICE: &str = "Usluga";
    pub const DIGEST: &str = "AlgorytmSkrotu";
    pub const ENTRY: &str = "WpisDziennika";
    pub const ENTRY_HASH: &str = "SkrotWpisuDziennika";
    pub const FILE: &str = "Plik";
    pub const ROLE: &str = "Rola";
    pub const NAME: &str = "Nazwa";
    pub const SIZE: &str = "Rozmiar";
    pub const SHA256: &str = "SHA-256";
    pub const COVERED: &str = "ObjetyPodpisem";
    pub const YES: &str = "tak";
    pub const NO: &str = "nie";
}

impl Upp {
    /// The receipt as XML without a seal.
    #[must_use]
    pub fn write(&self) -> Canonical {
        let mut xml = Writer::new();
        xml.open("pos:Dokument", &[("xmlns:pos", NAMESPACE)]).open("pos:UPP", &[]);
        xml.element("pos:IdentyfikatorPoswiadczenia", &[], &self.content.number);
        party(&mut xml, "pos:Adresat", &self.content.addressee);
        party(&mut xml, "pos:Nadawca", &self.content.sender);
        xml.element("pos:DataDoreczenia", &[], &self.content.entered_at.rfc3339_warsaw());
        xml.element("pos:DataWytworzeniaPoswiadczenia", &[], &self.made_at.rfc3339_warsaw());
        xml.element("pos:IdentyfikatorDokumentu", &[], &self.content.document);
        let mut more = |label: &str, value: &str| {
            xml.element("pos:InformacjaUzupelniajaca", &[("TypInformacjiUzupelniajacej", label)], value);
        };
        more(label::RPW, &self.content.rpw);
        more(label::SERVICE, &self.content.service);
        more(label::DIGEST, SHA256);
        for (number, file) in (1..).zip(&self.content.files) {
            let of_file = |part: &str| format!("{}.{number}.{part}", label::FILE);
            more(&of_file(label::ROLE), &file.role);
            more(&of_file(label::NAME), &file.name);
            more(&of_file(label::SIZE), &file.size.to_string());
            more(&of_file(label::SHA256), &file.sha256);
            more(&of_file(label::COVERED), if file.covered { label::YES } else { label::NO });
        }
        more(label::ENTRY, &self.entry.0.to_string());
        more(label::ENTRY_HASH, &self.entry.1);
        xml.document()
    }

    /// Reads a receipt, sealed or not. It says nothing about the seal.
    ///
    /// # Errors
    /// It is not XML within the limits, or not a receipt as [`Upp::write`] makes it.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let tree = xml::parse(bytes, &Limits::default()).map_err(|_| Unreadable)?;
        let root = tree.document_element().ok_or(Unreadable)?;
        if !xml::is_element(&tree, root, NAMESPACE, "Dokument") {
            return Err(Unreadable);
        }
        let mut receipts = xml::children(&tree, root, NAMESPACE, "UPP");
        let (Some(upp), None) = (receipts.next(), receipts.next()) else { return Err(Unreadable) };
        let text = |parent, name| {
            let mut found = xml::children(&tree, parent, NAMESPACE, name);
            match (found.next(), found.next()) {
                (Some(node), None) => Ok(xml::text(&tree, node)),
                _ => Err(Unreadable),
            }
        };
        let instant = |name| Instant::parse(&text(upp, name)?).map_err(|_| Unreadable);
        let party = |name| {
            let node = xml::first_child(&tree, upp, NAMESPACE, name).ok_or(Unreadable)?;
            let identifier = xml::first_child(&tree, node, NAMESPACE, "IdentyfikatorPodmiotu").ok_or(Unreadable)?;
            let kind = xml::attribute(&tree, identifier, "TypIdentyfikatora").unwrap_or_default().to_owned();
            Ok(Party { name: text(node, "Nazwa")?, identifier: (kind, xml::text(&tree, identifier)) })
        };
        let labelled: Vec<(&str, String)> = xml::children(&tree, upp, NAMESPACE, "InformacjaUzupelniajaca")
            .filter_map(|node| {
                Some((xml::attribute(&tree, node, "TypInformacjiUzupelniajacej")?, xml::text(&tree, node)))
            })
            .collect();
        let more = |label: &str| {
            let mut found = labelled.iter().filter(|(name, _)| *name == label);
            match (found.next(), found.next()) {
                (Some((_, value)), None) => Ok(value.clone()),
                _ => Err(Unreadable),
            }
        };
        if more(label::DIGEST)? != SHA256 {
            return Err(Unreadable);
        }
        let mut files = Vec::new();
        for number in 1.. {
            let of_file = |part: &str| more(&format!("{}.{number}.{part}", label::FILE));
            let Ok(role) = of_file(label::ROLE) else { break };
            files.push(FileMark {
                role,
                name: of_file(label::NAME)?,
                size: of_file(label::SIZE)?.parse().map_err(|_| Unreadable)?,
                sha256: of_file(label::SHA256)?,
                covered: of_file(label::COVERED)? == label::YES,
            });
        }
        Ok(Self {
            content: Content {
                number: text(upp, "IdentyfikatorPoswiadczenia")?,
                addressee: party("Adresat")?,
                sender: party("Nadawca")?,
                entered_at: instant("DataDoreczenia")?,
                document: text(upp, "IdentyfikatorDokumentu")?,
                rpw: more(label::RPW)?,
                service: more(label::SERVICE)?,
                files,
            },
            made_at: instant("DataWytworzeniaPoswiadczenia")?,
            entry: (more(label::ENTRY)?.parse().map_err(|_| Unreadable)?, more(label::ENTRY_HASH)?),
        })
    }
}

pub(crate) fn party(xml: &mut Writer, name: &str, party: &Party) {
    xml.open(name, &[]);
    xml.element("pos:Nazwa", &[], &party.name);
    let (kind, value) = &party.identifier;
    xml.element("pos:IdentyfikatorPodmiotu", &[("TypIdentyfikatora", kind)], value);
    xml.close();
}

#[cfg(test)]
mod tests {
    use super::{NAMESPACE, Unreadable, Upp};
    use crate::{Content, FileMark, Party};
    use vocabulary::Instant;

    fn sample() -> Upp {
        let party = |name: &str| Party { name: name.to_owned(), identifier: ("NIP".to_owned(), "1".to_owned()) };
        Upp {
            content: Content {
                number: "UPP/2026/1/ABCD2345".to_owned(),
                addressee: party("Urząd <Miasta> & spółka"),
                sender: party("Żaneta \"Ż\" Kowalska"),
                entered_at: Instant::parse("2026-11-22T10:05:07.123Z").expect("rfc3339"),
                document: "d".to_owned(),
                rpw: "RPW/2026/1".to_owned(),
                service: "pismo-ogolne".to_owned(),
                files: vec![FileMark {
                    role: "document".to_owned(),
                    name: "]]><a>.xml".to_owned(),
                    size: 5,
                    sha256: "x".to_owned(),
                    covered: true,
                }],
            },
            made_at: Instant::parse("2026-11-22T10:05:08Z").expect("rfc3339"),
            entry: (7, "00".to_owned()),
        }
    }

    #[test]
    fn a_receipt_is_read_as_it_was_written() {
        let upp = sample();
        assert_eq!(Upp::read(upp.write().as_bytes()), Ok(upp));
    }

    #[test]
    fn the_attributes_stand_in_no_namespace_and_the_order_is_that_of_the_samples() {
        let xml = sample().write();
        assert!(xml.contains(" TypInformacjiUzupelniajacej=\"NumerRPW\"") && !xml.contains("pos:Typ"));
        let places: Vec<_> = ["Identyfikator", "Adresat", "Nadawca", "DataDor", "DataWyt", "IdentyfikatorDok", "Info"]
            .iter()
            .map(|name| xml.find(&format!("<pos:{name}")).expect("in the receipt"))
            .collect();
        assert!(places.is_sorted());
    }

    #[test]
    fn two_receipts_in_one_document_are_none() {
        let one = sample().write();
        let inner = &one[one.find("<pos:UPP>").expect("there")..one.find("</pos:Dokument>").expect("there")];
        let two = format!("<pos:Dokument xmlns:pos=\"{NAMESPACE}\">{inner}{inner}</pos:Dokument>");
        assert_eq!(Upp::read(two.as_bytes()), Err(Unreadable));
    }
}
