//! The table of verdicts: what a door that may refuse does with a report (design, section 4, step 5).

use registry::Standing;
use signatures::{Coverage, Indication, Judged, Reason, Report};

use crate::Refusal;

/// A report that may be accepted: its standing, and why it is not valid yet.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Weighed {
    pub standing: Standing,
    pub reason: Option<Reason>,
}

/// Accepts valid signatures, and those that are open only because revocation data cannot be had now.
pub(crate) fn weigh(report: &Report) -> Result<Weighed, Refusal> {
    if report.signatures.is_empty() {
        return Err(Refusal::NotSigned);
    }
    let mut weighed = Weighed { standing: Standing::Valid, reason: None };
    for judged in &report.signatures {
        match (judged.indication, judged.reason) {
            (Indication::TotalPassed, _) => {}
            (Indication::Indeterminate, Reason::RevocationUnknown) if judged.intact => {
                weighed = Weighed { standing: Standing::Unknown, reason: Some(judged.reason) };
            }
            _ => return Err(Refusal::Signature { reason: judged.reason, signer: signer(judged) }),
        }
    }
    Ok(weighed)
}

/// The names of given data files that no signature covers.
pub(crate) fn uncovered<'a>(report: &Report, given: impl Iterator<Item = &'a str>) -> Option<String> {
    given.into_iter().find(|name| !covers(report, name)).map(str::to_owned)
}

fn covers(report: &Report, name: &str) -> bool {
    report.signatures.iter().any(|judged| match &judged.coverage {
        Coverage::Detached { files, .. } => files.iter().any(|file| file == name),
        _ => false,
    })
}

/// The name of whoever signed.
pub(crate) fn signer(judged: &Judged) -> Option<String> {
    judged.signer.as_ref().map(|signer| signer.name.clone())
}

#[cfg(test)]
mod tests {
    use super::weigh;
    use crate::Refusal;
    use signatures::{Coverage, Indication, Judged, Reason, Report, SubIndication};
    use vocabulary::Instant;

    /// Accepted, or the reason of the refusal.
    fn weighed(reason: Reason, sub_indication: SubIndication) -> Result<(), Reason> {
        let judged = Judged {
            format: "XAdES-BASELINE-B".to_owned(),
            intact: true,
            indication: Indication::Indeterminate,
            sub_indication: Some(sub_indication),
            reason,
            signer: None,
            signing_time: None,
            best_time: Instant::parse("2026-11-22T08:00:00Z").unwrap(),
            timestamped: false,
            trusted_profile: false,
            coverage: Coverage::Whole,
            qualification: None,
            checks: Vec::new(),
            timestamps: Vec::new(),
            counters: Vec::new(),
            changes: Vec::new(),
            uncovered: Vec::new(),
        };
        match weigh(&Report { signatures: vec![judged], ..Report::default() }) {
            Ok(_) => Ok(()),
            Err(Refusal::Signature { reason, .. }) => Err(reason),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn only_what_later_asking_can_settle_is_accepted_as_open() {
        assert_eq!(weighed(Reason::RevocationUnknown, SubIndication::TryLater), Ok(()));
        let unnamed = weighed(Reason::RevocationUnnamed, SubIndication::ChainConstraintsFailure);
        assert_eq!(unnamed, Err(Reason::RevocationUnnamed));
    }
}
