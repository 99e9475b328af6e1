//! Documents that must not be believed although a trusted key signed something in them. For tests and drills.

use openssl::sha::sha256;
use seals::{Key, Reference, SealFault, Transform, insert_last, seal, signature};
use vocabulary::Instant;
use xml::{Limits, Method, NodeSet};

use crate::letter;

/// A signed letter of ours in which the street is another than the one signed.
#[must_use]
pub fn altered(signed: &str) -> String {
    signed.replace("ul. Lipowej 7", "ul. Sosnowej 9")
}

/// A signed document with a document type declaration before it. Canonical form leaves it out, so the signature alone
/// stays right.
#[must_use]
pub fn with_dtd(signed: &str) -> String {
    let root = signed.find("<wnio:Dokument").unwrap_or_default();
    let (before, after) = signed.split_at(root);
    format!("{before}<!DOCTYPE Dokument [<!ENTITY outside SYSTEM \"file:///etc/hostname\">]>{after}")
}

/// A letter of which only the sender's block is signed; all the rest says what the thief likes.
///
/// # Errors
/// The key cannot sign.
pub fn partly_signed(office: &str, key: &dyn Key, at: Instant) -> Result<String, SealFault> {
    let letter = with_id(&letter(office, key.certificate(), at), "<str:Nadawcy", "part");
    insert_last(&letter, &signature(&[element("part", &letter)?], "", key, at)?)
}

/// Signature wrapping: the letter that was signed lies inside the signature, where the reference finds it by its id; in
/// its place stands another.
///
/// # Errors
/// The key cannot sign.
pub fn wrapped(office: &str, key: &dyn Key, at: Instant) -> Result<String, SealFault> {
    let honest = letter(office, key.certificate(), at);
    let signed = with_id(between(&honest, "<wnio:Dokument", "</wnio:Dokument>"), "<wnio:Dokument", "letter");
    let object = format!("<ds:Object>{signed}</ds:Object>");
    insert_last(&altered(&honest), &signature(&[element("letter", &signed)?], &object, key, at)?)
}

/// A signed letter with a second element of the id that the signature refers to.
///
/// # Errors
/// The key cannot sign.
pub fn two_of_one_id(office: &str, key: &dyn Key, at: Instant) -> Result<String, SealFault> {
    let honest = letter(office, key.certificate(), at);
    let signed = with_id(between(&honest, "<wnio:Dokument", "</wnio:Dokument>"), "<wnio:Dokument", "letter");
    let both = format!("<both>{}{signed}</both>", altered(&signed));
    insert_last(&both, &signature(&[element("letter", &signed)?], "", key, at)?)
}

/// A signature over a file that lies at an address on the network. Whoever fetches it to check has been misled.
///
/// # Errors
/// The key cannot sign.
pub fn over_network(address: &str, office: &str, key: &dyn Key, at: Instant) -> Result<String, SealFault> {
    let letter = letter(office, key.certificate(), at);
    let outside = Reference {
        uri: address.to_owned(),
        transforms: Vec::new(),
        digest: sha256(letter.as_bytes()),
        media_type: "application/xml".to_owned(),
    };
    insert_last(&letter, &signature(&[outside], "", key, at)?)
}

/// A signed letter whose claimed time was changed afterwards.
///
/// # Errors
/// The key cannot sign.
pub fn with_another_time(office: &str, key: &dyn Key, at: Instant) -> Result<String, SealFault> {
    let signed = seal(&letter(office, key.certificate(), at), key, at)?;
    let year = &at.rfc3339()[..4];
    Ok(signed.xml().replacen(&format!("<xades:SigningTime>{year}"), "<xades:SigningTime>1999", 1))
}

/// A reference to the element of this id in the document.
fn element(id: &str, document: &str) -> Result<Reference, SealFault> {
    let parsed = xml::parse(document.as_bytes(), &Limits::default())?;
    let found = xml::subtree(&parsed, parsed.root()).find(|node| xml::attribute(&parsed, *node, "Id") == Some(id));
    let nodes = found.map(|found| NodeSet::tree_without_comments(found, &parsed));
    let octets = xml::canonical::<&str>(&parsed, Method::Exclusive, nodes.as_ref(), &[])?;
    Ok(Reference {
        uri: format!("#{id}"),
        transforms: vec![Transform::Exclusive],
        digest: sha256(&octets),
        media_type: "application/xml".to_owned(),
    })
}

fn with_id(text: &str, tag: &str, id: &str) -> String {
    text.replacen(tag, &format!("{tag} Id=\"{id}\""), 1)
}

/// From the first of one text through the next of another, in a letter of ours.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> &'a str {
    let from = text.find(begin).unwrap_or_default();
    let to = text[from..].find(end).map_or(text.len(), |to| from + to + end.len());
    &text[from..to]
}
