//! Doors of the accounts that may be knocked at too often.

use accounts::AskError;

use crate::kit::trouble::Trouble;

/// The trouble that tells of it.
pub(crate) fn trouble(error: AskError) -> Trouble {
    match error {
        AskError::TooMany { until } => Trouble::TooMany { until: Some(until) },
        AskError::Fault(fault) => Trouble::Fault(fault),
    }
}
