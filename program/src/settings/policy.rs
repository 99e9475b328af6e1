//! The office's own policy for signatures, in a file of its own.

use signatures::Policy;

use super::reader::Section;

impl Section<'_, '_> {
    /// The policy in the file that is named; the program's own when none is.
    pub fn policy(&mut self, key: &str) -> Policy {
        let Some(file) = self.optional_path(key) else { return Policy::default() };
        let policy = std::fs::read_to_string(&file)
            .map_err(|error| format!("{} cannot be read: {error}", file.display()))
            .and_then(|text| read(&text).map_err(|what| format!("{}: {what}", file.display())));
        policy.unwrap_or_else(|what| {
            self.mistake(key, what.trim_end());
            Policy::default()
        })
    }
}

fn read(text: &str) -> Result<Policy, String> {
    let policy = Policy::from_toml(text).map_err(|error| error.to_string())?;
    if policy.name == Policy::default().name {
        return Err("gives itself no name of its own, by which reports tell it from the program's".to_owned());
    }
    Ok(policy)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use certificates::{Digest, Lifetime};

    use super::{super::Settings, read};

    #[test]
    fn an_office_may_have_a_table_of_its_own() {
        let table = "name = \"strict-1\"\n[algorithms.digests]\nsha512 = \"2040-01-01\"\n[algorithms.methods]\n\
                     ecdsa = \"always\"\n[[algorithms.keys.ec]]\nbits = 384\nuntil = \"always\"\n";
        let policy = read(table).expect("a policy");
        assert_eq!((policy.name.as_str(), policy.algorithms.digest(Digest::Sha256)), ("strict-1", Lifetime::Never));
    }

    #[test]
    fn a_policy_that_cannot_be_used_is_told_with_the_place() {
        for (policy, told) in [
            ("name = \"own\"\n[algorithms.digests]\nsha257 = \"always\"\n", "line 3"),
            ("name = \"own\"\n[algorithms.digests]\nsha256 = \"2030-13-01\"\n", "line 3"),
            ("name = \"own\"\n[algorithms.digests]\nsha256 = \"always\"\n", "methods"),
            ("name = \"own\"\n[algoritms]\n", "algoritms"),
            ("# nothing\n", "no name of its own"),
        ] {
            let mistake = read(policy).expect_err("a mistake");
            assert!(mistake.contains(told), "{mistake}");
        }
    }

    #[test]
    fn a_policy_that_is_not_there_is_told() {
        let settings = "[trust]\npolicy = \"nowhere/policy.toml\"";
        let mistakes = Settings::of(settings, Path::new("."), false).err().expect("mistakes");
        let told = |mistake: &str| mistake.starts_with("trust.policy: ") && mistake.contains("nowhere/policy.toml");
        assert!(mistakes.iter().any(|mistake| told(&mistake.to_string())), "{mistakes:?}");
    }
}
