//! Building a path to an anchor, by OpenSSL at an explicit instant (RFC 5280, section 6).

use openssl::{
    error::ErrorStack,
    stack::Stack,
    x509::{
        X509StoreContext, X509VerifyResult,
        store::X509StoreBuilder,
        verify::{X509VerifyFlags, X509VerifyParam},
    },
};
use vocabulary::Instant;

use crate::{Anchors, Certificate, Reason};

/// The path from the leaf to the first anchor, all of it valid at the instant; or why there is none. Unknown critical
/// extensions, wrong signatures, names, lengths, rights and policies make it none. Revocation is not looked at.
pub fn find(
    leaf: &Certificate,
    others: &[Certificate],
    anchors: &Anchors,
    at: Instant,
) -> Result<Vec<Certificate>, Reason> {
    let found = build(leaf, others, anchors, at).map_err(|_| Reason::NoChain)?;
    let mut chain = found.map_err(|error| match error.as_raw() {
        NOT_YET_VALID => Reason::NotYetValid,
        HAS_EXPIRED => Reason::Expired,
        _ => Reason::NoChain,
    })?;
    let anchor = chain.iter().position(|certificate| anchors.contains(certificate)).ok_or(Reason::NoChain)?;
    chain.truncate(anchor + 1);
    // OpenSSL lets a certificate without basicConstraints issue others when its key usage allows it; RFC 5280 does not.
    // An anchor may be older than basicConstraints.
    if chain[..anchor].iter().skip(1).any(|issuer| !issuer.is_authority()) {
        return Err(Reason::NoChain);
    }
    Ok(chain)
}

type Found = Result<Vec<Certificate>, X509VerifyResult>;

fn build(leaf: &Certificate, others: &[Certificate], anchors: &Anchors, at: Instant) -> Result<Found, ErrorStack> {
    let mut parameters = X509VerifyParam::new()?;
    parameters.set_time(at.seconds());
    parameters.set_depth(LONGEST);
    // Services of trusted lists are often intermediate authorities, so any anchor ends a path.
    parameters.set_flags(X509VerifyFlags::PARTIAL_CHAIN | X509VerifyFlags::POLICY_CHECK)?;
    let mut store = X509StoreBuilder::new()?;
    for anchor in anchors.certificates() {
        store.add_cert(anchor.x509().clone())?;
    }
    store.set_param(&parameters)?;
    let store = store.build();
    let mut untrusted = Stack::new()?;
    for certificate in others {
        untrusted.push(certificate.x509().clone())?;
    }
    X509StoreContext::new()?.init(&store, leaf.x509(), &untrusted, |context| {
        if !context.verify_cert()? {
            return Ok(Err(context.error()));
        }
        let known = || std::iter::once(leaf).chain(anchors.certificates()).chain(others);
        let links = context.chain().into_iter().flatten();
        Ok(Ok(links.filter_map(|link| known().find(|one| one.x509() == link).cloned()).collect()))
    })
}

// X509_V_ERR_CERT_NOT_YET_VALID and X509_V_ERR_CERT_HAS_EXPIRED of OpenSSL's x509_vfy.h
const NOT_YET_VALID: i32 = 9;
const HAS_EXPIRED: i32 = 10;

/// Authorities between leaf and anchor. National hierarchies have one or two.
const LONGEST: i32 = 10;
