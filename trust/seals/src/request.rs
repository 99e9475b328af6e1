//! Asking an authority for a certificate: PKCS#10 (RFC 2986).

use crate::{KeyFault, Pair, cms::algorithm, der};

/// What kind of key is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// RSA of 3072 bits.
    Rsa3072,
    /// On P-256.
    P256,
    /// On P-384.
    P384,
}

/// Whom the certificate of a seal is to name.
#[derive(Clone, Debug)]
pub struct Subject<'s> {
    /// The office's name: O and CN.
    pub office: &'s str,
    /// Its tax number (NIP), told as `VATPL-…` (ETSI EN 319 412-1, clause 5.1.4).
    pub nip: &'s str,
    /// What tells this seal from the office's others, put after the name in CN.
    pub mark: Option<&'s str>,
}

/// A request (PEM) for a certificate of this key over this subject, signed by the key. What the certificate is for is the
/// authority's to say, so nothing is asked beyond the name.
///
/// # Errors
/// The key cannot sign now.
pub fn request(subject: &Subject<'_>, pair: &dyn Pair) -> Result<String, KeyFault> {
    let common = subject.mark.map_or_else(|| subject.office.to_owned(), |mark| format!("{} {mark}", subject.office));
    let name = der::sequence(&[
        // PrintableString, as RFC 5280 (appendix A) has it for the country.
        part("2.5.4.6", der::tagged(0x13, b"PL")),
        part("2.5.4.10", der::text(subject.office)),
        part("2.5.4.97", der::text(&format!("VATPL-{}", subject.nip))),
        part("2.5.4.3", der::text(&common)),
    ]);
    let public = pair.public().public_key_to_der().map_err(|error| KeyFault(error.to_string()))?;
    // Section 4.1: version 0, no attributes.
    let content = der::sequence(&[der::integer(0), name, public, der::context(0, &[])]);
    let value = algorithm::value(pair.algorithm(), pair.sign(&pair.algorithm().digest(&[&content]))?);
    let request = der::sequence(&[content, algorithm::signature(pair.algorithm()), der::bits(&value)]);
    Ok(pem("CERTIFICATE REQUEST", &request))
}

fn part(kind: &str, value: Vec<u8>) -> Vec<u8> {
    der::set_of(vec![der::sequence(&[der::object_identifier(kind), value])])
}

/// Octets as text under this label, in lines of 64 characters (RFC 7468, section 2).
#[must_use]
pub fn pem(label: &str, octets: &[u8]) -> String {
    let text = openssl::base64::encode_block(octets);
    let mut lines = format!("-----BEGIN {label}-----\n");
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(64));
        lines.push_str(line);
        lines.push('\n');
        rest = after;
    }
    lines + &format!("-----END {label}-----\n")
}
