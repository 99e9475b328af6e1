//! What a person can put right in a form: which field, and what is wrong with it.

/// A field of a person's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// Surname.
    Surname,
    /// First name, or all of them.
    Names,
    /// The number in the population register.
    Pesel,
    /// Date of birth, for people without a PESEL.
    BirthDate,
    /// Citizenship, for people without a PESEL.
    Citizenship,
    /// Number of a passport or another document, for people without a PESEL.
    Document,
    /// E-mail address.
    Email,
    /// A new password.
    Password,
    /// The new password once more.
    PasswordAgain,
    /// The password that holds now.
    CurrentPassword,
    /// A line of the home address.
    Home(Line),
    /// A line of the address that letters go to.
    Mailing(Line),
    /// Telephone.
    Phone,
    /// Address of e-delivery.
    Ade,
    /// What an official types to sign in.
    Login,
    /// First name and surname of an official.
    FullName,
    /// Where an official works.
    Unit,
    /// What an official does.
    Post,
    /// The room of an official.
    Room,
    /// The telephone of an official.
    OfficePhone,
    /// The symbol of a unit.
    Symbol,
    /// The name of a unit.
    UnitName,
}

/// A line of a postal address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Line {
    /// Street; villages may have none.
    Street,
    /// Number of the building.
    Building,
    /// Number of the flat, if any.
    Flat,
    /// Postal code.
    PostalCode,
    /// Town or village.
    Town,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wrong {
    /// It must be filled in.
    Missing,
    /// It has more characters than fit.
    TooLong,
    /// It is not of the form it should have.
    Form,
    /// A digit is wrong: the check digit does not fit the others, or the date in it does not exist.
    CheckDigit,
    /// Not a date in the past.
    NotPast,
    /// A password of fewer than 12 characters.
    TooShort,
    /// One of the passwords that everybody tries first.
    TooCommon,
    /// The password says the login or the name.
    SaysLogin,
    /// Not the same as the first time.
    Differs,
    /// Not the password that holds now.
    NotRight,
    /// The one-time password again.
    OneTime,
    /// Another account or unit has it.
    Taken,
    /// Administrators do not give up their own post.
    Own,
}

/// One thing to put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mistake {
    /// Where.
    pub field: Field,
    /// What.
    pub wrong: Wrong,
}

/// Mistakes gathered while fields are read, so that all are told at once.
#[derive(Default)]
pub(crate) struct Mistakes(Vec<Mistake>);

impl Mistakes {
    pub fn note(&mut self, field: Field, wrong: Wrong) {
        self.0.push(Mistake { field, wrong });
    }

    /// A text of at most so many characters, its spaces made single; empty text is a mistake.
    pub fn text(&mut self, field: Field, filled: &str, longest: usize) -> Option<String> {
        let text = self.optional_text(field, filled, longest);
        if text.is_none() && !self.0.iter().any(|mistake| mistake.field == field) {
            self.note(field, Wrong::Missing);
        }
        text
    }

    /// As [`Mistakes::text`], but may be left out.
    pub fn optional_text(&mut self, field: Field, filled: &str, longest: usize) -> Option<String> {
        let text = filled.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.chars().any(vocabulary::is_misleading) {
            self.note(field, Wrong::Form);
            return None;
        }
        if text.chars().count() > longest {
            self.note(field, Wrong::TooLong);
            return None;
        }
        (!text.is_empty()).then_some(text)
    }

    /// The value when nothing was wrong.
    pub fn or_else<T>(self, value: Option<T>) -> Result<T, Vec<Mistake>> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self.0),
        }
    }
}
