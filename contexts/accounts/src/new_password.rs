//! What a new password must be: long and not the first thing that anybody would try. Nothing is said about which signs it
//! is made of, since that makes passwords worse (NIST SP 800-63B, section 5.1.1.2).

use std::fmt;

use crate::mistake::{Field, Mistake, Wrong};

const SHORTEST: usize = 12;
/// In octets; hashing a longer text would be work for a stranger.
pub(crate) const LONGEST: usize = 512;
/// Shorter parts of a login are in too many words.
const TELLING: usize = 5;
/// Passwords of twelve signs and more that lists of stolen passwords begin with.
const COMMON: &str = include_str!("common_passwords.txt");

/// A password that may be taken.
pub struct NewPassword(String);

impl NewPassword {
    /// Reads a password typed twice; it must not be made of the login.
    ///
    /// # Errors
    /// What to put right.
    pub fn read(password: &str, again: &str, login: &str) -> Result<Self, Vec<Mistake>> {
        let of_password = |wrong| Err(vec![Mistake { field: Field::Password, wrong }]);
        if password.is_empty() {
            return of_password(Wrong::Missing);
        }
        if password.chars().count() < SHORTEST {
            return of_password(Wrong::TooShort);
        }
        if password.len() > LONGEST {
            return of_password(Wrong::TooLong);
        }
        let folded = password.to_lowercase();
        if says(&folded, &login.to_lowercase()) {
            return of_password(Wrong::SaysLogin);
        }
        if is_common(&folded) {
            return of_password(Wrong::TooCommon);
        }
        if password != again {
            let wrong = if again.is_empty() { Wrong::Missing } else { Wrong::Differs };
            return Err(vec![Mistake { field: Field::PasswordAgain, wrong }]);
        }
        Ok(Self(password.to_owned()))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPassword(hidden)")
    }
}

/// Whether the password is little more than the login or its part before the `@`.
fn says(password: &str, login: &str) -> bool {
    let name = login.split('@').next().unwrap_or_default();
    [login, name].iter().any(|part| {
        part.chars().count() >= TELLING
            && password.contains(part)
            && password.chars().count() < part.chars().count() + TELLING + 1
    })
}

/// Whether it is on the list, or one sign or a short piece over and over.
fn is_common(password: &str) -> bool {
    let signs: Vec<char> = password.chars().collect();
    let repeats = |length: usize| signs.iter().zip(signs.iter().skip(length)).all(|(one, other)| one == other);
    COMMON.lines().any(|common| common == password) || (1..=4).any(repeats)
}

#[cfg(test)]
mod tests {
    use super::NewPassword;
    use crate::mistake::Wrong;

    fn wrong(password: &str) -> Option<Wrong> {
        NewPassword::read(password, password, "anna.nowak@poczta.example").err().map(|mistakes| mistakes[0].wrong)
    }

    #[test]
    fn a_long_password_of_any_signs_is_taken() {
        for password in ["zielony most nad rzeką", "korektortablica", "4815162342108x", "пароль-и-ещё"] {
            assert_eq!(wrong(password), None, "{password}");
        }
    }

    #[test]
    fn short_common_and_telling_passwords_are_refused() {
        for (password, expected) in [
            ("", Wrong::Missing),
            ("krótkie 11z", Wrong::TooShort),
            ("aaaaaaaaaaaaaa", Wrong::TooCommon),
            ("abcabcabcabc", Wrong::TooCommon),
            ("Qwertyuiop123", Wrong::TooCommon),
            ("123456789012", Wrong::TooCommon),
            ("Anna.Nowak@poczta.example", Wrong::SaysLogin),
            ("anna.nowak123", Wrong::SaysLogin),
        ] {
            assert_eq!(wrong(password), Some(expected), "{password}");
        }
        assert_eq!(wrong(&"x1".repeat(300)), Some(Wrong::TooLong));
        assert_eq!(wrong("anna.nowak lubi zielone mosty"), None);
    }

    #[test]
    fn both_times_must_be_the_same() {
        let mistakes = NewPassword::read("zielony most", "zielony mosd", "x").expect_err("different");
        assert_eq!(mistakes[0].wrong, Wrong::Differs);
    }

    #[test]
    fn the_list_holds_only_what_could_be_typed() {
        for common in super::COMMON.lines() {
            assert!(common.chars().count() >= super::SHORTEST && common == common.to_lowercase(), "{common}");
        }
    }
}
