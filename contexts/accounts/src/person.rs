//! A natural person as an application names one: block "applicant" of the office's forms.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocabulary::{Instant, Pesel};

use crate::mistake::{Field, Line, Mistake, Mistakes, Wrong};

const LONGEST_NAME: usize = 80;
const LONGEST_LINE: usize = 100;
/// RFC 5321, section 4.5.3.1, less the brackets.
const LONGEST_EMAIL: usize = 254;
const OLDEST_YEAR: i16 = 1900;

/// Who a person is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Surname.
    pub surname: String,
    /// First name, or all of them.
    pub names: String,
    /// What tells the person from others of that name.
    pub identity: Identity,
}

/// What tells a person from others of the same name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Identity {
    /// The number in the population register.
    Pesel(Pesel),
    /// A document of somebody who has no such number.
    Document {
        /// Date of birth.
        birth_date: Date,
        /// Citizenship, in words.
        citizenship: String,
        /// The document's number.
        document: String,
    },
}

/// [`Person`] as filled in.
#[derive(Clone, Copy, Default)]
pub struct PersonFilled<'a> {
    /// Surname.
    pub surname: &'a str,
    /// First names.
    pub names: &'a str,
    /// Eleven digits, spaces allowed; empty for people without one.
    pub pesel: &'a str,
    /// Day, month and year of birth.
    pub birth_date: [&'a str; 3],
    /// Citizenship.
    pub citizenship: &'a str,
    /// The document's number.
    pub document: &'a str,
}

impl Person {
    /// Reads what was filled in; a PESEL counts before a document.
    ///
    /// # Errors
    /// Everything to put right.
    pub fn read(filled: &PersonFilled<'_>, now: Instant) -> Result<Self, Vec<Mistake>> {
        let mut mistakes = Mistakes::default();
        let surname = mistakes.text(Field::Surname, filled.surname, LONGEST_NAME);
        let names = mistakes.text(Field::Names, filled.names, LONGEST_NAME);
        let identity = identity(filled, now, &mut mistakes);
        let person = || Some(Self { surname: surname?, names: names?, identity: identity? });
        mistakes.or_else(person())
    }

    /// First names, then the surname.
    #[must_use]
    pub fn full_name(&self) -> String {
        format!("{} {}", self.names, self.surname)
    }
}

/// As for a [`Person`], but everything may be left out.
pub(crate) fn optional_identity(filled: &PersonFilled<'_>, now: Instant, mistakes: &mut Mistakes) -> Option<Identity> {
    let [day, month, year] = filled.birth_date;
    let lines = [filled.pesel, day, month, year, filled.citizenship, filled.document];
    if lines.iter().all(|line| line.trim().is_empty()) {
        return None;
    }
    identity(filled, now, mistakes)
}

fn identity(filled: &PersonFilled<'_>, now: Instant, mistakes: &mut Mistakes) -> Option<Identity> {
    let pesel: String = filled.pesel.split_whitespace().collect();
    if !pesel.is_empty() {
        return match Pesel::parse(&pesel) {
            Ok(pesel) => Some(Identity::Pesel(pesel)),
            Err(_) => {
                let digits = pesel.len() == 11 && pesel.bytes().all(|byte| byte.is_ascii_digit());
                mistakes.note(Field::Pesel, if digits { Wrong::CheckDigit } else { Wrong::Form });
                None
            }
        };
    }
    let parts = filled.birth_date.map(str::trim);
    if parts.iter().all(|part| part.is_empty())
        && filled.citizenship.trim().is_empty()
        && filled.document.trim().is_empty()
    {
        mistakes.note(Field::Pesel, Wrong::Missing);
        return None;
    }
    let birth_date = birth_date(parts, now, mistakes);
    let citizenship = mistakes.text(Field::Citizenship, filled.citizenship, LONGEST_NAME);
    let document = mistakes.text(Field::Document, filled.document, 30);
    Some(Identity::Document { birth_date: birth_date?, citizenship: citizenship?, document: document? })
}

fn birth_date(parts: [&str; 3], now: Instant, mistakes: &mut Mistakes) -> Option<Date> {
    if parts.iter().any(|part| part.is_empty()) {
        mistakes.note(Field::BirthDate, Wrong::Missing);
        return None;
    }
    let [day, month, year] = parts;
    let date = || Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    match date() {
        None => mistakes.note(Field::BirthDate, Wrong::Form),
        Some(date) if date > now.warsaw_date() || date.year() < OLDEST_YEAR => {
            mistakes.note(Field::BirthDate, Wrong::NotPast);
        }
        date => return date,
    }
    None
}

/// A postal address in Poland.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// Street; empty where streets have no names.
    pub street: String,
    /// Number of the building.
    pub building: String,
    /// Number of the flat; empty for a house.
    pub flat: String,
    /// `00-000`.
    pub postal_code: String,
    /// Town or village.
    pub town: String,
}

