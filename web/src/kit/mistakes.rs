//! What is wrong with a person's data, in words: one line for the summary, what to do at the field.

use accounts::{Field, Line, Mistake, Wrong};
use vocabulary::Language;
use words::say;

use crate::kit::errors::FieldError;

/// The words for every mistake, in the order of the form.
pub(crate) fn errors(language: Language, mistakes: &[Mistake]) -> Vec<FieldError> {
    mistakes.iter().map(|mistake| error(language, *mistake)).collect()
}

fn error(language: Language, mistake: Mistake) -> FieldError {
    let field = mistake.field;
    FieldError::new(
        id(field),
        say!(language, "mistake-summary", field = label(language, field), wrong = what(language, mistake)),
        advice(language, mistake),
    )
}

/// The `id` of a field, where the link of the summary leads.
pub(crate) const fn id(field: Field) -> &'static str {
    match field {
        Field::Surname => "nazwisko",
        Field::Names => "imiona",
        Field::Pesel => "pesel",
        Field::BirthDate => "dzien",
        Field::Citizenship => "obywatelstwo",
        Field::Document => "dokument",
        Field::Email => "email",
        Field::Password => "haslo",
        Field::PasswordAgain => "haslo2",
        Field::CurrentPassword => "obecne",
        Field::Home(Line::Street) => "ulica",
        Field::Home(Line::Building) => "dom",
        Field::Home(Line::Flat) => "lokal",
        Field::Home(Line::PostalCode) => "kod",
        Field::Home(Line::Town) => "miasto",
        Field::Mailing(Line::Street) => "k_ulica",
        Field::Mailing(Line::Building) => "k_dom",
        Field::Mailing(Line::Flat) => "k_lokal",
        Field::Mailing(Line::PostalCode) => "k_kod",
        Field::Mailing(Line::Town) => "k_miasto",
        Field::Phone => "telefon",
        Field::Ade => "ade",
        Field::Login => "login",
        Field::FullName => "nazwa",
        Field::Unit => "komorka",
        Field::Post => "stanowisko",
        Field::Room => "pokoj",
        Field::OfficePhone => "telefon",
        Field::Symbol => "symbol",
        Field::UnitName => "nazwa",
    }
}

/// What a field is called.
pub(crate) fn label(language: Language, field: Field) -> String {
    match field {
        Field::Surname => say!(language, "person-surname"),
        Field::Names => say!(language, "person-names"),
        Field::Pesel => say!(language, "person-pesel"),
        Field::BirthDate => say!(language, "person-birth-date"),
        Field::Citizenship => say!(language, "person-citizenship"),
        Field::Document => say!(language, "person-document"),
        Field::Email => say!(language, "person-email"),
        Field::Password => say!(language, "person-password"),
        Field::PasswordAgain => say!(language, "person-password-again"),
        Field::CurrentPassword => say!(language, "person-password-current"),
        Field::Home(Line::Street) | Field::Mailing(Line::Street) => say!(language, "person-street"),
        Field::Home(Line::Building) | Field::Mailing(Line::Building) => say!(language, "person-building"),
        Field::Home(Line::Flat) | Field::Mailing(Line::Flat) => say!(language, "person-flat"),
        Field::Home(Line::PostalCode) | Field::Mailing(Line::PostalCode) => say!(language, "person-postal-code"),
        Field::Home(Line::Town) | Field::Mailing(Line::Town) => say!(language, "person-town"),
        Field::Phone => say!(language, "person-phone"),
        Field::Ade => say!(language, "person-ade"),
        Field::Login => say!(language, "admin-login"),
        Field::FullName => say!(language, "settings-name"),
        Field::Unit => say!(language, "admin-unit"),
        Field::Post => say!(language, "admin-post"),
        Field::Room => say!(language, "admin-room"),
        Field::OfficePhone => say!(language, "person-phone"),
        Field::Symbol => say!(language, "admin-symbol"),
        Field::UnitName => say!(language, "admin-unit-name"),
    }
}

fn what(language: Language, mistake: Mistake) -> String {
    match mistake.wrong {
        Wrong::Form if mistake.field == Field::BirthDate => say!(language, "answer-no-such-day"),
        Wrong::Missing => say!(language, "mistake-missing"),
        Wrong::TooLong => say!(language, "mistake-too-long"),
        Wrong::Form => say!(language, "mistake-form"),
        Wrong::CheckDigit => say!(language, "mistake-check-digit"),
        Wrong::NotPast => say!(language, "mistake-not-past"),
        Wrong::TooShort => say!(language, "mistake-too-short"),
        Wrong::TooCommon => say!(language, "mistake-too-common"),
        Wrong::SaysLogin => say!(language, "mistake-says-login"),
        Wrong::Differs => say!(language, "mistake-differs"),
        Wrong::NotRight => say!(language, "mistake-not-right"),
        Wrong::OneTime => say!(language, "mistake-one-time"),
        Wrong::Taken => say!(language, "mistake-taken"),
        Wrong::Own => say!(language, "mistake-own"),
    }
}

fn advice(language: Language, mistake: Mistake) -> String {
    match (mistake.field, mistake.wrong) {
        (Field::Pesel, Wrong::Missing) => say!(language, "advice-pesel-missing"),
        (Field::Pesel, Wrong::Form) => say!(language, "advice-pesel-form"),
        (Field::BirthDate, Wrong::Missing) => say!(language, "advice-birth-date-missing"),
        (Field::BirthDate, Wrong::Form) => say!(language, "advice-birth-date-form"),
        (Field::Email, Wrong::Form) => say!(language, "advice-email-form"),
        (Field::Home(Line::PostalCode) | Field::Mailing(Line::PostalCode), Wrong::Form) => {
            say!(language, "advice-postal-code-form")
        }
        (Field::Home(_) | Field::Mailing(_), Wrong::Missing) => say!(language, "advice-address-missing"),
        (Field::Phone, Wrong::Form) => say!(language, "advice-phone-form"),
        (Field::Ade, Wrong::Form | Wrong::Missing) => say!(language, "advice-ade-form"),
        (Field::Login, Wrong::Form) => say!(language, "advice-login-form"),
        (Field::Login, Wrong::Taken) => say!(language, "advice-login-taken"),
        (Field::Symbol, Wrong::Form) => say!(language, "advice-symbol-form"),
        (Field::Unit | Field::Post, Wrong::Missing) => say!(language, "advice-choose"),
        (_, Wrong::Missing) => say!(language, "advice-missing"),
        (_, Wrong::TooLong) => say!(language, "advice-too-long"),
        (_, Wrong::Form) => say!(language, "advice-form"),
        (_, Wrong::CheckDigit) => say!(language, "advice-check-digit"),
        (_, Wrong::NotPast) => say!(language, "advice-not-past"),
        (_, Wrong::TooShort) => say!(language, "advice-too-short"),
        (_, Wrong::TooCommon) => say!(language, "advice-too-common"),
        (_, Wrong::SaysLogin) => say!(language, "advice-says-login"),
        (_, Wrong::Differs) => say!(language, "advice-differs"),
        (_, Wrong::NotRight) => say!(language, "advice-not-right"),
        (_, Wrong::OneTime) => say!(language, "advice-one-time"),
        (_, Wrong::Taken) => say!(language, "advice-symbol-taken"),
        (_, Wrong::Own) => say!(language, "advice-own"),
    }
}
