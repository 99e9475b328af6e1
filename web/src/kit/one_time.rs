//! A slip with a login and a one-time password, to be printed and handed over.

use accounts::OneTime;
use words::dates;

use crate::kit::frame::Frame;

/// What the slip says; `kit/one_time.html` draws it. It is made from what an act gave and from nowhere else: the password
/// is kept nowhere.
#[derive(Clone, Debug)]
pub(crate) struct Slip {
    /// Whose it is: first name and surname.
    pub name: String,
    /// What the person types to sign in.
    pub login: String,
    /// The one-time password.
    pub password: String,
    /// Until when it is good, in words.
    pub until: String,
    /// Where the person signs in.
    pub address: String,
}

impl Slip {
    /// The slip of a person; `public_url` is where people find the office.
    pub(crate) fn of(frame: &Frame, name: &str, one_time: OneTime, public_url: &str) -> Self {
        Self {
            name: name.to_owned(),
            login: one_time.login,
            password: one_time.password,
            until: dates::until(frame.language, one_time.until),
            address: format!("{public_url}{}", crate::links::SIGN_IN),
        }
    }
}
