//! When it was said what is at hand of revocation.

use vocabulary::Instant;

use crate::{Anchors, Certificate, Evidence, crl::List, name, ocsp::Response};

impl Evidence {
    /// Whether an object that speaks of the certificate was issued at that instant (to the second) or later: an older one
    /// cannot know what became of the certificate until then. An anchor, and a certificate that nobody revokes, needs none.
    #[must_use]
    pub fn is_told_since(&self, certificate: &Certificate, anchors: &Anchors, since: Instant) -> bool {
        let told = |issued: Instant| since.seconds() <= issued.seconds();
        let of_lists = || {
            self.crls.iter().filter_map(|list| List::read(list.as_bytes()).ok()).any(|list| {
                let speaks = name::is_same(list.issuer, certificate.issuer_name())
                    || list.scope().is_ok_and(|scope| scope.indirect);
                speaks && told(list.this_update)
            })
        };
        let issuers = || {
            let known = self.certificates.iter().chain(anchors.every_certificate());
            known.filter(|other| certificate.issuer_is(other))
        };
        let of_answers = || {
            self.ocsp.iter().filter_map(|answer| Response::read(answer.as_bytes()).ok()).any(|response| {
                let answers = issuers().filter_map(|issuer| response.about(certificate, issuer).ok()).flatten();
                answers.into_iter().any(|answer| told(answer.this_update))
            })
        };
        certificate.needs_no_check()
            || anchors.every_certificate().any(|anchor| anchor == certificate)
            || of_lists()
            || of_answers()
    }

    /// When each list and each answer at hand was issued.
    pub fn issued(&self) -> impl Iterator<Item = Instant> {
        let lists = self.crls.iter().filter_map(|list| Some(List::read(list.as_bytes()).ok()?.this_update));
        let answers = self.ocsp.iter().filter_map(|answer| Some(Response::read(answer.as_bytes()).ok()?.produced));
        lists.chain(answers)
    }
}
