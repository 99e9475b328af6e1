//! Address, telephone and delivery of whoever files.

use accounts::{Address, Data, DataFilled, Details, Field, Line, Mistake, Wrong};
use catalogue::Answers;

/// The names of the values, as the settings' form has them.
pub(super) const NAMES: [&str; 13] = [
    "ulica", "dom", "lokal", "kod", "miasto", "k_ulica", "k_dom", "k_lokal", "k_kod", "k_miasto", "telefon", "odbior",
    "ade",
];

/// What is wrong with what was filled in about the applicant; nothing when it may be filed. An application names the
/// applicant's address (KPA art. 63 § 2), so here the home address is demanded.
#[must_use]
pub fn check_applicant(values: &Answers) -> Vec<Mistake> {
    read(values).err().unwrap_or_default()
}

/// The details that a document names: the account's own, with what was filled in in their place. `None` while something
/// there is wrong.
pub(super) fn applicant(values: &Answers, known: Details) -> Option<Details> {
    let (names, surname) = (known.names.clone(), known.surname.clone());
    let details = read(values).ok()?.over(known);
    Some(Details { names, surname, ..details })
}

/// The account's details as values of the form.
pub(super) fn prefilled(details: &Details) -> Answers {
    let home = details.address.clone().unwrap_or_default();
    let mailing = details.mailing_address.clone().unwrap_or_default();
    let lines = |address: Address| [address.street, address.building, address.flat, address.postal_code, address.town];
    let [phone, delivery, ade] = [
        details.phone.clone().unwrap_or_default(),
        details.delivery.code().to_owned(),
        details.delivery.ade().unwrap_or_default().to_owned(),
    ];
    NAMES.into_iter().zip(lines(home).into_iter().chain(lines(mailing)).chain([phone, delivery, ade])).collect()
}

fn read(values: &Answers) -> Result<Data, Vec<Mistake>> {
    let value = |name: &str| values.0.get(name).cloned().unwrap_or_default();
    let address = |prefix: &str| Address {
        street: value(&format!("{prefix}ulica")),
        building: value(&format!("{prefix}dom")),
        flat: value(&format!("{prefix}lokal")),
        postal_code: value(&format!("{prefix}kod")),
        town: value(&format!("{prefix}miasto")),
    };
    let (home, mailing) = (address(""), address("k_"));
    let empty = [&home.street, &home.building, &home.flat, &home.postal_code, &home.town]
        .iter()
        .all(|line| line.trim().is_empty());
    let mut mistakes = Vec::new();
    if empty {
        let missing = |line| Mistake { field: Field::Home(line), wrong: Wrong::Missing };
        mistakes.extend([Line::Building, Line::PostalCode, Line::Town].map(missing));
    }
    let read = Data::read(&DataFilled {
        // The names are the account's and not filled in here.
        surname: "-",
        names: "-",
        address: home,
        mailing_address: mailing,
        phone: &value("telefon"),
        delivery: &value("odbior"),
        ade: &value("ade"),
    });
    match read {
        Ok(data) if mistakes.is_empty() => Ok(data),
        Ok(_) => Err(mistakes),
        Err(more) => Err(mistakes.into_iter().chain(more).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::check_applicant;
    use accounts::{Field, Line, Mistake, Wrong};
    use catalogue::Answers;

    #[test]
    fn an_applicant_has_a_home_address() {
        let home = [("dom", "12"), ("kod", "61-001"), ("miasto", "Okienkowo")];
        let filled = |values: &[(&str, &str)]| check_applicant(&values.iter().copied().collect::<Answers>());
        assert_eq!(filled(&home), []);
        let missing = |line| Mistake { field: Field::Home(line), wrong: Wrong::Missing };
        assert_eq!(filled(&[]), [Line::Building, Line::PostalCode, Line::Town].map(missing));
        assert_eq!(filled(&home[..2]), [missing(Line::Town)]);
    }

    #[test]
    fn every_mistake_is_told() {
        let filled: Answers = [("telefon", "12"), ("k_kod", "x"), ("odbior", "ade")].into_iter().collect();
        let fields: Vec<_> = check_applicant(&filled).into_iter().map(|mistake| mistake.field).collect();
        assert_eq!(fields.len(), 8, "{fields:?}");
    }
}
