//! Extensions of certificates, lists and responses (RFC 5280, 4.2).

use crate::asn1::{BOOLEAN, Element, Malformed, OCTET_STRING, OID};

#[derive(Debug)]
pub struct Extension {
    pub oid: String,
    pub critical: bool,
    pub value: Vec<u8>,
}

/// Reads a SEQUENCE OF Extension. The same extension twice is malformed (RFC 5280, 4.2).
pub fn read(extensions: Element<'_>) -> Result<Vec<Extension>, Malformed> {
    let mut known: Vec<Extension> = Vec::new();
    for extension in extensions.children() {
        let mut fields = extension?.children();
        let oid = fields.require(OID)?.oid()?;
        let critical = fields.optional(BOOLEAN)?.is_some_and(|flag| flag.boolean() != Ok(false));
        let value = fields.require(OCTET_STRING)?.octets()?.into_owned();
        if known.len() >= MOST || known.iter().any(|extension| extension.oid == oid) {
            return Err(Malformed);
        }
        known.push(Extension { oid, critical, value });
    }
    Ok(known)
}

pub fn find<'a>(extensions: &'a [Extension], oid: &str) -> Option<&'a Extension> {
    extensions.iter().find(|extension| extension.oid == oid)
}

/// Is there a critical extension that is not one of these?
pub fn has_unknown_critical(extensions: &[Extension], known: &[&str]) -> bool {
    extensions.iter().any(|extension| extension.critical && !known.contains(&extension.oid.as_str()))
}

/// No certificate in use has more than some twenty.
const MOST: usize = 100;
