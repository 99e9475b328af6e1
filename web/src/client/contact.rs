//! Where a person is reached: the same lines in the settings and in every application.

use std::collections::BTreeMap;

use accounts::{Address, DataFilled, Delivery, Details, Field, Line};

use crate::kit::{
    errors::FieldError,
    frame::Frame,
    input::{Input, fasten},
    mistakes::{id, label},
};

/// The name under which the way of delivery is posted.
pub(crate) const DELIVERY: &str = "odbior";

/// The names under which all of it is posted.
pub(crate) const NAMES: [&str; 13] = [
    "ulica", "dom", "lokal", "kod", "miasto", "k_ulica", "k_dom", "k_lokal", "k_kod", "k_miasto", "telefon", DELIVERY,
    "ade",
];

/// Addresses, telephone and delivery; `client/contact.html` draws them.
#[derive(Clone, Debug)]
pub(crate) struct Contact {
    /// The home address may be left out.
    pub home_optional: bool,
    /// Why the home address is asked for.
    pub home_text: String,
    pub home: Vec<Input>,
    pub mailing: Vec<Input>,
    /// Letters go elsewhere, so the lines are shown unfolded.
    pub has_mailing: bool,
    pub phone: Input,
    pub delivery: String,
    pub ade: Input,
}

impl Contact {
    /// The lines with what is filled in, by the names under which they are posted.
    pub(crate) fn new(frame: &Frame, filled: &BTreeMap<String, String>, home_optional: bool) -> Self {
        let text = |field| {
            let id = id(field);
            Input::text(id, label(frame.language, field), filled.get(id).map_or("", String::as_str))
        };
        // An address may be left out as a whole, so no line of it is demanded by itself.
        let address = |place: fn(Line) -> Field, optional: bool| {
            let street =
                text(place(Line::Street)).known_as("address-line1").hint(t!(frame, "person-street-hint")).optional();
            let building = text(place(Line::Building));
            let flat = text(place(Line::Flat)).optional();
            let code = text(place(Line::PostalCode)).known_as("postal-code").hint(t!(frame, "person-postal-code-hint"));
            let town = text(place(Line::Town)).known_as("address-level2");
            let mut lines = vec![street, building, flat, code, town];
            for line in &mut lines {
                line.replaceable |= optional;
            }
            lines
        };
        let home = address(Field::Home, home_optional);
        let mut mailing = address(Field::Mailing, true);
        for input in &mut mailing {
            input.autocomplete = "off";
        }
        let phone = text(Field::Phone).kind("tel").known_as("tel").hint(t!(frame, "person-phone-hint")).optional();
        let ade = text(Field::Ade).hint(t!(frame, "person-ade-hint")).optional();
        let delivery = match filled.get(DELIVERY).map_or("", String::as_str) {
            known @ ("ade" | "paper") => known.to_owned(),
            _ => Delivery::Account.code().to_owned(),
        };
        Self {
            home_optional,
            home_text: t!(frame, "person-address-text"),
            has_mailing: mailing.iter().any(|input| !input.value.is_empty()),
            home,
            mailing,
            phone,
            delivery,
            ade,
        }
    }

    /// The same with every slip at its line.
    pub(crate) fn with(mut self, errors: &[FieldError]) -> Self {
        let lines = self.home.iter_mut().chain(&mut self.mailing).chain([&mut self.phone, &mut self.ade]);
        fasten(lines, errors);
        self.has_mailing |= self.mailing.iter().any(|input| input.slip.is_some());
        self
    }
}

/// What is known of a person, by the names under which it is posted.
pub(crate) fn known(details: &Details) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    let mut put = |name: &str, value: &str| drop(values.insert(name.to_owned(), value.to_owned()));
    let home: fn(Line) -> Field = Field::Home;
    for (address, place) in [(&details.address, home), (&details.mailing_address, Field::Mailing)] {
        let Some(address) = address else { continue };
        put(id(place(Line::Street)), &address.street);
        put(id(place(Line::Building)), &address.building);
        put(id(place(Line::Flat)), &address.flat);
        put(id(place(Line::PostalCode)), &address.postal_code);
        put(id(place(Line::Town)), &address.town);
    }
    put(id(Field::Phone), details.phone.as_deref().unwrap_or_default());
    put(DELIVERY, details.delivery.code());
    put(id(Field::Ade), details.delivery.ade().unwrap_or_default());
    values
}

/// All of it as it is read, with the person's names.
pub(crate) fn as_read<'a>(filled: &'a BTreeMap<String, String>, names: &'a str, surname: &'a str) -> DataFilled<'a> {
    let value = |name: &str| filled.get(name).map_or("", String::as_str);
    DataFilled {
        surname,
        names,
        address: address(filled, Field::Home),
        mailing_address: address(filled, Field::Mailing),
        phone: value(id(Field::Phone)),
        delivery: value(DELIVERY),
        ade: value(id(Field::Ade)),
    }
}

/// The address whose lines are told as `place` makes them.
fn address(filled: &BTreeMap<String, String>, place: fn(Line) -> Field) -> Address {
    let line = |line| filled.get(id(place(line))).cloned().unwrap_or_default();
    Address {
        street: line(Line::Street),
        building: line(Line::Building),
        flat: line(Line::Flat),
        postal_code: line(Line::PostalCode),
        town: line(Line::Town),
    }
}

/// `ul. Rynek 1/2, 00-950 Okienkowo`.
pub(crate) fn in_one_line(address: Address) -> String {
    in_two_lines(address).join(", ")
}

/// `ul. Rynek 1/2` and `00-950 Okienkowo`.
pub(crate) fn in_two_lines(address: Address) -> [String; 2] {
    let Address { street, building, flat, postal_code, town } = address;
    let house = if flat.is_empty() { building } else { format!("{building}/{flat}") };
    let line = if street.is_empty() { format!("{town} {house}") } else { format!("{street} {house}") };
    [line, format!("{postal_code} {town}")]
}
