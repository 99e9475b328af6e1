//! The pages where people sign. They work without script; Polish first, English at a click.

use axum::{
    extract::{Form, Path, Query, State},
    http::{
        HeaderMap, StatusCode, Uri,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS},
    },
    response::{Html, IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use vocabulary::{Fault, Language, Pesel};

use super::{
    desk::{Outcome, Signing},
    person::{KnownPerson, Shape},
    readable::readable,
};
use crate::{
    Sandbox, Service,
    language::Wish,
    mailbox::escaped,
    web::{Failed, NO_SUCH_THING},
};

/// The most of a document that the page shows, in octets; the whole of it is behind a link.
const MOST_SHOWN: usize = 20_000;
const LONGEST_NAME: usize = 60;
/// What stands for a document when the Trusted Profile is to answer badly.
const RUBBISH: &str = "To nie jest dokument.";

/// What was filled in.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    osoba: String,
    imie: String,
    nazwisko: String,
    pesel: String,
    postac: String,
    co: String,
}

/// What of it is wrong.
#[derive(Default)]
struct Mistakes {
    person: bool,
    given: bool,
    surname: bool,
    pesel: bool,
}

/// The page of a document that waits, or the word that there is nothing to sign.
pub(crate) async fn show(
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    Query(wish): Query<Wish>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    sandbox.endure(Service::TrustedProfile).await?;
    let language = wish.language(&headers);
    let signing = sandbox.desk().find(&id, sandbox.now());
    Ok(match signing {
        Some(signing) if matches!(signing.outcome, Outcome::Waiting) => {
            page(&signing, &sandbox.desk().known(), language, &Filled::default(), &Mistakes::default())
        }
        signing => over(&id, signing.as_ref(), language),
    })
}

