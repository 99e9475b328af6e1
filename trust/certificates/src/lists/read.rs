//! From XML to a list.

use base64::{
    Engine, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use vocabulary::Instant;
use xml::{Document, Limits, NodeId};

use super::{
    ListKind, Period, Pointer, Purpose, Service, ServiceKind, Status, TrustedList, UnreadableList, qualifiers,
};
use crate::Certificate;

/// The names of trusted lists (TS 119 612, annex C).
pub const TSL: &str = "http://uri.etsi.org/02231/v2#";
/// The names of what was added to them.
pub const MORE: &str = "http://uri.etsi.org/02231/v2/additionaltypes#";

/// The largest list there is has some hundreds.
const MOST_SERVICES: usize = 20_000;
/// A service has a few certificates, a list some signers.
const MOST_CERTIFICATES: usize = 64;
/// The Union has thirty members, each with a list in two forms.
const MOST_POINTERS: usize = 500;

pub fn list(bytes: &[u8]) -> Result<TrustedList, UnreadableList> {
    let document = xml::parse(bytes, &Limits::default())?;
    let root = document.document_element().ok_or(UnreadableList::Other)?;
    let tree = Tree { document: &document };
    if !xml::is_element(&document, root, TSL, "TrustServiceStatusList") {
        return Err(UnreadableList::Other);
    }
    let head = tree.only(root, "SchemeInformation").ok_or(UnreadableList::Other)?;
    let mut list = scheme(&tree, head).ok_or(UnreadableList::Other)?;
    let providers: Vec<NodeId> = match tree.only(root, "TrustServiceProviderList") {
        Some(all) => tree.all(all, "TrustServiceProvider").collect(),
        None => Vec::new(),
    };
    for provider in providers {
        let name = tree.child(provider, "TSPInformation").and_then(|about| tree.child(about, "TSPName"));
        let name = name.map(|name| tree.name(name)).unwrap_or_default();
        for services in tree.all(provider, "TSPServices") {
            for node in tree.all(services, "TSPService") {
                if list.services.len() >= MOST_SERVICES {
                    return Err(UnreadableList::TooMuch);
                }
                match service(&tree, node, &name, &list.territory) {
                    Some(service) => list.services.push(service),
                    None => list.unread += 1,
                }
            }
        }
    }
    Ok(list)
}

/// The head of a list (clause 5.3).
fn scheme(tree: &Tree<'_>, head: NodeId) -> Option<TrustedList> {
    let version: u64 = tree.text_of(head, "TSLVersionIdentifier")?.parse().ok()?;
    // 5 since 2016; 6 differs in what this reader does not look at (TS 119 612 V2.3.1, annex A).
    if !(5..=6).contains(&version) {
        return None;
    }
    let addresses = tree.child(head, "SchemeInformationURI");
    let pointers = tree.child(head, "PointersToOtherTSL");
    let next = tree.only(head, "NextUpdate")?;
    let next_update = match tree.child(next, "dateTime") {
        Some(time) => Some(instant(&tree.text(time))?),
        None => None,
    };
    Some(TrustedList {
        kind: kind(&tree.text_of(head, "TSLType")?),
        territory: tree.text_of(head, "SchemeTerritory")?.to_ascii_uppercase(),
        sequence: tree.text_of(head, "TSLSequenceNumber")?.parse().ok()?,
        issued: instant(&tree.text_of(head, "ListIssueDateTime")?)?,
        next_update,
        addresses: addresses.map(|all| tree.all(all, "URI").map(|node| tree.text(node)).collect()).unwrap_or_default(),
        pointers: pointers
            .map(|all| tree.all(all, "OtherTSLPointer").take(MOST_POINTERS).filter_map(|node| pointer(tree, node)))
            .map(Iterator::collect)
            .unwrap_or_default(),
        services: Vec::new(),
        unread: 0,
    })
}

fn kind(uri: &str) -> ListKind {
    match uri.strip_prefix("http://uri.etsi.org/TrstSvc/TrustedList/TSLType/") {
        Some("EUgeneric") => ListKind::National,
        Some("EUlistofthelists") => ListKind::ListOfLists,
        _ => ListKind::Other,
    }
}

fn pointer(tree: &Tree<'_>, node: NodeId) -> Option<Pointer> {
    let location = tree.text_of(node, "TSLLocation")?;
    let identities = tree.child(node, "ServiceDigitalIdentities")?;
    let signers = tree.all(identities, "ServiceDigitalIdentity").flat_map(|one| tree.certificates(one));
    let about: Vec<NodeId> = match tree.child(node, "AdditionalInformation") {
        Some(all) => tree.all(all, "OtherInformation").collect(),
        None => Vec::new(),
    };
    let said = |name| about.iter().find_map(|one| tree.text_of(*one, name));
    let mime = about.iter().find_map(|one| xml::first_child(tree.document, *one, MORE, "MimeType"));
    let is_xml = match mime {
        Some(mime) => tree.text(mime).eq_ignore_ascii_case("application/vnd.etsi.tsl+xml"),
        None => !location.to_ascii_lowercase().ends_with(".pdf"),
    };
    Some(Pointer {
        kind: kind(&said("TSLType")?),
        territory: said("SchemeTerritory")?.to_ascii_uppercase(),
        is_xml,
        signers: signers.take(MOST_CERTIFICATES).collect(),
        location,
    })
}

/// A service, if all of it can be read: a part of its past alone might grant what its present has withdrawn.
fn service(tree: &Tree<'_>, node: NodeId, provider: &str, territory: &str) -> Option<Service> {
    let present = tree.only(node, "ServiceInformation")?;
    let mut periods = vec![period(tree, present)?];
    if let Some(history) = tree.child(node, "ServiceHistory") {
        for instance in tree.all(history, "ServiceHistoryInstance") {
            periods.push(period(tree, instance)?);
        }
    }
    // Of two that begin at once the younger counts, which stands first.
    periods.sort_by_key(|period| std::cmp::Reverse(period.since));
    let identity = tree.child(present, "ServiceDigitalIdentity")?;
    let mut certificates: Vec<Certificate> = tree.certificates(identity).take(MOST_CERTIFICATES).collect();
    certificates.dedup();
    Some(Service {
        provider: provider.to_owned(),
        name: tree.child(present, "ServiceName").map(|name| tree.name(name)).unwrap_or_default(),
        territory: territory.to_owned(),
        certificates,
        periods,
    })
}

/// What held for a service for a time (clauses 5.5 and 5.6); none when an extension is critical and not known (clause
/// 5.5.9).
fn period(tree: &Tree<'_>, node: NodeId) -> Option<Period> {
    let mut period = Period {
        since: instant(&tree.text_of(node, "StatusStartingTime")?)?,
        kind: ServiceKind::of(&tree.text_of(node, "ServiceTypeIdentifier")?),
        status: Status::of(&tree.text_of(node, "ServiceStatus")?),
        purposes: Vec::new(),
        rules: Vec::new(),
    };
    let Some(extensions) = tree.child(node, "ServiceInformationExtensions") else { return Some(period) };
    for extension in tree.all(extensions, "Extension") {
        let is_critical = xml::attribute(tree.document, extension, "Critical")
            .is_none_or(|word| !matches!(word.trim(), "false" | "0"));
        let mut is_known = false;
        for child in tree.document.children_iter(extension) {
            let is = |namespace, name| xml::is_element(tree.document, child, namespace, name);
            if is(TSL, "AdditionalServiceInformation") {
                let word = tree.text_of(child, "URI").unwrap_or_default();
                period.purposes.extend(Purpose::of_service(&word));
                is_known = true;
            } else if is(qualifiers::SIE, "Qualifications") {
                period.rules.extend(qualifiers::rules(tree, child)?);
                is_known = true;
            } else if is(TSL, "ExpiredCertsRevocationInfo") || is(MORE, "TakenOverBy") {
                is_known = true;
            }
        }
        if is_critical && !is_known {
            return None;
        }
    }
    Some(period)
}

/// RFC 3339; a time of no stated zone is none.
fn instant(text: &str) -> Option<Instant> {
    Instant::parse(text).ok()
}

/// The few questions asked of the tree.
pub struct Tree<'d> {
    pub document: &'d Document<'d>,
}

