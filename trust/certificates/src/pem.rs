//! The text form of certificates and lists (RFC 7468).

use base64::{
    Engine, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};

/// The octets of every block with this label, in order; blocks that are no base64 are left out.
pub fn blocks(text: &[u8], label: &str) -> Vec<Vec<u8>> {
    let text = String::from_utf8_lossy(text);
    let (begin, end) = (format!("-----BEGIN {label}-----"), format!("-----END {label}-----"));
    text.split(&begin).skip(1).filter_map(|rest| decode(rest.split(&end).next()?)).collect()
}

fn decode(body: &str) -> Option<Vec<u8>> {
    const TOLERANT: GeneralPurpose = GeneralPurpose::new(
        &alphabet::STANDARD,
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
    );
    let packed: String = body.chars().filter(|character| !character.is_ascii_whitespace()).collect();
    TOLERANT.decode(packed).ok()
}
