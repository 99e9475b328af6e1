//! Reading a document of ours.

use accounts::{Address, Delivery, Identity};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha256};
use vocabulary::{Instant, Money, Pesel};
use xml::{Document, Limits, NodeId};

use super::{
    About, Applicant, LetterAttachment, LetterFee, NAMESPACES, ReadLetter, Section, SectionLine, Supplements, blocks,
    namespace, word,
};

/// XML-Signature Syntax and Processing.
const DS: &str = "http://www.w3.org/2000/09/xmldsig#";

/// Associated signature containers (ETSI EN 319 162-1).
const ASIC: &str = "http://uri.etsi.org/02918/v1.2.1#";

/// Reads one of our documents, unsigned or with a signature inside or around it, or with several around it that all carry
/// the same; `None` for anything else, and for one that contradicts itself about what is attached. It says nothing about
/// signatures.
#[must_use]
pub fn read_letter(xml: &[u8]) -> Option<ReadLetter> {
    let tree = xml::parse(xml, &Limits::default()).ok()?;
    let root = tree.document_element()?;
    let is_signature = |node| xml::is_element(&tree, node, DS, "Signature");
    if is_signature(root) {
        return carried(&tree, root);
    }
    let name = &tree.element(root)?.name;
    let bare = name.namespace_uri.as_deref().unwrap_or_default().is_empty() && name.local_name == "Signatures";
    if !bare && !xml::is_element(&tree, root, ASIC, "XAdESSignatures") {
        return read_at(&tree, root);
    }
    let mut signatures = tree.children_iter(root).filter(|node| tree.element(*node).is_some());
    let letter = signatures.next().filter(|node| is_signature(*node)).and_then(|node| carried(&tree, node))?;
    signatures.all(|node| is_signature(node) && carried(&tree, node).as_ref() == Some(&letter)).then_some(letter)
}

/// The document that a signature carries in one of its objects, as it is or in base64; none when there are two.
fn carried(tree: &Document<'_>, signature: NodeId) -> Option<ReadLetter> {
    let mut found = xml::children(tree, signature, DS, "Object").filter_map(|object| {
        let mut elements = tree.children_iter(object).filter(|node| tree.element(*node).is_some());
        match (elements.next(), elements.next()) {
            (Some(element), None) => read_at(tree, element),
            (Some(_), Some(_)) => None,
            (None, _) => {
                let text: String = xml::text(tree, object).split_ascii_whitespace().collect();
                let octets = STANDARD.decode(text).ok()?;
                let held = xml::parse(&octets, &Limits::default()).ok()?;
                read_at(&held, held.document_element()?)
            }
        }
    });
    found.next().filter(|_| found.next().is_none())
}

fn read_at(tree: &Document<'_>, root: NodeId) -> Option<ReadLetter> {
    let own = tree.element(root)?.name.namespace_uri.as_deref()?.to_owned();
    let (service, revision) = own.strip_prefix(NAMESPACES)?.rsplit_once(':')?;
    let revision = revision.parse().ok()?;
    if namespace(service, revision) != own || !xml::is_element(tree, root, &own, "Dokument") {
        return None;
    }
    let reader = Reader { tree, own: &own };
    let content = reader.one(root, &own, "TrescDokumentu")?;
    let data = reader.one(root, &own, "DaneDokumentu")?;
    Some(ReadLetter {
        service: service.to_owned(),
        revision,
        title: reader.text(content, &own, "Tytul")?,
        name: reader.text(reader.one(data, blocks::STR, "Naglowek")?, blocks::STR, "NazwaDokumentu")?,
        made_at: reader.made_at(data)?,
        office: reader.office(data)?,
        applicant: reader.applicant(data, content)?,
        sections: xml::children(tree, content, &own, "Czesc")
            .map(|node| reader.section(node))
            .collect::<Option<_>>()?,
        fees: xml::children(tree, content, &own, "Oplata").map(|node| reader.fee(node)).collect::<Option<_>>()?,
        attachments: reader.attachments(content)?,
        about: reader.about(content)?,
        supplements: reader.supplements(content)?,
    })
}

struct Reader<'a, 'd> {
    tree: &'a Document<'d>,
    own: &'a str,
}

impl Reader<'_, '_> {
    /// The only child of this name.
    fn one(&self, parent: NodeId, namespace: &str, name: &str) -> Option<NodeId> {
        self.optional(parent, namespace, name)?
    }

