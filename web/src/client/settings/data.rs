//! Names, addresses, telephone, and how decisions come.

use accounts::{Address, Client, Data, DataFilled, Delivery, Details, Field, Identity, Line};
use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    State,
    kit::{
        errors::FieldError,
        form::Posted,
        frame::{Frame, Here},
        input::{Input, fasten},
        mistakes::{self, id, label},
        page::{page, page_with},
        rights::AsClient,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

#[derive(Template)]
#[template(path = "client/settings/data.html")]
pub(crate) struct DataPage {
    pub frame: Frame,
    pub csrf: String,
    /// The account was made just now.
    pub new: bool,
    pub who: Vec<Input>,
    /// PESEL or document, in words.
    pub identity: String,
    pub home: Vec<Input>,
    pub mailing: Vec<Input>,
    /// Letters go elsewhere, so the lines are shown unfolded.
    pub has_mailing: bool,
    pub phone: Input,
    pub delivery: String,
    pub ade: Input,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    konto: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    imiona: String,
    nazwisko: String,
    ulica: String,
    dom: String,
    lokal: String,
    kod: String,
    miasto: String,
    k_ulica: String,
    k_dom: String,
    k_lokal: String,
    k_kod: String,
    k_miasto: String,
    telefon: String,
    odbior: String,
    ade: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let details = details(&state, &client).await?;
    let mut view = form(visit.frame(&state, Here::Settings), &details, &Filled::of(&details), Vec::new());
    view.new = asked.konto == "gotowe";
    page(&view)
}

pub(crate) async fn save(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    match Data::read(&filled.as_read()) {
        Ok(data) => {
            let mut act = state.journal.act(visit.actor(), &visit.number).await?;
            let recorded = accounts::change_data(&mut act, &client, data).await?;
            act.commit(recorded).await?;
            Ok(Redirect::to(&format!("{}?zapisano=dane", links::SETTINGS)).into_response())
        }
        Err(mistakes) => {
            let errors = mistakes::errors(visit.language, &mistakes);
            let details = details(&state, &client).await?;
            let view = form(visit.frame(&state, Here::Settings), &details, &filled, errors);
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
    }
}

async fn details(state: &State, client: &Client) -> Result<Details, Trouble> {
    Ok(accounts::details(&mut state.journal.view().await?, client).await?)
}

impl Filled {
    pub(crate) fn of(details: &Details) -> Self {
        let home = details.address.clone().unwrap_or_default();
        let mailing = details.mailing_address.clone().unwrap_or_default();
        Self {
            imiona: details.names.clone(),
            nazwisko: details.surname.clone(),
            ulica: home.street,
            dom: home.building,
            lokal: home.flat,
            kod: home.postal_code,
            miasto: home.town,
            k_ulica: mailing.street,
            k_dom: mailing.building,
            k_lokal: mailing.flat,
            k_kod: mailing.postal_code,
            k_miasto: mailing.town,
            telefon: details.phone.clone().unwrap_or_default(),
            odbior: details.delivery.code().to_owned(),
            ade: details.delivery.ade().unwrap_or_default().to_owned(),
        }
    }

    fn as_read(&self) -> DataFilled<'_> {
        let address =
            |street: &String, building: &String, flat: &String, postal_code: &String, town: &String| Address {
                street: street.clone(),
                building: building.clone(),
                flat: flat.clone(),
                postal_code: postal_code.clone(),
                town: town.clone(),
            };
        DataFilled {
            surname: &self.nazwisko,
            names: &self.imiona,
            address: address(&self.ulica, &self.dom, &self.lokal, &self.kod, &self.miasto),
            mailing_address: address(&self.k_ulica, &self.k_dom, &self.k_lokal, &self.k_kod, &self.k_miasto),
            phone: &self.telefon,
            delivery: &self.odbior,
            ade: &self.ade,
        }
    }
}

pub(crate) fn form(frame: Frame, details: &Details, filled: &Filled, errors: Vec<FieldError>) -> DataPage {
    let label = |field| label(frame.language, field);
    let text = |field, value: &str| Input::text(id(field), label(field), value);
    let mut who = vec![
        text(Field::Names, &filled.imiona).known_as("given-name"),
        text(Field::Surname, &filled.nazwisko).known_as("family-name"),
    ];
    // An address may be left out as a whole, so no line of it is demanded by itself.
    let address = |place: fn(Line) -> Field, [street, building, flat, postal_code, town]: [&str; 5]| {
        vec![
            text(place(Line::Street), street)
                .known_as("address-line1")
                .hint(t!(frame, "person-street-hint"))
                .replaceable(),
            text(place(Line::Building), building).known_as("off").replaceable(),
            text(place(Line::Flat), flat).known_as("off").optional(),
            text(place(Line::PostalCode), postal_code)
                .known_as("postal-code")
                .hint(t!(frame, "person-postal-code-hint"))
                .replaceable(),
            text(place(Line::Town), town).known_as("address-level2").replaceable(),
        ]
    };
    let mut home = address(Field::Home, [&filled.ulica, &filled.dom, &filled.lokal, &filled.kod, &filled.miasto]);
    let mut mailing =
        address(Field::Mailing, [&filled.k_ulica, &filled.k_dom, &filled.k_lokal, &filled.k_kod, &filled.k_miasto]);
    for input in &mut mailing {
        input.autocomplete = "off";
    }
    let mut phone =
        text(Field::Phone, &filled.telefon).kind("tel").known_as("tel").hint(t!(frame, "person-phone-hint")).optional();
    let mut ade = text(Field::Ade, &filled.ade).hint(t!(frame, "person-ade-hint")).replaceable();
    fasten(who.iter_mut().chain(&mut home).chain(&mut mailing).chain([&mut phone, &mut ade]), &errors);
    let delivery = match filled.odbior.as_str() {
        known @ ("ade" | "paper") => known.to_owned(),
        _ => Delivery::Account.code().to_owned(),
    };
    DataPage {
        csrf: frame.csrf.clone(),
        new: false,
        identity: match &details.identity {
            Some(Identity::Pesel(pesel)) => t!(frame, "settings-pesel", pesel = pesel.as_str()),
            Some(Identity::Document { document, .. }) => t!(frame, "settings-document", document = document.as_str()),
            None => String::new(),
        },
        has_mailing: mailing.iter().any(|input| !input.value.is_empty() || input.slip.is_some()),
        safe: if errors.is_empty() { String::new() } else { t!(frame, "settings-safe") },
        frame,
        who,
        home,
        mailing,
        phone,
        delivery,
        ade,
        errors,
    }
}
