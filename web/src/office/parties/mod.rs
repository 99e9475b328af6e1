//! The parties of a case: whoever sent the letter that opened it, and those whom the officer names.

use accounts::Official;
use askama::Template;
use axum::{
    extract::{Path, Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use cases::{Case, Deed, Denied};
use delivery::{NewParty, Party, PartyError, PartyField, PartyRole};
use serde::Deserialize;
use vocabulary::Date;
use words::dates;

use crate::{
    State,
    kit::{
        deed::{Control, Offer, field, id as field_id},
        errors::FieldError,
        form::Posted,
        frame::{Frame, Here},
        input::fasten,
        page::page_with,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office::case::{
        deeds::{day, text_error},
        find,
        told::Telling,
    },
};

/// The form's name in the ids of its fields.
const FORM: &str = "strona";

/// A party as it is shown.
#[derive(Clone, Debug)]
pub(crate) struct PartyLine {
    pub name: String,
    pub address: Vec<String>,
    pub role: String,
    /// Who acts for it, where, and until when; empty for nobody.
    pub proxy: Vec<String>,
    /// Where it is noted that it is one no more; empty where it cannot be.
    pub end: String,
    pub ended: bool,
}

#[derive(Template)]
#[template(path = "office/parties/page.html")]
pub(crate) struct PartiesPage {
    pub frame: Frame,
    pub sign: String,
    pub back: String,
    pub address: String,
    pub version: i64,
    pub parties: Vec<PartyLine>,
    /// The fields of another party; none for who names no parties here now.
    pub controls: Vec<Control>,
    pub told: Telling,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    zrobiono: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    wersja: String,
    nazwa: String,
    adres: String,
    rola: String,
    pelnomocnik: String,
    #[serde(rename = "adres-pelnomocnika")]
    proxy_address: String,
    #[serde(rename = "pelnomocnik-do")]
    proxy_until: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let frame = visit.frame(&state, Here::CaseList);
    let case = find(&state, &official, &id).await?;
    let done = match asked.zrobiono.as_str() {
        "dodano" => t!(frame, "party-done-named"),
        "zakonczono" => t!(frame, "party-done-ended"),
        _ => String::new(),
    };
    let told = Telling { done, ..Telling::default() };
    render(&state, frame, &official, &case, StatusCode::OK, told, &Filled::default()).await
}

/// Names another party.
pub(crate) async fn name(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let case = find(&state, &official, &id).await?;
    let frame = visit.frame(&state, Here::CaseList);
    let after = || Ok(Redirect::to(&format!("{}?zrobiono=dodano", links::case_parties(case.row.id))).into_response());
    let new = match filled.read(&frame) {
        Ok(new) => new,
        Err(errors) => return wrong(&state, &visit, &official, &case, &filled, errors).await,
    };
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let version = filled.wersja.parse().unwrap_or_default();
    let right = match cases::may_work(&mut act, &official, case.row.id, version, Deed::Deliver).await {
        Ok(right) => right,
        Err(denied) => {
            drop(act);
            // The same form, pressed twice, has done it.
            let known = delivery::parties(&mut state.journal.view().await?, &case.row).await?;
            let is_there = |party: &Party| party.name == new.name.trim() && !party.ended;
            if matches!(denied, Denied::Stale) && known.iter().skip(1).any(is_there) {
                return after();
            }
            return refused(&state, &visit, &official, &case, denied, &filled).await;
        }
    };
    match delivery::name_party(&mut act, &right, new).await {
        Ok((_, recorded)) => {
            act.commit(recorded).await?;
            after()
        }
        Err(PartyError::Exists(_)) => after(),
        Err(PartyError::Fields(errors)) => {
            drop(act);
            let errors = errors.into_iter().map(|(at, error)| {
                let (summary, slip) = text_error(&frame, error);
                FieldError::new(field_id(FORM, name_of(at)), format!("{}: {summary}", label_of(&frame, at)), slip)
            });
            wrong(&state, &visit, &official, &case, &filled, errors.collect()).await
        }
        Err(PartyError::TooMany) => {
            drop(act);
            let slip = t!(frame, "party-error-many-slip", most = delivery::MOST_PARTIES);
            let error = FieldError::new(field_id(FORM, "nazwa"), t!(frame, "party-error-many"), slip);
            wrong(&state, &visit, &official, &case, &filled, vec![error]).await
        }
        Err(PartyError::NotThere) => Err(Trouble::NotFound),
        Err(PartyError::Fault(fault)) => Err(fault.into()),
    }
}

/// Notes that somebody is a party no more.
pub(crate) async fn end(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path((id, party)): Path<(String, String)>,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let case = find(&state, &official, &id).await?;
    let party = party.parse().map_err(|_| Trouble::NotFound)?;
    let after =
        || Ok(Redirect::to(&format!("{}?zrobiono=zakonczono", links::case_parties(case.row.id))).into_response());
    let known = delivery::parties(&mut state.journal.view().await?, &case.row).await?;
    if known.iter().any(|known| known.id == party && known.ended) {
        return after();
    }
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let version = filled.wersja.parse().unwrap_or_default();
    let right = match cases::may_work(&mut act, &official, case.row.id, version, Deed::Deliver).await {
        Ok(right) => right,
        Err(denied) => {
            drop(act);
            return refused(&state, &visit, &official, &case, denied, &filled).await;
        }
    };
    match delivery::end_party(&mut act, &right, party).await {
        Ok(recorded) => {
            act.commit(recorded).await?;
            after()
        }
        Err(PartyError::Fault(fault)) => Err(fault.into()),
        Err(_) => Err(Trouble::NotFound),
    }
}

impl Filled {
    /// The party that was filled in, but for its texts.
    fn read(&self, frame: &Frame) -> Result<NewParty<'_>, Vec<FieldError>> {
        let role = PartyRole::of_code(&self.rola);
        let until = self.proxy_until.trim();
        let until = if until.is_empty() { Some(None) } else { day(until).map(Some) };
        if let (Some(role), Some(proxy_until)) = (role, until) {
            return Ok(NewParty {
                name: &self.nazwa,
                address: &self.adres,
                role,
                proxy_name: &self.pelnomocnik,
                proxy_address: &self.proxy_address,
                proxy_until,
            });
        }
        let no_role = role.is_none().then(|| {
            FieldError::new(field_id(FORM, "rola"), t!(frame, "party-error-role"), t!(frame, "party-error-role-slip"))
        });
        let no_day = until.is_none().then(|| {
            let (summary, slip) = (t!(frame, "letter-error-day"), t!(frame, "letter-error-day-slip"));
            FieldError::new(field_id(FORM, "pelnomocnik-do"), summary, slip)
        });
        Err(no_role.into_iter().chain(no_day).collect())
    }
}

/// The name of a field.
const fn name_of(field: PartyField) -> &'static str {
    match field {
        PartyField::Name => "nazwa",
        PartyField::Address => "adres",
        PartyField::ProxyName => "pelnomocnik",
        PartyField::ProxyAddress => "adres-pelnomocnika",
    }
}

fn label_of(frame: &Frame, field: PartyField) -> String {
    match field {
        PartyField::Name => t!(frame, "party-name"),
        PartyField::Address => t!(frame, "party-address"),
        PartyField::ProxyName => t!(frame, "party-proxy"),
        PartyField::ProxyAddress => t!(frame, "party-proxy-address"),
    }
}

/// What a role is called.
pub(crate) fn role(frame: &Frame, role: PartyRole) -> String {
    match role {
        PartyRole::Party => t!(frame, "party-role-party"),
        PartyRole::WithRights => t!(frame, "party-role-with-rights"),
        PartyRole::Informed => t!(frame, "party-role-informed"),
    }
}

async fn wrong(
    state: &State,
    visit: &Visit,
    official: &Official,
    case: &Case,
    filled: &Filled,
    errors: Vec<FieldError>,
) -> Result<Response, Trouble> {
    let frame = frame_of(state, visit, case);
    let told = Telling { errors, safe: t!(frame, "case-errors-safe"), ..Telling::default() };
    render(state, frame, official, case, StatusCode::UNPROCESSABLE_ENTITY, told, filled).await
}

async fn refused(
    state: &State,
    visit: &Visit,
    official: &Official,
    case: &Case,
    denied: Denied,
    filled: &Filled,
) -> Result<Response, Trouble> {
    let frame = frame_of(state, visit, case);
    let slip = match denied {
        Denied::NotYours => return Err(Trouble::NotFound),
        Denied::Fault(fault) => return Err(fault.into()),
        Denied::NotNow => t!(frame, "case-not-now"),
        Denied::Stale => t!(frame, "case-stale"),
    };
    let told = Telling { slip, more: t!(frame, "case-stale-more"), ..Telling::default() };
    render(state, frame, official, case, StatusCode::CONFLICT, told, filled).await
}

/// The frame of what is shown in answer to a posted form: the other language is of the page that it came from.
fn frame_of(state: &State, visit: &Visit, case: &Case) -> Frame {
    let mut frame = visit.frame(state, Here::CaseList);
    frame.other_language = crate::kit::language::page_in(&links::case_parties(case.row.id), frame.the_other());
    frame
}

async fn render(
    state: &State,
    frame: Frame,
    official: &Official,
    case: &Case,
    status: StatusCode,
    told: Telling,
    filled: &Filled,
) -> Result<Response, Trouble> {
    let today = state.journal.now().warsaw_date();
    // Whoever was shown that things stand otherwise goes on from how they stand now.
    let row = cases::case(&mut state.journal.view().await?, official, case.row.id).await?.ok_or(Trouble::NotFound)?.row;
    let names = cases::deeds(official, &row, today).contains(&Deed::Deliver);
    let parties = delivery::parties(&mut state.journal.view().await?, &row).await?;
    let parties = parties.iter().enumerate().map(|(at, party)| {
        let end = names && at > 0 && !party.ended;
        let end = if end { links::case_party_end(row.id, &party.id.to_string()) } else { String::new() };
        line(&frame, party, end)
    });
    let parties = parties.collect();
    let mut controls = if names { form(&frame, filled) } else { Vec::new() };
    fasten(controls.iter_mut().map(Control::input), &told.errors);
    let page = PartiesPage {
        sign: row.sign.to_string(),
        back: links::case(row.id),
        address: links::case_parties(row.id),
        version: row.version,
        parties,
        controls,
        told,
        frame,
    };
    page_with(status, &page)
}

fn line(frame: &Frame, party: &Party, end: String) -> PartyLine {
    let proxy = party.proxy.iter().flat_map(|proxy| {
        let until =
            proxy.until.map(|until| t!(frame, "party-proxy-until-day", day = dates::date(frame.language, until)));
        let address = proxy.address.lines().map(str::to_owned);
        std::iter::once(proxy.name.clone()).chain(address).chain(until).collect::<Vec<_>>()
    });
    PartyLine {
        name: party.name.clone(),
        address: party.address.lines().map(str::to_owned).collect(),
        role: role(frame, party.role),
        proxy: proxy.collect(),
        end,
        ended: party.ended,
    }
}

fn form(frame: &Frame, filled: &Filled) -> Vec<Control> {
    let chosen = if filled.rola.is_empty() { PartyRole::Party.code() } else { &filled.rola };
    let roles = PartyRole::ALL.into_iter().map(|of| Offer::new(of.code(), role(frame, of), chosen)).collect();
    let until = filled.proxy_until.as_str();
    let kind = if until.is_empty() || until.parse::<Date>().is_ok() { "date" } else { "text" };
    vec![
        Control::Line(field(FORM, "nazwa", t!(frame, "party-name"), &filled.nazwa)),
        Control::Text(
            field(FORM, "adres", t!(frame, "party-address"), &filled.adres).hint(t!(frame, "party-address-hint")),
        ),
        Control::Choice(field(FORM, "rola", t!(frame, "party-role"), ""), roles),
        Control::Line(
            field(FORM, "pelnomocnik", t!(frame, "party-proxy"), &filled.pelnomocnik)
                .hint(t!(frame, "party-proxy-hint"))
                .optional(),
        ),
        Control::Text(
            field(FORM, "adres-pelnomocnika", t!(frame, "party-proxy-address"), &filled.proxy_address).optional(),
        ),
        Control::Line(
            field(FORM, "pelnomocnik-do", t!(frame, "party-proxy-until"), until)
                .kind(kind)
                .hint(t!(frame, "party-proxy-until-hint"))
                .optional(),
        ),
    ]
}