    /// The only child of this name, or that there is none; `None` for several.
    #[expect(clippy::option_option, reason = "several are another answer than none")]
    fn optional(&self, parent: NodeId, namespace: &str, name: &str) -> Option<Option<NodeId>> {
        let mut found: Vec<NodeId> = self
            .tree
            .children_iter(parent)
            .filter(|node| xml::is_element(self.tree, *node, namespace, name))
            .take(2)
            .collect();
        let last = found.pop();
        found.is_empty().then_some(last)
    }

    fn text(&self, parent: NodeId, namespace: &str, name: &str) -> Option<String> {
        self.one(parent, namespace, name).map(|node| xml::text(self.tree, node))
    }

    #[expect(clippy::option_option, reason = "several are another answer than none")]
    fn optional_text(&self, parent: NodeId, namespace: &str, name: &str) -> Option<Option<String>> {
        Some(self.optional(parent, namespace, name)?.map(|node| xml::text(self.tree, node)))
    }

    fn attribute(&self, node: NodeId, name: &str) -> Option<String> {
        xml::attribute(self.tree, node, name).map(str::to_owned)
    }

    fn made_at(&self, data: NodeId) -> Option<Instant> {
        let made = self.one(data, blocks::META, "Data")?;
        Instant::parse(&self.text(made, blocks::META, "Czas")?).ok()
    }

    /// The only party in a place, of this kind.
    fn party(&self, data: NodeId, place: &str, namespace: &str, kind: &str) -> Option<NodeId> {
        let party = self.one(self.one(data, blocks::STR, place)?, blocks::META, "Podmiot")?;
        self.one(party, namespace, kind)
    }

    fn office(&self, data: NodeId) -> Option<String> {
        self.text(self.party(data, "Adresaci", blocks::INST, "Instytucja")?, blocks::INST, "NazwaInstytucji")
    }

    fn applicant(&self, data: NodeId, content: NodeId) -> Option<Applicant> {
        let person = self.party(data, "Nadawcy", blocks::OSO, "Osoba")?;
        let more = self.one(content, self.own, "Wnioskodawca")?;
        let contact = self.optional(person, blocks::ADR, "Kontakt")?;
        let reached = |name| contact.map_or(Some(None), |contact| self.optional_text(contact, blocks::ADR, name));
        Some(Applicant {
            names: self.text(person, blocks::OSO, "Imie")?,
            surname: self.text(person, blocks::OSO, "Nazwisko")?,
            identity: self.identity(person, more)?,
            address: self.address(person)?,
            mailing_address: match self.optional(more, self.own, "AdresDoKorespondencji")? {
                Some(mailing) => Some(self.address(mailing)?),
                None => None,
            },
            phone: reached("Telefon")?,
            email: reached("Email")?,
            delivery: self.delivery(more)?,
        })
    }

    #[expect(clippy::option_option, reason = "an unreadable one is another answer than none")]
    fn identity(&self, person: NodeId, more: NodeId) -> Option<Option<Identity>> {
        let Some(id) = self.optional(person, blocks::OSO, "IdOsoby")? else { return Some(None) };
        if let Some(pesel) = self.optional_text(id, blocks::OSO, "PESEL")? {
            return Pesel::parse(&pesel).ok().map(|pesel| Some(Identity::Pesel(pesel)));
        }
        let other = self.one(id, blocks::OSO, "InnyIdentyfikator")?;
        if self.text(other, blocks::OSO, "TypIdentyfikatora")? != word::DOCUMENT {
            return None;
        }
        Some(Some(Identity::Document {
            birth_date: self.text(more, self.own, "DataUrodzenia")?.parse().ok()?,
            citizenship: self.text(more, self.own, "Obywatelstwo")?,
            document: self.text(other, blocks::OSO, "WartoscIdentyfikatora")?,
        }))
    }

    fn address(&self, parent: NodeId) -> Option<Address> {
        let address = self.one(parent, blocks::ADR, "Adres")?;
        let line = |name| self.optional_text(address, blocks::ADR, name).map(Option::unwrap_or_default);
        Some(Address {
            street: line("Ulica")?,
            building: line("Budynek")?,
            flat: line("Lokal")?,
            postal_code: line("KodPocztowy")?,
            town: line("Miejscowosc")?,
        })
    }