impl Address {
    /// Reads an address whose lines are told as `place` makes them; none when every line is empty.
    pub(crate) fn read(filled: &Self, place: fn(Line) -> Field, mistakes: &mut Mistakes) -> Option<Self> {
        if [&filled.street, &filled.building, &filled.flat, &filled.postal_code, &filled.town]
            .iter()
            .all(|line| line.trim().is_empty())
        {
            return None;
        }
        let street = mistakes.optional_text(place(Line::Street), &filled.street, LONGEST_LINE);
        let building = mistakes.text(place(Line::Building), &filled.building, 20);
        let flat = mistakes.optional_text(place(Line::Flat), &filled.flat, 20);
        let postal_code = postal_code(place(Line::PostalCode), &filled.postal_code, mistakes);
        let town = mistakes.text(place(Line::Town), &filled.town, LONGEST_LINE);
        Some(Self {
            street: street.unwrap_or_default(),
            building: building?,
            flat: flat.unwrap_or_default(),
            postal_code: postal_code?,
            town: town?,
        })
    }
}

fn postal_code(field: Field, filled: &str, mistakes: &mut Mistakes) -> Option<String> {
    let text = mistakes.text(field, filled, 20)?;
    let digits: String = text.chars().filter(|sign| !matches!(sign, ' ' | '-' | '–')).collect();
    if digits.len() == 5 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(format!("{}-{}", &digits[..2], &digits[2..]));
    }
    mistakes.note(field, Wrong::Form);
    None
}

/// An e-mail address in lower case. That it is the person's own, only a link sent there shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Reads an address such as people use: one `@`, a host with a dot, plain letters.
    ///
    /// # Errors
    /// The one thing to put right.
    pub fn read(filled: &str) -> Result<Self, Mistake> {
        let text = filled.trim().to_lowercase();
        let mistake = |wrong| Mistake { field: Field::Email, wrong };
        if text.is_empty() {
            return Err(mistake(Wrong::Missing));
        }
        if text.len() > LONGEST_EMAIL {
            return Err(mistake(Wrong::TooLong));
        }
        let plain = |part: &str, others: &str| {
            part.bytes().all(|byte| byte.is_ascii_alphanumeric() || others.as_bytes().contains(&byte))
        };
        let dots = |part: &str| !part.starts_with('.') && !part.ends_with('.') && !part.contains("..");
        let good = text.split_once('@').is_some_and(|(name, host)| {
            // RFC 5321, section 4.1.2, without quoted names and addresses of machines.
            (1..=64).contains(&name.len())
                && plain(name, "!#$%&'*+/=?^_`{|}~.-")
                && dots(name)
                && host.contains('.')
                && plain(host, ".-")
                && dots(host)
                && host.split('.').all(|label| label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-'))
        });
        if good { Ok(Self(text)) } else { Err(mistake(Wrong::Form)) }
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(hidden)")
    }
}

/// How decisions come to a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Delivery {
    /// To the account in this office's system.
    #[default]
    Account,
    /// To this address of e-delivery (e-Doręczenia).
    Ade(String),
    /// On paper.
    Paper,
}

impl Delivery {
    /// How the choice is kept and posted.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Ade(_) => "ade",
            Self::Paper => "paper",
        }
    }

    /// The address of e-delivery, when that is the way.
    #[must_use]
    pub fn ade(&self) -> Option<&str> {
        match self {
            Self::Ade(address) => Some(address),
            Self::Account | Self::Paper => None,
        }
    }

    /// Reads a choice; an unknown one is the account.
    pub(crate) fn read(code: &str, ade: &str, mistakes: &mut Mistakes) -> Option<Self> {
        match code {
            "paper" => Some(Self::Paper),
            "ade" => {
                let text = mistakes.text(Field::Ade, &ade.to_uppercase(), 60)?;
                if is_ade(&text) {
                    return Some(Self::Ade(text));
                }
                mistakes.note(Field::Ade, Wrong::Form);
                None
            }
            _ => Some(Self::Account),
        }
    }

    pub(crate) fn of_row(code: &str, ade: Option<String>) -> Self {
        match (code, ade) {
            ("paper", _) => Self::Paper,
            ("ade", Some(ade)) => Self::Ade(ade),
            _ => Self::Account,
        }
    }
}

/// `AE:PL-12345-67890-ABCDE-12`.
fn is_ade(text: &str) -> bool {
    const FORM: &str = "AE:PL-00000-00000-AAAAA-00";
    text.len() == FORM.len()
        && text.bytes().zip(FORM.bytes().enumerate()).all(|(byte, (place, form))| match form {
            b'0' => byte.is_ascii_digit(),
            b'A' if place > 1 => byte.is_ascii_uppercase(),
            form => byte == form,
        })
}

/// A telephone number in E.164; nine digits are a Polish one.
pub(crate) fn phone(filled: &str, mistakes: &mut Mistakes) -> Option<String> {
    let text = mistakes.optional_text(Field::Phone, filled, 40)?;
    let signs: String = text.chars().filter(|sign| !matches!(sign, ' ' | '-' | '(' | ')' | '.' | '/')).collect();
    let (plus, digits) = match signs.strip_prefix('+').or_else(|| signs.strip_prefix("00")) {
        Some(digits) => (true, digits),
        None => (false, signs.as_str()),
    };
    let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    match (plus, digits.len()) {
        (true, 7..=15) if all_digits && !digits.starts_with('0') => Some(format!("+{digits}")),
        (false, 9) if all_digits => Some(format!("+48{digits}")),
        _ => {
            mistakes.note(Field::Phone, Wrong::Form);
            None
        }
    }
}
