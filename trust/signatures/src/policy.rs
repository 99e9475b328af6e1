//! What the office accepts of algorithms and whose claims it believes; everything else is fixed by the standards.

use certificates::Strength;
use serde::{Deserialize, Serialize};

use crate::SealName;

/// The office's demands on signatures. Data, written in TOML; what is left out is as in [`Policy::default`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    /// What reports call it.
    pub name: String,
    /// Which algorithms and keys protect, and until when.
    pub algorithms: Strength,
    /// The seals of the Trusted Profile: a signature of one of them is the person's whom it claims to be for. Claims in all
    /// other signatures are ignored.
    pub trusted_profile_seals: Vec<SealName>,
}

/// A file is not a policy.
#[derive(Debug, thiserror::Error)]
#[error("not a policy: {0}")]
pub struct UnreadablePolicy(#[from] toml::de::Error);

impl Policy {
    /// Reads a policy from TOML.
    ///
    /// # Errors
    /// Not TOML, or an algorithm or a day in it that is none.
    pub fn from_toml(text: &str) -> Result<Self, UnreadablePolicy> {
        Ok(toml::from_str(text)?)
    }
}

impl Default for Policy {
    /// The policy that comes with the program, fit for public offices in Poland, with the table of [`Strength::default`]. No
    /// seal of the Trusted Profile is known.
    fn default() -> Self {
        Self { name: OFFICE.to_owned(), algorithms: Strength::default(), trusted_profile_seals: Vec::new() }
    }
}

/// The name changes with every change of what the policy means.
const OFFICE: &str = "okienko-office-1";

#[cfg(test)]
mod tests {
    use super::Policy;

    #[test]
    fn a_policy_of_ones_own_may_change_the_table() {
        let own = Policy::from_toml(
            "name = \"own\"\n[algorithms.digests]\nsha512 = \"2040-01-01\"\n[algorithms.methods]\nrsa-pss = \"always\"\n\
             [[algorithms.keys.rsa]]\nbits = 4096\nuntil = \"always\"\n",
        )
        .expect("a policy");
        assert_eq!((own.name.as_str(), own.algorithms.digests.len()), ("own", 1));
        assert_eq!(Policy::from_toml("name = \"own\"").expect("a policy").algorithms, Policy::default().algorithms);
    }

    #[test]
    fn an_algorithm_nobody_knows_makes_no_policy() {
        assert!(Policy::from_toml("[algorithms.digests]\nsha257 = \"always\"\n").is_err());
        assert!(Policy::from_toml("[algorithms.digests]\nsha256 = \"2030-13-01\"\n").is_err());
    }
}
