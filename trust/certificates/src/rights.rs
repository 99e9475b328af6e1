//! What a certificate and its key may be used for.

use crate::{Certificate, asn1::Element};

/// What a certificate may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Signing or sealing documents: no authority's certificate; key usage digitalSignature or nonRepudiation, where key
    /// usage is limited at all; and where purposes are limited too, one of them is signing documents or mail, or key usage
    /// says nonRepudiation and not all of them are a service's own (RFC 5280, 4.2.1.3 and 4.2.1.12).
    Signature,
    /// Signing timestamps: the sole extended key usage, and critical (RFC 3161, 2.3).
    TimeStamping,
    /// Signing OCSP responses in the issuer's name (RFC 6960, 4.2.2.2).
    OcspSigning,
}

impl Certificate {
    /// May it be used so?
    #[must_use]
    pub fn has_use(&self, use_: Use) -> bool {
        // digitalSignature, nonRepudiation (RFC 5280, 4.2.1.3)
        let usage = self.key_usage();
        let signs = usage.is_none_or(|bits| bits & 0b1100_0000 != 0);
        // nonRepudiation speaks of documents alone; digitalSignature also of a server's handshakes.
        let commits = usage.is_some_and(|bits| bits & 0b0100_0000 != 0);
        let purposes = self.purposes();
        signs
            && match use_ {
                Use::Signature => {
                    let serves = |purpose: &String| {
                        let purpose = purpose.as_str();
                        DOCUMENTS.contains(&purpose) || commits && !SERVICES.contains(&purpose)
                    };
                    !self.is_ca() && purposes.is_none_or(|all| all.iter().any(serves))
                }
                Use::TimeStamping => {
                    purposes.is_some_and(|all| all == [TIME_STAMPING])
                        && self.extension(EXTENDED_KEY_USAGE).is_some_and(|found| found.critical)
                }
                Use::OcspSigning => purposes.is_some_and(|all| all.iter().any(|purpose| purpose == OCSP_SIGNING)),
            }
    }

    /// May its key sign certificates? (basicConstraints cA, and keyCertSign where key usage is limited)
    pub(crate) fn is_authority(&self) -> bool {
        self.is_ca() && self.key_usage().is_none_or(|bits| bits & 0b0000_0100 != 0)
    }

    /// May its key sign lists? (cRLSign where key usage is limited)
    pub(crate) fn may_sign_lists(&self) -> bool {
        self.key_usage().is_none_or(|bits| bits & 0b0000_0010 != 0)
    }

    /// Is its key made for signing lists, expressly?
    pub(crate) fn signs_lists(&self) -> bool {
        self.key_usage().is_some_and(|bits| bits & 0b0000_0010 != 0)
    }

    /// basicConstraints cA (RFC 5280, 4.2.1.9).
    pub(crate) fn is_ca(&self) -> bool {
        let constraints = self.extension("2.5.29.19").and_then(|found| Element::sole(&found.value).ok());
        constraints.and_then(|found| found.children().any().ok()).is_some_and(|flag| flag.boolean() == Ok(true))
    }

    /// The first octet of key usage, whose bits from the left are digitalSignature, nonRepudiation, keyEncipherment,
    /// dataEncipherment, keyAgreement, keyCertSign, cRLSign, encipherOnly; none when usage is not limited.
    fn key_usage(&self) -> Option<u8> {
        let value = &self.extension("2.5.29.15")?.value;
        // What cannot be read allows nothing.
        Some(Element::sole(value).and_then(|found| found.flags()).unwrap_or(0))
    }

    fn purposes(&self) -> Option<Vec<String>> {
        let value = &self.extension(EXTENDED_KEY_USAGE)?.value;
        let read = Element::sole(value).and_then(|all| all.children().map(|purpose| purpose?.oid()).collect());
        Some(read.unwrap_or_default())
    }
}

const EXTENDED_KEY_USAGE: &str = "2.5.29.37";
/// emailProtection, documentSigning (RFC 9336), anyExtendedKeyUsage, and what Microsoft and Adobe used before RFC 9336.
const DOCUMENTS: [&str; 5] =
    ["1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36", "2.5.29.37.0", "1.3.6.1.4.1.311.10.3.12", "1.2.840.113583.1.1.5"];
/// What programs sign: serverAuth, codeSigning, timeStamping, OCSPSigning.
const SERVICES: [&str; 4] = ["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.3", TIME_STAMPING, OCSP_SIGNING];
const TIME_STAMPING: &str = "1.3.6.1.5.5.7.3.8";
const OCSP_SIGNING: &str = "1.3.6.1.5.5.7.3.9";