impl<'d> Tree<'d> {
    pub fn all(&self, node: NodeId, name: &'d str) -> impl Iterator<Item = NodeId> + 'd {
        xml::children(self.document, node, TSL, name)
    }

    fn child(&self, node: NodeId, name: &'d str) -> Option<NodeId> {
        self.all(node, name).next()
    }

    /// The one child of that name.
    fn only(&self, node: NodeId, name: &'d str) -> Option<NodeId> {
        let mut all = self.all(node, name);
        all.next().filter(|_| all.next().is_none())
    }

    /// The text of an element that holds nothing but text; empty when it holds elements, which may be such as the list's
    /// signature leaves out.
    pub fn text(&self, node: NodeId) -> String {
        text(self.document, node).trim().to_owned()
    }

    fn text_of(&self, node: NodeId, name: &'d str) -> Option<String> {
        self.only(node, name).map(|child| self.text(child))
    }

    /// The name in English, or the first.
    fn name(&self, node: NodeId) -> String {
        let of_language = |name: &NodeId| {
            let attributes = self.document.element(*name).map(|element| &element.attributes);
            attributes.is_some_and(|all| all.iter().any(|one| one.name.local_name == "lang" && one.value == "en"))
        };
        let mut names = self.all(node, "Name");
        let english = names.find(of_language).or_else(|| self.child(node, "Name"));
        english.map(|name| self.text(name).chars().take(LONGEST_NAME).collect()).unwrap_or_default()
    }

    /// The certificates of a digital identity (clause 5.5.3); what cannot be read identifies nobody.
    fn certificates(&self, identity: NodeId) -> impl Iterator<Item = Certificate> + 'd {
        let document = self.document;
        let ids = xml::children(document, identity, TSL, "DigitalId");
        let texts = ids.filter_map(move |id| xml::first_child(document, id, TSL, "X509Certificate"));
        texts.filter_map(move |node| {
            let packed: String = text(document, node).chars().filter(|one| !one.is_ascii_whitespace()).collect();
            Certificate::from_der(&LENIENT.decode(packed).ok()?).ok()
        })
    }
}

fn text(document: &Document<'_>, node: NodeId) -> String {
    let is_plain = document.children_iter(node).all(|child| document.element(child).is_none());
    if is_plain { xml::text(document, node) } else { String::new() }
}

const LONGEST_NAME: usize = 200;

const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);
