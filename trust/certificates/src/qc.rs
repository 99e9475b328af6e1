//! What a certificate says of its own qualification (ETSI EN 319 412-5), and what trusted lists ask it.

use crate::{
    Certificate,
    asn1::{BIT_STRING, Element, Malformed, OID, SEQUENCE},
    lists::Purpose,
};

/// The statements of a certificate that concern Union law.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QcStatements {
    /// It says that it is qualified (QcCompliance, clause 4.2.1).
    pub qualified: bool,
    /// It says so under the law of a country outside the Union (QcCClegislation, clause 4.2.4).
    pub foreign: bool,
    /// It says that its key is in a qualified device (QcSSCD, clause 4.2.2).
    pub in_device: bool,
    /// What it says it is for (QcType, clause 4.2.3).
    pub purposes: Vec<Purpose>,
}

impl Certificate {
    /// What it says of its own qualification; nothing when it cannot be read.
    #[must_use]
    pub fn qc_statements(&self) -> QcStatements {
        self.extension("1.3.6.1.5.5.7.1.3").and_then(|found| read(&found.value).ok()).unwrap_or_default()
    }

    /// The identifiers of its policies (RFC 5280, 4.2.1.4).
    pub(crate) fn policies(&self) -> Vec<String> {
        let read = |value: &[u8]| -> Result<Vec<String>, Malformed> {
            Element::sequence(value)?.map(|policy| policy?.children().require(OID)?.oid()).collect()
        };
        self.extension("2.5.29.32").and_then(|found| read(&found.value).ok()).unwrap_or_default()
    }

    /// The bits of its key usage, bit 0 the first named (RFC 5280, 4.2.1.3); none when usage is not limited.
    pub(crate) fn key_usage_bits(&self) -> Option<u16> {
        let found = Element::sole(&self.extension("2.5.29.15")?.value).ok().filter(|found| found.is(BIT_STRING))?;
        let (unused, octets) = found.content().split_first()?;
        let bit = |position: usize| octets.get(position / 8).is_some_and(|octet| octet << (position % 8) & 0x80 != 0);
        let known = (octets.len() * 8).checked_sub(usize::from(*unused))?.min(9);
        Some((0..known).filter(|position| bit(*position)).fold(0, |bits, position| bits | 1 << position))
    }

    /// The identifiers of its extended key usages (RFC 5280, 4.2.1.12).
    pub(crate) fn extended_usages(&self) -> Vec<String> {
        let read = |value: &[u8]| -> Result<Vec<String>, Malformed> {
            Element::sequence(value)?.map(|purpose| purpose?.oid()).collect()
        };
        self.extension("2.5.29.37").and_then(|found| read(&found.value).ok()).unwrap_or_default()
    }
}

fn read(value: &[u8]) -> Result<QcStatements, Malformed> {
    let mut said = QcStatements::default();
    for statement in Element::sequence(value)? {
        let mut fields = statement?.children();
        match fields.require(OID)?.oid()?.as_str() {
            "0.4.0.1862.1.1" => said.qualified = true,
            "0.4.0.1862.1.4" => said.in_device = true,
            "0.4.0.1862.1.7" => said.foreign = true,
            "0.4.0.1862.1.6" => {
                for purpose in fields.require(SEQUENCE)?.children() {
                    said.purposes.extend(match purpose?.oid()?.as_str() {
                        "0.4.0.1862.1.6.1" => Some(Purpose::Signatures),
                        "0.4.0.1862.1.6.2" => Some(Purpose::Seals),
                        "0.4.0.1862.1.6.3" => Some(Purpose::Websites),
                        _ => None,
                    });
                }
            }
            _ => {}
        }
    }
    Ok(said)
}
