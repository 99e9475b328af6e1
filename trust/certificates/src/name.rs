//! Distinguished names (X.501) as people read them.

use std::cmp::Ordering;

use openssl::x509::X509Name;

use crate::{
    Certificate,
    asn1::{Element, Malformed, OID, SET},
};

/// Attributes of a name in the order they stand in it.
pub struct Name(Vec<Vec<(String, String)>>);

impl Name {
    pub fn read(name: Element<'_>) -> Result<Self, Malformed> {
        let mut parts = Vec::new();
        for part in name.children() {
            let part = part?;
            if !part.is(SET) {
                return Err(Malformed);
            }
            let mut attributes = Vec::new();
            for attribute in part.children() {
                let mut fields = attribute?.children();
                let kind = fields.require(OID)?.oid()?;
                attributes.push((kind, text(fields.any()?)));
            }
            parts.push(attributes);
        }
        Ok(Self(parts))
    }

    /// All values of one kind of attribute.
    pub fn values(&self, oid: &str) -> impl Iterator<Item = &str> {
        self.0.iter().flatten().filter(move |(kind, _)| kind == oid).map(|(_, value)| value.as_str())
    }

    /// One line in the manner of RFC 4514: the last part first.
    pub fn line(&self) -> String {
        let part = |attributes: &Vec<(String, String)>| {
            attributes
                .iter()
                .map(|(kind, value)| format!("{}={}", short(kind), escaped(value)))
                .collect::<Vec<_>>()
                .join("+")
        };
        self.0.iter().rev().map(part).collect::<Vec<_>>().join(",")
    }
}

fn short(oid: &str) -> &str {
    match oid {
        "2.5.4.3" => "CN",
        "2.5.4.4" => "SN",
        "2.5.4.5" => "serialNumber",
        "2.5.4.6" => "C",
        "2.5.4.7" => "L",
        "2.5.4.8" => "ST",
        "2.5.4.9" => "STREET",
        "2.5.4.10" => "O",
        "2.5.4.11" => "OU",
        "2.5.4.12" => "title",
        "2.5.4.42" => "GN",
        "2.5.4.97" => "organizationIdentifier",
        "0.9.2342.19200300.100.1.1" => "UID",
        "0.9.2342.19200300.100.1.25" => "DC",
        "1.2.840.113549.1.9.1" => "emailAddress",
        other => other,
    }
}

/// Characters with a meaning in the line are escaped, and so are control characters, so that no name can fake a line's end.
fn escaped(value: &str) -> String {
    let mut line = String::with_capacity(value.len());
    let last = value.chars().count().saturating_sub(1);
    for (position, character) in value.chars().enumerate() {
        match character {
            '"' | '+' | ',' | ';' | '<' | '>' | '\\' | '=' => line.extend(['\\', character]),
            '#' if position == 0 => line.push_str("\\#"),
            ' ' if position == 0 || position == last => line.push_str("\\ "),
            _ if character.is_control() => {
                let mut octets = [0; 4];
                for octet in character.encode_utf8(&mut octets).bytes() {
                    line.push_str(&format!("\\{octet:02X}"));
                }
            }
            _ => line.push(character),
        }
    }
    line
}

/// The text of a directory string of any kind; what is no text reads as replacement characters.
fn text(value: Element<'_>) -> String {
    let content = value.content();
    match value.tag() {
        // BMPString: UTF-16, big end first
        0x1e => {
            let units: Vec<u16> = content.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        // UniversalString: UTF-32, big end first
        0x1c => content
            .chunks_exact(4)
            .map(|four| {
                char::from_u32(u32::from_be_bytes([four[0], four[1], four[2], four[3]]))
                    .unwrap_or(char::REPLACEMENT_CHARACTER)
            })
            .collect(),
        // TeletexString: in practice ISO 8859-1
        0x14 => content.iter().map(|octet| char::from(*octet)).collect(),
        _ => String::from_utf8_lossy(content).into_owned(),
    }
}

/// Are these two names (DER of `Name`) the same, whatever their spelling (RFC 5280, 7.1)?
pub fn is_same(one: &[u8], other: &[u8]) -> bool {
    one == other
        || matches!((X509Name::from_der(one), X509Name::from_der(other)),
            (Ok(one), Ok(other)) if one.try_cmp(&other).is_ok_and(Ordering::is_eq))
}

/// Is it, by its name, an issuer of the certificate?
pub fn is_issuer(issuer: &Certificate, of: &Certificate) -> bool {
    issuer.subject_name() == of.issuer_name()
        || issuer.name_hashes().1 == of.name_hashes().0
            && of.x509().issuer_name().try_cmp(issuer.x509().subject_name()).is_ok_and(Ordering::is_eq)
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_name_cannot_fake_another_line_or_part() {
        assert_eq!(escaped("a,CN=b\nc"), "a\\,CN\\=b\\0Ac");
        assert_eq!(escaped(" # "), "\\ #\\ ");
        assert_eq!(escaped("#1"), "\\#1");
        assert_eq!(escaped("Łódź"), "Łódź");
    }
}
