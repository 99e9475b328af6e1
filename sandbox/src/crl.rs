//! Lists of revoked certificates (RFC 5280, section 5).

use seals::{Key as _, der};
use vocabulary::{Fault, Instant};

use crate::{
    authority::Authority,
    signing::{algorithm, signature},
};

/// How long a list holds.
const HOLDS_SECONDS: i64 = 3600;

/// The authority's list at this instant: serial numbers (big-endian) and when each was revoked.
pub(crate) fn list(
    authority: &Authority,
    revoked: impl Iterator<Item = (Vec<u8>, Instant)>,
    now: Instant,
) -> Result<Vec<u8>, Fault> {
    let issuer = authority.key.certificate();
    let entries: Vec<Vec<u8>> =
        revoked.map(|(serial, at)| der::sequence(&[der::unsigned(&serial), der::time(at)])).collect();
    let extension = |oid, value: &[u8]| der::sequence(&[der::object_identifier(oid), der::octets(value)]);
    let key_id = der::sequence(&[der::context_primitive(0, &issuer.key_identifier().unwrap_or_default())]);
    let number = der::integer(u64::try_from(now.seconds()).unwrap_or(0));
    let extensions = der::sequence(&[extension("2.5.29.35", &key_id), extension("2.5.29.20", &number)]);
    let listed = der::sequence(&[
        der::integer(1),
        algorithm(),
        issuer.subject_name().to_vec(),
        der::time(now),
        der::time(now.plus_seconds(HOLDS_SECONDS)),
        // An empty list of entries must be left out (section 5.1.2.6).
        if entries.is_empty() { Vec::new() } else { der::sequence(&entries) },
        der::context(0, &extensions),
    ]);
    let signature = signature(&listed, &authority.key)?;
    Ok(der::sequence(&[listed, algorithm(), der::bits(&signature)]))
}
