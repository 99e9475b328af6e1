//! Who calls: the signature over the Body of a SOAP call, by a certificate that the sandbox gave to a system.

use certificates::Certificate;
use openssl::{base64::decode_block, hash::MessageDigest, sha::sha256, sign::Verifier};
use xml::{Document, Method, NodeId, NodeSet};

const DS: &str = "http://www.w3.org/2000/09/xmldsig#";
const WSSE: &str = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
const WSU: &str = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
const RSA_SHA256: &str = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
const SHA256: &str = "http://www.w3.org/2001/04/xmlenc#sha256";

/// The certificate that signed the Body: the very Body whose content is carried out, so no other part of the call can
/// stand in for it. None when there is no such signature. Whose certificate it is, is for the caller to ask.
pub(crate) fn signer(call: &Document<'_>, header: NodeId, body: NodeId) -> Option<Certificate> {
    let call = Call(call);
    let security = call.only(header, WSSE, "Security")?;
    let token = call.only(security, WSSE, "BinarySecurityToken")?;
    let signature = call.only(security, DS, "Signature")?;
    let signed_info = call.only(signature, DS, "SignedInfo")?;
    let reference = call.only(signed_info, DS, "Reference")?;
    let transform = call.only(call.only(reference, DS, "Transforms")?, DS, "Transform")?;
    let key_info = call.only(call.only(signature, DS, "KeyInfo")?, WSSE, "SecurityTokenReference")?;
    let named = call.only(key_info, WSSE, "Reference")?;

    let algorithm = |node, name, expected| call.algorithm(call.only(node, DS, name)?, expected);
    algorithm(signed_info, "CanonicalizationMethod", EXCLUSIVE)?;
    algorithm(signed_info, "SignatureMethod", RSA_SHA256)?;
    algorithm(reference, "DigestMethod", SHA256)?;
    call.algorithm(transform, EXCLUSIVE)?;
    call.refers(reference, body)?;
    call.refers(named, token)?;

    let digest = sha256(&call.canonical(body)?);
    let is_whole = call.octets(call.only(reference, DS, "DigestValue")?)? == digest;
    let certificate = Certificate::from_der(&call.octets(token)?).ok()?;
    let key = certificate.key()?;
    let mut verifier = Verifier::new(MessageDigest::sha256(), &key).ok()?;
    let value = call.octets(call.only(signature, DS, "SignatureValue")?)?;
    let is_theirs = verifier.verify_oneshot(&value, &call.canonical(signed_info)?).ok()?;
    (is_whole && is_theirs).then_some(certificate)
}

struct Call<'c, 'd>(&'c Document<'d>);

impl Call<'_, '_> {
    /// The child of this name, if there is exactly one.
    fn only(&self, node: NodeId, namespace: &str, name: &str) -> Option<NodeId> {
        let mut found = self.0.children_iter(node).filter(|child| xml::is_element(self.0, *child, namespace, name));
        let only = found.next()?;
        found.next().is_none().then_some(only)
    }

    fn algorithm(&self, node: NodeId, expected: &str) -> Option<()> {
        (xml::attribute(self.0, node, "Algorithm")? == expected).then_some(())
    }

    /// Whether the URI of one node names the `wsu:Id` of the other.
    fn refers(&self, from: NodeId, to: NodeId) -> Option<()> {
        let attributes = &self.0.element(to)?.attributes;
        let id =
            attributes.iter().find(|a| a.name.namespace_uri.as_deref() == Some(WSU) && a.name.local_name == "Id")?;
        (xml::attribute(self.0, from, "URI")?.strip_prefix('#')? == &*id.value).then_some(())
    }

    fn octets(&self, node: NodeId) -> Option<Vec<u8>> {
        let mut text = xml::text(self.0, node);
        text.retain(|sign| !sign.is_ascii_whitespace());
        decode_block(&text).ok()
    }

    fn canonical(&self, node: NodeId) -> Option<Vec<u8>> {
        let nodes = NodeSet::tree_without_comments(node, self.0);
        xml::canonical::<&str>(self.0, Method::Exclusive, Some(&nodes), &[]).ok()
    }
}
