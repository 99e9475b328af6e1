//! The fields of an official's form.

use accounts::{Field, OfficialCard, OfficialFilled, Post, Unit};
use serde::Deserialize;

use super::{post, post_may};
use crate::kit::{
    deed::{Control, Offer},
    errors::FieldError,
    frame::Frame,
    input::{Input, fasten},
    mistakes::{id, label},
};

/// What is filled in, by the names under which it is posted.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    pub login: String,
    pub nazwa: String,
    pub komorka: String,
    pub stanowisko: String,
    pub pokoj: String,
    pub telefon: String,
}

impl Filled {
    /// What is kept of an official.
    pub(crate) fn of(card: &OfficialCard) -> Self {
        Self {
            login: card.login.clone(),
            nazwa: card.name.clone(),
            komorka: card.unit.id.to_string(),
            stanowisko: card.post.code().to_owned(),
            pokoj: card.room.clone(),
            telefon: card.phone.clone(),
        }
    }

    pub(crate) fn as_read(&self) -> OfficialFilled<'_> {
        OfficialFilled {
            name: &self.nazwa,
            unit: &self.komorka,
            post: &self.stanowisko,
            room: &self.pokoj,
            phone: &self.telefon,
        }
    }
}

/// The fields of the form; the login can be chosen for a new account alone.
pub(crate) fn controls(
    frame: &Frame,
    units: &[Unit],
    filled: &Filled,
    new: bool,
    errors: &[FieldError],
) -> Vec<Control> {
    let line = |field, value: &str| Input::text(id(field), label(frame.language, field), value);
    let mut lines = [
        line(Field::FullName, &filled.nazwa),
        line(Field::Login, &filled.login).hint(t!(frame, "admin-login-hint")),
        line(Field::Unit, ""),
        line(Field::Post, ""),
        line(Field::Room, &filled.pokoj).optional(),
        line(Field::OfficePhone, &filled.telefon).kind("tel").hint(t!(frame, "admin-phone-hint")).optional(),
    ];
    fasten(&mut lines, errors);
    let [name, login, unit, position, room, phone] = lines;
    let choose = Offer::new("", t!(frame, "admin-choose"), "-");
    let offered = units.iter().map(|unit| {
        let label = format!("{} ({})", unit.name, unit.symbol);
        Offer::new(unit.id.to_string(), label, &filled.komorka)
    });
    let posts = Post::ALL.into_iter().map(|kind| {
        Offer::new(kind.code(), post(frame.language, kind), &filled.stanowisko).hint(post_may(frame.language, kind))
    });
    let mut controls = vec![Control::Line(name)];
    controls.extend(new.then_some(Control::Line(login)));
    controls.extend([
        Control::List(unit, std::iter::once(choose).chain(offered).collect()),
        Control::Choice(position, posts.collect()),
        Control::Line(phone),
        Control::Line(room),
    ]);
    controls
}
