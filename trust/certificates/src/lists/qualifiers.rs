//! What a list says of the certificates a service issues, beyond what they say themselves (TS 119 612, clause 5.5.9.2).

use xml::NodeId;

use super::read::{MORE, Tree};
use crate::Certificate;

/// The names of these extensions.
pub const SIE: &str = "http://uri.etsi.org/TrstSvc/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#";
/// Where identifiers stand in (ETSI EN 319 132-1).
const XADES: &str = "http://uri.etsi.org/01903/v1.3.2#";

/// What a list says of certificates (clause 5.5.9.2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Qualifier {
    /// They are qualified, though they may not say so.
    Qualified,
    /// They are not, though they may say so.
    NotQualified,
    /// Their key is in a qualified device.
    InDevice,
    /// It is not.
    NotInDevice,
    /// About the device the certificate is to be believed.
    DeviceAsStated,
    /// For signatures of people.
    Signatures,
    /// For seals of bodies.
    Seals,
    /// For websites.
    Websites,
    /// They were issued to bodies (before Regulation 910/2014).
    LegalPerson,
}

impl Qualifier {
    fn of(uri: &str) -> Option<Self> {
        Some(match uri.strip_prefix("http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/")? {
            "QCStatement" => Self::Qualified,
            "NotQualified" => Self::NotQualified,
            "QCWithQSCD" | "QCQSCDManagedOnBehalf" | "QCWithSSCD" => Self::InDevice,
            "QCNoQSCD" | "QCNoSSCD" => Self::NotInDevice,
            "QCQSCDStatusAsInCert" | "QCSSCDStatusAsInCert" => Self::DeviceAsStated,
            "QCForESig" => Self::Signatures,
            "QCForESeal" => Self::Seals,
            "QCForWSA" => Self::Websites,
            "QCForLegalPerson" => Self::LegalPerson,
            _ => return None,
        })
    }
}

/// Qualifiers, and the certificates they are said of.
#[derive(Clone, Debug)]
pub struct Rule {
    pub qualifiers: Vec<Qualifier>,
    about: Criteria,
}

impl Rule {
    pub fn applies_to(&self, certificate: &Certificate) -> bool {
        self.about.hold_for(certificate)
    }
}

#[derive(Clone, Debug)]
struct Criteria {
    assert: Assert,
    /// The state of one bit of key usage each.
    usages: Vec<Vec<(usize, bool)>>,
    policies: Vec<Vec<String>>,
    purposes: Vec<Vec<String>>,
    subject: Vec<Vec<String>>,
    within: Vec<Criteria>,
}

#[derive(Clone, Copy, Debug)]
enum Assert {
    All,
    AtLeastOne,
    None,
}

/// The rules of one extension; none when a part cannot be understood, for a rule that is passed over may have taken away.
pub fn rules(tree: &Tree<'_>, qualifications: NodeId) -> Option<Vec<Rule>> {
    let document = tree.document;
    let mut rules = Vec::new();
    for element in xml::children(document, qualifications, SIE, "QualificationElement") {
        let all = xml::first_child(document, element, SIE, "Qualifiers")?;
        let mut qualifiers = Vec::new();
        for qualifier in xml::children(document, all, SIE, "Qualifier") {
            // An unknown word grants nothing, and what it may take away nobody has defined.
            qualifiers.extend(Qualifier::of(xml::attribute(document, qualifier, "uri")?.trim()));
        }
        let about = xml::first_child(document, element, SIE, "CriteriaList")?;
        rules.push(Rule { qualifiers, about: criteria(tree, about, 0)? });
    }
    Some(rules)
}

/// Lists of criteria within one another.
const DEEPEST: usize = 8;

