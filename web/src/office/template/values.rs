//! What stands in a letter in the place of a template's fields: of a case, or made up for a template being written.

use std::collections::HashMap;

use accounts::Official;
use cases::{CaseRow, Placeholder};
use vocabulary::{Date, Language};
use words::{dates, say};

use crate::{State, kit::trouble::Trouble, office::answer::write::addressee};

/// The letters are in Polish, whoever writes them.
const LANGUAGE: Language = Language::Pl;

/// Values by field.
pub(crate) type Values = HashMap<Placeholder, String>;

/// What the fields say in a letter of this case.
pub(crate) async fn of_case(state: &State, official: &Official, row: &CaseRow) -> Result<Values, Trouble> {
    let to = addressee(state, official, row).await?;
    let mut lines = to.lines();
    let client = lines.next().unwrap_or_default().to_owned();
    let address = lines.collect::<Vec<_>>().join(", ");
    let service = catalogue::service(&mut state.journal.look().await?, &row.service).await?;
    let mut view = state.journal.view().await?;
    let officer = accounts::official(&mut view, row.officer.0).await?;
    let letter = registry::letter_for_case(&mut view, row.letter).await?;
    let day = |day: Date| dates::date(LANGUAGE, day);
    let mut values = Values::from([
        (Placeholder::Sign, row.sign.to_string()),
        (Placeholder::Title, row.title.clone()),
        (Placeholder::Client, client),
        (Placeholder::Address, address),
        (Placeholder::Today, dates::day(LANGUAGE, state.journal.now())),
        (Placeholder::Started, day(row.started_on)),
        (Placeholder::Officer, row.officer.1.clone()),
        (Placeholder::Unit, row.unit.name.clone()),
        (Placeholder::Office, state.office.name_pl.clone()),
    ]);
    values.extend(row.last_day.map(|last| (Placeholder::LastDay, day(last.effective))));
    if let Some(service) = service {
        let text = service.text(LANGUAGE);
        values.insert(Placeholder::Service, text.name.clone());
        values.insert(Placeholder::LegalBasis, text.legal.clone());
    }
    if let Some(letter) = letter {
        values.insert(Placeholder::LetterNumber, letter.row.number.to_string());
        values.insert(Placeholder::LetterDay, dates::day(LANGUAGE, letter.row.entered_at));
    }
    if let Some(card) = officer {
        values.insert(Placeholder::Phone, card.phone);
        values.insert(Placeholder::Room, card.room);
    }
    // What words tie together is tied again when the paper is made.
    Ok(values.into_iter().map(|(field, value)| (field, plain(&value))).collect())
}

/// What they say in the preview of a template: somebody who does not exist.
pub(crate) fn made_up(state: &State, official: &Official) -> Values {
    let day = dates::day(LANGUAGE, state.journal.now());
    let text = |field| match field {
        Placeholder::Sign => say!(LANGUAGE, "template-sample-sign"),
        Placeholder::Title => say!(LANGUAGE, "template-sample-title"),
        Placeholder::Client => say!(LANGUAGE, "template-sample-client"),
        Placeholder::Address => say!(LANGUAGE, "template-sample-address"),
        Placeholder::Today | Placeholder::Started | Placeholder::LastDay | Placeholder::LetterDay => day.clone(),
        Placeholder::LetterNumber => say!(LANGUAGE, "template-sample-number"),
        Placeholder::Service => say!(LANGUAGE, "template-sample-service"),
        Placeholder::LegalBasis => say!(LANGUAGE, "template-sample-legal"),
        Placeholder::Officer => official.name().to_owned(),
        Placeholder::Phone => state.office.phone.clone(),
        Placeholder::Room => say!(LANGUAGE, "template-sample-room"),
        Placeholder::Unit => official.unit().name.clone(),
        Placeholder::Office => state.office.name_pl.clone(),
    };
    Placeholder::ALL.into_iter().map(|field| (field, plain(&text(field)))).collect()
}

/// Without the marks and the spaces by which pages tie words together.
fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "").replace('\u{a0}', " ")
}

/// A field as it stands in a template.
pub(crate) fn braced(field: Placeholder) -> String {
    format!("{{{}}}", field.code())
}

/// What a field is, in words.
pub(crate) fn called(language: Language, field: Placeholder) -> String {
    match field {
        Placeholder::Sign => say!(language, "template-field-sign"),
        Placeholder::Title => say!(language, "template-field-title"),
        Placeholder::Client => say!(language, "template-field-client"),
        Placeholder::Address => say!(language, "template-field-address"),
        Placeholder::Today => say!(language, "template-field-today"),
        Placeholder::Started => say!(language, "template-field-started"),
        Placeholder::LastDay => say!(language, "template-field-last-day"),
        Placeholder::LetterNumber => say!(language, "template-field-letter-number"),
        Placeholder::LetterDay => say!(language, "template-field-letter-day"),
        Placeholder::Service => say!(language, "template-field-service"),
        Placeholder::LegalBasis => say!(language, "template-field-legal"),
        Placeholder::Officer => say!(language, "template-field-officer"),
        Placeholder::Phone => say!(language, "template-field-phone"),
        Placeholder::Room => say!(language, "template-field-room"),
        Placeholder::Unit => say!(language, "template-field-unit"),
        Placeholder::Office => say!(language, "template-field-office"),
    }
}
