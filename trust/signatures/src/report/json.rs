//! The report as other programs read it.

use certificates::lists::Certified;
use serde_json::{Value, json};
use vocabulary::Instant;

use crate::{
    Check, CheckOutcome, Coverage, Judged, JudgedContainer, JudgedTimestamp, Qualification, Reason, Report,
    StampedFiles,
};

impl Report {
    /// The report as `okienko verify --json` prints it. Names are as certificates spell them; `signer` is null when nobody
    /// can be named, `subIndication` when the signature passed.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let mut json = json!({
            "signatures": self.signatures.iter().map(Judged::to_json).collect::<Vec<_>>(),
            "policy": self.policy,
            "judgedAt": self.at.map(Instant::rfc3339),
        });
        if let Some(container) = &self.container {
            json["container"] = container.to_json();
        }
        json
    }
}

impl JudgedContainer {
    fn to_json(&self) -> Value {
        let stamped = |stamped: &StampedFiles| {
            let mut json = timestamp(&stamped.timestamp);
            json["name"] = json!(stamped.name);
            json["files"] = json!(stamped.files);
            json
        };
        json!({
            "kind": self.kind,
            "files": self.files,
            "timestamps": self.timestamps.iter().map(stamped).collect::<Vec<_>>(),
            "evidenceRecords": self.evidence_records,
            "oddities": self.oddities,
        })
    }
}

impl Judged {
    fn to_json(&self) -> Value {
        let mut json = json!({
            "format": self.format,
            "intact": self.intact,
            "indication": self.indication,
            "subIndication": self.sub_indication,
            "reason": self.reason.code(),
            "signer": self.signer.as_ref().map(|signer| &signer.name),
            "signingTime": self.signing_time.map(Instant::rfc3339),
            "bestTime": self.best_time.rfc3339(),
            "timestamped": self.timestamped,
            "coverage": self.coverage.word(),
            "trustedProfile": self.trusted_profile,
            "qualification": self.qualification.as_ref().map(qualification),
            "checks": self.checks.iter().map(check).collect::<Vec<_>>(),
            "timestamps": self.timestamps.iter().map(timestamp).collect::<Vec<_>>(),
            "counterSignatures": self.counters.iter().map(Self::to_json).collect::<Vec<_>>(),
            "uncovered": self.uncovered,
            "changes": self.changes,
        });
        if let Some(at) = since(self.reason) {
            json["reasonSince"] = json!(at.rfc3339());
        }
        if let Coverage::Detached { files, uncovered } = &self.coverage {
            json["files"] = json!(files);
            json["uncoveredFiles"] = json!(uncovered);
        }
        json
    }
}

fn qualification(told: &Qualification) -> Value {
    let certificate = |at: &Certified| {
        json!({
            "at": at.at.rfc3339(),
            "qualified": at.qualified,
            "purpose": at.purpose,
            "device": at.device,
            "finding": at.finding,
            "clause": at.finding.clause(),
            "provider": at.provider,
            "territory": at.territory,
        })
    };
    json!({
        "grade": told.grade.code(),
        "atIssuance": certificate(&told.at_issuance),
        "atSigning": certificate(&told.at_signing),
        "timestamp": told.timestamp,
    })
}

fn timestamp(judged: &JudgedTimestamp) -> Value {
    json!({
        "kind": judged.kind,
        "time": judged.time.map(Instant::rfc3339),
        "intact": judged.intact,
        "indication": judged.indication,
        "subIndication": judged.sub_indication,
        "reason": judged.reason.code(),
        "authority": judged.authority.as_ref().map(|authority| &authority.name),
        "bestTime": judged.best_time.rfc3339(),
        "checks": judged.checks.iter().map(check).collect::<Vec<_>>(),
    })
}

fn check(check: &Check) -> Value {
    let mut json = json!({ "clause": check.kind.clause(), "check": check.kind.code() });
    match check.outcome {
        CheckOutcome::Passed => json["outcome"] = json!("passed"),
        CheckOutcome::NotRun => json["outcome"] = json!("not-run"),
        CheckOutcome::Failed { indication, sub_indication, reason } => {
            json["outcome"] = json!("failed");
            json["indication"] = json!(indication);
            json["subIndication"] = json!(sub_indication);
            json["reason"] = json!(reason.code());
        }
    }
    json
}

/// The instant that the reason speaks of.
const fn since(reason: Reason) -> Option<Instant> {
    match reason {
        Reason::Revoked { at }
        | Reason::Suspended { at }
        | Reason::IssuerRevoked { at }
        | Reason::SignedAfterRevocation { at } => Some(at),
        _ => None,
    }
}
