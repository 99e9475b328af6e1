//! The claim in whose name the seal of the Trusted Profile seals, in both its shapes.

use vocabulary::{Pesel, is_misleading};
use xml::{Document, NodeId, NodeKind};

use super::{find::Index, properties::Properties};
use crate::{ClaimShape, ClaimedPerson};

const PPZP: &str = "http://crd.gov.pl/xml/schematy/ppzp/";
const OSOBA: &str = "http://crd.gov.pl/xml/schematy/osoba/2009/03/06/";
const PODPIS_ZAUFANY: &str = "http://crd.gov.pl/xml/schematy/podpis_zaufany/";

/// Names in registers are shorter.
const LONGEST_NAME: usize = 200;

/// The one person in the one claimed role. None when there is more than one role, or a person twice, or two shapes that
/// differ: readers would differ on whom they take.
pub(crate) fn claimed_person(index: &Index<'_>, properties: &Properties) -> Option<ClaimedPerson> {
    let document = index.document;
    let roles = properties.claimed_roles(index);
    let [role] = roles[..] else { return None };
    let podpis_zp: Vec<NodeId> = xml::children(document, role, PPZP, "PodpisZP").collect();
    let ep_signature: Vec<NodeId> = xml::children(document, role, PODPIS_ZAUFANY, "EPSignature").collect();
    match (&podpis_zp[..], &ep_signature[..]) {
        ([claim], []) => of_podpis_zp(document, *claim),
        ([], [claim]) => of_ep_signature(document, *claim),
        ([first], [second]) => {
            let (first, second) = (of_podpis_zp(document, *first)?, of_ep_signature(document, *second)?);
            (first == ClaimedPerson { shape: ClaimShape::PodpisZp, ..second }).then_some(first)
        }
        _ => None,
    }
}

fn of_podpis_zp(document: &Document<'_>, claim: NodeId) -> Option<ClaimedPerson> {
    let data = sole(document, claim, PPZP, "DaneZP")?;
    let person = sole(document, data, PPZP, "DaneZPOsobyFizycznej")?;
    let surnames: Vec<NodeId> = xml::children(document, person, OSOBA, "Nazwisko").collect();
    let part = |node: NodeId, which| {
        let is_it = xml::attribute(document, node, "rodzajCzlonu").is_none_or(|kind| kind == which);
        name(document, node).filter(|_| is_it)
    };
    let surname = match surnames[..] {
        [only] => part(only, "pierwszy")?,
        [first, second] => format!("{}-{}", part(first, "pierwszy")?, part(second, "drugi")?),
        _ => return None,
    };
    Some(ClaimedPerson {
        shape: ClaimShape::PodpisZp,
        given: name(document, sole(document, person, OSOBA, "Imie")?)?,
        surname,
        pesel: Pesel::parse(text(document, sole(document, person, OSOBA, "PESEL")?)?.trim()).ok()?,
    })
}

fn of_ep_signature(document: &Document<'_>, claim: NodeId) -> Option<ClaimedPerson> {
    let person = sole(document, claim, PODPIS_ZAUFANY, "NaturalPerson")?;
    let field = |name| sole(document, person, PODPIS_ZAUFANY, name);
    let identifier = text(document, field("PersonalIdentifier")?)?;
    let identifier = identifier.trim();
    Some(ClaimedPerson {
        shape: ClaimShape::EpSignature,
        given: name(document, field("FirstName")?)?,
        surname: name(document, field("CurrentFamilyName")?)?,
        // Bare, or as certificates write it (ETSI EN 319 412-1, 5.1.3).
        pesel: Pesel::parse(identifier.strip_prefix("PNOPL-").unwrap_or(identifier)).ok()?,
    })
}

/// The one child of that name.
fn sole(document: &Document<'_>, node: NodeId, namespace: &str, name: &str) -> Option<NodeId> {
    let mut children = xml::children(document, node, namespace, name);
    children.next().filter(|_| children.next().is_none())
}

/// A name as written, spaces tidied; none when it is empty, too long, or would look like another than it is.
fn name(document: &Document<'_>, node: NodeId) -> Option<String> {
    let name = text(document, node)?.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_fit = !name.is_empty() && name.chars().count() <= LONGEST_NAME && !name.chars().any(is_misleading);
    is_fit.then_some(name)
}

/// The text of an element that holds nothing else; not even a comment, at which other readers may stop.
fn text(document: &Document<'_>, node: NodeId) -> Option<String> {
    let is_text = |child| matches!(document.node_kind(child), Some(NodeKind::Text(_) | NodeKind::CData(_)));
    document.children_iter(node).all(is_text).then(|| xml::text(document, node))
}
