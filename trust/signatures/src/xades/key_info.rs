//! The key that checks the signature value, and whether the signer stands behind it.

use certificates::{Certificate, Scheme};
use openssl::{
    bn::BigNum,
    pkey::{PKey, Public},
    rsa::Rsa,
};
use xml::NodeId;

use super::{base64, find::Index, names::DS, properties::Named};
use crate::{Binding, SigningCertificate, StructuralFault, Value, algorithm::verifies};

/// A path has four certificates.
const MOST_CERTIFICATES: usize = 24;

/// The certificates in the signature's KeyInfo, in its order. Anyone can exchange them; the digest under the signature
/// says which is meant.
pub(crate) fn certificates(index: &Index<'_>, signature: NodeId) -> Result<Vec<Certificate>, StructuralFault> {
    let document = index.document;
    let nodes: Vec<NodeId> = xml::children(document, signature, DS, "KeyInfo")
        .flat_map(|info| xml::children(document, info, DS, "X509Data"))
        .flat_map(|data| xml::children(document, data, DS, "X509Certificate"))
        .take(MOST_CERTIFICATES + 1)
        .collect();
    if nodes.len() > MOST_CERTIFICATES {
        return Err(StructuralFault::TooMuch);
    }
    let read = |node: &NodeId| Certificate::from_der(&base64(&xml::text(document, *node))?).ok();
    Ok(nodes.iter().filter_map(read).collect())
}

/// A bare key in KeyInfo. It can show that a signature is intact, never who made it.
pub(crate) fn bare_key(index: &Index<'_>, signature: NodeId) -> Option<PKey<Public>> {
    let document = index.document;
    let child = |node, name| xml::first_child(document, node, DS, name);
    let key = child(child(child(signature, "KeyInfo")?, "KeyValue")?, "RSAKeyValue")?;
    let number = |name| BigNum::from_slice(&base64(&xml::text(document, child(key, name)?))?).ok();
    let modulus = number("Modulus").filter(|modulus| modulus.num_bits() <= 16_384)?;
    let exponent = number("Exponent").filter(|exponent| exponent.num_bits() <= 64)?;
    PKey::from_rsa(Rsa::from_public_components(modulus, exponent).ok()?).ok()
}

/// What a signature value was made over and with.
pub(crate) struct Made<'m> {
    pub scheme: Scheme,
    pub octets: &'m [u8],
    pub value: &'m [u8],
}

impl Made<'_> {
    pub(crate) fn by(&self, key: Option<PKey<Public>>) -> Value {
        match key {
            None => Value::Unchecked,
            Some(key) if verifies(self.scheme, &key, self.octets, self.value) => Value::Right,
            Some(_) => Value::Wrong,
        }
    }

    /// The signing certificate and what its key says of the value (ETSI EN 319 102-1, clause 5.2.3). The named one is
    /// taken, from KeyInfo or from the values kept in the properties; only when none is named, the named one is not there,
    /// or its key did not make the value, the others in KeyInfo are tried, so that the report can say that the signature is
    /// intact though it is nobody's.
    pub(crate) fn by_one_of(
        &self,
        in_key_info: &[Certificate],
        kept: &[Certificate],
        named: Option<&Named>,
    ) -> Option<(SigningCertificate, Value)> {
        let named_here = named.into_iter().flatten().filter_map(|(digest, expected)| {
            let is_named = |certificate: &&Certificate| digest.of(certificate.der()).as_ref() == Some(expected);
            Some((in_key_info.iter().chain(kept).find(is_named)?, Binding::Named(*digest)))
        });
        let mut candidates: Vec<(&Certificate, Binding)> = named_here.collect();
        let binding = if named.is_some() { Binding::NamedOther } else { Binding::Unnamed };
        candidates.extend(in_key_info.iter().map(|certificate| (certificate, binding)));
        // Issuers may be there too; the signing certificate is the one whose key made the value.
        let value = |(certificate, _): &&(&Certificate, Binding)| self.by(certificate.key());
        let (candidate, value) = match candidates.iter().find(|candidate| value(candidate) == Value::Right) {
            Some(right) => (right, Value::Right),
            None => candidates.first().map(|first| (first, value(&first)))?,
        };
        let (certificate, binding) = *candidate;
        Some((SigningCertificate { certificate: certificate.clone(), binding }, value))
    }
}
