//! Running checks one after the other and remembering what became of each.

use crate::{Check, CheckKind, CheckOutcome, Indication, Reason, SubIndication};

/// What keeps a signature from passing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Failure(pub Indication, pub SubIndication, pub Reason);

/// What a check says.
pub(super) type Outcome = Result<(), Failure>;

pub(super) fn failed(sub_indication: SubIndication, reason: Reason) -> Outcome {
    Err(Failure(Indication::TotalFailed, sub_indication, reason))
}

pub(super) fn indeterminate(sub_indication: SubIndication, reason: Reason) -> Outcome {
    Err(Failure(Indication::Indeterminate, sub_indication, reason))
}

/// The checks so far.
#[derive(Default)]
pub(super) struct Tally(Vec<Check>);

impl Tally {
    /// Notes what became of a check.
    pub fn note(&mut self, kind: CheckKind, outcome: Outcome) {
        let outcome = match outcome {
            Ok(()) => CheckOutcome::Passed,
            Err(Failure(indication, sub_indication, reason)) => {
                CheckOutcome::Failed { indication, sub_indication, reason }
            }
        };
        self.0.push(Check { kind, outcome });
    }

    /// Notes that a check was not run.
    pub fn skip(&mut self, kind: CheckKind) {
        self.0.push(Check { kind, outcome: CheckOutcome::NotRun });
    }

    /// Has every check so far passed?
    pub fn holds(&self) -> bool {
        self.first().is_none()
    }

    /// What the first failed check alone makes of the signature.
    fn first(&self) -> Option<Failure> {
        self.0.iter().find_map(|check| match check.outcome {
            CheckOutcome::Failed { indication, sub_indication, reason } => {
                Some(Failure(indication, sub_indication, reason))
            }
            CheckOutcome::Passed | CheckOutcome::NotRun => None,
        })
    }

    /// The verdict: of the first check that failed, or that all passed.
    pub fn verdict(&self) -> (Indication, Option<SubIndication>, Reason) {
        match self.first() {
            None => (Indication::TotalPassed, None, Reason::Passed),
            Some(Failure(indication, sub_indication, reason)) => (indication, Some(sub_indication), reason),
        }
    }

    /// The checks in the order they were run.
    pub fn into_checks(self) -> Vec<Check> {
        self.0
    }
}
