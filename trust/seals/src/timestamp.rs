//! Asks an authority for a timestamp: RFC 3161 over HTTP (section 3.4).

use std::time::Duration;

use certificates::{
    Anchors, Evidence, Reason, Use, Verdict,
    asn1::{Element, INTEGER, Malformed, SEQUENCE},
};
use outbound::{Limits, Outbound, Refused};
use signatures::timestamp::Token;

use crate::der;

/// A timestamp authority.
#[derive(Clone)]
pub struct TimestampAuthority {
    /// Where it answers.
    pub url: String,
    /// The roots its certificate must lead to; without them any authority is taken, and only a verifier says more.
    pub anchors: Option<Anchors>,
    /// The policies, in dotted numbers, under which a timestamp is taken; the first is asked for. Any when there are none.
    pub policies: Vec<String>,
    /// The way to it, with the identity by which it knows the office, if it asks for one.
    pub outbound: Outbound,
    /// How much one answer may cost.
    pub limits: Limits,
}

/// No timestamp was had. Whether to ask again is for the caller.
#[derive(Debug, thiserror::Error)]
pub enum TimestampFault {
    /// The authority could not be reached or answered with an error.
    #[error("the timestamp authority cannot be reached")]
    Unreachable(#[from] Refused),
    /// The answer is not a time-stamp response.
    #[error("the timestamp authority answered with something else than a time-stamp response")]
    Unreadable,
    /// The authority refused, with these words or none.
    #[error("the timestamp authority refused: {0}")]
    Refused(String),
    /// The token is of other octets.
    #[error("the timestamp is of other octets")]
    WrongImprint,
    /// The token answers another request.
    #[error("the timestamp answers another request")]
    WrongNonce,
    /// The token was made under another policy, this one.
    #[error("the timestamp was made under the policy {0}, which was not asked for")]
    OtherPolicy(String),
    /// The token's time is so many seconds from the time at which it was asked for, by the office's clock.
    #[error("the timestamp is of a time {0} seconds from the office's own")]
    OtherTime(i64),
    /// The token is not signed by the certificate it names.
    #[error("the timestamp is broken")]
    Broken,
    /// The token's certificate leads to none of the anchors.
    #[error("the timestamp's certificate is not trusted: {0}")]
    Untrusted(Reason),
}

impl TimestampAuthority {
    /// The authority at this address: any policy, no identity, the usual limits.
    #[must_use]
    pub fn at(url: String, anchors: Option<Anchors>, outbound: Outbound) -> Self {
        Self { url, anchors, policies: Vec::new(), outbound, limits: LIMITS }
    }

    /// A token over this SHA-256 digest. It is of this digest and this request, under a policy that is taken, intact, and its
    /// certificate leads to an anchor if there are any; whether that certificate was revoked is for those who verify, and
    /// whether its time is right for those who have a clock.
    ///
    /// # Errors
    /// No such token was had.
    pub async fn timestamp(&self, imprint: &[u8; 32], nonce: u64) -> Result<Token, TimestampFault> {
        let request = self.request(imprint, nonce);
        let kind = "application/timestamp-query";
        let answer = self.outbound.post(&self.url, kind, request.into(), self.limits).await?;
        let token = granted(&answer)?;
        if !token.covers_sha256(imprint) {
            return Err(TimestampFault::WrongImprint);
        }
        if token.nonce() != Some(nonce) {
            return Err(TimestampFault::WrongNonce);
        }
        if !self.policies.is_empty() && !self.policies.iter().any(|policy| policy == token.policy()) {
            return Err(TimestampFault::OtherPolicy(token.policy().to_owned()));
        }
        if !token.is_intact() || !token.algorithms().iter().all(|algorithm| algorithm.is_strong()) {
            return Err(TimestampFault::Broken);
        }
        match &self.anchors {
            Some(anchors) => trusted(token, anchors),
            None => Ok(token),
        }
    }

    /// TimeStampReq (section 2.4.1) that asks for the authority's certificate.
    fn request(&self, imprint: &[u8; 32], nonce: u64) -> Vec<u8> {
        let imprint = der::sequence(&[der::sha256_algorithm(), der::octets(imprint)]);
        let policy = self.policies.first().map(|policy| der::object_identifier(policy)).unwrap_or_default();
        der::sequence(&[der::integer(1), imprint, policy, der::integer(nonce), der::boolean(true)])
    }
}

/// A token is some kilobytes long, with a long chain some tens.
const LIMITS: Limits = Limits { bytes: 256 << 10, time: Duration::from_secs(5) };

/// The token of a TimeStampResp (section 2.4.2), its octets untouched.
fn granted(answer: &[u8]) -> Result<Token, TimestampFault> {
    let mut response = Element::sole(answer)?.children();
    let mut status = response.require(SEQUENCE)?.children();
    // granted, grantedWithMods
    if status.require(INTEGER)?.number()? > 1 {
        let words = status.optional(SEQUENCE)?.into_iter().flat_map(|words| words.children());
        let words: Vec<_> = words.flatten().map(|word| String::from_utf8_lossy(word.content())).collect();
        return Err(TimestampFault::Refused(words.join(" ")));
    }
    Token::from_der(response.require(SEQUENCE)?.raw()).map_err(|_| TimestampFault::Unreadable)
}

impl From<Malformed> for TimestampFault {
    fn from(_: Malformed) -> Self {
        Self::Unreadable
    }
}

fn trusted(token: Token, anchors: &Anchors) -> Result<Token, TimestampFault> {
    let signer = token.signer().ok_or(TimestampFault::Broken)?;
    let evidence = Evidence { certificates: token.certificates(), ..Evidence::default() };
    match certificates::judge(&signer, Use::TimeStamping, &evidence, anchors, token.time()) {
        Verdict::Trusted { .. } | Verdict::Untrusted(Reason::RevocationUnknown) => Ok(token),
        Verdict::Untrusted(reason) => Err(TimestampFault::Untrusted(reason)),
    }
}
