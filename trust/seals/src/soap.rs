//! A call that says who makes it: SOAP 1.1 with WS-Security (OASIS Web Services Security 1.1, X.509 Certificate Token
//! Profile), as the state's services ask.

use openssl::{base64::encode_block, sha::sha256};

use crate::{
    Key, KeyFault,
    xades::{DS, EXCLUSIVE, Transform, reference, signature_method},
};

const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const WSSE: &str = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
const WSU: &str = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
const X509: &str = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";
const BASE64: &str = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";

/// An envelope around this content (XML in exclusive canonical form, as [`xml::Writer`] writes it). Its Body is signed by
/// the key, whose certificate stands in the header as a BinarySecurityToken.
///
/// # Errors
/// The key cannot sign.
pub fn envelope(content: &str, key: &dyn Key) -> Result<String, KeyFault> {
    // Written in exclusive canonical form at once, as everything that we sign: see the head of `xades`.
    let body =
        format!("<soapenv:Body xmlns:soapenv=\"{SOAP}\" xmlns:wsu=\"{WSU}\" wsu:Id=\"body\">{content}</soapenv:Body>");
    let method = signature_method(key.algorithm());
    let reference = reference("URI=\"#body\"", &[Transform::Exclusive], &sha256(body.as_bytes()));
    let signed_info = format!(
        "<ds:SignedInfo xmlns:ds=\"{DS}\">\
         <ds:CanonicalizationMethod Algorithm=\"{EXCLUSIVE}\"></ds:CanonicalizationMethod>\
         <ds:SignatureMethod Algorithm=\"{method}\"></ds:SignatureMethod>{reference}</ds:SignedInfo>"
    );
    let value = encode_block(&key.sign(&key.algorithm().digest(&[signed_info.as_bytes()]))?);
    let certificate = encode_block(key.certificate().der());
    Ok(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <soapenv:Envelope xmlns:soapenv=\"{SOAP}\"><soapenv:Header>\
         <wsse:Security xmlns:wsse=\"{WSSE}\" xmlns:wsu=\"{WSU}\" soapenv:mustUnderstand=\"1\">\
         <wsse:BinarySecurityToken EncodingType=\"{BASE64}\" ValueType=\"{X509}\" wsu:Id=\"token\">{certificate}\
         </wsse:BinarySecurityToken>\
         <ds:Signature xmlns:ds=\"{DS}\">{signed_info}<ds:SignatureValue>{value}</ds:SignatureValue><ds:KeyInfo>\
         <wsse:SecurityTokenReference><wsse:Reference URI=\"#token\" ValueType=\"{X509}\"></wsse:Reference>\
         </wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature></wsse:Security></soapenv:Header>{body}\
         </soapenv:Envelope>"
    ))
}
