//! Names of algorithms, and values, as messages spell them.

use crate::{Algorithm, der};

/// AlgorithmIdentifier of the digest (RFC 5754, section 2).
pub(super) fn digest(way: Algorithm) -> Vec<u8> {
    match way {
        Algorithm::EcdsaP384Sha384 => der::sequence(&[der::object_identifier(der::SHA384)]),
        Algorithm::EcdsaP256Sha256 | Algorithm::RsaPkcs1Sha256 | Algorithm::RsaPssSha256 => der::sha256_algorithm(),
    }
}

/// AlgorithmIdentifier of the signature (RFC 5754, section 3; RFC 4056, section 3).
pub(crate) fn signature(way: Algorithm) -> Vec<u8> {
    match way {
        Algorithm::EcdsaP256Sha256 => der::sequence(&[der::object_identifier(der::ECDSA_SHA256)]),
        Algorithm::EcdsaP384Sha384 => der::sequence(&[der::object_identifier("1.2.840.10045.4.3.3")]),
        Algorithm::RsaPkcs1Sha256 => der::sequence(&[der::object_identifier(der::RSA_SHA256), der::null()]),
        Algorithm::RsaPssSha256 => {
            // RFC 4055, section 2.1: beside RSASSA-PSS the parameters of a digest are NULL.
            let sha256 = der::sequence(&[der::object_identifier(der::SHA256), der::null()]);
            let mgf1 = der::sequence(&[der::object_identifier("1.2.840.113549.1.1.8"), sha256.clone()]);
            let parameters =
                der::sequence(&[der::context(0, &sha256), der::context(1, &mgf1), der::context(2, &der::integer(32))]);
            der::sequence(&[der::object_identifier("1.2.840.113549.1.1.10"), parameters])
        }
    }
}

/// The value: of ECDSA, a SEQUENCE of both numbers (RFC 3279, section 2.2.3).
pub(crate) fn value(way: Algorithm, value: Vec<u8>) -> Vec<u8> {
    match way {
        Algorithm::EcdsaP256Sha256 | Algorithm::EcdsaP384Sha384 => {
            let (r, s) = value.split_at(value.len() / 2);
            der::sequence(&[der::unsigned(r), der::unsigned(s)])
        }
        Algorithm::RsaPkcs1Sha256 | Algorithm::RsaPssSha256 => value,
    }
}