fn criteria(tree: &Tree<'_>, node: NodeId, depth: usize) -> Option<Criteria> {
    let document = tree.document;
    if depth > DEEPEST {
        return None;
    }
    let assert = match xml::attribute(document, node, "assert").map(str::trim) {
        None | Some("all") => Assert::All,
        Some("atLeastOne") => Assert::AtLeastOne,
        Some("none") => Assert::None,
        Some(_) => return None,
    };
    let mut found = Criteria {
        assert,
        usages: Vec::new(),
        policies: Vec::new(),
        purposes: Vec::new(),
        subject: Vec::new(),
        within: Vec::new(),
    };
    for child in document.children_iter(node) {
        let Some(element) = document.element(child) else { continue };
        match (element.name.namespace_uri.as_deref(), &*element.name.local_name) {
            (Some(SIE), "KeyUsage") => found.usages.push(usage(tree, child)?),
            (Some(SIE), "PolicySet") => found.policies.push(identifiers(tree, child, SIE, "PolicyIdentifier")?),
            (Some(SIE), "CriteriaList") => found.within.push(criteria(tree, child, depth + 1)?),
            (Some(SIE), "Description") => {}
            (Some(SIE), "otherCriteriaList") => {
                for other in document.children_iter(child) {
                    let Some(element) = document.element(other) else { continue };
                    match (element.name.namespace_uri.as_deref(), &*element.name.local_name) {
                        (Some(MORE), "ExtendedKeyUsage") => {
                            found.purposes.push(identifiers(tree, other, MORE, "KeyPurposeId")?);
                        }
                        (Some(MORE), "CertSubjectDNAttribute") => {
                            found.subject.push(identifiers(tree, other, MORE, "AttributeOID")?);
                        }
                        _ => return None,
                    }
                }
            }
            _ => return None,
        }
    }
    Some(found)
}

fn usage(tree: &Tree<'_>, node: NodeId) -> Option<Vec<(usize, bool)>> {
    let bits = xml::children(tree.document, node, SIE, "KeyUsageBit").map(|bit| {
        let name = xml::attribute(tree.document, bit, "name")?;
        let position = USAGES.iter().position(|known| known.eq_ignore_ascii_case(name.trim()))?;
        match &*tree.text(bit) {
            "true" | "1" => Some((position, true)),
            "false" | "0" => Some((position, false)),
            _ => None,
        }
    });
    bits.collect()
}

/// In the order of RFC 5280, 4.2.1.3.
const USAGES: [&str; 9] = [
    "digitalSignature",
    "nonRepudiation",
    "keyEncipherment",
    "dataEncipherment",
    "keyAgreement",
    "keyCertSign",
    "crlSign",
    "encipherOnly",
    "decipherOnly",
];

fn identifiers(tree: &Tree<'_>, node: NodeId, namespace: &'static str, name: &'static str) -> Option<Vec<String>> {
    let all = xml::children(tree.document, node, namespace, name).map(|one| {
        let text = tree.text(xml::first_child(tree.document, one, XADES, "Identifier")?);
        let plain = text.get(..8).filter(|start| start.eq_ignore_ascii_case("urn:oid:")).map_or(&*text, |_| &text[8..]);
        let is_oid = plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && !plain.is_empty();
        is_oid.then(|| plain.to_owned())
    });
    all.collect()
}

impl Criteria {
    fn hold_for(&self, certificate: &Certificate) -> bool {
        let usage = certificate.key_usage_bits();
        let policies = certificate.policies();
        let within = |known: &[String], wanted: &[String]| wanted.iter().all(|one| known.contains(one));
        let mut outcomes = self
            .usages
            .iter()
            .map(|bits| bits.iter().all(|(bit, set)| usage.is_some_and(|usage| (usage >> bit & 1 == 1) == *set)))
            .chain(self.policies.iter().map(|wanted| within(&policies, wanted)))
            .chain(self.purposes.iter().map(|wanted| within(&certificate.extended_usages(), wanted)))
            .chain(self.subject.iter().map(|wanted| wanted.iter().all(|oid| certificate.attribute(oid).is_some())))
            .chain(self.within.iter().map(|inner| inner.hold_for(certificate)));
        match self.assert {
            Assert::All => outcomes.all(|held| held),
            Assert::AtLeastOne => outcomes.any(|held| held),
            Assert::None => !outcomes.any(|held| held),
        }
    }
}
