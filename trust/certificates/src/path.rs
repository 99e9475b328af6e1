//! Building a path to an anchor, by OpenSSL at an explicit instant (RFC 5280, section 6).

use std::sync::LazyLock;

use openssl::{
    error::ErrorStack,
    sha::Sha256,
    stack::Stack,
    x509::{
        X509StoreContext, X509VerifyResult,
        store::X509StoreBuilder,
        verify::{X509VerifyFlags, X509VerifyParam},
    },
};
use vocabulary::Instant;

use crate::{
    Certificate, Fingerprint, Reason,
    memory::Memory,
    name,
    policy::{self, PolicyDemands},
};

/// The path from the leaf to the first of these anchors, all of it valid at the instant; or why there is none. Unknown
/// critical extensions, wrong signatures, names, lengths, rights and policies make it none. Revocation is not looked at.
pub fn find<'a>(
    leaf: &Certificate,
    others: &[Certificate],
    anchors: impl Iterator<Item = &'a Certificate>,
    demands: &PolicyDemands,
    at: Instant,
) -> Result<Vec<Certificate>, Reason> {
    let anchors = nearby(leaf, others, anchors);
    let mut chain = remembered(leaf, others, &anchors, at)?;
    let anchor = chain.iter().position(|one| anchors.contains(&one)).ok_or(Reason::NoChain)?;
    chain.truncate(anchor + 1);
    let below = &chain[..anchor];
    // OpenSSL lets a certificate without basicConstraints issue others when its key usage allows it; RFC 5280 does not.
    // An anchor may be older than basicConstraints.
    if below.iter().skip(1).any(|issuer| !issuer.is_authority()) || !policy::holds(below, demands) {
        return Err(Reason::NoChain);
    }
    Ok(chain)
}

/// The anchors at which a path over these certificates can end. There may be thousands of others.
fn nearby<'a>(
    leaf: &Certificate,
    others: &[Certificate],
    anchors: impl Iterator<Item = &'a Certificate>,
) -> Vec<&'a Certificate> {
    let links = || std::iter::once(leaf).chain(others);
    anchors.filter(|anchor| links().any(|link| link == *anchor || name::is_issuer(anchor, link))).collect()
}

type Found = Result<Vec<Certificate>, Reason>;

/// What was found lately from which certificates, in which stretch of time.
static FOUND: LazyLock<Memory<(Fingerprint, Option<Instant>), Found>> = LazyLock::new(|| Memory::of(MOST_KNOWN));

/// What [`build`] says. It hangs on nothing but the certificates and on which of them are valid at the instant, so it is the
/// same until the next of them begins or ends.
fn remembered(leaf: &Certificate, others: &[Certificate], anchors: &[&Certificate], at: Instant) -> Found {
    let all = || std::iter::once(leaf).chain(anchors.iter().copied()).chain(others);
    let mut digest = Sha256::new();
    digest.update(&(anchors.len() as u64).to_be_bytes());
    all().for_each(|certificate| digest.update(&certificate.sha256()));
    let bounds = all().flat_map(|certificate| [certificate.not_before(), certificate.not_after()]);
    let asked = (Fingerprint::from(digest.finish()), bounds.filter(|bound| *bound <= at).max());
    if let Some(found) = FOUND.recall(&asked) {
        return found;
    }
    let Ok(found) = build(leaf, others, anchors, at) else { return Err(Reason::NoChain) };
    let found = found.map_err(|error| match error.as_raw() {
        NOT_YET_VALID => Reason::NotYetValid,
        HAS_EXPIRED => Reason::Expired,
        _ => Reason::NoChain,
    });
    FOUND.keep(asked, found.clone());
    found
}

/// A path of a few certificates each, most of which are in memory anyway.
const MOST_KNOWN: usize = 1_024;

fn build(
    leaf: &Certificate,
    others: &[Certificate],
    anchors: &[&Certificate],
    at: Instant,
) -> Result<Result<Vec<Certificate>, X509VerifyResult>, ErrorStack> {
    let mut parameters = X509VerifyParam::new()?;
    parameters.set_time(at.seconds());
    parameters.set_depth(LONGEST);
    // Services of trusted lists are often intermediate authorities, so any anchor ends a path. Policies are seen to here,
    // since OpenSSL takes no set of them through this interface.
    parameters.set_flags(X509VerifyFlags::PARTIAL_CHAIN)?;
    let mut store = X509StoreBuilder::new()?;
    for anchor in anchors {
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
        let known = || std::iter::once(leaf).chain(anchors.iter().copied()).chain(others);
        let links = context.chain().into_iter().flatten();
        Ok(Ok(links.filter_map(|link| known().find(|one| one.x509() == link).cloned()).collect()))
    })
}

// X509_V_ERR_CERT_NOT_YET_VALID and X509_V_ERR_CERT_HAS_EXPIRED of OpenSSL's x509_vfy.h
const NOT_YET_VALID: i32 = 9;
const HAS_EXPIRED: i32 = 10;

/// Authorities between leaf and anchor. National hierarchies have one or two.
const LONGEST: i32 = 10;