    fn delivery(&self, more: NodeId) -> Option<Delivery> {
        let way = self.one(more, self.own, "SposobDoreczenia")?;
        match self.attribute(way, "rodzaj")?.as_str() {
            word::TO_ACCOUNT => Some(Delivery::Account),
            word::TO_ADE => Some(Delivery::Ade(xml::text(self.tree, way))),
            word::ON_PAPER => Some(Delivery::Paper),
            _ => None,
        }
    }

    fn section(&self, node: NodeId) -> Option<Section> {
        let line = |field| {
            let (kind, value) = (self.attribute(field, "rodzaj")?, xml::text(self.tree, field));
            let answer = self.attribute(field, "wartosc").unwrap_or_else(|| value.clone());
            Some(SectionLine {
                field: self.attribute(field, "nazwa")?,
                label: self.attribute(field, "etykieta")?,
                day: if kind == word::DAY { Some(value.parse().ok()?) } else { None },
                value,
                answer,
                statement: kind == word::STATEMENT,
            })
        };
        Some(Section {
            title: self.attribute(node, "tytul")?,
            lines: xml::children(self.tree, node, self.own, "Pole").map(line).collect::<Option<_>>()?,
        })
    }

    fn fee(&self, node: NodeId) -> Option<LetterFee> {
        Some(LetterFee {
            label: xml::text(self.tree, node),
            amount: Money::parse(&self.attribute(node, "kwota")?).ok()?,
        })
    }

    /// The list of files; what it says of those that the document carries must be so.
    fn attachments(&self, content: NodeId) -> Option<Vec<LetterAttachment>> {
        let listed = |node| {
            let mut sha256 = [0; 32];
            hex::decode_to_slice(self.attribute(node, "sha256")?, &mut sha256).ok()?;
            Some(LetterAttachment {
                slot: self.attribute(node, "miejsce")?,
                label: xml::text(self.tree, node),
                name: self.attribute(node, "nazwa")?,
                media_type: self.attribute(node, "typ")?,
                size: self.attribute(node, "rozmiar")?.parse().ok()?,
                sha256,
                embedded: match self.attribute(node, "wDokumencie")?.as_str() {
                    word::YES => true,
                    word::NO => false,
                    _ => return None,
                },
            })
        };
        let files: Vec<LetterAttachment> =
            xml::children(self.tree, content, self.own, "Plik").map(listed).collect::<Option<_>>()?;
        let carried: Vec<(String, [u8; 32], u64)> = match self.optional(content, blocks::STR, "Zalaczniki")? {
            Some(all) => xml::children(self.tree, all, blocks::STR, "Zalacznik")
                .map(|node| {
                    let octets = STANDARD.decode(self.text(node, blocks::STR, "DaneZalacznika")?).ok()?;
                    let size = u64::try_from(octets.len()).ok()?;
                    Some((self.attribute(node, "nazwaPliku")?, Sha256::digest(&octets).into(), size))
                })
                .collect::<Option<_>>()?,
            None => Vec::new(),
        };
        let embedded =
            files.iter().filter(|file| file.embedded).map(|file| (file.name.clone(), file.sha256, file.size));
        embedded.eq(carried).then_some(files)
    }

    #[expect(clippy::option_option, reason = "an unreadable one is another answer than none")]
    fn supplements(&self, content: NodeId) -> Option<Option<Supplements>> {
        let Some(call) = self.optional(content, self.own, "UzupelniaNaWezwanie")? else { return Some(None) };
        Some(Some(Supplements {
            call: self.attribute(call, "identyfikator")?.parse().ok()?,
            letter: self.attribute(call, "pismo")?.parse().ok()?,
            sign: xml::text(self.tree, call),
        }))
    }

    #[expect(clippy::option_option, reason = "an unreadable one is another answer than none")]
    fn about(&self, content: NodeId) -> Option<Option<About>> {
        let Some(about) = self.optional(content, self.own, "DotyczyPisma")? else { return Some(None) };
        Some(Some(About {
            submission: self.attribute(about, "identyfikator")?.parse().ok()?,
            number: xml::text(self.tree, about).parse().ok()?,
            entered_at: Instant::parse(&self.attribute(about, "wplynelo")?).ok()?,
        }))
    }
}