/// The document as text, whole.
pub(crate) async fn document(State(sandbox): State<Sandbox>, Path(id): Path<String>) -> Result<Response, Failed> {
    sandbox.endure(Service::TrustedProfile).await?;
    let signing = sandbox.desk().find(&id, sandbox.now()).ok_or(NO_SUCH_THING)?;
    let headers = [
        (CONTENT_TYPE, "text/plain; charset=utf-8"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (CACHE_CONTROL, "no-store"),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'; sandbox"),
    ];
    Ok((headers, signing.document.to_string()).into_response())
}

/// Signs, or does what else was asked for, and sends the person back to where the document came from.
pub(crate) async fn decide(
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    Query(wish): Query<Wish>,
    headers: HeaderMap,
    Form(filled): Form<Filled>,
) -> Result<Response, Failed> {
    sandbox.endure(Service::TrustedProfile).await?;
    let language = wish.language(&headers);
    let signing = match sandbox.desk().find(&id, sandbox.now()) {
        Some(signing) if matches!(signing.outcome, Outcome::Waiting) => signing,
        // A second click: the person is on the way already.
        Some(Signing { outcome: Outcome::Signed(_), done, .. }) => return Ok(sent_back(&done)),
        other => return Ok(over(&id, other.as_ref(), language)),
    };
    let outcome = match filled.co.as_str() {
        "anuluj" => Outcome::Cancelled,
        "wygas" => Outcome::Expired,
        "smiec" => Outcome::Signed(RUBBISH.into()),
        what => {
            let known = sandbox.desk().known();
            let person = match filled.person(&known) {
                Ok(person) => person,
                Err(mistakes) => return Ok(page(&signing, &known, language, &filled, &mistakes)),
            };
            let shape = if filled.postac == "ep" { Shape::Newer } else { Shape::Older };
            let (signer, document, alter) = (sandbox.clone(), signing.document.clone(), what == "zmien");
            let sign = move || signer.sign(&document, &person, shape, alter);
            Outcome::Signed(tokio::task::spawn_blocking(sign).await.map_err(Fault::from)??.into())
        }
    };
    let back = if matches!(outcome, Outcome::Signed(_)) { &signing.done } else { &signing.failed };
    sandbox.desk().decide(&id, outcome);
    Ok(sent_back(back))
}

impl Sandbox {
    fn sign(&self, document: &str, person: &KnownPerson, shape: Shape, alter: bool) -> Result<String, Fault> {
        let now = self.now();
        let signed = seals::seal_for(&person.role(shape, now), document, &self.0.minister_seal, now)?;
        Ok(if alter { seals::insert_last(&signed, "<dopisek></dopisek>")? } else { signed })
    }
}

impl Filled {
    fn person(&self, known: &[KnownPerson]) -> Result<KnownPerson, Mistakes> {
        if let Some(person) = self.osoba.parse().ok().and_then(|place: usize| known.get(place)) {
            return Ok(person.clone());
        }
        if self.osoba.is_empty() {
            return Err(Mistakes { person: true, ..Mistakes::default() });
        }
        let name = |name: &str| {
            let name = name.trim();
            let fits = (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.contains(char::is_control);
            fits.then(|| name.to_owned())
        };
        let (given, surname, pesel) = (name(&self.imie), name(&self.nazwisko), Pesel::parse(self.pesel.trim()).ok());
        let mistakes =
            Mistakes { person: false, given: given.is_none(), surname: surname.is_none(), pesel: pesel.is_none() };
        match (given, surname, pesel) {
            (Some(given), Some(surname), Some(pesel)) => Ok(KnownPerson { given, surname, pesel }),
            _ => Err(mistakes),
        }
    }
}

fn page(
    signing: &Signing,
    known: &[KnownPerson],
    language: Language,
    filled: &Filled,
    mistakes: &Mistakes,
) -> Response {
    // Nobody signs by mistake in another's name: where several people are known, one of them must be chosen.
    let chosen = match (filled.osoba.as_str(), known.len()) {
        ("", 0) => "inna",
        ("", 1) => "0",
        (chosen, _) => chosen,
    };
    let is_known = |place: usize| place < known.len() && chosen == place.to_string();
    let checked = |is: bool| if is { " checked" } else { "" };
    let mut people = String::new();
    for (place, person) in known.iter().enumerate() {
        people.push_str(&format!(
            "<div class=\"choice\"><input type=\"radio\" id=\"osoba-{place}\" name=\"osoba\" value=\"{place}\"{}>\
             <label for=\"osoba-{place}\">{} {} <span class=\"soft\">PESEL {}</span></label></div>\n",
            checked(is_known(place)),
            escaped(&person.given),
            escaped(&person.surname),
            person.pesel.as_str(),
        ));
    }
    let (shown, is_whole) = readable(&signing.document, MOST_SHOWN);
    let shown = if is_whole { shown } else { shown.chars().take(MOST_SHOWN).collect() };
    let is_wrong = mistakes.person || mistakes.given || mistakes.surname || mistakes.pesel;
    let parts = [
        ("wrong", is_wrong),
        ("person", mistakes.person),
        ("given", mistakes.given),
        ("surname", mistakes.surname),
        ("pesel", mistakes.pesel),
        ("cut", !is_whole),
    ];
    let values = [
        ("path", path(&signing.id)),
        ("about", escaped(&signing.about)),
        ("document", escaped(&shown)),
        ("known", people),
        ("other", checked(!chosen.is_empty() && !(0..known.len()).any(is_known)).to_owned()),
        ("value_given", escaped(&filled.imie)),
        ("value_surname", escaped(&filled.nazwisko)),
        ("value_pesel", escaped(&filled.pesel)),
        ("older", checked(filled.postac != "ep").to_owned()),
        ("newer", checked(filled.postac == "ep").to_owned()),
    ];
    let template = match language {
        Language::En => include_str!("../pages/signing_en.html"),
        Language::Pl => include_str!("../pages/signing_pl.html"),
    };
    let status = if is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    // A browser checks where a form leads to the end, so the way back must be allowed too.
    let back = format!("{} {}", origin(&signing.done), origin(&signing.failed));
    sent(status, &back, written(template, &parts, &values))
}

/// The page that says why there is nothing to sign, with the way back if it is known.
fn over(id: &str, signing: Option<&Signing>, language: Language) -> Response {
    let is_signed = matches!(signing, Some(Signing { outcome: Outcome::Signed(_), .. }));
    let back = signing.map(|signing| if is_signed { &signing.done } else { &signing.failed });
    let parts = [
        ("signed", is_signed),
        ("unsigned", signing.is_some() && !is_signed),
        ("unknown", signing.is_none()),
        ("back", back.is_some()),
    ];
    let values = [("path", path(id)), ("address", back.map(|back| escaped(&back.to_string())).unwrap_or_default())];
    let template = match language {
        Language::En => include_str!("../pages/signing_over_en.html"),
        Language::Pl => include_str!("../pages/signing_over_pl.html"),
    };
    let status = if signing.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    sent(status, "", written(template, &parts, &values))
}

fn path(id: &str) -> String {
    format!("/profil-zaufany/{}", escaped(id))
}

fn origin(uri: &Uri) -> String {
    format!("{}://{}", uri.scheme_str().unwrap_or_default(), uri.authority().map_or("", |host| host.as_str()))
}

/// A template with its parts (`{*name*}…{/name/}`) kept or left out and its places (`{name}`) filled, in one pass, so that
/// nothing that was filled in is read as a place again.
fn written(template: &str, parts: &[(&str, bool)], values: &[(&str, String)]) -> String {
    let mut kept = template.to_owned();
    for (name, is_kept) in parts {
        let (begin, end) = (format!("{{*{name}*}}"), format!("{{/{name}/}}"));
        while let Some(from) = kept.find(&begin) {
            let to = kept[from..].find(&end).map_or(kept.len(), |to| from + to);
            let inside = if *is_kept { kept[from + begin.len()..to].to_owned() } else { String::new() };
            kept.replace_range(from..(to + end.len()).min(kept.len()), &inside);
        }
    }
    let mut written = String::new();
    let mut rest = kept.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        written.push_str(before);
        match name {
            "style" => written.push_str(include_str!("../pages/signing.css")),
            name => written.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)),
        }
        rest = after;
    }
    written + rest
}

fn sent(status: StatusCode, form_leads_to: &str, html: String) -> Response {
    let policy = format!(
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self' {form_leads_to}; base-uri 'none'; \
         frame-ancestors 'none'"
    );
    let headers = [
        (REFERRER_POLICY, "no-referrer".to_owned()),
        (CACHE_CONTROL, "no-store".to_owned()),
        (CONTENT_SECURITY_POLICY, policy),
    ];
    (status, headers, Html(html)).into_response()
}

fn sent_back(to: &Uri) -> Response {
    ([(REFERRER_POLICY, "no-referrer")], Redirect::to(&to.to_string())).into_response()
}
