//! Certificate policies where an authority insists on one (requireExplicitPolicy, RFC 5280, 6.1).

use crate::{
    Certificate,
    asn1::{Element, Malformed, OID},
};

/// Do all these certificates share a policy? OpenSSL, asked for no policy in particular, refuses every path on which an
/// authority insists on one; this admits those where the answer is plain. Paths that map policies or forbid the wildcard
/// are not plain.
pub fn is_shared(path: &[Certificate]) -> bool {
    let mut shared: Option<Vec<String>> = None;
    for certificate in path {
        if [MAPPINGS, INHIBIT_ANY].iter().any(|oid| certificate.extension(oid).is_some()) {
            return false;
        }
        let Ok(policies) = of(certificate) else { return false };
        if policies.iter().any(|policy| policy == ANY) {
            continue;
        }
        shared = Some(match shared {
            Some(known) => known.into_iter().filter(|policy| policies.contains(policy)).collect(),
            None => policies,
        });
        if shared.as_ref().is_some_and(Vec::is_empty) {
            return false;
        }
    }
    true
}

fn of(certificate: &Certificate) -> Result<Vec<String>, Malformed> {
    let Some(found) = certificate.extension(POLICIES) else { return Ok(Vec::new()) };
    Element::sequence(&found.value)?.map(|policy| policy?.children().require(OID)?.oid()).collect()
}

const POLICIES: &str = "2.5.29.32";
const ANY: &str = "2.5.29.32.0";
const MAPPINGS: &str = "2.5.29.33";
const INHIBIT_ANY: &str = "2.5.29.54";
