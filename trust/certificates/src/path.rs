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

use crate::{Anchors, Certificate, Reason, policy};

/// The path from the leaf to the first anchor, all of it valid at the instant; or why there is none. Unknown critical
/// extensions, wrong signatures, names, lengths, rights and policies make it none. Revocation is not looked at.
pub fn find(
    leaf: &Certificate,
    others: &[Certificate],
    anchors: &Anchors,
    at: Instant,
) -> Result<Vec<Certificate>, Reason> {
    let build = |flags| build(leaf, others, anchors, at, flags).map_err(|_| Reason::NoChain);
    // Services of trusted lists are often intermediate authorities, so any anchor ends a path.
    let found = build(X509VerifyFlags::PARTIAL_CHAIN | X509VerifyFlags::POLICY_CHECK)?;
    let mut chain = match found.map_err(|error| error.as_raw()) {
        Ok(chain) => chain,
        Err(NOT_YET_VALID) => return Err(Reason::NotYetValid),
        Err(HAS_EXPIRED) => return Err(Reason::Expired),
        Err(NO_EXPLICIT_POLICY) => build(X509VerifyFlags::PARTIAL_CHAIN)?
            .ok()
            .filter(|chain| chain.split_last().is_some_and(|(_, below)| policy::is_shared(below)))
            .ok_or(Reason::NoChain)?,
        Err(_) => return Err(Reason::NoChain),
    };
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

fn build(
    leaf: &Certificate,
    others: &[Certificate],
    anchors: &Anchors,
    at: Instant,
    flags: X509VerifyFlags,
) -> Result<Found, ErrorStack> {
    let mut parameters = X509VerifyParam::new()?;
    parameters.set_time(at.seconds());
    parameters.set_depth(LONGEST);
    parameters.set_flags(flags)?;
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

// X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_CERT_HAS_EXPIRED and X509_V_ERR_NO_EXPLICIT_POLICY of OpenSSL's x509_vfy.h
const NOT_YET_VALID: i32 = 9;
const HAS_EXPIRED: i32 = 10;
const NO_EXPLICIT_POLICY: i32 = 43;

/// Authorities between leaf and anchor. National hierarchies have one or two.
const LONGEST: i32 = 10;
