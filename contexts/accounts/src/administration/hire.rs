//! Opening an account for an official.

use journal::{Act, Entry, Recorded};
use vocabulary::{AccountId, Language};

use super::{AdministrationError, OfficialData, still};
use crate::{
    Administers, Drawn, Kind, NewAccount, OneTime,
    mistake::{Field, Mistake, Wrong},
    store,
};

const SHORTEST_LOGIN: usize = 3;
const LONGEST_LOGIN: usize = 64;

/// What a new official types to sign in: 3 to 64 small letters, digits, dots, hyphens, underscores and `@`, the first of
/// them a letter or a digit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login(String);

impl Login {
    /// Reads a login; capitals become small.
    ///
    /// # Errors
    /// The one thing to put right.
    pub fn read(filled: &str) -> Result<Self, Mistake> {
        let text = filled.trim().to_lowercase();
        let mistake = |wrong| Mistake { field: Field::Login, wrong };
        if text.is_empty() {
            return Err(mistake(Wrong::Missing));
        }
        if text.chars().count() > LONGEST_LOGIN {
            return Err(mistake(Wrong::TooLong));
        }
        let good = text.len() >= SHORTEST_LOGIN
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_@".contains(&byte))
            && text.starts_with(|sign: char| sign.is_ascii_alphanumeric());
        if good { Ok(Self(text)) } else { Err(mistake(Wrong::Form)) }
    }

    /// The login.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Opens an account for an official, who signs in with the one-time password and chooses another.
///
/// # Errors
/// See [`AdministrationError`]: the login may be taken, the unit not there.
pub async fn hire(
    act: &mut Act,
    administers: &Administers,
    login: &Login,
    data: &OfficialData,
    drawn: Drawn,
) -> Result<(AccountId, OneTime, Recorded), AdministrationError> {
    still(act, administers).await?;
    admit(act, login, data, drawn).await
}

/// The same, once somebody may.
pub(super) async fn admit(
    act: &mut Act,
    login: &Login,
    data: &OfficialData,
    drawn: Drawn,
) -> Result<(AccountId, OneTime, Recorded), AdministrationError> {
    let unit = store::unit(act.view(), data.unit).await?.ok_or(AdministrationError::NotThere)?;
    let (id, at) = (act.new_id(), act.at());
    let symbol = unit.symbol.clone();
    let account = NewAccount {
        login: login.as_str(),
        password: drawn.hash.clone(),
        name: &data.name,
        language: Language::Pl,
        kind: Kind::Official { unit, post: data.post },
    };
    if act.execute(store::insert_account(id, &account, at)).await? == 0 {
        return Err(AdministrationError::Taken);
    }
    act.execute(store::officials::set_official(id, data)).await?;
    let one_time = drawn.of(login.as_str(), at);
    act.execute(store::officials::set_one_time_until(id, one_time.until)).await?;
    let recorded = act.record(
        Entry::new("official.hired", id)
            .fact("unit", symbol)
            .fact("post", data.post.code())
            .personal("login", login.as_str())
            .personal("name", data.name.as_str()),
    );
    Ok((id, one_time, recorded))
}

#[cfg(test)]
mod tests {
    use super::Login;
    use crate::mistake::Wrong;

    #[test]
    fn a_login_is_short_and_of_plain_letters() {
        for (filled, kept) in [(" J.Nowak ", "j.nowak"), ("a_b-3@urzad.example", "a_b-3@urzad.example"), ("123", "123")]
        {
            assert_eq!(Login::read(filled).map(|login| login.0), Ok(kept.to_owned()));
        }
        for (filled, wrong) in [
            (" ", Wrong::Missing),
            ("ab", Wrong::Form),
            ("żaneta", Wrong::Form),
            ("jan nowak", Wrong::Form),
            (".jan", Wrong::Form),
            ("jan\0", Wrong::Form),
        ] {
            assert_eq!(Login::read(filled).map_err(|mistake| mistake.wrong), Err(wrong), "{filled}");
        }
        assert_eq!(Login::read(&"a".repeat(65)).map_err(|mistake| mistake.wrong), Err(Wrong::TooLong));
    }
}
