//! The two other shapes of a signature: around a file, and beside it.

use openssl::{base64::encode_block, sha::sha256};
use vocabulary::Instant;

use crate::{
    Key, KeyFault, Reference, Transform,
    xades::{self, escaped},
};

/// A signature with the file inside, as base64 in a `ds:Object`: the shape that podpis.gov.pl makes of any file.
///
/// # Errors
/// The key cannot sign now.
pub fn enveloping(file: &[u8], media_type: &str, key: &dyn Key, at: Instant) -> Result<String, KeyFault> {
    let reference = Reference {
        uri: "#content".to_owned(),
        transforms: vec![Transform::Base64],
        digest: sha256(file),
        media_type: media_type.to_owned(),
    };
    let object = format!(
        "<ds:Object Id=\"content\" MimeType=\"{}\" Encoding=\"http://www.w3.org/2000/09/xmldsig#base64\">{}</ds:Object>",
        escaped(media_type),
        encode_block(file)
    );
    xades::signature(&[reference], &object, key, at)
}

/// A signature in its own file over the octets of other files, given as name, octets and media type.
///
/// # Errors
/// The key cannot sign now.
pub fn detached(files: &[(&str, &[u8], &str)], key: &dyn Key, at: Instant) -> Result<String, KeyFault> {
    let references: Vec<Reference> = files
        .iter()
        .map(|(name, octets, media_type)| Reference {
            uri: percent_encoded(name),
            transforms: Vec::new(),
            digest: sha256(octets),
            media_type: (*media_type).to_owned(),
        })
        .collect();
    xades::signature(&references, "", key, at)
}

/// A file name as the path of a relative URI (RFC 3986, section 2.1).
fn percent_encoded(name: &str) -> String {
    name.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
